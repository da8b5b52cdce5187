"""Sheets as CSV: UTF-8 with a byte order mark, comma between cells, lines ending in CR LF (RFC 4180).

The comma holds in every language, since other programs expect it; Excel in Indonesian settings, where
lists are separated by semicolons, opens the file through Data > From Text/CSV. Dates are written the way
machines read them (2023-03-29, 08:30), numbers without separators.

Text that a spreadsheet would compute gets an apostrophe before it, phone numbers with a plus as well:
without it the spreadsheet would make a number of them.
"""

import csv
import re
from datetime import date, time
from io import StringIO

from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports.sheets import Sheet, Value, clean, looks_like_a_formula, watched

_MARK = "\ufeff"  # tells spreadsheets that the file is UTF-8
# A program that takes another separator for the right one begins a cell in the middle of a text.
_FORMULA_WITHIN = re.compile(r"([;\n]\s*)(?=[=@\uff1d\uff20]|[+\-\uff0b\uff0d]\S)")


def csv_bytes(sheet: Sheet, progress: Progress, cancelled: CancelCheck) -> bytes:
    """Return a sheet as a CSV file; raises Cancelled."""
    out = StringIO(newline="")
    out.write(_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral(column.title) for column in sheet.columns])
    for row in watched(sheet.rows, progress, cancelled):
        writer.writerow([_cell(sheet, value) for value in row])
    return out.getvalue().encode("utf-8")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet computes."""
    text = clean(text)
    if looks_like_a_formula(text):
        text = f"'{text}"
    return _FORMULA_WITHIN.sub(r"\1'", text) if ";" in text or "\n" in text else text


def _cell(sheet: Sheet, value: Value) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return neutral(sheet.yes if value else sheet.no)
        case int() | float():
            return value
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case _:
            return neutral(value)
