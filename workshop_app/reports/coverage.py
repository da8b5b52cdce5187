"""The chapter that shows at a glance who contributed to what: a chart, and a matrix of dots."""

from collections import Counter

from workshop_app.reports.blocks import Note
from workshop_app.reports.charts import Bar, BarChart, Stack, StackedChart
from workshop_app.reports.clean import one_line
from workshop_app.reports.counts import WHOLE, by_agency, by_strategy
from workshop_app.reports.engine import Block
from workshop_app.reports.parts import Maker, joined
from workshop_app.reports.table import Align, Column, Piece, Row, Table
from workshop_app.reports.theme import GRID

_DOT = "\u25cf"
_MOST_COLUMNS = 8


def coverage(maker: Maker) -> list[Block]:
    """Practices and challenges by strategy, then agencies by strategy; nothing if there are none."""
    strategies, words = maker.data.strategies, maker.words
    if not any(strategy.practices or strategy.challenges for strategy in strategies):
        return []
    title = words.t("Practices by strategy")
    return [*maker.chapter(title), _chart(maker, one_line(title)), *_matrix(maker)]


def _chart(maker: Maker, title: str) -> Block:
    """Good practices and challenges of each strategy; without any challenge, practices alone."""
    strategies, words = maker.data.strategies, maker.words
    labels = [
        joined((f"S{each.number}" if each.number else "", each.title), " \u00b7 ")
        for each in strategies
    ]
    counts = by_strategy(strategies)
    if not any(strategy.challenges for strategy in strategies):
        bars = [
            Bar(label, practices, practices, words.number(practices))
            for label, (practices, _) in zip(labels, counts, strict=True)
        ]
        return BarChart(maker.setting, title, bars)
    names = (words.t("Good practices"), words.t("Challenges"))
    stacks = [
        Stack(label, both, " + ".join(map(words.number, both)))
        for label, both in zip(labels, counts, strict=True)
    ]
    return StackedChart(maker.setting, title, list(map(one_line, names)), stacks)


def _matrix(maker: Maker) -> list[Block]:
    """A row for each agency, a column for each strategy; too many columns go on in another table."""
    strategies, words = maker.data.strategies, maker.words
    counts = by_agency(strategies)
    if not counts:
        return []
    heads = [f"S{strategy.number or index}" for index, strategy in enumerate(strategies, 1)]
    blocks: list[Block] = [
        maker.label(words.t("By agency"), GRID),
        Note(maker.setting, _legend(maker, heads), maker.theme.byline),
    ]
    for start in range(0, len(heads), _MOST_COLUMNS):
        shown = range(start, min(start + _MOST_COLUMNS, len(heads)))
        last = shown.stop == len(heads)
        blocks.append(_part(maker, counts, heads, shown, last, GRID if start else GRID / 2))
    return blocks


def _part(
    maker: Maker,
    counts: dict[str, Counter[int]],
    heads: list[str],
    shown: range,
    last: bool,
    before: float,
) -> Table:
    """Some of the columns; the last of such tables names all agencies, and how often each had its say."""
    words = maker.words
    columns = [
        Column(words.t("Agency"), 1),
        *(Column(heads[index], align=Align.CENTRE, least=26.0) for index in shown),
        *([Column(words.t("Total"), align=Align.RIGHT)] if last else []),
    ]
    names = [name for name in counts if last or any(counts[name][index] for index in shown)]
    rows = [
        _row(maker, name, counts[name], shown, last) for name in sorted(names, key=str.casefold)
    ]
    return Table(
        maker.setting, columns, [*rows, _totals(maker, counts, shown, last)], before=before
    )


def _legend(maker: Maker, heads: list[str]) -> str:
    """What the columns are, in one paragraph."""
    titles = (one_line(strategy.title) for strategy in maker.data.strategies)
    legend = "; ".join(f"{head}\u00a0= {title}" for head, title in zip(heads, titles, strict=True))
    several = maker.words.t("One contribution may count for several strategies.")
    return one_line(f"{legend}. {several}")


def _row(maker: Maker, name: str, counts: Counter[int], shown: range, last: bool) -> Row:
    cells = [_dots(maker, counts[index]) for index in shown]
    return Row((maker.cell(name), *cells, *([maker.number(counts[WHOLE])] if last else [])))


def _dots(maker: Maker, count: int) -> tuple[Piece, ...]:
    """A dot, and how many it stands for where there are more than one; nothing for none."""
    if not count:
        return ()
    written = f"{_DOT}\u00a0{maker.words.number(count)}" if count > 1 else _DOT
    return (Piece(written, maker.theme.group),)


def _totals(maker: Maker, counts: dict[str, Counter[int]], shown: range, last: bool) -> Row:
    strong, words = maker.theme.cell_strong, maker.words
    columns = [*shown, *([WHOLE] if last else [])]
    sums = [sum(count[index] for count in counts.values()) for index in columns]
    cells = [(Piece(words.number(figure), strong),) for figure in sums]
    return Row(((Piece(words.t("Total"), strong),), *cells), total=True)
