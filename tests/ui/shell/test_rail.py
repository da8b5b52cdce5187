"""The rail tells what is open without growing."""

import pytest
from pytestqt.qtbot import QtBot

from workshop_app.ui.shell.rail import Rail
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import shortened


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
