"""`agency add FILE --short-name ...` and its kin: one command per kind of record, verbs below it."""

import argparse
from collections.abc import Iterable
from typing import Any

from workshop_app.actions import contributions, records
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Handler, Reply
from workshop_app.cli.fields import add_field_options, add_filters, given_fields
from workshop_app.cli.listing import as_objects, columns
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.duedates import read_due_date
from workshop_app.domain.records import KINDS, WORKSHOP_RECORD, Commitment, Person, Settings
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name, field_name, kind_name

_VERBS = {
    "add": mark("add one and print its id"),
    "set": mark("change fields of one"),
    "remove": mark("remove one; restore brings it back"),
    "restore": mark("bring a removed one back"),
    "list": mark("list all"),
}
_OF_THE_WORKSHOP = {
    "show": mark("show the workshop's own fields"),
    "set": mark("change the workshop's own fields"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out the command of one kind of record."""
    kind = KINDS[name]
    own = kind is Settings
    verbs = parser.branches(
        _OF_THE_WORKSHOP if own else _VERBS, f"{PROGRAM} {name} {{name}} FILE ..."
    )
    for verb, branch in verbs.items():
        named = not own and verb in ("set", "remove", "restore")
        more = {"list": " [FILTER ...]", "show": "", "remove": "", "restore": ""}
        what = (" ID" if named else "") + more.get(verb, " --FIELD VALUE ...")
        branch.usage = f"{PROGRAM} {name} {verb} FILE{what}"
        branch.add_file()
        if named:
            branch.add_argument(
                "record", metavar="ID", help=words.t("its id, or its name, number or code")
            )
        if verb in ("add", "set"):
            add_field_options(branch, kind, required=verb == "add")
        if verb == "list":
            _add_list_options(branch, kind)
        branch.add_common()
        branch.set_defaults(handler=_HANDLERS["own", verb] if own else _HANDLERS["", verb])
        branch.set_defaults(kind=kind)


def _add_list_options(branch: Parser, kind: type[Record]) -> None:
    w = branch.words
    add_filters(branch, kind)
    branch.add_argument(
        "--deleted", action="store_true", help=w.t("the removed ones instead of the others")
    )
    if kind is Person:
        here = branch.add_mutually_exclusive_group()
        here.add_argument("--present", action="store_true", help=w.t("only those who are here"))
        here.add_argument("--absent", action="store_true", help=w.t("only those who are not here"))


# --- changing -------------------------------------------------------------------------------------


def _fields(context: Context, ws: Workshop) -> dict[str, Any]:
    values = given_fields(context, ws, context.args.kind)
    if not values:
        raise context.usage_error(context.words.t("No field was given; --help lists them."))
    if context.args.kind is Commitment:
        _understand_due(ws, values)
    return values


def _understand_due(ws: Workshop, values: dict[str, Any]) -> None:
    """Take a due date as people say it; the words are kept beside the day, unless it was a plain one."""
    said = str(values.get("due", "")).strip()
    due = read_due_date(said, contributions.today(ws)) if said else None
    if due is not None:
        values["due"] = due
        values.setdefault("due_text", "" if said == due.isoformat() else said)


def _add(context: Context) -> Reply:
    kind: type[Record] = context.args.kind
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        record_id = records.add(ws, kind, **_fields(context, ws))
        [added] = as_objects(ws, [ws.require(kind, record_id)])
    return Reply(lambda: added, lambda: [record_id])


def _set(context: Context) -> Reply:
    kind: type[Record] = context.args.kind
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        record = records.find(ws, kind, context.args.record)
        records.change(ws, kind, record.id, **_fields(context, ws))
        return _changed(context, ws, ws.require(kind, record.id), context.words.t("Changed"))


def _remove(context: Context) -> Reply:
    kind: type[Record] = context.args.kind
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        record = records.find(ws, kind, context.args.record)
        records.remove(ws, kind, record.id)
        return _changed(context, ws, record, context.words.t("Removed"))


def _restore(context: Context) -> Reply:
    kind: type[Record] = context.args.kind
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        record = records.find(ws, kind, context.args.record, deleted=True)
        records.restore(ws, kind, record.id)
        return _changed(context, ws, record, context.words.t("Brought back"))


def _changed(context: Context, ws: Workshop, record: Record, what: str) -> Reply:
    [told] = as_objects(ws, [record])
    name = records.title(record) or record.id
    line = f"{what}: {kind_name(context.words, record.KIND)} {output.plain(name)}"
    return Reply(lambda: told, lambda: [line])


# --- listing --------------------------------------------------------------------------------------


def _list(context: Context) -> Reply:
    kind: type[Record] = context.args.kind
    with reading(context.args.file, clock=context.here.clock) as ws:
        wanted = given_fields(context, ws, kind)
        found = [r for r in ws.read.all(kind, deleted=True) if r.deleted == context.args.deleted]
        found = [r for r in found if _fits(r, wanted)]
        told = [o for o in as_objects(ws, found) if _is_where_asked(context.args, o)]
        zone = ws.settings.time_zone
    return Reply(lambda: told, lambda: _table(context, kind, told, zone))


def _fits(record: Record, wanted: dict[str, Any]) -> bool:
    for name, value in wanted.items():
        held = getattr(record, name)
        if isinstance(held, tuple):
            if not set(value) <= set(held):
                return False
        elif held != value:
            return False
    return True


def _is_where_asked(args: argparse.Namespace, told: dict[str, Any]) -> bool:
    here = told.get("checked_in_at") is not None
    return (here or not getattr(args, "present", False)) and not (
        here and getattr(args, "absent", False)
    )


def _table(
    context: Context, kind: type[Record], told: list[dict[str, Any]], zone: str
) -> Iterable[str]:
    w = context.words
    if not told:
        return [w.t("None.")]
    shown = columns(w, kind, zone)
    head = [*(column.title for column in shown), "ID"]
    rows = [[*(column.of(one) for column in shown), one["id"]] for one in told]
    right = [position for position, column in enumerate(shown) if column.right]
    return output.table(head, rows, right=right, room=context.room)


# --- the workshop itself --------------------------------------------------------------------------


def _show_own(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        settings = ws.settings
        [told] = as_objects(ws, [settings])
        host = ws.read.get(KINDS["agency"], settings.host_id) if settings.host_id else None
    shown = {**told, "host_id": records.title(host) if host else ""}
    return Reply(lambda: told, lambda: _own_lines(context, shown))


def _own_lines(context: Context, told: dict[str, Any]) -> Iterable[str]:
    w = context.words
    rows = []
    for name, spec in fields_of(Settings).items():
        value = told[name]
        if spec.form is Form.CHOICE:
            value = choice_name(w, value)
        text = "; ".join(value) if isinstance(value, list) else str(value or "–")
        rows.append([field_name(w, name), text])
    return output.table([w.t("Field"), w.t("Value")], rows)


def _set_own(context: Context) -> Reply:
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        records.change(ws, Settings, WORKSHOP_RECORD, **_fields(context, ws))
        return _changed(context, ws, ws.settings, context.words.t("Changed"))


_HANDLERS: dict[tuple[str, str], Handler] = {
    ("", "add"): _add,
    ("", "set"): _set,
    ("", "remove"): _remove,
    ("", "restore"): _restore,
    ("", "list"): _list,
    ("own", "show"): _show_own,
    ("own", "set"): _set_own,
}
