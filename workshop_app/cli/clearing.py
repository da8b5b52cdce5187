"""`clear FILE practice|challenge ID --agency A --person NAME`: note that a text may be published."""

from workshop_app.actions import clearing, records
from workshop_app.actions.clearing import Publishable
from workshop_app.actions.opening import working
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import as_objects
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.records import Agency, Challenge, Practice
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import kind_name

_KINDS: dict[str, type[Publishable]] = {"practice": Practice, "challenge": Challenge}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `clear`."""
    parser.usage = (
        f"{PROGRAM} clear FILE practice|challenge ID --agency AGENCY --person NAME [--internal]"
    )
    parser.add_file()
    parser.add_argument(
        "kind", choices=tuple(_KINDS), help=words.t("what is cleared: practice or challenge")
    )
    parser.add_argument("record", metavar="ID", help=words.t("its id, or its title or code"))
    parser.add_argument(
        "--agency", metavar="AGENCY", required=True, help=words.t("the agency that has cleared it")
    )
    parser.add_argument(
        "--person", metavar="NAME", required=True, help=words.t("who said so for the agency")
    )
    parser.add_argument(
        "--internal", action="store_true", help=words.t("cleared for internal use only")
    )
    parser.add_common()
    parser.set_defaults(handler=_clear)


def _clear(context: Context) -> Reply:
    args, kind = context.args, _KINDS[context.args.kind]
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        record = records.find(ws, kind, args.record)
        agency = records.find(ws, Agency, args.agency)
        clearing.clear(
            ws, kind, record.id, agency_id=agency.id, person=args.person, public=not args.internal
        )
        [told] = as_objects(ws, [ws.require(kind, record.id)])
    line = context.words.t(
        "Cleared by {person} ({agency}): {what} {name}",
        person=output.plain(args.person.strip()),
        agency=output.plain(agency.short_name),
        what=kind_name(context.words, kind.KIND),
        name=output.plain(records.title(record) or record.id),
    )
    return Reply(lambda: told, lambda: [line])
