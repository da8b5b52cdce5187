"""Taking in a list of people: preview first, then exactly that; one import is one step of undo.

source = open_file(path)                    # needs no workshop: may run in another thread
plan = preview(ws, source, Options(...))    # may be made again with decisions, without reading again
result = apply(ws, plan)
"""

from collections.abc import Mapping
from dataclasses import replace

from workshop_app.actions.import_plan import (
    Decisions,
    ImportPlan,
    ImportResult,
    Options,
    PlannedRow,
    Prepared,
)
from workshop_app.actions.import_planner import Planner, state_of
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import NoNameColumn, PreviewOutdated
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import Agency, Person
from workshop_app.intake import headers, rows
from workshop_app.intake.remarks import Remark
from workshop_app.intake.sources import open_file as open_file
from workshop_app.intake.sources import open_text as open_text
from workshop_app.intake.sources import sheet_named
from workshop_app.intake.stopping import stoppable
from workshop_app.intake.tables import Source, Table


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
    if plan.workshop_state != state_of(ws):
        again = preview(ws, plan.prepared, plan.options, plan.decisions)
        if again.writes != plan.writes:
            raise PreviewOutdated
    step = stoppable(progress, cancelled)
    writes = plan.writes
    total = len(writes.people) + len(writes.updates)
    what = (
        label("import of {name}", name=plan.name) if plan.name else label("import of a pasted list")
    )
    with ws.operation(what) as op:
        ids = {key: op.add(Agency, **values) for key, values in writes.agencies.items()}
        for agency_id, aliases in writes.aliases.items():
            op.change(Agency, agency_id, aliases=aliases)
        added: list[str] = []
        for values in writes.people.values():
            if len(added) % 250 == 0:
                step(len(added), total)
            added.append(op.add(Person, **_with_ids(values, ids)))
        for position, (person_id, values) in enumerate(writes.updates.items()):
            if position % 250 == 0:
                step(len(added) + position, total)
            op.change(Person, person_id, **_with_ids(values, ids))
        step(total, total)
    return ImportResult(tuple(added), tuple(writes.updates), tuple(ids.values()))


def _with_ids(values: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, str]:
    agency = values.get("agency_id", "")
    return {**values, "agency_id": ids[agency]} if agency in ids else dict(values)
