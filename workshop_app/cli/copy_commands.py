"""`merge`, `conflicts`, `backup`, `backups`: a workshop and its copies."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from workshop_app.actions import conflicts, merging, records
from workshop_app.actions.backups import Backup, BackupStore
from workshop_app.actions.merging import MergeResult
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import moment_text
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain.errors import RecordMissing, WorkshopError
from workshop_app.domain.records import KINDS
from workshop_app.domain.values import to_json
from workshop_app.domain.zones import from_text, to_text
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.errors import word
from workshop_app.words.merging import merge_words
from workshop_app.words.terms import field_name, kind_name

_BACKUP = mark("backup")
_BACKUPS = {
    "list": mark("list the backups on this laptop"),
    "restore": mark("copy a backup to a new file"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out one of the commands of this module."""
    if name == "backups":
        _configure_backups(parser, words)
        return
    parser.add_file()
    if name == "merge":
        parser.usage = f"{PROGRAM} merge FILE OTHER ..."
        parser.add_argument(
            "others", metavar="OTHER", nargs="+", type=a_path(words),
            help=words.t("another copy of the same workshop; it is only read"),
        )  # fmt: skip
        parser.set_defaults(handler=_merge)
    elif name == "conflicts":
        parser.usage = f"{PROGRAM} conflicts FILE"
        parser.set_defaults(handler=_conflicts)
    else:
        parser.usage = f"{PROGRAM} backup FILE [--to FOLDER]"
        _add_folder(parser, words, "--to")
        parser.set_defaults(handler=_backup)
    parser.add_common()


def _configure_backups(parser: Parser, words: Words) -> None:
    branches = parser.branches(_BACKUPS, f"{PROGRAM} backups {{name}} ...")
    one = branches["list"]
    one.usage = f"{PROGRAM} backups list [--from FOLDER]"
    one.set_defaults(handler=_list_backups)
    two = branches["restore"]
    two.usage = f"{PROGRAM} backups restore BACKUP FILE [--from FOLDER]"
    two.add_argument(
        "backup", metavar="BACKUP", help=words.t("its path, or its number in the list")
    )
    two.add_file(words.t("the new file"))
    two.set_defaults(handler=_restore_backup)
    for branch in (one, two):
        _add_folder(branch, words, "--from")
        branch.add_common()


def _add_folder(parser: Parser, words: Words, option: str) -> None:
    parser.add_argument(
        option, metavar="FOLDER", dest="folder", type=a_path(words), default=None,
        help=words.t("the folder of the backups (your own data folder)"),
    )  # fmt: skip


# --- merging --------------------------------------------------------------------------------------


def _merge(context: Context) -> Reply:
    """Take in each copy by itself: one that is refused does not keep the others out."""
    done: list[tuple[Path, MergeResult]] = []
    refused: list[dict[str, str]] = []
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        for other in context.args.others:
            try:
                done.append((other, merging.merge(ws, other)))
            except WorkshopError as error:
                line = word(context.words, error).line
                context.complain(line)
                refused.append({"path": str(other), "code": error.code, "message": line})
        names = [field.name for field in fields(MergeResult)]
        total = MergeResult(*(sum(getattr(result, name) for _, result in done) for name in names))
        renewed = _renew_backups(context, ws, refused) if total.erased else False
    data = {
        "files": [{"path": str(path), **asdict(result)} for path, result in done],
        "total": asdict(total),
        "refused": refused,
        "backups_renewed": renewed,
    }
    return Reply(
        lambda: data, lambda: _merge_lines(context.words, done, total, renewed), 1 if refused else 0
    )


def _renew_backups(context: Context, ws: Workshop, refused: list[dict[str, str]]) -> bool:
    """Older backups still hold whom a copy had erased: replace them by a new one, or say what hinders."""
    store = BackupStore(context.here.backups, context.here.clock)
    try:
        store.renew(ws)
    except WorkshopError as error:
        line = word(context.words, error).line
        context.complain(line)
        refused.append({"path": str(store.folder), "code": error.code, "message": line})
        return False
    return True


def _merge_lines(
    w: Words, done: list[tuple[Path, MergeResult]], total: MergeResult, renewed: bool
) -> Iterable[str]:
    for path, result in done:
        yield f"{output.plain(path.name)}: {merge_words(w, result)}"
    if len(done) > 1:
        yield f"{w.t('Total')}: {merge_words(w, total)}"
    if total.erased:
        yield w.n(
            "The data of {count} person were erased here as well.",
            "The data of {count} people were erased here as well.",
            total.erased,
        )
    if renewed:
        yield w.t("Older backups of this workshop held them; a new one has replaced them.")


# --- what was written apart -----------------------------------------------------------------------


def _conflicts(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        told = [_conflict(ws, conflict) for conflict in _all_conflicts(ws)]
    return Reply(lambda: told, lambda: _conflict_lines(context.words, told))


def _all_conflicts(ws: Workshop) -> Iterable[conflicts.Conflict]:
    for kind, record_id in dict.fromkeys((k, i) for k, i, _ in ws.read.conflicts()):
        yield from conflicts.conflicts_of(ws, KINDS[kind], record_id)


def _conflict(ws: Workshop, conflict: conflicts.Conflict) -> dict[str, Any]:
    record = ws.read.get(KINDS[conflict.kind], conflict.record_id)
    zone = ws.settings.time_zone
    return {
        "kind": conflict.kind,
        "id": conflict.record_id,
        "title": records.title(record) if record else "",
        "field": "deleted" if conflict.field == conflicts.DELETION else conflict.field,
        "versions": [
            {
                "value": to_json(version.value),
                "by": version.by,
                "desk": version.desk,
                "at": moment_text(version.at, zone),
                "shown": version.shown,
            }
            for version in conflict.versions
        ],
    }


def _conflict_lines(w: Words, told: list[dict[str, Any]]) -> Iterable[str]:
    if not told:
        yield w.t("Nothing was written apart.")
    for one in told:
        deletion = one["field"] == "deleted"
        what = w.t("Removed") if deletion else field_name(w, one["field"])
        title = output.plain(one["title"])
        yield f"{kind_name(w, one['kind'])} {title} ({one['id']}), {what}:"
        for version in one["versions"]:
            sign = "*" if version["shown"] else " "
            value = version["value"]
            text = "; ".join(value) if isinstance(value, list) else str(value)
            if isinstance(value, bool):
                text = w.t("yes") if value else w.t("no")
            by = f" ({output.plain(version['by'])})" if version["by"] else ""
            yield f" {sign} {output.shortened(output.plain(text), 100)}{by}"
    if told:
        yield w.t("* stands for now. Setting the field again (set, remove, restore) decides.")


# --- backups --------------------------------------------------------------------------------------


def _store(context: Context) -> BackupStore:
    return BackupStore(context.args.folder or context.here.backups, context.here.clock)


def _backup(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        made = _store(context).make(ws)
    told = _told(made)
    line = context.words.t("Backed up and read back: {path}", path=made.path)
    return Reply(lambda: told, lambda: [line])


def _told(backup: Backup) -> dict[str, Any]:
    return {
        "path": str(backup.path.absolute()),
        "workshop_id": backup.workshop_id,
        "title": backup.title,
        "made_at": to_text(backup.made_at),
        "size": backup.size,
    }


def _list_backups(context: Context) -> Reply:
    told = [_told(backup) for backup in _store(context).list()]
    return Reply(lambda: told, lambda: _backup_lines(context, told))


def _backup_lines(context: Context, told: list[dict[str, Any]]) -> Iterable[str]:
    w = context.words
    if not told:
        return [w.t("None.")]
    rows = []
    for number, one in enumerate(told, 1):
        at = from_text(one["made_at"]).astimezone()
        when = f"{w.date(at.date())} {w.time(at.time())}"
        kilobytes = w.number(-(-one["size"] // 1024))
        rows.append([str(number), when, one["title"], f"{kilobytes} KB", one["path"]])
    head = ["", w.t("Made"), w.t("Workshop"), w.t("Size"), w.t("File")]
    return output.table(head, rows, right=(0, 3), room=context.room)


def _restore_backup(context: Context) -> Reply:
    store, wanted = _store(context), context.args.backup
    backups = store.list()
    backup = _numbered(backups, wanted) or _by_path(backups, Path(wanted))
    target = store.restore(backup, context.args.file)
    told = {**_told(backup), "restored_to": str(target.absolute())}
    line = context.words.t("Restored as a copy: {path}", path=target)
    return Reply(lambda: told, lambda: [line])


def _numbered(backups: list[Backup], text: str) -> Backup | None:
    number = int(text) if text.isdecimal() and text.isascii() else 0
    return backups[number - 1] if 1 <= number <= len(backups) else None


def _by_path(backups: list[Backup], path: Path) -> Backup:
    for backup in backups:
        if backup.path.absolute() == path.absolute():
            return backup
    raise RecordMissing(kind=_BACKUP, key=str(path))
