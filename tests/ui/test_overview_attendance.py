"""The overview says who came late or unannounced, and how far the organizer's goal is."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_tools import sample_session, show
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records
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
