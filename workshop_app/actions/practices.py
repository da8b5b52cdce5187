"""Good practices while the room speaks: the rows of the list, and saving as somebody types."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from workshop_app.actions import desk
from workshop_app.actions.records import next_code
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Person, Practice, Strategy

TITLE_LENGTH: Final = 80
"""Characters of a title that is taken from the first words."""

_SENTENCE = re.compile(r".{12,}?[.!?;](?=\s)")


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """A good practice in the list. `title` falls back to the first words; `text` serves the filter.

    `strategies` are ids, the main one first; `at` is when it was begun, `changed_at` when it was changed.
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have presented; `present` is True if they are checked in."""

    id: str
    name: str
    agency: str
    present: bool


def first_words(text: str, length: int = TITLE_LENGTH) -> str:
    """Return the beginning of a text as a title: its first sentence, cut between words."""
    line = " ".join(text.split())
    sentence = _SENTENCE.match(line)
    line = sentence.group() if sentence else line
    if len(line) <= length:
        return line.rstrip(".;: ")
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(",.;: ") + "…"


def practice_rows(ws: Workshop, ids: Iterable[str] | None = None) -> list[PracticeRow]:
    """Return all practices, or those with these ids, the newest first. Deleted ones are left out."""
    if ids is None:
        found = ws.read.all(Practice)
    else:
        found = [p for p in ws.read.some(Practice, list(ids)) if not p.deleted]
    agencies = {agency.id: agency for agency in ws.read.all(Agency, deleted=True)}
    strategies = {s.id: f"{s.number or ''} {s.title}" for s in ws.read.all(Strategy, deleted=True)}
    apart = {i for kind, i, _ in ws.read.conflicts() if kind == Practice.KIND}
    rows = [_row(p, agencies, strategies, p.id in apart) for p in found]
    return sorted(rows, key=lambda row: (row.at, row.id), reverse=True)


def _row(
    practice: Practice, agencies: Mapping[str, Agency], strategies: Mapping[str, str], apart: bool
) -> PracticeRow:
    agency = agencies.get(practice.agency_id)
    words = [
        practice.title,
        practice.action,
        practice.result,
        practice.code,
        *((agency.short_name, agency.name, *agency.aliases) if agency else ()),
        *(strategies.get(i, "") for i in practice.strategies),
    ]
    return PracticeRow(
        id=practice.id,
        code=practice.code,
        title=practice.title or first_words(practice.action) or first_words(practice.result),
        agency_id=practice.agency_id,
        agency=agency.short_name if agency else "",
        strategies=practice.strategies,
        status=practice.status,
        at=practice.created_at,
        changed_at=practice.changed_at,
        by=practice.created_by,
        written_apart=apart,
        text=fold(" ".join(words)),
    )


def save_practice(
    ws: Workshop, record_id: str, values: Mapping[str, object], *, run: str = ""
) -> str:
    """Save what was typed and return the record's id; without an id a new practice begins.

    Saves of one `run` that follow each other are one step of undo. Raises RecordMissing if the practice
    was deleted meanwhile, and whatever stands in the way of writing.
    """
    if not record_id:
        name = str(values.get("title") or first_words(str(values.get("action", ""))))
        code = values.get("code") or next_code(ws, Practice)
        with ws.operation(label("new practice {name}", name=name), run=run) as op:
            return op.add(Practice, **{**values, "code": code})
    practice = ws.require(Practice, record_id)
    name = practice.title or first_words(practice.action) or practice.code
    with ws.operation(label("change to practice {name}", name=name), run=run) as op:
        op.change(Practice, record_id, **values)
    return record_id


def candidates(ws: Workshop, text: str, agency_id: str, *, limit: int = 40) -> list[Candidate]:
    """Return who may have presented: people of the agency first, those present before the others.

    Without an agency, or when words are typed, everybody who fits follows.
    """
    rows = desk.search_people(ws, text, agency_id=agency_id, limit=desk.ROWS)
    rows.sort(key=lambda row: not row.first_at)
    if agency_id and text.strip():
        known = {row.id for row in rows}
        others = desk.search_people(ws, text, limit=desk.ROWS)
        rows += sorted(
            (row for row in others if row.id not in known), key=lambda row: not row.first_at
        )
    return [Candidate(r.id, r.name, r.agency, bool(r.first_at)) for r in rows[:limit]]


def person_name(ws: Workshop, person_id: str) -> str:
    """Return the name of a person, also of one who was deleted since; "" for nobody."""
    person = ws.read.get(Person, person_id) if person_id else None
    return person.name if person else ""


def agency_candidates(ws: Workshop, text: str, *, limit: int = 40) -> list[Agency]:
    """Return agencies whose names have words beginning like those typed, short names first."""
    needles = fold(text).split()
    found = [
        (not fold(agency.short_name).startswith(" ".join(needles)), agency)
        for agency in ws.read.all(Agency)
        if _has_words(agency, needles)
    ]
    return [agency for _, agency in sorted(found, key=lambda pair: pair[0])][:limit]


def _has_words(agency: Agency, needles: list[str]) -> bool:
    names = (agency.short_name, agency.name, agency.name_en, *agency.aliases, *agency.former_names)
    words = " " + fold(" ".join(names))
    return all(f" {needle}" in words for needle in needles)
