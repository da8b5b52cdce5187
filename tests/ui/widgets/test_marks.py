"""Rows answered by digits: one key an answer, back by Backspace, as by mouse."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.marks import MarkItem, MarkRows

LABELS = ("Tidak puas", "Kurang puas", "Puas", "Sangat puas")
ITEMS = [MarkItem(f"q{n}", f"Pertanyaan {n}", LABELS) for n in (1, 2, 3)]


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> MarkRows:
    made = MarkRows(theme)
    made.set_items(ITEMS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_each_digit_answers_and_goes_on(qtbot: QtBot, rows: MarkRows) -> None:
    qtbot.keyClicks(rows, "413")
    assert rows.marks == {"q1": 4, "q2": 1, "q3": 3}
    assert rows.place == 3
    qtbot.keyClicks(rows, "2")  # there is nothing more to answer
    assert rows.marks == {"q1": 4, "q2": 1, "q3": 3}


def test_what_is_no_answer_changes_nothing(qtbot: QtBot, rows: MarkRows) -> None:
    qtbot.keyClicks(rows, "59xz")
    assert rows.marks == {} and rows.place == 0
    qtbot.keyClick(rows, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert rows.marks == {}
    qtbot.keyClicks(rows, "b")  # options may be written as letters
    assert rows.marks == {"q1": 2}


def test_a_question_can_be_left_out(qtbot: QtBot, rows: MarkRows) -> None:
    for key in (Qt.Key.Key_0, Qt.Key.Key_Space, Qt.Key.Key_3):
        qtbot.keyClick(rows, key)
    assert rows.marks == {"q3": 3}


def test_backspace_goes_back_and_takes_the_answer_away(qtbot: QtBot, rows: MarkRows) -> None:
    qtbot.keyClicks(rows, "44")
    qtbot.keyClick(rows, Qt.Key.Key_Backspace)
    assert (rows.marks, rows.place) == ({"q1": 4}, 1)
    qtbot.keyClicks(rows, "12")
    assert rows.marks == {"q1": 4, "q2": 1, "q3": 2}
    for _ in range(5):
        qtbot.keyClick(rows, Qt.Key.Key_Backspace)
    assert (rows.marks, rows.place) == ({}, 0)


def test_arrows_move_and_a_digit_overwrites(qtbot: QtBot, rows: MarkRows) -> None:
    qtbot.keyClicks(rows, "444")
    for _ in range(2):
        qtbot.keyClick(rows, Qt.Key.Key_Up)
    qtbot.keyClicks(rows, "1")
    assert rows.marks == {"q1": 4, "q2": 1, "q3": 4}
    assert rows.place == 2


def test_enter_says_that_the_paper_is_done(qtbot: QtBot, rows: MarkRows) -> None:
    with qtbot.waitSignal(rows.entered):
        qtbot.keyClick(rows, Qt.Key.Key_Return)


def test_a_click_answers_that_question_and_keeps_the_cursor(qtbot: QtBot, rows: MarkRows) -> None:
    with qtbot.waitSignal(rows.edited):
        rows.rows[1].buttons[2].click()
    assert (rows.marks, rows.place) == ({"q2": 3}, 2)
    assert rows.hasFocus()
    assert rows.rows[1].buttons[2].isChecked() and not rows.rows[1].buttons[1].isChecked()


def test_it_says_aloud_where_one_is(qtbot: QtBot, rows: MarkRows) -> None:
    qtbot.keyClicks(rows, "4")
    assert rows.accessibleName() == "2/3: Pertanyaan 2"
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.accessibleName() == "1/3: Pertanyaan 1 4: Sangat puas"
    assert rows.rows[0].buttons[3].accessibleName() == "4: Sangat puas, Pertanyaan 1"


def test_answers_stay_when_a_question_is_added(qtbot: QtBot, rows: MarkRows) -> None:
    qtbot.keyClicks(rows, "44")
    rows.set_items([*ITEMS, MarkItem("q4", "Pertanyaan 4", LABELS)])
    assert rows.marks == {"q1": 4, "q2": 4}
    rows.set_items(ITEMS[:1])
    assert rows.marks == {"q1": 4} and rows.place == 1
