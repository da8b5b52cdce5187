"""Whatever stands in a file: reading never fails otherwise than in words, and no row is lost."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import FILES, no_step
from workshop_app.domain.errors import WorkshopError
from workshop_app.intake import headers, rows
from workshop_app.intake.remarks import gathered
from workshop_app.intake.sources import open_file, open_text
from workshop_app.intake.tables import Origin, Source, Span, Table, squared

WORDS = st.sampled_from(
    ["Nama", "No", "Instansi", "L/P", "No HP", "NIP", "TTD", "Join Time", "Leave Time", "Email", "Jumlah",
     "Total", "idem", '"', "-", "NA", "1", "2", "84100000101", "8.4E+10", "Sekar Ayu, S.H.", "Kemensos",
     "Dr. Wira", "P", "L", "03/29/2023 08:01:00 AM", "a@b.example", "A. KEMENTERIAN SOSIAL", "(1)", "iPhone",
     "3. Kegiatan", "", "", ""]
)  # fmt: skip
CELLS = st.one_of(WORDS, st.text(max_size=12).map(str.strip))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    grid = squared(draw(st.lists(st.lists(CELLS, max_size=7), max_size=14)))
    width = len(grid[0]) if grid else 0
    place = st.integers(0, 20)
    corners = draw(st.lists(st.tuples(place, place, place, place), max_size=3))
    spans = tuple(Span(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners)
    return (
        Table(
            "",
            grid,
            tuple(range(1, len(grid) + 1)),
            Origin.WORKBOOK,
            False,
            frozenset(),
            spans or None,
        )
        if width
        else Table("", (), ())
    )


@given(tables())
def test_no_row_of_a_table_is_lost(table: Table) -> None:
    source = Source("x", (table,))
    layout = headers.suggest(source, table)
    reading = rows.read(table, layout, no_step)

    filled = sum(1 for row in table.rows[layout.first :] if any(row))
    is_report = layout.where("joined") is not None
    assert reading.lines == filled or (is_report and reading.lines < filled)
    told = [n for row in reading.rows for n in (row.number, *row.also)]
    told += [skipped.number for skipped in reading.skipped]
    assert len(told) == len(set(told))
    assert all(bool(row.values["name"]) is not bool(row.refused) for row in reading.rows)
    gathered(reading.remarks)


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_a_program_writes_as_csv_is_read_again(grid: list[list[str]]) -> None:
    width = max(len(row) for row in grid)
    buffer = io.StringIO()
    csv.writer(buffer).writerows([[*row, *[""] * (width - len(row))] for row in grid])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_text("Nama,Instansi\n" + buffer.getvalue(), "utf-8", newline="")
        try:
            table = open_file(path).tables[0]
        except WorkshopError:
            return
    assert table.rows[0][:2] == ("Nama", "Instansi")


@given(st.text(max_size=300))
def test_any_pasted_text(text: str) -> None:
    try:
        source = open_text(text)
    except WorkshopError:
        return
    for table in source.tables:
        rows.read(table, headers.suggest(source, table), no_step)


@given(
    st.sampled_from(sorted(p.name for p in FILES.iterdir())),
    st.integers(0, 10_000),
    st.binary(min_size=1, max_size=6),
)
def test_any_damage(name: str, place: int, damage: bytes) -> None:
    data = bytearray((FILES / name).read_bytes())
    place %= len(data)
    data[place : place + len(damage)] = damage
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            source = open_file(path)
        except WorkshopError:
            return
    for table in source.tables:
        rows.read(table, headers.suggest(source, table), no_step)
