"""What the tests of the papers' screen share."""

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workshop_app.actions import guarding, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.ui.ask import Ask
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.papers import PapersScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.picker import Picker

BUILD_MS = 30_000


def decided_sample(surroundings: Surroundings, folder: Path) -> Workshop:
    """The sample with every finding decided; its session closes it."""
    operator = surroundings.settings.value.operator
    made = templates.create(folder / "documents" / "contoh.workshop", operator, "sample")
    for finding in guarding.Guard(made).open_findings():
        guarding.let_stand(made, finding, "contoh")
    return made


def shown(qtbot: QtBot, session: Session, jobs: Jobs, ask: Ask) -> Iterator[PapersScreen]:
    """The screen in a window of the usual size."""
    made = PapersScreen(session, jobs, ask)
    made.resize(1084, 730)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    jobs.stop_all()


def fresh(qtbot: QtBot, screen: PapersScreen) -> str:
    """Wait for the pages and return their text."""
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)
    assert screen.builder.path is not None
    pages = PdfReader(screen.builder.path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def combo(screen: PapersScreen, name: str, value: str) -> None:
    """Choose as a person does."""
    found = screen.options.fields[name]
    assert isinstance(found, Combo)
    found.set_value(value)
    found.activated.emit(found.currentIndex())


def pick(qtbot: QtBot, screen: PapersScreen, typed: str) -> None:
    """Type into the field for a person, and take the first of those who fit."""
    field = screen.options.fields["person"]
    assert isinstance(field, Picker) and not field.isHidden()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
