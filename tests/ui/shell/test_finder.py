"""Ctrl+K from anywhere: records, people, screens and commands by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words, report_program
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records
from workshop_app.domain.records import Agency, Practice
from workshop_app.ui.dialogs.palette import PaletteDialog
from workshop_app.ui.run import Parts, Start
from workshop_app.ui.screens.contribution_screen import ContributionScreen
from workshop_app.ui.screens.people import PeopleScreen
from workshop_app.ui.session import Session
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Folders


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def parts(qtbot: QtBot, qapp: QApplication, tmp_path: Path, ask: FakeAsk) -> Iterator[Parts]:
    """A whole window with the sample open."""
    settings = SettingsStore(tmp_path / "settings.json")
    settings.change(language="en", scheme="light", operator_name="Sari", desk="A")
    folders = Folders(tmp_path / "data", tmp_path / "documents")
    start = Start(settings, folders, tmp_path / "log", load_words, report_program())
    made = Parts(qapp, start, ask=ask)
    qtbot.addWidget(made.window)
    made.window.show()
    made.deeds.do("sample")
    yield made
    made.window.close()


def opened(parts: Parts) -> Session:
    assert parts.window.session is not None
    return parts.window.session


class Typist:
    """Types into the palette and presses Enter; keeps what it saw."""

    def __init__(self, qtbot: QtBot, text: str, *, down: int = 0) -> None:
        self._qtbot, self._text, self._down = qtbot, text, down
        self.lines: list[str] = []

    def __call__(self, dialog: QDialog) -> object:
        assert isinstance(dialog, PaletteDialog)
        tester = QAbstractItemModelTester(dialog.model)
        self._qtbot.keyClicks(dialog.field, self._text)
        for _ in range(self._down):
            self._qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
        self.lines = [dialog.model.index(n, 0).data() for n in range(dialog.model.rowCount())]
        self._qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        del tester
        return dialog.value


def test_a_record_is_opened_on_its_screen(qtbot: QtBot, parts: Parts, ask: FakeAsk) -> None:
    practice = opened(parts).workshop.read.all(Practice)[3]
    typist = Typist(qtbot, practice.code)
    ask.answer(typist)
    parts.deeds.do("find")

    assert typist.lines[0].endswith(f"{practice.code}, good practice")
    assert parts.window.place == "practices"
    screen = parts.window.screen_widget("practices")
    assert isinstance(screen, ContributionScreen) and screen.draft.record_id == practice.id


def test_an_agency_is_opened_among_the_agencies(qtbot: QtBot, parts: Parts, ask: FakeAsk) -> None:
    agency = records.find(opened(parts).workshop, Agency, "Bakamla")
    ask.answer(Typist(qtbot, "bakamla"))
    parts.deeds.do("find")

    screen = parts.window.screen_widget("people")
    assert isinstance(screen, PeopleScreen) and screen.agencies.record_id == agency.id


def test_screens_and_commands_are_found_by_the_beginnings_of_their_words(
    qtbot: QtBot, parts: Parts, ask: FakeAsk
) -> None:
    ask.answer(Typist(qtbot, "matr"))
    parts.deeds.do("find")
    assert parts.window.place == "matrix"

    ask.answer(Typist(qtbot, "close the work"))
    parts.deeds.do("find")
    assert parts.window.session is None

    typist = Typist(qtbot, "proceed")
    ask.answer(typist)
    parts.deeds.do("find")
    assert typist.lines == []


def test_arrows_choose_and_without_words_all_screens_are_offered(
    qtbot: QtBot, parts: Parts, ask: FakeAsk
) -> None:
    typist = Typist(qtbot, "", down=4)
    ask.answer(typist)
    parts.deeds.do("find")

    assert typist.lines[0] == "Overview, screen"
    assert parts.window.place == [entry.name for entry in parts.window.entries][4]


def test_half_typed_words_are_saved_before_and_then_found(
    qtbot: QtBot, parts: Parts, ask: FakeAsk
) -> None:
    parts.window.show_place("practices")
    screen = parts.window.screen_widget("practices")
    assert isinstance(screen, ContributionScreen)
    qtbot.keyClicks(screen.form.made["action"].widget, "Pelampung oranye")
    typist = Typist(qtbot, "lampung oran")
    ask.answer(typist)
    parts.deeds.do("find")

    assert any("Pelampung oranye" in line for line in typist.lines)


def test_ctrl_k_works_while_somebody_types(qtbot: QtBot, parts: Parts, ask: FakeAsk) -> None:
    parts.window.activateWindow()
    qtbot.waitUntil(parts.window.isActiveWindow)
    parts.window.show_place("practices")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "abc")
    field.home(False)
    ask.answer(None)
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert ask.asked == [("gather", "Find anything")]
    assert field.text() == "abc"
