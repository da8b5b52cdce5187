"""The last chapters: conclusions, commitments, closing with the block for the signature."""

from workshop_app.reports.blocks import Paragraph
from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Anchor, Block, Flow, Setting
from workshop_app.reports.lines import Line
from workshop_app.reports.model import Commitment
from workshop_app.reports.parts import NOTHING, Maker, joined
from workshop_app.reports.plan import is_joined
from workshop_app.reports.table import Align, Column, Row, Table
from workshop_app.reports.theme import GRID, Style

_Part = tuple[Style, list[Line], float]


def conclusions(maker: Maker) -> list[Block]:
    """The conclusions, if somebody typed them, with the recommendations where those follow."""
    words, texts = maker.words, list(maker.texts(maker.data.conclusions, name="conclusions"))
    if not texts:
        return []
    if not is_joined(maker.data):
        return [*maker.chapter(words.t("Conclusions")), *texts]
    return [
        *maker.chapter(words.t("Conclusions and recommendations")),
        maker.section(words.t("Conclusions"), 0),
        *texts,
    ]


def recommendations(maker: Maker) -> list[Block]:
    """The recommendations, as a section of the conclusions or as a chapter."""
    words, texts = (
        maker.words,
        list(maker.texts(maker.data.recommendations, name="recommendations")),
    )
    if not texts:
        return []
    title = words.t("Recommendations")
    if is_joined(maker.data):
        return [maker.section(title), *texts]
    return [*maker.chapter(title), *texts]


def commitments(maker: Maker) -> list[Block]:
    """Who promised what until when, as a table."""
    data, words = maker.data, maker.words
    blocks = maker.chapter(words.t("Follow-up commitments"))
    if not data.commitments:
        nothing = maker.empty(words.t("No commitment has been recorded."))
        return [*blocks, nothing, *_earlier(maker)]
    intro = words.n(
        "The participants agreed on {count} step of follow-up.",
        "The participants agreed on {count} steps of follow-up.",
        len(data.commitments),
    )
    columns = (
        Column(words.t("No."), align=Align.RIGHT),
        Column(words.t("Commitment"), 44),
        Column(words.t("Agency"), 32),
        Column(words.t("Indicator"), 32),
        Column(words.t("Due, status")),
    )
    rows = [_row(maker, number, item) for number, item in enumerate(data.commitments, 1)]
    paragraph = Paragraph(maker.setting, one_line(intro), maker.theme.body)
    table = Table(maker.setting, columns, rows, before=GRID)
    return [*blocks, paragraph, table, *_earlier(maker)]


def _earlier(maker: Maker) -> list[Block]:
    """What became of what had been promised at other times."""
    earlier, words = maker.data.earlier, maker.words
    if not earlier:
        return []
    columns = (
        Column(words.t("No."), align=Align.RIGHT),
        Column(words.t("Commitment"), 46),
        Column(words.t("Agency"), 26),
        Column(words.t("Due")),
        Column(words.t("What became of it"), 36),
    )
    rows = []
    for number, item in enumerate(earlier, 1):
        anchor = Anchor(item.key)
        maker.mention(item.agency, item.agency, anchor)
        cells = (
            maker.cell(item.code) if one_line(item.code) else maker.number(number),
            maker.cell(item.description or NOTHING, item.source),
            maker.cell(item.agency or NOTHING),
            maker.cell(words.date(item.due) if item.due else NOTHING),
            maker.cell(item.state or NOTHING, item.progress, *item.history),
        )
        rows.append(Row(cells, anchor=anchor))
    title = words.t("What became of earlier commitments")
    return [maker.section(title), Table(maker.setting, columns, rows, before=GRID / 2)]


def _row(maker: Maker, number: int, item: Commitment) -> Row:
    words = maker.words
    supporters = joined(item.supporters)
    with_whom = words.t("with {agencies}", agencies=supporters) if supporters else ""
    due = words.date(item.due) if item.due else NOTHING
    anchor, language = Anchor(item.key), maker.language_of(item.description, item.indicator)
    for agency in (item.agency, *item.supporters):
        maker.mention(agency, agency, anchor)
    return Row(
        (
            maker.cell(item.code) if one_line(item.code) else maker.number(number),
            maker.cell(item.description),
            maker.cell(item.agency or NOTHING, with_whom),
            maker.cell(item.indicator or NOTHING),
            maker.cell(due, item.status),
        ),
        anchor=anchor,
        languages=("", language, "", language, ""),
    )


def closing(maker: Maker) -> list[Block]:
    """The closing words and the block for the signature, as far as there are any."""
    data, words = maker.data, maker.words
    texts: list[Block] = list(maker.texts(data.closing, name="closing"))
    signer = (one_line(data.signer.position), one_line(data.signer.name))
    if not texts and not any(signer):
        return []
    if any(signer):
        last = data.ends_on or data.starts_on
        day = words.date(last) if last else ""
        texts += _signed(maker, joined((data.place, day)), *signer)
    return [*maker.chapter(words.t("Closing")), *texts]


def _signed(maker: Maker, dated: str, position: str, name: str) -> list[Block]:
    """The block for the signature; texts too long for it are printed as paragraphs."""
    signature = Signature(maker.setting, dated, position, name)
    if signature.height <= maker.setting.page_height / 2:
        return [signature]
    texts = [text for text in (dated, position, name) if text]
    return [Paragraph(maker.setting, text, maker.theme.listed, before=GRID) for text in texts]


class Signature:
    """Place and date, position, room for the signature, name; never torn, on the right half."""

    before = 3 * GRID
    keeps_next = False
    clings = True

    def __init__(self, setting: Setting, dated: str, position: str, name: str) -> None:
        """All texts cleaned; each wraps within the half."""
        self._setting = setting
        self._width = setting.width / 2
        theme = setting.theme
        self._parts = [
            self._part(theme.listed, dated),
            self._part(theme.listed, position),
            self._part(theme.section, name),
        ]
        self.height = sum(height for *_, height in self._parts) + 4 * GRID
        self.first = self.height

    def _part(self, style: Style, text: str) -> _Part:
        lines = self._setting.lines(style, text, self._width)
        return style, lines, len(lines) * style.leading

    def place(self, flow: Flow) -> None:
        """Draw the block."""
        left = flow.left + self._setting.width - self._width
        for index, (style, lines, height) in enumerate(self._parts):
            if index == 2:
                flow.advance(4 * GRID)
            if lines:
                element = flow.element("P")
                flow.page.lines(left, flow.y, self._setting.font(style), lines, element)
                flow.advance(height)
