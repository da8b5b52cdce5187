"""The field of the desk: it keeps the letters and hands the keys of the desk on to it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workshop_app.ui.widgets.search import SearchField

NONE: Final = Qt.KeyboardModifier.NoModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT: Final = CTRL | Qt.KeyboardModifier.ShiftModifier
Chord = tuple[Qt.Key, Qt.KeyboardModifier]


def chord(event: QKeyEvent) -> Chord:
    """Return key and modifiers; the Enter of the number block is an Enter like the other."""
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    return key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def is_text(event: QKeyEvent) -> bool:
    """Tell whether a key press means a letter."""
    held = event.modifiers() & (CTRL | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held


class DeskField(SearchField):
    """The search field; the keys in `passed` go on to whatever it stands in."""

    passed: frozenset[Chord] = frozenset()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if chord(event) in self.passed:
            event.ignore()
        else:
            super().keyPressEvent(event)
