"""The window shows places, keeps state over a change of language, and never outgrows a small display."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import House
from workshop_app.actions import records
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Person
from workshop_app.ui.screens.settings import SettingsScreen
from workshop_app.ui.screens.start import StartScreen
from workshop_app.ui.shell.window import FRAME, SMALLEST


@pytest.fixture
def opened(house: House, workshop: Workshop) -> House:
    """The window with a small workshop."""
    workshop.close()
    house.deeds.files.open_path(workshop.path)
    return house


def _session(house: House) -> Workshop:
    session = house.window.session
    assert session is not None
    return session.workshop


def test_it_begins_with_the_start_screen(house: House) -> None:
    assert isinstance(house.window.stack.currentWidget(), StartScreen)
    assert house.window.windowTitle() == "Lokakarya"
    assert not house.window.menus.action("undo").isEnabled()
    assert not house.window.menus.action("merge").isEnabled()
    assert "All files stay on this laptop" in house.window.status.said


def test_an_open_workshop_brings_its_screens(opened: House) -> None:
    assert opened.window.place == "first"
    assert opened.window.windowTitle() == "Small workshop – Lokakarya"
    assert opened.screen("first").refreshed == 1
    assert "small.workshop" in opened.window.status.said
    assert "On this laptop only" in opened.window.status.said
    assert opened.window.menus.action("close").isEnabled()


def test_screens_are_made_when_first_shown_and_settled_when_left(
    qtbot: QtBot, opened: House
) -> None:
    assert opened.window.screen_widget("second") is None
    qtbot.mouseClick(opened.window.rail.button("second"), Qt.MouseButton.LeftButton)
    assert opened.window.place == "second"
    assert opened.screen("first").settled == 1
    assert opened.screen("second").hasFocus() or opened.screen("second").field is not None


def test_a_hidden_screen_is_refreshed_when_it_is_shown(opened: House) -> None:
    opened.window.show_place("second")
    first, second = opened.screen("first"), opened.screen("second")
    records.add(_session(opened), Agency, short_name="BNN")
    assert (first.refreshed, second.refreshed) == (1, 2)
    records.add(_session(opened), Agency, short_name="BIN")
    opened.window.show_place("first")
    assert first.refreshed == 2
    opened.window.show_place("second")
    opened.window.show_place("first")
    assert first.refreshed == 2


def test_what_does_not_concern_a_screen_does_not_refresh_it(opened: House) -> None:
    records.add(_session(opened), Person, name="Ani")
    assert opened.screen("first").refreshed == 1


def test_shortcuts_lead_to_screens(qtbot: QtBot, opened: House) -> None:
    shortcuts = {
        action.shortcut().toString(): action
        for action in opened.window.menus.findChildren(QAction)
        if action.shortcut().toString()
    }
    assert len(shortcuts) >= 12
    shortcuts["Ctrl+2"].trigger()
    assert opened.window.place == "second"
    shortcuts["Ctrl+,"].trigger()
    assert opened.window.place == "settings"


def test_the_language_changes_while_it_runs(opened: House) -> None:
    opened.screen("first").field.setText("half typed")
    opened.deeds.do("language", "id")
    assert opened.surroundings.settings.value.language == "id"
    assert opened.window.place == "first"
    assert opened.screen("first").field.text() == "half typed"
    assert opened.window.menus.action("undo").text() == "Urungkan"
    assert "laptop ini" in opened.window.status.said
    opened.deeds.do("language", "en")
    assert opened.window.menus.action("undo").text() == "Undo"


def test_the_look_changes_while_it_runs(opened: House) -> None:
    opened.deeds.do("scheme", "dark")
    assert opened.surroundings.theme.dark
    opened.deeds.do("text_size", "largest")
    assert opened.surroundings.theme.scale > 1
    value = opened.surroundings.settings.value
    assert (value.scheme, value.text_size) == ("dark", "largest")


def test_undo_and_redo_name_their_step(qtbot: QtBot, opened: House) -> None:
    records.add(_session(opened), Agency, short_name="BNN")
    undo = opened.window.menus.action("undo")
    assert undo.text() == "Undo: new agency BNN"
    undo.trigger()
    assert _session(opened).read.all(Agency) == []
    redo = opened.window.menus.action("redo")
    assert redo.text() == "Redo: new agency BNN"
    redo.trigger()
    assert len(_session(opened).read.all(Agency)) == 1


def test_another_place_can_be_asked_for_with_a_record(opened: House) -> None:
    opened.screen("first").open_requested.emit("second", "person", "p1")
    assert opened.window.place == "second"
    assert opened.screen("second").field.text() == "person p1"


def test_a_place_that_is_not_there_is_passed_over(opened: House) -> None:
    opened.window.show_place("start")
    assert opened.window.place == "first"


def test_the_last_screen_is_shown_again(opened: House) -> None:
    opened.window.show_place("second")
    path = _session(opened).path
    opened.deeds.close_workshop()
    assert opened.window.place == "start"
    opened.deeds.files.open_path(path)
    assert opened.window.place == "second"


def test_a_new_title_is_shown_at_once(opened: House) -> None:
    from workshop_app.domain.records import WORKSHOP_RECORD, Settings

    records.change(_session(opened), Settings, WORKSHOP_RECORD, title="Larger workshop")
    assert opened.window.windowTitle() == "Larger workshop – Lokakarya"


@pytest.mark.parametrize("text_size", ["normal", "largest"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_fits_a_small_display(opened: House, language: str, text_size: str) -> None:
    opened.deeds.do("language", language)
    opened.deeds.do("text_size", text_size)
    for name in (*opened.window.places(), "settings"):
        opened.window.show_place(name)
        hint = opened.window.minimumSizeHint()
        assert hint.expandedTo(SMALLEST) == SMALLEST, name
    opened.deeds.close_workshop()
    assert opened.window.minimumSizeHint().expandedTo(SMALLEST) == SMALLEST


def test_everything_that_takes_the_cursor_has_a_name(opened: House) -> None:
    for name in ("settings",):
        opened.window.show_place(name)
    nameless = [
        widget
        for widget in opened.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_who_works_here_is_changed_in_the_open_workshop(qtbot: QtBot, opened: House) -> None:
    opened.window.show_place("settings")
    screen = opened.window.screen_widget("settings")
    assert isinstance(screen, SettingsScreen)
    screen.operator.setText("  Budi   Santoso ")
    screen.desk.setText("Desk B")
    screen.desk.editingFinished.emit()
    operator = _session(opened).operator
    assert (operator.name, operator.desk) == ("Budi Santoso", "Desk B")


def test_choices_on_the_settings_screen_take_effect(qtbot: QtBot, opened: House) -> None:
    opened.window.show_place("settings")
    screen = opened.window.screen_widget("settings")
    assert isinstance(screen, SettingsScreen)
    screen.scheme.setCurrentIndex(screen.scheme.findData("dark"))
    screen.scheme.activated.emit(0)
    assert opened.surroundings.theme.dark
    opened.deeds.do("scheme", "light")
    assert screen.scheme.currentData() == "light"
    screen.language.setCurrentIndex(screen.language.findData("id"))
    screen.language.activated.emit(0)
    assert opened.surroundings.words.language == "id"
    assert opened.window.place == "settings"


def test_the_first_time_it_fits_the_display(house: House) -> None:
    window = house.window
    window.resize(QSize(4000, 3000))
    window.recall_geometry()
    room = window.screen().availableSize() - FRAME
    assert window.size() == room.expandedTo(window.minimumSize())


def test_closing_backs_up_and_frees_the_file(
    opened: House, qapp: QApplication, tmp_path: Path
) -> None:
    path = _session(opened).path
    opened.window.resize(QSize(1100, 700))
    opened.window.close()
    assert opened.backups.list()
    assert not list(path.parent.glob(".*.lock"))
    assert opened.surroundings.settings.value.geometry
    assert opened.surroundings.settings.value.recent[0].title == "Small workshop"


def test_what_is_half_typed_is_asked_about_before_it_is_lost(opened: House) -> None:
    opened.screen("first").field.setText("unfinished form")
    opened.ask.answer(False)
    assert not opened.window.may_let_go()
    [question] = opened.ask.questions
    assert question.text == "A form on “Overview” is half typed."
    assert "could not be saved" not in question.consequences
    opened.screen("first").field.setText("")
    assert opened.window.may_let_go()
