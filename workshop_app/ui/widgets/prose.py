"""A field for longer plain text: Tab goes on, Escape leaves, the height grows with the text size."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from workshop_app.ui.theme import Theme


class ProseField(QPlainTextEdit):
    """Plain text in several lines; `lines` is the least height."""

    def __init__(self, theme: Theme, *, lines: int, grows: bool = False) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self.setTabChangesFocus(True)
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def sizeHint(self) -> QSize:
        return QSize(160, self._least())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._least())

    def _least(self) -> int:
        return self.fontMetrics().lineSpacing() * self._lines + 24

    def set_text(self, text: str) -> None:
        """Show another text, without a signal, and keep the cursor near where it was."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)
