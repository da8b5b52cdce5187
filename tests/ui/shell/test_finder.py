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
from workshop_app.actions import attachments, finding, records
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    Challenge,
    Commitment,
    Minute,
    Person,
    PlanAction,
    Practice,
    Question,
    Settings,
    Strategy,
)
from workshop_app.domain.records import Session as Meeting
from workshop_app.ui.dialogs.palette import PaletteDialog
from workshop_app.ui.models.palette import fitting
from workshop_app.ui.run import Parts, Start
from workshop_app.ui.screens.contribution_screen import ContributionScreen
from workshop_app.ui.screens.people import PeopleScreen
from workshop_app.ui.session import Session
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.shell.commands import COMMANDS
from workshop_app.ui.shell.finder import fixed_offers
from workshop_app.ui.shell.screens import all_screens
from workshop_app.ui.surroundings import Folders
from workshop_app.ui.widgets.prose import ProseField


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


def test_every_kind_leads_to_its_place(
    qtbot: QtBot, parts: Parts, ask: FakeAsk, tmp_path: Path
) -> None:
    ws = opened(parts).workshop
    practice = ws.read.all(Practice)[1].id
    records.add(ws, Challenge, title="Tantangan serbaneka")
    records.add(ws, Commitment, description="Janji serbaneka")
    records.add(ws, Minute, text="Butir serbaneka")
    records.add(ws, Meeting, title="Sesi serbaneka")
    records.add(ws, Strategy, number=7, title="Strategi serbaneka")
    records.add(ws, Question, text="Pertanyaan serbaneka")
    records.add(ws, PlanAction, title="Aksi serbaneka")
    records.add(ws, Person, name="Serbaneka Putri")
    records.change(ws, Settings, WORKSHOP_RECORD, foreword="Kata serbaneka")
    document = tmp_path / "surat serbaneka.pdf"
    document.write_bytes(b"%PDF-1.4")
    attachments.attach(ws, "practice", practice, document)
    places = {
        "challenge": "challenges",
        "commitment": "commitments",
        "minute": "minutes",
        "session": "minutes",
        "strategy": "practices",
        "question": "evaluation",
        "plan_action": "matrix",
        "person": "people",
        "workshop": "proceedings",
        "attachment": "practices",
    }
    found = {one.kind: one.title for one in finding.find(ws, "serbaneka")}
    assert found.keys() == places.keys()
    for kind, place in places.items():
        parts.window.show_place("overview")
        ask.answer(_Chooser(kind), None)  # the plan opens in a dialog
        parts.deeds.do("find")
        assert parts.window.place == place, kind
        ask.answers.clear()
    screen = parts.window.screen_widget("practices")
    assert isinstance(screen, ContributionScreen) and screen.draft.record_id == practice


class _Chooser:
    """Looks for one word and takes the line of a kind."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __call__(self, dialog: QDialog) -> object:
        assert isinstance(dialog, PaletteDialog)
        dialog.field.setText("serbaneka")
        row = next(n for n, offer in enumerate(dialog.model.rows) if offer.kind == self._kind)
        dialog.view.clicked.emit(dialog.model.index(row, 0))
        return dialog.value


def test_every_screen_and_every_command_is_offered(parts: Parts, ask: FakeAsk) -> None:
    words = parts.surroundings.words
    fixed = fixed_offers(parts.window, words, is_open=True)
    names = {offer.key for offer in fixed}
    assert {entry.name for entry in all_screens()} <= names
    assert {entry.name for entry in COMMANDS} - {"find"} <= names
    for offer in fixed:
        assert offer in fitting(fixed, offer.title)


def test_what_led_to_a_record_is_marked_in_it(qtbot: QtBot, parts: Parts, ask: FakeAsk) -> None:
    practice = opened(parts).workshop.read.all(Practice)[0]
    word = max(practice.action.split(), key=len).strip(".,")
    ask.answer(Typist(qtbot, f"{practice.code} {word}"))
    parts.deeds.do("find")

    screen = parts.window.screen_widget("practices")
    assert isinstance(screen, ContributionScreen) and screen.draft.record_id == practice.id
    action = screen.form.made["action"].widget
    assert isinstance(action, ProseField) and action.marked >= 1


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
    ask.answer(True)  # "abc" is on no list: closing asks whether it may be lost
