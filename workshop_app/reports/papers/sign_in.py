"""Sign-in sheets: people with room for their signatures, odd and even rows apart, and room for walk-ins."""

from collections.abc import Iterator

from workshop_app.reports.papers.common import days, event_title, hours, joined, letterhead, where
from workshop_app.reports.papers.elements import (
    Element,
    Facts,
    Grid,
    GridColumn,
    Paper,
    PartStart,
    Side,
    Signature,
    Signatures,
    Text,
    Title,
)
from workshop_app.reports.papers.model import Attendee, SignIn, SignInList
from workshop_app.reports.wording import Words

_DOTS, _FEW_DOTS = 16, 8
"""The line to sign on must not wrap, in Word neither; the full sheet has less room for it."""


def compose(data: SignIn, words: Words) -> Paper:
    """The sheets, one part for each list."""
    elements = [element for part in data.lists for element in _list(data, part, words)]
    return Paper(words.t("Attendance list"), data.event.host, tuple(elements))


def _list(data: SignIn, part: SignInList, words: Words) -> Iterator[Element]:
    event = data.event
    yield PartStart(joined(words.t("Attendance list"), part.name, separator=" \u00b7 "))
    yield letterhead(event)
    yield Title(words.t("ATTENDANCE LIST"), (event_title(event, words), part.name))
    yield Facts(
        (
            (
                words.t("Day and date"),
                words.date_long(part.day) if part.day else days(event, words),
            ),
            (words.t("Time"), hours(part.starts, part.ends, event.time_zone, words)),
            (words.t("Place"), where(event, part.room)),
            (words.t("Speakers"), "\n".join(map(joined, part.speakers))),
            (words.t("Registered"), words.n("{count} person", "{count} people", len(part.people))),
        )
    )
    if part.people or data.blank_rows:
        yield Grid(_columns(data, words), tuple(_rows(data, part, words)), tall=True)
    if not part.people:
        yield Text(words.t("Nobody is registered for this list yet."), pale=True)
    yield Signatures((Signature("", words.t("Person in charge of the list"), ""),))


def _columns(data: SignIn, words: Words) -> tuple[GridColumn, ...]:
    more = (GridColumn(words.t("F/M")), GridColumn(words.t("Work unit"), 22)) if data.full else ()
    return (
        GridColumn(words.t("No."), 0, Side.RIGHT),
        GridColumn(words.t("Name"), 28),
        *more,
        GridColumn(words.t("Position and agency"), 24),
        GridColumn(words.t("Signature"), 17),
        GridColumn("", 17),
    )


def _rows(data: SignIn, part: SignInList, words: Words) -> Iterator[tuple[str, ...]]:
    for number, person in enumerate(part.people, 1):
        yield _row(data, number, person, words)
    first = len(part.people) + 1
    for number in range(first, first + data.blank_rows):
        yield _row(data, number, Attendee(""), words)


def _row(data: SignIn, number: int, person: Attendee, words: Words) -> tuple[str, ...]:
    dots = "." * (_FEW_DOTS if data.full else _DOTS)
    signs = f"{words.number(number)}. {dots}"
    signature = (signs, "") if number % 2 else ("", signs)
    here = words.t("present") if person.present else ""
    more = (person.sex, person.unit) if data.full else ()
    return (
        words.number(number),
        _stacked(person.name, here),
        *more,
        _stacked(person.position, person.agency),
        *signature,
    )


def _stacked(*texts: str) -> str:
    """Lines of a cell, one below the other."""
    return "\n".join(joined(text) for text in texts if joined(text))
