"""Gathers what each paper prints: plain data in the language of the paper, nothing that it need not know.

People come with name, position, unit, agency, role and sex; never with a phone or an e-mail address.
"""

from dataclasses import dataclass
from datetime import time
from functools import cached_property

from workshop_app.actions import evaluation, people, proceedings
from workshop_app.actions.certificates import Numbers, as_mark, filled
from workshop_app.actions.certificates import numbers as numbers_of
from workshop_app.actions.clearing import CLEARED, PUBLIC, changed_since
from workshop_app.actions.desk import desk_rows
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.guarding import Guard
from workshop_app.actions.overview import Overview, overview
from workshop_app.actions.people import Order, PeopleFilter, PersonRow
from workshop_app.actions.printed_codes import printed_codes
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import Scope
from workshop_app.domain.badges import badge_code
from workshop_app.domain.choices import CATEGORIES
from workshop_app.domain.records import (
    Agency,
    Commitment,
    Minute,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.reports.papers import model
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name

REPORT_PARTS = ("-evaluation", "-participants", "-photos", "-minutes")
"""What the official report prints of the proceedings, whatever is left out of the book."""

NOT_COUNTED = frozenset({"registration", "break"})
"""Kinds of sessions that nobody must have attended for a certificate."""


@dataclass(frozen=True, slots=True)
class Scoped:
    """Whom and what a paper is about; "" is everything. `each` makes one list per session or agency."""

    session_id: str = ""
    agency_id: str = ""
    person_id: str = ""
    each: str = ""


EVERYTHING = Scoped()


def is_released(practice: Practice) -> bool:
    """Tell whether the press may read a practice: cleared, public, and not changed since."""
    state = (practice.status, practice.visibility)
    return state == (CLEARED, PUBLIC) and not changed_since(practice)


class PaperGathering:
    """One paper under way. Contributions are read as the identity guard lets them be shown."""

    def __init__(self, ws: Workshop, words: Words, scope: Scoped, guard: Guard | None) -> None:
        self.ws, self.words, self.scope = ws, words, scope
        self._guard = guard

    @cached_property
    def _read(self) -> GuardedReader:
        return GuardedReader(self.ws, self._guard)

    @property
    def guarded_settings(self) -> Settings:
        """The workshop's own fields, as they may be shown."""
        return self._read.settings

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The codes by which the proceedings name contributions."""
        return printed_codes(self._read)

    @cached_property
    def _overview(self) -> Overview:
        return overview(self.ws)

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """The agencies by their ids."""
        return {agency.id: agency for agency in self.ws.read.all(Agency)}

    def either(self, indonesian: str, english: str) -> str:
        """Return a text in the language of the paper, or else in the other one."""
        wanted, other = indonesian, english
        if self.words.language == "en":
            wanted, other = english, indonesian
        return wanted or other

    def agency_name(self, agency_id: str) -> str:
        """Return the full name of an agency, or its short one; "" for none."""
        agency = self.agencies.get(agency_id)
        if agency is None:
            return ""
        return self.either(agency.name, agency.name_en) or agency.short_name

    def short_name(self, agency_id: str) -> str:
        """Return the short name of an agency; "" for none."""
        agency = self.agencies.get(agency_id)
        return (agency.short_name or self.agency_name(agency_id)) if agency else ""

    def event(self, *, guarded: bool = False) -> model.Event:
        """Return the occasion; papers with contributions have it guarded like those."""
        settings = self.guarded_settings if guarded else self.ws.settings
        host = self.agencies.get(settings.host_id)
        return model.Event(
            title=self.either(settings.title, settings.title_en),
            host=self.agency_name(settings.host_id),
            host_names=(host.name, host.name_en, host.short_name) if host else (),
            number=settings.number,
            place=settings.place,
            venue=settings.venue,
            starts_on=settings.starts_on,
            ends_on=settings.ends_on,
            time_zone=settings.time_zone,
            contact=settings.contact,
            signer_name=settings.signer_name,
            signer_position=settings.signer_position,
        )

    # --- people -----------------------------------------------------------------------------------

    def rows(self, agency_id: str = "") -> list[PersonRow]:
        """Return the people of the scope by name; joined records count once."""
        who = PeopleFilter(agency_id=agency_id or self.scope.agency_id)
        found = people.people_page(self.ws, who, Order(), 0, people.count_people(self.ws, who))
        wanted = self.ws.read.standing(self.scope.person_id) if self.scope.person_id else ""
        return [row for row in found if not wanted or row.id == wanted]

    def present(self, rows: list[PersonRow], session_id: str) -> set[str]:
        """Return who is present: at the event, or in a session."""
        if not session_id:
            return {row.id for row in rows if row.first_at}
        ids = [row.id for row in rows]
        found = desk_rows(self.ws, ids, scope=Scope(session_id=session_id))
        return {row.id for row in found if row.first_at}

    def badges(self, rows: list[PersonRow], sheet: model.LabelSheet, skip: int) -> model.Badges:
        """Return badges for these people."""
        return model.Badges(self.event(), tuple(map(self.badge, rows)), sheet, skip)

    def badge(self, row: PersonRow) -> model.Badge:
        """Return one person's badge."""
        return model.Badge(
            name=row.name,
            agency=self.short_name(row.agency_id),
            role=choice_name(self.words, row.role),
            role_code=row.role,
            code=badge_code(row.id),
        )

    def certificates(
        self, share: int, template: str, start: int
    ) -> tuple[model.Certificates, dict[str, str]]:
        """Return certificates for those who came, and their numbers by person as a print remembers them.

        `share` is the least percentage of sessions attended. Who has a number keeps it.
        """
        rows = sorted((row for row in self.rows() if row.first_at), key=lambda row: row.id)
        attended = dict.fromkeys((row.id for row in rows), 0)
        sessions = [s for s in self.ws.read.all(Session) if s.kind not in NOT_COUNTED]
        if share:
            for session in sessions:
                for person_id in self.present(rows, session.id):
                    attended[person_id] += 1
        counted = len(sessions) if share else 0
        numbers = numbers_of(self.ws, start)
        made: list[model.Certificate] = []
        marks: dict[str, str] = {}
        for row in rows:
            if 100 * attended[row.id] < share * counted:
                continue
            serial, number = numbers.held(row.id) or self._next_number(numbers, template)
            marks[row.id] = as_mark(serial, number)
            made.append(self._certificate(row, serial, number, attended[row.id], counted))
        return model.Certificates(self.event(), tuple(made)), marks

    def _certificate(
        self, row: PersonRow, serial: int, number: str, attended: int, counted: int
    ) -> model.Certificate:
        return model.Certificate(
            name=row.name,
            agency=self.agency_name(row.agency_id),
            role=choice_name(self.words, row.role),
            code=badge_code(row.id),
            attended=attended,
            sessions=counted,
            number=number,
            serial=serial,
        )

    def _next_number(self, numbers: Numbers, template: str) -> tuple[int, str]:
        serial = numbers.take()
        return serial, filled(self.ws, template, serial)

    # --- contributions ----------------------------------------------------------------------------

    def release(
        self, number: str, headline: str, quotes: tuple[model.Quote, ...], closing: str
    ) -> model.Release:
        """Return a press release: only practices that are cleared and public."""
        released = {p.id for p in self.ws.read.all(Practice) if is_released(p)}
        practices = [
            model.ReleasedPractice(
                practice.title or practice.code,
                self.agency_name(practice.agency_id),
                "\n".join(filter(None, (practice.action, practice.result))),
            )
            for practice in self._read.all(Practice)
            if practice.id in released
        ]
        strategies = [self.either(s.title, s.title_en) for s in self._read.all(Strategy)]
        figures = self._overview
        came = [agency.id for agency in figures.agencies if agency.present]
        return model.Release(
            event=self.event(guarded=True),
            number=number,
            headline=headline,
            agencies_present=len(came),
            people_present=figures.present,
            strategies=tuple(filter(None, strategies)),
            practices=tuple(practices),
            quotes=quotes,
            closing=closing,
            agencies=tuple(map(self.agency_name, came)),
            commitments=sum(not each.earlier_id for each in self._read.all(Commitment)),
        )

    def report(self) -> model.ActivityReport:
        """Return the official report, from what the proceedings print."""
        told = proceedings.gather(self.ws, self.words, self._guard, parts=REPORT_PARTS)
        return model.ActivityReport(self.event(guarded=True), told, self._overview.present)

    def minutes(self) -> model.Minutes:
        """Return the minutes of all sessions with points, or of the chosen one."""
        points = self._read.all(Minute)
        present = {figure.id: figure.present for figure in self._overview.sessions}
        parts = []
        for session in self._read.all(Session):
            theirs = [point for point in points if point.session_id == session.id]
            if session.id == self.scope.session_id or (theirs and not self.scope.session_id):
                parts.append(self._minutes_of(session, theirs, present.get(session.id, 0)))
        known = {session.id for session in self._read.all(Session)}
        others = [point for point in points if point.session_id not in known]
        if others and not self.scope.session_id:
            parts.append(model.MinutesPart("", self._points(others)))
        starts, ends = self.hours()
        figures = self._overview
        return model.Minutes(
            event=self.event(guarded=True),
            parts=tuple(parts),
            starts=starts,
            ends=ends,
            people_present=figures.present,
            agencies_present=sum(agency.present > 0 for agency in figures.agencies),
            note_taker=self._note_taker(),
        )

    def hours(self) -> tuple[time | None, time | None]:
        """Return when the workshop began and ended, where that is one span of one day."""
        sessions = self._read.all(Session)
        starts = [session.starts for session in sessions if session.starts]
        ends = [session.ends for session in sessions if session.ends]
        if not starts or len({session.day for session in sessions if session.day}) > 1:
            return None, None
        return min(starts), max(ends, default=None)

    def _note_taker(self) -> str:
        """Return who signs for the note-takers: the only one there is, else whoever writes the name."""
        found = people.people_page(self.ws, PeopleFilter(role="note-taker"), Order(), 0, 2)
        return found[0].name if len(found) == 1 else ""

    def _minutes_of(
        self, session: Session, points: list[Minute], present: int
    ) -> model.MinutesPart:
        return model.MinutesPart(
            title=self.either(session.title, session.title_en),
            points=self._points(points),
            day=session.day,
            starts=session.starts,
            ends=session.ends,
            room=session.room,
            speakers=session.speakers,
            present=present,
        )

    def _points(self, points: list[Minute]) -> tuple[model.MinuteItem, ...]:
        return tuple(
            model.MinuteItem(
                kind=choice_name(self.words, point.kind),
                text=point.text,
                speaker=point.speaker,
                agency=self.short_name(point.agency_id),
                decision=point.kind == "decision",
            )
            for point in points
            if point.text.strip()
        )

    def commitments(self) -> model.Commitments:
        """Return one sheet for each agency with commitments, or that of the chosen agency."""
        sheets: dict[str, list[model.Promise]] = {}
        for commitment in self._read.all(Commitment):
            agency_id = commitment.agency_id if commitment.agency_id in self.agencies else ""
            if self.scope.agency_id in ("", agency_id):
                sheets.setdefault(agency_id, []).append(self._promise(commitment))
        order = [*self.agencies, ""]
        made = [
            model.CommitmentSheet(self.agency_name(agency_id), tuple(sheets[agency_id]))
            for agency_id in order
            if agency_id in sheets
        ]
        about = self.agency_name(self.scope.agency_id)
        return model.Commitments(self.event(guarded=True), tuple(made), about)

    def _promise(self, commitment: Commitment) -> model.Promise:
        return model.Promise(
            description=commitment.description,
            supporters=tuple(filter(None, map(self.short_name, commitment.supporters))),
            due=commitment.due,
            indicator=commitment.indicator,
            status=choice_name(self.words, commitment.status),
            code=self._codes.get(commitment.id, ""),
            earlier=bool(commitment.earlier_id),
        )

    def invitations(self) -> model.Invitations:
        """Return the invited agencies by kind, in the official order of kinds."""
        invited = [figure for figure in self._overview.agencies if figure.invited]
        places = {category: place for place, category in enumerate(CATEGORIES)}
        invited.sort(key=lambda figure: places.get(figure.category, len(places)))
        agencies = [
            model.InvitedAgency(
                name=self.agency_name(figure.id),
                short_name=figure.short_name,
                category=choice_name(self.words, figure.category),
                expected=figure.expected,
                registered=figure.registered,
            )
            for figure in invited
        ]
        return model.Invitations(self.event(), tuple(agencies))

    def evaluation_form(self) -> model.EvaluationForm:
        """Return the questions of the evaluation as they are handed out on paper."""
        language = self.words.language
        asked = [self._read.shown(q) for q in evaluation.questions(self.ws)]
        tested = [self._read.shown(q) for q in evaluation.questions(self.ws, evaluation.TEST)]
        invited = {figure.category for figure in self._overview.agencies if figure.invited}
        return model.EvaluationForm(
            event=self.event(guarded=True),
            labels=evaluation.scale_labels(self._read.settings, language),
            items=tuple(
                evaluation.wording(q, language) for q in asked if q.kind == evaluation.SCALED
            ),
            open_questions=tuple(
                evaluation.wording(q, language) for q in asked if q.kind == evaluation.OPEN_TEXT
            ),
            groups=tuple(choice_name(self.words, c) for c in CATEGORIES if c in invited),
            quiz=tuple(
                model.QuizQuestion(evaluation.wording(q, language), q.options) for q in tested
            ),
        )
