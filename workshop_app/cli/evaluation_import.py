"""`evaluation import FILE LIST`: take in forms from a table, or say beforehand what would come of it."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from workshop_app.actions import evaluation_import as importing
from workshop_app.actions.evaluation import SATISFACTION, TEST, questions
from workshop_app.actions.evaluation_import import FACTS, FormOptions, FormsPlan, RowState
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.choices import PHASES, SURVEYS
from workshop_app.domain.errors import NoQuestionColumn
from workshop_app.domain.progress import Progress
from workshop_app.words.catalogue import Words, mark

_PASTED = "-"
_STATES = {
    RowState.NEW: mark("new"),
    RowState.KNOWN: mark("there already"),
    RowState.REFUSED: mark("refused"),
}


def configure_import(branch: Parser, w: Words) -> None:
    """Spell out `evaluation import`."""
    branch.usage = (
        f"{PROGRAM} evaluation import FILE LIST [--survey test [--phase pre|post]] [--sheet NAME]"
        " [--map COLUMN=WHAT ...] [--dry-run]"
    )
    branch.add_argument(
        "list", metavar="LIST",
        help=w.t("the table: XLSX, XLS, XLSB, ODS, CSV or TSV; - for text from standard input"),
    )  # fmt: skip
    branch.add_argument("--survey", choices=SURVEYS, default=SATISFACTION, help=w.t("which form"))
    branch.add_argument("--phase", choices=PHASES, default="", help=w.t("tests: before or after"))
    branch.add_argument(
        "--sheet", metavar="NAME", default="", help=w.t("the sheet of the workbook to read")
    )
    branch.add_argument(
        "--map", metavar="COLUMN=WHAT", dest="columns", action="append", default=[],
        type=_a_mapping(w),
        help=w.t("what a column holds: the number of a question, or one of: {facts}",
                 facts=", ".join(FACTS)),
    )  # fmt: skip
    branch.add_argument(
        "--dry-run", action="store_true", help=w.t("only say what would be imported")
    )


def _a_mapping(w: Words) -> Callable[[str], tuple[str, str]]:
    def read(text: str) -> tuple[str, str]:
        column, equals, what = (part.strip() for part in text.rpartition("="))
        if not equals or not column or not (what in ("", *FACTS) or what.isdecimal()):
            raise argparse.ArgumentTypeError(
                w.t(
                    "Write COLUMN=WHAT, with the number of a question or one of these: {facts}.",
                    facts=", ".join(FACTS),
                )
            )
        return column, what

    return read


def taken_in(context: Context, told: Progress) -> Reply:
    """Carry the command out."""
    args, clock = context.args, context.here.clock
    if args.list == _PASTED:
        source = importing.open_text(context.stdin.read(), told)
    else:
        source = importing.open_file(Path(args.list), told)
    if args.dry_run:
        with reading(args.file, clock=clock) as ws:
            return _reply(context, _plan(context, ws, source))
    with working(args.file, context.operator, clock=clock) as ws:
        plan = _plan(context, ws, source)
        importing.apply_forms(ws, plan, told)
    return _reply(context, plan)


def _plan(context: Context, ws: Workshop, source: importing.Source) -> FormsPlan:
    args, asked = context.args, questions(ws, context.args.survey)
    columns = {}
    for column, what in args.columns:
        if what.isdecimal() and not 1 <= int(what) <= len(asked):
            raise context.usage_error(
                context.words.t("The form has no question {number}.", number=what)
            )
        columns[column] = asked[int(what) - 1].id if what.isdecimal() else what
    phase = args.phase if args.survey == TEST else ""
    plan = importing.preview_forms(ws, source, FormOptions(args.survey, phase, args.sheet, columns))
    if not plan.has_answers:
        raise NoQuestionColumn(path=source.name or "-")
    return plan


def _reply(context: Context, plan: FormsPlan) -> Reply:
    return Reply(lambda: _data(context, plan), lambda: _lines(context, plan))


def _data(context: Context, plan: FormsPlan) -> dict[str, Any]:
    w = context.words
    return {
        "rows": len(plan.rows),
        **{state.value: plan.count(state) for state in RowState if state is not RowState.REFUSED},
        "refused": [
            {"row": row.number, "why": w.say(row.why)} for row in plan.rows if row.why is not None
        ],
        "columns": {column.title: column.target for column in plan.layout.columns},
        "sheet": plan.sheet,
        "dry_run": bool(context.args.dry_run),
    }


def _lines(context: Context, plan: FormsPlan) -> Iterable[str]:
    w = context.words
    wordings = {question.id: question.text for question in plan.questions}
    head = [w.t("Column"), w.t("What it holds")]
    rows = [
        [column.title, wordings.get(column.target, column.target) or "–"]
        for column in plan.layout.columns
        if column.heading
    ]
    yield from output.table(head, rows, room=context.room)
    yield ""
    counted = ", ".join(f"{w.number(plan.count(s))} {w.t(_STATES[s])}" for s in RowState)
    yield w.n("{count} row: {states}.", "{count} rows: {states}.", len(plan.rows), states=counted)
    for row in plan.rows:
        if row.why is not None:
            yield w.t("Row {number}: {why}", number=row.number, why=w.say(row.why))
    if context.args.dry_run:
        yield w.t("Nothing was written: this is only the preview.")
