"""Ctrl+Z reaches the workshop from the search field, and stays in a text that has something to undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.ui.shell.undo_keys import UndoKeys
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.search import SearchField


@pytest.fixture
def presses(qtbot: QtBot, qapp: QApplication, theme: Theme) -> tuple[QWidget, list[int]]:
    """A window whose own Ctrl+Z counts how often it was reached."""
    window, count = QWidget(), []  # type: tuple[QWidget, list[int]]
    layout = QVBoxLayout(window)
    for field in (SearchField(theme, "Search"), QLineEdit(), QPlainTextEdit()):
        layout.addWidget(field)
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), window)
    shortcut.activated.connect(lambda: count.append(1))
    keys = UndoKeys(qapp, window)
    assert keys.parent() is window
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, count


@pytest.mark.parametrize(
    ("kind", "typed", "reached"),
    [
        (SearchField, "ani", 1),
        (QLineEdit, "", 1),
        (QLineEdit, "ani", 0),
        (QPlainTextEdit, "", 1),
        (QPlainTextEdit, "ani", 0),
    ],
)
def test_who_gets_the_keys(
    qtbot: QtBot,
    presses: tuple[QWidget, list[int]],
    kind: type[QWidget],
    typed: str,
    reached: int,
) -> None:
    window, count = presses
    field = next(f for f in window.findChildren(kind) if type(f) is kind)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    if typed:
        qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(count) == reached
