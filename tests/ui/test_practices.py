"""Good practices by typing and clicking: nothing typed is lost, the workshop and the screen agree."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.capture_tools import focused, shown
from tests.ui.fakes import FakeAsk
from tests.ui.typist import typing
from workshop_app.actions import contributions, records, templates
from workshop_app.actions.backups import BackupStore
from workshop_app.actions.conflicts import conflicts_of
from workshop_app.actions.merging import merge
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.errors import DiskFull
from workshop_app.domain.records import Agency, Person, Practice, Settings, Strategy
from workshop_app.ui.autosave import LONGEST_MS
from workshop_app.ui.dialogs.history import HistoryDialog
from workshop_app.ui.dialogs.versions import VersionsDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.shell.deeds import Deeds
from workshop_app.ui.shell.screens import all_screens
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.surroundings import Surroundings

TEXT = "Kami melatih dua ratus kader desa mengenali perekrutan yang tidak wajar. Lalu melapor."


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> PracticesScreen:
    return shown(qtbot, PracticesScreen(session, jobs, ask))


def all_practices(session: Session) -> list[Practice]:
    return session.workshop.read.all(Practice)


def newest(session: Session) -> Practice:
    return max(all_practices(session), key=lambda p: (p.created_at, p.id))


def agency_named(session: Session, short_name: str) -> Agency:
    return records.find(session.workshop, Agency, short_name)


# --- typing --------------------------------------------------------------------------------------


def test_from_agency_to_session_by_keyboard_alone_in_ninety_seconds(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    keys = 0

    def press(text: str) -> None:
        nonlocal keys
        keys += len(text)
        for character in text:
            if character == "\t":
                qtbot.keyClick(focused(), Qt.Key.Key_Tab)
            else:
                qtbot.keyClicks(focused(), character)

    press("kemenkes\tLatihan kader desa\t")
    press(TEXT + "\t31\tTerlatih dan melapor.\t")
    press("1.789\tkader\t2022\t")
    before = len(all_practices(session))
    qtbot.keyClick(focused(), Qt.Key.Key_Down)  # the presenter: the first of those present
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert keys + 3 < 90 * 200 / 60  # forty words a minute
    assert len(all_practices(session)) == before + 1
    made = newest(session)
    strategies = {s.number: s.id for s in session.workshop.read.all(Strategy)}
    assert made.agency_id == agency_named(session, "Kemenkes").id
    assert (made.title, made.action) == ("Latihan kader desa", TEXT)
    assert made.strategies == (strategies[3], strategies[1])
    assert (made.result, made.result_number) == ("Terlatih dan melapor.", "1.789")
    assert (made.result_unit, made.result_period) == ("kader", "2022")
    presenter = session.workshop.require(Person, made.presenter_id)
    assert presenter.agency_id == made.agency_id
    assert focused() is screen.form.agency
    assert not screen.form.has_words and screen.form.agency.value == ""


def test_every_pause_saves_and_the_chip_tells_the_truth(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    before = len(all_practices(session))
    qtbot.keyClicks(screen.form.action, "Kami membuka posko")
    assert screen.form.chip.text() == "Not saved yet"

    qtbot.waitUntil(lambda: screen.form.chip.text().startswith("Draft saved"))

    assert len(all_practices(session)) == before + 1
    assert newest(session).action == "Kami membuka posko"
    assert screen.panel.current_id == newest(session).id
    qtbot.keyClicks(screen.form.action, " bersama")
    assert screen.form.chip.text() == "Not saved yet"
    qtbot.waitUntil(lambda: newest(session).action == "Kami membuka posko bersama")


def test_typing_without_a_pause_is_saved_all_the_same(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    before = len(all_practices(session))

    def saved_while_typing() -> bool:
        qtbot.keyClicks(screen.form.action, "kata ")
        return len(all_practices(session)) > before

    qtbot.waitUntil(saved_while_typing, timeout=LONGEST_MS + 3000)


def test_an_agency_alone_makes_no_record(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    before = len(all_practices(session))
    qtbot.keyClicks(screen.form.agency, "kpai")
    qtbot.keyClick(screen.form.agency, Qt.Key.Key_Return)

    screen.settle()

    assert len(all_practices(session)) == before
    assert screen.form.agency.value == agency_named(session, "KPAI").id


def test_a_title_left_empty_is_made_of_the_first_words(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.action, TEXT)
    assert screen.form.title_field.placeholderText().startswith("Kami melatih dua ratus kader")

    qtbot.keyClick(screen.form.action, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert newest(session).title.startswith("Kami melatih dua ratus kader")


def test_the_session_stays_for_the_next_form(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.action, "Satu")
    screen.form.session_box.setCurrentIndex(2)
    screen.form.session_box.activated.emit(2)
    chosen = screen.form.session_box.value

    qtbot.mouseClick(screen.form.next_button, Qt.MouseButton.LeftButton)

    assert newest(session).session_id == chosen == screen.form.session_box.value


def test_strategies_by_digits_in_text_and_in_their_row(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    ids = {s.number: s.id for s in session.workshop.read.all(Strategy)}
    screen.form.action.setFocus()
    qtbot.keyClicks(screen.form.action, "Kata 5")
    qtbot.keyClick(screen.form.action, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    screen.form.strategies.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_2)
    qtbot.keyClick(focused(), Qt.Key.Key_Right)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)

    assert screen.form.action.toPlainText() == "Kata 5"
    assert list(screen.form.strategies.value) == [ids[5], ids[2]]
    chips = screen.form.strategies.chips
    assert chips[4].accessibleName().endswith(", main")
    assert chips[4].isChecked() and not chips[2].isChecked()
    qtbot.mouseClick(chips[4], Qt.MouseButton.LeftButton)
    assert list(screen.form.strategies.value) == [ids[2]]
    assert chips[1].accessibleName().endswith(", main")


def test_a_figure_that_is_no_number_is_pointed_out_and_kept(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.number, "banyak")
    assert "“banyak” is no number" in screen.form.problem.text()

    screen.settle()

    assert newest(session).result_number == "banyak"
    screen.form.number.clear()
    qtbot.keyClicks(screen.form.number, "1.789")
    assert screen.form.problem.isHidden()


# --- who is on no list -----------------------------------------------------------------------------


def test_an_unknown_agency_can_be_added_from_its_field(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.agency, "Dinas Baru")
    assert [o.text for o in screen.form.agency.options] == ["Add “Dinas Baru” as a new agency"]
    qtbot.keyClick(screen.form.agency, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.form.presenter, "Wira Kusumo")
    qtbot.keyClick(screen.form.presenter, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.form.action, "Kami mulai.")
    screen.settle()

    agency = agency_named(session, "Dinas Baru")
    assert not agency.invited
    assert newest(session).agency_id == agency.id
    person = session.workshop.require(Person, newest(session).presenter_id)
    assert (person.name, person.agency_id) == ("Wira Kusumo", agency.id)


def test_what_is_on_no_list_is_not_passed_over(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.agency, "Entah")
    qtbot.keyClick(screen.form.agency, Qt.Key.Key_Escape)
    assert screen.form.agency.text() == ""
    qtbot.keyClicks(screen.form.agency, "Entah")
    screen.form.action.setFocus()
    qtbot.keyClicks(screen.form.action, "Kata")
    qtbot.keyClick(screen.form.action, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert focused() is screen.form.agency and screen.form.agency.is_open
    assert screen.form.action.toPlainText() == "Kata"
    screen.settle()
    latest = session.notices.latest
    assert latest is not None and "“Entah” is on no list" in latest.message
    assert newest(session).action == "Kata"


def test_aliases_find_an_agency(qtbot: QtBot, screen: PracticesScreen, session: Session) -> None:
    agency = next(a for a in session.workshop.read.all(Agency) if a.aliases)
    qtbot.keyClicks(screen.form.agency, agency.aliases[0])
    assert agency.id in [option.id for option in screen.form.agency.options]


# --- going from one to another -----------------------------------------------------------------------


def test_going_to_another_record_saves_first(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.title_field, "Baru saja diketik")
    view = screen.panel.view

    qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(screen.panel.model.index(1, 0)).center(),
    )

    assert newest(session).title == "Baru saja diketik"
    assert screen.draft.record_id != newest(session).id
    assert screen.form.title_field.text() != "Baru saja diketik"


def test_escape_leaves_the_field_and_arrows_go_through_the_list(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    screen.form.action.setFocus()
    qtbot.keyClick(screen.form.action, Qt.Key.Key_Escape)
    assert focused() is screen.panel.view
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)

    assert screen.draft.record_id == screen.panel.current_id != ""
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is screen.form.agency
    qtbot.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert screen.draft.record_id == ""


def test_the_list_filters_by_words_and_strategy(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    assert screen.panel.model.rowCount() == 7
    qtbot.keyClicks(screen.panel.filter, "perikanan")
    assert screen.panel.model.rowCount() == 1
    screen.panel.filter.clear()
    strategy = session.workshop.read.all(Strategy)[5]
    screen.panel.strategy.set_value(strategy.id)
    screen.panel.strategy.activated.emit(1)
    expected = [p for p in all_practices(session) if strategy.id in p.strategies]
    assert screen.panel.model.rowCount() == len(expected) > 0
    qtbot.keyClicks(screen.panel.filter, "zzz")
    assert screen.panel.stack.currentWidget() is screen.panel.nothing
    qtbot.mouseClick(screen.panel.all_button, Qt.MouseButton.LeftButton)
    assert screen.panel.model.rowCount() == 7


def test_other_screens_lead_to_a_practice_and_to_an_empty_strategy(
    screen: PracticesScreen, session: Session
) -> None:
    wanted = all_practices(session)[3]
    screen.show_record("practice", wanted.id)
    assert screen.form.title_field.text() == wanted.title
    strategy = session.workshop.read.all(Strategy)[1]
    screen.show_record("strategy", strategy.id)
    assert screen.draft.record_id == ""
    assert screen.form.strategies.value == (strategy.id,)


def test_state_is_carried_to_the_screen_in_the_other_language(
    qtbot: QtBot, screen: PracticesScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    wanted = all_practices(session)[2]
    screen.open(wanted.id)
    screen.panel.filter.setText("a")
    other = PracticesScreen(session, jobs, ask)
    qtbot.addWidget(other)

    other.restore(screen.state())

    assert other.draft.record_id == wanted.id
    assert other.panel.filter.text() == "a"


# --- changes from elsewhere --------------------------------------------------------------------------


def test_changes_from_outside_come_into_fields_nobody_types_in(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    record = all_practices(session)[0]
    screen.open(record.id)
    qtbot.keyClicks(screen.form.result, "Sedang diketik")

    records.change(session.workshop, Practice, record.id, title="Judul dari luar", result="Lain")

    assert screen.form.title_field.text() == "Judul dari luar"
    assert screen.form.result.toPlainText().startswith("Sedang diketik")
    assert screen.panel.model.row_of(record.id).title == "Judul dari luar"  # type: ignore[union-attr]
    screen.settle()
    assert session.workshop.require(Practice, record.id).result.startswith("Sedang diketik")


def test_a_record_deleted_elsewhere_leaves_what_is_being_typed(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    record = all_practices(session)[0]
    screen.open(record.id)
    screen.form.action.selectAll()
    qtbot.keyClicks(screen.form.action, "Masih saya ketik")

    records.remove(session.workshop, Practice, record.id)

    screen.settle()
    made = newest(session)
    assert made.id != record.id and made.action == "Masih saya ketik"


def test_undo_takes_back_a_run_of_typing_and_then_the_record(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    record = all_practices(session)[0]
    screen.open(record.id)
    screen.form.title_field.selectAll()
    for part in ("Satu ", "dua ", "tiga"):
        qtbot.keyClicks(screen.form.title_field, part)
        screen.save()
    qtbot.keyClicks(screen.form.period, "2022")
    screen.save()

    session.undo()
    assert (screen.form.period.text(), screen.form.title_field.text()) == ("", "Satu dua tiga")
    session.undo()
    assert screen.form.title_field.text() == record.title
    assert session.workshop.undo_label is None


def test_an_undone_new_practice_leaves_an_empty_form(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.action, "Kami")
    screen.save()
    session.undo()

    assert screen.form.action.toPlainText() == ""
    assert screen.panel.model.rowCount() == 7
    session.redo()
    assert screen.panel.model.rowCount() == 8


def test_delete_offers_undo(qtbot: QtBot, screen: PracticesScreen, session: Session) -> None:
    record = all_practices(session)[-1]
    screen.open(record.id)
    screen.panel.view.setFocus()
    qtbot.keyClick(screen.panel.view, Qt.Key.Key_Delete)

    assert session.workshop.read.get(Practice, record.id).deleted  # type: ignore[union-attr]
    assert screen.draft.record_id not in ("", record.id)
    notice = session.notices.latest
    assert notice is not None and notice.act is not None and notice.action == "Undo"
    notice.act()
    assert screen.panel.model.row_of(record.id) is not None


def test_the_history_brings_a_wording_back(
    screen: PracticesScreen, session: Session, ask: FakeAsk
) -> None:
    record = all_practices(session)[0]
    for title in ("Judul kedua", "Judul ketiga"):
        records.change(session.workshop, Practice, record.id, title=title)
    screen.open(record.id)

    def first_wording(dialog: HistoryDialog) -> object:
        (button,) = dialog.back_buttons  # both changes belong to one sitting
        button.click()
        return dialog.value

    ask.answer(first_wording)
    screen.form.history_button.click()

    assert session.workshop.require(Practice, record.id).title == record.title
    assert screen.form.title_field.text() == record.title
    assert session.notices.latest is not None
    assert session.notices.latest.message == "The earlier wording is back."


def test_each_text_has_wordings_one_can_go_back_to(
    screen: PracticesScreen, session: Session, ask: FakeAsk
) -> None:
    record = all_practices(session)[0]
    session.workshop.operator = Operator("Budi", "B", "m3")
    records.change(session.workshop, Practice, record.id, title="Judul yang lain sama sekali")
    screen.open(record.id)

    def first_title(dialog: HistoryDialog) -> object:
        pane = dialog.pane
        pages = [dialog.page_box.itemText(n) for n in range(dialog.page_box.count())]
        assert pages == ["All changes", "Title · 2 wordings"]
        dialog.show_text("title")
        assert pane.list.currentRow() == 1 and pane.back_button.isEnabled()
        assert {p.change for p in pane.view.pieces} >= {"added", "removed"}
        assert "Struck through" in pane.remark.text()
        pane.list.setCurrentRow(0)
        assert not pane.back_button.isEnabled()
        assert {p.change for p in pane.view.pieces} == {"same"}
        pane.list.setCurrentRow(1)
        pane.back_button.click()
        return dialog.value

    ask.answer(first_title)
    screen.form.history_button.click()

    assert session.workshop.require(Practice, record.id).title == record.title
    session.undo()
    assert session.workshop.require(Practice, record.id).title == "Judul yang lain sama sekali"


def test_versions_written_apart_are_shown_and_decided(
    screen: PracticesScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    ws, record = session.workshop, all_practices(session)[0]
    copy = tmp_path / "copy.workshop"
    ws.file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy.write_bytes(ws.path.read_bytes())
    with closing(Workshop.open(copy, Operator("Budi", "B", "m3"))) as other:
        records.change(other, Practice, record.id, title="Judul Budi")
    records.change(ws, Practice, record.id, title="Judul Sari")
    merge(ws, copy)
    screen.open(record.id)
    assert "compare 1 field" in screen.form.conflict.text()

    def take_the_other(dialog: VersionsDialog) -> object:
        assert "stands now" in dialog.choices[0].text()
        dialog.choices[1].click()
        dialog.accept()
        return dialog.value

    shown = screen.form.title_field.text()
    ask.answer(take_the_other)
    screen.form.conflict.click()

    assert conflicts_of(ws, Practice, record.id) == []
    assert {shown, screen.form.title_field.text()} == {"Judul Budi", "Judul Sari"}
    assert screen.form.conflict.isHidden()


def test_the_text_as_it_was_submitted_stands_below_the_edited_one(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.form.action, "Kami membuka posko.")
    screen.save()
    qtbot.keyClicks(screen.form.action, " Lalu dua lagi.")
    screen.save()
    made = newest(session)
    assert made.submitted == "" and screen.submitted.isHidden()
    screen.new_form()
    assert newest(session).submitted == "Kami membuka posko. Lalu dua lagi."

    screen.open(made.id)
    assert screen.submitted.isHidden()
    qtbot.keyClicks(screen.form.action, "Sejak 2022: ")
    screen.save()
    assert not screen.submitted.isHidden()
    screen.submitted.fold.open()
    added = "".join(p.text for p in screen.submitted.view.pieces if p.change == "added")
    assert "Sejak 2022:" in added
    screen.new_form()
    assert screen.submitted.isHidden()
    assert newest(session).submitted == "Kami membuka posko. Lalu dua lagi."
    session.undo()  # what was typed afterwards
    session.undo()  # the whole of what was written first, with the text that was put aside
    assert made.id not in [p.id for p in all_practices(session)]


# --- when the disk says no ---------------------------------------------------------------------------


def test_a_failed_save_keeps_the_words_and_says_so(
    qtbot: QtBot, screen: PracticesScreen, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise DiskFull(path="contoh.workshop")

    with monkeypatch.context() as patch:
        patch.setattr(contributions, "save", full)
        qtbot.keyClicks(screen.form.action, "Tetap di sini")
        screen.new_form()
        assert screen.form.action.toPlainText() == "Tetap di sini"
        assert screen.form.chip.text() == "Not saved"
        assert screen.unsaved
        latest = session.notices.latest
        assert latest is not None and "disk is full" in latest.message

    screen.new_form()

    assert newest(session).action == "Tetap di sini"
    assert not screen.unsaved


def test_a_workshop_opened_for_reading_takes_no_words(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    reading = Session(Workshop.open_to_read(session.workshop.path), session.surroundings)
    screen = PracticesScreen(reading, jobs, ask)
    qtbot.addWidget(screen)
    screen.refresh_if_stale()

    assert not screen.form.isEnabled()
    assert screen.form.chip.text() == "Open for reading only"
    assert screen.panel.model.rowCount() == 7
    reading.close()


def test_in_the_whole_window_ctrl_n_begins_a_practice_not_a_workshop(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    path, around = session.workshop.path, session.surroundings
    session.workshop.close()
    window = MainWindow(around, jobs, all_screens())
    window.use(ask)
    deeds = Deeds(window, around, jobs, ask, BackupStore(around.folders.backups))
    qtbot.addWidget(window)
    deeds.files.open_path(path)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_place("practices")
    screen = window.screen_widget("practices")
    assert isinstance(screen, PracticesScreen)
    for field in (screen.form.action, screen.form.title_field, screen.panel.view):
        screen.open(screen.panel.model.ids[3])
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert screen.draft.record_id == ""
        assert focused() is screen.form.agency
    qtbot.keyClicks(screen.form.action, "Kata terakhir")
    window.close()

    assert ask.asked == []
    session.workshop = Workshop.open(path, Operator("Sari", "A", "k7"))
    assert newest(session).action == "Kata terakhir"


def test_words_survive_a_kill(session: Session, tmp_path: Path) -> None:
    path = session.workshop.path
    session.workshop.close()
    with typing(path, tmp_path / "home", "words", "Kata yang tidak boleh hilang") as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "saved\n"

    session.workshop = Workshop.open(path, Operator("Sari", "A", "k7"))

    assert newest(session).action == "Kata yang tidak boleh hilang"


# --- looks -------------------------------------------------------------------------------------------


def test_an_empty_list_teaches(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> None:
    for record in all_practices(session):
        records.remove(session.workshop, Practice, record.id)
    records.change(session.workshop, Settings, session.workshop.settings.id, place="Jakarta")
    screen = PracticesScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.refresh_if_stale()

    assert screen.panel.stack.currentWidget() is screen.panel.empty
    assert "saved as you type" in screen.panel.empty.accessibleName()


@pytest.mark.parametrize("size", ["normal", "largest"])
def test_it_fits_the_smallest_window(
    screen: PracticesScreen, surroundings: Surroundings, size: str
) -> None:
    surroundings.theme.set_text_size(size)
    hint = screen.minimumSizeHint()
    assert hint.width() <= SCREEN_FITS.width() and hint.height() <= SCREEN_FITS.height()
