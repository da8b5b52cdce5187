"""The big search field: always ready, emptied by Escape, arrow keys go on to the list below."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from workshop_app.ui.icons import icon
from workshop_app.ui.theme import Theme


class SearchField(QLineEdit):
    """One line with a magnifying glass.

    `step_requested` asks for the next (+1) or previous (-1) row, a page as ±10; Enter is
    `returnPressed` as in every line edit.
    """

    step_requested = Signal(int)
    _STEPS: ClassVar = {
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_PageDown: 10,
        Qt.Key.Key_PageUp: -10,
    }

    def __init__(self, theme: Theme, hint: str, *, big: bool = True) -> None:
        super().__init__()
        self.setProperty("big", big)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(False)
        self.addAction(icon(theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.step_requested.emit(step)
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)
