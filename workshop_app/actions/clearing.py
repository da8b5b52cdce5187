"""From draft to print: who has read a practice or challenge, which agency has cleared it, what stays inside.

A clearance is for the texts as they stood then: a short mark of them is kept, so that a text changed
afterwards, on this laptop or another, is known to be "changed since clearing".
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from workshop_app.actions.conflicts import conflicts_of
from workshop_app.actions.guarding import texts_of
from workshop_app.actions.records import title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import ValueMissing
from workshop_app.domain.frozen import frozen
from workshop_app.domain.records import Agency, Challenge, Practice
from workshop_app.domain.zones import from_text, to_text

Publishable = Practice | Challenge

DRAFT, REVIEWED, CLEARED, WITHHELD = "draft", "reviewed", "cleared", "withheld"
PUBLIC, INTERNAL = "public", "internal"

_KINDS: Final[tuple[type[Publishable], ...]] = (Practice, Challenge)
_DIGEST: Final = 16  # hexadecimal digits
_CLEARANCE: Final = ("cleared_by_agency_id", "cleared_by", "cleared_at", "cleared_digest")


@frozen
class Clearance:
    """Who cleared a record and when; `at` is None and names are "" where nobody has noted it."""

    agency: str
    person: str
    at: datetime | None
    changed_since: bool


def review(ws: Workshop, kind: type[Publishable], record_id: str) -> None:
    """Note that a second pair of eyes has read a record; a clearance ends. Raises RecordMissing."""
    _set_state(ws, kind, record_id, REVIEWED)


def back_to_draft(ws: Workshop, kind: type[Publishable], record_id: str) -> None:
    """Make a draft of a record again; a clearance ends. Raises RecordMissing."""
    _set_state(ws, kind, record_id, DRAFT)


def withhold(ws: Workshop, kind: type[Publishable], record_id: str) -> None:
    """Keep a record out of every output; a clearance ends. Raises RecordMissing."""
    _set_state(ws, kind, record_id, WITHHELD)


def clear(
    ws: Workshop,
    kind: type[Publishable],
    record_id: str,
    *,
    agency_id: str,
    person: str,
    public: bool = True,
) -> None:
    """Note that an agency has cleared the texts of a record as they stand now.

    Clearing once more takes note of changed texts. Raises RecordMissing (of the agency too), and
    ValueMissing without an agency or a person's name.
    """
    for field, value in (("cleared_by_agency_id", agency_id), ("cleared_by", person)):
        if not value.strip():
            raise ValueMissing(kind=kind.KIND, field=field)
    record = ws.require(kind, record_id)
    with ws.operation(label("clearance of {name}", name=title(record))) as op:
        op.change(
            kind,
            record_id,
            status=CLEARED,
            visibility=PUBLIC if public else INTERNAL,
            cleared_by_agency_id=agency_id,
            cleared_by=person,
            cleared_at=to_text(ws.clock()),
            cleared_digest=texts_digest(record),
        )


def _set_state(ws: Workshop, kind: type[Publishable], record_id: str, state: str) -> None:
    record = ws.require(kind, record_id)
    with ws.operation(label("status of {name}", name=title(record))) as op:
        op.change(kind, record_id, status=state, **dict.fromkeys(_CLEARANCE, ""))


def clearance(ws: Workshop, record: Publishable) -> Clearance | None:
    """Return who cleared a record; None if it is not cleared."""
    if record.status != CLEARED:
        return None
    agency = ws.read.get(Agency, record.cleared_by_agency_id)
    return Clearance(
        agency=agency.short_name if agency else "",
        person=record.cleared_by,
        at=_moment(record.cleared_at),
        changed_since=changed_since(record),
    )


def changed_since(record: Publishable) -> bool:
    """Tell whether a cleared record reads otherwise now than when it was cleared."""
    known = record.status == CLEARED and bool(record.cleared_digest)
    return known and record.cleared_digest != texts_digest(record)


def texts_digest(record: Publishable) -> str:
    """Return a mark of all texts of a record that can be printed; spaces and line ends do not count."""
    told = [
        f"{place.field}\0{place.position}\0{' '.join(text.split())}"
        for place, text in texts_of(record)
        if place.field != "code"  # given by the laptop, cleared by nobody
    ]
    joined = "\1".join(told).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_DIGEST]


def kept_inside(ws: Workshop) -> frozenset[str]:
    """Return the ids of practices and challenges that no output may show.

    Where two laptops disagree, withholding holds until somebody decides.
    """
    found = {
        record.id
        for kind in _KINDS
        for record in ws.read.all(kind, deleted=True)
        if record.status == WITHHELD
    }
    return frozenset(found | set(_disputed(ws, ws.read.conflicts())))


def _disputed(ws: Workshop, apart: Iterable[tuple[str, str, str]]) -> Iterable[str]:
    kinds = {kind.KIND: kind for kind in _KINDS}
    for kind_name, record_id, field in apart:
        if field != "status" or kind_name not in kinds:
            continue
        conflicts = conflicts_of(ws, kinds[kind_name], record_id)
        versions = (v for c in conflicts if c.field == field for v in c.versions)
        if any(version.value == WITHHELD for version in versions):
            yield record_id


def _moment(text: str) -> datetime | None:
    """Return a stored moment; None for what another program has written there."""
    try:
        return from_text(text) if text else None
    except ValueError:
        return None
