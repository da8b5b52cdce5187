"""`attachment list|add|describe|remove FILE`: photos and documents on records."""

from collections.abc import Iterable
from typing import Any

from workshop_app.actions import attachments, photos, records
from workshop_app.actions.opening import reading, working
from workshop_app.cli import output
from workshop_app.cli.commands import COMMANDS, UNTOLD
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain.records import KINDS, WORKSHOP_RECORD, Attachment
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import kind_name

_VERBS = {
    "list": mark("list photos and documents, with the records they belong to"),
    "add": mark("attach a file; a photo is turned upright and loses the camera's remarks"),
    "describe": mark("write what a photo shows"),
    "remove": mark("remove an attachment"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `attachment`."""
    verbs = parser.branches(_VERBS, f"{PROGRAM} attachment {{name}} FILE ...")
    for branch in verbs.values():
        branch.add_file()
    without = ("attachment", WORKSHOP_RECORD, *UNTOLD)
    kinds = [kind for kind in KINDS if kind in COMMANDS and kind not in without]
    verbs["list"].usage = f"{PROGRAM} attachment list FILE"
    verbs["list"].set_defaults(handler=_list)
    add = verbs["add"]
    add.usage = f"{PROGRAM} attachment add FILE KIND ID PATH [--caption TEXT]"
    add.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    add.add_argument("record", metavar="ID", help=words.t("its id, or its name, number or code"))
    add.add_argument(
        "path", metavar="PATH", type=a_path(words), help=words.t("the photo or document")
    )
    add.add_argument("--caption", metavar="TEXT", default="", help=words.t("what a photo shows"))
    add.set_defaults(handler=_add)
    describe = verbs["describe"]
    describe.usage = f"{PROGRAM} attachment describe FILE ID TEXT"
    describe.add_argument("attachment", metavar="ID", help=words.t("the id from the list"))
    describe.add_argument("caption", metavar="TEXT", help=words.t("what a photo shows"))
    describe.set_defaults(handler=_describe)
    remove = verbs["remove"]
    remove.usage = f"{PROGRAM} attachment remove FILE ID"
    remove.add_argument("attachment", metavar="ID", help=words.t("the id from the list"))
    remove.set_defaults(handler=_remove)
    for branch in verbs.values():
        branch.add_common()


def _list(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        told = [
            {**_object(one), "of": _name_of(ws.read.get(KINDS[one.record_kind], one.record_id))}
            for one in ws.read.all(Attachment)
        ]
    return Reply(lambda: told, lambda: _lines(context, told))


def _object(one: Attachment) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.record_kind,
        "record": one.record_id,
        "file_name": one.file_name,
        "media_type": one.media_type,
        "size": one.size,
        "caption": one.caption,
    }


def _name_of(record: Any) -> str:
    return records.title(record) if record is not None else ""


def _lines(context: Context, told: list[dict[str, Any]]) -> Iterable[str]:
    w = context.words
    if not told:
        return [w.t("Nothing is attached yet.")]
    rows = [
        [
            output.plain(one["file_name"]),
            output.shortened(output.plain(one["caption"]), 60),
            output.shortened(
                " ".join((kind_name(w, one["kind"]), output.plain(one["of"]))).strip(), 60
            ),
            one["id"],
        ]
        for one in told
    ]
    head = [w.t("File"), w.t("Caption"), w.t("Belongs to"), w.t("Id")]
    return output.table(head, rows, room=context.room)


def _add(context: Context) -> Reply:
    args = context.args
    kind = KINDS[args.kind]
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        record = records.find(ws, kind, args.record)
        made = photos.attach_file(ws, args.kind, record.id, args.path, caption=args.caption)
        one = ws.require(Attachment, made)
    line = context.words.t("Attached {name}.", name=output.plain(one.file_name))
    return Reply(lambda: _object(one), lambda: [line])


def _describe(context: Context) -> Reply:
    args = context.args
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        attachments.describe(ws, args.attachment, args.caption.strip())
        one = ws.require(Attachment, args.attachment)
    line = context.words.t("Changed {name}.", name=output.plain(one.file_name))
    return Reply(lambda: _object(one), lambda: [line])


def _remove(context: Context) -> Reply:
    args = context.args
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        one = ws.require(Attachment, args.attachment)
        records.remove(ws, Attachment, one.id)
    line = context.words.t("Removed {name}.", name=output.plain(one.file_name))
    return Reply(lambda: _object(one), lambda: [line])
