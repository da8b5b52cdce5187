"""`signature list|add|remove FILE`: signatures drawn on the screen, and those a tablet has handed over."""

from collections.abc import Iterable
from typing import Any

from workshop_app.actions import records, signatures
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.desk_commands import person_meant
from workshop_app.cli.listing import moment_text
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain.records import Person, Session, Signature
from workshop_app.words.catalogue import Words, mark

_VERBS = {
    "list": mark("tell who signed for which session; only --json tells the strokes"),
    "add": mark("keep the signature that a file holds as strokes"),
    "remove": mark("remove a signature"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `signature`."""
    verbs = parser.branches(_VERBS, f"{PROGRAM} signature {{name}} FILE ...")
    for branch in verbs.values():
        branch.add_file()
    verbs["list"].usage = f"{PROGRAM} signature list FILE"
    verbs["list"].set_defaults(handler=_list)
    add = verbs["add"]
    add.usage = f"{PROGRAM} signature add FILE PERSON STROKES.json [--session S]"
    add.add_argument(
        "person", metavar="PERSON", help=words.t("the person's id, name or badge code")
    )
    add.add_argument(
        "path",
        metavar="STROKES.json",
        type=a_path(words),
        help=words.t("strokes as lists of points [x, y], with width and height of the surface"),
    )
    add.add_argument(
        "--session", metavar="S", default="", help=words.t("for one session: its id or title")
    )
    add.set_defaults(handler=_add)
    remove = verbs["remove"]
    remove.usage = f"{PROGRAM} signature remove FILE ID"
    remove.add_argument("signature", metavar="ID", help=words.t("the id from the list"))
    remove.set_defaults(handler=_remove)
    for branch in verbs.values():
        branch.add_common()


def _list(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        told = [_object(ws, one) for one in ws.read.all(Signature)]
    return Reply(lambda: told, lambda: _lines(context, told))


def _object(ws: Workshop, one: Signature) -> dict[str, Any]:
    return {
        "id": one.id,
        "person": one.person_id,
        "name": _name(ws, one),
        "session": one.session_id,
        "session_title": _session_title(ws, one.session_id),
        "signed_at": moment_text(one.changed_at, ws.settings.time_zone),
        "strokes": signatures.strokes_of(one),
        "width": one.width,
        "height": one.height,
    }


def _name(ws: Workshop, one: Signature) -> str:
    person = ws.read.get(Person, ws.read.standing(one.person_id))
    return person.name if person is not None else ""


def _session_title(ws: Workshop, session_id: str) -> str:
    session = ws.read.get(Session, session_id) if session_id else None
    return session.title if session is not None else ""


def _lines(context: Context, told: list[dict[str, Any]]) -> Iterable[str]:
    w = context.words
    if not told:
        return [w.t("Nobody has signed yet.")]
    rows = [
        [
            output.shortened(output.plain(one["name"]), 50),
            output.shortened(output.plain(one["session_title"]), 50)
            if one["session"]
            else w.t("Arrival"),
            (one["signed_at"] or "")[:16].replace("T", " "),
            one["id"],
        ]
        for one in told
    ]
    head = [w.t("Name"), w.t("Signed for"), w.t("Time"), w.t("Id")]
    return output.table(head, rows, room=context.room)


def _add(context: Context) -> Reply:
    args = context.args
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        signatures.require_allowed(ws)
        person = person_meant(ws, args.person)
        session_id = records.find(ws, Session, args.session).id if args.session else ""
        drawn = signatures.drawing_from(args.path)
        made = signatures.sign(
            ws, person.id, drawn.strokes, drawn.width, drawn.height, session_id=session_id
        )
        told = _object(ws, ws.require(Signature, made))
    line = context.words.t("Kept the signature of {name}.", name=output.plain(told["name"]))
    return Reply(lambda: told, lambda: [line])


def _remove(context: Context) -> Reply:
    args = context.args
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        one = ws.require(Signature, args.signature)
        told = _object(ws, one)
        records.remove(ws, Signature, one.id)
    line = context.words.t("Removed the signature of {name}.", name=output.plain(told["name"]))
    return Reply(lambda: told, lambda: [line])
