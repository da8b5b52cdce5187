"""Commitments by typing: the date in the words it was promised in, the day understood, what is overdue."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.capture_tools import focused, press, press_with_control, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import contributions, records, templates
from workshop_app.actions.contributions import ContributionRow
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.duedates import read_due_date
from workshop_app.domain.records import Agency, Challenge, Commitment, Practice
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.commitments import CommitmentsScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.due import DueField
from workshop_app.ui.widgets.origin import OriginPicker


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> CommitmentsScreen:
    return shown(qtbot, CommitmentsScreen(session, jobs, ask))


def newest(session: Session) -> Commitment:
    return max(session.workshop.read.all(Commitment), key=lambda c: (c.created_at, c.id))


def test_a_commitment_by_keyboard_alone(
    qtbot: QtBot, screen: CommitmentsScreen, session: Session
) -> None:
    today = contributions.today(session.workshop)
    challenge = session.workshop.read.all(Challenge)[0]
    press(qtbot, "kemenkes\tdua minggu lagi")
    due = screen.form.widget("due", DueField)
    assert due.understood.whole == session.words.date_long(today + timedelta(days=14))
    press(qtbot, "\t\tMenyusun pedoman ruang aman\t3\tPedoman terbit\tkemensos\n\t")
    press(qtbot, challenge.title[:20])
    press(qtbot, "\n\t\tSudah ada rancangan")
    press_with_control(qtbot, Qt.Key.Key_Return)

    made = newest(session)
    assert made.agency_id == records.find(session.workshop, Agency, "Kemenkes").id
    assert (made.due, made.due_text) == (today + timedelta(days=14), "dua minggu lagi")
    assert made.description == "Menyusun pedoman ruang aman"
    assert made.indicator == "Pedoman terbit"
    assert made.supporters == (records.find(session.workshop, Agency, "Kemensos").id,)
    assert (made.challenge_id, made.practice_id) == (challenge.id, "")
    assert (made.progress, made.status) == ("Sudah ada rancangan", "not-started")
    assert made.code.startswith("RTL-")
    assert focused() is screen.form.agency


@pytest.mark.parametrize("said", ["akhir Juni", "Q2", "end of June"])
def test_the_day_is_understood_at_once_and_the_words_are_kept(
    qtbot: QtBot, screen: CommitmentsScreen, session: Session, said: str
) -> None:
    due = screen.form.widget("due", DueField)
    due.line.setFocus()
    press(qtbot, said)
    wanted = read_due_date(said, contributions.today(session.workshop))
    assert wanted is not None and wanted.month == 6
    assert due.understood.whole == session.words.date_long(wanted)
    press(qtbot, "\t\tBertindak")
    screen.settle()
    assert (newest(session).due, newest(session).due_text) == (wanted, said)


def test_words_that_are_no_date_are_kept_and_said_so(
    qtbot: QtBot, screen: CommitmentsScreen, session: Session
) -> None:
    due = screen.form.widget("due", DueField)
    qtbot.keyClicks(due.line, "kalau sempat")
    assert due.understood.whole == "No day understood; the words are kept"
    qtbot.keyClicks(screen.form.made["description"].widget, "Bertindak")
    screen.settle()
    assert (newest(session).due, newest(session).due_text) == (None, "kalau sempat")


def test_showing_a_commitment_changes_nothing(screen: CommitmentsScreen, session: Session) -> None:
    before = session.workshop.undo_label
    for record in session.workshop.read.all(Commitment):
        screen.open(record.id)
        assert not screen.draft.dirty, record.code
    assert session.workshop.undo_label == before


def test_a_day_said_long_ago_is_not_read_anew(
    qtbot: QtBot, screen: CommitmentsScreen, session: Session
) -> None:
    day = date(2023, 4, 12)
    made = records.add(
        session.workshop, Commitment, description="Lama", due=day, due_text="dua minggu lagi"
    )
    screen.open(made)
    qtbot.keyClicks(screen.form.made["indicator"].widget, "Surat")
    screen.settle()

    assert session.workshop.require(Commitment, made).due == day


def test_an_origin_of_each_kind_stays_until_another_is_picked(
    qtbot: QtBot, screen: CommitmentsScreen, session: Session
) -> None:
    ws = session.workshop
    practice, challenge = ws.read.all(Practice)[0], ws.read.all(Challenge)[0]
    made = records.add(
        ws, Commitment, description="Dua", practice_id=practice.id, challenge_id=challenge.id
    )
    screen.open(made)
    assert not screen.draft.dirty
    field = screen.form.widget("origin", OriginPicker)
    field.setFocus()
    field.selectAll()
    press(qtbot, f"{challenge.code}\n")
    screen.settle()

    record = ws.require(Commitment, made)
    assert (record.practice_id, record.challenge_id) == ("", challenge.id)


def test_overdue_is_said_in_words_and_can_be_filtered(
    qtbot: QtBot, screen: CommitmentsScreen, session: Session
) -> None:
    today = contributions.today(session.workshop)
    made = records.add(
        session.workshop, Commitment, description="Terlambat", due=today - timedelta(days=3)
    )
    box = screen.panel.combos["state"]
    box.set_value("overdue")
    box.activated.emit(1)

    row = screen.panel.model.row_of(made)
    assert isinstance(row, ContributionRow) and row.days_over == 3
    said = screen.panel.model.index_of(made).data()
    assert "3 days late" in said and said.endswith("Overdue")
    rows = screen.panel.model.rows
    assert all(isinstance(row, ContributionRow) and row.days_over for row in rows)

    records.change(session.workshop, Commitment, made, status="done")

    assert screen.panel.model.row_of(made) is None


def test_what_is_due_first_stands_on_top_and_closed_ones_last(
    screen: CommitmentsScreen, session: Session
) -> None:
    today = contributions.today(session.workshop)
    soon = records.add(session.workshop, Commitment, description="A", due=date(2020, 1, 1))
    closed = records.add(
        session.workshop, Commitment, description="B", due=date(2019, 1, 1), status="done"
    )
    undated = records.add(session.workshop, Commitment, description="C")
    later = records.add(session.workshop, Commitment, description="D", due=today)

    ids = screen.panel.model.ids
    assert ids[0] == soon and ids.index(closed) > ids.index(undated) > ids.index(later)


def test_it_fits_the_smallest_window(screen: CommitmentsScreen) -> None:
    assert screen.minimumSizeHint().boundedTo(SCREEN_FITS) == screen.minimumSizeHint()
