"""A field for a date as people say it; below it stands at once which day was understood."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.duedates import read_due_date
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.ui.widgets.line import Line
from workshop_app.words.catalogue import Words


class DueField(QWidget):
    """`text` is what was said, `due` the day it meant when it was typed.

    "In two weeks" keeps its day: words are read again only when somebody changes them. Where a record does
    not keep words (`keeps_words`), it says so.
    """

    edited = Signal()

    def __init__(
        self, words: Words, today: Callable[[], date], *, keeps_words: bool = True
    ) -> None:
        super().__init__()
        self._keeps_words = keeps_words
        self._words, self._today = words, today
        self._due: date | None = None
        self._said = ""
        self.line = Line()
        self.understood = ElidedLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.understood)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(self._on_line_edited)

    @property
    def text(self) -> str:
        """The words of the date; "" for a day that was never said in words."""
        return self._said

    @property
    def due(self) -> date | None:
        """The day that was understood."""
        return self._due

    def set_text(self, text: str) -> None:
        """Show the words of a record."""
        self._said = text
        self._show_line()

    def set_due(self, due: date | None) -> None:
        """Show the day of a record."""
        self._due = due
        self._show_line()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _show_line(self) -> None:
        shown = self._said or (self._words.date(self._due) if self._due else "")
        if self.line.text().strip() != shown:
            self.line.setText(shown)
            self.line.setCursorPosition(0)  # a narrow field shows the beginning
        self._explain()

    def _explain(self) -> None:
        t = self._words.t
        if self._due is not None:
            text = self._words.date_long(self._due)
        elif self._said:
            kept, lost = t("No day understood; the words are kept"), t("No day understood")
            text = kept if self._keeps_words else lost
        else:
            text = t("No date yet")
        self.understood.setText(text)
        self.line.setAccessibleDescription(text)

    def _on_line_edited(self, text: str) -> None:
        self._said = text.strip()
        self._due = read_due_date(self._said, self._today()) if self._said else None
        self._explain()
        self.edited.emit()
