"""What all contributions share while the room speaks: rows of the lists, and saving as somebody types."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from workshop_app.actions.records import label_added, label_changed, next_code, title
from workshop_app.actions.submitted import as_it_stands
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.frozen import frozen
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Challenge, Commitment, Practice, Strategy
from workshop_app.domain.schema import Form, fields_of
from workshop_app.domain.zones import local

Contribution = Practice | Challenge | Commitment

TITLE_LENGTH: Final = 80
"""Characters of a title that is taken from the first words."""

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "practice": ("title", "action", "result"),
    "challenge": ("title", "description", "support_needed", "proposed_solution", "impact"),
    "commitment": ("description", "indicator"),
}
"""The texts of each kind, the first of which give it a title when it has none of its own."""

_APART_FROM_BODY: Final = frozenset(
    {"code", "title", "submitted", "earlier_id", "cleared_by", "cleared_at", "cleared_digest"}
)
_BODIES: Final[Mapping[str, tuple[str, ...]]] = {
    kind.KIND: tuple(
        name
        for name, spec in fields_of(kind).items()
        if spec.form in (Form.LINE, Form.PROSE) and name not in _APART_FROM_BODY
    )
    for kind in (Practice, Challenge, Commitment)
}
"""All texts of each kind that a list is searched in, besides the title."""

CLOSED: Final = ("done", "cancelled")
"""States of commitments that are never overdue."""

_SENTENCE = re.compile(r".{12,}?[.!?;](?=\s)")


@frozen
class ContributionRow:
    """A contribution in the list. `title` falls back to the first words.

    `strategies` are ids, the main one first; `at` is when it was begun, `changed_at` when it was changed.
    `body` are all its texts as they are written, without the title; `text` has them folded, for searching.
    `due`, `due_text` and `days_over` (full days past the date, 0 while there is time or it is closed) are
    those of commitments.
    """

    id: str
    code: str
    title: str
    agency_id: str
    agency: str
    strategies: tuple[str, ...]
    status: str
    at: str
    changed_at: str
    by: str
    written_apart: bool
    text: str
    kind: str = "practice"
    session_id: str = ""
    due: date | None = None
    due_text: str = ""
    days_over: int = 0
    body: str = ""


def first_words(text: str, length: int = TITLE_LENGTH) -> str:
    """Return the beginning of a text as a title: its first sentence, cut between words."""
    line = " ".join(text.split())
    sentence = _SENTENCE.match(line)
    line = sentence.group() if sentence else line
    if len(line) <= length:
        return line.rstrip(".;: ")
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(",.;: ") + "…"


def today(ws: Workshop) -> date:
    """Return the day it is at the workshop."""
    return local(ws.clock(), ws.settings.time_zone).date()


def days_over(commitment: Commitment, day: date) -> int:
    """Return how many days a commitment is overdue on `day`; 0 while there is time, or if it is closed."""
    if commitment.due is None or commitment.status in CLOSED:
        return 0
    return max(0, (day - commitment.due).days)


def rows(
    ws: Workshop, kind: type[Contribution], ids: Iterable[str] | None = None
) -> list[ContributionRow]:
    """Return all contributions of a kind, or those with these ids, in order. Deleted ones are left out."""
    found = ws.read.all(kind) if ids is None else ws.read.some(kind, list(ids))
    agencies = {agency.id: agency for agency in ws.read.all(Agency, deleted=True)}
    strategies = {s.id: f"{s.number or ''} {s.title}" for s in ws.read.all(Strategy, deleted=True)}
    apart = {i for name, i, _ in ws.read.conflicts() if name == kind.KIND}
    day = today(ws)
    return in_order(
        _row(r, agencies, strategies, r.id in apart, day) for r in found if not r.deleted
    )


def in_order(some: Iterable[ContributionRow]) -> list[ContributionRow]:
    """Return rows as lists show them: the newest first, commitments by their date, closed ones last."""
    newest = sorted(some, key=lambda row: (row.at, row.id), reverse=True)
    return sorted(newest, key=_place)


def _place(row: ContributionRow) -> tuple[bool, date]:
    if row.kind != Commitment.KIND:
        return False, date.max
    return row.status in CLOSED, row.due or date.max


def _row(
    record: Contribution,
    agencies: Mapping[str, Agency],
    strategies: Mapping[str, str],
    apart: bool,
    day: date,
) -> ContributionRow:
    agency = agencies.get(record.agency_id)
    texts = [str(getattr(record, name)) for name in WORDS[record.KIND]]
    body = " · ".join(text for name in _BODIES[record.KIND] if (text := getattr(record, name)))
    words = [
        *texts[:1],
        body,
        record.code,
        *((agency.short_name, agency.name, *agency.aliases) if agency else ()),
        *(strategies.get(i, "") for i in record.strategies),
    ]
    due = record if isinstance(record, Commitment) else None
    return ContributionRow(
        id=record.id,
        code=record.code,
        title=_title(record, texts),
        agency_id=record.agency_id,
        agency=agency.short_name if agency else "",
        strategies=record.strategies,
        status=record.status,
        at=record.created_at,
        changed_at=record.changed_at,
        by=record.created_by,
        written_apart=apart,
        text=f" {fold(' '.join(words))}",
        body=body,
        kind=record.KIND,
        session_id=record.session_id,
        due=due.due if due else None,
        due_text=due.due_text if due else "",
        days_over=days_over(due, day) if due else 0,
    )


def _title(record: Contribution, texts: Iterable[str]) -> str:
    own = "" if isinstance(record, Commitment) else record.title
    return own or next((words for text in texts if (words := first_words(text))), "")


def name_of(record: Contribution) -> str:
    """Return what people call a contribution: its title or first words, or else its code."""
    return _title(record, [str(getattr(record, name)) for name in WORDS[record.KIND]]) or title(
        record
    )


def save(
    ws: Workshop,
    kind: type[Contribution],
    record_id: str,
    values: Mapping[str, object],
    *,
    run: str = "",
) -> str:
    """Save what was typed and return the record's id; without an id a new contribution begins.

    Saves of one `run` that follow each other are one step of undo. Raises RecordMissing if it was deleted
    meanwhile, and whatever stands in the way of writing.
    """
    if not record_id:
        texts = (str(values.get(name) or "") for name in WORDS[kind.KIND])
        name = str(values.get("title") or next((w for t in texts if (w := first_words(t))), ""))
        code = values.get("code") or next_code(ws, kind)
        with ws.operation(label_added(kind, name), run=run) as op:
            return op.add(kind, **{**values, "code": code})
    record = ws.require(kind, record_id)
    with ws.operation(label_changed(kind, name_of(record)), run=run) as op:
        op.change(kind, record_id, **values)
    return record_id


def submit(ws: Workshop, kind: type[Contribution], record_id: str, *, run: str = "") -> None:
    """Keep the text of a contribution that was just written down as the one its agency has submitted.

    With the `run` of its last save both are one step of undo. Raises RecordMissing.
    """
    record = ws.require(kind, record_id)
    if not isinstance(record, Commitment):
        with ws.operation(label_changed(kind, name_of(record)), run=run) as op:
            op.change(kind, record_id, submitted=as_it_stands(record))
