"""Finding anything in a workshop by words, parts of words, names and codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from workshop_app.actions import contributions, desk
from workshop_app.actions.records import title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import (
    KINDS,
    Agency,
    Attachment,
    Challenge,
    Commitment,
    Minute,
    Practice,
)
from workshop_app.domain.records import Session as Meeting
from workshop_app.domain.schema import Record
from workshop_app.store import fulltext

RECORDS_SHOWN: Final = 40
PEOPLE_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found: what it is called, and what tells it from others of that name."""

    kind: str
    id: str
    title: str
    detail: str


def find(ws: Workshop, text: str) -> list[Found]:
    """Return records that have all words of `text`: those with them in their name first, then people.

    An empty text finds nothing.
    """
    if not text.strip():
        return []
    hits = fulltext.find(ws.file.connection, text, limit=RECORDS_SHOWN)
    named = _found(ws, [(hit.kind, hit.id) for hit in hits if hit.in_title])
    others = _found(ws, [(hit.kind, hit.id) for hit in hits if not hit.in_title])
    return [*named, *_people(ws, text), *others]


def contributions_with(ws: Workshop, text: str, agency_id: str, *, limit: int) -> list[Found]:
    """Return practices and challenges that have all words of `text`; those of an agency come first.

    Without words they are the agency's own, or all if it has none yet, the newest first.
    """
    kinds = (Challenge, Practice)
    if text.strip():
        names = tuple(kind.KIND for kind in kinds)
        hits = fulltext.find(ws.file.connection, text, kinds=names, limit=RECORDS_SHOWN)
        found = [(hit.kind, hit.id) for hit in hits]
    else:
        some: list[Record] = [r for kind in kinds for r in ws.read.all(kind, agency_id=agency_id)]
        some = some or [record for kind in kinds for record in ws.read.all(kind)]
        some.sort(key=lambda record: record.created_at, reverse=True)
        found = [(record.KIND, record.id) for record in some[:limit]]
    mine = {i for kind in kinds for i in _of_agency(ws, kind, agency_id)}
    return sorted(_found(ws, found), key=lambda one: one.id not in mine)[:limit]


def _of_agency(
    ws: Workshop, kind: type[Practice] | type[Challenge], agency_id: str
) -> Iterable[str]:
    return (r.id for r in ws.read.all(kind, agency_id=agency_id)) if agency_id else ()


def _people(ws: Workshop, text: str) -> list[Found]:
    return [
        Found("person", row.id, row.name, " · ".join(p for p in (row.agency, row.unit) if p))
        for row in desk.search_people(ws, text, limit=PEOPLE_SHOWN)
    ]


def _found(ws: Workshop, hits: Iterable[tuple[str, str]]) -> list[Found]:
    hits = list(hits)
    records: dict[tuple[str, str], Record] = {}
    for kind in dict.fromkeys(kind for kind, _ in hits):
        for record in ws.read.some(KINDS[kind], [i for k, i in hits if k == kind]):
            records[kind, record.id] = record
    agencies: dict[str, str] = {}
    return [
        _one(ws, records[hit], agencies)
        for hit in hits
        if hit in records and not records[hit].deleted
    ]


def _one(ws: Workshop, record: Record, agencies: dict[str, str]) -> Found:
    name = title(record)
    match record:
        case Practice() | Challenge() | Commitment():
            name = contributions.name_of(record)
            parts = (_agency(ws, record.agency_id, agencies), record.code)
        case Minute():
            parts = (_agency(ws, record.agency_id, agencies), record.speaker)
        case Agency():
            parts = (record.name, "")
        case Meeting():
            parts = (record.room, "")
        case Attachment():
            name = record.caption or record.file_name
            parts = (record.file_name if record.caption else "", _owner(ws, record))
        case _:
            parts = ("", "")
    return Found(record.KIND, record.id, name, " · ".join(part for part in parts if part))


def _agency(ws: Workshop, agency_id: str, known: dict[str, str]) -> str:
    if agency_id and agency_id not in known:
        agency = ws.read.get(Agency, agency_id)
        known[agency_id] = agency.short_name if agency else ""
    return known.get(agency_id, "")


def _owner(ws: Workshop, attachment: Attachment) -> str:
    """Name the record that something is attached to."""
    owner = ws.read.get(KINDS[attachment.record_kind], attachment.record_id)
    if isinstance(owner, Practice | Challenge | Commitment):
        return contributions.name_of(owner)
    return title(owner) if owner is not None else ""


def goal_of(ws: Workshop, kind: str, record_id: str) -> tuple[str, str, str]:
    """Return where a found record is shown: (screen, kind, id). Attachments are shown on their record."""
    if kind == Attachment.KIND:
        attachment = ws.read.get(Attachment, record_id)
        if attachment is not None and attachment.record_kind in PLACES:
            kind, record_id = attachment.record_kind, attachment.record_id
    return PLACES[kind], kind, record_id


PLACES: Final[Mapping[str, str]] = {
    "practice": "practices",
    "challenge": "challenges",
    "commitment": "commitments",
    "minute": "minutes",
    "session": "minutes",
    "strategy": "practices",
    "agency": "people",
    "person": "people",
    "attachment": "practices",
    "plan_action": "matrix",
    "question": "evaluation",
    "workshop": "proceedings",
}
"""The screen on which each kind is shown."""
