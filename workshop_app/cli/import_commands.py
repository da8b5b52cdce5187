"""`import FILE LIST`: take in a list of people, or say beforehand what would come of it."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from workshop_app.actions import import_shapes, importing, records
from workshop_app.actions.import_plan import (
    FIELDS,
    NOBODY,
    Decisions,
    ImportPlan,
    Options,
    State,
)
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output, progress
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.records import Session
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.meetings import arrival_told, attendance_told
from workshop_app.words.terms import field_name

_PASTED = "-"
_COUNTED = (State.NEW, State.UPDATED, State.SAME, State.UNCERTAIN, State.REFUSED)
_STATES = {
    State.NEW: mark("new"),
    State.UPDATED: mark("updated"),
    State.SAME: mark("same"),
    State.UNCERTAIN: mark("uncertain"),
    State.REFUSED: mark("refused"),
}
_SKIPPED = {
    "blank": mark("empty line"),
    "total": mark("sum"),
    "heading": mark("heading"),
    "other": mark("no person"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `import`."""
    parser.usage = (
        f"{PROGRAM} import FILE LIST [--sheet NAME] [--map COLUMN=FIELD ...]"
        " [--session S] [--dry-run]"
    )
    parser.add_file()
    parser.add_argument(
        "list", metavar="LIST",
        help=words.t("the list: XLSX, XLS, XLSB, ODS, CSV or TSV; - for text from standard input"),
    )  # fmt: skip
    parser.add_argument(
        "--sheet", metavar="NAME", default="", help=words.t("the sheet of the workbook to read")
    )
    parser.add_argument(
        "--map", metavar="COLUMN=FIELD", dest="columns", action="append", default=[],
        type=_a_mapping(words),
        help=words.t("what a column holds; COLUMN is its heading or its letters, FIELD one of: {fields}",
                     fields=", ".join(FIELDS)),
    )  # fmt: skip
    parser.add_argument(
        "--session", metavar="S", default=None,
        help=words.t("what the people in a meeting's report are checked in for: a session's id or title,"
                     " an empty text for the arrival, - for nobody; without it the report's times decide"),
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help=words.t("only say what would be imported")
    )
    parser.add_argument(
        "--accept-uncertain", action="store_true",
        help=words.t("take the best guess for agencies, add unknown ones, and register people who"
                     " may be registered already as people of their own"),
    )  # fmt: skip
    parser.add_common()
    parser.set_defaults(handler=_import)


def _a_mapping(w: Words) -> Callable[[str], tuple[str, str]]:
    def read(text: str) -> tuple[str, str]:
        column, equals, field = text.rpartition("=")
        if not equals or not column.strip() or (field and field not in FIELDS):
            raise argparse.ArgumentTypeError(
                w.t(
                    "Write COLUMN=FIELD, with one of these fields: {fields}.",
                    fields=", ".join(FIELDS),
                )
            )
        return column.strip(), field

    return read


def _import(context: Context) -> Reply:
    args, w, clock = context.args, context.words, context.here.clock
    shapes = import_shapes.remembered(context.here.data)
    options = Options(args.sheet, dict(args.columns), shapes, args.accept_uncertain)
    with progress.shown_on(context.stderr, w.t("Reading")) as told:
        if args.list == _PASTED:
            source = importing.open_text(context.stdin.read(), told)
        else:
            source = importing.open_file(Path(args.list), told)
        prepared = importing.prepare(source, options, told)
    if args.dry_run:
        with reading(args.file, clock=clock) as ws:
            return _reply(context, importing.preview(ws, prepared, options, _decisions(ws, args)))
    with working(args.file, context.operator, clock=clock) as ws:
        plan = importing.preview(ws, prepared, options, _decisions(ws, args))
        with progress.shown_on(context.stderr, w.t("Writing")) as told:
            importing.apply(ws, plan, told)
    if args.columns:
        layout = prepared.layout
        import_shapes.remember(context.here.data, layout.fingerprint, layout.told)
    return _reply(context, plan)


def _decisions(ws: Workshop, args: argparse.Namespace) -> Decisions:
    """Return what was decided beforehand: only for which session a meeting counts."""
    session: str | None = args.session
    if session and session != NOBODY:
        session = records.find(ws, Session, session).id
    return Decisions(session=session)


def _reply(context: Context, plan: ImportPlan) -> Reply:
    return Reply(lambda: _data(context, plan), lambda: _lines(context, plan))


def _data(context: Context, plan: ImportPlan) -> dict[str, Any]:
    w, args = context.words, context.args
    counts = {state.value: plan.count(state) for state in _COUNTED if state is not State.REFUSED}
    return {
        "rows": len(plan.rows),
        **counts,
        "refused": [{"row": r.number, "why": w.say(r.why) if r.why else ""} for r in plan.refused],
        "warnings": [w.say(text) for _, text in plan.warnings],
        "lines": plan.lines,
        "joined": plan.joined,
        "attendance": _attendance_data(plan),
        "skipped": [{"row": s.number, "why": w.t(_SKIPPED[s.why])} for s in plan.skipped],
        "dry_run": bool(args.dry_run),
        "sheet": plan.prepared.table.name,
        "columns": {c.title: c.field for c in plan.prepared.layout.columns},
        "columns_remembered": _is_remembered(plan),
        "agencies": [
            {
                "text": use.match.text,
                "rows": use.rows,
                "agency": use.agency,
                "new": use.is_new,
                "candidates": [c.short_name for c in use.match.candidates],
            }
            for use in plan.agencies
        ],
        "preview": [_row_data(context, plan, i) for i in range(len(plan.rows))],
    }


def _row_data(context: Context, plan: ImportPlan, position: int) -> dict[str, Any]:
    row = plan.rows[position]
    return {
        "row": row.number,
        "state": row.state.value,
        "name": row.name,
        "agency": row.agency or row.agency_text,
        "person_id": row.person_id,
        "changes": {c.field: {"before": c.before, "after": c.after} for c in row.changes},
        "perhaps": [{"person_id": p.person_id, "name": p.name} for p in row.perhaps],
        "why": context.words.say(row.why) if row.why else "",
        "joined_rows": list(row.also),
        "check_in": row.arrival.at if row.arrival else "",
        "check_out": row.arrival.left if row.arrival else "",
    }


def _attendance_data(plan: ImportPlan) -> dict[str, Any] | None:
    told = plan.attendance
    if told is None:
        return None
    return {
        "session_id": "" if told.for_nobody else told.session_id,
        "session": told.title,
        "arrival": not told.session_id,
        "proposed": told.session_id == told.proposed,
        "check_ins": told.check_ins,
        "check_outs": told.check_outs,
        "here_already": told.here,
        "without_time": told.untimed,
    }


def _is_remembered(plan: ImportPlan) -> bool:
    return plan.prepared.layout.fingerprint in plan.options.remembered


def _lines(context: Context, plan: ImportPlan) -> Iterable[str]:
    w = context.words
    head = [w.t("Row"), w.t("What becomes of it"), w.t("Name"), w.t("Agency"), w.t("Remark")]
    rows = [
        [
            str(r.number),
            w.t(_STATES[r.state]),
            r.name,
            r.agency or r.agency_text,
            _remark(w, plan, i),
        ]
        for i, r in enumerate(plan.rows)
    ]
    yield from output.table(head, rows, right=(0,), room=context.room)
    yield ""
    counted = ", ".join(f"{w.number(plan.count(s))} {w.t(_STATES[s])}" for s in _COUNTED)
    yield w.n("{count} row: {states}.", "{count} rows: {states}.", len(plan.rows), states=counted)
    yield from _besides(w, plan)
    if _is_remembered(plan):
        yield w.t("The columns are read as you corrected them for an earlier list of this shape.")
    if plan.attendance is not None:
        yield attendance_told(w, plan.attendance)
    yield from (w.say(text) for _, text in plan.warnings)
    if context.args.dry_run:
        yield w.t("Nothing was written: this is only the preview.")
    elif plan.count(State.UNCERTAIN):
        yield w.t(
            "Uncertain rows were not written. Import them in the window, or accept the guesses."
        )


def _besides(w: Words, plan: ImportPlan) -> Iterable[str]:
    """Say which rows of the file are none of the rows counted."""
    no_people, joined = len(plan.skipped), plan.joined
    if no_people:
        yield w.n("{count} other row is no person", "{count} other rows are no people", no_people)
    if joined:
        yield w.n("{count} row was joined to another", "{count} rows were joined to others", joined)


def _remark(w: Words, plan: ImportPlan, position: int) -> str:
    row = plan.rows[position]
    if row.why:
        return w.say(row.why)
    said = [field_name(w, "agency_id" if c.field == "agency" else c.field) for c in row.changes]
    if row.arrival is not None and plan.attendance is not None:
        said.append(arrival_told(w, row.arrival, plan.attendance.zone))
    return ", ".join(said)
