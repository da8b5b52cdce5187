"""The bytes of attachments: each content once, under its SHA-256, and believed only if it still fits."""

import sqlite3
from collections.abc import Mapping


def read(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """Return the bytes under a digest; None if they are not there, or no longer what they were."""
    import hashlib

    found = connection.execute("SELECT data FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    data = found[0] if found else None
    whole = isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == sha256
    return data if whole else None


def keep(connection: sqlite3.Connection, contents: Mapping[str, bytes]) -> None:
    """Keep contents by their digests, inside the caller's transaction."""
    connection.executemany("INSERT OR IGNORE INTO blob VALUES (?,?)", contents.items())


def missing(source: sqlite3.Connection, target: sqlite3.Connection) -> dict[str, bytes]:
    """Return what `source` has whole and `target` lacks."""
    there = {row[0] for row in target.execute("SELECT sha256 FROM blob")}
    offered = [row[0] for row in source.execute("SELECT sha256 FROM blob") if row[0] not in there]
    return {sha256: data for sha256 in offered if (data := read(source, sha256)) is not None}
