"""The whole window on the sample: every screen in every language and look; nothing is left behind."""

import gettext
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import bury, load_words, report_program
from tests.ui.fakes import FakeAsk
from workshop_app.actions.desk import search_people
from workshop_app.actions.overview import overview
from workshop_app.ui.run import Parts, Start
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.shell.screens import all_screens
from workshop_app.ui.shell.window import SMALLEST
from workshop_app.ui.surroundings import Folders, LoadWords
from workshop_app.words.catalogue import Words


class _Doubled(gettext.NullTranslations):
    """A language in which everything takes twice the room."""

    def gettext(self, message: str) -> str:
        return f"{message} {message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{msgid2} {msgid2}"


def _doubled(language: str) -> Words:
    return Words(language, _Doubled())


class House:
    """The parts, and a way to start them again with other words."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, home: Path) -> None:
        self._qtbot, self._app, self._home = qtbot, qapp, home

    def start(self, load: LoadWords = load_words, language: str = "") -> Parts:
        """Build everything and open the sample."""
        settings = SettingsStore(self._home / "settings.json")
        settings.change(language="en", scheme="light", operator_name="Sari", desk="A")
        folders = Folders(self._home / "data", self._home / "documents")
        log, program = self._home / "log", report_program()
        start = Start(settings, folders, log, load, program, language=language)
        self.parts = Parts(self._app, start, ask=FakeAsk())
        self._qtbot.addWidget(self.parts.window)
        self.parts.window.show()
        self.parts.deeds.do("sample")
        return self.parts


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, qapp, tmp_path)
    yield made
    made.parts.window.close()
    bury(qapp)
    made.parts.theme.set_scheme("light")
    made.parts.theme.set_text_size("normal")


def _named(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.accessibleName())


def _walk(parts: Parts) -> list[str]:
    """Show every place; return those that would not fit a small display."""
    too_large = []
    for name in parts.window.places():
        parts.window.show_place(name)
        assert parts.window.place == name
        assert not parts.window.grab().isNull()
        parts.app.sendPostedEvents()  # layouts are made anew between two events
        if parts.window.minimumSizeHint().expandedTo(SMALLEST) != SMALLEST:
            too_large.append(name)
    return too_large


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_screen_in_every_look_fits_a_small_display(house: House, language: str) -> None:
    parts = house.start()
    parts.window.resize(SMALLEST)
    parts.deeds.do("language", language)
    for scheme in ("light", "dark"):
        parts.deeds.do("scheme", scheme)
        assert _walk(parts) == []
    parts.deeds.do("text_size", "largest")
    assert _walk(parts) == []


def test_a_language_may_be_told_for_one_run(house: House) -> None:
    parts = house.start(language="id")
    settings = parts.surroundings.settings
    parts.window.show_place("practices")
    shown = parts.window.screen_widget("practices")
    assert shown is not None and shown.accessibleName() == "Praktik baik"
    assert settings.value.language == "en"
    parts.deeds.do("language", "id")  # now it is meant for good
    assert settings.value.language == "id"


def test_words_of_twice_the_length_do_no_harm(house: House) -> None:
    parts = house.start(_doubled)
    parts.window.resize(SMALLEST)
    assert len(parts.window.places()) == len(all_screens()) + 1
    _walk(parts)


def test_everything_that_takes_the_cursor_has_a_name(house: House) -> None:
    parts = house.start()
    for name in parts.window.places():
        parts.window.show_place(name)
        nameless = [
            type(widget).__name__
            for widget in parts.window.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not widget.accessibleName()
            and not (isinstance(widget, QLineEdit) and _named(widget.parentWidget()))
        ]
        assert nameless == [], name


def test_nothing_is_left_behind(qapp: QApplication, house: House) -> None:
    before = set(threading.enumerate())
    parts = house.start()
    _walk(parts)
    parts.window.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []
    assert set(threading.enumerate()) == before
    assert parts.jobs.running == ()
    ticking = [t for t in parts.deeds.findChildren(QTimer) if t.isActive()]
    assert ticking == []
    home = parts.surroundings.folders.data.parent
    assert [p for p in home.rglob("*") if p.suffix in (".part", ".lock") or "-wal" in p.name] == []
    assert qapp.overrideCursor() is None


@pytest.mark.window
def test_a_guest_is_checked_in_by_the_keyboard_alone(qtbot: QtBot, house: House) -> None:
    parts = house.start()
    window = parts.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    session = window.session
    assert session is not None
    absent = next(row for row in search_people(session.workshop, "") if not row.first_at)
    before = overview(session.workshop).present
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.place == "desk")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, absent.name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: overview(session.workshop).present == before + 1)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: overview(session.workshop).present == before)
