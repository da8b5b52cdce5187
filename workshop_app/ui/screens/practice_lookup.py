"""What the fields of the live form find while somebody types, and the names of what was picked."""

from workshop_app.actions import practices
from workshop_app.domain.records import Agency, Session, Strategy
from workshop_app.ui.screens.practice_form import Names
from workshop_app.ui.session import Session as WorkshopSession
from workshop_app.ui.widgets.choices import ChipChoice
from workshop_app.ui.widgets.picker import Option


class PracticeLookup:
    """Looks things up in one workshop, in the language of its window."""

    def __init__(self, session: WorkshopSession) -> None:
        self._session = session
        self.agency_id = ""
        self.agencies = Names(self._find_agencies, self._name_of_agency)
        self.people = Names(self._find_people, self._name_of_person)

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

    def _name_of_agency(self, record_id: str) -> str:
        agency = self._session.workshop.read.get(Agency, record_id)
        return agency.short_name if agency else ""

    def _name_of_person(self, record_id: str) -> str:
        return practices.person_name(self._session.workshop, record_id)
