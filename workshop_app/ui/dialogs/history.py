"""Riwayat: who changed what in a record and when, with a way back to an earlier wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QVBoxLayout

from workshop_app.actions.history import Entry, condensed
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.zones import from_text, local
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.dialogs.values import say_value
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import field_name

SHOWN: Final = 100
_DEEDS: Final = {
    "created": mark("written down"),
    "deleted": mark("deleted"),
    "restored": mark("brought back"),
    "in": mark("checked in"),
    "out": mark("checked out"),
    "void": mark("check-in taken back"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """An earlier text of a field that somebody wants back."""

    field: str
    value: str


class HistoryDialog(ValueDialog):
    """The history, the newest first; `value` is the `Wording` that was chosen."""

    def __init__(
        self, session: Session, kind: type[Record], record: Record, entries: Sequence[Entry]
    ) -> None:
        super().__init__()
        self._session, self._kind, self._record = session, kind, record
        self._wordings: dict[Button, Wording] = {}
        t = session.words.t
        self.setWindowTitle(t("History"))
        page = ScrollPage(margins=(0, 0, 8, 0))
        for entry in reversed(condensed(entries)[-SHOWN:]):
            page.body.addWidget(self._entry(entry))
        page.body.setSpacing(8)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(t("History"), "h1"))
        column.addWidget(text_label(t("Who changed what, the newest first."), "muted", wrap=True))
        column.addWidget(page, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(640, 560)

    @property
    def back_buttons(self) -> list[Button]:
        """The buttons that bring a wording back, in the order of the entries."""
        return list(self._wordings)

    def _entry(self, entry: Entry) -> QFrame:
        card = Card()
        card.body.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(self._what(entry), "strong"), 1)
        head.addWidget(text_label(self._when(entry), "small"))
        card.body.addLayout(head)
        if entry.field:
            said = say_value(self._session, self._kind, entry.field, entry.value)
            card.body.addWidget(text_label(said or self._session.words.t("emptied"), wrap=True))
        before = say_value(self._session, self._kind, entry.field, entry.before)
        if entry.field and before:
            text = self._session.words.t("Before: {text}", text=before)
            card.body.addWidget(text_label(text, "small", wrap=True))
        if self._can_come_back(entry):
            card.body.addWidget(self._back_button(entry))
        return card

    def _what(self, entry: Entry) -> str:
        words = self._session.words
        if entry.field:
            return field_name(words, entry.field)
        return words.t(_DEEDS.get(entry.what, entry.what)).capitalize()

    def _when(self, entry: Entry) -> str:
        words, zone = self._session.words, self._session.workshop.settings.time_zone
        moment = from_text(entry.at)
        parts = [
            words.date(local(moment, zone).date()),
            words.clock_seconds(moment, zone),
            " ".join(part for part in (entry.by, f"({entry.desk})" if entry.desk else "") if part),
        ]
        return " · ".join(part for part in parts if part)

    def _can_come_back(self, entry: Entry) -> bool:
        spec = fields_of(self._kind).get(entry.field)
        return (
            spec is not None
            and spec.form in (Form.LINE, Form.PROSE)
            and bool(entry.before)
            and entry.before != getattr(self._record, entry.field)
        )

    def _back_button(self, entry: Entry) -> Button:
        button = Button(
            self._session.theme,
            self._session.words.t("Bring back the wording before"),
            kind="link",
            icon="undo-2",
        )
        self._wordings[button] = Wording(entry.field, str(entry.before))
        button.clicked.connect(self._on_back_clicked)
        return button

    def _on_back_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.value = self._wordings[button]
            self.accept()
