"""`plan list|import FILE`, `framework list|import|remove`: the plan of a workshop, plans for new ones."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from workshop_app.actions import frameworks, plan_words, plans, records
from workshop_app.actions.opening import reading, working
from workshop_app.actions.plans import PlanFile
from workshop_app.cli import output
from workshop_app.cli.context import Context, Handler, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain.records import Agency, PlanAction, Strategy
from workshop_app.words.catalogue import Words, mark

_OF_PLAN = {
    "list": mark("list the strategies with their actions"),
    "import": mark("take a plan in from a table (XLSX, ODS, CSV)"),
}
_OF_FRAMEWORK = {
    "list": mark("list the action plans that new workshops can stand on"),
    "import": mark("keep a plan from a table (XLSX, ODS, CSV)"),
    "remove": mark("forget a plan of your own"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out one of the commands of this module."""
    own = name == "framework"
    verbs = parser.branches(
        _OF_FRAMEWORK if own else _OF_PLAN,
        f"{PROGRAM} {name} {{name}} ..." if own else f"{PROGRAM} {name} {{name}} FILE ...",
    )
    for verb, branch in verbs.items():
        if not own:
            branch.add_file()
        if verb == "import":
            _add_table(branch, words)
            _add_meta(branch, words, required=own)
            what = "TABLE --title TEXT" if own else "FILE TABLE"
            branch.usage = f"{PROGRAM} {name} import {what} [--column HEADING=FIELD ...]"
        if verb == "import" and not own:
            branch.add_argument(
                "--rename", action="store_true",
                help=words.t("let the table's wording of strategies take the place of the present one"),
            )  # fmt: skip
        if verb == "remove":
            branch.usage = f"{PROGRAM} framework remove CODE"
            branch.add_argument("code", metavar="CODE", help=words.t("its code in the list"))
        branch.add_common()
        branch.set_defaults(handler=_HANDLERS[name, verb])


def _add_table(branch: Parser, w: Words) -> None:
    branch.add_argument("table", metavar="TABLE", type=a_path(w), help=w.t("the file of the table"))
    branch.add_argument(
        "--column", metavar="HEADING=FIELD", action="append", default=[], dest="columns",
        help=w.t("what a column holds: {fields}", fields=", ".join(plans.PLAN_FIELDS)),
    )  # fmt: skip
    branch.add_argument(
        "--sheet", metavar="NAME", default="", help=w.t("which sheet of the file to read")
    )
    branch.add_argument(
        "--preview",
        action="store_true",
        help=w.t("say what would be taken in, and take in nothing"),
    )


def _add_meta(branch: Parser, w: Words, *, required: bool) -> None:
    branch.add_argument(
        "--title",
        metavar="TEXT",
        required=required,
        default="",
        help=w.t("what the plan is called"),
    )
    branch.add_argument(
        "--title-en", metavar="TEXT", default="", help=w.t("what it is called in English")
    )
    branch.add_argument("--period", metavar="TEXT", default="", help=w.t("its years: 2025–2029"))
    branch.add_argument(
        "--code", metavar="CODE", default="", help=w.t("its code, made from the title otherwise")
    )


def _read(context: Context) -> PlanFile:
    columns = {}
    for told in context.args.columns:
        heading, equals, name = told.rpartition("=")
        if not equals or not heading.strip():
            raise context.usage_error(context.words.t("Write columns as HEADING=FIELD."))
        columns[heading.strip()] = name.strip()
    return plans.read_plan_file(context.args.table, columns, context.args.sheet)


def _framework(context: Context, read: PlanFile) -> frameworks.Framework:
    args = context.args
    return plans.framework_of(
        read, title=args.title, code=args.code, title_en=args.title_en, period=args.period
    )


def _read_data(read: PlanFile) -> dict[str, Any]:
    return {
        "sheet": read.sheet,
        "columns": [
            {"letters": c.letters, "heading": c.heading, "field": c.field}
            for c in read.table.columns
        ],
        "strategies": [asdict(strategy) for strategy in read.table.strategies],
        "actions": [asdict(action) for action in read.table.actions],
        "troubles": [asdict(trouble) for trouble in read.table.troubles],
    }


def _read_lines(w: Words, read: PlanFile) -> Iterable[str]:
    for column in read.table.columns:
        held = w.t(plans.PLAN_FIELDS[column.field]) if column.field else "–"
        yield f"{output.plain(column.title)}: {held}"
    yield plan_words.read_words(w, read.table)
    yield from _troubles(w, read)


def _troubles(w: Words, read: PlanFile) -> Iterable[str]:
    for trouble in read.table.troubles:
        yield output.plain(plan_words.trouble_words(w, trouble))


# --- of a workshop --------------------------------------------------------------------------------


def _import_plan(context: Context) -> Reply:
    args, w = context.args, context.words
    read = _read(context)
    plan = _framework(context, read)
    if args.preview:
        return Reply(lambda: _read_data(read), lambda: _read_lines(w, read))
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        result = plans.import_plan(ws, plan, rename=args.rename)
    data = {**asdict(result), "troubles": [asdict(t) for t in read.table.troubles]}
    return Reply(lambda: data, lambda: [plan_words.result_words(w, result), *_troubles(w, read)])


def _list_plan(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        agencies = {a.id: a.short_name for a in ws.read.all(Agency, deleted=True)}
        actions = ws.read.all(PlanAction)
        data = []
        for strategy in [*ws.read.all(Strategy), None]:
            mine = [a for a in actions if a.strategy_id == (strategy.id if strategy else "")]
            told = [
                {
                    **records.as_json(a),
                    "responsible_agencies": [agencies.get(i, "") for i in a.responsible],
                }
                for a in mine
            ]
            if strategy is not None:
                data.append({**records.as_json(strategy), "actions": told})
            elif told:
                data.append(
                    {"id": "", "number": None, "title": "", "title_en": "", "actions": told}
                )
    return Reply(lambda: data, lambda: _plan_lines(context.words, data))


def _plan_lines(w: Words, data: list[dict[str, Any]]) -> Iterable[str]:
    if not data:
        yield w.t("None.")
    for strategy in data:
        number = "" if strategy["number"] is None else str(strategy["number"])
        title = strategy["title"] or w.t("Without a strategy")
        yield output.plain(" ".join(part for part in (number, title) if part))
        for action in strategy["actions"]:
            yield "    " + output.plain(
                " ".join(p for p in (action["number"], action["title"]) if p)
            )
            details = (
                (w.t("Indicator"), action["indicator"]),
                (w.t("Target"), action["target"]),
                (w.t("Responsible agencies"), ", ".join(action["responsible_agencies"])),
            )
            for name, text in details:
                if text:
                    yield f"        {name}: {output.plain(text)}"


# --- for new workshops ------------------------------------------------------------------------------


def _import_framework(context: Context) -> Reply:
    w = context.words
    read = _read(context)
    plan = _framework(context, read)
    if context.args.preview:
        return Reply(lambda: _read_data(read), lambda: _read_lines(w, read))
    path = frameworks.save_framework(context.here.data, plan)
    data = {**_told(plan), "path": str(path), "troubles": [asdict(t) for t in read.table.troubles]}
    line = w.t("Kept as {code}: {what}", code=plan.code, what=plan_words.read_words(w, read.table))
    return Reply(lambda: data, lambda: [line, *_troubles(w, read)])


def _told(plan: frameworks.Framework) -> dict[str, Any]:
    return {
        "code": plan.code,
        "title": plan.title,
        "title_en": plan.title_en,
        "period": plan.period,
        "own": plan.own,
        "strategies": len(plan.strategies),
        "actions": len(plan.actions),
    }


def _list_frameworks(context: Context) -> Reply:
    told = [_told(plan) for plan in frameworks.frameworks(context.here.data)]
    w = context.words
    head = [w.t("Code"), w.t("Strategies"), w.t("Actions"), w.t("Title")]
    rows = [
        [
            one["code"],
            w.number(one["strategies"]),
            w.number(one["actions"]),
            f"{one['title']} {one['period']}".strip(),
        ]
        for one in told
    ]
    return Reply(lambda: told, lambda: output.table(head, rows, right=(1, 2), room=context.room))


def _remove_framework(context: Context) -> Reply:
    code = context.args.code
    frameworks.remove_framework(context.here.data, code)
    line = context.words.t("Forgotten: {code}", code=code)
    return Reply(lambda: {"code": code}, lambda: [line])


_HANDLERS: dict[tuple[str, str], Handler] = {
    ("plan", "list"): _list_plan,
    ("plan", "import"): _import_plan,
    ("framework", "list"): _list_frameworks,
    ("framework", "import"): _import_framework,
    ("framework", "remove"): _remove_framework,
}
