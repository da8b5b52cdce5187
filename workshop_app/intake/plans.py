"""Tables of an action plan: which column holds what, and the strategies and actions that stand in the rows.

Plans are written for people: a strategy stands once above its actions, in merged cells or in a row of its
own ("Strategi 1: ..."). What cannot be understood is told with the number of its row; nothing is guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from workshop_app.domain.errors import ColumnMissing, NoPlanColumn
from workshop_app.domain.names import fold
from workshop_app.intake.tables import Headed, Source, Table
from workshop_app.words.catalogue import mark

PLAN_FIELDS: Final[Mapping[str, str]] = {
    "strategy": mark("Strategy"),
    "strategy_number": mark("Number of the strategy"),
    "strategy_en": mark("Strategy in English"),
    "action": mark("Action"),
    "number": mark("Number of the action"),
    "action_en": mark("Action in English"),
    "indicator": mark("Indicator"),
    "target": mark("Target"),
    "responsible": mark("Responsible agencies"),
}
"""What a column may hold, with what people call it."""

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "strategy": (
        *("strategi", "strategy", "sasaran strategis", "pilar", "pillar", "arah kebijakan"),
        *("strategi nasional", "nama strategi", "fokus", "tujuan", "goal", "objective"),
    ),
    "strategy_number": ("no strategi", "nomor strategi", "strategy number", "strategy no"),
    "strategy_en": ("strategi inggris", "strategy english", "strategi english", "strategy en"),
    "action": (
        *("aksi", "action", "rencana aksi", "kegiatan", "activity", "aktivitas", "program"),
        *("uraian kegiatan", "nama aksi", "uraian aksi", "actions", "activities", "tindakan"),
        *("kegiatan utama", "aksi kegiatan", "program kegiatan", "langkah", "key action"),
    ),
    "number": (
        *("no", "nomor", "number", "no aksi", "nomor aksi", "kode", "code", "action number"),
        *("no kegiatan", "kode aksi"),
    ),
    "action_en": ("aksi inggris", "action english", "aksi english", "action en"),
    "indicator": (
        *("indikator", "indicator", "indikator keberhasilan", "indikator kinerja", "indicators"),
        *("ukuran keberhasilan", "output", "keluaran", "indikator capaian"),
    ),
    "target": ("target", "target capaian", "targets", "target waktu", "target tahun", "waktu"),
    "responsible": (
        *("penanggung jawab", "penanggungjawab", "instansi", "instansi penanggung jawab"),
        *("responsible", "responsible agency", "responsible agencies", "lead agency", "pelaksana"),
        *("kementerian lembaga", "k l", "instansi pelaksana", "pj", "agency", "agencies"),
    ),
}
_KNOWN: Final = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
_LOOK_AT: Final = 30
_SAMPLES: Final = 3
_NUMBERED = re.compile(
    r"^\s*(?:strategi|strategy|pilar|pillar|sasaran)?\s*(?:ke[- ]?)?(\d{1,3})\s*[.:)\-–]?\s+(?=\S)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"^\s*(?:strategi|strategy|pilar|pillar|sasaran)\s*(\d{1,3})\s*$", re.IGNORECASE
)
_WHOLE = re.compile(r"\s*(\d{1,3})\s*[.)]?\s*")
_BETWEEN = re.compile(r"[;\n|]|,\s+|\s+/\s+")

NO_STRATEGY, NO_ACTION, BAD_NUMBER, TWO_TITLES, TWICE = (
    "no-strategy",
    "no-action",
    "bad-number",
    "two-titles",
    "twice",
)


@dataclass(frozen=True, slots=True)
class PlanColumn(Headed):
    """A column: its heading as written, what it is taken to hold ("" for nothing), and what stands in it."""

    field: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStrategy:
    """A strategy as the table has it; `number` is None where it has none."""

    number: int | None
    title: str
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An action in its row; `strategy` is the place of its strategy in `PlanTable.strategies`."""

    row: int
    strategy: int
    number: str
    title: str
    title_en: str = ""
    indicator: str = ""
    target: str = ""
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """A row that was left out, or is doubtful: its number as people see it, why, and the text it is about."""

    row: int
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanTable:
    """What was understood of a table."""

    columns: tuple[PlanColumn, ...]
    strategies: tuple[PlanStrategy, ...]
    actions: tuple[PlanRow, ...]
    troubles: tuple[RowTrouble, ...]


def plan_sheet(source: Source) -> Table:
    """Return the sheet that looks most like a plan: with the most known headings, then with most rows."""
    visible = [table for table in source.tables if not table.hidden] or list(source.tables)
    return max(visible, key=lambda table: (_score(table), len(table.rows)))


def _score(table: Table) -> int:
    return max((len(_fields_of(row)) for row in table.rows[:_LOOK_AT]), default=0)


def _fields_of(row: Iterable[str]) -> dict[int, str]:
    """Return index -> field for the headings in a row; the first one of each field counts."""
    found: dict[int, str] = {}
    for index, cell in enumerate(row):
        name = _KNOWN.get(fold(cell), "")
        if name and name not in found.values():
            found[index] = name
    return found


def suggest_columns(table: Table) -> tuple[int, tuple[PlanColumn, ...]]:
    """Return the first row below the header (an index), and the columns with what they may hold."""
    rows = table.rows[:_LOOK_AT]
    scores = [len(_fields_of(row)) for row in rows]
    best = max(scores, default=0)
    header = scores.index(best) if best else _unknown_header(rows)
    fields = _fields_of(rows[header]) if best else {}
    first = header + 1
    columns = [
        PlanColumn(
            index,
            " ".join(rows[header][index].split()) if header >= 0 else "",
            fields.get(index, ""),
            _samples(table, first, index),
        )
        for index in range(table.width)
    ]
    return first, tuple(c for c in columns if c.heading or c.samples)


def _unknown_header(rows: Sequence[Sequence[str]]) -> int:
    """Return the first row of several words as the header, -1 if it holds numbers as rows of a plan do."""
    for place, row in enumerate(rows):
        filled = [cell for cell in row if cell.strip()]
        if len(filled) > 1:
            return -1 if any(cell.strip()[0].isdigit() for cell in filled) else place
    return -1


def _samples(table: Table, first: int, index: int) -> tuple[str, ...]:
    cells = (" ".join(row[index].split()) for row in table.rows[first:])
    return tuple(dict.fromkeys(cell for cell in cells if cell))[:_SAMPLES]


def corrected(columns: Iterable[PlanColumn], told: Mapping[str, str]) -> tuple[PlanColumn, ...]:
    """Return columns with corrections: heading or letters -> field, "" for none. Raises ColumnMissing."""
    found = list(columns)
    for key, name in told.items():
        if name and name not in PLAN_FIELDS:
            raise ColumnMissing(column=name, known=", ".join(PLAN_FIELDS))
        wanted = fold(key)
        places = [n for n, c in enumerate(found) if c.heading and fold(c.heading) == wanted]
        places = places or [n for n, c in enumerate(found) if c.letters == key.strip().upper()]
        if not places:
            raise ColumnMissing(column=key, known=", ".join(c.title for c in found))
        for place, column in enumerate(found):
            if place == places[0]:
                found[place] = replace(column, field=name)
            elif name and column.field == name:
                found[place] = replace(column, field="")
    return tuple(found)


def read_plan(table: Table, told: Mapping[str, str] | None = None) -> PlanTable:
    """Return strategies and actions of a table. Raises ColumnMissing.

    Without a column of strategies or actions nothing is read; the columns are told all the same.
    """
    first, columns = suggest_columns(table)
    columns = corrected(columns, told or {})
    held = {column.field: column.index for column in columns if column.field}
    if "strategy" not in held and "strategy_number" not in held:
        return PlanTable(columns, (), (), ())
    reader = _PlanReader(held)
    for position in range(first, len(table.rows)):
        cells = {name: table.rows[position][index].strip() for name, index in held.items()}
        reader.take(table.numbers[position], cells)
    return PlanTable(
        columns, tuple(reader.strategies), tuple(reader.actions), tuple(reader.troubles)
    )


def require_plan(plan: PlanTable, name: str) -> None:
    """Raise NoPlanColumn if no column holds strategies; `name` is the file's."""
    fields = {column.field for column in plan.columns}
    if not fields & {"strategy", "strategy_number"}:
        raise NoPlanColumn(path=name)


@dataclass(slots=True)
class _PlanReader:
    """Reads row after row; the strategy above holds until another one comes."""

    held: Mapping[str, int]
    strategies: list[PlanStrategy] = field(default_factory=list)
    actions: list[PlanRow] = field(default_factory=list)
    troubles: list[RowTrouble] = field(default_factory=list)
    current: int = -1
    _numbers: dict[tuple[int, str], set[str]] = field(default_factory=dict)
    """(strategy, folded title) -> the numbers under which such an action was met."""
    _taken: set[tuple[int, str]] = field(default_factory=set)
    """(strategy, number) of the actions so far."""

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """Read one row."""
        if not any(cells.values()):
            return
        if not self._strategy(row, cells):
            return
        title = _line(cells.get("action", ""))
        rest = ("action_en", "indicator", "target", "responsible")
        if not title:
            if any(cells.get(name) for name in rest):
                self.troubles.append(RowTrouble(row, NO_ACTION, _line(_first(cells, rest))))
            return
        if self.current < 0:
            self.troubles.append(RowTrouble(row, NO_STRATEGY, title))
            return
        self._action(row, title, cells)

    def _strategy(self, row: int, cells: Mapping[str, str]) -> bool:
        """Take note of the strategy of a row; False if the row cannot be used because of it."""
        raw = _line(cells.get("strategy", ""))
        numbered = cells.get("strategy_number", "")
        number, title = split_number(raw)
        if numbered:
            whole = _WHOLE.fullmatch(numbered)
            bare = _BARE_NUMBER.match(numbered)
            if not whole and not bare:
                self.troubles.append(RowTrouble(row, BAD_NUMBER, _line(numbered)))
                return False
            number = int((whole or bare)[1])  # type: ignore[index]
        if not title and number is None:
            return True
        self.current = self._place(row, number, title, _line(cells.get("strategy_en", "")))
        return True

    def _place(self, row: int, number: int | None, title: str, english: str) -> int:
        for place, known in enumerate(self.strategies):
            same_number = number is not None and known.number == number
            same_title = bool(title) and fold(known.title) == fold(title)
            if same_number or (same_title and (number is None or known.number is None)):
                if same_number and title and known.title and not same_title:
                    self.troubles.append(RowTrouble(row, TWO_TITLES, title))
                self.strategies[place] = replace(
                    known,
                    title=known.title or title,
                    title_en=known.title_en or english,
                )
                return place
        self.strategies.append(PlanStrategy(number, title, english))
        return len(self.strategies) - 1

    def _action(self, row: int, title: str, cells: Mapping[str, str]) -> None:
        number = _line(cells.get("number", "")).rstrip(".)")
        named = self._numbers.setdefault((self.current, fold(title)), set())
        of_the_name = bool(named) and (not number or "" in named or number in named)
        if of_the_name or (number and (self.current, number) in self._taken):
            self.troubles.append(RowTrouble(row, TWICE, title))
            return
        named.add(number)
        self._taken.add((self.current, number))
        self.actions.append(
            PlanRow(
                row,
                self.current,
                number,
                title,
                _line(cells.get("action_en", "")),
                _line(cells.get("indicator", "")),
                _line(cells.get("target", "")),
                agencies_in(cells.get("responsible", "")),
            )
        )


def split_number(text: str) -> tuple[int | None, str]:
    """Take the number off a strategy: "Strategi 1: Pencegahan" -> (1, "Pencegahan")."""
    bare = _BARE_NUMBER.match(text) or _WHOLE.fullmatch(text)
    if bare:
        return int(bare[1]), ""
    found = _NUMBERED.match(text)
    return (int(found[1]), text[found.end() :].strip()) if found else (None, text)


def agencies_in(text: str) -> tuple[str, ...]:
    """Return the agencies named in a cell, separated by semicolons, lines, commas or slashes."""
    parts = (re.sub(r"^\s*(?:\d+[.)]|[-•–])\s*", "", part) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for part in parts if (name := _line(part).strip(" .,;"))))


def _line(text: str) -> str:
    return " ".join(text.split())


def _first(cells: Mapping[str, str], names: Iterable[str]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")
