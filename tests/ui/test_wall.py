"""The wall on the projector: what it shows, how it goes on, how large it is, and that it follows live."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.desk_tools import sample_session
from workshop_app.actions import clearing, records
from workshop_app.actions.records import find
from workshop_app.domain.records import Agency, Challenge, Person, Practice
from workshop_app.ui.projector import Projector, SecondScreen
from workshop_app.ui.projector_bar import BY_HAND, WALL_VIEW
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.ui.wall_board import GRID, ONE, WallBoard, WallShown
from workshop_app.ui.wall_layout import SMALLEST, WallCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

VICTIM = "Korban bernama Melur Tarisna pulang ke desa."
SIZES = [QSize(1024, 640), QSize(1280, 720), QSize(1920, 1080), QSize(800, 1200)]


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


@pytest.fixture
def projector(qtbot: QtBot, session: Session) -> Iterator[Projector]:
    made = Projector(session, WALL_VIEW)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: len(made.wall.shown.cards) == 7)
    yield made
    if isValid(made):
        made.close()


def ids(projector: Projector) -> list[str]:
    return [card.id for card in projector.wall.shown.cards]


def clear(session: Session, kind: type[Practice | Challenge], record_id: str) -> None:
    agency = find(session.workshop, Agency, "KPAI")
    clearing.clear(session.workshop, kind, record_id, agency_id=agency.id, person="Sari")


def card(number: int, *, title: str = "", text: str = "") -> WallCard:
    return WallCard(
        str(number), "good practice", f"Kementerian {number}", title, (("", text),), ("", ""), ()
    )


def wall_of(qtbot: QtBot, theme: Theme, size: QSize, *cards: WallCard) -> WallBoard:
    made = WallBoard(theme)
    qtbot.addWidget(made)
    made.resize(size)
    made.show()
    made.show_it(WallShown("Lokakarya", "", tuple(cards), "empty", "advice", "held"))
    return made


def test_it_follows_what_is_cleared_and_withheld(
    qtbot: QtBot, projector: Projector, session: Session
) -> None:
    challenge = session.workshop.read.all(Challenge)[0]
    clear(session, Challenge, challenge.id)
    qtbot.waitUntil(lambda: challenge.id in ids(projector))
    clearing.withhold(session.workshop, Challenge, challenge.id)
    qtbot.waitUntil(lambda: challenge.id not in ids(projector))
    assert len(ids(projector)) == 7


def test_what_was_shown_goes_at_once_when_a_finding_opens(
    qtbot: QtBot, projector: Projector, session: Session
) -> None:
    shown = projector.wall.current
    records.change(session.workshop, Practice, shown, action=VICTIM)
    clear(session, Practice, shown)
    qtbot.waitUntil(lambda: shown not in ids(projector))
    assert "Melur" not in projector.wall.accessibleDescription()
    assert "1 held back" in projector.bar.remark.whole
    assert "identity check" in projector.bar.remark.toolTip()


def test_what_is_in_view_stays_while_others_come(
    qtbot: QtBot, projector: Projector, session: Session
) -> None:
    projector.wall.step(3)
    shown = projector.wall.current
    before = ids(projector)
    clearing.withhold(session.workshop, Practice, before[0])
    qtbot.waitUntil(lambda: before[0] not in ids(projector))
    assert projector.wall.current == shown


def test_nobody_is_named_on_it(projector: Projector, session: Session) -> None:
    said = " ".join(card.spoken for card in projector.wall.shown.cards)
    assert not [p.name for p in session.workshop.read.all(Person) if p.name in said]


def test_keys_go_on_hold_and_filter(qtbot: QtBot, projector: Projector) -> None:
    wall = projector.wall
    first = wall.current
    qtbot.keyClick(projector, Qt.Key.Key_Right)
    assert wall.current != first
    qtbot.keyClick(projector, Qt.Key.Key_PageUp)
    assert wall.current == first
    qtbot.keyClick(projector, Qt.Key.Key_End)
    assert wall.place == wall.places - 1
    qtbot.keyClick(projector, Qt.Key.Key_Down)
    assert wall.place == 0
    assert projector.pacing.isActive()
    qtbot.keyClick(projector, Qt.Key.Key_Space)
    assert wall.is_held and not projector.pacing.isActive()
    qtbot.keyClick(projector, Qt.Key.Key_Space)
    assert projector.pacing.isActive()
    qtbot.keyClick(projector, Qt.Key.Key_4)
    assert projector.told is not None
    four = next(s.id for s in projector.told.strategies if s.number == 4)
    assert wall.shown.cards and ids(projector) == [i.id for i in projector.told.of_strategy(four)]
    assert wall.shown.filter.startswith("4 ")
    qtbot.keyClick(projector, Qt.Key.Key_0)
    assert len(wall.shown.cards) == 7
    qtbot.keyClick(projector, Qt.Key.Key_G)
    assert wall.layout_of == GRID and len(wall.cards_on_page()) > 1
    qtbot.keyClick(projector, Qt.Key.Key_Escape)
    assert not projector.isVisible()


def test_it_goes_on_by_itself(qtbot: QtBot, projector: Projector) -> None:
    first = projector.wall.place
    projector.pacing.setInterval(20)
    qtbot.waitUntil(lambda: projector.wall.place != first)


def test_pace_and_layout_are_remembered(
    qtbot: QtBot, projector: Projector, session: Session
) -> None:
    projector.set_pace(BY_HAND)
    projector.set_layout(GRID)
    assert not projector.pacing.isActive() and not projector.bar.hold.isEnabled()
    assert projector.pace == BY_HAND
    again = Projector(session, WALL_VIEW)
    assert again.wall.layout_of == GRID and again.pace == BY_HAND
    again.close()
    session.settings.change(wall_pace="soon", wall_layout="heap")
    odd = Projector(session, WALL_VIEW)
    assert (odd.pace, odd.wall.layout_of) == ("15", ONE)
    odd.close()


def test_a_strategy_without_anything_says_so(projector: Projector) -> None:
    assert projector.told is not None
    served = {i for item in projector.told.items for i in item.strategies}
    empty = next(s for s in projector.told.strategies if s.id not in served)
    projector.filter_by(empty.id)
    assert projector.wall.shown.cards == ()
    assert "strategy" in projector.wall.accessibleDescription()
    projector.grab()


def test_the_view_is_changed_in_the_bar(qtbot: QtBot, projector: Projector) -> None:
    bar = projector.bar
    assert bar.pace.isVisible()
    bar.view_chosen.emit("attendance")
    assert projector.board.isVisible() and not projector.wall.isVisible()
    assert not bar.pace.isVisible() and not projector.pacing.isActive()
    bar.view_chosen.emit(WALL_VIEW)
    assert projector.wall.isVisible() and projector.pacing.isActive()


def test_the_bar_rests_while_the_whole_screen_is_filled(qtbot: QtBot, projector: Projector) -> None:
    projector._on_rest_timeout()
    assert projector.bar.isVisible()
    projector.showFullScreen()
    projector._on_rest_timeout()
    assert not projector.bar.isVisible()
    qtbot.mouseMove(projector.wall)
    projector._wake_bar()
    assert projector.bar.isVisible()


def test_one_window_shows_either(qtbot: QtBot, session: Session) -> None:
    second = SecondScreen(Projector(session))
    second.show_session(session)
    first = second.projector
    second.show_session(session, WALL_VIEW)
    assert first is not None and second.projector is first and first.view == WALL_VIEW
    second.close()


def test_another_language(qtbot: QtBot, projector: Projector, session: Session) -> None:
    session.surroundings.set_language("id")
    assert projector.bar.view.currentText() == "Dinding"
    assert "tampil" in projector.bar.remark.whole


@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_a_long_text_is_cut_off(qtbot: QtBot, theme: Theme, size: QSize) -> None:
    words = [f"kata{number}" for number in range(240)]
    long = card(1, title="Judul yang panjang sekali " * 4, text=" ".join(words))
    made = wall_of(qtbot, theme, size, long, card(2, title="Lain"))
    assert made.slide is not None and made.slide.count > 1
    count, seen = made.slide.count, list[str]()
    for _ in range(count):
        assert made.slide is not None
        body = [line for line in made.slide.lines if "kata" in line.text]
        assert all(line.size >= made.unit * SMALLEST for line in body)
        assert sum(line.height for line in made.slide.lines) <= made.area.height()
        seen += " ".join(line.text for line in body).split()
        made.turn()
    assert seen == words
    assert made.current == "2"
    made.step(-1)
    assert made.slide is not None and (made.current, made.slide.number) == ("1", count)
    made.step(1)
    made.step(1)
    assert made.slide is not None and (made.current, made.slide.number) == ("1", 1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 2, 7, 40, 200])
def test_a_grid_shows_every_card_in_large_type(
    qtbot: QtBot, theme: Theme, count: int, size: QSize
) -> None:
    cards = [card(n, title="Tim terpadu di pelabuhan dan bandar udara") for n in range(count)]
    made = wall_of(qtbot, theme, size, *cards)
    made.set_layout(GRID)
    assert made.plan.size >= made.unit * SMALLEST
    seen: list[str] = []
    for _ in range(made.places):
        seen += [one.id for one in made.cards_on_page()]
        made.turn()
    assert seen == [one.id for one in cards]
    made.grab()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("layout", [ONE, GRID])
def test_it_follows_the_look(
    projector: Projector, session: Session, scheme: str, layout: str
) -> None:
    projector.wall.set_layout(layout)
    session.surroundings.set_scheme(scheme)
    corner = projector.wall.grab().toImage().pixelColor(2, 2)
    assert corner == session.theme.color("bg")


def test_words_that_are_not_western(qtbot: QtBot, theme: Theme) -> None:
    made = wall_of(qtbot, theme, SIZES[1], card(1, text="😀 " * 400))
    assert made.slide is not None
    assert all("�" not in line.text for line in made.slide.lines)
