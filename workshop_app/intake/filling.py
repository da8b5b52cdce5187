"""Agencies that are written once for several people: merged cells, and blanks that mean "as above"."""

from workshop_app.intake.cells import cleaned
from workshop_app.intake.headers import Layout
from workshop_app.intake.remarks import Remark
from workshop_app.intake.tables import Table

_FILLABLE = ("agency", "unit")
_SHARE_OF_BLANKS = 0.4
"""From here on, blanks below a filled cell are taken for a merged cell whose format does not say so."""


def filled_down(table: Table, layout: Layout) -> tuple[list[list[str]], list[Remark]]:
    """Return the rows below the header with merged cells filled, and where agencies were only inferred."""
    first = layout.first
    rows = [list(row) for row in table.rows[first:]]
    for span in table.spans or ():
        if span.bottom < first or span.left >= table.width or span.top < first:
            continue
        text = table.rows[span.top][span.left] if span.top < len(table.rows) else ""
        for row in rows[span.top - first : span.bottom - first + 1]:
            row[span.left] = row[span.left] or text
    remarks: list[Remark] = []
    place = layout.where("agency")
    name = layout.where("name")
    if place is not None and name is not None and not layout_is_pasted(layout):
        remarks = _infer(table, layout, rows, place, name)
    return rows, remarks


def layout_is_pasted(layout: Layout) -> bool:
    """Tell whether the table is a bullet list, where a blank says that no body was named."""
    return not layout.header and all(not column.heading for column in layout.columns)


def _infer(
    table: Table, layout: Layout, rows: list[list[str]], place: int, name: int
) -> list[Remark]:
    people = [i for i, row in enumerate(rows) if cleaned(row[name])]
    blanks = [i for i in people if not rows[i][place].strip()]
    if not people or not rows[people[0]][place] or len(blanks) < len(people) * _SHARE_OF_BLANKS:
        return []
    remarks = []
    above = ""
    for i in people:
        if rows[i][place].strip():
            above = rows[i][place]
        elif above:
            rows[i][place] = above
            remarks.append(Remark("agency-from-above", table.numbers[layout.first + i]))
    return remarks
