"""Minutes by keyboard: one point after the other, moved, changed, made into commitments."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.capture_tools import focused, press, press_with_control, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import minutes, records, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Commitment, Minute
from workshop_app.domain.records import Session as Meeting
from workshop_app.ui.dialogs.history import HistoryDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.minutes import MinutesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def meeting(session: Session) -> str:
    """A session of the programme without any points."""
    counted = minutes.counts(session.workshop)
    return next(m.id for m in session.workshop.read.all(Meeting) if m.id not in counted)


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, meeting: str) -> MinutesScreen:
    made = shown(qtbot, MinutesScreen(session, jobs, ask))
    made.show_record("session", meeting)
    made.entry.text.setFocus()
    return made


def texts(session: Session, meeting: str) -> list[str]:
    return [point.text for point in minutes.points(session.workshop, meeting)]


def test_enter_begins_the_next_point(
    qtbot: QtBot, screen: MinutesScreen, session: Session, meeting: str
) -> None:
    press(qtbot, "Pembukaan oleh tuan rumah.\nTidak ada data bersama.\t\tkemenkes\tdr. Wening\n")
    qtbot.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    press(qtbot, "Data disatukan.\n")

    points = minutes.points(session.workshop, meeting)
    assert [p.text for p in points] == [
        "Pembukaan oleh tuan rumah.",
        "Tidak ada data bersama.",
        "Data disatukan.",
    ]
    kemenkes = records.find(session.workshop, Agency, "Kemenkes").id
    assert (points[1].agency_id, points[1].speaker) == (kemenkes, "dr. Wening")
    assert [p.kind for p in points] == ["point", "point", "decision"]
    assert screen.entry.kind.value == "point" and not screen.entry.has_words
    assert focused() is screen.entry.text


def test_every_pause_saves(
    qtbot: QtBot, screen: MinutesScreen, session: Session, meeting: str
) -> None:
    press(qtbot, "Setengah kal")
    assert screen.entry.chip.text() == "Not saved yet"
    qtbot.waitUntil(lambda: texts(session, meeting) == ["Setengah kal"])
    assert screen.entry.chip.text().startswith("Saved")
    press(qtbot, "imat")
    screen.settle()
    assert texts(session, meeting) == ["Setengah kalimat"]


def test_alt_with_an_arrow_moves_a_point(
    qtbot: QtBot, screen: MinutesScreen, session: Session, meeting: str
) -> None:
    press(qtbot, "Satu\nDua\nTiga\n")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is screen.view
    screen.view.setCurrentIndex(screen.model.index(2, 0))
    qtbot.keyClick(screen.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert texts(session, meeting) == ["Satu", "Tiga", "Dua"]
    assert screen.view.currentIndex().row() == 1
    session.undo()
    assert texts(session, meeting) == ["Satu", "Dua", "Tiga"]
    assert [row.text for row in screen.model.rows] == ["Satu", "Dua", "Tiga"]


def test_one_key_makes_a_commitment_and_again_opens_it(
    qtbot: QtBot, screen: MinutesScreen, session: Session
) -> None:
    before = session.workshop.read.count(Commitment)
    press(qtbot, "Kemenkes membuka ruang aman.")
    press_with_control(qtbot, Qt.Key.Key_T)

    assert session.workshop.read.count(Commitment) == before + 1
    point = screen.draft.record_id
    (made,) = session.workshop.read.all(Commitment, minute_id=point)
    assert made.description == "Kemenkes membuka ruang aman."
    said = screen.model.index_of(point).data()
    assert said.endswith(f"became {made.code}")
    assert screen.entry.commitment_button.accessibleName() == f"Open {made.code}"

    with qtbot.waitSignal(screen.open_requested) as asked:
        press_with_control(qtbot, Qt.Key.Key_T)
    assert asked.args == ["commitments", "commitment", made.id]

    session.undo()
    assert session.workshop.read.count(Commitment) == before


def test_a_point_is_changed_where_it_stands(
    qtbot: QtBot, screen: MinutesScreen, session: Session, meeting: str
) -> None:
    press(qtbot, "Satu\nDua\n")
    place = screen.view.visualRect(screen.model.index(0, 0)).center()
    qtbot.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    screen.entry.text.selectAll()
    press(qtbot, "Kesatu\n")

    assert texts(session, meeting) == ["Kesatu", "Dua"]


def test_words_from_outside_come_in_and_deleted_points_go(
    qtbot: QtBot, screen: MinutesScreen, session: Session, meeting: str
) -> None:
    press(qtbot, "Satu")
    screen.settle()
    point = screen.draft.record_id
    records.change(session.workshop, Minute, point, speaker="Ratna")
    assert screen.entry.speaker.text() == "Ratna"

    records.remove(session.workshop, Minute, point)
    assert not screen.entry.has_words and screen.model.rowCount() == 0
    assert screen.stack.currentWidget() is screen.empty


def test_a_typed_agency_that_is_on_no_list_is_not_lost(
    qtbot: QtBot, screen: MinutesScreen, session: Session
) -> None:
    press(qtbot, "Satu\t\tBalai Uji")
    screen.entry.agency.close_list()
    screen.next_point()
    assert screen.entry.agency.is_open
    qtbot.keyClick(screen.entry.agency, Qt.Key.Key_Return)

    assert screen.entry.agency.value == records.find(session.workshop, Agency, "Balai Uji").id


def test_history_and_delete(
    qtbot: QtBot, screen: MinutesScreen, session: Session, meeting: str, ask: FakeAsk
) -> None:
    press(qtbot, "Satu")
    screen.settle()
    ask.answer(lambda dialog: isinstance(dialog, HistoryDialog) and None)
    screen.entry.history_button.click()
    assert ask.asked == [("gather", "History")]

    screen.entry.remove_button.click()
    assert texts(session, meeting) == []
    session.undo()
    assert texts(session, meeting) == ["Satu"]


def test_the_list_says_all_that_is_painted(qtbot: QtBot, screen: MinutesScreen) -> None:
    tester = QAbstractItemModelTester(screen.model)
    press(qtbot, "Satu\n")
    assert screen.model.index(0, 0).data().startswith("Point: Satu, ")
    del tester


def test_session_and_point_are_kept_when_the_language_changes(
    qtbot: QtBot, screen: MinutesScreen, session: Session, jobs: Jobs, ask: FakeAsk, meeting: str
) -> None:
    press(qtbot, "Satu")
    screen.settle()
    other = MinutesScreen(session, jobs, ask)
    qtbot.addWidget(other)
    other.restore(screen.state())
    assert other.session_box.value == meeting
    assert other.draft.record_id == screen.draft.record_id


def test_it_fits_the_smallest_window(screen: MinutesScreen) -> None:
    assert screen.minimumSizeHint().boundedTo(SCREEN_FITS) == screen.minimumSizeHint()
