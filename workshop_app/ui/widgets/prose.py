"""A field for longer plain text: Tab goes on, Escape leaves, the height grows with the text size."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.marking import mark_in


class ProseField(QPlainTextEdit):
    """Plain text in several lines; `lines` is the least height.

    `things_pasted` carries what is no text: a picture or files, for whoever keeps them.
    """

    things_pasted = Signal(object)

    def __init__(self, theme: Theme, *, lines: int, grows: bool = False) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self._needles: tuple[str, ...] = ()
        self.setTabChangesFocus(True)
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.document().contentsChanged.connect(self._on_contents_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def marked(self) -> int:
        """How many hits are marked."""
        return len(self.extraSelections())

    def mark(self, needles: Sequence[str]) -> None:
        """Mark these folded words in the text, now and while it changes."""
        if tuple(needles) != self._needles:
            self._needles = tuple(needles)
            self._show_first_hit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words by dragging; a dragged file is for the form, not for its address to be typed."""
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words; hand on what is none."""
        if holds_files(source) or (source.hasImage() and not source.hasText()):
            self.things_pasted.emit(source)
        else:
            super().insertFromMimeData(source)

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
        if self._needles:
            self._show_first_hit()

    def _show_first_hit(self) -> None:
        mark_in(self, self._theme, self._needles)
        marked = self.extraSelections()
        if marked and not self.hasFocus():  # who types stays where the cursor is
            cursor = self.textCursor()
            cursor.setPosition(marked[0].cursor.selectionStart())
            self.setTextCursor(cursor)

    def _on_contents_changed(self) -> None:
        if self._needles:
            mark_in(self, self._theme, self._needles)

    def _on_theme_changed(self) -> None:
        mark_in(self, self._theme, self._needles)


def holds_files(source: QMimeData) -> bool:
    """Tell whether files of this laptop are dragged or pasted."""
    return any(url.isLocalFile() for url in source.urls())
