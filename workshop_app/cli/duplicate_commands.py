"""`duplicates list|join|apart|take-apart FILE`: people who may be listed twice."""

from collections.abc import Iterable
from typing import Any

from workshop_app.actions import duplicates, records
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import as_objects
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Duplicate, Person
from workshop_app.domain.schema import fields_of
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import field_name

_VERBS = {
    "list": mark("list possible duplicates, and who was joined"),
    "join": mark("let one record stand for both; both keep their history"),
    "apart": mark("note that two records are different people"),
    "take-apart": mark("undo a join, or forget that two were kept apart"),
}
_TOLD = ("id", "name", "agency", "unit", "position", "phone", "email", "checked_in_at")


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `duplicates`."""
    verbs = parser.branches(_VERBS, f"{PROGRAM} duplicates {{name}} FILE ...")
    for branch in verbs.values():
        branch.add_file()
    verbs["list"].usage = f"{PROGRAM} duplicates list FILE"
    verbs["list"].set_defaults(handler=_list)
    join = verbs["join"]
    join.usage = f"{PROGRAM} duplicates join FILE JOINED KEPT [--take FIELD ...]"
    join.add_argument("joined", metavar="JOINED", help=words.t("whom the other one stands for"))
    join.add_argument(
        "kept", metavar="KEPT", help=words.t("the record that stands: its id or name")
    )
    join.add_argument(
        "--take", metavar="FIELD", action="append", default=[], choices=tuple(fields_of(Person)),
        help=words.t("a field that the kept record takes over; may be given several times"),
    )  # fmt: skip
    join.set_defaults(handler=_join)
    apart = verbs["apart"]
    apart.usage = f"{PROGRAM} duplicates apart FILE PERSON OTHER"
    for one in ("person", "other"):
        apart.add_argument(one, metavar=one.upper(), help=words.t("the person's id or name"))
    apart.set_defaults(handler=_apart)
    take = verbs["take-apart"]
    take.usage = f"{PROGRAM} duplicates take-apart FILE ID"
    take.add_argument(
        "decision", metavar="ID", help=words.t("the decision's id from the list, or a person's")
    )
    take.set_defaults(handler=_take_apart)
    for branch in verbs.values():
        branch.add_common()


# --- listing --------------------------------------------------------------------------------------


def _list(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        possible = [
            {"first": _told(ws, p.first), "second": _told(ws, p.second), "why": list(p.why)}
            for p in duplicates.possible_duplicates(ws)
        ]
        joined = [
            {"id": j.decision_id, "joined": _told(ws, j.joined), "kept": _told(ws, j.kept)}
            for j in duplicates.joined_people(ws)
        ]
        apart = [
            {"id": d.id, "person_id": d.person_id, "other_id": d.same_as_id}
            for d in ws.read.all(Duplicate, verdict="different")
        ]
    told = {"possible": possible, "joined": joined, "apart": apart}
    return Reply(lambda: told, lambda: _list_lines(context, possible, joined))


def _told(ws: Workshop, person: Person) -> dict[str, Any]:
    [told] = as_objects(ws, [person])
    return {name: told[name] for name in _TOLD}


def _list_lines(
    context: Context, possible: list[dict[str, Any]], joined: list[dict[str, Any]]
) -> Iterable[str]:
    w = context.words
    if not possible:
        yield w.t("Nobody seems to be listed twice.")
    for pair in possible:
        why = ", ".join(field_name(w, name) for name in pair["why"])
        yield w.t("The same in {fields}:", fields=why)
        yield from _side_by_side(context, pair["first"], pair["second"])
    if joined:
        yield ""
        rows = [[one["joined"]["name"], one["kept"]["name"], one["id"]] for one in joined]
        head = [w.t("Joined"), w.t("Stands for both"), "ID"]
        yield from output.table(head, rows, room=context.room)


def _side_by_side(context: Context, *people: dict[str, Any]) -> list[str]:
    w = context.words
    names = ("name", "agency", "unit", "position", "phone", "email")
    titles = {"agency": "agency_id"}
    head = ["  " + w.t("Field"), *(person["id"] for person in people)]
    rows = [
        ["  " + field_name(w, titles.get(name, name)), *(str(p[name] or "–") for p in people)]
        for name in names
        if any(p[name] for p in people)
    ]
    here = [w.t("yes") if p["checked_in_at"] else w.t("no") for p in people]
    return output.table(head, [*rows, ["  " + w.t("Present"), *here]])


# --- deciding -------------------------------------------------------------------------------------


def _join(context: Context) -> Reply:
    args, w = context.args, context.words
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        joined, kept = records.find(ws, Person, args.joined), records.find(ws, Person, args.kept)
        taken = {name: getattr(joined, name) for name in args.take}
        decision = duplicates.join_people(ws, joined.id, kept.id, **taken)
        told = {"id": decision, "joined": joined.id, "kept": kept.id}
    line = w.t(
        "{name} stands for both. This takes them apart again: take-apart {id}",
        name=kept.name, id=decision,
    )  # fmt: skip
    return Reply(lambda: told, lambda: [output.plain(line)])


def _apart(context: Context) -> Reply:
    args, w = context.args, context.words
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        first, second = records.find(ws, Person, args.person), records.find(ws, Person, args.other)
        decision = duplicates.keep_apart(ws, first.id, second.id)
    told = {"id": decision, "person_id": first.id, "other_id": second.id}
    line = w.t("Noted: {one} and {other} are different people.", one=first.name, other=second.name)
    return Reply(lambda: told, lambda: [output.plain(line)])


def _take_apart(context: Context) -> Reply:
    args, w = context.args, context.words
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        decision = _decision(ws, args.decision)
        duplicates.take_apart(ws, decision.id)
    told = {"id": decision.id, "person_id": decision.person_id, "other_id": decision.same_as_id}
    return Reply(lambda: told, lambda: [w.t("Both records count for themselves again.")])


def _decision(ws: Workshop, key: str) -> Duplicate:
    """Return the decision of that id, or the join of the person of that id or name."""
    found = ws.read.get(Duplicate, key)
    if found is not None and not found.deleted:
        return found
    person = records.find(ws, Person, key)
    joins = ws.read.all(Duplicate, verdict="same", person_id=person.id)
    if not joins:
        raise RecordMissing(kind=Duplicate.KIND, key=key)
    return joins[0]
