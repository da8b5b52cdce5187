"""The window for the second screen: agencies in large type, no person, following live."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.desk_tools import EventDay, agency, person, sample_session
from workshop_app.actions import desk, records
from workshop_app.actions.overview import overview
from workshop_app.domain.records import WORKSHOP_RECORD, Agency, Person, Settings
from workshop_app.ui.attendance_board import SMALLEST_NAME, Board, Shown
from workshop_app.ui.projector import Projector, SecondScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme

# the offscreen plugin says so of windows that are brought to the front
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ABSENT = "Hendro Suryokusumo"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


@pytest.fixture
def projector(qtbot: QtBot, session: Session) -> Iterator[Projector]:
    made = Projector(session)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.close()


def figures(projector: Projector) -> list[str]:
    return [figure for figure, _ in projector.board.shown.figures]


def test_it_says_what_the_overview_says(projector: Projector, session: Session) -> None:
    told = overview(session.workshop)
    assert figures(projector) == [
        f"{told.invited_present} of {told.invited}",
        str(told.present),
    ]
    assert set(projector.board.shown.names) == {a.short_name for a in told.agencies if a.present}
    assert "invited agencies are here" in projector.board.accessibleName()


def test_it_follows_live(qtbot: QtBot, projector: Projector, session: Session) -> None:
    wanted = agency(session.workshop, "Kemenparekraf")
    assert "Kemenparekraf" not in projector.board.shown.names
    people = session.workshop.read.all(Person, agency_id=wanted.id)
    desk.check_in_all(session.workshop, [p.id for p in people])
    qtbot.waitUntil(lambda: "Kemenparekraf" in projector.board.shown.names)
    session.undo()
    qtbot.waitUntil(lambda: "Kemenparekraf" not in projector.board.shown.names)


def test_on_a_second_day_it_shows_who_is_here_that_day(
    projector: Projector, session: Session
) -> None:
    clock = session.workshop.clock
    assert isinstance(clock, EventDay)
    clock.moment += timedelta(days=1)
    records.change(session.workshop, Settings, WORKSHOP_RECORD, ends_on=date(2023, 3, 30))
    projector.refresh()
    assert (figures(projector)[1], projector.board.shown.names) == ("0", ())
    desk.check_in(session.workshop, person(session.workshop, ABSENT).id)
    projector.refresh()
    told = desk.desk_overview(session.workshop, desk.desk_scope(session.workshop))
    assert figures(projector) == [f"1 of {told.invited}", str(told.present)] == ["1 of 27", "1"]


def test_no_person_is_named(projector: Projector, session: Session) -> None:
    desk.check_in(session.workshop, person(session.workshop, ABSENT).id)
    projector.refresh()
    said = " ".join((projector.board.accessibleName(), projector.board.accessibleDescription()))
    for somebody in session.workshop.read.all(Person):
        assert somebody.name not in said
        assert not somebody.phone or somebody.phone not in said


def test_it_changes_its_language(projector: Projector, session: Session) -> None:
    session.surroundings.set_language("id")
    assert " dari " in figures(projector)[0]
    assert projector.board.shown.figures[1][1] == "orang hadir"


def test_escape_closes_and_f11_fills_the_screen(
    qtbot: QtBot, projector: Projector, session: Session
) -> None:
    qtbot.keyClick(projector, Qt.Key.Key_F11)
    assert projector.isFullScreen()
    qtbot.keyClick(projector, Qt.Key.Key_F11)
    assert not projector.isFullScreen()
    qtbot.keyClick(projector, Qt.Key.Key_Escape)
    assert not projector.isVisible()
    desk.check_in(session.workshop, person(session.workshop, ABSENT).id)


def test_an_empty_room_is_welcomed(
    qtbot: QtBot, tmp_path: Path, surroundings: Surroundings
) -> None:
    for blank in sample_session(tmp_path, surroundings, "blank"):
        made = Projector(blank)
        made.show()
        assert made.board.shown.names == ()
        assert "first agency" in made.board.accessibleDescription()
        made.grab()
        made.close()


@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1280, 720), QSize(1920, 1080)])
def test_a_long_title_loses_no_words(qtbot: QtBot, theme: Theme, size: QSize) -> None:
    made = board(qtbot, theme, 27, size)
    width = made.names_area.width()
    assert made.title_lines(width) == ["Lokakarya"]
    title = (
        "Diseminasi Rencana Aksi Nasional Pencegahan dan Penanganan Tindak Pidana Perdagangan"
        " Orang bagi Kementerian dan Lembaga Anggota Gugus Tugas Pusat Tahun 2026"
    )
    made.show_it(Shown(title, made.shown.figures, made.shown.names, ""))
    lines = made.title_lines(width)
    assert len(lines) == 2 and " ".join(lines) == title
    metrics = QFontMetricsF(made._font(made.title_size(width)))
    assert max(map(metrics.horizontalAdvance, lines)) <= width


SIZES = [QSize(1024, 768), QSize(1280, 720), QSize(1920, 1080), QSize(800, 1200)]


def board(qtbot: QtBot, theme: Theme, count: int, size: QSize) -> Board:
    made = Board(theme)
    qtbot.addWidget(made)
    made.resize(size)
    names = tuple(f"Kementerian {number:03}" for number in range(count))
    made.show_it(Shown("Lokakarya", (("1 of 2", "agencies"), ("3", "people")), names, "nobody"))
    return made


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 7, 27, 90, 600])
def test_names_are_large_and_every_one_is_shown(
    qtbot: QtBot, theme: Theme, count: int, size: QSize
) -> None:
    made = board(qtbot, theme, count, size)
    grid, area = made.grid, made.names_area
    assert grid.size >= made.unit * SMALLEST_NAME
    assert made.unit == made.height() or size.width() * 0.625 < size.height()
    assert sum(grid.widths) <= area.width() + 1
    assert grid.rows * grid.size <= area.height()
    seen: list[str] = []
    for _ in range(made.pages):
        seen += made.names_on_page()
        made.turn()
    assert seen == list(made.shown.names)
    assert made.page == 0


def test_few_names_are_larger(qtbot: QtBot, theme: Theme) -> None:
    few, many = (board(qtbot, theme, n, SIZES[1]) for n in (3, 27))
    assert few.grid.size > many.grid.size


def test_a_page_that_is_gone_is_left(qtbot: QtBot, theme: Theme) -> None:
    made = board(qtbot, theme, 600, SIZES[1])
    made.page = made.pages - 1
    made.show_it(Shown("", (), ("BUL",), ""))
    assert made.page == 0
    made.grab()


def test_a_long_title_gets_smaller_first(qtbot: QtBot, theme: Theme) -> None:
    made = board(qtbot, theme, 3, SIZES[1])
    usual = made.title_size(1000)
    made.show_it(Shown("Diseminasi Peraturan Presiden " * 3, (), (), ""))
    assert made.title_size(1000) < usual


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_look(projector: Projector, session: Session, scheme: str) -> None:
    session.surroundings.set_scheme(scheme)
    corner = projector.board.grab().toImage().pixelColor(2, 2)
    assert corner == session.theme.color("bg")


def test_the_second_screen_opens_once_and_closes(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    second = SecondScreen(window)
    second.show_session(session)
    first = second.projector
    second.show_session(session)
    assert first is not None and second.projector is first and first.isVisible()
    second.close()
    second.close()
    second.show_session(session)
    assert second.projector is not first
    second.close()


def test_closed_by_hand_it_can_be_opened_again(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    second = SecondScreen(window)
    second.show_session(session)
    assert second.projector is not None
    second.projector.close()
    qtbot.waitUntil(lambda: second.projector is None)
    second.show_session(session)
    assert second.projector is not None
    second.close()


def test_agencies_that_are_renamed_or_removed(
    qtbot: QtBot, projector: Projector, session: Session
) -> None:
    kemenkeu = agency(session.workshop, "Kemenkeu")
    records.change(session.workshop, Agency, kemenkeu.id, short_name="Depkeu")
    qtbot.waitUntil(lambda: "Depkeu" in projector.board.shown.names)
