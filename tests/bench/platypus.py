"""The book by reportlab's platypus, written as one ordinarily would: `multiBuild` for the contents."""

from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    LongTable,
    PageBreak,
    PageTemplate,
    Paragraph,
)
from reportlab.platypus.tableofcontents import SimpleIndex, TableOfContents

from tests.bench.books import Book
from workshop_app.reports.model import Proceedings
from workshop_app.reports.theme import MM

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_TEXT, _HEAD, _CELL = "NotoSerif-Regular", "Inter-Bold", "Inter-Regular"


def load_fonts() -> None:
    """Read the fonts; not part of what is measured."""
    for name in (_TEXT, _HEAD, _CELL):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """A document that tells its headings to the contents, as platypus wants it."""

    def __init__(self, target: BytesIO) -> None:
        super().__init__(target, pagesize=A4)
        frame = Frame(40 * MM, 30 * MM, 140 * MM, 237 * MM, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=_foot)])
        self._marks = 0

    def beforeDocument(self) -> None:
        """Each pass counts anew."""
        self._marks = 0

    def afterFlowable(self, flowable: Flowable) -> None:
        """Headings become entries and bookmarks."""
        level = getattr(flowable, "level", None)
        if level is not None:
            text = flowable.getPlainText()
            self._marks += 1
            key = f"h{self._marks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level)
            self.notify("TOCEntry", (level, escape(text), self.page, key))


def _foot(canvas: Any, document: BaseDocTemplate) -> None:
    canvas.setFont(_CELL, 8.5)
    canvas.drawRightString(180 * MM, 20 * MM, str(document.page))


def _styles() -> dict[str | int, Any]:
    return {
        "text": ParagraphStyle("text", fontName=_TEXT, fontSize=10.5, leading=15, alignment=4),
        "cell": ParagraphStyle("cell", fontName=_CELL, fontSize=8.5, leading=11.25),
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


_STYLES = _styles()


def platypus(book: Book) -> bytes:
    """The whole book."""
    out = BytesIO()
    contents = TableOfContents()
    contents.levelStyles = [_STYLES["text"]] * 3
    data = book.data
    story = [_head(data.title, 0), _text(data.host), PageBreak(), contents]
    for part in (_typed, _conduct, _results, _matrix, _commitments):
        story += part(data)
    rows = [[str(i), *person] for i, person in enumerate(book.people, 1)]
    story += [
        PageBreak(),
        _head("Daftar hadir", 0),
        _table([["No.", "Nama", "Instansi", "Jabatan"], *rows], (12, 40, 48, 40)),
        PageBreak(),
        _head("Indeks", 0),
        index := SimpleIndex(style=_STYLES["cell"]),
    ]
    _Template(out).multiBuild(story, canvasmaker=index.getCanvasMaker())
    return out.getvalue()


def _text(text: str, style: str = "text") -> Paragraph:
    return Paragraph(escape(text), _STYLES[style])


def _head(text: str, level: int) -> Paragraph:
    heading = Paragraph(escape(text), _STYLES[level])
    heading.level = level
    return heading


def _table(rows: list[list[str]], widths: tuple[float, ...]) -> LongTable:
    cells = [[_text(cell, "cell") for cell in row] for row in rows]
    return LongTable(cells, [width * MM for width in widths], repeatRows=1)


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
            agency = escape(escape(practice.agency.replace(",", " ")), {'"': " "})
            said = escape(f"{practice.agency} {practice.presenter}")
            mark = f'<index item="{agency}"/>' if agency else ""
            story += [_head(practice.title, 2), Paragraph(mark + said, _STYLES["text"])]
            story += map(_text, [*practice.action.split("\n"), *practice.result.split("\n")])
            if practice.figure:
                story.append(_text(f"{practice.figure.number} {practice.figure.unit}"))
        for challenge in strategy.challenges:
            texts = (challenge.title, challenge.agency, challenge.text, challenge.response)
            story += map(_text, texts)
    return story


def _matrix(data: Proceedings) -> list[Flowable]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(data.strategies))
    for index, strategy in enumerate(data.strategies):
        for practice in strategy.practices:
            counts[practice.agency][index] += 1
    rows = [[name, *(f"* {n}" if n else "" for n in counts[name])] for name in sorted(counts)]
    heads = [f"S{number}" for number in range(1, len(data.strategies) + 1)]
    table = _table([["Instansi", *heads], *rows], (68, *(12,) * len(heads)))
    return [PageBreak(), _head("Sebaran", 0), table]


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
