"""How long an acknowledged check-in takes, beside a bare insert with the same pragmas."""

import gc
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.bench.runner import Figure, median, percentile
from tests.builders import add_agencies, add_people, new_workshop
from workshop_app.actions import desk
from workshop_app.actions.workshop import Workshop

ROUNDS = 400
SIZES = (500, 10_000)


def figures() -> Iterator[Figure]:
    """Check people in one by one, each time followed by a bare insert into another file."""
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as folder:
            yield from _at(size, Path(folder))


def _at(size: int, folder: Path) -> Iterator[Figure]:
    ws = new_workshop(folder)
    people = add_people(ws, size, add_agencies(ws, 27))
    with closing(_bare(folder / "bare.db")) as bare:
        commits, inserts = _measure(ws, people[:ROUNDS], bare)
    ws.close()
    name = f"commit of a check-in, {size} people"
    yield Figure(f"{name}, median", median(commits), "ms", median(inserts), goal=3)
    yield Figure(f"{name}, p99", percentile(commits, 99), "ms", percentile(inserts, 99), goal=5)


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE event (id INTEGER PRIMARY KEY, person TEXT, at TEXT, data BLOB)"
    )
    return connection


def _measure(
    ws: Workshop, people: list[str], bare: sqlite3.Connection
) -> tuple[list[float], list[float]]:
    commits, inserts = [], []
    data = os.urandom(300)
    for person_id in people[:20]:  # warm
        desk.check_in(ws, person_id)
    gc.collect()
    for person_id in people[20:]:
        start = time.perf_counter()
        desk.check_in(ws, person_id)
        between = time.perf_counter()
        bare.execute("INSERT INTO event (person, at, data) VALUES (?,?,?)", (person_id, "", data))
        end = time.perf_counter()
        commits.append((between - start) * 1000)
        inserts.append((end - between) * 1000)
    return commits, inserts
