"""Tables of filled-in forms, as Google Forms gives them: one row is one paper, one column one question.

Only columns that belong to a question, or hold code, points, phase or group, are taken; names and
addresses in such a table are never looked at.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from workshop_app.domain.errors import ColumnMissing
from workshop_app.domain.names import fold
from workshop_app.intake.headers import field_of_heading
from workshop_app.intake.tables import Headed, Table

CODE, POINTS, PHASE, GROUP = "code", "points", "phase", "group"
FACTS = (CODE, POINTS, PHASE, GROUP)
"""What a column may hold beside the answer to a question."""

_WORDS: Mapping[str, frozenset[str]] = {
    CODE: frozenset(
        ["kode", "kode anonim", "kode peserta", "kode pasangan", "kode unik", "code", "pairing code"]
    ),
    POINTS: frozenset(["nilai", "skor", "poin", "total", "total skor", "score", "points", "hasil"]),
    PHASE: frozenset(["tahap", "jenis tes", "tes", "pre post", "phase", "test", "sebelum sesudah"]),
    GROUP: frozenset(
        [
            "kategori", "kategori instansi", "jenis instansi", "unsur", "unsur peserta", "peran",
            "kelompok", "category", "kind of agency", "role", "group",
        ]
    ),
}  # fmt: skip
_PERSONAL = frozenset(
    ["name", "first_name", "last_name", "email", "phone", "identity", "position", "agency"]
)
"""What nothing is kept of, not even in the mark by which a row is known again."""

_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-zA-Z])\s*[.)]\s*")
_IN_BRACKETS = re.compile(r"\[([^\]]+)\]\s*$")
_FIRST_NUMBER = re.compile(r"^(\d+)(?:[.,]0+)?(?!\d)")
_LIKE = 0.82
_SURE, _UNSURE = 1.0, 0.6
_LOOK_AT = 15
_SAMPLES = 3
_DIGEST = 32  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as far as a table needs to know it: its wordings, and what its answers are called.

    `answers` are the words of 1, 2, 3, ...; several sets of them where people use several. An open
    answer has none.
    """

    id: str
    wordings: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FormColumn(Headed):
    """A column: what it holds (a question's id, one of `FACTS`, "" for nothing) and how sure that is."""

    target: str
    confidence: float = _SURE
    samples: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class FormLayout:
    """Where the rows begin, and what the columns hold."""

    first: int
    columns: tuple[FormColumn, ...]

    def where(self, target: str) -> int | None:
        """Return the index of the column that holds something."""
        return next((c.index for c in self.columns if c.target == target), None)

    def changed(self, told: Mapping[str, str]) -> "FormLayout":
        """Return the layout with columns corrected: heading or letters -> target. Raises ColumnMissing."""
        columns = list(self.columns)
        for key, target in told.items():
            place = self._find(key)
            for position, column in enumerate(columns):
                if position == place:
                    columns[position] = replace(column, target=target, confidence=_SURE)
                elif target and column.target == target:
                    columns[position] = replace(column, target="", confidence=_SURE)
        return replace(self, columns=tuple(columns))

    def _find(self, key: str) -> int:
        for position, column in enumerate(self.columns):
            if column.heading and fold(column.heading) == fold(key):
                return position
        for position, column in enumerate(self.columns):
            if column.letters == key.strip().upper():
                return position
        raise ColumnMissing(column=key, known=", ".join(c.title for c in self.columns))


# --- columns ------------------------------------------------------------------------------------------


def suggest(table: Table, asked: Sequence[Asked]) -> FormLayout:
    """Return what the columns of a table probably hold; its header is the row that knows most questions."""
    rows = table.rows[:_LOOK_AT]
    scores = [sum(bool(_target(cell, asked)[0]) for cell in row) for row in rows]
    header = max(range(len(rows)), key=lambda i: (scores[i], -i), default=0)
    found: list[tuple[str, float]] = [_target(cell, asked) for cell in rows[header]] if rows else []
    best: dict[str, int] = {}
    for index, (target, sure) in enumerate(found):
        if target and (target not in best or sure > found[best[target]][1]):
            best[target] = index
    return FormLayout(
        header + 1,
        tuple(
            FormColumn(
                index,
                " ".join(rows[header][index].split()),
                target if best.get(target) == index else "",
                sure,
                _samples(table, index, header + 1),
                not target and field_of_heading(rows[header][index])[0] in _PERSONAL,
            )
            for index, (target, sure) in enumerate(found)
        ),
    )


def _target(heading: str, asked: Sequence[Asked]) -> tuple[str, float]:
    """Return what a heading stands for, and how sure that is; ("", 0) for nothing known."""
    if not heading:
        return "", 0.0
    bracketed = _IN_BRACKETS.search(heading)
    readings = [heading, _NUMBERED.sub("", heading), *(bracketed.groups() if bracketed else ())]
    folded = {fold(_NUMBERED.sub("", reading)) for reading in readings} | {fold(heading)}
    for question in asked:
        if folded & {fold(wording) for wording in question.wordings if wording}:
            return question.id, _SURE
    for fact, words in _WORDS.items():
        if folded & words:
            return fact, _SURE
    return _alike(folded, asked)


def _alike(folded: set[str], asked: Sequence[Asked]) -> tuple[str, float]:
    best, found = _LIKE, ""
    for question in asked:
        for wording in filter(None, map(fold, question.wordings)):
            for reading in folded:
                alike = SequenceMatcher(None, reading, wording).ratio()
                if alike > best:
                    best, found = alike, question.id
    return found, _UNSURE if found else 0.0


def _samples(table: Table, index: int, first: int) -> tuple[str, ...]:
    cells = (" ".join(row[index].split()) for row in table.rows[first:])
    return tuple(dict.fromkeys(cell for cell in cells if cell))[:_SAMPLES]


# --- cells --------------------------------------------------------------------------------------------


def read_number(cell: str, answers: Sequence[Sequence[str]], most: int) -> int | None:
    """Return which answer a cell gives, from 1 up: "4", "4 - Sangat puas" or the words; None if none."""
    text = cell.strip()
    number = _FIRST_NUMBER.match(text)
    if number and 1 <= int(number[1]) <= most:
        return int(number[1])
    wanted = fold(_NUMBERED.sub("", text)) or fold(text)
    for words in answers:
        for value, word in enumerate(words, 1):
            if fold(word) in (wanted, fold(text)):
                return value
    letter = text.rstrip(".)").upper()
    if len(letter) == 1 and "A" <= letter <= "Z" and ord(letter) - 64 <= most:
        return ord(letter) - 64
    return None


def fitting_words(
    cells: Sequence[str], sets: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the first set of words that covers everything said in words in `cells`, else the first set.

    "Tidak puas" is the lowest of one scale and the second of another: only the other words tell which.
    """
    said = {fold(cell) for cell in cells if cell and not _FIRST_NUMBER.match(cell.strip())}
    for words in sets:
        if said <= {fold(word) for word in words}:
            return (tuple(words),)
    return (tuple(sets[0]),) if sets else ()


def read_points(cell: str) -> int | None:
    """Return the points of a test: "70", "70,0", "70 / 100"; None for anything else."""
    number = _FIRST_NUMBER.match(cell.strip())
    return int(number[1]) if number else None


def read_phase(cell: str) -> str:
    """Return "pre" or "post", "" for anything else."""
    said = fold(cell)
    if said.startswith(("pre", "sebelum", "before", "awal")):
        return "pre"
    if said.startswith(("post", "pasca", "sesudah", "setelah", "after", "akhir")):
        return "post"
    return ""


def row_mark(row: Sequence[str], layout: FormLayout, seen: dict[str, int]) -> str:
    """Return what a row is known by again; equal rows of one file get different marks.

    `seen` counts the equal ones, and is kept by the caller while a file is read.
    """
    told = "\0".join(
        f"{fold(column.heading)}\1{' '.join(row[column.index].split())}"
        for column in layout.columns
        if not column.personal
    )
    place = seen[told] = seen.get(told, 0) + 1
    return hashlib.sha256(f"{told}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
