"""A passage of somebody's text with one part marked: bold, with a line below, and by its colours."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from workshop_app.ui.theme import Theme

AROUND: Final = 280
"""Characters shown before and after the marked part."""


class Passage(QTextEdit):
    """Read only; the text is never taken for markup. `plain` is what is shown, `marked` its marked part."""

    def __init__(self, theme: Theme, token: str, lines: int) -> None:
        super().__init__()
        self._theme, self._token, self._lines = theme, token, lines
        self._told: tuple[str, int, int] = ("", 0, 0)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(2 * self._height(lines))
        theme.changed.connect(self._show)

    @property
    def plain(self) -> str:
        """The shown text."""
        return self.toPlainText()

    @property
    def marked(self) -> str:
        """The marked part."""
        text, start, end = self._told
        return text[start:end]

    def show_passage(self, text: str, start: int, end: int) -> None:
        """Show what stands around the characters from `start` to `end`, and mark these."""
        self._told = (text, start, end)
        self.setAccessibleDescription(self.marked)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height(2))

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + 24

    def _show(self) -> None:
        text, start, end = self._told
        self.clear()
        cursor = QTextCursor(self.document())
        usual = QTextCharFormat()
        before, after = _before(text[:start]), _after(text[end:])
        cursor.insertText(before, usual)
        place = cursor.position()
        if end > start:
            cursor.insertText(text[start:end], self._format())
        cursor.insertText(after, usual)
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _format(self) -> QTextCharFormat:
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setFontUnderline(True)
        marked.setForeground(self._theme.color(self._token))
        marked.setBackground(self._theme.color(f"{self._token}_soft"))
        return marked


def _before(text: str) -> str:
    """Return the end of a text, cut between words."""
    if len(text) <= AROUND:
        return text
    cut = text[-AROUND:]
    return "… " + (cut.split(" ", 1)[1] if " " in cut else cut)


def _after(text: str) -> str:
    """Return the beginning of a text, cut between words."""
    if len(text) <= AROUND:
        return text
    cut = text[:AROUND]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + " …"
