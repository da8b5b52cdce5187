"""`new`, `show`, `history`, `check`: a workshop file as a whole."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from workshop_app.actions import checking, frameworks, overview, records, templates
from workshop_app.actions.checking import CheckResult
from workshop_app.actions.history import Entry, record_history
from workshop_app.actions.opening import reading
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.commands import COMMANDS, UNTOLD
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.listing import as_objects, moment_text
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import KINDS, WORKSHOP_RECORD
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.zones import from_text, local
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name, field_name

FACT_WORDS = {
    "in": mark("checked in"),
    "out": mark("checked out"),
    "void": mark("check-in void"),
}
_WHAT = {
    **FACT_WORDS,
    "created": mark("created"),
    "changed": mark("changed"),
    "deleted": mark("removed"),
    "restored": mark("brought back"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out one of the commands of this module."""
    parser.add_file(words.t("the new file") if name == "new" else "")
    if name == "new":
        parser.usage = f"{PROGRAM} new FILE --template {'|'.join(templates.TEMPLATES)}"
        parser.add_argument(
            "--template", metavar="NAME", required=True,
            help=words.t("what to start from: {names}", names=", ".join(templates.TEMPLATES)),
        )  # fmt: skip
        parser.add_argument("--title", metavar="TEXT", default="", help=field_name(words, "title"))
        parser.add_argument(
            "--framework", metavar="CODE", default="",
            help=words.t("another action plan for a blank one; “framework list” shows them"),
        )  # fmt: skip
    elif name == "history":
        parser.usage = f"{PROGRAM} history FILE KIND ID"
        kinds = [kind for kind in KINDS if kind in COMMANDS and kind not in UNTOLD]
        parser.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
        parser.add_argument(
            "record", metavar="ID", nargs="?", default="",
            help=words.t("its id, or its name, number or code; not needed for the workshop itself"),
        )  # fmt: skip
    else:
        parser.usage = f"{PROGRAM} {name} FILE"
    parser.add_common()
    parser.set_defaults(handler=_HANDLERS[name])


def _new(context: Context) -> Reply:
    args = context.args
    if args.framework and args.template != "blank":
        raise context.usage_error(context.words.t("--framework goes with --template blank."))
    plan = frameworks.framework(args.framework, context.here.data) if args.framework else None
    ws = templates.create(
        args.file,
        context.operator,
        args.template,
        title=args.title,
        clock=context.here.clock,
        framework=plan,
    )
    try:
        told = {"id": ws.id, "path": str(ws.path.absolute()), "title": ws.settings.title}
    finally:
        ws.close()
    line = context.words.t("Made {path}.", path=args.file)
    return Reply(lambda: told, lambda: [line])


# --- show -----------------------------------------------------------------------------------------


def _show(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        figures, gaps = overview.overview(ws), overview.missing(ws)
        told = _figures(ws, figures)
        told["missing"] = [
            {"what": gap.what, "kind": gap.kind, "ids": list(gap.record_ids)} for gap in gaps
        ]
        settings = ws.settings
    heading = [settings.title]
    if settings.starts_on:
        heading.append(context.words.date_range(settings.starts_on, settings.ends_on))
    heading += [text for text in (settings.venue, settings.place) if text]
    return Reply(lambda: told, lambda: _show_lines(context, figures, heading))


def _figures(ws: Workshop, figures: overview.Overview) -> dict[str, Any]:
    [own] = as_objects(ws, [ws.settings])
    zone = ws.settings.time_zone
    agencies = [asdict(figure) for figure in figures.agencies]
    for agency in agencies:
        agency["first_at"] = moment_text(agency["first_at"], zone)
    counts = {
        "agencies": len(agencies),
        "agencies_invited": figures.invited,
        "agencies_invited_present": figures.invited_present,
        "agencies_present": sum(figure.present > 0 for figure in figures.agencies),
        "people": figures.registered,
        "present": figures.present,
        "late": figures.late,
        "walk_ins": figures.walk_ins,
        "sessions": len(figures.sessions),
        "strategies": len(figures.strategies),
        "practices": figures.practices,
        "practice_agencies": figures.practice_agencies,
        "challenges": figures.challenges,
        "commitments": figures.commitments,
    }
    return {
        "id": ws.id,
        "path": str(ws.path.absolute()),
        "title": ws.settings.title,
        "workshop": own,
        "counts": counts,
        "agencies": agencies,
        "sessions": [asdict(figure) for figure in figures.sessions],
        "strategies": [asdict(figure) for figure in figures.strategies],
        "categories": [asdict(figure) for figure in figures.categories],
        "sexes": [
            {"sex": figure.code, "registered": figure.registered, "present": figure.present}
            for figure in figures.sexes
        ],
    }


def _show_lines(context: Context, figures: overview.Overview, heading: list[str]) -> Iterable[str]:
    w, room = context.words, context.room
    yield output.plain(" · ".join(heading))
    yield w.t(
        "{present} of {invited} invited agencies are here, {here} of {registered} people.",
        present=w.number(figures.invited_present),
        invited=w.number(figures.invited),
        here=w.number(figures.present),
        registered=w.number(figures.registered),
    )
    if figures.agencies:
        yield ""
        yield from output.table(
            [w.t("Agency"), w.t("Registered"), w.t("Present"), w.t("Practices"),
             w.t("Challenges"), w.t("Commitments")],
            [[a.short_name, *map(w.number, (a.registered, a.present, a.practices, a.challenges,
              a.commitments))] for a in figures.agencies],
            right=range(1, 6), room=room,
        )  # fmt: skip
    if figures.sessions:
        yield ""
        yield from output.table(
            [w.t("Session"), w.t("Present")],
            [[session.title, w.number(session.present)] for session in figures.sessions],
            right=(1,), room=room,
        )  # fmt: skip
    if figures.strategies:
        yield ""
        yield from output.table(
            [w.t("Strategy"), w.t("Practices"), w.t("Challenges"), w.t("Commitments")],
            [[f"{s.number} {_either(w, s.title, s.title_en)}", *map(w.number, (s.practices,
              s.challenges, s.commitments))] for s in figures.strategies],
            right=range(1, 4), room=room,
        )  # fmt: skip


def _either(w: Words, indonesian: str, english: str) -> str:
    return (english if w.language == "en" else indonesian) or indonesian


# --- history --------------------------------------------------------------------------------------


def _history(context: Context) -> Reply:
    kind = KINDS[context.args.kind]
    with reading(context.args.file, clock=context.here.clock) as ws:
        record = _known(ws, kind, context.args.record)
        zone = ws.settings.time_zone
        entries = record_history(ws, kind, record.id)
        names = _names(ws, kind)
    told = [{**asdict(entry), "at": moment_text(entry.at, zone)} for entry in entries]
    return Reply(lambda: told, lambda: _history_lines(context, kind, entries, zone, names))


def _known(ws: Workshop, kind: type[Record], key: str) -> Record:
    """Return a record, removed or not, by id or name."""
    if kind.KIND == WORKSHOP_RECORD:
        return ws.settings
    record = ws.read.get(kind, key)
    if record is not None:
        return record
    try:
        return records.find(ws, kind, key)
    except RecordMissing:
        return records.find(ws, kind, key, deleted=True)


def _names(ws: Workshop, kind: type[Record]) -> dict[str, str]:
    """Return the names of all records that a field of `kind` can refer to, by id."""
    targets = {spec.target for spec in fields_of(kind).values() if spec.target}
    return {
        record.id: records.title(record)
        for target in sorted(targets)
        for record in ws.read.all(KINDS[target], deleted=True)
    }


def _history_lines(
    context: Context, kind: type[Record], entries: list[Entry], zone: str, names: dict[str, str]
) -> Iterable[str]:
    w = context.words
    rows = []
    for entry in entries:
        moment = local(from_text(entry.at), zone) if entry.at else None
        when = f"{w.date(moment.date())} {w.time(moment.time())}" if moment else ""
        what = w.t(_WHAT.get(entry.what, entry.what))
        if entry.field:
            value = output.shortened(_value(w, kind, entry, names), 80)
            what = f"{field_name(w, entry.field)} → {value or '–'}"
        if entry.reason:
            what = f"{what}: {entry.reason}"
        rows.append([when, entry.by, entry.desk, what])
    head = [w.t("When"), w.t("Who"), w.t("Desk"), w.t("What")]
    return output.table(head, rows, room=context.room)


def _value(w: Words, kind: type[Record], entry: Entry, names: dict[str, str]) -> str:
    value, spec = entry.value, fields_of(kind).get(entry.field)
    if value is None or spec is None:
        return "" if value is None else output.plain(str(value))
    if isinstance(value, list):
        return output.plain("; ".join(names.get(item, item) for item in value))
    if isinstance(value, bool):
        return w.t("yes") if value else w.t("no")
    if spec.form is Form.CHOICE:
        return choice_name(w, str(value))
    return output.plain(names.get(str(value), str(value)) if spec.form is Form.REF else str(value))


# --- check ----------------------------------------------------------------------------------------


def _check(context: Context) -> Reply:
    result = checking.check_file(context.args.file, clock=context.here.clock)
    told = {
        "sound": result.sound,
        "sqlite": result.sqlite,
        "documents": result.documents,
        "projection": result.projection,
        "detail": result.detail,
    }
    if not result.sound:
        context.complain(f"{_failure(context.words, result)} {_ways_out(context.words, result)}")
    return Reply(
        lambda: told, lambda: _check_lines(context.words, result), 0 if result.sound else 1
    )


def _check_lines(w: Words, result: CheckResult) -> Iterable[str]:
    said = (w.t("in order"), w.t("NOT in order"))
    checks = (
        (w.t("SQLite's own check"), result.sqlite),
        (w.t("The documents and their last state"), result.documents),
        (w.t("The tables and what the documents say"), result.projection),
    )
    for name, holds in checks:
        yield f"{name}: {said[0] if holds else said[1]}"


def _failure(w: Words, result: CheckResult) -> str:
    if not result.documents:
        return w.t("The documents in the file are not complete ({detail}).", detail=result.detail)
    if not result.sqlite:
        return w.t("SQLite finds the file damaged ({detail}).", detail=result.detail)
    return w.t("Tables differ from the documents ({detail}).", detail=result.detail)


def _ways_out(w: Words, result: CheckResult) -> str:
    if result.documents and result.sqlite:
        return w.t(
            "The documents hold everything: merge this file into a copy, or restore a backup."
        )
    return w.t(
        "Leave the file as it is, restore the latest backup as a copy (backups list, backups restore),"
        " and merge the other laptops' copies into that."
    )


_HANDLERS = {"new": _new, "show": _show, "history": _history, "check": _check}
