"""The chapter on the evaluation for Word: its sentences and tables, without the heading of the chapter."""

from collections.abc import Iterator, Sequence

from workshop_app.reports.evaluation_model import Evaluation
from workshop_app.reports.evaluation_told import Told
from workshop_app.reports.papers.common import DASH
from workshop_app.reports.papers.elements import (
    Element,
    Grid,
    GridColumn,
    Heading,
    Listed,
    Side,
    Text,
)
from workshop_app.reports.wording import Words

_LEAST_SHARE, _SHARE_OF_A_LETTER = 13.5, 2.8


def evaluation_elements(data: Evaluation, words: Words) -> Iterator[Element]:
    """Everything below the heading of the chapter, in order."""
    told = Told(data, words)
    if told.is_empty:
        yield Text(told.nothing(), pale=True)
        return
    yield from _satisfaction(told)
    yield from _tests(told)
    if data.comments:
        yield Heading(words.t("Open answers"), 2)
    for some in data.comments:
        yield Heading(some.question, 3)
        for text in some.texts:
            yield Listed(DASH, text)


def _satisfaction(told: Told) -> Iterator[Element]:
    t, data = told.words.t, told.data
    if not data.forms:
        return
    yield Heading(t("Satisfaction"), 2)
    yield Text(told.satisfaction())
    if not told.shown:
        yield Text(told.too_few(), pale=True)
        return
    yield _grid(told.heads(), [told.row(item) for item in data.items], 66, t("By item"))
    if data.groups:
        heads = (t("Group"), t("Forms"), t("Mean"))
        yield _grid(heads, told.group_rows(), 60, t("By group"))
    if told.hides:
        yield Text(told.hidden_note(), pale=True)


def _tests(told: Told) -> Iterator[Element]:
    t, test = told.words.t, told.data.test
    if not test.before and not test.after:
        return
    yield Heading(t("Tests before and after"), 2)
    yield Text(told.compared())
    if test.mean_before is None or test.mean_after is None:
        return
    rows = [
        (t("Before the workshop"), told.written(test.mean_before)),
        (t("After the workshop"), told.written(test.mean_after)),
    ]
    yield _grid((t("Test"), t("Mean")), rows, 60, t("Mean points of the pairs"))
    if test.items:
        yield _grid(told.question_heads(), told.question_rows(), 80, t("By question"))


def _grid(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], share: float, caption: str
) -> Grid:
    """A table of a text and some figures."""
    columns = (
        GridColumn(heads[0], share),
        *(GridColumn(head, _share_of(head), Side.RIGHT) for head in heads[1:]),
    )
    return Grid(columns, tuple(rows), caption=caption)


def _share_of(head: str) -> float:
    """The share of a column of figures: its head must not be broken within a word."""
    longest = max(len(word) for word in head.replace("-", " ").split())
    return max(_LEAST_SHARE, _SHARE_OF_A_LETTER * longest)
