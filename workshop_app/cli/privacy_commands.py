"""`person-data FILE PERSON show|export|erase`: everything held about one person, handed over or erased."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workshop_app.actions import exporting, privacy, records
from workshop_app.actions.backups import BackupStore
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.file_commands import FACT_WORDS
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Person
from workshop_app.domain.schema import Form, fields_of
from workshop_app.domain.zones import from_text, local
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name, field_name, kind_name

_VERBS = {
    "show": mark("show everything held about a person"),
    "export": mark("write it to a file, to hand it over"),
    "erase": mark("erase it for good; this cannot be undone"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `person-data`."""
    parser.add_file()
    parser.add_argument("person", metavar="PERSON", help=words.t("the person's id or name"))
    verbs = parser.branches(_VERBS, f"{PROGRAM} person-data FILE PERSON {{name}} ...")
    verbs["show"].usage = f"{PROGRAM} person-data FILE PERSON show"
    verbs["show"].set_defaults(handler=_show)
    verbs["export"].usage = f"{PROGRAM} person-data FILE PERSON export --to OUT.json"
    verbs["export"].add_argument(
        "--to", metavar="OUT.json", required=True, type=a_path(words),
        help=words.t("the JSON file to write; one that is there is replaced"),
    )  # fmt: skip
    verbs["export"].set_defaults(handler=_export)
    verbs["erase"].usage = f"{PROGRAM} person-data FILE PERSON erase [--yes]"
    verbs["erase"].add_argument(
        "--yes", action="store_true", help=words.t("do not ask; scripts need it")
    )
    verbs["erase"].set_defaults(handler=_erase)
    for branch in verbs.values():
        branch.add_common()


def _person(ws: Workshop, key: str) -> Person:
    """Return the record that stands for whom `key` names, removed ones included."""
    known = ws.read.get(Person, key)
    if known is None:
        try:
            known = records.find(ws, Person, key)
        except RecordMissing:
            known = records.find(ws, Person, key, deleted=True)
    return ws.require_known(Person, ws.read.standing(known.id))


# --- showing and handing over ---------------------------------------------------------------------


def _show(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        person = _person(ws, context.args.person)
        told = privacy.as_document(ws, person.id)
        zone = ws.settings.time_zone
    return Reply(lambda: told, lambda: _show_lines(context, told, zone))


def _show_lines(context: Context, told: dict[str, Any], zone: str) -> Iterable[str]:
    w = context.words
    rows = [row for name in fields_of(Person) if (row := _field(w, name, told))]
    yield from output.table([w.t("Field"), w.t("Value")], rows)
    for other in told["joined"]:
        yield w.t("Joined to it: {name} ({id})", name=output.plain(other["name"]), id=other["id"])
    if told["attendance"]:
        yield ""
        facts = [
            [_when(w, f["at"], zone), w.t(FACT_WORDS.get(f["kind"], f["kind"])), f["desk"],
             w.t("yes") if f["counts"] else w.t("no"), f["reason"]]
            for f in told["attendance"]
        ]  # fmt: skip
        head = [w.t(t) for t in ("When", "What", "Desk", "Counts", "Reason")]
        yield from output.table(head, facts, room=context.room)
    yield ""
    for title in told["presented"]:
        yield w.t("Presented: {title}", title=output.plain(title))
    for named in told["named_in"]:
        yield w.t(
            "Named in: {kind} {title}, {field}",
            kind=kind_name(w, named["kind"]),
            title=output.plain(named["title"]),
            field=field_name(w, named["field"]),
        )
    signatures = len(told["signatures"])
    yield w.n("{count} signature", "{count} signatures", signatures)
    changes = len(told["history"])
    yield w.n("{count} entry in the history", "{count} entries in the history", changes)


def _field(w: Words, name: str, told: dict[str, Any]) -> list[str]:
    value = told["agency"] if name == "agency_id" else told["person"][name]
    if value in (None, ""):
        return []
    if isinstance(value, bool):
        value = w.t("yes") if value else w.t("no")
    elif fields_of(Person)[name].form is Form.CHOICE:
        value = choice_name(w, value)
    return [field_name(w, name), str(value)]


def _when(w: Words, at: str, zone: str) -> str:
    moment = from_text(at)
    return f"{w.date(local(moment, zone).date())} {w.clock(moment, zone)}"


def _export(context: Context) -> Reply:
    out: Path = context.args.to
    if out.suffix.lower() != ".json":
        raise context.usage_error(context.words.t("--to needs a name that ends in .json."))
    with reading(context.args.file, clock=context.here.clock) as ws:
        person = _person(ws, context.args.person)
        exporting.export_person(ws, person.id, out)
    told = {"path": str(out.absolute()), "person_id": person.id}
    line = context.words.t("Everything held about {name}: {path}", name=person.name, path=out)
    return Reply(lambda: told, lambda: [output.plain(line)])


# --- erasing --------------------------------------------------------------------------------------


def _erase(context: Context) -> Reply:
    args, w = context.args, context.words
    if not args.yes and not context.stdin.isatty():
        raise context.usage_error(
            w.t("Erasing cannot be undone: without a terminal it needs --yes.")
        )
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        person = _person(ws, args.person)
        if not args.yes and not _agreed(context, person):
            return Reply(lambda: {"erased": None}, lambda: [w.t("Nothing was erased.")], 1)
        privacy.erase_person(ws, person.id, BackupStore(context.here.backups, context.here.clock))
    told = {"erased": person.id, "backups_renewed": True}
    return Reply(lambda: told, lambda: [w.t("Erased."), *after_words(w)])


def _agreed(context: Context, person: Person) -> bool:
    w = context.words
    context.complain(w.t("Everything held about {name} will be erased for good.", name=person.name))
    for line in after_words(w):
        context.complain(line)
    context.complain(w.t("Type “yes” to erase:"))
    answer = context.stdin.readline().strip().casefold()
    return answer in ("yes", w.t("yes").casefold())


def after_words(w: Words) -> list[str]:
    """Say what erasing brings about, and what it does not reach."""
    return [
        w.t("Counts stay: agency, role, sex and level remain, without a name."),
        w.t("The history of all people before now goes, and so does what could be undone."),
        w.t("The backups of this workshop on this laptop are replaced by a new one."),
        w.t("Other laptops erase it when they next take in this copy."),
        w.t("Lists exported before, paper, and texts that mention the name are not reached."),
    ]
