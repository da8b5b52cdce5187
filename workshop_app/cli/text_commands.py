"""`versions FILE KIND ID FIELD` and `recovered FILE`: earlier wordings, and what was half written."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from workshop_app.actions import records, recovery
from workshop_app.actions.history import Wording, go_back_to, record_history, wordings
from workshop_app.actions.opening import reading, working
from workshop_app.actions.recovery import Recovered
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.commands import COMMANDS, UNTOLD
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import moment_text
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import KINDS, WORKSHOP_RECORD
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.zones import from_text, local
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import field_name, kind_name

_SHOWN = 90  # letters of a wording in a table


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out one of the commands of this module."""
    parser.add_file()
    if name == "versions":
        parser.usage = f"{PROGRAM} versions FILE KIND ID FIELD [--restore NUMBER]"
        without = (WORKSHOP_RECORD, *UNTOLD)
        kinds = [kind for kind in KINDS if kind in COMMANDS and kind not in without]
        parser.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
        parser.add_argument(
            "record", metavar="ID", help=words.t("its id, or its name, number or code")
        )
        parser.add_argument(
            "field", metavar="FIELD", help=words.t("the text: title, action, result, …")
        )
        parser.add_argument(
            "--restore", metavar="NUMBER", type=int, default=0,
            help=words.t("let the wording with this number stand again"),
        )  # fmt: skip
    else:
        parser.usage = f"{PROGRAM} recovered FILE [--keep ID | --discard ID]"
        either = parser.add_mutually_exclusive_group()
        either.add_argument(
            "--keep", metavar="ID", default="",
            help=words.t("let a half-written text stand as it was saved"),
        )  # fmt: skip
        either.add_argument(
            "--discard", metavar="ID", default="",
            help=words.t("take back what was typed last; the history keeps it"),
        )  # fmt: skip
    parser.add_common()
    parser.set_defaults(handler=_versions if name == "versions" else _recovered)


# --- versions -------------------------------------------------------------------------------------


def _versions(context: Context) -> Reply:
    args, kind = context.args, KINDS[context.args.kind]
    spec = fields_of(kind).get(args.field)
    if spec is None or spec.form not in (Form.LINE, Form.PROSE):
        raise context.usage_error(
            context.words.t("“{field}” is no text of this kind.", field=output.plain(args.field))
        )
    if args.restore:
        return _go_back(context, kind)
    with reading(args.file, clock=context.here.clock) as ws:
        record = _known(ws, kind, args.record)
        zone = ws.settings.time_zone
        found = wordings(record_history(ws, kind, record.id), args.field)
    told = [{**asdict(one), "at": moment_text(one.at, zone)} for one in found]
    return Reply(lambda: told, lambda: _version_lines(context, found, zone))


def _go_back(context: Context, kind: type[Record]) -> Reply:
    args, w = context.args, context.words
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        record = records.find(ws, kind, args.record)
        try:
            wording = go_back_to(ws, kind, record.id, args.field, args.restore)
        except RecordMissing as error:
            raise context.usage_error(
                w.t("There is no wording {number}.", number=str(args.restore))
            ) from error
        told: dict[str, Any] = {"id": record.id, "field": args.field, "text": wording.text}
    line = w.t(
        "Wording {number} of “{field}” stands again.",
        number=str(wording.number),
        field=field_name(w, args.field),
    )
    return Reply(lambda: told, lambda: [line])


def _known(ws: Workshop, kind: type[Record], key: str) -> Record:
    """Return a record by id or name, a removed one too."""
    record = ws.read.get(kind, key)
    if record is not None:
        return record
    try:
        return records.find(ws, kind, key)
    except RecordMissing:
        return records.find(ws, kind, key, deleted=True)


def _version_lines(context: Context, found: list[Wording], zone: str) -> Iterable[str]:
    w = context.words
    if not found:
        return [w.t("This text has had no other wording.")]
    rows = []
    for one in found:
        text = output.shortened(output.plain(one.text), _SHOWN) or "–"
        if one is found[-1]:
            text = w.t("{text} (stands now)", text=text)
        rows.append([str(one.number), _when(w, one.at, zone), output.plain(one.by), text])
    head = [w.t("No."), w.t("When"), w.t("Who"), w.t("Wording")]
    return output.table(head, rows, right=(0,), room=context.room)


def _when(w: Words, at: str, zone: str) -> str:
    if not at:
        return ""
    moment = local(from_text(at), zone)
    return f"{w.date(moment.date())} {w.time(moment.time())}"


# --- recovered ------------------------------------------------------------------------------------


def _recovered(context: Context) -> Reply:
    args = context.args
    folder = recovery.typing_folder(context.here.data)
    if not (args.keep or args.discard):
        with reading(args.file, clock=context.here.clock) as ws:
            found, zone = recovery.half_written(folder, ws), ws.settings.time_zone
        told = [_object(one, zone) for one in found]
        return Reply(lambda: told, lambda: _recovered_lines(context, found, zone))
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        wanted = args.keep or args.discard
        one = next(
            (
                o
                for o in recovery.half_written(folder, ws)
                if wanted in (o.half.record_id, o.code, o.name, *o.half.typed)
            ),
            None,
        )
        if one is None:
            raise context.usage_error(
                context.words.t("“{key}” is not half written.", key=output.plain(wanted))
            )
        if args.keep:
            recovery.keep(one.half)
        else:
            recovery.discard(ws, one.half)
        zone = ws.settings.time_zone
    w, name = context.words, output.plain(one.name or one.code or _names(one))
    line = w.t("Kept: {name}", name=name) if args.keep else w.t("Discarded: {name}", name=name)
    return Reply(lambda: _object(one, zone), lambda: [line])


def _object(one: Recovered, zone: str) -> dict[str, Any]:
    return {
        "kind": one.half.kind,
        "id": one.half.record_id,
        "code": one.code,
        "name": one.name,
        "agency": one.agency,
        "fields": list(one.half.fields),
        "text": one.text,
        "on_no_list": dict(one.half.names),
        "at": moment_text(one.half.at, zone),
        "new": one.is_new,
    }


def _kind(w: Words, one: Recovered) -> str:
    kind = one.half.kind
    return w.t("Walk-in") if kind == recovery.WALK_IN else kind_name(w, kind)


def _names(one: Recovered) -> str:
    return ", ".join(one.half.typed)


def _recovered_lines(context: Context, found: list[Recovered], zone: str) -> Iterable[str]:
    w = context.words
    if not found:
        return [w.t("Nothing was half written.")]
    rows = [
        [
            _when(w, one.half.at, zone),
            _kind(w, one),
            output.plain(one.name),
            output.shortened(output.plain(one.text), _SHOWN),
            output.plain(_names(one)),
            one.half.record_id,
        ]
        for one in found
    ]
    head = [w.t("When"), w.t("Kind"), w.t("Name"), w.t("Text"), w.t("On no list"), w.t("Id")]
    return output.table(head, rows, room=context.room)
