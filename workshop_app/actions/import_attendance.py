"""What the report of an online meeting says of attendance: who is checked in for what, and when.

Reports tell the time of the meeting's own clock, which is taken for the workshop's; those that name their
zone are believed. Whoever is checked in already stays as they are, so that a report taken in twice adds
nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from workshop_app.actions.import_plan import (
    NOBODY,
    Arrival,
    Attendance,
    Decisions,
    PlannedRow,
    State,
)
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import WHOLE_EVENT, AttendanceEvent, Scope
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import Session, Settings
from workshop_app.domain.zones import ZONES, day_bounds, local, to_text
from workshop_app.intake.meetings import Stay
from workshop_app.intake.people import row_key
from workshop_app.intake.rows import Reading
from workshop_app.store.facts import Fact, facts

_NOT_ATTENDED = ("registration", "break")
_SUPPOSED = timedelta(hours=1)
"""How long a session without an end is taken to last."""
_SPAN = tuple[datetime, datetime]


class Attending:
    """Works out the check-ins of one report in one workshop."""

    def __init__(self, ws: Workshop, reading: Reading, decisions: Decisions) -> None:
        self._settings, self._universal = ws.settings, reading.universal
        self._stays = {row.number: row.stay for row in reading.rows if row.stay and row.stay.first}
        self._untimed = sum(
            not row.refused and row.number not in self._stays for row in reading.rows
        )
        self._decided = decisions.session
        self._facts: dict[str, list[Fact]] = {}
        self._standing = ws.read.standing
        self._sessions: list[Session] = []
        if self._stays:
            self._sessions = [s for s in ws.read.all(Session) if s.kind not in _NOT_ATTENDED]
            for fact in facts(ws.file.connection):
                if fact.effective and fact.kind != "void":
                    self._facts.setdefault(fact.person_id, []).append(fact)

    @property
    def is_offered(self) -> bool:
        """True if the list tells when people came."""
        return bool(self._stays)

    def was_here(self, person_id: str) -> bool:
        """Tell whether somebody was checked in before, so that how they attend is known already."""
        return bool(self._facts) and any(
            fact.kind == "in" for fact in self._facts.get(self._standing(person_id), ())
        )

    def of(self, rows: Iterable[PlannedRow]) -> Attendance | None:
        """Return who is checked in for what; None where the list tells no times."""
        if not self._stays:
            return None
        proposed = self._proposed()
        known = {"", NOBODY, *(session.id for session in self._sessions)}
        chosen = self._decided if self._decided in known else None
        session_id = proposed if chosen is None else chosen
        title = next((s.title for s in self._sessions if s.id == session_id), "")
        arrivals = () if session_id == NOBODY else tuple(self._arrivals(rows, session_id))
        here = len(self._people(rows)) - len(arrivals) if session_id != NOBODY else 0
        zone = self._settings.time_zone
        return Attendance(session_id, proposed, title, arrivals, here, self._untimed, zone)

    # --- who, and when -----------------------------------------------------------------------------

    def _people(self, rows: Iterable[PlannedRow]) -> dict[str, tuple[int, list[Stay]]]:
        """Return the stays of each person: id or row key -> (their first row, stays)."""
        found: dict[str, tuple[int, list[Stay]]] = {}
        for row in rows:
            stay = self._stays.get(row.number)
            if stay and row.state in (State.NEW, State.UPDATED, State.SAME):
                key = self._standing(row.person_id) if row.person_id else ""
                key = key or row_key(row.like_row or row.number)
                found.setdefault(key, (row.number, []))[1].append(stay)
        return found

    def _arrivals(self, rows: Iterable[PlannedRow], session_id: str) -> Iterable[Arrival]:
        for person, (number, stays) in self._people(rows).items():
            first = min(self._utc(stay.first) for stay in stays if stay.first)
            last = max(self._utc(stay.last) for stay in stays if stay.last)
            scope = self._scope(session_id, first)
            known = [f for f in self._facts.get(person, ()) if _lies_in(f, scope)]
            here = any(fact.kind == "in" for fact in known)
            gone = any(fact.kind == "out" for fact in known)
            leaves = self._settings.check_out and last > first and not gone
            if not here or leaves:
                at = "" if here else to_text(first)
                yield Arrival(person, number, at, to_text(last) if leaves else "")

    def _scope(self, session_id: str, at: datetime) -> Scope:
        """Return what presence means: the session, or the arrival of that day or at the event."""
        if session_id:
            return Scope(session_id=session_id)
        first, last = self._settings.starts_on, self._settings.ends_on
        if first and last and first < last:
            day = local(at, self._settings.time_zone).date()
            return Scope("", *day_bounds(day, self._settings.time_zone))
        return WHOLE_EVENT

    def _utc(self, moment: datetime) -> datetime:
        zone = UTC if self._universal else ZONES.get(self._settings.time_zone, ZONES["WIB"])
        return moment.replace(tzinfo=zone)

    # --- for what ----------------------------------------------------------------------------------

    def _proposed(self) -> str:
        """Return the one session during which the meeting was; of a whole day, the arrival.

        A meeting of another day is nothing of this workshop: then nobody is checked in unless somebody
        says so.
        """
        begins, ends = self._span()
        overlaps = {s.id: _overlap(span, (begins, ends)) for s, span in self._timed()}
        whole = [s.id for s, (a, b) in self._timed() if overlaps[s.id] * 2 >= b - a]
        if len(whole) == 1:
            return whole[0]
        longest = max(overlaps, key=lambda i: overlaps[i], default="")
        if not whole and longest and overlaps[longest] > timedelta():
            return longest
        return "" if _is_of_the_event(self._settings, self._sessions, begins, ends) else NOBODY

    def _span(self) -> _SPAN:
        zone = self._settings.time_zone
        stays = self._stays.values()
        first = min(self._utc(stay.first) for stay in stays if stay.first)
        last = max(self._utc(stay.last or stay.first) for stay in stays if stay.first)
        return local(first, zone).replace(tzinfo=None), local(last, zone).replace(tzinfo=None)

    def _timed(self) -> Iterable[tuple[Session, _SPAN]]:
        for session in self._sessions:
            if session.day and session.starts:
                begins = datetime.combine(session.day, session.starts)
                ends = datetime.combine(session.day, session.ends) if session.ends else begins
                yield session, (begins, ends if ends > begins else begins + _SUPPOSED)


def _overlap(one: _SPAN, other: _SPAN) -> timedelta:
    return max(min(one[1], other[1]) - max(one[0], other[0]), timedelta())


def _is_of_the_event(
    settings: Settings, sessions: Sequence[Session], begins: datetime, ends: datetime
) -> bool:
    days = {s.day for s in sessions if s.day}
    days |= {day for day in (settings.starts_on, settings.ends_on) if day}
    return not days or (min(days) <= ends.date() and begins.date() <= max(days))


def _lies_in(fact: Fact, scope: Scope) -> bool:
    if scope.session_id:
        return fact.session_id == scope.session_id
    return scope == WHOLE_EVENT or scope.begins <= fact.at < scope.ends


def events(
    ws: Workshop, attendance: Attendance, ids: Mapping[str, str], origin: str
) -> Iterable[AttendanceEvent]:
    """Yield the facts that an import writes; `ids` are those of the people whom its rows bring.

    Each says where it comes from: nobody stood at the desk then.
    """
    for arrival in attendance.arrivals:
        for kind, at in (("in", arrival.at), ("out", arrival.left)):
            if at:
                yield AttendanceEvent(
                    id=new_id(),
                    person_id=ids.get(arrival.person, arrival.person),
                    kind=kind,
                    at=at,
                    session_id=attendance.session_id,
                    by=ws.operator.name,
                    desk=ws.operator.desk,
                    device=ws.operator.device,
                    reason=origin,
                )
