"""A session turns commits into one signal, errors into words, and undoes by name."""

from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from workshop_app.actions import records
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Agency
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.notices import DONE, ERROR
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session


def _add(session: Session, name: str) -> str:
    return records.add(session.workshop, Agency, short_name=name)


def test_a_commit_becomes_one_signal(qtbot: QtBot, session: Session) -> None:
    seen: list[ChangeSet] = []
    session.changed.connect(seen.append)
    agency_id = _add(session, "BNN")
    assert [c.touched["agency"] for c in seen] == [frozenset({agency_id})]


def test_what_went_well_is_told_with_an_offer_to_undo(session: Session) -> None:
    assert session.run(lambda: _add(session, "BNN"), done="BNN was added.", offer_undo=True)
    notice = session.notices.latest
    assert notice is not None
    assert (notice.kind, notice.message, notice.action) == (DONE, "BNN was added.", "Undo")
    assert notice.act is not None
    notice.act()
    assert session.workshop.read.all(Agency) == []
    assert session.notices.latest is not None
    assert "BNN" in session.notices.latest.message


def test_a_foreseen_error_becomes_words_with_advice(session: Session) -> None:
    def fail() -> None:
        raise RecordMissing(kind="person", key="x")

    assert not session.run(fail, done="never said")
    notice = session.notices.latest
    assert notice is not None and notice.kind == ERROR
    assert "x" in notice.message and notice.advice


def test_a_value_comes_back_and_a_failure_is_none(session: Session) -> None:
    assert session.attempt(lambda: 3) == 3
    assert session.attempt(session.workshop.undo) is None


def test_undo_and_redo_say_what_they_did(session: Session) -> None:
    _add(session, "BNN")
    assert session.undo()
    assert not session.undo()
    assert session.redo()
    assert [a.short_name for a in session.workshop.read.all(Agency)] == ["BNN"]
    assert not session.redo()


def test_after_closing_nothing_is_heard_and_the_file_is_free(session: Session) -> None:
    path: Path = session.workshop.path
    session.close()
    assert not list(path.parent.glob(".*.lock"))


def test_a_closed_workshop_is_not_asked_for_what_a_screen_had_planned(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    """Words that could not be saved are tried again by the clock; not on a file that is closed."""
    screen = PracticesScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.keyClicks(screen.form.action, "Kata")
    assert screen.kept.autosave.is_waiting

    session.close()

    assert not any(timer.isActive() for timer in screen.findChildren(QTimer))
