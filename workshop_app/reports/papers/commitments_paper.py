"""Commitment sheets: what one agency has promised, on one sheet to be signed."""

from collections.abc import Iterator

from workshop_app.reports.papers.common import (
    DASH,
    dated,
    event_title,
    joined,
    letterhead,
)
from workshop_app.reports.papers.elements import (
    Element,
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
from workshop_app.reports.papers.model import Commitments, CommitmentSheet, Promise
from workshop_app.reports.wording import Words

_BLANK = "." * 24
"""Where the name of an agency is written by hand."""


def compose(data: Commitments, words: Words) -> Paper:
    """One part for each agency."""
    title = words.t("Follow-up commitments")
    elements = [element for sheet in data.sheets for element in _sheet(data, sheet, words)]
    if not elements:
        elements = [
            letterhead(data.event),
            Title(words.t("FOLLOW-UP COMMITMENTS"), (event_title(data.event, words), data.about)),
            Text(words.t("No commitment has been recorded."), pale=True),
        ]
    return Paper(title, data.event.host, tuple(elements))


def _sheet(data: Commitments, sheet: CommitmentSheet, words: Words) -> Iterator[Element]:
    t, event = words.t, data.event
    named = joined(sheet.agency)
    agency = named or t("Without agency")
    yield PartStart(joined(t("Follow-up commitments"), agency, separator=" \u00b7 "))
    yield letterhead(event)
    yield Title(t("FOLLOW-UP COMMITMENTS"), (event_title(event, words), agency))
    new = [promise for promise in sheet.promises if not promise.earlier]
    if new:
        yield Text(_promised(named, len(new), words))
        yield _table(new, words)
    earlier = [promise for promise in sheet.promises if promise.earlier]
    if earlier:
        yield Text(t("Agreed on in an earlier workshop:"))
        yield _table(earlier, words)
    yield Signatures(
        (
            Signature("", joined(event.signer_position) or event.host, event.signer_name),
            Signature(dated(event, words), t("For {agency}", agency=named or _BLANK), ""),
        )
    )


def _table(promises: list[Promise], words: Words) -> Grid:
    t = words.t
    return Grid(
        (
            GridColumn(t("No."), 0, Side.RIGHT),
            GridColumn(t("Commitment"), 44),
            GridColumn(t("Indicator"), 28),
            GridColumn(t("Due"), 18),
            GridColumn(t("Status"), 14),
        ),
        tuple(_row(number, promise, words) for number, promise in enumerate(promises, 1)),
    )


def _promised(agency: str, count: int, words: Words) -> str:
    """Who has promised how much; steps that nobody has taken on yet wait for a name."""
    if agency:
        return words.n(
            "{agency} commits itself to the following step, agreed on in this workshop:",
            "{agency} commits itself to the following {count} steps, agreed on in this workshop:",
            count,
            agency=agency,
        )
    return words.n(
        "No agency has taken on the following step, agreed on in this workshop, yet:",
        "No agency has taken on the following {count} steps, agreed on in this workshop, yet:",
        count,
    )


def _row(number: int, promise: Promise, words: Words) -> tuple[str, ...]:
    supporters = joined(*promise.supporters)
    with_whom = words.t("with {agencies}", agencies=supporters) if supporters else ""
    below = joined(promise.code, with_whom, separator=" \u00b7 ")
    return (
        words.number(number),
        "\n".join(filter(None, (joined(promise.description) or DASH, below))),
        joined(promise.indicator) or DASH,
        words.date(promise.due) if promise.due else DASH,
        joined(promise.status) or DASH,
    )
