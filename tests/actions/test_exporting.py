"""What leaves the program: equal to the figures, readable by other programs, and nameless when asked."""

import csv
import errno
import io
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.builders import ANI, Small, TickingClock, small
from tests.ui.conftest import load_words
from workshop_app.actions import desk, duplicates, exporting, records, templates
from workshop_app.actions.overview import overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import (
    Cancelled,
    CannotWrite,
    DiskFull,
    FolderMissing,
    TargetRefused,
    WorkshopError,
)
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    Commitment,
    Minute,
    Person,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.reports.sheets import Sheet

EN, ID = load_words("en"), load_words("id")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    records.change(made.ws, Settings, WORKSHOP_RECORD, late_after=time(8, 30))
    made.ws.clock = lambda: datetime(2023, 3, 29, 1, 44, 12, tzinfo=UTC)  # 08.44 in Jakarta
    yield made
    made.ws.close()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workshop]:
    ws = templates.create(tmp_path / "sample.workshop", ANI, "sample", clock=TickingClock())
    yield ws
    ws.close()


def objects(sheet: Sheet) -> list[dict[str, object]]:
    titles = [column.title for column in sheet.columns]
    assert all(len(row) == len(titles) for row in sheet.rows)
    return [dict(zip(titles, row, strict=True)) for row in sheet.rows]


def test_each_fact_is_a_row(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.person)
    desk.check_in(ws, made.person, session_id=made.session)
    desk.void_check_in(ws, made.person, reason="Salah orang", session_id=made.session)
    first, second, void = objects(exporting.gather(ws, "attendance", EN))
    assert first == {
        "Date": date(2023, 3, 29),
        "Time": time(8, 44),
        "What": "checked in",
        "Session": "",
        "Name": "Dr. Sekar Ayu Pradipta, S.H.",
        "Agency": "BUL",
        "Work unit": "",
        "Position": "",
        "Role": "Participant",
        "Desk": "Meja 1",
        "Recorded by": "Ani",
        "Reason": "",
        "Counts": True,
    }
    assert (second["Session"], second["Counts"]) == ("Pembukaan", False)
    assert (void["What"], void["Reason"], void["Counts"]) == ("check-in void", "Salah orang", True)


def test_everybody_is_a_row_with_all_that_is_known(made: Small) -> None:
    ws = made.ws
    records.change(
        ws,
        Person,
        made.person,
        phone="0812 0000 0001",
        level="jpt-pratama",
        consent_photo=False,
        note="Kursi roda",
    )
    desk.check_in(ws, made.person)
    twice = records.add(ws, Person, name="Wira Adi K.", agency_id=made.other_agency)
    duplicates.join_people(ws, twice, made.other_person)
    sekar, wira = objects(exporting.gather(ws, "people", EN))
    assert (sekar["Name"], sekar["Sex"]) == ("Dr. Sekar Ayu Pradipta, S.H.", "Female")
    assert sekar["Level"] == "JPT pratama (echelon II)"
    assert sekar["Note"] == "Kursi roda"
    assert (sekar["Agrees to photographs"], sekar["Agrees to sharing of contact data"]) == (
        False,
        None,
    )
    assert (sekar["Date"], sekar["First arrival"]) == (date(2023, 3, 29), time(8, 44))
    assert (sekar["Present"], sekar["Late"], sekar["ID"]) == (True, True, made.person)
    assert (wira["Present"], wira["Date"], wira["Late"]) == (False, None, False)


def test_figures_of_agencies(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    desk.add_walk_in(made.ws, name="Puspa", agency_id=made.agency)
    rows = {row["Short name"]: row for row in objects(exporting.gather(made.ws, "agencies", EN))}
    told = rows["BUL"]
    names = ("Expected", "Registered", "Present", "Late", "Absent", "Walk-ins", "Practices")
    assert [told[name] for name in names] == [3, 2, 2, 2, 0, 1, 1]
    assert (told["Date"], told["First arrival"]) == (date(2023, 3, 29), time(8, 44))
    assert rows["BUH"]["First arrival"] is None


def test_breakdowns_add_up(sample: Workshop) -> None:
    found = overview(sample)
    rows = objects(exporting.gather(sample, "figures", EN))
    whole, groups = rows[0], rows[1:]
    assert (whole["By"], whole["Registered"], whole["Present"]) == (
        "Everybody",
        found.registered,
        found.present,
    )
    assert {row["By"] for row in groups} == {"Category", "Role", "Sex", "Level", "Attends"}
    for by in {row["By"] for row in groups}:
        for title in ("Registered", "Present", "Late", "Absent", "Walk-ins"):
            numbers = [row[title] for row in groups if row["By"] == by]
            assert sum(n for n in numbers if isinstance(n, int)) == whole[title]


def test_the_matrix_adds_up_by_strategy(sample: Workshop) -> None:
    records.add(sample, Practice, title="Tanpa K/L", strategies=(sample.read.all(Strategy)[0].id,))
    rows = objects(exporting.gather(sample, "matrix", EN))
    assert rows[-1]["Agency"] == "Without agency"
    titles = [title for title in rows[0] if title != "Agency"]
    for title, strategy in zip(titles, overview(sample).strategies, strict=True):
        assert title.startswith(f"S{strategy.number} ")
        assert sum(n for r in rows if isinstance(n := r[title], int)) == strategy.practices


def test_what_was_said(made: Small) -> None:
    ws = made.ws
    records.change(
        ws, Practice, made.practice, result_number="1.150", presenter_id=made.person,
        session_id=made.session,
    )  # fmt: skip
    records.change(ws, Commitment, made.commitment, due=date(2023, 6, 30))
    records.add(ws, Minute, text="Tanpa sesi", position=1)
    [practice] = objects(exporting.gather(ws, "practices", EN))
    assert practice["Strategies"] == "S1"
    assert (practice["Agency"], practice["Session"]) == ("BUL", "Pembukaan")
    assert practice["Figure"] == 1150
    assert practice["Presented by"] == "Dr. Sekar Ayu Pradipta, S.H."
    [commitment] = objects(exporting.gather(ws, "commitments", EN))
    assert commitment["Due date"] == date(2023, 6, 30)
    assert [m["Text"] for m in objects(exporting.gather(ws, "minutes", EN))] == [
        "Sepakat.",
        "Tanpa sesi",
    ]
    [session] = objects(exporting.gather(ws, "sessions", EN))
    assert (session["Title"], session["Begins"], session["Present"]) == (
        "Pembukaan",
        time(8, 30),
        0,
    )
    [challenge] = objects(exporting.gather(ws, "challenges", ID))
    assert challenge["Instansi"] == "BUL"


@pytest.mark.parametrize("what", exporting.WHAT)
@pytest.mark.parametrize("anonymous", [False, True])
def test_everything_is_written_in_both_formats_and_languages(
    sample: Workshop, tmp_path: Path, what: str, anonymous: bool
) -> None:
    for words in (EN, ID):
        book, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
        done = exporting.export(sample, what, book, words=words, anonymous=anonymous)
        exporting.export(sample, what, text, words=words, anonymous=anonymous)
        rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
        lines = list(csv.reader(io.StringIO(text.read_text("utf-8-sig"), newline="")))
        assert len(rows) == len(lines) == done.rows + 1
        assert rows[0] == lines[0]
        assert len(set(lines[0])) == len(lines[0]), "a column is named twice"
        assert all(lines[0])


# --- without names --------------------------------------------------------------------------------


def _everything(sheet: Sheet) -> str:
    return "\n".join(str(value) for row in sheet.rows for value in row)


@pytest.mark.parametrize("what", exporting.WHAT)
def test_without_names_nobody_is_named(sample: Workshop, what: str) -> None:
    ws = sample
    for number, person in enumerate(ws.read.all(Person)):
        records.change(
            ws, Person, person.id, unit=f"Unitku{number}", note="Catatanku", position="Jabatanku",
            email=f"orang{number}@contoh.example", phone=f"+62812999{number:05}",
            represents="Wakilku",
        )  # fmt: skip
    told = _everything(exporting.gather(ws, what, EN, anonymous=True))
    private = ["Unitku", "Catatanku", "Jabatanku", "Wakilku", "contoh.example", "62812999"]
    private += [person.name for person in ws.read.all(Person)]
    private += [person.id for person in ws.read.all(Person)]
    private += [person.changed_by for person in ws.read.all(Person)]
    assert not [text for text in private if text and text in told]
    if what in ("people", "attendance"):
        named = _everything(exporting.gather(ws, what, EN))
        assert ws.read.all(Person)[0].name in named


@pytest.mark.parametrize("what", ["people", "attendance"])
def test_rows_without_names_are_shared_by_five(sample: Workshop, what: str) -> None:
    seen: dict[tuple[object, ...], int] = {}
    sheet = exporting.gather(sample, what, EN, anonymous=True)
    named = exporting.gather(sample, what, EN)
    assert len(sheet.rows) == len(named.rows)
    assert [row[0] for row in sheet.rows] == list(range(1, len(sheet.rows) + 1))
    for row in sheet.rows:
        seen[tuple(row[1:])] = seen.get(tuple(row[1:]), 0) + 1
    assert min(seen.values()) >= 5


def test_the_order_of_rows_without_names_tells_nothing(made: Small) -> None:
    for number in range(12):
        agency = made.agency if number % 2 else made.other_agency
        records.add(made.ws, Person, name=f"Orang {number:02}", agency_id=agency)
    rows = [row[1:] for row in exporting.gather(made.ws, "people", EN, anonymous=True).rows]
    assert rows == sorted(rows, key=lambda row: [(v == "*", str(v)) for v in row])
    agencies = [row[1] for row in rows]
    assert agencies == ["BUH"] * 7 + ["BUL"] * 7


def test_figures_of_few_people_are_hidden(made: Small) -> None:
    ws = made.ws
    for number in range(9):
        records.add(ws, Person, name=f"Orang {number}", agency_id=made.agency, sex="male")
    desk.add_walk_in(ws, name="Puspa", agency_id=made.other_agency)
    agencies = {
        row["Short name"]: row
        for row in objects(exporting.gather(ws, "agencies", EN, anonymous=True))
    }
    assert agencies["BUL"]["Late"] == 0
    few = agencies["BUH"]
    assert (few["Registered"], few["Late"], few["Walk-ins"], few["First arrival"]) == (2, *"***")
    figures = objects(exporting.gather(ws, "figures", EN, anonymous=True))
    sexes = {row["Group"]: row["Registered"] for row in figures if row["By"] == "Sex"}
    assert sexes == {"Female": "*", "Male": "*", "Not filled in": "*"}  # 9 + 1 + 2
    assert figures[0]["Registered"] == 12


# --- files ----------------------------------------------------------------------------------------


def test_hostile_names_are_only_text(made: Small, tmp_path: Path) -> None:
    records.add(made.ws, Person, name='=HYPERLINK("http://contoh.example")', phone="0812 0000 0001")
    for name in ("a.xlsx", "a.csv"):
        exporting.export(made.ws, "people", tmp_path / name, words=EN)
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert '=HYPERLINK("http://contoh.example")' in [row[0] for row in rows]
    lines = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert '\'=HYPERLINK("http://contoh.example")' in [line[0] for line in lines]


def test_an_export_replaces_an_older_one_whole(made: Small, tmp_path: Path) -> None:
    path = tmp_path / "orang.csv"
    path.write_text("x" * 100_000)
    exporting.export(made.ws, "people", path, words=EN)
    assert "x" * 10 not in path.read_text("utf-8-sig")
    assert not list(tmp_path.glob("*.part"))


def test_cancelling_leaves_the_older_file(made: Small, tmp_path: Path) -> None:
    path = tmp_path / "orang.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        exporting.export(made.ws, "people", path, words=EN, cancelled=lambda: True)
    assert path.read_bytes() == b"old"
    assert {p.name for p in tmp_path.iterdir() if "orang" in p.name} == {"orang.xlsx"}


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EACCES, TargetRefused),
        (errno.EROFS, TargetRefused),
        (errno.EIO, CannotWrite),
    ],
)
def test_a_disk_that_refuses_is_foreseen(
    made: Small,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[WorkshopError],
) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "orang.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr("workshop_app.reports.writing.os.replace", refuse)
    with pytest.raises(error):
        exporting.export(made.ws, "people", path, words=EN)
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_not_there_is_named(made: Small, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as missing:
        exporting.export(made.ws, "people", tmp_path / "nowhere" / "a.csv", words=EN)
    assert missing.value.values == {"path": str(tmp_path / "nowhere")}


def test_removed_agencies_sessions_and_people(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.person, session_id=made.session)
    records.remove(ws, Agency, made.agency)
    records.remove(ws, Session, made.session)
    [fact] = objects(exporting.gather(ws, "attendance", EN))
    assert (fact["Agency"], fact["Session"]) == ("", "Pembukaan")
    records.remove(ws, Person, made.person)
    assert not exporting.gather(ws, "attendance", EN).rows
    assert len(exporting.gather(ws, "people", EN).rows) == 1
    assert not exporting.gather(ws, "sessions", EN).rows
