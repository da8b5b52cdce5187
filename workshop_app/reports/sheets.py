"""A table as data: what spreadsheets and CSV files are written from, already worded.

To export something new: gather a `Sheet`; both writers take any.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol

from workshop_app.domain.errors import Cancelled
from workshop_app.domain.progress import CancelCheck, Progress

Value = str | int | float | bool | date | time | None
"""What stands in a cell; None leaves it empty."""

Row = Sequence[Value]
STEP = 500
"""Rows between two looks at progress and cancel."""


class Kind(StrEnum):
    """What a column holds, and so how it is written and aligned."""

    TEXT = "text"
    PROSE = "prose"  # long text, wrapped
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; a `width` of 0 (in characters) is found from what stands in it."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its title. `yes` and `no` are the words for flags."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    yes: str = "yes"
    no: str = "no"


class Writer(Protocol):
    """Turns a sheet into the bytes of a file; raises Cancelled."""

    def __call__(self, sheet: Sheet, progress: Progress, cancelled: CancelCheck) -> bytes:
        """Return the whole file."""


_NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but for tab and line end
    "\u202a-\u202e\u2066-\u2069"  # marks that would turn the reading direction
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]"  # half characters, no characters
)
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def clean(text: str) -> str:
    """Return a text without what no cell can hold; line ends stay, tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")


def looks_like_a_formula(text: str) -> bool:
    """Tell whether a spreadsheet might compute what begins like this (full-width signs as well)."""
    return _FORMULA.match(text) is not None


def watched(rows: Sequence[Row], progress: Progress, cancelled: CancelCheck) -> Iterator[Row]:
    """Hand on the rows one by one and tell how far it is; raises Cancelled."""
    for number, row in enumerate(rows):
        if not number % STEP:
            if cancelled():
                raise Cancelled
            progress(number, len(rows))
        yield row
    if cancelled():
        raise Cancelled
    progress(len(rows), len(rows))
