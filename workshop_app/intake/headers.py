"""Which rows are the header, and what each column holds: suggested from headings and contents.

A layout is suggested, shown, corrected and remembered: `Layout.told` is a small value for the settings of
this laptop, found again by the fingerprint of the headings.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from workshop_app.domain.errors import ColumnMissing
from workshop_app.domain.names import fold
from workshop_app.intake.contents import guess_by_content
from workshop_app.intake.tables import Headed, Source, Table
from workshop_app.intake.terms import ACTIONS, FIELDS, HEADINGS, IGNORED, STAMPS

_LOOK_AT = 40
"""Rows among which the header is looked for; letterheads and meeting data are shorter."""
_SAMPLES = 3
_BRACKETS = re.compile(r"\([^)]*\)?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SURE, _LIKELY, _PERHAPS = 1.0, 0.7, 0.5
_NAMED = 4.0
_WEIGHTS = {
    "name": 3.0,
    "first_name": 2.0,
    IGNORED: 0.5,
    "number": 0.75,
    "male": 0.25,
    "female": 0.25,
}
_LONGEST_HEADING = 120
_VAGUE = frozenset(
    ["number", "agency", "unit", "honorific", "mode", "degrees", "male", "female", IGNORED]
)
_TELLING = frozenset(
    ["instansi", "lembaga", "organisasi", "institusi", "organization", "institution"]
)
"""One first word alone decides only where it can hardly mean something else."""
_LONGEST_HONORIFIC = 12


@dataclass(frozen=True, slots=True)
class Column(Headed):
    """One column: its heading as written, a suggestion (field "" = not imported) and how sure it is."""

    field: str
    confidence: float
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is to be read: its header rows and first row of people (indexes), and its columns."""

    header: tuple[int, ...]
    first: int
    columns: tuple[Column, ...]

    @property
    def fingerprint(self) -> str:
        """The same for files of the same shape."""
        text = "|".join(fold(column.heading) for column in self.columns)
        return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()

    @property
    def told(self) -> dict[str, str]:
        """The meaning of each column as JSON can hold it: heading or letters -> field."""
        return {column.title: column.field for column in self.columns}

    def where(self, field: str) -> int | None:
        """Return the index of the column that holds a field."""
        return next((column.index for column in self.columns if column.field == field), None)

    def changed(self, told: Mapping[str, str]) -> "Layout":
        """Return the layout with some columns' meaning replaced: heading or letters -> field.

        A field that is given to one column is taken from any other. Raises ColumnMissing.
        """
        columns = list(self.columns)
        for key, field in told.items():
            if field not in FIELDS and field:
                raise ColumnMissing(column=field, known=", ".join(FIELDS))
            place = self._find(key)
            for position, column in enumerate(columns):
                if position == place:
                    columns[position] = replace(column, field=field, confidence=_SURE)
                elif field and column.field == field and field not in (IGNORED, "identity"):
                    columns[position] = replace(column, field="", confidence=_SURE)
        return replace(self, columns=tuple(columns))

    def remembered(self, told: Mapping[str, str]) -> "Layout":
        """Return the layout as it was corrected for an earlier file; what is not there any more is left."""
        titles = {column.title for column in self.columns}
        return self.changed({k: f for k, f in told.items() if k in titles and f in {*FIELDS, ""}})

    def _find(self, key: str) -> int:
        for position, column in enumerate(self.columns):
            if column.heading and fold(column.heading) == fold(key):
                return position
        for position, column in enumerate(self.columns):
            if column.letters == key.strip().upper():
                return position
        raise ColumnMissing(column=key, known=", ".join(c.title for c in self.columns))


def field_of_heading(heading: str) -> tuple[str, float]:
    """Return (field, how sure) for a heading; ("", 0.0) if it says nothing."""
    if heading.isalpha() and fold(heading) not in HEADINGS:
        heading = _CAMEL.sub(" ", heading)  # as programs write: fullName
    folded = fold(heading)
    bare = fold(_BRACKETS.sub(" ", heading))
    for text in (folded, bare):
        if text in HEADINGS:
            return HEADINGS[text], _SURE
    if not bare or len(heading) > _LONGEST_HEADING:
        return "", 0.0
    # The first words of a longer question count, the longest of those that are known.
    words = bare.split()
    for length in range(min(len(words), 5), 0, -1):
        known = HEADINGS.get(" ".join(words[:length]), "")
        if known and (length > 1 or words[0] in _TELLING or known not in _VAGUE):
            return known, _LIKELY
    found = [
        HEADINGS[phrase]
        for length in (3, 2)
        for start in range(1, len(words) - length + 1)
        if (phrase := " ".join(words[start : start + length])) in HEADINGS
    ]
    return (found[0], _LIKELY) if found else ("", 0.0)


def suggest(source: Source, table: Table, known: Iterable[str] = ()) -> Layout:
    """Return the likely layout of a table; nothing is ever refused here.

    `known` are headings that somebody has named: the row they stand in is the header.
    """
    if source.fixed_columns:
        columns = (
            Column(i, "", source.fixed_columns.get(i, ""), _SURE, _samples(table, i, 0))
            for i in range(table.width)
        )
        return Layout((), 0, tuple(columns))
    header = _find_header(table, {fold(heading) for heading in known} - {""})
    first = header[-1] + 1 if header else 0
    headings = _headings(table, header)
    found = [field_of_heading(heading) for heading in headings]
    found = [
        ("position", sure) if field == "honorific" and _is_long(table, i, first) else (field, sure)
        for i, (field, sure) in enumerate(found)
    ]
    if any(fold(heading) in ACTIONS for heading in headings):
        found = [
            ("joined", _SURE) if fold(headings[i]) in STAMPS else told
            for i, told in enumerate(found)
        ]
    fields = _one_column_each(found)
    missing = {i for i, (field, _) in enumerate(fields) if not field and not headings[i]}
    if not any(field in ("name", "first_name") for field, _ in fields):
        missing = {i for i, (field, _) in enumerate(fields) if not field}
    if missing:
        taken = {field for field, _ in fields}
        guesses = guess_by_content(table, first, missing, taken)
        fields = [guesses.get(i, told) for i, told in enumerate(fields)]
    return Layout(
        header,
        first,
        tuple(
            Column(i, headings[i], field, sure, _samples(table, i, first))
            for i, (field, sure) in enumerate(fields)
        ),
    )


def _one_column_each(found: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Leave each field to its surest column, the leftmost of equals.

    A second column of agencies, as beside the delegation at large conferences, is perhaps a unit.
    """
    best: dict[str, int] = {}
    for index, (field, sure) in enumerate(found):
        if field and (field not in best or sure > found[best[field]][1]):
            best[field] = index
    fields: list[tuple[str, float]] = []
    for index, told in enumerate(found):
        if told[0] in (IGNORED, "identity") or best.get(told[0]) == index:
            fields.append(told)
        elif told[0] == "agency" and "unit" not in best:
            best["unit"] = index
            fields.append(("unit", _PERHAPS))
        else:
            fields.append(("", 0.0))
    return fields


def _find_header(table: Table, known: Set[str]) -> tuple[int, ...]:
    """Return the index of the header row, or of both rows of a header in two."""
    scores = [_score(row, known) for row in table.rows[:_LOOK_AT]]
    best = max(range(len(scores)), key=lambda i: (scores[i], -i), default=-1)
    if best < 0 or scores[best] < 2.0:
        return ()
    for first in (best, best - 1):
        second = first + 1
        if first >= 0 and second < len(scores) and _is_pair(table, first, second, scores):
            return (first, second)
    return (best,)


def _score(row: Sequence[str], known: Set[str]) -> float:
    """Return how much a row looks like a header: known headings, each field once."""
    named = sum(_NAMED for cell in row if cell and known and fold(cell) in known)
    fields: dict[str, float] = {}
    for cell in row:
        if cell:
            field, sure = field_of_heading(cell)
            if field:
                fields[field] = max(fields.get(field, 0.0), sure * _WEIGHTS.get(field, 1.0))
    filled = sum(1 for cell in row if cell)
    total = sum(fields.values())
    # A lone word in a title row, or a sentence with a known word in it, is no header.
    return total + named if filled > 1 or "name" in fields else named


def _is_pair(table: Table, first: int, second: int, scores: Sequence[float]) -> bool:
    """Tell whether the second row gives headings where the first only groups columns."""
    upper, lower = table.rows[first], table.rows[second]
    if scores[first] <= 0 and not any(upper):
        return False
    below = [i for i, cell in enumerate(lower) if cell]
    if not below or len(below) > len(upper):
        return False
    # A row of column numbers "(1) (2) (3)" belongs to the header as well.
    if all(re.fullmatch(r"\(?\d{1,2}\)?", lower[i]) for i in below) and len(below) > 2:
        return [int(lower[i].strip("()")) for i in below] == list(range(1, len(below) + 1))
    known = [i for i in below if field_of_heading(lower[i])[0]]
    grouped = any(upper[i] and not upper[i + 1] for i in range(len(upper) - 1))
    alone = sum(1 for i, cell in enumerate(upper) if cell and not lower[i])
    return len(known) * 2 >= len(below) and len(known) >= 1 and grouped and alone >= 1


def _headings(table: Table, header: tuple[int, ...]) -> list[str]:
    """Return one heading for each column; of two rows, the group is added where it is needed."""
    if not header:
        return [""] * table.width
    upper = [" ".join(cell.split()) for cell in table.rows[header[0]]]
    if len(header) == 1:
        return upper
    lower = [" ".join(cell.split()) for cell in table.rows[header[1]]]
    headings, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        if re.fullmatch(r"\(?\d{1,2}\)?", below):
            below = ""
        if below and group and not field_of_heading(below)[0]:
            below = f"{group} {below}"
        headings.append(below or above)
    return headings


def _is_long(table: Table, index: int, first: int) -> bool:
    """Tell whether a column headed "Title" holds positions, not Mr and Dr."""
    return any(len(text) > _LONGEST_HONORIFIC for text in _samples(table, index, first))


def _samples(table: Table, index: int, first: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in table.rows[first:]:
        if row[index] and row[index] not in found:
            found.append(row[index])
            if len(found) == _SAMPLES:
                break
    return tuple(found)
