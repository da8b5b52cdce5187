"""The two slow parts of taking in a list, for a thread of their own: understanding it, and the preview.

Both get plain data and return plain data; the preview opens the workshop's file for reading by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workshop_app.actions import importing
from workshop_app.actions.import_plan import Decisions, ImportPlan, Options, Prepared
from workshop_app.actions.import_planner import state_of
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import NoNameColumn
from workshop_app.domain.names import fold
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.intake import headers
from workshop_app.intake.headers import Column as Column
from workshop_app.intake.headers import Layout as Layout
from workshop_app.intake.sources import sheet_named
from workshop_app.intake.tables import Source as Source
from workshop_app.intake.tables import Table


@dataclass(frozen=True, slots=True)
class Understood:
    """A list as far as it was understood; `prepared` is None while no column holds names."""

    source: Source
    table: Table
    layout: Layout
    prepared: Prepared | None

    @property
    def sheets(self) -> tuple[tuple[str, bool], ...]:
        """Names of the sheets, and whether each is hidden."""
        return tuple((table.name, table.hidden) for table in self.source.tables)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that hold anything."""
        return tuple(c for c in self.layout.columns if c.heading or c.samples)


def read_file(
    path: Path,
    options: Options,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Understood:
    """Open a file and understand it; raises what `importing.open_file` raises."""
    return understand(importing.open_file(path, progress, cancelled), options, progress, cancelled)


def read_text(
    text: str,
    options: Options,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Understood:
    """Understand a pasted text; raises what `importing.open_text` raises."""
    return understand(importing.open_text(text, progress, cancelled), options, progress, cancelled)


def understand(
    source: Source,
    options: Options,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Understood:
    """Choose sheet and columns; without a column of names they are shown all the same, to be corrected."""
    try:
        prepared = importing.prepare(source, options, progress, cancelled)
    except NoNameColumn:
        table = sheet_named(source, options.sheet) if options.sheet else _largest(source)
        layout = headers.suggest(source, table).changed(options.columns)
        return Understood(source, table, layout, None)
    return Understood(source, prepared.table, prepared.layout, prepared)


def plan(
    workshop: Path,
    understood: Understood,
    options: Options,
    decisions: Decisions,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> ImportPlan:
    """Return the preview of a list for the workshop in a file. Raises NoNameColumn, Cancelled."""
    prepared = understood.prepared
    if prepared is None or prepared.layout != understood.layout:
        prepared = importing.prepare(understood.source, options, progress, cancelled)
    ws = Workshop.open_to_read(workshop)
    try:
        return importing.preview(ws, prepared, options, decisions, progress, cancelled)
    finally:
        ws.close()


def of_now(ws: Workshop, made: ImportPlan) -> ImportPlan:
    """Return a preview as made for the workshop as it is now: for one made while nothing was changed.

    Without it the preview would be made a second time before it is written.
    """
    return replace(made, workshop_state=state_of(ws))


def key_of(column: Column, layout: Layout) -> str:
    """Return what names a column beyond doubt: its heading, or its letters where headings repeat."""
    alike = [c for c in layout.columns if c.heading and fold(c.heading) == fold(column.heading)]
    return column.heading if len(alike) == 1 else column.letters


def corrected(layout: Layout, columns: Mapping[str, str]) -> Layout:
    """Return a layout with corrections: heading or letters -> field ("" for none)."""
    return layout.changed(columns)


def _largest(source: Source) -> Table:
    visible = [table for table in source.tables if not table.hidden] or list(source.tables)
    return max(visible, key=_rows)


def _rows(table: Table) -> int:
    return len(table.rows)
