"""The engines side by side: `python3 -m tests.bench.engines ENGINE SIZE` is one print on its own.

It prints its peak memory, the time and the size of the file as JSON; a process of its own, because
memory that one engine has taken is never given back.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.books import Book, book
from workshop_app.reports.proceedings import BODY

CHAPTERS = ("cover", "foreword", "contents", *BODY)
"""What every engine prints; ours could do more."""

Engine = Callable[[], bytes]
ROOT = Path(__file__).parents[2]


def names() -> list[str]:
    """Ours first, then those that are installed."""
    from tests.bench.typesetters import installed

    return ["ours", "platypus", *(name for name in ("typst", "weasyprint") if installed(name))]


def engine(name: str, printed: Book) -> Engine:
    """An engine with its fonts loaded, ready to print a book."""
    if name == "ours":
        return _ours(printed)
    if name == "platypus":
        from tests.bench import platypus

        platypus.load_fonts()
        return lambda: platypus.platypus(printed)
    from tests.bench import typesetters

    prepared: dict[str, Any] = typesetters.plain(printed)
    by = {"typst": typesetters.typst, "weasyprint": typesetters.weasyprint}[name]
    return lambda: by(prepared)


def _ours(printed: Book) -> Engine:
    from tests.reports.words import FakeWords
    from workshop_app.domain.progress import never_cancelled, silent
    from workshop_app.reports.engine import Block
    from workshop_app.reports.faces import FontShelf
    from workshop_app.reports.parts import Maker
    from workshop_app.reports.proceedings import print_proceedings
    from workshop_app.reports.table import Align, Column, Row, Table
    from workshop_app.reports.theme import Options

    fonts = ROOT / "resources" / "fonts"
    shelf = FontShelf(fonts)

    def people(maker: Maker) -> list[Block]:
        columns = (
            Column("No.", align=Align.RIGHT),
            Column("Nama", 40),
            Column("Instansi", 48),
            Column("Jabatan", 40),
        )
        rows = [
            Row((maker.number(number), *map(maker.cell, person)))
            for number, person in enumerate(printed.people, 1)
        ]
        return [*maker.plain_chapter("Daftar hadir"), Table(maker.setting, columns, rows)]

    def run() -> bytes:
        return print_proceedings(
            replace(printed.data, parts=CHAPTERS),
            Options(fonts, fixed=True),
            FakeWords("id"),
            silent,
            never_cancelled,
            shelf,
            (people,),
        ).data

    return run


def peak_memory() -> float:
    """The most memory this process has had, in MB; that of its parent does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(name: str, size: str) -> dict[str, float]:
    """Print once in a process of its own; what it says."""
    command = [sys.executable, "-m", "tests.bench.engines", name, size]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def main(name: str, size: str) -> None:
    """One print, measured."""
    run = engine(name, book(size))
    start = perf_counter()
    written = run()
    taken = perf_counter() - start
    print(json.dumps({"seconds": taken, "memory": peak_memory(), "bytes": len(written)}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
