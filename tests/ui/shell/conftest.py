"""A whole window with two small screens of its own, and somebody who answers."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from workshop_app.actions.backups import BackupStore
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.shell.deeds import Deeds
from workshop_app.ui.shell.screens import ScreenEntry
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.surroundings import Surroundings


class FirstScreen(Screen):
    """Counts its refreshes and has one field."""

    NAME, TITLE, ICON = "first", "Overview", "users"
    TABLES = ("agency",)

    def _build(self) -> None:
        self.refreshed = self.settled = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self) -> None:
        self.refreshed += 1

    def initial_focus(self) -> QWidget:
        return self.field

    def settle(self) -> None:
        self.settled += 1

    def state(self) -> object:
        return self.field.text()

    def restore(self, state: object) -> None:
        self.field.setText(str(state))

    def show_record(self, kind: str, record_id: str) -> None:
        self.field.setText(f"{kind} {record_id}")

    @property
    def unfinished(self) -> bool:
        return self.field.text().startswith("unfinished")


class SecondScreen(FirstScreen):
    """Another one."""

    NAME, TITLE, ICON = "second", "Good practices", "flag"


ENTRIES = (
    ScreenEntry("first", "Overview", "users", lambda: FirstScreen),
    ScreenEntry("second", "Good practices", "flag", lambda: SecondScreen),
)


class House:
    """Window, deeds, answers and what is around them."""

    def __init__(self, surroundings: Surroundings, jobs: Jobs, ask: FakeAsk) -> None:
        self.surroundings, self.jobs, self.ask = surroundings, jobs, ask
        self.backups = BackupStore(surroundings.folders.backups)
        self.window = MainWindow(surroundings, jobs, ENTRIES)
        self.window.use(ask)
        self.deeds = Deeds(self.window, surroundings, jobs, ask, self.backups)

    def screen(self, name: str) -> FirstScreen:
        """One of the two screens."""
        found = self.window.screen_widget(name)
        assert isinstance(found, FirstScreen)
        return found


@pytest.fixture
def house(qtbot: QtBot, surroundings: Surroundings, jobs: Jobs, ask: FakeAsk) -> Iterator[House]:
    """A window that is shown."""
    made = House(surroundings, jobs, ask)
    qtbot.addWidget(made.window)
    made.window.show_start()
    made.window.show()
    yield made
    made.window.close()
