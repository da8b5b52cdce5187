"""Where pages end: no heading alone at the foot of one, however much stands above it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from pypdf.generic import DictionaryObject

from tests.reports.conftest import Print, reader
from tests.reports.everything import whole
from tests.reports.hostile import hostile
from tests.reports.test_structure import kids, role, tree
from workshop_app.reports.blocks import Heading
from workshop_app.reports.model import Proceedings
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import Paper

LINE = "Satu baris yang mengisi halaman dari tepi kiri sampai tepi kanan dengan kata. "


def begins_on(element: DictionaryObject) -> int | None:
    """The page of an element's first piece; None for one that has none of its own."""
    for kid in kids(element):
        if isinstance(kid, int):
            return int(element.raw_get("/Pg").idnum)
        if kid.get("/Type") == "/MCR":
            return int(kid.raw_get("/Pg").idnum)
    return None


def alone(printed: Printed) -> list[str]:
    """The headings behind which the page ends."""
    found = [(element, begins_on(element)) for element in tree(reader(printed))]
    told = [(role(element), page) for element, page in found if page is not None]
    return [
        before
        for (before, page), (_, following) in pairwise(told)
        if before[0] == "H" and before[1:].isdigit() and page != following
    ]


def filled(lines: int) -> Proceedings:
    """Everything, with so many lines more in a practice, in the purposes and in the minutes."""
    day = whole()
    first, *others = day.strategies
    practice, *rest = first.practices
    practices = (replace(practice, action=LINE * lines), *rest)
    return replace(
        day,
        purposes=LINE * lines,
        strategies=(replace(first, practices=practices), *others),
        minutes=tuple(replace(each, points=each.points * (1 + lines % 9)) for each in day.minutes),
    )


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_no_heading_stands_alone(printed: Print, lines: int, paper: Paper) -> None:
    assert alone(printed(filled(lines), paper=paper)) == []


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_no_heading_of_a_hostile_book_stands_alone(printed: Print, paper: Paper) -> None:
    assert alone(printed(hostile(), paper=paper)) == []


def test_a_heading_that_stands_alone_is_seen(
    printed: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure itself: headings that keep nothing come to stand alone."""
    monkeypatch.setattr(Heading, "keeps_next", False)
    assert any(alone(printed(filled(lines))) for lines in range(30))
