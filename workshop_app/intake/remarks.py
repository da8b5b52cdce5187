"""What is said about a list besides its people: remarks with a code, to be gathered and worded."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.domain.changes import Label, label

_NAMED_ROWS = 8


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: what it is about (a key of `WORDINGS`), and at which row (0: the whole list)."""

    code: str
    row: int = 0
    value: str = ""


WORDINGS = {
    "phone-from-number": label(
        "The spreadsheet held phone numbers as numbers: a leading 0 may be lost. Please check: {rows}"
    ),
    "phone-damaged": label(
        "The spreadsheet has damaged phone numbers, so they were left out. Ask again for: {rows}"
    ),
    "identity-ignored": label(
        "Identity numbers and dates of birth are not imported (column {value})."
    ),
    "identity-damaged": label(
        "The spreadsheet has damaged identity numbers (digits are lost). They are not imported: {rows}"
    ),
    "sex-unknown": label("Not understood as female or male, so left open: {rows}"),
    "role-unknown": label("Not understood as a role, so taken as participants: {rows}"),
    "mode-unknown": label("Not understood as on site or online: {rows}"),
    "email-odd": label("These e-mail addresses look incomplete: {rows}"),
    "agency-from-above": label("The agency was taken from the row above: {rows}"),
    "nothing-above": label("“As above” stands where nothing is above: {rows}"),
    "cells-joined": label(
        "A name with commas was spread over several cells and put together: {rows}"
    ),
    "too-many-cells": label("These rows have more cells than the header: {rows}"),
    "device-name": label("The name of a device stands in place of a person's name: {rows}"),
    "hidden-sheet": label("The hidden sheet “{value}” was left out."),
    "other-sheet": label("The sheet “{value}” was left out."),
    "no-header": label("No header was found; the columns were recognised by their contents."),
    "not-understood": label("The column “{value}” was not understood and is not imported."),
    "units": label("These texts count for an agency as its units: {value}"),
}
"""Every remark in words; {rows} is filled with row numbers, {value} with what the remark is about."""


def gathered(remarks: Iterable[Remark]) -> list[tuple[str, Label]]:
    """Return (code, sentence) for remarks of the same code and value taken together."""
    rows: dict[tuple[str, str], list[int]] = {}
    for remark in remarks:
        rows.setdefault((remark.code, remark.value), []).append(remark.row)
    return [(code, _worded(code, value, found)) for (code, value), found in rows.items()]


def _worded(code: str, value: str, rows: list[int]) -> Label:
    told = sorted({row for row in rows if row})
    more = f" … (+{len(told) - _NAMED_ROWS})" if len(told) > _NAMED_ROWS else ""
    numbers = ", ".join(str(row) for row in told[:_NAMED_ROWS]) + more
    return Label(WORDINGS[code].text, {"rows": numbers, "value": value})
