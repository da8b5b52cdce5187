"""The sample's proceedings in pages per second, against reportlab's platypus on the same content.

Both run in this process with their fonts loaded, take turns, and end with the bytes of a document
that has contents with page numbers. The content is that of the tests' full day.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from xml.sax.saxutils import escape

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from tests.bench.runner import Figure
from tests.reports.sample import full
from tests.reports.words import FakeWords
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.proceedings import print_proceedings
from workshop_app.reports.theme import MM, Options

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
ROUNDS = 9
_TEXT, _HEAD = "NotoSerif-Regular", "Inter-Bold"


def figures() -> Iterator[Figure]:
    """Pages per second of both engines, and the size of the file."""
    data, shelf = full(), FontShelf(FONTS)
    for name in (_TEXT, _HEAD, "Inter-Regular"):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    engines: dict[str, Callable[[], bytes]] = {
        "ours": lambda: ours(data, shelf),
        "platypus": lambda: platypus(data),
    }
    taken: dict[str, list[float]] = {name: [] for name in engines}
    sizes: dict[str, int] = {}
    pages: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name, engine in engines.items():
            start = perf_counter()
            written = engine()
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
    yield Figure(
        "proceedings: size of the file, against platypus",
        sizes["ours"] / 1000,
        "kB",
        sizes["platypus"] / 1000,
        goal=1,
    )


def ours(data: Proceedings, shelf: FontShelf) -> bytes:
    """The document by our engine."""
    options = Options(FONTS, fixed=True)
    words = FakeWords("id")
    return print_proceedings(data, options, words, silent, never_cancelled, shelf).data


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """A document that tells its headings to the contents, as platypus wants it."""

    def __init__(self, target: BytesIO) -> None:
        super().__init__(target, pagesize=A4)
        frame = Frame(40 * MM, 30 * MM, 140 * MM, 237 * MM, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=_foot)])

    def afterFlowable(self, flowable: Flowable) -> None:
        """Headings become entries and bookmarks."""
        level = getattr(flowable, "level", None)
        if level is not None:
            text = flowable.getPlainText()
            key = f"{level} {text}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level)
            self.notify("TOCEntry", (level, escape(text), self.page, key))


def _foot(canvas: Any, document: BaseDocTemplate) -> None:
    canvas.setFont("Inter-Regular", 8.5)
    canvas.drawRightString(180 * MM, 20 * MM, str(document.page))


_STYLES: dict[str | int, Any] = {
    "text": ParagraphStyle("text", fontName=_TEXT, fontSize=10.5, leading=15, alignment=4),
    "cell": ParagraphStyle("cell", fontName="Inter-Regular", fontSize=8.5, leading=11.25),
    **{
        level: ParagraphStyle(
            f"h{level}",
            fontName=_HEAD,
            fontSize=size,
            leading=size * 1.4,
            spaceBefore=15,
            spaceAfter=7,
            keepWithNext=1,
        )
        for level, size in enumerate((22, 15, 11.5))
    },
}


def platypus(data: Proceedings) -> bytes:
    """The same content by platypus, as one would ordinarily write it."""
    out = BytesIO()
    contents = TableOfContents()
    contents.levelStyles = [_STYLES["text"]] * 3
    story = [_head(data.title, 0), _text(data.host), PageBreak(), contents]
    for part in (_typed, _conduct, _results, _commitments):
        story += part(data)
    _Template(out).multiBuild(story)
    return out.getvalue()


def _text(text: str, style: str = "text") -> Paragraph:
    return Paragraph(escape(text), _STYLES[style])


def _head(text: str, level: int) -> Paragraph:
    heading = Paragraph(escape(text), _STYLES[level])
    heading.level = level
    return heading


def _table(rows: list[list[str]], widths: tuple[float, ...]) -> Table:
    cells = [[_text(cell, "cell") for cell in row] for row in rows]
    return Table(cells, [width * MM for width in widths], repeatRows=1)


def _typed(data: Proceedings) -> list[Flowable]:
    story: list[Flowable] = []
    for title, text in (("Kata pengantar", data.foreword), ("Pendahuluan", data.background)):
        story += [PageBreak(), _head(title, 0), *map(_text, text.split("\n"))]
    return [*story, *map(_text, data.legal_basis), _text(data.purposes)]


def _conduct(data: Proceedings) -> list[Flowable]:
    programme = [
        [f"{item.starts} {item.ends}", f"{item.title} {item.room}", ", ".join(item.speakers)]
        for item in data.sessions
    ]
    agencies = [
        [
            f"{item.name} ({item.short_name})",
            *map(str, (item.expected, item.registered, item.present, item.walk_ins)),
            str(item.first_arrival),
        ]
        for item in data.agencies
    ]
    return [
        PageBreak(),
        _head("Pelaksanaan", 0),
        _table([["Waktu", "Acara", "Narasumber"], *programme], (25, 65, 50)),
        _head("Kehadiran", 1),
        _table([["Instansi", "D", "T", "H", "L", "Tiba"], *agencies], (60, 15, 15, 15, 15, 20)),
    ]


def _results(data: Proceedings) -> list[Flowable]:
    story: list[Flowable] = [PageBreak(), _head("Hasil", 0)]
    for strategy in data.strategies:
        story.append(_head(strategy.title, 1))
        for practice in strategy.practices:
            story += [_head(practice.title, 2), _text(f"{practice.agency} {practice.presenter}")]
            story += map(_text, [*practice.action.split("\n"), practice.result])
            if practice.figure:
                story.append(_text(f"{practice.figure.number} {practice.figure.unit}"))
        for challenge in strategy.challenges:
            story += map(_text, (challenge.title, challenge.agency, challenge.text))
    return story


def _commitments(data: Proceedings) -> list[Flowable]:
    rows = [
        [item.description, item.agency, str(item.due), item.indicator, item.status]
        for item in data.commitments
    ]
    closing = (data.conclusions, data.closing, data.signer.position, data.signer.name)
    return [
        PageBreak(),
        _head("Tindak lanjut", 0),
        _table([["Komitmen", "Instansi", "Tenggat", "Indikator", "Status"], *rows], (28,) * 5),
        PageBreak(),
        _head("Penutup", 0),
        *map(_text, closing),
    ]
