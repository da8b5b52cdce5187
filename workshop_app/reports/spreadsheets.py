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
_NARROWEST, _WIDEST, _WIDEST_PROSE = 6, 44, 60
_FIXED_WIDTHS = {Kind.DATE: 12, Kind.TIME: 9}
_PAPER_A4 = 9
_PAGE_WIDTH = 240  # characters beside each other on A4 that can still be read
_LINE, _MOST_LINES = 15, 27  # height of a line, and of how many a row can consist
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
    widths = [_width(c, (row[n] for row in sheet.rows)) for n, c in enumerate(sheet.columns)]
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, widths[number])
        page.write_string(0, number, _fitting(clean(column.title)), formats.head_of(column))
    heads = (
        _lines(column.title, width - 2) for column, width in zip(sheet.columns, widths, strict=True)
    )
    page.set_row(0, _LINE * max(2, min(_MOST_LINES, max(heads, default=1))))
    for number, row in enumerate(watched(sheet.rows, progress, cancelled), 1):
        for place, value in enumerate(row):
            _write(page, number, place, value, sheet, formats)
        lines = max(map(_lines_of, row, widths), default=1)
        if lines > 1:  # not all programs find the height of a row by themselves
            page.set_row(number, _LINE * min(_MOST_LINES, lines))
    _lay_out(page, sheet, sum(widths))
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
    number_head: Any
    middle_head: Any
    text: Any
    middle: Any
    quoted: Any
    number: Any
    fraction: Any
    date: Any
    time: Any

    @classmethod
    def of(cls, book: Workbook) -> "_Formats":
        top = {"valign": "top"}
        right, middle = {"align": "right", "indent": 1}, {"align": "center"}
        head = {"bold": True, "valign": "vcenter", "text_wrap": True, "bottom": 1}
        head |= {"bg_color": "#E8EEF5"}
        return cls(
            head=book.add_format(head),
            number_head=book.add_format({**head, **right}),
            middle_head=book.add_format({**head, **middle}),
            text=book.add_format({**top, "text_wrap": True}),
            middle=book.add_format({**top, **middle}),
            quoted=book.add_format({**top, "text_wrap": True, "quote_prefix": True}),
            number=book.add_format({**top, **right, "num_format": "#,##0"}),
            fraction=book.add_format({**top, **right, "num_format": "#,##0.0##"}),
            date=book.add_format({**top, **middle, "num_format": "dd/mm/yyyy"}),
            time=book.add_format({**top, **middle, "num_format": "hh:mm"}),
        )

    def head_of(self, column: Column) -> Any:
        """The look of a column's title: above its values."""
        match column.kind:
            case Kind.NUMBER:
                return self.number_head
            case Kind.DATE | Kind.TIME | Kind.FLAG:
                return self.middle_head
        return self.head

    def text_in(self, column: Column, text: str) -> Any:
        """The look of a text in a column; one that stands for a day or a flag stands where that would."""
        if looks_like_a_formula(text):
            return self.quoted
        return self.text if column.kind in (Kind.TEXT, Kind.PROSE) else self.middle


def _write(page: Worksheet, row: int, place: int, value: Value, sheet: Sheet, f: _Formats) -> None:
    match value:
        case None | "":
            return
        case bool():
            page.write_string(row, place, clean(sheet.yes if value else sheet.no), f.middle)
        case int() | float() if abs(value) < _EXACT:
            page.write_number(row, place, value, f.number if value == int(value) else f.fraction)
        case date() if value >= _FIRST_DAY:
            page.write_datetime(row, place, value, f.date)
        case time():
            page.write_datetime(row, place, value, f.time)
        case _:  # days and numbers that the format cannot hold are written out
            text = _fitting(clean(str(value)))
            page.write_string(row, place, text, f.text_in(sheet.columns[place], text))


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


def _lay_out(page: Worksheet, sheet: Sheet, width: int) -> None:
    last_row, last_column = len(sheet.rows), len(sheet.columns) - 1
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last_row, last_column)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    pages = max(1, -(-width // _PAGE_WIDTH))
    page.fit_to_pages(pages, 0)
    page.repeat_rows(0)
    if pages > 1:
        page.repeat_columns(0)
    page.set_header("&L" + _cut(clean(sheet.title).replace("&", "&&"), 200))
    page.set_footer("&L&D&R&P / &N")


def _lines_of(value: Value, width: int) -> int:
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(_lines(part, width - 1) for part in value.split("\n"))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        used += len(word) + (used > 0)
        lines, used = lines + (used - 1) // width, (used - 1) % width + 1
    return lines


def _width(column: Column, values: Iterable[Value]) -> int:
    if column.width:
        return column.width
    title = column.title
    words = max((len(word) for word in title.split()), default=0)
    head = min(_WIDEST, max(words, -(-len(title) // 2)) + 4)  # it may break into two lines
    if column.kind in _FIXED_WIDTHS:
        return max(_FIXED_WIDTHS[column.kind], head)
    widest = _WIDEST_PROSE if column.kind is Kind.PROSE else _WIDEST
    longest = max((_length(value) for value in values), default=0)
    return max(_NARROWEST, head, min(widest, longest + 2))


def _length(value: Value) -> int:
    if value is None or isinstance(value, bool):
        return 5
    return max(map(len, str(value).split("\n")), default=0)
