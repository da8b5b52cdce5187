"""What the fields of a live form find while somebody types, and the names of what was picked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workshop_app.actions import contributions, finding, practices, records
from workshop_app.actions.records import title
from workshop_app.domain.records import KINDS, Agency, Challenge, Practice, Session, Strategy
from workshop_app.ui.session import Session as WorkshopSession
from workshop_app.ui.widgets.choices import ChipChoice
from workshop_app.ui.widgets.picker import Find, Option
from workshop_app.words.terms import kind_name

ORIGINS_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Names:
    """Where a field finds what can be picked, and the name of what was."""

    find: Find
    name: Callable[[str], str]


class ContributionLookup:
    """Looks things up in one workshop, in the language of its window."""

    def __init__(self, session: WorkshopSession) -> None:
        self._session = session
        self.agency_id = ""
        self.agencies = Names(self._find_agencies, self._name_of_agency)
        self.people = Names(self._find_people, self._name_of_person)
        self.origins = Names(self._find_origins, self._name_of_origin)

    @property
    def strategies(self) -> list[ChipChoice]:
        """The strategies as chips."""
        return [
            ChipChoice(s.id, s.number or 0, self._either(s.title, s.title_en))
            for s in self._session.workshop.read.all(Strategy)
        ]

    @property
    def sessions(self) -> list[tuple[str, str]]:
        """The sessions of the programme, with their beginning."""
        words = self._session.words
        return [
            ("", words.t("No session")),
            *(
                (
                    s.id,
                    f"{words.time_range(s.starts, None)} {self._either(s.title, s.title_en)}".strip(),
                )
                for s in self._session.workshop.read.all(Session)
            ),
        ]

    def add_agency(self, name: str) -> str | None:
        """Write down an agency that is on no list yet; returns its id, None if that was refused."""
        ws = self._session.workshop
        return self._session.attempt(
            lambda: records.add(ws, Agency, short_name=name, invited=False)
        )

    def _either(self, indonesian: str, english: str) -> str:
        return english if self._session.words.language == "en" and english else indonesian

    def _find_agencies(self, text: str) -> list[Option]:
        found = practices.agency_candidates(self._session.workshop, text)
        return [Option(a.id, a.short_name, self._either(a.name, a.name_en)) for a in found]

    def _find_people(self, text: str) -> list[Option]:
        here = self._session.words.t("here")
        found = practices.candidates(self._session.workshop, text, self.agency_id)
        return [
            Option(c.id, c.name, " · ".join(p for p in (c.agency, here * c.present) if p))
            for c in found
        ]

    def _find_origins(self, text: str) -> list[Option]:
        """Practices and challenges that have all the words; the agency's own come first."""
        found = finding.contributions_with(
            self._session.workshop, text, self.agency_id, limit=ORIGINS_SHOWN
        )
        return [
            Option(
                f"{one.kind}:{one.id}",
                one.title,
                " · ".join(part for part in (self._kind(one.kind), one.detail) if part),
            )
            for one in found
        ]

    def _kind(self, kind: str) -> str:
        return kind_name(self._session.words, kind)

    def _name_of_agency(self, record_id: str) -> str:
        agency = self._session.workshop.read.get(Agency, record_id)
        return agency.short_name if agency else ""

    def _name_of_person(self, record_id: str) -> str:
        return practices.person_name(self._session.workshop, record_id)

    def _name_of_origin(self, key: str) -> str:
        kind, _, record_id = key.partition(":")
        record = self._session.workshop.read.get(KINDS[kind], record_id)
        if isinstance(record, Practice | Challenge):
            return contributions.name_of(record)
        return title(record) if record is not None else ""
