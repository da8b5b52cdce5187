"""Several things picked one after the other, each shown as a button that takes it away again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.picker import Find, Picker


class SeveralPicker(QWidget):
    """A picker over what was picked. `edited` comes when a person has changed the choice.

    `name` returns what people call an id, `remove_text` words the button that takes one away.
    """

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        find: Find,
        name: Callable[[str], str],
        remove_text: Callable[[str], str],
        *,
        new_text: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._name, self._remove_text = theme, name, remove_text
        self._value: tuple[str, ...] = ()
        self._buttons: dict[Button, str] = {}
        self.picker = Picker(theme, find, new_text=new_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.picker)
        self._chosen = QWidget()
        self._flow = FlowLayout(self._chosen, gap=2)
        column.addWidget(self._chosen)
        self._chosen.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.picker)
        self.picker.picked.connect(self._on_picked)

    @property
    def value(self) -> tuple[str, ...]:
        """The ids of what is chosen, in the order of choosing."""
        return self._value

    @property
    def buttons(self) -> list[Button]:
        """The buttons that take one away, in the same order."""
        return list(self._buttons)

    def set_value(self, value: Sequence[str]) -> None:
        """Show a choice that was made elsewhere."""
        if tuple(value) != self._value:
            self._value = tuple(value)
            self._show()

    def add(self, chosen: str) -> None:
        """Choose one more, as if somebody had picked it."""
        self.picker.set_value("", "")
        if chosen and chosen not in self._value:
            self._value = (*self._value, chosen)
            self._show()
            self.edited.emit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.picker.setAccessibleName(name)

    def _show(self) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()  # made anew for what is chosen now
        self._buttons = {}
        for chosen in self._value:
            name = self._name(chosen) or "…"
            button = Button(self._theme, name, kind="link", icon="x")
            button.setAccessibleName(self._remove_text(name))
            button.setToolTip(self._remove_text(name))
            button.clicked.connect(self._on_button_clicked)
            self._buttons[button] = chosen
            self._flow.addWidget(button)
        self._chosen.setVisible(bool(self._value))
        self.updateGeometry()

    def _on_picked(self, chosen: str) -> None:
        self.add(chosen)

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            gone = self._buttons[button]
            self._value = tuple(one for one in self._value if one != gone)
            self._show()
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edited.emit()
