"""What tests of the capturing screens share: a screen on the sample, shown and with the cursor in place."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.ui.screens.base import Screen

S = TypeVar("S", bound=Screen)


def shown(qtbot: QtBot, screen: S) -> S:
    """Show a screen as the window does."""
    screen.resize(1084, 730)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    target = screen.initial_focus()
    assert target is not None
    target.setFocus()
    return screen


def focused() -> QWidget:
    """The widget that has the cursor."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, text: str) -> None:
    """Type into whatever has the cursor; a tab goes on, a line break is Enter."""
    keys = {"\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Return}
    for character in text:
        if character in keys:
            qtbot.keyClick(focused(), keys[character])
        else:
            qtbot.keyClicks(focused(), character)


def press_with_control(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    qtbot.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)
