"""A part of a form that can be folded away: a button with its name, and the content below it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button


class Fold(QWidget):
    """Put content into `body`. The button says how many fields inside are filled in."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._title = title
        self.button = Button(theme, title, kind="link", icon="chevron-right")
        self.button.setCheckable(True)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 4, 0, 8)
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self.content)
        self.content.hide()
        self.button.toggled.connect(self._on_button_toggled)

    @property
    def is_open(self) -> bool:
        """True while the content is shown."""
        return self.button.isChecked()

    def say(self, remark: str) -> None:
        """Show a remark after the title."""
        self.button.set_text(f"{self._title} · {remark}" if remark else self._title)

    def open(self) -> None:
        """Show the content."""
        self.button.setChecked(True)

    def _on_button_toggled(self, is_open: bool) -> None:
        self.button.set_icon("chevron-down" if is_open else "chevron-right")
        self.content.setVisible(is_open)
