"""`attendance FILE`: who came, in figures, and whom to call."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from workshop_app.actions import records
from workshop_app.actions.attendance import Awaited, Contact, awaited, breakdowns
from workshop_app.actions.opening import reading
from workshop_app.actions.overview import AgencyFigure, Overview, Rate, overview
from workshop_app.actions.sheets_of_people import group_name
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import moment_text
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.attendance import WHOLE_EVENT, Scope
from workshop_app.domain.records import Session, Settings
from workshop_app.domain.zones import day_bounds
from workshop_app.words.catalogue import Words
from workshop_app.words.rate import rate_words
from workshop_app.words.terms import field_name

_CALLED = 3
"""People named for each agency that is not here."""


class _Figure(Protocol):
    @property
    def registered(self) -> int: ...
    @property
    def present(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def absent(self) -> int: ...
    @property
    def walk_ins(self) -> int: ...


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `attendance`."""
    parser.usage = f"{PROGRAM} attendance FILE [--session S | --day D]"
    parser.add_file()
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--session", metavar="S", default="", help=words.t("for one session: its id or title")
    )
    which.add_argument(
        "--day", metavar="D", default="", help=words.t("of one day, written like 2023-03-29")
    )
    parser.add_common()
    parser.set_defaults(handler=_attendance)


def _attendance(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        settings = ws.settings
        found = overview(ws, _scope(context, ws))
        missing = awaited(ws, found)
    return Reply(
        lambda: _data(found, missing, settings), lambda: _lines(context, found, missing, settings)
    )


def _scope(context: Context, ws: Workshop) -> Scope:
    session, day = context.args.session, context.args.day
    if session:
        return Scope(session_id=records.find(ws, Session, session).id)
    if not day:
        return WHOLE_EVENT
    try:
        return Scope("", *day_bounds(date.fromisoformat(day), ws.settings.time_zone))
    except ValueError:
        raise context.usage_error(context.words.t("--day is written like 2023-03-29.")) from None


# --- for programs ---------------------------------------------------------------------------------


def _data(o: Overview, missing: tuple[Awaited, ...], settings: Settings) -> dict[str, Any]:
    groups = {
        what: [{what: group.code, **_counts(group)} for group in found]
        for what, found in breakdowns(o).items()
    }
    late_after = settings.late_after
    return {
        "people": {
            "expected": o.expected,
            "registered": o.registered,
            "present": o.present,
            "late": o.late,
            "absent": o.absent_people,
            "walk_ins": o.walk_ins,
        },
        "late_after": late_after.isoformat("minutes") if late_after else None,
        "rate": _rate(o.rate),
        "agencies": [_agency(a, settings.time_zone) for a in o.agencies],
        "by": groups,
        "sessions": [
            {"id": s.id, "title": s.title, "present": s.present, "agencies": s.agencies}
            for s in o.sessions
        ],
        "days": [{"day": d.day, "present": d.present} for d in o.days],
        "not_here": [
            {
                "id": one.agency.id,
                "agency": one.agency.short_name,
                "contacts": [_contact(c) for c in one.contacts],
            }
            for one in missing
        ],
    }


def _counts(figure: _Figure) -> dict[str, int]:
    return {
        "registered": figure.registered,
        "present": figure.present,
        "late": figure.late,
        "absent": figure.absent,
        "walk_ins": figure.walk_ins,
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "present": rate.present,
        "invited": rate.invited,
        "percent": rate.percent,
        "goal": rate.goal,
        "reached": rate.reached,
    }


def _agency(a: AgencyFigure, zone: str) -> dict[str, Any]:
    return {
        "id": a.id,
        "agency": a.short_name,
        "name": a.name,
        "category": a.category,
        "invited": a.invited,
        "expected": a.awaited,
        **_counts(a),
        "first_at": moment_text(a.first_at, zone),
    }


def _contact(contact: Contact) -> dict[str, str]:
    return {
        "id": contact.person_id,
        "name": contact.name,
        "position": contact.position,
        "phone": contact.phone,
    }


# --- for people -----------------------------------------------------------------------------------


def _lines(
    context: Context, o: Overview, missing: tuple[Awaited, ...], settings: Settings
) -> Iterable[str]:
    w, room = context.words, context.room
    yield rate_words(w, o.rate)
    yield people_words(w, o, settings)
    heads = [w.t(t) for t in ("Registered", "Present", "Late", "Absent", "Walk-ins")]
    if o.agencies:
        yield ""
        rows = [
            [a.short_name, w.number(a.awaited), *_numbers(w, a)]
            for a in o.agencies
            if a.invited or a.registered
        ]
        head = [w.t("Agency"), w.t("Expected"), *heads]
        yield from output.table(head, rows, right=range(1, 7), room=room)
    for what, groups in breakdowns(o).items():
        if groups:
            yield ""
            rows = [[group_name(w, what, g.code), *_numbers(w, g)] for g in groups]
            head = [field_name(w, what), *heads]
            yield from output.table(head, rows, right=range(1, 6), room=room)
    if o.sessions:
        yield ""
        yield from output.table(
            [w.t("Session"), w.t("Present"), w.t("Agencies present")],
            [[s.title, w.number(s.present), w.number(s.agencies)] for s in o.sessions],
            right=(1, 2), room=room,
        )  # fmt: skip
    if missing:
        yield ""
        yield w.t("Not here yet:")
        for one in missing:
            yield f"  {output.plain(one.agency.short_name)}: {_whom(w, one)}"


def _numbers(w: Words, f: _Figure) -> list[str]:
    return [w.number(n) for n in (f.registered, f.present, f.late, f.absent, f.walk_ins)]


def people_words(w: Words, o: Overview, settings: Settings) -> str:
    """Say how many of those registered are here, and how many of them came late."""
    said = w.t(
        "{present} of {registered} registered people are here.",
        present=w.number(o.present), registered=w.number(o.registered),
    )  # fmt: skip
    if settings.late_after is None:
        return said
    at = f"{w.time(settings.late_after)} {settings.time_zone}"
    late = w.n("{count} came after {time}.", "{count} came after {time}.", o.late, time=at)
    return f"{said} {late}"


def _whom(w: Words, one: Awaited) -> str:
    if not one.contacts:
        return w.t("nobody registered")
    none = w.t("no phone number")
    shown = [output.plain(f"{c.name} ({c.phone or none})") for c in one.contacts[:_CALLED]]
    more = len(one.contacts) - len(shown)
    if more:
        shown.append(w.n("and {count} more", "and {count} more", more))
    return ", ".join(shown)
