"""What tests of the window share: one theme per process, a workshop of one's own, answers prepared."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from workshop_app.actions.workshop import Workshop
from workshop_app.paths import resource
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.session import Session
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Folders, Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.words.catalogue import Words


def load_words(language: str) -> Words:
    """The words of the shipped catalogue."""
    return Words.load(language, resource("locale"))


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The look; made once, for style sheets take their time."""
    return Theme(qapp, scheme="light")


def bury(app: QApplication) -> None:
    """Delete at once what waits for it: closed windows would be dressed anew with every change of looks."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def surroundings(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Surroundings]:
    """English, light, with settings of its own."""
    settings = SettingsStore(tmp_path / "config" / "settings.json")
    settings.change(language="en", operator_name="Sari", desk="A", scheme="light")
    folders = Folders(tmp_path / "data", tmp_path / "documents")
    folders.documents.mkdir()
    yield Surroundings(theme, settings, load_words, folders)
    bury(qapp)
    theme.set_scheme("light")
    theme.set_text_size("normal")


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """An empty workshop on disk; its session closes it."""
    operator = surroundings.settings.value.operator
    return Workshop.create(
        tmp_path / "documents" / "small.workshop", operator, title="Small workshop"
    )


@pytest.fixture
def session(qtbot: QtBot, workshop: Workshop, surroundings: Surroundings) -> Iterator[Session]:
    """The workshop as a screen sees it."""
    made = Session(workshop, surroundings)
    yield made
    made.close()


@pytest.fixture
def ask() -> FakeAsk:
    """Answers what the test has prepared."""
    return FakeAsk()


@pytest.fixture
def jobs(qtbot: QtBot, tmp_path: Path) -> Iterator[Jobs]:
    """Jobs of this program."""
    made = Jobs(report_program(), Path(__file__).parents[2])
    yield made
    made.stop_all()


def report_program() -> Sequence[str]:
    """How this program is called to print."""
    import sys

    return [sys.executable, "-m", "workshop_app", "--report"]
