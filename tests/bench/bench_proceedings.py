"""The proceedings against other engines on the same content, in one run, taking turns.

By default only the sample: pages per second against reportlab's platypus. Asked for by name
(`--only proceedings`) the three sizes of `books.py` too, against platypus, Typst and WeasyPrint as
far as they are installed, then peak memory and file size, and a last line that sums up.

All run in this process with their fonts loaded (the large one once, each in a process of its own) and
end with the bytes of a document that has contents with page numbers. Ours is tagged and PDF/A-3b, so
is Typst's.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from pypdf import PdfReader

from tests.bench import platypus
from tests.bench.books import SIZES, Book, book
from tests.bench.engines import CHAPTERS, alone, engine, names
from tests.bench.runner import Figure, Summary
from tests.reports.sample import full
from tests.reports.words import FakeWords
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.proceedings import print_proceedings
from workshop_app.reports.theme import Options

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
ROUNDS = 9

# how many times slower the others must be, by size
FASTER = {
    "platypus": {"small": 4.0, "medium": 9.0, "large": 20.0},
    "typst": {"small": 1.1, "medium": 2.0, "large": 3.0},
    "weasyprint": {"small": 10.0, "medium": 30.0, "large": 80.0},
}
MEMORY = {"small": 70.0, "medium": 90.0, "large": 300.0}
SMALLER = {"small": 0.8, "medium": 0.5, "large": 0.3}
TURNS = {"small": 7, "medium": 5}


def figures() -> Iterator[Figure]:
    """Pages per second of both engines on the sample, and the size of the file."""
    data, shelf = full(), FontShelf(FONTS)
    platypus.load_fonts()
    sample = Book("sample", data, ())
    engines: dict[str, Callable[[], bytes]] = {
        "ours": lambda: ours(data, shelf),
        "platypus": lambda: platypus.platypus(sample),
    }
    taken: dict[str, list[float]] = {name: [] for name in engines}
    sizes: dict[str, int] = {}
    pages: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name, run in engines.items():
            start = perf_counter()
            written = run()
            taken[name].append(perf_counter() - start)
            sizes[name] = len(written)
            pages[name] = pages.get(name) or len(PdfReader(BytesIO(written)).pages)
    speed = {name: pages[name] / median(taken[name]) for name in engines}
    yield Figure(
        "proceedings: pages of the sample per second, against platypus",
        speed["ours"],
        "pages/s",
        speed["platypus"],
        goal=4,
        more_is_better=True,
    )
    yield Figure(
        "proceedings: the sample as a whole, against platypus",
        median(taken["ours"]) * 1000,
        "ms",
        median(taken["platypus"]) * 1000,
        goal=1 / 4,
    )
    # ours carries its structure, metadata, colour profile and three attached tables
    yield Figure(
        "proceedings: size of the file, against platypus (untagged, nothing attached)",
        sizes["ours"] / 1000,
        "kB",
        sizes["platypus"] / 1000,
    )


def ours(data: Proceedings, shelf: FontShelf) -> bytes:
    """The document by our engine."""
    options = Options(FONTS, fixed=True)
    words = FakeWords("id")
    data = replace(data, parts=CHAPTERS)
    return print_proceedings(data, options, words, silent, never_cancelled, shelf).data


def thorough() -> Iterator[Figure | Summary]:
    """The three sizes, and whether all goals were reached."""
    made: list[Figure] = []
    for size in SIZES:
        said = {name: alone(name, size) for name in names()}
        seconds = (
            _turns(size) if size in TURNS else {n: each["seconds"] for n, each in said.items()}
        )
        for figure in [*_speeds(size, seconds), *_needs(size, said)]:
            made.append(figure)
            yield figure
    missed = [figure.name for figure in made if figure.met is False]
    absent = sorted(set(FASTER) - set(names()))
    yield Summary(
        "proceedings",
        not missed and not absent,
        {
            "goals": sum(figure.met is not None for figure in made),
            "missed": missed,
            "not installed": absent,
        },
    )


def _turns(size: str) -> dict[str, float]:
    """The median seconds of each engine, taking turns in this process."""
    printed = book(size)
    engines = {name: engine(name, printed) for name in names()}
    taken: dict[str, list[float]] = {name: [] for name in engines}
    for run in engines.values():
        run()  # the first print reads fonts and fills caches
    for _ in range(TURNS[size]):
        for name, run in engines.items():
            start = perf_counter()
            run()
            taken[name].append(perf_counter() - start)
    return {name: median(times) for name, times in taken.items()}


def _speeds(size: str, seconds: dict[str, float]) -> Iterator[Figure]:
    """How many times slower than ours each other engine is."""
    others = dict(seconds)
    mine = others.pop("ours")
    for name, other in others.items():
        yield Figure(
            f"proceedings, {size}: {name} in times of ours",
            other * 1000,
            "ms",
            mine * 1000,
            goal=FASTER[name][size],
            more_is_better=True,
        )


def _needs(size: str, said: dict[str, dict[str, float]]) -> Iterator[Figure]:
    """Peak memory and size of the file, each engine in a process of its own."""
    others = dict(said)
    mine = others.pop("ours")
    best = min(other["memory"] for other in others.values())
    yield Figure(
        f"proceedings, {size}: peak memory, against the most modest other",
        mine["memory"],
        "MB",
        best,
        goal=MEMORY[size],
        of="value",
    )
    for name, other in others.items():
        yield Figure(
            f"proceedings, {size}: size of the file, against {name}",
            mine["bytes"] / 1000,
            "kB",
            other["bytes"] / 1000,
            goal=SMALLER[size] if name == "typst" else None,
        )
