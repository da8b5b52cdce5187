"""How long it takes to take in a colleague's copy after a morning of check-ins."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.runner import Figure, median
from tests.builders import BUDI, add_agencies, add_people, new_workshop, open_workshop
from tests.helpers.copies import copy_file
from workshop_app.actions import desk, merging

PEOPLE = 2000
EACH = 800
"""Check-ins at each of the two desks."""
ROUNDS = 7
GOAL = 100.0


def figures() -> Iterator[Figure]:
    """Merge again and again into fresh copies; the baseline is copying the colleague's file."""
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as name:
        folder = Path(name)
        mine, theirs = _two_copies(folder)
        merges, copies = [], []
        for number in range(ROUNDS):
            target = folder / f"round{number}.workshop"
            start = time.perf_counter()
            shutil.copy2(mine, target)
            copies.append((time.perf_counter() - start) * 1000)
            ws = open_workshop(target)
            start = time.perf_counter()
            result = merging.merge(ws, theirs)
            merges.append((time.perf_counter() - start) * 1000)
            assert result.check_ins == EACH
            ws.close()
    yield Figure(
        f"merge of two copies, {PEOPLE} people, {2 * EACH} check-ins",
        median(merges),
        "ms",
        median(copies),
        goal=GOAL,
        of="value",
    )


def _two_copies(folder: Path) -> tuple[Path, Path]:
    ws = new_workshop(folder, "ani")
    people = add_people(ws, PEOPLE, add_agencies(ws, 27))
    theirs = copy_file(ws, folder / "budi.workshop")
    for person_id in people[:EACH]:
        desk.check_in(ws, person_id)
    ws.close()
    other = open_workshop(theirs, BUDI)
    for person_id in people[EACH : 2 * EACH]:
        desk.check_in(other, person_id)
    other.close()
    return ws.path, theirs
