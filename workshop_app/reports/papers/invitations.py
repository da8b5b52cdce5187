"""The invitation list: the agencies that are invited, by kind, with the number expected."""

from collections.abc import Iterator
from itertools import groupby

from workshop_app.reports.papers.common import (
    DASH,
    days,
    event_title,
    joined,
    letterhead,
    signer,
    where,
)
from workshop_app.reports.papers.elements import (
    Element,
    Facts,
    Grid,
    GridColumn,
    Paper,
    Side,
    Signatures,
    Text,
    Title,
)
from workshop_app.reports.papers.model import Invitations, InvitedAgency
from workshop_app.reports.wording import Words


def compose(data: Invitations, words: Words) -> Paper:
    """The list with a table for each kind of agency, numbered through."""
    t, event = words.t, data.event
    elements: list[Element] = [
        letterhead(event),
        Title(t("INVITATION LIST"), (event_title(event, words),)),
        Facts(
            (
                (t("Number"), event.number),
                (t("Day and date"), days(event, words)),
                (t("Place"), where(event)),
                (
                    t("Invited"),
                    words.n("{count} agency", "{count} agencies", len(data.agencies)),
                ),
                (t("Expected"), _people(sum(a.expected or 0 for a in data.agencies), words)),
                (t("Registered"), _people(sum(a.registered for a in data.agencies), words)),
            )
        ),
        *_tables(data, words),
        Signatures((signer(event, words),)),
    ]
    return Paper(t("Invitation list"), event.host, tuple(elements))


def _people(count: int, words: Words) -> str:
    return words.n("{count} person", "{count} people", count) if count else ""


def _tables(data: Invitations, words: Words) -> Iterator[Element]:
    if not data.agencies:
        yield Text(words.t("No agency is invited yet."), pale=True)
    number = 1
    for category, group in groupby(data.agencies, key=lambda agency: agency.category):
        agencies = list(group)
        rows = [_row(each, agency, words) for each, agency in enumerate(agencies, number)]
        number += len(agencies)
        yield Grid(_columns(words), tuple(rows), caption=category)


def _columns(words: Words) -> tuple[GridColumn, ...]:
    t = words.t
    return (
        GridColumn(t("No."), 9, Side.RIGHT),
        GridColumn(t("Addressed to"), 61),
        GridColumn(t("Short name"), 24),
        GridColumn(t("Expected"), 0, Side.RIGHT),
        GridColumn(t("Registered"), 0, Side.RIGHT),
    )


def _row(number: int, agency: InvitedAgency, words: Words) -> tuple[str, ...]:
    expected = DASH if agency.expected is None else words.number(agency.expected)
    return (
        words.number(number),
        joined(agency.name) or joined(agency.short_name) or DASH,
        joined(agency.short_name) or DASH,
        expected,
        words.number(agency.registered) if agency.registered else DASH,
    )
