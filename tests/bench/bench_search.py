"""How long it takes from a keystroke to the rows to show, beside a plain LIKE query."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.crowd import crowd, letter_by_letter
from tests.bench.runner import Figure, durations, percentile
from workshop_app.actions import desk
from workshop_app.actions.workshop import Workshop

GOALS = {10_000: 16.0, 100_000: 30.0}
"""People -> milliseconds for the 95th percentile, query and repaint together."""
TYPED = ("sekar ayu pradipta", "handoko", "badan 7", "kirana w", "tirta", "wardhana puspa", "zz")
ROUNDS = 5


def figures() -> Iterator[Figure]:
    """Type words letter by letter, every tenth person being present already."""
    for size, goal in GOALS.items():
        with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as folder:
            yield _at(size, goal, Path(folder))


def _at(size: int, goal: float, folder: Path) -> Figure:
    ws = crowd(folder, size)
    gc.collect()
    ours, plain = [], []
    for text in letter_by_letter(TYPED):
        ours += durations(lambda text=text: desk.search_people(ws, text), ROUNDS)  # type: ignore[misc]
        plain += durations(lambda text=text: _like(ws, text), 1)  # type: ignore[misc]
    ws.close()
    return Figure(
        f"search keystroke to rows, {size} people, p95",
        percentile(ours, 95),
        "ms",
        percentile(plain, 95),
        goal=goal,
        of="value",
    )


def _like(ws: Workshop, text: str) -> list[tuple[object, ...]]:
    words = text.split()
    tests = (
        " AND ".join(["person.name || ' ' || coalesce(short_name, '') LIKE ?"] * len(words)) or "1"
    )
    return ws.file.connection.execute(
        "SELECT person.id, person.name, short_name, first_at FROM person"
        " LEFT JOIN agency ON agency.id = agency_id"
        f" LEFT JOIN presence ON person_id = person.id WHERE {tests} ORDER BY person.name",
        [f"%{word}%" for word in words],
    ).fetchall()
