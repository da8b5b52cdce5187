"""Asks once per laptop who works here and at which desk, without being in anybody's way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy

from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel


def has_to_ask(surroundings: Surroundings) -> bool:
    """Tell whether the question is open: it is asked once, and settings can answer it later."""
    value = surroundings.settings.value
    return not value.asked_who and not (value.operator_name and value.desk)


class OperatorCard(QFrame):
    """Two fields and two buttons in one line. `done` comes after either."""

    done = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        w, theme, value = surroundings.words, surroundings.theme, surroundings.settings.value
        self.setProperty("notice", "info")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        question = w.t("Who works at this laptop?")
        self.setAccessibleName(question)
        self.name = QLineEdit(value.operator_name)
        self.name.setPlaceholderText(w.t("Your name"))
        self.name.setAccessibleName(w.t("Your name"))
        self.desk = QLineEdit(value.desk)
        self.desk.setPlaceholderText(w.t("Desk, for example A"))
        self.desk.setAccessibleName(w.t("Desk"))
        self.keep_button = Button(theme, w.t("Keep"), kind="primary")
        self.later_button = Button(theme, w.t("Not now"), kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(question, "strong"), 3)
        for field in (self.name, self.desk):
            field.setMinimumWidth(90)
            row.addWidget(field, 2)
            field.returnPressed.connect(self._on_keep_clicked)
        row.addWidget(self.keep_button)
        row.addWidget(self.later_button)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.later_button.clicked.connect(self._on_later_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A field hands its Enter on; behind the card it would check somebody in.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_keep_clicked(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus()
        elif not self.desk.text().strip():
            self.desk.setFocus()
        else:
            self._surroundings.set_operator(self.name.text(), self.desk.text())
            self._finish()

    def _on_later_clicked(self) -> None:
        self._finish()

    def _finish(self) -> None:
        self._surroundings.settings.change(asked_who="yes")
        self.done.emit()
