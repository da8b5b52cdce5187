"""A strip that tells how far long work is, in words and as a bar, with a way to stop it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel

ROOM_FOR_BAR: Final = 380
"""From this width on the bar has room beside the words."""


class ProgressStrip(QWidget):
    """Words, a bar, a button to cancel. Hidden until `begin`."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, cancel_text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        self._theme = theme
        self._words = ElidedLabel("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = Button(theme, cancel_text)
        row.addWidget(self._words, 2)
        row.addWidget(self._bar, 3)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is little room the words tell how far it is, whole.
        self._bar.setVisible(event.size().width() >= self._theme.px(ROOM_FOR_BAR))

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.whole

    def begin(self, words: str) -> None:
        """Appear; the total is not known yet."""
        self._bar.setRange(0, 0)
        self._say(words)
        self.cancel.setEnabled(True)
        self.show()

    def advance(self, words: str, done: int, total: int) -> None:
        """Show `done` of `total` steps."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._say(words)

    def end(self) -> None:
        """Disappear."""
        self.hide()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._bar.setAccessibleName(words)

    def _on_cancel_clicked(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel_requested.emit()
