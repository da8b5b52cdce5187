"""The desk without a window: `check-in`, `check-out` and `walk-in`."""

from collections.abc import Callable, Mapping
from datetime import datetime

from workshop_app.actions import badges, desk, records
from workshop_app.actions.opening import working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import moment_text
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.choices import SEXES
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.names import match_key
from workshop_app.domain.records import Agency, Person, Session
from workshop_app.domain.zones import ZONES, from_text
from workshop_app.words.catalogue import Words


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out one of the three commands."""
    _CONFIGURE[name](parser, words)
    parser.add_common()


def _add_session(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--session", metavar="S", default="", help=words.t("for one session: its id or title")
    )
    parser.add_argument(
        "--at",
        metavar="T",
        default="",
        help=words.t("when it happened, to enter it afterwards: 2023-03-29 08:45"),
    )


def _configure_check_in(parser: Parser, words: Words) -> None:
    parser.usage = (
        f"{PROGRAM} check-in FILE PERSON...|--agency A [--session S] [--at T]"
        " [--void [--reason TEXT]]"
    )
    parser.add_file()
    parser.add_argument(
        "person",
        metavar="PERSON",
        nargs="*",
        help=words.t("the person's id, name or badge code; several are one step"),
    )
    parser.add_argument(
        "--agency", metavar="A", default="", help=words.t("everybody of an agency: its id or name")
    )
    _add_session(parser, words)
    parser.add_argument("--void", action="store_true", help=words.t("take the check-in back"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=words.t("why, with --void"))
    parser.set_defaults(handler=_check_in)


def _configure_check_out(parser: Parser, words: Words) -> None:
    parser.usage = f"{PROGRAM} check-out FILE PERSON [--session S] [--at T]"
    parser.add_file()
    parser.add_argument(
        "person", metavar="PERSON", help=words.t("the person's id, name or badge code")
    )
    _add_session(parser, words)
    parser.set_defaults(handler=_check_out)


def _configure_walk_in(parser: Parser, words: Words) -> None:
    parser.usage = (
        f"{PROGRAM} walk-in FILE NAME [--agency A] [--position P] [--sex X] [--in-place-of P]"
        "\n       [--session S] [--at T]"
    )
    parser.add_file()
    parser.add_argument("name", metavar="NAME", help=words.t("the name as given, with degrees"))
    parser.add_argument(
        "--agency", metavar="A", default="", help=words.t("id or name; a new one is added")
    )
    parser.add_argument("--position", metavar="P", default="", help=words.t("office held"))
    parser.add_argument("--sex", choices=SEXES, default="", help=words.t("as the person says"))
    parser.add_argument(
        "--in-place-of", metavar="PERSON", default="", help=words.t("who does not come: id or name")
    )
    _add_session(parser, words)
    parser.set_defaults(handler=_walk_in)


_CONFIGURE: Mapping[str, Callable[[Parser, Words], None]] = {
    "check-in": _configure_check_in,
    "check-out": _configure_check_out,
    "walk-in": _configure_walk_in,
}


# --- carrying out -------------------------------------------------------------------------------------


def person_meant(ws: Workshop, key: str) -> Person:
    """Return whom an id, a badge code or a name means."""
    scan = badges.read_badge(ws, key)
    if scan.verdict is badges.Verdict.KNOWN:
        return ws.require(Person, scan.person_id)
    return records.find(ws, Person, key)


def _session_id(ws: Workshop, key: str) -> str:
    return records.find(ws, Session, key).id if key else ""


def _when(context: Context, zone: str) -> desk.When:
    """Return the time that is asked for, in the workshop's zone; without one it is now."""
    text = context.args.at
    if not text:
        return desk.NOW
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise context.usage_error(
            context.words.t("--at is written like 2023-03-29 08:45.")
        ) from None
    at = at if at.tzinfo else at.replace(tzinfo=ZONES.get(zone, ZONES["WIB"]))
    return desk.When(at, context.words.t("entered afterwards"))


def _check_in(context: Context) -> Reply:
    args, w = context.args, context.words
    if args.reason and not args.void:
        raise context.usage_error(w.t("--reason needs --void."))
    if not args.person and not args.agency:
        raise context.usage_error(w.t("{0} is missing.").format("PERSON"))
    several = bool(args.agency) or len(args.person) > 1
    if args.void and several:
        raise context.usage_error(w.t("Check-ins are taken back one by one."))
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        session_id, zone = _session_id(ws, args.session), ws.settings.time_zone
        when = _when(context, zone)
        if several:
            return _check_in_all(context, ws, session_id, when)
        person = person_meant(ws, args.person[0])
        if args.void:
            event = desk.void_check_in(
                ws, person.id, reason=args.reason, session_id=session_id, when=when
            )
            return _reply(context, person, event, zone, voided=True)
        answer = desk.check_in(ws, person.id, session_id=session_id, when=when)
    return _answered(context, answer, zone)


def _check_in_all(context: Context, ws: Workshop, session_id: str, when: desk.When) -> Reply:
    args, w = context.args, context.words
    people = {person_meant(ws, key).id for key in args.person}
    if args.agency:
        agency = records.find(ws, Agency, args.agency)
        people |= {row.id for row in desk.search_people(ws, "", agency_id=agency.id, limit=10**6)}
    came = desk.check_in_all(ws, sorted(people), session_id=session_id, when=when)
    here = len(people) - came
    told = {"people": len(people), "checked_in": came, "already": here, "session_id": session_id}
    lines = [w.n("{count} person is checked in.", "{count} people are checked in.", came)]
    if here:
        lines.append(w.n("{count} was here already.", "{count} were here already.", here))
    return Reply(lambda: told, lambda: lines)


def _check_out(context: Context) -> Reply:
    args, w = context.args, context.words
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        person = person_meant(ws, args.person)
        session_id, zone = _session_id(ws, args.session), ws.settings.time_zone
        answer = desk.check_out(ws, person.id, session_id=session_id, when=_when(context, zone))
    told = {
        "person_id": answer.person.id,
        "name": answer.person.name,
        "session_id": session_id,
        "left_at": moment_text(answer.at, zone),
        "already": answer.already,
    }
    at = f"{w.clock(from_text(answer.at), zone)} {zone}"
    if answer.already:
        line = w.t("{name} has left already, at {time}.", name=answer.person.name, time=at)
    else:
        line = w.t("{name} is checked out, {time}.", name=answer.person.name, time=at)
    return Reply(lambda: told, lambda: [line])


def _walk_in(context: Context) -> Reply:
    args, w = context.args, context.words
    if args.agency and args.in_place_of:
        raise context.usage_error(
            w.t("Whoever comes in somebody's place comes for the same agency: leave out --agency.")
        )
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        zone, session_id = ws.settings.time_zone, _session_id(ws, args.session)
        if args.in_place_of:
            answer = _in_place_of(context, ws, session_id, _when(context, zone))
        else:
            answer = desk.add_walk_in(
                ws,
                name=args.name,
                **_agency(ws, args.agency),
                position=args.position,
                sex=args.sex,
                session_id=session_id,
                when=_when(context, zone),
            )
    return _answered(context, answer, zone)


def _in_place_of(
    context: Context, ws: Workshop, session_id: str, when: desk.When
) -> desk.CheckedIn:
    args = context.args
    absent = person_meant(ws, args.in_place_of)
    colleagues = ws.read.all(Person, agency_id=absent.agency_id)
    known = [p for p in colleagues if match_key(p.name) == match_key(args.name)]
    return desk.represent(
        ws,
        absent.id,
        name=args.name,
        person_id=known[0].id if len(known) == 1 and known[0].id != absent.id else "",
        position=args.position,
        sex=args.sex,
        note=context.words.t("Represented by {name}", name=args.name),
        session_id=session_id,
        when=when,
    )


def _agency(ws: Workshop, key: str) -> dict[str, str]:
    if not key:
        return {}
    try:
        return {"agency_id": records.find(ws, Agency, key).id}
    except RecordMissing:
        return {"new_agency": key}


def _answered(context: Context, answer: desk.CheckedIn, zone: str) -> Reply:
    already = answer.already is not None
    return _reply(context, answer.person, answer.event, zone, already=already, late=answer.late)


def _reply(
    context: Context,
    person: Person,
    event: AttendanceEvent,
    zone: str,
    *,
    already: bool = False,
    voided: bool = False,
    late: bool = False,
) -> Reply:
    w = context.words
    told = {
        "person_id": person.id,
        "name": person.name,
        "session_id": event.session_id,
        "checked_in_at": None if voided else moment_text(event.at, zone),
        "already": already,
        "late": late,
        "voided_at": moment_text(event.at, zone) if voided else None,
    }
    at = f"{w.clock(from_text(event.at), zone)} {zone}"
    if voided:
        line = w.t("The check-in of {name} is void.", name=person.name)
    elif already:
        line = w.t("{name} is here already, since {time}.", name=person.name, time=at)
    else:
        line = w.t("{name} is checked in, {time}.", name=person.name, time=at)
    return Reply(lambda: told, lambda: [line])
