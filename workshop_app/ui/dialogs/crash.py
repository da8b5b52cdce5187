"""What is shown when the program itself is at fault."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.labels import text_label


class CrashDialog(ValueDialog):
    """Says what has happened, that the work is saved, and offers the details to copy."""

    def __init__(self, surroundings: Surroundings, details: str) -> None:
        super().__init__()
        t = surroundings.words.t
        self._details = details
        self.setWindowTitle(t("Lokakarya has a fault"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(t("Something in the program went wrong"), "h1"))
        safe = t(
            "Your work is saved: every change was on the disk before it was shown. The last step may "
            "not have been carried out; look at it, then go on."
        )
        column.addWidget(text_label(safe, wrap=True))
        ask = t(
            "If it happens again, please send these details; they hold no data of participants."
        )
        column.addWidget(text_label(ask, "muted", wrap=True))
        self.text = QPlainTextEdit(details)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(t("Details"))
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(t("Copy the details"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on = buttons.addButton(t("Go on working"), QDialogButtonBox.ButtonRole.RejectRole)
        go_on.setProperty("kind", "primary")
        go_on.setDefault(True)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self._on_copy_clicked)
        column.addWidget(buttons)
        self.resize(620, 420)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
