"""Taking in a list of people: preview first, then exactly that; one import is one step of undo.

source = open_file(path)                    # needs no workshop: may run in another thread
plan = preview(ws, source, Options(...))    # may be made again with decisions, without reading again
result = apply(ws, plan)
"""

from collections.abc import Mapping
from dataclasses import replace

from workshop_app.actions import import_attendance
from workshop_app.actions.import_plan import (
    Decisions,
    ImportPlan,
    ImportResult,
    Options,
    PlannedRow,
    Prepared,
    Writes,
)
from workshop_app.actions.import_planner import Planner, state_of
from workshop_app.actions.operation import Operation
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import NoNameColumn, PreviewOutdated
from workshop_app.domain.progress import (
    CancelCheck,
    Progress,
    Steps,
    finish,
    never_cancelled,
    share,
    silent,
)
from workshop_app.domain.records import Agency, Person
from workshop_app.intake import headers, rows
from workshop_app.intake.remarks import Remark
from workshop_app.intake.sources import open_file as open_file
from workshop_app.intake.sources import open_text as open_text
from workshop_app.intake.sources import sheet_named
from workshop_app.intake.stopping import stoppable
from workshop_app.intake.tables import Source, Table

_PORTION = 100


def prepare(
    source: Source,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Prepared:
    """Choose the sheet, find header and columns, read the rows. It needs no workshop.

    Raises SheetMissing, ColumnMissing, NoNameColumn, Cancelled.
    """
    # A letter names a column of any sheet, so it says nothing about where the header is.
    known = {key for told in (options.columns, *options.remembered.values()) for key in told}
    known = {key for key in known if len(key) > 2}
    table = sheet_named(source, options.sheet) if options.sheet else _likely_sheet(source, known)
    layout = headers.suggest(source, table, known)
    remembered = options.remembered.get(layout.fingerprint)
    if remembered:
        layout = layout.remembered(remembered)
    layout = layout.changed(options.columns)
    if layout.where("name") is None and layout.where("first_name") is None:
        raise NoNameColumn(path=source.name)
    reading = rows.read(table, layout, stoppable(progress, cancelled))
    others = [_other_sheet(other) for other in source.tables if other is not table]
    return Prepared(source, table, layout, replace(reading, remarks=(*others, *reading.remarks)))


def _likely_sheet(source: Source, known: set[str]) -> Table:
    """Return the visible sheet that looks most like a list of people: it has names, and the most rows."""
    visible = [table for table in source.tables if not table.hidden] or list(source.tables)

    def rank(table: Table) -> tuple[bool, int]:
        layout = headers.suggest(source, table, known)
        named = any(
            c.field in ("name", "first_name") and c.confidence > 0.6 for c in layout.columns
        )
        return named, len(table.rows)

    return visible[0] if len(visible) == 1 else max(visible, key=rank)


def _other_sheet(table: Table) -> Remark:
    return Remark("hidden-sheet" if table.hidden else "other-sheet", 0, table.name)


def preview(
    ws: Workshop,
    source: Source | Prepared,
    options: Options = Options(),  # noqa: B008 - frozen
    decisions: Decisions = Decisions(),  # noqa: B008 - frozen
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> ImportPlan:
    """Return what an import would do; nothing is written. Raises what `prepare` raises."""
    step = stoppable(progress, cancelled)
    prepared = source
    if isinstance(prepared, Source):
        prepared = prepare(prepared, options, progress, cancelled)
    planner = Planner(ws, prepared, options, decisions)
    total = len(prepared.reading.rows)
    planned: list[PlannedRow] = []
    for position, row in enumerate(planner.rows()):
        if position % 500 == 0:
            step(position, total)
        planned.append(row)
    step(total, total)
    return planner.plan(planned)


def decide(ws: Workshop, plan: ImportPlan, decisions: Decisions) -> ImportPlan:
    """Return the preview after somebody's decisions; the file is not read again."""
    return preview(ws, plan.prepared, plan.options, decisions)


def apply(
    ws: Workshop,
    plan: ImportPlan,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> ImportResult:
    """Write exactly what the preview says, as one step.

    Raises PreviewOutdated if the workshop has changed so that it would be something else now; Cancelled.
    """
    return finish(applying(ws, plan), progress, cancelled)


def applying(ws: Workshop, plan: ImportPlan) -> Steps[ImportResult]:
    """Do what `apply` does, step by step; closing it before its end leaves nothing written.

    Raises PreviewOutdated.
    """
    if plan.workshop_state != state_of(ws):
        again = preview(ws, plan.prepared, plan.options, plan.decisions)
        if again.writes != plan.writes:
            raise PreviewOutdated
    writes, op = plan.writes, ws.begin()
    what = (
        label("import of {name}", name=plan.name) if plan.name else label("import of a pasted list")
    )
    agencies = {key: op.add(Agency, **values) for key, values in writes.agencies.items()}
    for agency_id, aliases in writes.aliases.items():
        op.change(Agency, agency_id, aliases=aliases)
    total = len(writes.people) + len(writes.updates)
    gathered = total // 4  # checking is the smaller part, the rest is writing
    people = yield from share(_add_people(op, writes, agencies), 0, gathered, total)
    check_ins = 0
    if writes.attendance is not None:
        check_ins = writes.attendance.check_ins
        for event in import_attendance.events(ws, writes.attendance, people, plan.name):
            op.happened(event)
    yield from share(ws.writing(what, op), gathered, total, total)
    yield total, total
    return ImportResult(
        tuple(people.values()), tuple(writes.updates), tuple(agencies.values()), check_ins
    )


def _add_people(
    op: Operation, writes: Writes, agencies: Mapping[str, str]
) -> Steps[dict[str, str]]:
    """Gather new people and what is new about others; returns the ids of the new ones by row key."""
    people: dict[str, str] = {}
    total = len(writes.people) + len(writes.updates)
    for key, values in writes.people.items():
        if len(people) % _PORTION == 0:
            yield len(people), total
        people[key] = op.add(Person, **_with_ids(values, agencies))
    for position, (person_id, values) in enumerate(writes.updates.items()):
        if position % _PORTION == 0:
            yield len(people) + position, total
        op.change(Person, person_id, **_with_ids(values, agencies))
    return people


def _with_ids(values: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, str]:
    agency = values.get("agency_id", "")
    return {**values, "agency_id": ids[agency]} if agency in ids else dict(values)
