"""Carrying over in the window: which workshop, what came, undo, and where a commitment comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.capture_tools import shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Commitment
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.carrying import carry_over
from workshop_app.ui.dialogs.carrying import CarryDialog, Carrying
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.commitments import CommitmentsScreen
from workshop_app.ui.session import Session
from workshop_app.ui.settings import RecentFile
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def earlier(surroundings: Surroundings, tmp_path: Path) -> Iterator[Path]:
    """An earlier workshop: the sample, with four open commitments and one that is done."""
    operator = surroundings.settings.value.operator
    made: Workshop = templates.create(tmp_path / "earlier.workshop", operator, "sample")
    one = made.read.all(Commitment)[1]
    records.change(made, Commitment, one.id, status="not-started")
    records.change(made, Commitment, one.id, status="in-progress")
    made.close()
    yield made.path


def told(session: Session) -> str:
    """What the last notice says, "" if there was none."""
    return session.notices.latest.message if session.notices.latest else ""


def test_commitments_come_along_and_can_be_taken_back(
    session: Session, ask: FakeAsk, earlier: Path
) -> None:
    ask.answer(Carrying(earlier, closed=False))
    carry_over(session, ask)
    notice = session.notices.latest
    assert notice is not None and "4 carried over" in notice.message and notice.act is not None
    assert len(session.workshop.read.all(Commitment)) == 4
    notice.act()
    assert session.workshop.read.all(Commitment) == []


def test_nothing_new_is_said_quietly(session: Session, ask: FakeAsk, earlier: Path) -> None:
    ask.answer(Carrying(earlier, closed=True), Carrying(earlier, closed=True))
    carry_over(session, ask)
    carry_over(session, ask)
    notice = session.notices.latest
    assert notice is not None and notice.message == "5 already here" and notice.act is None


def test_trouble_is_told_and_a_change_of_mind_does_nothing(
    session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    ask.answer(None)
    carry_over(session, ask)
    assert told(session) == ""
    ask.answer(Carrying(session.workshop.path, closed=False))
    carry_over(session, ask)
    assert "this very file" in told(session)


def test_the_workshops_of_before_are_offered(
    session: Session, ask: FakeAsk, earlier: Path, tmp_path: Path
) -> None:
    for path in (tmp_path / "gone.workshop", earlier, session.workshop.path):
        session.settings.remember(RecentFile(path=str(path), title=path.stem, day="2023-03-29"))

    def answer(dialog: ValueDialog) -> object:
        assert isinstance(dialog, CarryDialog)
        assert [dialog.file.itemText(n) for n in range(dialog.file.count())] == [
            "29 March 2023 · earlier"
        ]
        dialog.closed.setChecked(True)
        dialog.accept()
        return dialog.value

    ask.answer(answer)
    carry_over(session, ask)
    assert len(session.workshop.read.all(Commitment)) == 5


def test_another_file_can_be_chosen(
    qtbot: QtBot, surroundings: Surroundings, ask: FakeAsk, earlier: Path
) -> None:
    dialog = CarryDialog(surroundings, ask, [], earlier.parent)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accepting.isEnabled()
    dialog.accept()
    assert dialog.value is None and dialog.isVisible()
    ask.answer(None, earlier, earlier)
    for _ in range(3):
        qtbot.mouseClick(dialog.other, Qt.MouseButton.LeftButton)
    assert dialog.file.count() == 1 and dialog.accepting.isEnabled()
    dialog.accept()
    assert dialog.value == Carrying(earlier, closed=False)


def test_the_form_tells_where_it_comes_from(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, earlier: Path
) -> None:
    ask.answer(Carrying(earlier, closed=False))
    carry_over(session, ask)
    screen = shown(qtbot, CommitmentsScreen(session, jobs, ask))
    [carried] = [c for c in session.workshop.read.all(Commitment) if c.earlier_history]
    screen.open(carried.id)
    assert screen.earlier.isVisible()
    assert screen.earlier.source.text() == carried.earlier_from
    assert screen.earlier.lines.text().endswith(": In progress")
    screen.new_form()
    assert not screen.earlier.isVisible()
    assert screen.minimumSizeHint().width() <= SCREEN_FITS.width()
    with qtbot.waitSignal(screen.command_requested) as asked:
        qtbot.mouseClick(screen.carry_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["carry", ""]
