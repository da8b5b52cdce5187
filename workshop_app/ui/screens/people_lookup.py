"""Agencies found while somebody types, by any of their names, in the language of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop_app.actions import people
from workshop_app.domain.records import Agency
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.picker import Find, Option


@dataclass(frozen=True, slots=True)
class Names:
    """Where a field finds what can be picked, and the name of what was."""

    find: Find
    name: Callable[[str], str]


def agency_names(session: Session) -> Names:
    """Return how the agencies of a workshop are found and named."""

    def find(text: str) -> Sequence[Option]:
        found = people.agencies_like(session.workshop, text)
        return [Option(a.id, a.short_name, _full_name(session, a)) for a in found]

    def name(agency_id: str) -> str:
        agency = session.workshop.read.get(Agency, agency_id)
        return agency.short_name if agency else ""

    return Names(find, name)


def _full_name(session: Session, agency: Agency) -> str:
    english = session.words.language == "en" and agency.name_en
    name = agency.name_en if english else agency.name
    return "" if name == agency.short_name else name
