"""`check-in FILE PERSON`: the desk without a window."""

from workshop_app.actions import desk, records
from workshop_app.actions.opening import working
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import moment_text
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.records import Person, Session
from workshop_app.domain.zones import from_text
from workshop_app.words.catalogue import Words


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `check-in`."""
    parser.usage = f"{PROGRAM} check-in FILE PERSON [--session S] [--void [--reason TEXT]]"
    parser.add_file()
    parser.add_argument("person", metavar="PERSON", help=words.t("the person's id or name"))
    parser.add_argument(
        "--session", metavar="S", default="", help=words.t("for one session: its id or title")
    )
    parser.add_argument("--void", action="store_true", help=words.t("take the check-in back"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=words.t("why, with --void"))
    parser.add_common()
    parser.set_defaults(handler=_check_in)


def _check_in(context: Context) -> Reply:
    args = context.args
    if args.reason and not args.void:
        raise context.usage_error(context.words.t("--reason needs --void."))
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        person = records.find(ws, Person, args.person)
        session_id = records.find(ws, Session, args.session).id if args.session else ""
        zone = ws.settings.time_zone
        if args.void:
            event = desk.void_check_in(ws, person.id, reason=args.reason, session_id=session_id)
            return _reply(context, person, event, zone, voided=True)
        answer = desk.check_in(ws, person.id, session_id=session_id)
    return _reply(context, person, answer.event, zone, already=answer.already is not None)


def _reply(
    context: Context,
    person: Person,
    event: AttendanceEvent,
    zone: str,
    *,
    already: bool = False,
    voided: bool = False,
) -> Reply:
    w = context.words
    told = {
        "person_id": person.id,
        "name": person.name,
        "session_id": event.session_id,
        "checked_in_at": None if voided else moment_text(event.at, zone),
        "already": already,
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
