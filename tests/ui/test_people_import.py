"""Taking in lists by clicking: what the preview says is what is written, and one undo takes it back."""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import invented_name
from tests.helpers.dragging import dropped, files_dragged
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records, templates
from workshop_app.actions.import_plan import NOBODY, Choice, State
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.errors import Cancelled
from workshop_app.domain.progress import Steps
from workshop_app.domain.records import Agency, Person
from workshop_app.domain.records import Session as Session_
from workshop_app.ui.dialogs.steps import StepsDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.people import PeopleScreen
from workshop_app.ui.screens.people_import import (
    AGENCIES,
    COLUMNS,
    PREVIEW,
    SOURCE,
    ImportDialog,
    Imported,
)
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings

FILES = Path(__file__).parents[1] / "intake" / "files"
MIXED = """Nama,Instansi,Jabatan,No HP,L/P
"Sekar Ayu, S.H.",Kementrian Sosial RI,Kepala,081200000001,P
Wira Handoko,Kementerian Perlindungan Perempuan,Staf,,L
Bayu Purnama,Komisi Perlindungan,,,
Ratna Wibawa,Dinas Sosial Jawa Barat,,,
Galih Harsono,Dinas Sosial Jawa Barat,,,
Jumlah,,,,
"""


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, ask: FakeAsk) -> Iterator[ImportDialog]:
    made = ImportDialog(session, ask)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def settled(qtbot: QtBot, dialog: ImportDialog, page: int) -> None:
    qtbot.waitUntil(lambda: not dialog.work.is_busy and dialog.page == page, timeout=10_000)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def to_preview(qtbot: QtBot, dialog: ImportDialog) -> None:
    settled(qtbot, dialog, COLUMNS)
    click(qtbot, dialog.next_button)
    qtbot.waitUntil(lambda: not dialog.work.is_busy and dialog.page > COLUMNS, timeout=10_000)


def people_of(session: Session) -> dict[str, Person]:
    return {p.name: p for p in session.workshop.read.all(Person)}


# --- the way through -------------------------------------------------------------------------------


def test_a_messy_workbook_from_the_file_to_the_list_and_back(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen = PeopleScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.show()
    before, agencies = people_of(session), session.workshop.read.count(Agency)
    seen: dict[str, Any] = {}

    def import_it(dialog: ImportDialog) -> object:
        dialog.show()
        click(qtbot, dialog.source_page.choose_button)
        settled(qtbot, dialog, COLUMNS)
        seen["sheet"] = dialog.columns_page.sheet.value
        to_preview(qtbot, dialog)
        settled(qtbot, dialog, PREVIEW)
        assert dialog.plan is not None
        seen["rows"] = [row.name for row in dialog.plan.rows]
        seen["totals"] = dialog.preview_page.totals.text()
        seen["button"] = dialog.next_button.accessibleName()
        click(qtbot, dialog.next_button)
        qtbot.waitUntil(lambda: dialog.value is not None, timeout=10_000)
        return dialog.value

    ask.answer(import_it, FILES / "letterhead.xlsx")
    click(qtbot, screen.import_button)

    assert seen["sheet"] == "Daftar Hadir"
    assert seen["button"] == "Import 6 people"
    assert seen["totals"] == "6 rows = 6 new · 6 other rows are no people · 12 rows in all"
    added = {name: p for name, p in people_of(session).items() if name not in before}
    assert sorted(added) == sorted(seen["rows"])
    assert set(added.values()) <= set(session.workshop.read.all(Person))
    assert session.workshop.read.count(Agency) == agencies
    assert screen.people_panel.model.total == len(before) + 6
    notice = session.notices.latest
    assert notice is not None and notice.message == "Imported: 6 new people."
    assert notice.act is not None
    notice.act()
    assert people_of(session) == before


def test_keyboard_alone_from_the_button_to_the_preview(
    qtbot: QtBot, dialog: ImportDialog, ask: FakeAsk
) -> None:
    dialog.activateWindow()
    ask.answer(FILES / "form-bom.csv")
    qtbot.keyClick(dialog.source_page.choose_button, Qt.Key.Key_Space)
    settled(qtbot, dialog, COLUMNS)
    assert dialog.focusWidget() is dialog.next_button
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.work.is_busy and dialog.page > COLUMNS)
    click(qtbot, dialog.back_button)
    assert dialog.page == COLUMNS
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden() and dialog.value is None


def test_a_pasted_list(qtbot: QtBot, dialog: ImportDialog) -> None:
    assert not dialog.source_page.text_button.isEnabled()
    text = (FILES / "bullets.txt").read_text(encoding="utf-8")
    dialog.source_page.text.setPlainText(text)
    click(qtbot, dialog.source_page.text_button)
    to_preview(qtbot, dialog)
    assert dialog.plan is not None and len(dialog.plan.rows) >= 3


def test_a_dropped_file_is_read(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> None:
    screen = PeopleScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    read: list[str] = []

    def look(dialog: ImportDialog) -> object:
        settled(qtbot, dialog, COLUMNS)
        assert dialog.understood is not None
        read.append(dialog.understood.source.name)
        dialog.reject()
        return dialog.value

    ask.answer(look)
    data = files_dragged(FILES / "zoom.csv")
    screen.dropEvent(dropped(data))
    qtbot.waitUntil(lambda: read == ["zoom.csv"])


# --- columns ---------------------------------------------------------------------------------------


def choose(combo: object, value: str) -> None:
    combo.set_value(value)  # type: ignore[attr-defined]
    combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]


def test_corrected_columns_are_taken_and_remembered_for_the_shape(
    qtbot: QtBot, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    first = written(tmp_path / "a.csv", "Nama,Kolom X,Instansi\nSekar Ayu,Kepala Biro,KPAI\n")
    dialog = ImportDialog(session, ask, first)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, dialog, COLUMNS)
    lines = {line.key: line for line in dialog.columns_page.lines}
    choose(lines["Kolom X"].combo, "position")
    to_preview(qtbot, dialog)
    assert dialog.plan is not None
    assert dialog.plan.rows[0].values["position"] == "Kepala Biro"
    click(qtbot, dialog.next_button)
    qtbot.waitUntil(lambda: isinstance(dialog.value, Imported))
    second = written(tmp_path / "b.csv", "Nama,Kolom X,Instansi\nWira Kusumo,Staf,KPAI\n")
    again = ImportDialog(session, ask, second)
    qtbot.addWidget(again)
    again.show()
    settled(qtbot, again, COLUMNS)
    lines = {line.key: line for line in again.columns_page.lines}
    assert lines["Kolom X"].combo.value == "position"
    assert "earlier list" in again.columns_page.hint.text()
    again.reject()


def test_a_field_given_to_one_column_is_taken_from_the_other(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    dialog.read_file(written(tmp_path / "a.csv", "Nama,Panggilan\nSekar Ayu,Ayu\nWira,Wi\n"))
    settled(qtbot, dialog, COLUMNS)
    lines = {line.key: line for line in dialog.columns_page.lines}
    choose(lines["Panggilan"].combo, "name")
    assert lines["Nama"].combo.value == ""
    to_preview(qtbot, dialog)
    assert dialog.plan is not None and [r.name for r in dialog.plan.rows] == ["Ayu", "Wi"]


def test_without_a_column_of_names_one_is_asked_for(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    dialog.read_file(written(tmp_path / "a.csv", "A1,Qty\n11,4\n12,5\n"))
    settled(qtbot, dialog, COLUMNS)
    assert "Say which column" in dialog.problem.text() and dialog.problem.isVisible()
    assert not dialog.next_button.isEnabled()
    choose(dialog.columns_page.lines[0].combo, "name")
    assert dialog.next_button.isEnabled()


def test_another_sheet_can_be_chosen(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog.read_file(FILES / "sheets.xlsx")
    settled(qtbot, dialog, COLUMNS)
    combo = dialog.columns_page.sheet
    others = [str(combo.itemData(n)) for n in range(combo.count())]
    assert len(others) > 1
    other = next(name for name in others if name != combo.value)
    choose(combo, other)
    settled(qtbot, dialog, COLUMNS)
    assert dialog.understood is not None and dialog.understood.table.name == other


# --- agencies --------------------------------------------------------------------------------------


def test_uncertain_agencies_are_decided_one_by_one_and_for_all(
    qtbot: QtBot, dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    dialog.read_file(written(tmp_path / "a.csv", MIXED))
    to_preview(qtbot, dialog)
    assert dialog.page == AGENCIES
    page = dialog.agencies_page
    texts = [line.use.match.text for line in page.lines]
    assert texts == [
        "Kementerian Perlindungan Perempuan",
        "Komisi Perlindungan",
        "Dinas Sosial Jawa Barat",
    ]
    assert page.remark.text().startswith("3 texts for agencies are not decided")
    kpai = records.find(session.workshop, Agency, "KPAI")
    picker = page.lines[0].picker
    picker.setFocus()
    qtbot.keyClicks(picker, "kpai")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    click(qtbot, page.likeliest_button)
    click(qtbot, page.lines[2].new_chip)
    page.lines[2].short_name.selectAll()
    qtbot.keyClicks(page.lines[2].short_name, "Dinsos Jabar")
    assert page.remark.text().startswith("Everything is decided")
    click(qtbot, dialog.next_button)
    settled(qtbot, dialog, PREVIEW)

    assert dialog.plan is not None
    assert [row.agency for row in dialog.plan.rows] == [
        "Kemensos",
        "KPAI",
        "KPAI",
        "Dinsos Jabar",
        "Dinsos Jabar",
    ]
    assert "1 new agency: Dinsos Jabar" in dialog.preview_page.remarks.text()
    choice = page.decisions["Kementerian Perlindungan Perempuan"]
    assert choice.agency_id == kpai.id
    click(qtbot, dialog.back_button)
    assert dialog.page == AGENCIES and page.lines[0].picker.value == kpai.id


def test_all_unknown_agencies_can_be_added_and_certain_ones_corrected(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    dialog.read_file(written(tmp_path / "a.csv", MIXED))
    to_preview(qtbot, dialog)
    page = dialog.agencies_page
    page.certain.click()
    assert len(page.lines) == 4
    known = next(line for line in page.lines if line.use.agency)
    assert "Kemensos" in known.state.whole
    click(qtbot, page.new_button)
    click(qtbot, dialog.next_button)
    settled(qtbot, dialog, PREVIEW)
    assert dialog.plan is not None and len(dialog.plan.writes.agencies) == 3
    assert dialog.plan.count(State.UNCERTAIN) == 0


def test_many_unknown_agencies_are_shown_in_parts_and_decided_together(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = "".join(f"{invented_name(n)},Yayasan {invented_name(n + 300)}\n" for n in range(100))
    dialog.read_file(written(tmp_path / "a.csv", "Nama,Instansi\n" + rows))
    to_preview(qtbot, dialog)
    page = dialog.agencies_page
    assert len(page.lines) == 40
    click(qtbot, page.more_button)
    assert len(page.lines) == 80
    click(qtbot, page.new_button)
    assert len(page.decisions) == 100
    assert all(line.new_chip.isChecked() for line in page.lines)


# --- people ----------------------------------------------------------------------------------------


def known_list(session: Session, tmp_path: Path) -> Path:
    """Somebody new, somebody with a new position, somebody whose sex is another one."""
    people = [p for p in session.workshop.read.all(Person) if p.sex == "male" and p.agency_id]
    agencies = {a.id: a.short_name for a in session.workshop.read.all(Agency)}
    first, second = people[:2]
    text = "Nama,Instansi,Jabatan,L/P\n"
    text += "Sekar Ayu,KPAI,Staf,P\n"
    text += f'"{first.name}",{agencies[first.agency_id]},Jabatan Baru,L\n'
    text += f'"{second.name}",{agencies[second.agency_id]},,P\n'
    return written(tmp_path / "known.csv", text)


@pytest.mark.parametrize(
    ("choice", "state"),
    [
        (Choice.KEEP, State.SAME),
        (Choice.REPLACE, State.UPDATED),
        (Choice.BOTH, State.NEW),
        (Choice.OMIT, State.REFUSED),
    ],
)
def test_known_people_are_kept_replaced_or_both(
    qtbot: QtBot,
    dialog: ImportDialog,
    session: Session,
    tmp_path: Path,
    choice: Choice,
    state: State,
) -> None:
    dialog.read_file(known_list(session, tmp_path))
    to_preview(qtbot, dialog)
    settled(qtbot, dialog, PREVIEW)
    page = dialog.preview_page
    assert [row.state for row in page.model.rows] == [State.NEW, State.UPDATED, State.UNCERTAIN]
    updated = page.model.rows[1]
    remark = page.model.index(1, 4).data()
    assert remark.startswith("Position: ") and remark.endswith("Jabatan Baru")
    assert page.card.isVisible() and page.card.row is page.model.rows[2]

    click(qtbot, page.card.buttons[choice])
    settled(qtbot, dialog, PREVIEW)
    assert [row.state for row in page.model.rows] == [State.NEW, State.UPDATED, state]
    page.table.point_at("4")
    page.table.chosen.emit("4")
    click(qtbot, page.card.back_button)
    settled(qtbot, dialog, PREVIEW)
    assert page.model.rows[2].state is State.UNCERTAIN
    page.table.chosen.emit(str(updated.number))
    click(qtbot, page.card.buttons[Choice.KEEP])
    settled(qtbot, dialog, PREVIEW)
    assert page.model.rows[1].state is State.SAME


def test_one_decision_for_all_and_rows_by_state(
    qtbot: QtBot, dialog: ImportDialog, session: Session, tmp_path: Path
) -> None:
    dialog.read_file(known_list(session, tmp_path))
    to_preview(qtbot, dialog)
    settled(qtbot, dialog, PREVIEW)
    page = dialog.preview_page
    choose(page.state, "uncertain")
    assert page.model.rowCount() == 1
    choose(page.for_all, Choice.REPLACE.value)
    settled(qtbot, dialog, PREVIEW)
    assert dialog.plan is not None and dialog.plan.count(State.UPDATED) == 2
    assert page.model.rowCount() == 3  # nobody is undecided, so all are shown again
    assert page.totals.text() == "3 rows = 1 new + 2 updated"


def test_the_same_list_again_has_nothing_to_import(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen = PeopleScreen(session, jobs, ask)
    qtbot.addWidget(screen)

    def import_it(dialog: ImportDialog) -> object:
        dialog.show()
        to_preview(qtbot, dialog)
        settled(qtbot, dialog, PREVIEW)
        click(qtbot, dialog.next_button)
        qtbot.waitUntil(lambda: dialog.value is not None, timeout=10_000)
        return dialog.value

    def look(dialog: ImportDialog) -> object:
        dialog.show()
        to_preview(qtbot, dialog)
        settled(qtbot, dialog, PREVIEW)
        assert dialog.next_button.accessibleName() == "Nothing to import"
        assert not dialog.next_button.isEnabled()
        dialog.reject()
        return dialog.value

    ask.answer(import_it, look)
    screen.deeds.import_list(FILES / "letterhead.xlsx")
    count = len(people_of(session))
    screen.deeds.import_list(FILES / "letterhead.xlsx")
    assert len(people_of(session)) == count


# --- reports of meetings ---------------------------------------------------------------------------


def test_a_meeting_report_checks_in_for_what_somebody_chooses(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    ws = session.workshop
    day = date(2023, 3, 29)
    wanted = records.add(ws, Session_, title="Ruang maya", day=day, starts=time(20))
    screen = PeopleScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    seen: dict[str, str] = {}

    def import_it(dialog: ImportDialog) -> object:
        dialog.show()
        to_preview(qtbot, dialog)
        settled(qtbot, dialog, PREVIEW)
        page = dialog.preview_page
        assert page.scope.isVisible()
        assert page.scope.combo.currentText().endswith("(suggested)")
        choose(page.scope.combo, NOBODY)
        settled(qtbot, dialog, PREVIEW)
        seen["nobody"] = page.remarks.text()
        choose(page.scope.combo, wanted)
        settled(qtbot, dialog, PREVIEW)
        seen["told"], seen["row"] = page.remarks.text(), page.model.index(0, 4).data()
        click(qtbot, dialog.next_button)
        qtbot.waitUntil(lambda: dialog.value is not None)
        return dialog.value

    def check_in_only(dialog: ImportDialog) -> object:
        dialog.show()
        to_preview(qtbot, dialog)
        settled(qtbot, dialog, PREVIEW)
        choose(dialog.preview_page.scope.combo, wanted)
        settled(qtbot, dialog, PREVIEW)
        seen["again"] = dialog.next_button.accessibleName()
        assert not dialog.next_button.isEnabled()
        choose(dialog.preview_page.scope.combo, other)
        settled(qtbot, dialog, PREVIEW)
        seen["other"] = dialog.next_button.accessibleName()
        click(qtbot, dialog.next_button)
        qtbot.waitUntil(lambda: dialog.value is not None)
        return dialog.value

    before = len(facts_of(session))
    ask.answer(import_it)
    screen.deeds.import_list(FILES / "zoom.csv")
    assert seen["nobody"].startswith("Nobody is checked in.")
    assert seen["told"].startswith("3 people are checked in (Ruang maya).")
    assert seen["row"].startswith("check-in 08:01")
    assert len(facts_of(session)) == before + 3
    notice = session.notices.latest
    assert notice is not None and notice.message == "Imported: 3 new people, 3 checked in."

    other = records.add(ws, Session_, title="Ruang lain", day=day, starts=time(21))
    ask.answer(check_in_only)
    screen.deeds.import_list(FILES / "zoom.csv")
    assert (seen["again"], seen["other"]) == ("Nothing to import", "Check 3 people in")
    notice = session.notices.latest
    assert notice is not None and notice.message == "Imported: 3 checked in."


def test_a_list_without_times_offers_no_check_in(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    dialog.read_file(FILES / "tabs-utf16.tsv")
    to_preview(qtbot, dialog)
    assert dialog.preview_page.scope.isHidden()


def facts_of(session: Session) -> list[AttendanceEvent]:
    ws = session.workshop
    return [e for p in ws.read.all(Person) for e in ws.read.events(p.id)]


# --- writing ---------------------------------------------------------------------------------------


def ready_to_write(qtbot: QtBot, session: Session, ask: FakeAsk, path: Path) -> ImportDialog:
    dialog = ImportDialog(session, ask, path)
    qtbot.addWidget(dialog)
    dialog.show()
    to_preview(qtbot, dialog)
    settled(qtbot, dialog, PREVIEW)
    return dialog


def test_writing_can_be_stopped_and_nothing_is_written(
    qtbot: QtBot, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    before, label = people_of(session), session.workshop.undo_label
    dialog = ready_to_write(qtbot, session, ask, large_list(tmp_path / "besar.csv", 3000))
    dialog.writing.slow.emit()
    click(qtbot, dialog.next_button)
    with qtbot.waitSignal(dialog.writing.progressed):
        pass
    dialog.writing.slow.emit()
    assert dialog.progress.isVisible() and not dialog.next_button.isEnabled()
    click(qtbot, dialog.progress.cancel)
    assert not dialog.writing.is_busy and dialog.isVisible() and dialog.value is None
    assert dialog.problem.text().startswith("Cancelled.")
    assert people_of(session) == before and session.workshop.undo_label is label

    click(qtbot, dialog.next_button)
    with qtbot.waitSignal(dialog.writing.progressed):
        pass
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden() and dialog.value is None
    assert people_of(session) == before and session.workshop.undo_label is label


def test_the_window_goes_on_while_a_large_list_is_written_and_taken_back(
    qtbot: QtBot, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    """How long it ever waits is measured in `tests/bench/bench_window.py`."""
    before = people_of(session)
    dialog = ready_to_write(qtbot, session, ask, large_list(tmp_path / "besar.csv", 2000))
    told: list[tuple[int, int]] = []
    dialog.writing.progressed.connect(lambda done, total: told.append((done, total)))
    click(qtbot, dialog.next_button)
    qtbot.waitUntil(lambda: dialog.value is not None, timeout=10_000)
    assert len(told) > 5 and told == sorted(told)
    assert len(people_of(session)) == len(before) + 2000

    shown: list[str] = []
    watch = QTimer(session, interval=5)
    watch.timeout.connect(lambda: shown.extend(_progress_shown()))
    watch.start()
    assert session.undo()
    watch.stop()
    assert people_of(session) == before
    assert len(shown) > 3 and shown[-1].endswith("done")


def test_a_workshop_that_is_closed_meanwhile_has_nothing_of_it(
    qtbot: QtBot, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    before, path = people_of(session), session.workshop.path
    dialog = ready_to_write(qtbot, session, ask, large_list(tmp_path / "besar.csv", 3000))
    click(qtbot, dialog.next_button)
    with qtbot.waitSignal(dialog.writing.progressed):
        pass
    session.close()
    assert not dialog.writing.is_busy
    again = Workshop.open_to_read(path)
    assert {p.name: p for p in again.read.all(Person)} == before
    again.close()


def test_taking_back_a_large_list_can_be_stopped(
    qtbot: QtBot, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    dialog = ready_to_write(qtbot, session, ask, large_list(tmp_path / "besar.csv", 2000))
    click(qtbot, dialog.next_button)
    qtbot.waitUntil(lambda: dialog.value is not None, timeout=10_000)
    after = people_of(session)
    QTimer.singleShot(0, session, _stop_what_is_shown)
    assert not session.undo()
    assert people_of(session) == after
    assert session.undo() and session.redo() and people_of(session).keys() == after.keys()


def test_enter_pressed_once_too_often_stops_nothing_and_escape_does(
    qtbot: QtBot, session: Session
) -> None:
    def steps() -> Steps[str]:
        for done in range(10_000):
            yield done, 10_000
        return "done"

    dialog = StepsDialog(session.theme, session.words, "Sekar", steps())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    busy = [dialog.work.is_busy]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    busy.append(dialog.work.is_busy)
    assert busy == [True, False] and isinstance(dialog.error, Cancelled)
    assert dialog.value is None and dialog.isHidden()


def _steps_dialogs() -> list[StepsDialog]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, StepsDialog) and w.isVisible()
    ]


def _progress_shown() -> list[str]:
    return [dialog.progress.words for dialog in _steps_dialogs()]


def _stop_what_is_shown() -> None:
    for dialog in _steps_dialogs():
        dialog.progress.cancel.click()


# --- what goes wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gambar.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\0", "is not a list that Lokakarya can read"),
        ("kosong.csv", b"", "There is nothing in"),
        ("rusak.xlsx", b"PK\x03\x04" + b"x" * 200, "is damaged or incomplete"),
    ],
)
def test_a_file_that_is_no_list_is_explained_and_nothing_is_lost(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    dialog.read_file(path)
    qtbot.waitUntil(lambda: dialog.problem.isVisible())
    assert said in dialog.problem.text()
    assert dialog.page == SOURCE and dialog.source_page.isEnabled()
    dialog.read_file(tmp_path / "tidak-ada.csv")
    qtbot.waitUntil(lambda: "There is no file" in dialog.problem.text())


def large_list(path: Path, rows: int) -> Path:
    text = "".join(f"{n},{invented_name(n)} {n},KPAI,Staf,0812{n:08d}\n" for n in range(rows))
    return written(path, "No,Nama,Instansi,Jabatan,No HP\n" + text)


def test_reading_can_be_stopped_and_started_again(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = large_list(tmp_path / "besar.csv", 20_000)
    dialog.read_file(path)
    dialog.work.cancel()
    qtbot.waitUntil(lambda: not dialog.work.is_busy, timeout=10_000)
    assert dialog.page == SOURCE and dialog.problem.isHidden()
    dialog.read_file(path)
    settled(qtbot, dialog, COLUMNS)


def test_closing_while_reading_leaves_no_thread(
    qtbot: QtBot, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    dialog = ImportDialog(session, ask, large_list(tmp_path / "besar.csv", 20_000))
    qtbot.addWidget(dialog)
    dialog.show()
    busy = dialog.work.is_busy
    dialog.reject()
    assert (busy, dialog.work.is_busy, dialog.value) == (True, False, None)


def ticks_until(qtbot: QtBot, dialog: ImportDialog, done: Callable[[], bool]) -> int:
    """Return how often the window came round to something else before it was done."""
    ticks: list[bool] = []
    timer = QTimer(dialog, interval=1)
    timer.timeout.connect(lambda: ticks.append(dialog.work.is_busy))
    timer.start()
    qtbot.waitUntil(done, timeout=20_000)
    timer.stop()
    return sum(ticks)


@pytest.mark.slow
def test_the_window_goes_on_while_ten_thousand_rows_are_read(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    """How long it ever waits is measured in `tests/bench/bench_window.py`."""
    path = large_list(tmp_path / "besar.csv", 10_000)
    dialog.read_file(path)
    reading = ticks_until(qtbot, dialog, lambda: not dialog.work.is_busy)
    settled(qtbot, dialog, COLUMNS)
    click(qtbot, dialog.next_button)
    planning = ticks_until(qtbot, dialog, lambda: not dialog.work.is_busy)
    settled(qtbot, dialog, PREVIEW)
    assert dialog.plan is not None and dialog.plan.count(State.NEW) == 10_000
    assert reading > 1 and planning > 1
