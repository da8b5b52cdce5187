"""Who contributed to what: practices, challenges and commitments of each agency for each strategy."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

KINDS: Final = ("practice", "challenge", "commitment")
WHOLE: Final = "*"
"""In place of an agency or strategy: all of them together, each record counted once."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many contributions of each kind."""

    practices: int = 0
    challenges: int = 0
    commitments: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.practices + self.challenges + self.commitments


@dataclass(frozen=True, slots=True)
class CoverageStrategy:
    """A strategy at the head of a column; `id` is "" for contributions without a strategy."""

    id: str
    number: int
    title: str
    title_en: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An agency with its cells in the order of the strategies; `id` is "" for no agency.

    `counts` has each contribution once, however many strategies it serves.
    """

    id: str
    short_name: str
    name: str
    name_en: str
    category: str
    invited: bool
    present: bool
    cells: tuple[Counts, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole matrix. Agencies that were neither invited nor contributed are left out."""

    strategies: tuple[CoverageStrategy, ...]
    rows: tuple[CoverageRow, ...]
    counts: Counts

    @property
    def contributing(self) -> int:
        """How many agencies have contributed anything."""
        return sum(bool(row.id and row.counts.total) for row in self.rows)

    @property
    def agencies(self) -> int:
        """How many agencies there are."""
        return sum(bool(row.id) for row in self.rows)


_Cells = Mapping[tuple[str, str], Counts]


def coverage(connection: sqlite3.Connection) -> Coverage:
    """Return the matrix of one file, as it is now."""
    cells = _cells(connection)
    strategies = [
        CoverageStrategy(row[0], row[1], row[2], row[3], cells.get((WHOLE, row[0]), Counts()))
        for row in connection.execute(
            "SELECT id, coalesce(number, 0), title, title_en FROM strategy WHERE NOT deleted"
            " ORDER BY number, id"
        )
    ]
    if (WHOLE, "") in cells:
        strategies.append(CoverageStrategy("", 0, "", "", cells[WHOLE, ""]))
    ids = [strategy.id for strategy in strategies]
    rows = [
        _row(cells, ids, (*row[:5], bool(row[5]), bool(row[6])))
        for row in connection.execute(
            "SELECT a.id, a.short_name, a.name, a.name_en, a.category, a.invited,"
            " EXISTS (SELECT 1 FROM attendee p JOIN presence ON presence.person_id = p.id"
            " WHERE p.agency_id = a.id) FROM agency a WHERE NOT a.deleted"
            " ORDER BY lower(a.short_name), a.id"
        )
    ]
    rows = [row for row in rows if row.invited or row.counts.total]
    if ("", WHOLE) in cells:
        rows.append(_row(cells, ids, ("", "", "", "", "", False, False)))
    return Coverage(tuple(strategies), tuple(rows), cells.get((WHOLE, WHOLE), Counts()))


def _row(
    cells: _Cells, strategies: list[str], agency: tuple[str, str, str, str, str, bool, bool]
) -> CoverageRow:
    return CoverageRow(
        *agency,
        cells=tuple(cells.get((agency[0], strategy), Counts()) for strategy in strategies),
        counts=cells.get((agency[0], WHOLE), Counts()),
    )


def _cells(connection: sqlite3.Connection) -> _Cells:
    """Return the records behind each (agency, strategy), counted once in each place they stand in."""
    behind: dict[tuple[str, str], dict[str, set[str]]] = {}
    for kind in KINDS:
        for record_id, agency, strategy in connection.execute(
            "SELECT k.id, coalesce(a.id, ''), coalesce(s.id, '')"
            f" FROM {kind} k LEFT JOIN agency a ON a.id = k.agency_id AND NOT a.deleted"
            f" LEFT JOIN ({kind}_strategies x JOIN strategy s ON s.id = x.target_id AND NOT s.deleted)"
            " ON x.record_id = k.id WHERE NOT k.deleted"
        ):
            for place in product((agency, WHOLE), (strategy, WHOLE)):
                behind.setdefault(place, {}).setdefault(kind, set()).add(record_id)
    return {
        place: Counts(*(len(ids.get(kind, ())) for kind in KINDS)) for place, ids in behind.items()
    }
