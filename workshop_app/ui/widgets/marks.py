"""Paper forms typed by digits: one row a question, one key an answer, and the next row is on.

The rows as a whole have the cursor. 1-9 (or A-D for options) answer, 0 or a space leaves a question out,
Backspace goes back, arrows move, Enter says that the paper is done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import text_label

_LEFT_OUT: Final = (Qt.Key.Key_0, Qt.Key.Key_Space, Qt.Key.Key_Minus)


@dataclass(frozen=True, slots=True)
class MarkItem:
    """One question; `labels` are what 1, 2, 3, ... mean, and so how many there are."""

    id: str
    text: str
    labels: tuple[str, ...]


class _Row(QWidget):
    """A question with a button for each answer; it stands out while it is the one being answered."""

    def __init__(self, theme: Theme, number: int, item: MarkItem) -> None:
        super().__init__()
        self._theme, self.item, self.is_current, self.has_cursor = theme, item, False, False
        self.setAccessibleName(item.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 8, 3)
        row.setSpacing(10)
        place = text_label(f"{number}.", "muted")
        place.setMinimumWidth(theme.px(22))
        row.addWidget(place, 0, Qt.AlignmentFlag.AlignVCenter)
        self.label = text_label(item.text, wrap=True)
        row.addWidget(self.label, 1)
        self.buttons: list[Button] = []
        for value, word in enumerate(item.labels, 1):
            button = Button(theme, str(value), kind="choice")
            button.setAccessibleName(f"{value}: {word}, {item.text}")
            button.setToolTip(word)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(theme.px(40))
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, value: int | None, *, is_current: bool, has_cursor: bool) -> None:
        """Show the answer, and whether this question is on."""
        for place, button in enumerate(self.buttons, 1):
            button.setChecked(place == value)
        self.is_current, self.has_cursor = is_current, has_cursor
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "primary_soft" if self.has_cursor else "sunken"
        painter.setBrush(self._theme.color(ground))
        painter.setPen(self._theme.color("primary" if self.has_cursor else "border"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class MarkRows(QWidget):
    """All questions of a paper. `edited` comes with every answer, `entered` with Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._items = theme, tuple[MarkItem, ...]()
        self._marks: dict[str, int] = {}
        self._place = 0
        self.rows: list[_Row] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def marks(self) -> dict[str, int]:
        """The answers so far, by question."""
        return {item.id: self._marks[item.id] for item in self._items if item.id in self._marks}

    @property
    def place(self) -> int:
        """Which question is on, from 0; the number of questions once all are done."""
        return self._place

    def set_items(self, items: Sequence[MarkItem]) -> None:
        """Ask these questions; answers to those that stay are kept."""
        if self._items == tuple(items):
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()  # the layout let go of it, and so do we
        self._items = tuple(items)
        self.rows = [_Row(self._theme, place, item) for place, item in enumerate(items, 1)]
        for row in self.rows:
            self._column.addWidget(row)
            for button in row.buttons:
                button.clicked.connect(self._on_button_clicked)
        self._place = min(self._place, len(self._items))
        self._show()

    def set_marks(self, marks: Mapping[str, int]) -> None:
        """Show answers; the first question without one is on."""
        self._marks = dict(marks)
        places = [n for n, item in enumerate(self._items) if item.id not in self._marks]
        self._place = places[0] if places else len(self._items)
        self._show()

    def clear(self) -> None:
        """Begin anew."""
        self.set_marks({})

    # --- keys --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace:
            self._go_back()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(self._place + (1 if key == Qt.Key.Key_Down else -1))
        elif key in _LEFT_OUT:
            self._answer(None)
        elif (value := _value_of(event)) and self._takes(value):
            self._answer(value)
        else:
            super().keyPressEvent(event)

    def _takes(self, value: int) -> bool:
        return self._place < len(self._items) and value <= len(self._items[self._place].labels)

    def _answer(self, value: int | None) -> None:
        if self._place >= len(self._items):
            return
        question_id = self._items[self._place].id
        self._marks.pop(question_id, None)
        if value is not None:
            self._marks[question_id] = value
        self._place += 1
        self._show()
        self.edited.emit()

    def _go_back(self) -> None:
        """Go to the question before this one and take its answer away."""
        self._place = max(0, self._place - 1)
        if self._items:
            self._marks.pop(self._items[self._place].id, None)
            self._show()
            self.edited.emit()

    def _move(self, place: int) -> None:
        self._place = max(0, min(len(self._items), place))
        self._show()

    # --- showing -----------------------------------------------------------------------------------

    def _show(self) -> None:
        cursor = self.hasFocus()
        for place, row in enumerate(self.rows):
            value = self._marks.get(row.item.id)
            row.show_state(value, is_current=place == self._place, has_cursor=cursor)
        if self._place < len(self._items):
            item = self._items[self._place]
            said = f"{self._place + 1}/{len(self._items)}: {item.text}"
            value = self._marks.get(item.id)
            self.setAccessibleName(f"{said} {value}: {item.labels[value - 1]}" if value else said)

    def sizeHint(self) -> QSize:
        return QSize(320, super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    def _on_button_clicked(self) -> None:
        clicked = self.sender()
        for place, row in enumerate(self.rows):
            for value, button in enumerate(row.buttons, 1):
                if button is clicked:
                    self.setFocus(Qt.FocusReason.MouseFocusReason)
                    self._place = place
                    self._answer(value)
                    return


def _value_of(event: QKeyEvent) -> int:
    """Return which answer a key means: a digit, or a letter for those who write options as letters."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return 0
    text = event.text().upper()
    if len(text) != 1:
        return 0
    if "1" <= text <= "9":
        return int(text)
    return ord(text) - 64 if "A" <= text <= "I" else 0
