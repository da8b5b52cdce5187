"""A desk or an overview on the sample workshop, shown and ready to be typed into."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from workshop_app.actions import templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.records import Agency, Person
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.desk import DeskScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings

ROOMY = QSize(1084, 730)
SARI = Operator("Sari", "A", "k7")


class EventDay:
    """10:12 on the day of the sample, one second later each time it is read."""

    def __init__(self) -> None:
        self.moment = datetime(2023, 3, 29, 3, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def sample_session(
    folder: Path, surroundings: Surroundings, template: str = "sample"
) -> Iterator[Session]:
    """A session on a workshop made from a template."""
    path = folder / f"{template}.workshop"
    made = Session(templates.create(path, SARI, template, clock=EventDay()), surroundings)
    yield made
    made.close()


def show(qtbot: QtBot, screen: Screen, size: QSize = ROOMY) -> None:
    """Show a screen and put the cursor where it wants it."""
    qtbot.addWidget(screen)
    screen.resize(size)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    target = screen.initial_focus()
    if target is not None:
        target.setFocus()
        qtbot.waitUntil(target.hasFocus)
    if isinstance(screen, DeskScreen):
        qtbot.waitUntil(lambda: screen.has_figures)


def person(ws: Workshop, beginning: str) -> Person:
    """The one person of the sample whose name holds `beginning`."""
    found = [p for p in ws.read.all(Person) if beginning in p.name]
    assert len(found) == 1
    return found[0]


def agency(ws: Workshop, short_name: str) -> Agency:
    """An agency of the sample."""
    found = [a for a in ws.read.all(Agency) if a.short_name == short_name]
    assert len(found) == 1
    return found[0]
