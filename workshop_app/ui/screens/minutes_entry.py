"""The line in which points of the minutes are typed: Enter begins the next one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.choices import MINUTE_KINDS
from workshop_app.ui import bindings
from workshop_app.ui.drafts import Binding
from workshop_app.ui.screens.attachments_part import AttachmentsPart
from workshop_app.ui.screens.contribution_lookup import Names
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.line import Line
from workshop_app.ui.widgets.picker import Picker
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.ui.widgets.shy import ShyButton
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name


class _PointField(ProseField):
    """Enter is for the next point; Shift+Enter breaks the line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class MinutesEntry(QWidget):
    """Text, kind, agency and speaker of one point, and its photos.

    `edited` comes after every change of the words by hand.
    """

    edited = Signal()
    next_requested = Signal()
    left = Signal()
    commitment_requested = Signal()
    history_requested = Signal()
    remove_requested = Signal()

    def __init__(self, theme: Theme, words: Words, agencies: Names) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        t = words.t
        self.title = ElidedLabel(t("New point"), "strong")
        self.chip = Chip()
        self.text = _PointField(theme, lines=2, grows=True)
        self.text.setPlaceholderText(t("What was said? Enter begins the next point"))
        self.text.setAccessibleName(t("Text"))
        self.kind = Combo([(code, choice_name(words, code)) for code in MINUTE_KINDS], "point")
        self.kind.setAccessibleName(t("Kind"))
        self.agency = Picker(theme, agencies.find, new_text=self._offer_agency)
        self.agency.setPlaceholderText(t("Agency"))
        self.agency.setAccessibleName(t("Agency"))
        self.speaker = Line()
        self.speaker.setPlaceholderText(t("Speaker"))
        self.speaker.setAccessibleName(t("Speaker"))
        self.problem = text_label("", "bad", wrap=True)
        self.attachments = AttachmentsPart(theme, words, rows_shown=2)
        self.commitment_button = Button(theme, t("Make a commitment"), icon="list-checks")
        self.commitment_button.setToolTip("Ctrl+T")
        self.history_button = ShyButton(theme, t("History"), "history")
        self.remove_button = ShyButton(theme, t("Delete"), "trash-2")
        self.next_button = Button(theme, t("Next point"), kind="primary")
        self.next_button.setToolTip("Enter")
        self._lay_out()
        self._connect()
        self.bindings: Mapping[str, Binding] = {
            "text": bindings.prose(self.text),
            "kind": bindings.combo(self.kind),
            "agency_id": bindings.picker(self.agency, agencies.name),
            "speaker": bindings.line(self.speaker),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.chip)
        column.addLayout(head)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(self._fields(), 5)
        both.addWidget(self.attachments, 3)
        column.addLayout(both)
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        hint = self._words.t("Alt+1–{last} choose the kind", last=len(MINUTE_KINDS))
        foot.addWidget(ElidedLabel(hint, "small"), 1)
        for button in (self.history_button, self.remove_button):
            foot.addWidget(button)
        foot.addWidget(self.commitment_button)
        foot.addWidget(self.next_button)
        column.addLayout(foot)

    def _fields(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind, 4)
        row.addWidget(self.agency, 5)
        row.addWidget(self.speaker, 5)
        fields = QVBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.text, 1)
        fields.addLayout(row)
        return fields

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_edited)
        self.text.entered.connect(self.next_requested)
        self.kind.activated.connect(self._on_edited)
        self.agency.picked.connect(self._on_edited)
        self.speaker.textEdited.connect(self._on_edited)
        self.next_button.clicked.connect(self.next_requested)
        self.commitment_button.clicked.connect(self.commitment_requested)
        self.history_button.clicked.connect(self.history_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        self._digits = [self._digit(number) for number in range(1, len(MINUTE_KINDS) + 1)]

    def _digit(self, number: int) -> QShortcut:
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setProperty("number", number)
        shortcut.activated.connect(self._on_digit_activated)
        return shortcut

    @property
    def has_words(self) -> bool:
        """True once there is anything to keep."""
        return bool(self.text.toPlainText().strip())

    @property
    def names(self) -> dict[str, str]:
        """The agency, if what was typed is on no list."""
        return {"agency_id": self.agency.unknown} if self.agency.unknown else {}

    def advise(self) -> None:
        """Say what stands in the way of the agency that was typed."""
        unknown = self.agency.unknown
        self.problem.setText(
            self._words.t(
                "“{text}” is on no list: choose from the list, or add it there.", text=unknown
            )
            if unknown
            else ""
        )
        self.problem.setVisible(bool(unknown))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
        else:
            super().keyPressEvent(event)

    def _offer_agency(self, text: str) -> str:
        return self._words.t("Add “{text}” as a new agency", text=text)

    def _on_edited(self) -> None:
        self.advise()
        self.edited.emit()

    def _on_digit_activated(self) -> None:
        self.kind.set_value(MINUTE_KINDS[self.sender().property("number") - 1])
        self._on_edited()
