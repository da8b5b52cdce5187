"""How long Ctrl+K takes from a keystroke to the rows, with 5,000 practices, people and agencies."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.crowd import letter_by_letter
from tests.bench.runner import Figure, durations, percentile
from tests.builders import add_agencies, add_people, new_workshop
from workshop_app.actions import finding
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.records import Practice, Strategy

SIZE = 5_000
GOAL = 50.0
TYPED = ("pencegahan", "kader desa 17", "badan 7", "sekar ayu", "pb-k7-0421", "pelatihan zz", "di")
ROUNDS = 5
_DEEDS = ("Pelatihan", "Penyuluhan", "Pendampingan", "Pencegahan", "Pemulangan", "Pengawasan")
_WHOM = ("kader desa", "pekerja migran", "anak buah kapal", "pelajar", "petugas layanan")


def figures() -> Iterator[Figure]:
    """Type words letter by letter."""
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as folder:
        ws = new_workshop(Path(folder))
        fill(ws)
        gc.collect()
        taken, plain = [], []
        for text in letter_by_letter(TYPED):
            taken += durations(lambda text=text: finding.find(ws, text), ROUNDS)  # type: ignore[misc]
            plain += durations(lambda text=text: _like(ws, text), 1)  # type: ignore[misc]
        ws.close()
    yield Figure(
        f"find anything, keystroke to rows, {SIZE} practices, p95",
        percentile(taken, 95),
        "ms",
        percentile(plain, 95),
        goal=GOAL,
        of="value",
    )


def _like(ws: Workshop, text: str) -> list[tuple[object, ...]]:
    words = text.split()
    tests = " AND ".join(["code || ' ' || title || ' ' || action LIKE ?"] * len(words))
    return ws.file.connection.execute(
        f"SELECT id, title FROM practice WHERE {tests} ORDER BY title LIMIT 40",
        [f"%{word}%" for word in words],
    ).fetchall()


def fill(ws: Workshop) -> None:
    """Write down so many practices of 27 agencies, and invite 2,000 people."""
    agencies = add_agencies(ws, 27)
    add_people(ws, 2_000, agencies)
    with ws.operation(label("import")) as op:
        strategies = [op.add(Strategy, number=n, title=f"Strategi {n}") for n in range(1, 7)]
        for number in range(SIZE):
            deed, whom = _DEEDS[number % len(_DEEDS)], _WHOM[number % len(_WHOM)]
            op.add(
                Practice,
                code=f"PB-K7-{number:04}",
                title=f"{deed} {whom} {number}",
                action=f"Kami melakukan {deed.lower()} bagi {whom} di {number % 40} kecamatan. "
                "Tim gabungan bertemu setiap bulan dan mencatat apa yang berubah.",
                agency_id=agencies[number % len(agencies)],
                strategies=(strategies[number % len(strategies)],),
            )
