"""The chapter that shows at a glance who contributed to what: a chart, and a matrix of dots."""

from collections import Counter

from workshop_app.reports.blocks import Paragraph
from workshop_app.reports.charts import Stack, StackedChart
from workshop_app.reports.clean import one_line
from workshop_app.reports.counts import WHOLE, by_agency, by_strategy
from workshop_app.reports.engine import Block
from workshop_app.reports.parts import Maker, joined
from workshop_app.reports.table import Align, Column, Piece, Row, Table
from workshop_app.reports.theme import GRID

_DOT = "\u25cf"


def coverage(maker: Maker) -> list[Block]:
    """Practices and challenges by strategy, then agencies by strategy; nothing if there are none."""
    strategies, words = maker.data.strategies, maker.words
    if not any(strategy.practices or strategy.challenges for strategy in strategies):
        return []
    title = words.t("Practices by strategy")
    names = (words.t("Good practices"), words.t("Challenges"))
    stacks = []
    for strategy, counts in zip(strategies, by_strategy(strategies), strict=True):
        label = (f"S{strategy.number}" if strategy.number else "", strategy.title)
        written = " + ".join(words.number(count) for count in counts)
        stacks.append(Stack(joined(label, " \u00b7 "), counts, written))
    return [
        *maker.chapter(title),
        StackedChart(maker.setting, one_line(title), list(map(one_line, names)), stacks),
        *_matrix(maker),
    ]


def _matrix(maker: Maker) -> list[Block]:
    strategies, words = maker.data.strategies, maker.words
    counts = by_agency(strategies)
    if not counts:
        return []
    heads = [f"S{strategy.number or index}" for index, strategy in enumerate(strategies, 1)]
    columns = (
        Column(words.t("Agency"), 1),
        *(Column(head, align=Align.CENTRE, least=26.0) for head in heads),
        Column(words.t("Total"), align=Align.RIGHT),
    )
    rows = [
        _row(maker, name, counts[name], len(heads)) for name in sorted(counts, key=str.casefold)
    ]
    return [
        maker.label(words.t("By agency"), GRID),
        Paragraph(maker.setting, _legend(maker, heads), maker.theme.byline),
        Table(maker.setting, columns, [*rows, _totals(maker, counts, len(heads))], before=GRID / 2),
    ]


def _legend(maker: Maker, heads: list[str]) -> str:
    """What the columns are, in one paragraph."""
    titles = (one_line(strategy.title) for strategy in maker.data.strategies)
    legend = "; ".join(f"{head}\u00a0= {title}" for head, title in zip(heads, titles, strict=True))
    several = maker.words.t("One contribution may count for several strategies.")
    return one_line(f"{legend}. {several}")


def _row(maker: Maker, name: str, counts: Counter[int], width: int) -> Row:
    cells = [_dots(maker, counts[index]) for index in range(width)]
    return Row((maker.cell(name), *cells, maker.number(counts[WHOLE])))


def _dots(maker: Maker, count: int) -> tuple[Piece, ...]:
    """A dot, and how many it stands for where there are more than one; nothing for none."""
    if not count:
        return ()
    written = f"{_DOT}\u00a0{maker.words.number(count)}" if count > 1 else _DOT
    return (Piece(written, maker.theme.group),)


def _totals(maker: Maker, counts: dict[str, Counter[int]], width: int) -> Row:
    strong, words = maker.theme.cell_strong, maker.words
    sums = [sum(count[index] for count in counts.values()) for index in range(width)]
    whole = sum(count[WHOLE] for count in counts.values())
    cells = [(Piece(words.number(figure), strong),) for figure in (*sums, whole)]
    return Row(((Piece(words.t("Total"), strong),), *cells), total=True)
