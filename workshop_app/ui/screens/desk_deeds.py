"""What the desk does with guests: each deed asks what it must, acts, and returns its answer in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from workshop_app.actions import badges, desk, records, signatures
from workshop_app.actions.badges import Verdict
from workshop_app.actions.desk import NOW, CheckedIn, DeskRow
from workshop_app.domain.attendance import Scope
from workshop_app.domain.badges import spaced
from workshop_app.domain.names import match_key
from workshop_app.domain.records import WORKSHOP_RECORD, Agency, Person, Settings
from workshop_app.ui.ask import Ask
from workshop_app.ui.models.agencies import AgencyRow
from workshop_app.ui.models.people import agency_of
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.desk_answer import (
    ALREADY,
    LEFT,
    NO_BADGE,
    TAKEN_BACK,
    WELCOME,
    Answer,
    Offer,
)
from workshop_app.ui.session import Session
from workshop_app.words.catalogue import mark

if TYPE_CHECKING:
    from workshop_app.ui.screens.desk_dialogs import Absentee, WalkIn

SIGN = "sign"
"""The offer to sign."""
_NO_BADGES = {
    Verdict.FOREIGN: (
        mark("This badge is of another event"),
        mark("Code {code}. Type the name instead."),
    ),
    Verdict.DAMAGED: (
        mark("The code could not be read"),
        mark("Scan it once more, or type the name."),
    ),
    Verdict.NO_BADGE: (mark("This is no badge of ours"), mark("It says “{code}”.")),
}


def _line(*parts: str) -> str:
    return " · ".join(filter(None, parts))


class Deeds:
    """All deeds of the desk. None for an answer: nothing was done, or a notice tells why.

    `session_id` is what people are checked in for; "" is the arrival. `when` is now, or the earlier time
    for which is entered afterwards.
    """

    def __init__(self, session: Session, ask: Ask) -> None:
        self._session, self._ask = session, ask
        self.session_id = ""
        self.when = NOW

    @property
    def scope(self) -> Scope:
        """What presence means now."""
        return desk.desk_scope(self._session.workshop, self.session_id, self.when)

    @property
    def _say(self) -> Say:
        return Say(self._session.words, self._session.workshop.settings.time_zone)

    # --- coming and going --------------------------------------------------------------------------

    def check_in(self, person_id: str) -> Answer | None:
        """Check somebody in; a second time tells since when they are here."""
        ws = self._session.workshop
        result = self._session.attempt(
            lambda: desk.check_in(ws, person_id, session_id=self.session_id, when=self.when)
        )
        return self._welcome(result) if result is not None else None

    def scanned(self, text: str) -> Answer | None:
        """Check in whoever bears the badge that was scanned, or say what is wrong with it."""
        scan = badges.read_badge(self._session.workshop, text)
        if scan.verdict is Verdict.KNOWN:
            return self.check_in(scan.person_id)
        t = self._session.words.t
        message, detail = _NO_BADGES[scan.verdict]
        code = spaced(scan.code) or (text if len(text) <= 48 else text[:47] + "…")
        return Answer(NO_BADGE, t(message), t(detail, code=code))

    def check_in_all(self, agency: AgencyRow) -> Answer | None:
        """Check in everybody of an agency who is not here yet, as one step."""
        people = desk.search_people(
            self._session.workshop,
            "",
            agency_id=agency.id,
            scope=self.scope,
            limit=max(1, agency.registered),
        )
        return self.check_in_several([row for row in people if not row.first_at])

    def check_in_several(self, rows: Sequence[DeskRow]) -> Answer | None:
        """Check several people in as one step."""
        ws, w = self._session.workshop, self._session.words
        ids = [row.id for row in rows]
        count = self._session.attempt(
            lambda: desk.check_in_all(ws, ids, session_id=self.session_id, when=self.when)
        )
        if count is None:
            return None
        if not count:
            return Answer(ALREADY, w.t("They are all here already"), "", tuple(ids))
        agencies = {row.agency for row in rows}
        if len(agencies) == 1 and all(agencies):
            message = w.n(
                "Welcome, {count} guest of {agency}",
                "Welcome, {count} guests of {agency}",
                count,
                agency=agencies.pop(),
            )
        else:
            message = w.n("Welcome, {count} guest", "Welcome, {count} guests", count)
        return Answer(WELCOME, message, w.t("One Ctrl+Z takes all of them back."), tuple(ids))

    def check_out(self, person_id: str) -> Answer | None:
        """Note that somebody leaves."""
        ws, w = self._session.workshop, self._session.words
        row = self._row(person_id)
        if row is not None and not row.first_at:
            message = w.t("{name} is not checked in", name=row.name)
            return Answer(LEFT, message, w.t("Enter checks in first."))
        result = self._session.attempt(
            lambda: desk.check_out(ws, person_id, session_id=self.session_id, when=self.when)
        )
        if result is None:
            return None
        name, time = result.person.name, self._say.time(result.at)
        if result.already:
            return Answer(LEFT, w.t("Has left already: {name}", name=name), time, (person_id,))
        detail = _line(w.t("left {time}", time=time), w.t("Enter checks in again"))
        return Answer(LEFT, w.t("Goodbye, {name}", name=name), detail, (person_id,))

    def take_back(self, person_id: str) -> Answer | None:
        """Ask why, and take a check-in back."""
        from workshop_app.ui.screens.desk_dialogs import TakeBackDialog

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
        event = self._session.attempt(
            lambda: desk.void_check_in(
                ws, person_id, reason=reason, session_id=self.session_id, when=self.when
            )
        )
        if event is None:
            return None
        message = w.t("Check-in cancelled: {name}", name=row.name)
        detail = self._cancelled(event.by, self._say.time(event.at), reason)
        return Answer(TAKEN_BACK, message, detail, (person_id,))

    # --- who is not on the list, or not as expected ------------------------------------------------

    def add_walk_in(
        self,
        name: str,
        agency_id: str,
        absent: DeskRow | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> Answer | None:
        """Ask who has come without being listed, register them and check them in, as one step.

        With `absent` the guest comes in that person's place; `typed` is what was typed before a crash.
        """
        from workshop_app.ui.screens.desk_dialogs import WalkIn, WalkInDialog
        from workshop_app.ui.screens.desk_walk_in import noted

        ws, w = self._session.workshop, self._session.words
        if absent is not None and absent.first_at:
            message = w.t("Already here: {name}", name=absent.name)
            return Answer(ALREADY, message, w.t("Nobody comes in their place."), (absent.id,))
        dialog = WalkInDialog(
            self._session.theme,
            w,
            name,
            ws.read.all(Agency),
            self._known_already,
            agency_id=agency_id,
            find_absent=self._find_absent,
            absent=_absentee(absent) if absent is not None else None,
        )
        if typed:
            dialog.put_typed(typed)
        with noted(self._session, dialog):
            guest = self._ask.gather(dialog)
        if not isinstance(guest, WalkIn) or not guest.name:
            return None
        result = self._session.attempt(self._adding(guest))
        return self._welcome(result) if result is not None else None

    def _adding(self, guest: "WalkIn") -> Callable[[], CheckedIn]:
        ws = self._session.workshop

        def represent() -> CheckedIn:
            return desk.represent(
                ws,
                guest.in_place_of,
                name=guest.name,
                person_id=self._colleague(guest),
                position=guest.position,
                sex=guest.sex,
                note=self._session.words.t("Represented by {name}", name=guest.name),
                session_id=self.session_id,
                when=self.when,
            )

        def add() -> CheckedIn:
            return desk.add_walk_in(
                ws,
                name=guest.name,
                agency_id=guest.agency_id,
                new_agency=guest.new_agency,
                position=guest.position,
                sex=guest.sex,
                session_id=self.session_id,
                when=self.when,
            )

        return represent if guest.in_place_of else add

    def _colleague(self, guest: "WalkIn") -> str:
        """Return who of the list a representative is: somebody of that name in the same agency."""
        absent = self._row(guest.in_place_of)
        key = match_key(guest.name)
        found = desk.search_people(
            self._session.workshop, key, agency_id=absent.agency_id if absent else "", limit=5
        )
        ids = [r.id for r in found if match_key(r.name) == key and r.id != guest.in_place_of]
        return ids[0] if len(ids) == 1 else ""

    def _find_absent(self, text: str, agency_id: str) -> "list[Absentee]":
        rows = desk.search_people(
            self._session.workshop, text, agency_id=agency_id, scope=self.scope, limit=20
        )
        return [_absentee(row) for row in rows if not row.first_at]

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

    # --- signing, choosing -------------------------------------------------------------------------

    def sign(self, person_id: str) -> Answer | None:
        """Have somebody sign on the screen."""
        from workshop_app.ui.screens.desk_signature import Drawn, SignatureDialog

        ws, w, row = self._session.workshop, self._session.words, self._row(person_id)
        if row is None:
            return None
        detail = _line(agency_of(self._say, row), row.position)
        drawn = self._ask.gather(SignatureDialog(self._session.theme, w, row.name, detail))
        if not isinstance(drawn, Drawn):
            return None
        signed = self._session.attempt(
            lambda: signatures.sign(
                ws, row.id, drawn.strokes, drawn.width, drawn.height, session_id=self.session_id
            )
        )
        if signed is None:
            return None
        kind = WELCOME if row.first_at else ALREADY
        return Answer(kind, w.t("Thank you, {name}", name=row.name), w.t("signed"), (row.id,))

    def choose_options(self) -> None:
        """Ask for the options of the desk, and keep what was chosen."""
        from workshop_app.ui.multimedia import laptop_notes
        from workshop_app.ui.screens.desk_options import DeskOptions, DeskOptionsDialog

        ws, around, w = self._session.workshop, self._session.surroundings, self._session.words
        chosen = self._ask.gather(
            DeskOptionsDialog(
                self._session.theme, w, ws.settings, around.settings.value, laptop_notes(w)
            )
        )
        if not isinstance(chosen, DeskOptions):
            return
        around.settings.change(sounds="on" if chosen.sounds else "off")
        around.set_operator(chosen.operator_name, chosen.desk)
        self._session.run(
            lambda: records.change(
                ws,
                Settings,
                WORKSHOP_RECORD,
                check_out=chosen.check_out,
                signatures=chosen.signatures,
                late_after=chosen.late_after,
            )
        )

    # --- words -------------------------------------------------------------------------------------

    def _welcome(self, result: CheckedIn) -> Answer:
        w, person, event = self._session.words, result.person, result.already or result.event
        row, time = self._row(person.id), self._say.time(event.at)
        agency = agency_of(self._say, row) if row is not None else ""
        # "Meja 1" says what it is; "A" does not.
        where = event.desk if " " in event.desk else w.t("desk {desk}", desk=event.desk)
        where = where if event.desk else ""
        about = [self._in_place_of(person), person.note, w.t("late") if result.late else ""]
        offer = self._offer(person)
        if result.already:
            message = w.t("Already here: {name}", name=person.name)
            detail = _line(w.t("since {time}", time=time), where, agency, *about)
            return Answer(ALREADY, message, detail, (person.id,), offer)
        if result.cancelled is not None:
            earlier = result.cancelled
            at = self._say.time(earlier.at)
            about.append(self._cancelled(earlier.by, at, earlier.reason, before=True))
        message = w.t("Welcome, {name}", name=person.name)
        if result.back:
            message = w.t("Welcome back, {name}", name=person.name)
        if event.at and self.when.at is not None:
            message = w.t("Entered afterwards: {name}", name=person.name)
            time = _line(w.date(self.when.at.date()), time)
        return Answer(WELCOME, message, _line(agency, *about, time, where), (person.id,), offer)

    def _in_place_of(self, person: Person) -> str:
        w = self._session.words
        return w.t("in place of {name}", name=person.represents) if person.represents else ""

    def _cancelled(self, by: str, time: str, reason: str, *, before: bool = False) -> str:
        w = self._session.words
        if before:
            told = w.t("an earlier check-in was cancelled by {by} at {time}", by=by, time=time)
        elif by:
            told = w.t("cancelled by {by} at {time}", by=by, time=time)
        else:
            told = w.t("cancelled at {time}", time=time)
        return f"{told}: {reason}" if reason else told

    def _offer(self, person: Person) -> Offer | None:
        ws = self._session.workshop
        if not ws.settings.signatures or signatures.signature_of(ws, person.id, self.session_id):
            return None
        return Offer(SIGN, self._session.words.t("Sign"), "pencil")

    def _row(self, person_id: str) -> DeskRow | None:
        rows = desk.desk_rows(self._session.workshop, [person_id], scope=self.scope)
        return next(iter(rows), None)


def _absentee(row: DeskRow) -> "Absentee":
    from workshop_app.ui.screens.desk_dialogs import Absentee

    return Absentee(row.id, row.name, row.agency_id, row.agency)
