"""The keys of a screen work wherever the cursor is in the window, and only while that screen is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_tools import sample_session
from tests.ui.fakes import FakeAsk
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.evaluation import EvaluationScreen
from workshop_app.ui.screens.people import PeopleScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


class Window(QWidget):
    """Two screens that know Ctrl+I, one of them shown, and a button of the rail beside them."""

    def __init__(self, session: Session, jobs: Jobs, ask: FakeAsk) -> None:
        super().__init__()
        self.rail = QPushButton()
        self.people = PeopleScreen(session, jobs, ask)
        self.evaluation = EvaluationScreen(session, jobs, ask)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.people)
        self.stack.addWidget(self.evaluation)
        column = QVBoxLayout(self)
        column.addWidget(self.rail)
        column.addWidget(self.stack)


@pytest.fixture
def window(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> Window:
    made = Window(session, jobs, ask)
    qtbot.addWidget(made)
    made.resize(1084, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("place", ["rail", "list", "field"])
def test_ctrl_i_imports_once_wherever_the_cursor_is(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    called: list[str] = []
    monkeypatch.setattr(window.people.deeds, "import_list", lambda path: called.append("people"))
    cursor = {
        "rail": window.rail,
        "list": window.people.people_panel.table,
        "field": window.people.person_form.name,
    }[place]
    cursor.setFocus()
    qtbot.waitUntil(cursor.hasFocus)
    qtbot.keyClick(cursor, Qt.Key.Key_I, CTRL)
    assert called == ["people"]


def test_the_screen_that_is_shown_gets_the_key(
    qtbot: QtBot, window: Window, ask: FakeAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []
    monkeypatch.setattr(window.people.deeds, "import_list", lambda path: called.append("people"))
    window.stack.setCurrentWidget(window.evaluation)
    window.rail.setFocus()
    qtbot.waitUntil(window.rail.hasFocus)
    ask.answer(None)
    qtbot.keyClick(window.rail, Qt.Key.Key_I, CTRL)
    assert not called
    assert len(ask.asked) == 1
