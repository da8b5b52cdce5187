"""Why a passage may stand, or its text stays inside: one line, which is kept with the decision."""

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout

from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.words.catalogue import Words


class ReasonDialog(ValueDialog):
    """`value` is the reason, perhaps "" if it is not `needed`."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        deed: str,
        consequences: str,
        *,
        hint: str = "",
        needed: bool = False,
    ) -> None:
        super().__init__()
        t, self._needed = words.t, needed
        self.setWindowTitle(deed)
        self.setMinimumWidth(theme.px(480))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(hint)
        box = standard_buttons(self, deed, t("Cancel"))
        self.accepting = next(
            b for b in box.buttons() if box.buttonRole(b) == QDialogButtonBox.ButtonRole.AcceptRole
        )
        caption = t("Reason") if needed else t("Reason, if there is something to say")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(text_label(consequences, "strong", wrap=True))
        column.addWidget(
            text_label(t("Reason and name are kept with the decision."), "muted", wrap=True)
        )
        column.addWidget(field_label(caption, self.reason))
        column.addWidget(self.reason)
        column.addStretch(1)
        column.addWidget(box)
        self.reason.textChanged.connect(self._on_reason_changed)
        self._on_reason_changed()
        self.reason.setFocus()

    def accept(self) -> None:
        """Take the reason, if there is one."""
        self.value = self.reason.text().strip()
        if self.value or not self._needed:
            super().accept()

    def _on_reason_changed(self) -> None:
        self.accepting.setEnabled(bool(self.reason.text().strip()) or not self._needed)
