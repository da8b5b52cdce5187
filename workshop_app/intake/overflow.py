"""Names with commas in files that do not quote them: "1,Dr. Sekar Ayu, S.H., M.Si,Kemensos"."""

import re
from collections.abc import Sequence

from workshop_app.intake.headers import Layout

_DEGREE = re.compile(
    r"(?:[SMDA]\.?\s?[A-Za-z]{1,6}(?:\.[A-Za-z]{1,5})*\.?|Ph\.?\s?D\.?|LL\.?\s?M\.?|M\.?B\.?A\.?|Ak\.?"
    r"|CA|Sp\.?\s?[A-Z]\w*|Apt\.?|Ners\.?)"
)


def put_together(row: Sequence[str], layout: Layout) -> tuple[Sequence[str], str]:
    """Return a row with the degrees after a name joined to it again, and what there is to remark ("").

    Only if the cells that are too many are as many as the degrees that follow the name.
    """
    headed = len(layout.columns)
    while headed and not layout.columns[headed - 1].heading:
        headed -= 1
    name = layout.where("name")
    if not layout.header or headed == len(layout.columns) or name is None:
        return row, ""
    filled = max((i + 1 for i, cell in enumerate(row) if cell), default=0)
    extra = filled - headed
    if extra <= 0:
        return row, ""
    degrees = row[name + 1 : name + 1 + extra]
    if not row[name] or not all(_DEGREE.fullmatch(cell.strip()) for cell in degrees):
        return row, "too-many-cells"
    whole = ", ".join([row[name], *degrees])
    joined = [*row[:name], whole, *row[name + 1 + extra :]]
    return [*joined, *[""] * (len(row) - len(joined))], "cells-joined"
