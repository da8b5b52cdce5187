"""The truth in a workshop file: the update log, the snapshot and the head of each shared document.

Rows are only ever appended. Each carries a digest, because the CRDT engine accepts some damaged updates
without a word. A snapshot makes opening quick; the log before it stays, it is the history.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workshop_app.domain.frozen import frozen
from workshop_app.domain.schema import DocumentName

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x4C4F4B41  # "LOKA"
FORMAT = 1
"""Version of the truth's tables, in `user_version`. Raise it with each new migration."""

TRUTH_TABLES = ("sync_doc", "sync_update", "sync_snapshot", "sync_head", "merge_receipt", "blob")
GUARD = "workshop_app"
"""The SQL function that only this app registers: writing without it fails, reading needs nothing."""


class BrokenRow(ValueError):
    """A row of the log or a snapshot is not what was written."""


@frozen
class LogRow:
    """One row of the update log, as the history reads it."""

    seq: int
    document: DocumentName
    at: str
    source: str
    by: str
    desk: str
    data: bytes


def digest(data: bytes) -> bytes:
    """Return the check digest stored beside `data`."""
    import hashlib

    return hashlib.blake2b(data, digest_size=16).digest()


def migrations() -> "Migrations":
    """Return the steps from an empty file to the present format.

    To change the truth's tables: add a function below, raise `FORMAT`, keep a file of the old version
    under tests/store/files. Never use `transform()` on a guarded table: it drops triggers.
    """
    from sqlite_utils.migrations import Migrations

    steps = Migrations("workshop")

    @steps()
    def m001_truth(db: "Database") -> None:
        db.table("sync_doc").create(
            {"doc": str, "workshop": str, "schema": int, "min_app": int},
            pk="doc",
            not_null={"workshop"},
        )
        db.execute(
            "CREATE TABLE sync_update (seq INTEGER PRIMARY KEY AUTOINCREMENT, doc TEXT NOT NULL,"
            " at TEXT NOT NULL, source TEXT NOT NULL, by TEXT NOT NULL, desk TEXT NOT NULL,"
            " data BLOB NOT NULL, digest BLOB NOT NULL)"
        )
        db.table("sync_snapshot").create(
            {"doc": str, "upto": int, "data": bytes, "digest": bytes}, pk="doc"
        )
        db.table("sync_head").create({"doc": str, "state_vector": bytes}, pk="doc")
        db.table("merge_receipt").create(
            {"sha256": str, "at": str, "source": str, "counts": str}, pk="sha256"
        )
        db.table("blob").create({"sha256": str, "data": bytes}, pk="sha256")
        for table in TRUTH_TABLES:
            guard(db.conn, table)

    return steps


def guard(connection: sqlite3.Connection, table: str) -> None:
    """Make every write to `table` call a function that other programs do not have."""
    for name, what in guard_names(table).items():
        connection.execute(
            f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {what} ON {table} BEGIN SELECT {GUARD}(); END"
        )


def guard_names(table: str) -> dict[str, str]:
    """Return the names of a table's guards, and the kind of write that each watches."""
    return {f"guard_{table}_{what.lower()}": what for what in ("INSERT", "UPDATE", "DELETE")}


def append(connection: sqlite3.Connection, row: LogRow, state_vector: bytes) -> None:
    """Add an update to the log and move the document's head; `row.seq` is given by the file."""
    connection.execute(
        "INSERT INTO sync_update (doc, at, source, by, desk, data, digest) VALUES (?,?,?,?,?,?,?)",
        (row.document, row.at, row.source, row.by, row.desk, row.data, digest(row.data)),
    )
    connection.execute(
        "INSERT INTO sync_head (doc, state_vector) VALUES (?,?)"
        " ON CONFLICT (doc) DO UPDATE SET state_vector = excluded.state_vector",
        (row.document, state_vector),
    )


def head(connection: sqlite3.Connection, document: DocumentName) -> bytes:
    """Return the state vector of the last commit (b"" if there was none)."""
    found = connection.execute(
        "SELECT state_vector FROM sync_head WHERE doc = ?", (document,)
    ).fetchone()
    return found[0] if found and isinstance(found[0], bytes) else b""


def updates(connection: sqlite3.Connection, document: DocumentName) -> Iterator[bytes]:
    """Yield the snapshot and the updates after it; raises BrokenRow."""
    upto = 0
    snapshot = connection.execute(
        "SELECT upto, data, digest FROM sync_snapshot WHERE doc = ?", (document,)
    ).fetchone()
    if snapshot:
        upto = snapshot[0]
        yield _checked(snapshot[1], snapshot[2], f"{document} snapshot")
    rows = connection.execute(
        "SELECT seq, data, digest FROM sync_update WHERE doc = ? AND seq > ? ORDER BY seq",
        (document, upto),
    )
    for seq, data, kept in rows:
        yield _checked(data, kept, f"{document} {seq}")


def log(connection: sqlite3.Connection, document: DocumentName) -> Iterator[LogRow]:
    """Yield the whole update log of a document in order; raises BrokenRow."""
    rows = connection.execute(
        "SELECT seq, at, source, by, desk, data, digest FROM sync_update WHERE doc = ? ORDER BY seq",
        (document,),
    )
    for seq, at, source, by, desk, data, kept in rows:
        yield LogRow(seq, document, at, source, by, desk, _checked(data, kept, f"{document} {seq}"))


def rows_since_snapshot(connection: sqlite3.Connection, document: DocumentName) -> int:
    """Return how many updates must be replayed on top of the snapshot at opening."""
    found = connection.execute(
        "SELECT count(*) FROM sync_update WHERE doc = ? AND seq >"
        " coalesce((SELECT upto FROM sync_snapshot WHERE doc = ?), 0)",
        (document, document),
    ).fetchone()
    return int(found[0])


def save_snapshot(connection: sqlite3.Connection, document: DocumentName, whole: bytes) -> None:
    """Keep the whole document as of the last row of the log."""
    connection.execute(
        "INSERT INTO sync_snapshot (doc, upto, data, digest) VALUES"
        " (?, (SELECT coalesce(max(seq), 0) FROM sync_update), ?, ?) ON CONFLICT (doc) DO UPDATE SET"
        " upto = excluded.upto, data = excluded.data, digest = excluded.digest",
        (document, whole, digest(whole)),
    )


def keep_receipt(
    connection: sqlite3.Connection, sha256: str, at: str, source: str, counts: Mapping[str, int]
) -> None:
    """Note that a copy was merged, by the digest of its documents."""
    connection.execute(
        "INSERT OR REPLACE INTO merge_receipt VALUES (?,?,?,?)",
        (sha256, at, source, json.dumps(dict(counts))),
    )


def _checked(data: object, kept: object, where: str) -> bytes:
    # A damaged page may turn bytes into a number or a text.
    if not isinstance(data, bytes) or digest(data) != kept:
        raise BrokenRow(where)
    return data
