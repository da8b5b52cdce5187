"""Reading text files with delimiters: which encoding, which delimiter, where the cells end."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from charset_normalizer import from_bytes

from workshop_app.domain.errors import ListDamaged, ListTooLarge, NotAList
from workshop_app.intake.tables import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Origin,
    Table,
    squared,
)

Step = Callable[[int, int], None]
DELIMITERS = ",;\t|"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WESTERN = {"cp1252", "latin_1", "iso8859_15", "cp1250", "cp1254", "cp1257", "iso8859_9", "cp858"}
_TRIAL = 200
_TRIAL_TEXT = 2_000_000
_LONGEST_LINE = 1_000_000
_SHARE_OF_FOREIGN = 0.15
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,2}", re.IGNORECASE)


def read(path: str, data: bytes, step: Step) -> Table:
    """Return the one table of a CSV or TSV file; raises NotAList, ListDamaged, ListTooLarge."""
    return split(path, decode(path, data), step)


def decode(path: str, data: bytes) -> str:
    """Return the text of a file in whatever encoding it is; raises NotAList for what is no text."""
    text = _decoded(path, data)
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) // 100:
        raise NotAList(path=path)
    return _CONTROL.sub("", text)


def _decoded(path: str, data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        if b"\0" not in data:
            return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_guess(data), "replace")
    # Two bytes for each letter without saying so: every second byte of Latin text is zero.
    head = data[:4000]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[start::2]
        if half and half.count(0) > len(half) * 0.7:
            return data.decode(encoding, "replace")
    raise NotAList(path=path)


def _guess(data: bytes) -> str:
    """Return the likely encoding of text that is not UTF-8; Western Windows unless all speaks against it."""
    lines = [line for line in data.splitlines() if not line.isascii()]
    if sum(byte > 127 for byte in data) < len(data) * _SHARE_OF_FOREIGN:
        return "cp1252"  # an accent here and there; too little for any statistics
    found = list(from_bytes(b"\n".join(lines)[:50_000]))
    names = {match.encoding for match in found}
    if not found or found[0].encoding in _WESTERN or "cp1252" in names:
        return "cp1252"
    return found[0].encoding


def split(path: str, text: str, step: Step) -> Table:
    """Return the cells of a text with delimiters; raises ListDamaged, ListTooLarge."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    named = re.match(r"sep=(.)\n", text, re.IGNORECASE)
    delimiter = named[1] if named else likely_delimiter(text)
    if named:
        text = "\n" + text.partition("\n")[2]  # the numbers of the rows stay
    try:
        return _parsed(path, text, delimiter, csv.QUOTE_MINIMAL, step)
    except csv.Error:
        # A quotation mark that nobody closed: read on as if quotation marks meant nothing.
        return _unquoted(path, text, delimiter, step)


def _unquoted(path: str, text: str, delimiter: str, step: Step) -> Table:
    try:
        return _parsed(path, text, delimiter, csv.QUOTE_NONE, step)
    except csv.Error:
        raise ListDamaged(path=path) from None


def _parsed(path: str, text: str, delimiter: str, quoting: Literal[0, 3], step: Step) -> Table:
    quoted = quoting != csv.QUOTE_NONE
    rows: list[list[str]] = []
    eaten: set[tuple[int, int]] = set()
    cells, total = 0, text.count("\n") + 1
    reader = csv.reader(
        _lines(path, text), delimiter=delimiter, quoting=quoting, skipinitialspace=True
    )
    for row in reader:
        cells += len(row)
        if len(rows) >= MOST_ROWS or cells > MOST_CELLS:
            raise ListTooLarge(path=path, rows=MOST_ROWS)
        row = [cell.strip() for cell in row[:MOST_COLUMNS]]
        if quoted and any(cell.count("\n") > 20 for cell in row):
            raise csv.Error("a cell of many lines: its quotation mark was never closed")
        eaten.update(
            (len(rows), column)
            for column, cell in enumerate(row)
            if "E" in cell.upper() and _SCIENTIFIC.fullmatch(cell)
        )
        rows.append(row)
        if len(rows) % 1000 == 0:
            step(reader.line_num, total)
    return Table(
        name="",
        rows=squared(rows),
        numbers=tuple(range(1, len(rows) + 1)),
        origin=Origin.DELIMITED,
        long_numbers=frozenset(eaten),
    )


def _lines(path: str, text: str) -> Iterator[str]:
    """Yield the lines one by one, each with its end: the whole is never held a second time."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if end - start > _LONGEST_LINE:
            raise ListDamaged(path=path)
        yield text[start:end]
        start = end


def likely_delimiter(text: str) -> str:
    """Return the delimiter that splits most lines into the same number of cells, more cells first."""
    head = text[:_TRIAL_TEXT].split("\n", _TRIAL * 2)[: _TRIAL * 2]
    lines = [line for line in head if line.strip()][:_TRIAL]
    return max(DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def _regularity(lines: list[str], delimiter: str) -> tuple[float, int]:
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        rows = [line.split(delimiter) for line in lines]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0, -DELIMITERS.index(delimiter)
    width, times = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] - 1), pair[0]))
    return times * (width - 1) ** 0.5, -DELIMITERS.index(delimiter)
