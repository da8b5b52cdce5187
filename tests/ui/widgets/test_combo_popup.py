"""The list of a drop-down field: every choice is to be seen whole, at its first opening too."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.combo import Combo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _shown(qtbot: QtBot, options: list[tuple[str, str]]) -> tuple[Combo, QWidget]:
    field, box = Combo(options, options[0][0]), QWidget()
    QVBoxLayout(box).addWidget(field)
    qtbot.addWidget(box)
    box.resize(220, 80)
    box.show()
    qtbot.waitExposed(box)
    edge = box.screen().availableGeometry()
    box.move(edge.right() - 225, edge.top() + 100)
    field.showPopup()
    qtbot.waitUntil(field.view().isVisible)
    return field, box


@pytest.mark.parametrize("count", [2, 3, 7])
def test_no_choice_of_a_short_list_is_cut(
    qtbot: QtBot, surroundings: Surroundings, count: int
) -> None:
    field, _box = _shown(qtbot, [(str(n), f"Choice {n}") for n in range(count)])
    view = field.view()
    last = view.visualRect(view.model().index(count - 1, 0))
    assert view.verticalScrollBar().maximum() == 0
    assert view.viewport().rect().contains(last)
    field.hidePopup()


def test_long_words_widen_the_list_and_keep_it_on_the_screen(
    qtbot: QtBot, surroundings: Surroundings
) -> None:
    field, _box = _shown(
        qtbot, [("a", "Short"), ("b", "A ministry with a name of many words in it")]
    )
    popup = field.view().window().frameGeometry()
    assert popup.width() > field.width()
    assert popup.right() <= field.screen().availableGeometry().right()
    field.hidePopup()
