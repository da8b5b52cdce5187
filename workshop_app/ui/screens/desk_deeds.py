"""What the desk does with guests: each deed asks what it must, acts, and returns its answer in words."""

from collections.abc import Callable

from workshop_app.actions import desk
from workshop_app.actions.desk import CheckedIn, DeskRow
from workshop_app.domain.names import match_key
from workshop_app.domain.records import Agency
from workshop_app.ui.ask import Ask
from workshop_app.ui.models.agencies import AgencyRow
from workshop_app.ui.models.people import agency_of
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.desk_answer import ALREADY, TAKEN_BACK, WELCOME, Answer
from workshop_app.ui.screens.desk_dialogs import TakeBackDialog, WalkIn, WalkInDialog
from workshop_app.ui.session import Session


def _line(*parts: str) -> str:
    return " · ".join(filter(None, parts))


class Deeds:
    """Check-in, taking back, walk-ins. None for an answer: nothing was done, or a notice tells why."""

    def __init__(self, session: Session, ask: Ask) -> None:
        self._session, self._ask = session, ask

    @property
    def _say(self) -> Say:
        return Say(self._session.words, self._session.workshop.settings.time_zone)

    def check_in(self, person_id: str) -> Answer | None:
        """Check somebody in; a second time tells since when they are here."""
        ws = self._session.workshop
        result = self._session.attempt(lambda: desk.check_in(ws, person_id))
        return self._welcome(result) if result is not None else None

    def check_in_all(self, agency: AgencyRow) -> Answer | None:
        """Check in everybody of an agency who is not here yet, as one step."""
        ws, w = self._session.workshop, self._session.words
        people = desk.search_people(ws, "", agency_id=agency.id, limit=max(1, agency.registered))
        awaited = [row.id for row in people if not row.first_at]
        count = self._session.attempt(lambda: desk.check_in_all(ws, awaited))
        if not count:
            return None
        message = w.n(
            "Welcome, {count} guest of {agency}",
            "Welcome, {count} guests of {agency}",
            count,
            agency=agency.short_name,
        )
        return Answer(WELCOME, message, w.t("One Ctrl+Z takes all of them back."), tuple(awaited))

    def take_back(self, person_id: str) -> Answer | None:
        """Ask why, and take a check-in back."""
        ws, w = self._session.workshop, self._session.words
        row = self._row(person_id)
        if row is None:
            return None
        if not row.first_at:
            message = w.t("{name} is not checked in", name=row.name)
            return Answer(TAKEN_BACK, message, w.t("There is nothing to take back."))
        since = w.t("Here since {time}", time=self._say.time(row.first_at))
        reason = self._ask.gather(TakeBackDialog(self._session.theme, w, row.name, since))
        if not isinstance(reason, str) or not reason:
            return None
        event = self._session.attempt(lambda: desk.void_check_in(ws, person_id, reason=reason))
        if event is None:
            return None
        detail = _line(self._say.time(event.at), reason, event.by)
        return Answer(TAKEN_BACK, w.t("Taken back: {name}", name=row.name), detail, (person_id,))

    def add_walk_in(self, name: str, agency_id: str) -> Answer | None:
        """Ask who has come without being listed, register them and check them in, as one step."""
        ws = self._session.workshop
        agencies = ws.read.all(Agency)
        guest = self._ask.gather(
            WalkInDialog(
                self._session.theme,
                self._session.words,
                name,
                agencies,
                self._known_already,
                agency_id=agency_id,
            )
        )
        if not isinstance(guest, WalkIn) or not guest.name:
            return None
        result = self._session.attempt(self._adding(guest))
        return self._welcome(result) if result is not None else None

    def _adding(self, guest: WalkIn) -> Callable[[], CheckedIn]:
        def add() -> CheckedIn:
            return desk.add_walk_in(
                self._session.workshop,
                name=guest.name,
                agency_id=guest.agency_id,
                new_agency=guest.new_agency,
                position=guest.position,
                sex=guest.sex,
            )

        return add

    def _welcome(self, result: CheckedIn) -> Answer:
        w, person, event = self._session.words, result.person, result.already or result.event
        row, time = self._row(person.id), self._say.time(event.at)
        agency = agency_of(self._say, row) if row is not None else ""
        # "Meja 1" says what it is; "A" does not.
        where = event.desk if " " in event.desk else w.t("desk {desk}", desk=event.desk)
        where = where if event.desk else ""
        if result.already:
            message = w.t("Already here: {name}", name=person.name)
            detail = _line(w.t("since {time}", time=time), where, agency)
            return Answer(ALREADY, message, detail, (person.id,))
        message = w.t("Welcome, {name}", name=person.name)
        return Answer(WELCOME, message, _line(agency, time, where), (person.id,))

    def _row(self, person_id: str) -> DeskRow | None:
        return next(iter(desk.desk_rows(self._session.workshop, [person_id])), None)

    def _known_already(self, name: str) -> str:
        key = match_key(name)
        for row in desk.search_people(self._session.workshop, key, limit=5):
            if match_key(row.name) == key:
                return self._session.words.t(
                    "On the list already: {name}, {agency}",
                    name=row.name,
                    agency=agency_of(self._say, row),
                )
        return ""
