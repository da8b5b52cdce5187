"""Numbered chips of which several may be chosen; the first one chosen is the main one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import tip

COLUMNS = 2


@dataclass(frozen=True, slots=True)
class ChipChoice:
    """One of the choices; `number` is the digit that toggles it."""

    id: str
    number: int
    text: str


class _ChoiceChip(Button):
    """A chip that keeps to its column and leaves all keys but Space to the row."""

    def __init__(self, theme: Theme, choice: ChipChoice) -> None:
        super().__init__(theme, "", kind="choice")
        self.choice = choice
        self._mark = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # The style sheet's least height is that of the normal text size, and holds against any layout.
        self.setStyleSheet(f"text-align: left; min-height: {theme.px(18)}px;")
        self.say("")

    def say(self, mark: str) -> None:
        """Show the choice; `mark` says in words that it is the main one."""
        self._mark = mark
        whole = f"{self.choice.number}  {self.choice.text}"
        self.setToolTip(tip(whole))
        self._elide(whole)
        self.setAccessibleName(f"{whole}, {mark}" if mark else whole)

    def _elide(self, whole: str) -> None:
        self.ensurePolished()
        mark = f"  ·  {self._mark}" if self._mark else ""
        room = self.width() - 30 - self.fontMetrics().horizontalAdvance(mark)
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, max(room, 20))
        self.setText((shown + mark).replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide(f"{self.choice.number}  {self.choice.text}")

    def minimumSizeHint(self) -> QSize:
        return QSize(90, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()


class ChoiceChips(QWidget):
    """The chips. One of them is a stop of the Tab key; arrows go on, digits toggle from any of them.

    `edited` comes when a person has changed the choice.
    """

    edited = Signal()
    _ARROWS: ClassVar = {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Up: -COLUMNS,
        Qt.Key.Key_Down: COLUMNS,
    }

    def __init__(self, theme: Theme, main_word: str) -> None:
        super().__init__()
        self._theme, self._main_word = theme, main_word
        self._chips: list[_ChoiceChip] = []
        self._value: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    @property
    def value(self) -> tuple[str, ...]:
        """The ids of what is chosen, in the order of choosing."""
        return self._value

    @property
    def chips(self) -> tuple[Button, ...]:
        """The chips in their order."""
        return tuple(self._chips)

    def set_choices(self, choices: Sequence[ChipChoice]) -> None:
        """Offer these choices; what is chosen stays chosen."""
        if [chip.choice for chip in self._chips] == list(choices):
            return
        for chip in self._chips:
            self._grid.removeWidget(chip)
            chip.deleteLater()  # the grid let go of it, and so do we
        self._chips = [_ChoiceChip(self._theme, choice) for choice in choices]
        for place, chip in enumerate(self._chips):
            self._grid.addWidget(chip, place // COLUMNS, place % COLUMNS)
            chip.clicked.connect(self._on_chip_clicked)
        if self._chips:
            self._chips[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self._chips[0])
        self._show()

    def set_value(self, value: Sequence[str]) -> None:
        """Show a choice that was made elsewhere."""
        self._value = tuple(value)
        self._show()

    def toggle_number(self, number: int) -> bool:
        """Choose or drop the chip with a number; False if there is none."""
        for chip in self._chips:
            if chip.choice.number == number:
                self._toggle(chip)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        step = self._ARROWS.get(Qt.Key(event.key())) if event.key() else None
        if 1 <= digit <= 9 and self.toggle_number(digit):
            event.accept()
        elif step is not None:
            self._go(step)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        focused = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), 0)
        place = focused + step
        if 0 <= place < len(self._chips):
            for chip in self._chips:
                chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._chips[place].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self._chips[place])
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle(self, chip: _ChoiceChip) -> None:
        chosen = chip.choice.id
        if chosen in self._value:
            self._value = tuple(i for i in self._value if i != chosen)
        else:
            self._value = (*self._value, chosen)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for chip in self._chips:
            chip.setChecked(chip.choice.id in self._value)
            main = self._value[:1] == (chip.choice.id,)
            chip.say(self._main_word if main else "")

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, _ChoiceChip):
            self._toggle(chip)
