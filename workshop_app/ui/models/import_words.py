"""What the import says: fields of columns, states of rows, what changes, and totals that add up."""

from collections.abc import Mapping
from typing import Final

from workshop_app.actions.import_plan import FIELDS, ImportPlan, PlannedRow, State
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.meetings import arrival_told
from workshop_app.words.terms import choice_name, field_name

STATES: Final[Mapping[State, tuple[str, str]]] = {
    State.NEW: (mark("New"), "ok"),
    State.UPDATED: (mark("Updated"), "info"),
    State.SAME: (mark("Same as known"), "neutral"),
    State.UNCERTAIN: (mark("Not decided"), "warn"),
    State.REFUSED: (mark("Not imported"), "bad"),
}
"""States in the order in which they are counted, with the tones of their chips."""
_HELPERS: Final[Mapping[str, str]] = {
    "agency": mark("Agency"),
    "first_name": mark("First name"),
    "last_name": mark("Last name"),
    "honorific": mark("Title before the name"),
    "degrees": mark("Degrees"),
    "number": mark("Running number"),
    "identity": mark("Identity number (never imported)"),
    "joined": mark("Time of joining"),
    "left": mark("Time of leaving"),
    "minutes": mark("Length in minutes"),
    "male": mark("Tick if male"),
    "female": mark("Tick if female"),
}
_COMMON: Final = ("name", "agency", "unit", "position", "sex", "phone", "email", "role")


def column_field(w: Words, field: str) -> str:
    """Name what a column holds."""
    return w.t(_HELPERS[field]) if field in _HELPERS else field_name(w, field)


def column_options(w: Words) -> list[tuple[str, str]]:
    """Return everything that a column may hold, the usual things first."""
    rest = [f for f in FIELDS if f not in (*_COMMON, "ignored")]
    return [("", w.t("Not imported")), *((f, column_field(w, f)) for f in (*_COMMON, *rest))]


def state_name(w: Words, state: State) -> str:
    """Name what becomes of a row."""
    return w.t(STATES[state][0])


def value_of(w: Words, field: str, value: str) -> str:
    """Word a value of a row."""
    return choice_name(w, value) if field in ("sex", "role", "mode", "level") else value


def remark_of(w: Words, row: PlannedRow, zone: str) -> str:
    """Say why a row is left out or undecided, which fields it changes and how, and who is checked in."""
    if row.why is not None:
        return w.say(row.why)
    said = [
        w.t(
            "{field}: {before} → {after}",
            field=column_field(w, c.field),
            before=value_of(w, c.field, c.before) or "–",
            after=value_of(w, c.field, c.after),
        )
        for c in row.changes
    ]
    if row.like_row:
        said.append(w.t("the same person as in row {row}", row=row.like_row))
    if row.also:
        rows = ", ".join(str(number) for number in row.also)
        said.append(w.t("joined with row {rows}", rows=rows))
    if row.arrival is not None:
        said.insert(0, arrival_told(w, row.arrival, zone))
    return " · ".join(said)


def _counted(w: Words, state: State, count: int) -> str:
    match state:
        case State.NEW:
            return w.n("{count} new", "{count} new", count)
        case State.UPDATED:
            return w.n("{count} updated", "{count} updated", count)
        case State.SAME:
            return w.n("{count} the same", "{count} the same", count)
        case State.UNCERTAIN:
            return w.n("{count} not decided", "{count} not decided", count)
        case State.REFUSED:
            return w.n("{count} left out", "{count} left out", count)


def totals(w: Words, plan: ImportPlan) -> str:
    """Say the sum of all states, and how the rows of the file come together."""
    parts = [_counted(w, state, plan.count(state)) for state in STATES if plan.count(state)]
    rows = w.n("{count} row", "{count} rows", len(plan.rows))
    said = [f"{rows} = {' + '.join(parts)}" if parts else rows]
    if plan.skipped:
        said.append(
            w.n(
                "{count} other row is no person",
                "{count} other rows are no people",
                len(plan.skipped),
            )
        )
    if plan.joined:
        said.append(
            w.n(
                "{count} row was joined to another",
                "{count} rows were joined to others",
                plan.joined,
            )
        )
    if len(said) > 1:
        said.append(w.n("{count} row in all", "{count} rows in all", plan.lines))
    return " · ".join(said)


def what_is_agreed_to(w: Words, plan: ImportPlan | None) -> str:
    """Name the deed: how many people are imported, or only checked in."""
    count = sum(plan.count(state) for state in (State.NEW, State.UPDATED)) if plan else 0
    if count:
        return w.n("Import {count} person", "Import {count} people", count)
    if plan is None or not plan.writes:
        return w.t("Nothing to import")
    if plan.attendance is not None and plan.attendance.check_ins:
        return w.n("Check {count} person in", "Check {count} people in", plan.attendance.check_ins)
    return w.t("Import")


def agencies_added(w: Words, plan: ImportPlan) -> str:
    """Say which agencies come along; "" for none."""
    names = [values["short_name"] for values in plan.writes.agencies.values()]
    if not names:
        return ""
    shown = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
    return w.n(
        "{count} new agency: {names}", "{count} new agencies: {names}", len(names), names=shown
    )
