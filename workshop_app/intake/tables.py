"""What was read from somebody's file: tables of cells as text, with what else the file said about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 5_000_000
"""Limits of one sheet, from its first cell to its last: twice the largest event, with room to spare."""
LARGEST_FILE = 64 * 2**20
LARGEST_UNPACKED = 200 * 2**20


class Origin(StrEnum):
    """Where a table came from; it decides how freely its shape is interpreted."""

    WORKBOOK = "workbook"
    DELIMITED = "delimited"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: first and last row and column, as indexes into the rows of the table."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. All rows have the same width; an empty cell is "".

    `numbers` are the row numbers that people see in their own program. `long_numbers` are the cells that
    the file holds as numbers of seven digits and more: there a spreadsheet may have eaten digits.
    `spans` is None where the format does not tell merged cells.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    origin: Origin = Origin.WORKBOOK
    hidden: bool = False
    long_numbers: frozenset[tuple[int, int]] = frozenset()
    spans: tuple[Span, ...] | None = None

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a pasted text, as read: its name for people, and its tables that hold anything."""

    name: str
    tables: tuple[Table, ...]
    fixed_columns: Mapping[int, str] = field(default_factory=dict)
    """Columns whose meaning is known beforehand: those of a bullet list."""

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """Names of all sheets, hidden ones too."""
        return tuple(table.name for table in self.tables)


@dataclass(frozen=True, slots=True)
class Headed:
    """A column of a table by its index and its heading as written."""

    index: int
    heading: str

    @property
    def letters(self) -> str:
        """The letters over the column."""
        return column_letters(self.index)

    @property
    def title(self) -> str:
        """The heading, or the letters where there is none."""
        return self.heading or self.letters


def squared(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return rows of one width, without the empty columns at the right end."""
    width = max((last_filled(row) for row in rows), default=0)
    return tuple((*row[:width], *[""] * (width - len(row))) for row in rows)


def last_filled(row: list[str]) -> int:
    """Return how many cells a row has up to its last filled one."""
    for position in range(len(row), 0, -1):
        if row[position - 1]:
            return position
    return 0


def column_letters(index: int) -> str:
    """Return the letters over a column, counted from 0: A, B, ... AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the index of a column by its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
