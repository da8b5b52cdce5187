"""Tables of action plans as people make them: strategies above their actions, odd headings, troubles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.errors import ColumnMissing, NoPlanColumn
from workshop_app.intake.plans import (
    BAD_NUMBER,
    NO_ACTION,
    NO_STRATEGY,
    TWICE,
    TWO_TITLES,
    PlanStrategy,
    agencies_in,
    plan_sheet,
    read_plan,
    require_plan,
    split_number,
)
from workshop_app.intake.tables import Source, Table


def table(*rows: str, name: str = "Sheet1", hidden: bool = False) -> Table:
    """A table from rows with cells between bars."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    width = max(map(len, cells))
    squared = tuple((*row, *[""] * (width - len(row))) for row in cells)
    return Table(name, squared, tuple(range(1, len(rows) + 1)), hidden=hidden)


HEAD = "No | Strategi | Rencana Aksi | Indikator | Target | Penanggung Jawab"


def test_a_strategy_stands_once_above_its_actions() -> None:
    told = read_plan(
        table(
            "RENCANA AKSI DAERAH",
            HEAD,
            "1.1 | 1. Pencegahan | Menyusun pedoman | Pedoman terbit | 2026 | KemenPPPA",
            "1.2 | | Melatih petugas | 200 orang | 2027 | Polri; Kemnaker",
            "2.1 | 2. Rehabilitasi | Membuka rumah aman | | | Kemensos",
        )
    )
    assert told.strategies == (PlanStrategy(1, "Pencegahan"), PlanStrategy(2, "Rehabilitasi"))
    assert [(a.strategy, a.number, a.title, a.row) for a in told.actions] == [
        (0, "1.1", "Menyusun pedoman", 3),
        (0, "1.2", "Melatih petugas", 4),
        (1, "2.1", "Membuka rumah aman", 5),
    ]
    assert told.actions[1].responsible == ("Polri", "Kemnaker")
    assert (told.actions[0].indicator, told.actions[0].target) == ("Pedoman terbit", "2026")
    assert told.troubles == ()


def test_a_strategy_in_a_row_of_its_own() -> None:
    told = read_plan(
        table(HEAD, "| Strategi 3: Norma hukum |", "a | | Naskah akademik", "| STRATEGI 4 |")
    )
    assert told.strategies == (PlanStrategy(3, "Norma hukum"), PlanStrategy(4, ""))
    assert [a.title for a in told.actions] == ["Naskah akademik"]


def test_numbers_in_a_column_of_their_own_and_english_headings() -> None:
    told = read_plan(
        table(
            "Strategy number | Strategy | Activity | Strategy (English)",
            "1 | Pencegahan | Latih | Prevention",
            "1. | Pencegahan | Sebar | ",
            "| | Kampanye |",
        )
    )
    assert [c.field for c in told.columns][:3] == ["strategy_number", "strategy", "action"]
    assert told.strategies == (PlanStrategy(1, "Pencegahan", "Prevention"),)
    assert [a.title for a in told.actions] == ["Latih", "Sebar", "Kampanye"]


@pytest.mark.parametrize(
    ("rows", "row", "why"),
    [
        (("1 | | Tanpa induk",), 2, NO_STRATEGY),
        (("| 1. A | Aksi", "| | | Indikator saja"), 3, NO_ACTION),
        (("1 | 1. A | Aksi", "1 | | Aksi"), 3, TWICE),
        (("| 1. A | Aksi", "| | aksi"), 3, TWICE),
        (("| 1. A | Aksi", "| 1. B | Lain"), 3, TWO_TITLES),
    ],
)
def test_what_cannot_be_used_is_told_with_its_row(
    rows: tuple[str, ...], row: int, why: str
) -> None:
    told = read_plan(table(HEAD, *rows))
    assert [(t.row, t.why) for t in told.troubles] == [(row, why)]


def test_a_number_that_is_none_leaves_the_row_out() -> None:
    told = read_plan(table("No Strategi | Aksi", "satu | Latih", "2 | Sebar"))
    assert [(t.row, t.why, t.text) for t in told.troubles] == [(2, BAD_NUMBER, "satu")]
    assert [a.title for a in told.actions] == ["Sebar"]


def test_columns_can_be_corrected() -> None:
    odd = table("Bidang | Isi | Catatan", "1. Cegah | Latih | x")
    assert read_plan(odd).strategies == ()
    told = read_plan(odd, {"bidang": "strategy", "B": "action", "Catatan": "target"})
    assert told.strategies == (PlanStrategy(1, "Cegah"),)
    assert told.actions[0].target == "x"
    moved = read_plan(table(HEAD, "1 | A | B"), {"Rencana Aksi": "strategy"})
    assert [c.field for c in moved.columns].count("strategy") == 1
    for bad in ({"Tidak ada": "action"}, {"Bidang": "colour"}):
        with pytest.raises(ColumnMissing):
            read_plan(odd, bad)


def test_without_a_column_of_strategies_it_is_no_plan() -> None:
    told = read_plan(table("Nama | Alamat", "Ani | Jl. Laut"))
    with pytest.raises(NoPlanColumn):
        require_plan(told, "tamu.xlsx")
    require_plan(read_plan(table(HEAD, "| A | B")), "plan.xlsx")


def test_the_sheet_of_the_plan_is_found() -> None:
    other, plan = table("Nama | Alamat", *["x | y"] * 9, name="Tamu"), table(HEAD, "| A | B")
    hidden = table(HEAD, *["| A | B"] * 20, name="Lama", hidden=True)
    assert plan_sheet(Source("f", (other, hidden, plan))) is plan
    assert plan_sheet(Source("f", (hidden,))) is hidden


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("1. Pencegahan", 1, "Pencegahan"),
        ("Strategi 1: Pencegahan", 1, "Pencegahan"),
        ("STRATEGI 12 – Hukum", 12, "Hukum"),
        ("Pilar 2", 2, ""),
        ("3", 3, ""),
        ("Pencegahan", None, "Pencegahan"),
        ("Strategi Nasional", None, "Strategi Nasional"),
        ("", None, ""),
    ],
)
def test_the_number_is_taken_off(text: str, number: int | None, title: str) -> None:
    assert split_number(text) == (number, title)


def test_agencies_of_a_cell() -> None:
    assert agencies_in("1. Polri; 2. Kemnaker\n- BP2MI, Kemlu / Kemensos") == (
        *("Polri", "Kemnaker", "BP2MI", "Kemlu", "Kemensos"),
    )
    assert agencies_in("Polri; Polri;") == ("Polri",)
    assert agencies_in("K/L terkait") == ("K/L terkait",)
    assert agencies_in("  ") == ()


@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=12))
def test_any_table_is_read(rows: list[list[str]]) -> None:
    cells = (tuple(part.strip() for part in HEAD.split("|")), *map(tuple, rows))
    told = read_plan(Table("s", cells, tuple(range(1, len(cells) + 1))))
    assert all(0 <= action.strategy < len(told.strategies) for action in told.actions)
    assert all(action.title for action in told.actions)
