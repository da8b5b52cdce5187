"""Sheets as XLSX: real dates, times and numbers, a frozen header with filters, ready to print on A4.

Text is always written as text: nothing a person typed becomes a formula or a link, not even when somebody
edits the cell later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from workshop_app.domain.errors import TooManyRows
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports.sheets import (
    Column,
    Kind,
    Sheet,
    Value,
    clean,
    looks_like_a_formula,
    watched,
)

MOST_ROWS = 1_048_575
"""Rows below the header that the format can hold."""

_EXACT = 10**15
_FIRST_DAY = date(1900, 3, 1)  # before it, programs disagree about the number of a day
_LONGEST_TEXT = 32_767  # in UTF-16 units, as the format counts
_ELLIPSIS = "…"
_NARROWEST, _WIDEST, _PROSE_WIDTH = 6, 44, 60
_FIXED_WIDTHS = {Kind.DATE: 12, Kind.TIME: 8, Kind.PROSE: _PROSE_WIDTH}
_PAPER_A4 = 9
_OPTIONS = {
    "in_memory": True,  # else people's names would lie in files of the system's temporary folder
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}


def xlsx_bytes(sheet: Sheet, progress: Progress, cancelled: CancelCheck) -> bytes:
    """Return a sheet as an XLSX file; raises Cancelled, TooManyRows."""
    if len(sheet.rows) > MOST_ROWS:
        raise TooManyRows(count=len(sheet.rows), most=MOST_ROWS)
    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": clean(sheet.title), "author": "", "comments": "Lokakarya"})
    page = book.add_worksheet(tab_name(sheet.title))
    formats = _Formats.of(book)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, _fitting(clean(column.title)), formats.head)
    for number, row in enumerate(watched(sheet.rows, progress, cancelled), 1):
        for place, value in enumerate(row):
            _write(page, number, place, value, sheet, formats)
    _lay_out(page, sheet)
    book.close()
    return out.getvalue()


def tab_name(title: str) -> str:
    """Return a name that a tab may have: at most 31 characters, none of those that formulas need."""
    kept = "".join(" " if c in "[]:*?/\\\n" else c for c in clean(title)).strip("' ")
    return _cut(" ".join(kept.split()), 31).rstrip("' ") or "Lokakarya"


@dataclass(frozen=True)
class _Formats:
    """The looks of cells; `quoted` keeps a text a text when somebody edits it."""

    head: Any
    text: Any
    prose: Any
    quoted: Any
    number: Any
    fraction: Any
    date: Any
    time: Any

    @classmethod
    def of(cls, book: Workbook) -> "_Formats":
        top = {"valign": "top"}
        head = {"bold": True, "valign": "vcenter", "text_wrap": True, "bottom": 1}
        return cls(
            head=book.add_format({**head, "bg_color": "#E8EEF5"}),
            text=book.add_format(top),
            prose=book.add_format({**top, "text_wrap": True}),
            quoted=book.add_format({**top, "quote_prefix": True}),
            number=book.add_format({**top, "num_format": "#,##0"}),
            fraction=book.add_format({**top, "num_format": "#,##0.##"}),
            date=book.add_format({**top, "num_format": "dd/mm/yyyy", "align": "left"}),
            time=book.add_format({**top, "num_format": "hh:mm", "align": "left"}),
        )


def _write(page: Worksheet, row: int, place: int, value: Value, sheet: Sheet, f: _Formats) -> None:
    match value:
        case None | "":
            return
        case bool():
            page.write_string(row, place, clean(sheet.yes if value else sheet.no), f.text)
        case int() | float() if abs(value) < _EXACT:
            page.write_number(row, place, value, f.number if value == int(value) else f.fraction)
        case date() if value >= _FIRST_DAY:
            page.write_datetime(row, place, value, f.date)
        case time():
            page.write_datetime(row, place, value, f.time)
        case _:  # days and numbers that the format cannot hold are written out
            text = _fitting(clean(str(value)))
            look = f.prose if sheet.columns[place].kind is Kind.PROSE else f.text
            page.write_string(row, place, text, f.quoted if looks_like_a_formula(text) else look)


def _fitting(text: str) -> str:
    if len(text) <= _LONGEST_TEXT // 2 or len(text.encode("utf-16-le")) // 2 <= _LONGEST_TEXT:
        return text
    return _cut(text, _LONGEST_TEXT)


def _cut(text: str, units: int) -> str:
    """Return a text of at most so many UTF-16 units, with an ellipsis if something is missing."""
    data = text.encode("utf-16-le")
    if len(data) <= 2 * units:
        return text
    return data[: 2 * (units - 1)].decode("utf-16-le", errors="ignore") + _ELLIPSIS


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    last_row, last_column = len(sheet.rows), len(sheet.columns) - 1
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, _width(column, (row[number] for row in sheet.rows)))
    page.set_row(0, 30)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last_row, last_column)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&L" + _cut(clean(sheet.title).replace("&", "&&"), 200))
    page.set_footer("&L&D&R&P / &N")


def _width(column: Column, values: Iterable[Value]) -> int:
    if column.width:
        return column.width
    fixed = _FIXED_WIDTHS.get(column.kind, 0)
    if fixed:
        return max(fixed, min(len(column.title) + 3, _WIDEST))
    longest = max((_length(value) for value in values), default=0)
    words = max((len(word) for word in column.title.split()), default=0)
    # a title may break into two lines, and the button of the filter takes room
    head = max(words, -(-len(column.title) // 2)) + 4
    return max(_NARROWEST, min(_WIDEST, max(longest + 2, head)))


def _length(value: Value) -> int:
    if value is None or isinstance(value, bool):
        return 3
    return max(map(len, str(value).split("\n")), default=0)
