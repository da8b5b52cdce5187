"""`parts list FILE` and its kin: the parts of the proceedings, their order and choice, and what they lack."""

from collections.abc import Callable

from workshop_app.actions import proceedings_parts
from workshop_app.actions.opening import reading, working
from workshop_app.actions.proceedings_parts import Part
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Handler, Reply
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain import book
from workshop_app.words.catalogue import Words, mark

_VERBS = {
    "list": mark("list the parts in their order, and what they lack"),
    "move": mark("move a part before another one of its group, or to the end of it"),
    "leave-out": mark("leave a part out"),
    "take-in": mark("take a part in again"),
    "reset": mark("take all parts in, in the order of the app"),
}
_STATES = {
    proceedings_parts.READY: mark("ready"),
    proceedings_parts.GAPS: mark("incomplete"),
    proceedings_parts.EMPTY: mark("nothing to print"),
    proceedings_parts.OUT: mark("left out"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `parts`."""
    t = words.t
    verbs = parser.branches(_VERBS, f"{PROGRAM} {name} {{name}} FILE ...")
    part = t("PART")
    for verb, branch in verbs.items():
        named = verb in ("move", "leave-out", "take-in")
        branch.usage = f"{PROGRAM} {name} {verb} FILE{f' {part}' if named else ''}"
        branch.add_file()
        if named:
            branch.add_argument(
                "part", metavar=part, choices=book.PARTS,
                help=t("one of: {names}", names=", ".join(book.PARTS)),
            )  # fmt: skip
        if verb == "move":
            branch.usage += f" [--before {part}]"
            branch.add_argument(
                "--before", metavar=part, choices=book.PARTS, default="",
                help=t("the part that comes after it; without it: the end of its group"),
            )  # fmt: skip
        branch.add_common()
        branch.set_defaults(handler=_HANDLERS[verb])


def _list(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        return _told(context, ws)


def _told(context: Context, ws: Workshop) -> Reply:
    w = context.words
    found = proceedings_parts.parts(ws, w)
    data = [
        {
            "name": part.name,
            "group": part.group,
            "state": part.state,
            "number": part.number,
            "remarks": [w.say(remark) for remark in part.remarks],
        }
        for part in found
    ]
    return Reply(lambda: data, lambda: _table(context, found))


def _table(context: Context, found: list[Part]) -> list[str]:
    w = context.words
    rows = [
        [
            part.name,
            part.number or "\u2013",
            w.t(_STATES[part.state]),
            " ".join(w.say(remark) for remark in part.remarks) or "\u2013",
        ]
        for part in found
    ]
    heads = [w.t("Part"), w.t("Number"), w.t("State"), w.t("What is missing")]
    return list(output.table(heads, rows, room=context.room))


def _changing(act: Callable[[Workshop, Context], object]) -> Handler:
    """Return what changes the parts, and tells how they stand then."""

    def change(context: Context) -> Reply:
        with working(context.args.file, context.operator, clock=context.here.clock) as ws:
            act(ws, context)
            return _told(context, ws)

    return change


def _move(ws: Workshop, context: Context) -> None:
    """Move a part; one that cannot stand there is refused."""
    part, before = context.args.part, context.args.before
    if part in book.FIXED or (before and book.GROUP_OF[part] != book.GROUP_OF[before]):
        told = context.words.t("{part} stays within its group.", part=part)
        raise context.usage_error(told)
    proceedings_parts.place_part(ws, part, before)


_HANDLERS: dict[str, Handler] = {
    "list": _list,
    "move": _changing(_move),
    "leave-out": _changing(lambda ws, c: proceedings_parts.leave_out(ws, c.args.part)),
    "take-in": _changing(lambda ws, c: proceedings_parts.leave_out(ws, c.args.part, False)),
    "reset": _changing(lambda ws, _: proceedings_parts.reset_parts(ws)),
}
