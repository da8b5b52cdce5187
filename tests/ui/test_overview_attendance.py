"""The overview says who came late or unannounced, and how far the organizer's goal is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_tools import sample_session, show
from tests.ui.fakes import FakeAsk
from workshop_app.actions import desk, records
from workshop_app.actions.overview import overview
from workshop_app.domain.records import WORKSHOP_RECORD, Person, Settings
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.overview import OverviewScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> OverviewScreen:
    made = OverviewScreen(session, jobs, ask)
    show(qtbot, made)
    return made


def attendance_remark(screen: OverviewScreen) -> str:
    texts = [label.text() for label in screen.attendance.findChildren(QLabel)]
    return next(text for text in texts if text.startswith("people here"))


def change(session: Session, **values: object) -> None:
    records.change(session.workshop, Settings, WORKSHOP_RECORD, **values)


def test_late_and_walk_ins_stand_beside_the_bars(screen: OverviewScreen, session: Session) -> None:
    change(session, late_after=None)
    assert attendance_remark(screen) == "people here · 1 walk-in"
    change(session, late_after=time(8, 30))
    late = overview(session.workshop).late
    assert late > 0
    assert attendance_remark(screen) == f"people here · {late} late · 1 walk-in"
    walk_in = session.workshop.read.all(Person, walk_in=True)[0]
    records.change(session.workshop, Person, walk_in.id, walk_in=False)
    change(session, late_after=time(23, 59))
    assert attendance_remark(screen) == "people here"


def test_the_goal_is_told_where_one_is_set(screen: OverviewScreen, session: Session) -> None:
    rate = overview(session.workshop).rate
    assert rate.percent is not None
    part = f"Agencies here: {rate.present}, of {rate.invited}"
    change(session, attendance_goal=None)
    assert screen.agencies.accessibleName() == f"{part} invited"
    change(session, attendance_goal=rate.percent)
    assert screen.agencies.accessibleName() == f"{part} · goal reached"
    change(session, attendance_goal=100)
    assert screen.agencies.accessibleName() == f"{part} · goal 100%"
    said = f"{rate.present} of {rate.invited} invited agencies are here ({rate.percent}%)."
    assert screen.agencies.toolTip() == f"{said} The goal of 100% is not reached yet."


# --- an event of several days -------------------------------------------------------------------------


def on_day(session: Session, day: int) -> None:
    """Set the clock to ten o'clock in Jakarta."""
    session.workshop.clock = lambda: datetime(2023, 3, day, 3, tzinfo=UTC)


@pytest.fixture
def second_day(screen: OverviewScreen, session: Session) -> OverviewScreen:
    """The sample goes on to the next day, on which one person has come."""
    on_day(session, 30)
    change(session, ends_on=date(2023, 3, 30))
    desk.check_in(session.workshop, session.workshop.read.all(Person)[0].id)
    return screen


def context(screen: OverviewScreen) -> str:
    return screen._head._context.whole


def choose(screen: OverviewScreen, value: str) -> None:
    screen.days.setCurrentIndex(screen.days.findData(value))
    screen.days.activated.emit(screen.days.currentIndex())


def test_today_is_shown_as_at_the_desk_while_the_event_runs(
    second_day: OverviewScreen, session: Session
) -> None:
    ws = session.workshop
    assert desk.desk_overview(ws, desk.desk_scope(ws)).present == 1
    assert second_day.people.accessibleName().startswith("People here: 1,")
    assert context(second_day).startswith("Thursday, 30 March 2023 (day 2 of 2) · ")
    assert attendance_remark(second_day).startswith("people here today")
    days = second_day.days
    assert days.currentText() == "Today, day 2"
    assert days.width() == days.sizeHint().width()
    assert days.width() > days.fontMetrics().horizontalAdvance("Today, day 2") + 60


def test_the_whole_event_can_be_chosen_and_stays_chosen(
    qtbot: QtBot, second_day: OverviewScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    whole = overview(session.workshop).present
    assert whole > 1
    choose(second_day, "whole")
    assert second_day.people.accessibleName().startswith(f"People here: {whole},")
    assert context(second_day).startswith("29–30 March 2023")
    assert not attendance_remark(second_day).startswith("people here today")
    change(session, place="Bogor")
    assert second_day.days.value == "whole"

    other = OverviewScreen(session, jobs, ask)  # as after a change of the language
    other.restore(second_day.state())
    show(qtbot, other)
    assert other.people.accessibleName().startswith(f"People here: {whole},")
    choose(other, "today")
    assert other.people.accessibleName().startswith("People here: 1,")


def test_at_midnight_the_next_day_counts_and_after_the_last_the_whole_event(
    second_day: OverviewScreen, session: Session
) -> None:
    on_day(session, 29)
    second_day._tick.timeout.emit()
    assert context(second_day).startswith("Wednesday, 29 March 2023 (day 1 of 2)")
    on_day(session, 31)
    second_day._tick.timeout.emit()
    assert not second_day.days.isVisibleTo(second_day)
    whole = overview(session.workshop).present
    assert second_day.people.accessibleName().startswith(f"People here: {whole},")


def test_an_event_of_one_day_asks_nothing(screen: OverviewScreen) -> None:
    assert not screen.days.isVisibleTo(screen)
    assert context(screen).startswith("Wednesday, 29 March 2023")
    assert attendance_remark(screen).startswith("people here ·")
