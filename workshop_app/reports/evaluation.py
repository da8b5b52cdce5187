"""The chapter on the evaluation: satisfaction by item and group, tests before and after, open answers."""

from workshop_app.reports.blocks import Paragraph
from workshop_app.reports.charts import Bar, BarChart
from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Block
from workshop_app.reports.evaluation_told import Told
from workshop_app.reports.parts import PARAGRAPH_GAP, Maker
from workshop_app.reports.table import Align, Column, Piece, Row, Table
from workshop_app.reports.theme import GRID

_DASH = "\u2013"
_HANG = 18.0


def evaluation(maker: Maker) -> list[Block]:
    """The chapter; without an evaluation in the data there is none, without forms it says so."""
    data, words = maker.data.evaluation, maker.words
    if data is None:
        return []
    told = Told(data, words)
    blocks = maker.chapter(words.t("Evaluation"))
    if told.is_empty:
        return [*blocks, maker.empty(told.nothing())]
    parts = [part for part in (_satisfaction(maker, told), _tests(maker, told)) if part]
    blocks += [block for part in parts for block in part]
    return [*blocks, *_comments(maker, told)]


def _satisfaction(maker: Maker, told: Told) -> list[Block]:
    if not told.data.forms:
        return []
    words, theme = maker.words, maker.theme
    blocks: list[Block] = [
        maker.section(words.t("Satisfaction"), 0),
        Paragraph(maker.setting, told.satisfaction(), theme.body),
    ]
    if not told.shown:
        return [*blocks, maker.empty(told.too_few(), PARAGRAPH_GAP)]
    title = words.t("Satisfied (3 or 4)")
    blocks += [
        maker.label(title, GRID),
        BarChart(maker.setting, one_line(title), _bars(told)),
        maker.label(words.t("By item"), GRID),
        _table(maker, told.heads(), [told.row(item) for item in told.data.items], 7),
    ]
    if told.data.groups:
        heads = (words.t("Group"), words.t("Forms"), words.t("Mean"))
        blocks += [
            maker.label(words.t("By group"), GRID),
            _table(maker, heads, told.group_rows(), 2),
        ]
    if told.hides:
        note = one_line(told.hidden_note())
        blocks.append(Paragraph(maker.setting, note, theme.byline, before=PARAGRAPH_GAP))
    return blocks


def _bars(told: Told) -> list[Bar]:
    """Of each item the share of those who are satisfied; the whole behind it is everybody who answered."""
    bars = []
    for item in told.shown:
        satisfied = told.satisfied(item)
        written = told.words.percent(satisfied, item.answered)
        bars.append(Bar(one_line(item.text), satisfied / item.answered, 1.0, written))
    return bars


def _table(
    maker: Maker, heads: tuple[str, ...], rows: list[tuple[str, ...]], figures: int
) -> Table:
    """A table of a text and some figures."""
    columns = (
        Column(heads[0], 1),
        *(Column(head, align=Align.RIGHT, least=16.0) for head in heads[1 : figures + 1]),
    )
    number = maker.theme.cell_number
    laid = [
        Row((maker.cell(text), *((Piece(value, number),) for value in values)))
        for text, *values in rows
    ]
    return Table(maker.setting, columns, laid)


def _tests(maker: Maker, told: Told) -> list[Block]:
    test, words = told.data.test, maker.words
    if not test.before and not test.after:
        return []
    title = words.t("Tests before and after")
    blocks: list[Block] = [
        maker.section(title, 2 * GRID if told.data.forms else 0),
        Paragraph(maker.setting, told.compared(), maker.theme.body),
    ]
    if test.mean_before is None or test.mean_after is None:
        return blocks
    bars = [
        Bar(one_line(label), mean, float(test.most), told.written(mean))
        for label, mean in (
            (words.t("Before the workshop"), test.mean_before),
            (words.t("After the workshop"), test.mean_after),
        )
    ]
    blocks += [
        maker.label(words.t("Mean points of the pairs"), GRID),
        BarChart(maker.setting, one_line(title), bars),
    ]
    if test.items:
        rows = told.question_rows()
        blocks += [
            maker.label(words.t("By question"), GRID),
            _table(maker, told.question_heads(), rows, 3),
        ]
    return blocks


def _comments(maker: Maker, told: Told) -> list[Block]:
    if not told.data.comments:
        return []
    before = 2 * GRID if told.data.forms or told.data.test.before else 0.0
    blocks: list[Block] = [maker.section(maker.words.t("Open answers"), before)]
    for place, some in enumerate(told.data.comments):
        blocks.append(maker.label(one_line(some.question), GRID if place else 0.0))
        blocks += [
            Paragraph(
                maker.setting,
                one_line(text),
                maker.theme.listed,
                indent=_HANG,
                marker=_DASH,
                language=maker.language_of(text),
            )
            for text in some.texts
        ]
    return blocks
