"""The evaluation form to be handed out: statements to be crossed, lines for words, and the test behind it."""

from collections.abc import Iterator

from workshop_app.reports.papers.common import days, event_title, joined, letterhead, where
from workshop_app.reports.papers.elements import (
    Element,
    Facts,
    Grid,
    GridColumn,
    Listed,
    Paper,
    PartStart,
    Side,
    Text,
    Title,
)
from workshop_app.reports.papers.model import EvaluationForm, QuizQuestion
from workshop_app.reports.wording import Words

_BOX = "☐"
_LINES = 2
"""Empty lines for an open answer."""
_DOTS = "…" * 12


def compose(data: EvaluationForm, words: Words) -> Paper:
    """The satisfaction form, and on a page of its own the test, if it has questions."""
    t, event = words.t, data.event
    title = t("Evaluation form")
    elements: list[Element] = [
        letterhead(event),
        Title(t("EVALUATION FORM"), (event_title(event, words),)),
        Facts(((t("Day and date"), days(event, words)), (t("Place"), where(event)))),
        *_satisfaction(data, words),
        *_test(data, words),
    ]
    return Paper(title, event.host, tuple(elements))


def _satisfaction(data: EvaluationForm, words: Words) -> Iterator[Element]:
    t = words.t
    if not data.items and not data.open_questions:
        yield Text(t("The form has no questions yet."), pale=True)
        return
    yield Text(
        t(
            "Please do not write your name: nobody needs to know who filled this in."
            " Cross one number for each statement."
        )
    )
    if data.groups:
        boxes = "   ".join(map(_boxed, data.groups))
        yield Text(boxes, lead=t("Cross what fits, if you like") + ":")
    if data.items:
        yield _statements(data, words)
    for question in data.open_questions:
        empty = tuple(("",) for _ in range(_LINES))
        yield Grid((GridColumn(joined(question), 100),), empty, tall=True)


def _statements(data: EvaluationForm, words: Words) -> Grid:
    t = words.t
    points = range(1, len(data.labels) + 1)
    columns = (
        GridColumn(t("No."), 0, Side.RIGHT),
        GridColumn(t("Statement"), 86),
        *(GridColumn(str(point), 8, Side.RIGHT) for point in points),
    )
    rows = tuple(
        (words.number(number), joined(item), *(_BOX for _ in points))
        for number, item in enumerate(data.items, 1)
    )
    meaning = " · ".join(f"{n} = {joined(word).lower()}" for n, word in enumerate(data.labels, 1))
    return Grid(columns, rows, caption=meaning, tall=True)


def _test(data: EvaluationForm, words: Words) -> Iterator[Element]:
    t = words.t
    if not data.quiz:
        return
    yield PartStart(t("Test"))
    yield Title(t("TEST"), (event_title(data.event, words),))
    sides = f"{_boxed(t('before the workshop'))}   {_boxed(t('after the workshop'))}"
    yield Facts(((t("When"), sides), (t("Code"), _DOTS)))
    yield Text(
        t(
            "Make up a short code, two letters and two digits for example, and write the same one"
            " on both tests. Nobody else knows whose it is."
        )
    )
    for number, question in enumerate(data.quiz, 1):
        yield Listed(f"{words.number(number)}.", _options(question), joined(question.text))


def _boxed(text: str) -> str:
    """A box and what it stands for, which a line never parts."""
    return "\u00a0".join((_BOX, *joined(text).split()))


def _options(question: QuizQuestion) -> str:
    """The options below each other, with the digits by which they are typed; dots for an open one."""
    if not question.options:
        return _DOTS * 4
    return "\n".join(
        f"{_BOX} {place}. {joined(option)}" for place, option in enumerate(question.options, 1)
    )
