"""Good practices while the room speaks, and whom and which agency a typed name may mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop_app.actions import contributions, desk
from workshop_app.actions.contributions import ContributionRow
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Person, Practice


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have presented; `present` is True if they are checked in."""

    id: str
    name: str
    agency: str
    present: bool


def practice_rows(ws: Workshop, ids: Iterable[str] | None = None) -> list[ContributionRow]:
    """Return all practices, or those with these ids, the newest first. Deleted ones are left out."""
    return contributions.rows(ws, Practice, ids)


def save_practice(
    ws: Workshop, record_id: str, values: Mapping[str, object], *, run: str = ""
) -> str:
    """Save what was typed of a practice; see `contributions.save`."""
    return contributions.save(ws, Practice, record_id, values, run=run)


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
