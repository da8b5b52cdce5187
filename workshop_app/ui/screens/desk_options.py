"""The choices of the desk in one place: of the workshop (leaving, signing, late) and of this laptop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.domain.errors import ValueInvalid
from workshop_app.domain.records import Settings
from workshop_app.domain.values import parse
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.screens.desk_dialogs import accept_button
from workshop_app.ui.settings import Preferences
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What was chosen."""

    check_out: bool
    signatures: bool
    late_after: time | None
    sounds: bool
    operator_name: str
    desk: str


class DeskOptionsDialog(ValueDialog):
    """Its value is a `DeskOptions`; None while a time cannot be read.

    `notes` say what of sound and camera is not possible on this laptop.
    """

    def __init__(
        self,
        theme: Theme,
        words: Words,
        settings: Settings,
        preferences: Preferences,
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._words = words
        self.notes = [text_label(note, "small", wrap=True) for note in notes]
        t = words.t
        self.setWindowTitle(t("Options of the desk"))
        self.setMinimumWidth(theme.px(460))
        self.check_out = QCheckBox(t("People are checked out when they leave"))
        self.check_out.setChecked(settings.check_out)
        self.signatures = QCheckBox(t("People sign on the screen"))
        self.signatures.setChecked(settings.signatures)
        self.late_after = QLineEdit(words.time(settings.late_after) if settings.late_after else "")
        self.late_after.setPlaceholderText(t("For example 09.00; empty: nobody is late"))
        self.sounds = QCheckBox(t("Sounds with the answers"))
        self.sounds.setChecked(preferences.sounds == "on")
        self.name = QLineEdit(preferences.operator_name)
        self.desk = QLineEdit(preferences.desk)
        self._hint = text_label("", "bad")
        self.buttons = standard_buttons(self, t("Keep"), t("Cancel"))
        self._accept = accept_button(self.buttons)
        self._lay_out()
        self._connect()
        self._on_edited()

    def _lay_out(self) -> None:
        t = self._words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(text_label(t("This workshop, on all laptops"), "h2"))
        column.addWidget(self.check_out)
        column.addWidget(self.signatures)
        column.addWidget(field_label(t("Late after"), self.late_after))
        column.addWidget(self.late_after)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addWidget(text_label(t("This laptop"), "h2"))
        column.addWidget(self.sounds)
        for note in self.notes:
            column.addWidget(note)
        row = QHBoxLayout()
        row.setSpacing(12)
        rows: tuple[tuple[str, QWidget], ...] = (
            (t("Your name"), self.name),
            (t("Desk"), self.desk),
        )
        for caption, field in rows:
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(field_label(caption, field))
            pair.addWidget(field)
            row.addLayout(pair, 1)
        column.addLayout(row)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        for box in (self.check_out, self.signatures, self.sounds):
            box.toggled.connect(self._on_edited)
        for field in (self.late_after, self.name, self.desk):
            field.textChanged.connect(self._on_edited)

    def _on_edited(self) -> None:
        try:
            late_after: time | None = parse(Settings, "late_after", self.late_after.text())
        except ValueInvalid:
            self.value = None
        else:
            self.value = DeskOptions(
                self.check_out.isChecked(),
                self.signatures.isChecked(),
                late_after,
                self.sounds.isChecked(),
                self.name.text(),
                self.desk.text(),
            )
        understood = self.value is not None
        self._hint.setText("" if understood else self._words.t("Write the time like 09.00."))
        self._accept.setEnabled(understood)
