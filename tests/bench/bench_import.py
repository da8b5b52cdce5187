"""How long a list of 10,000 people takes: to preview, write, preview again, update and take back."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.runner import Figure, durations, median
from tests.builders import invented_name, new_workshop
from workshop_app.actions.import_plan import State
from workshop_app.actions.importing import apply, open_file, preview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.records import Agency

SIZE = 10_000
GOAL = 2000.0
_NAMES = ("KemenPPPA", "Kemensos", "Kemlu", "Polri", "Kemenkumham", "Bakamla")


def figures() -> Iterator[Figure]:
    """Take in one list twice; the baseline is reading its lines with the standard library."""
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as name:
        path = large_list(Path(name) / "besar.csv", SIZE)
        ws = new_workshop(Path(name))
        with ws.operation(label("import")) as op:
            for short_name in _NAMES:
                op.add(Agency, short_name=short_name)
        plain = median(durations(lambda: _lines(path), 5))
        for step, taken in _steps(ws, path):
            yield Figure(f"import, {SIZE} people, {step}", taken, "ms", plain, GOAL, of="value")
        ws.close()


def _steps(ws: Workshop, path: Path) -> Iterator[tuple[str, float]]:
    yield "preview", durations(lambda: preview(ws, open_file(path)), 1)[0]
    plan = preview(ws, open_file(path))
    assert plan.count(State.NEW) == SIZE
    yield "write", durations(lambda: apply(ws, plan), 1)[0]
    yield "preview of what is there", durations(lambda: preview(ws, open_file(path)), 1)[0]
    changed = _with_positions(path)
    yield "preview of changes", durations(lambda: preview(ws, open_file(changed)), 1)[0]
    updates = preview(ws, open_file(changed))
    assert updates.count(State.UPDATED) == SIZE
    yield "write of changes", durations(lambda: apply(ws, updates), 1)[0]
    yield "changes taken back", durations(ws.undo, 1)[0]
    yield "everybody taken back", durations(ws.undo, 1)[0]


def _with_positions(path: Path) -> Path:
    """Return the same list with one more column."""
    head, *lines = path.read_text("utf-8").splitlines()
    more = [f"{line};Staf {number % 50}" for number, line in enumerate(lines)]
    changed = path.with_name("jabatan.csv")
    changed.write_text("\n".join([f"{head};Jabatan", *more]), "utf-8")
    return changed


def large_list(path: Path, rows: int) -> Path:
    """Write a list of invented people."""
    lines = [
        f"{n};{invented_name(n)};{'LP'[n % 2]};{_NAMES[n % len(_NAMES)]};0841-0000-{n:04}"
        for n in range(rows)
    ]
    path.write_text("\n".join(["No;Nama;L/P;Instansi;No HP", *lines]), "utf-8")
    return path


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
