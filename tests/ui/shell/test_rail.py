"""The rail tells what is open without growing; all places are seen at once in the smallest window."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words
from workshop_app.ui.shell.rail import Rail, RailItem
from workshop_app.ui.shell.screens import SETTINGS, all_screens
from workshop_app.ui.shell.window import SMALLEST
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import shortened

FRAME = 60
"""What menu and status line take of the height of a window."""


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Rapat kerja", 20, "Rapat kerja"),
        ("  Rapat \n kerja ", 20, "Rapat kerja"),
        ("Rapat kerja, tahunan", 13, "Rapat kerja…"),
        ("Rapatkerjatahunan", 6, "Rapatk…"),
    ],
)
def test_titles_are_cut_after_a_word(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short


def test_a_long_title_is_told_whole_in_the_tip(qtbot: QtBot, theme: Theme) -> None:
    rail = Rail(theme)
    qtbot.addWidget(rail)
    rail.show_items("<b>" + "Diseminasi " * 20, [], [])
    assert rail.minimumSizeHint().width() <= rail.maximumWidth() < 240
    assert "&lt;b&gt;" in rail.findChildren(type(rail._subject))[-1].toolTip()


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme) -> Rail:
    made = Rail(theme)
    words = load_words("id")
    items = [RailItem(entry.name, words.t(entry.title), entry.icon) for entry in all_screens()]
    made.show_items("Diseminasi peraturan presiden tentang rencana aksi", items, (SETTINGS,))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_no_place_is_out_of_sight_in_the_smallest_window(qtbot: QtBot, rail: Rail) -> None:
    rail.resize(rail.width(), SMALLEST.height() - FRAME)
    last = rail.button(all_screens()[-1].name)
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())
    first = rail.button(all_screens()[0].name)
    assert first.visibleRegion().boundingRect().height() == first.height()


def test_lines_stand_apart_where_there_is_room(qtbot: QtBot, rail: Rail) -> None:
    first, second = (rail.button(entry.name) for entry in all_screens()[:2])

    def gap() -> int:
        return second.y() - first.y() - first.height()

    rail.resize(rail.width(), 900)
    qtbot.waitUntil(lambda: gap() == 4)
    rail.resize(rail.width(), SMALLEST.height() - FRAME)
    qtbot.waitUntil(lambda: gap() == 1)
    rail.resize(rail.width(), 900)
    qtbot.waitUntil(lambda: gap() == 4)
