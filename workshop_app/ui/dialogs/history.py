"""Riwayat: who changed what in a record and when, with a way back to an earlier wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from workshop_app.actions.history import Entry, condensed, texts_with_wordings, wordings
from workshop_app.actions.history import Wording as TextWording
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.dialogs.values import say_value
from workshop_app.ui.dialogs.wordings import WordingsPane, say_when
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
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
    """The history, the newest first; `value` is the `Wording` that was chosen.

    One page tells of all changes; of each text that had several wordings there is a page of its own.
    """

    def __init__(
        self, session: Session, kind: type[Record], record: Record, entries: Sequence[Entry]
    ) -> None:
        super().__init__()
        self._session, self._kind, self._record = session, kind, record
        self._entries = entries
        self._wordings: dict[Button, Wording] = {}
        t = session.words.t
        self.setWindowTitle(t("History"))
        self.page_box = Combo([("", t("All changes")), *self._texts()])
        self.page_box.setAccessibleName(t("What is shown"))
        self.changes = self._changes()
        self.pane = WordingsPane(session)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.changes)
        self.stack.addWidget(self.pane)
        self._lay_out()
        self.page_box.activated.connect(self._on_page_activated)
        self.pane.chosen.connect(self._on_wording_chosen)

    def _texts(self) -> list[tuple[str, str]]:
        """Return each text with several wordings, by field and in words."""
        words = self._session.words
        return [
            (
                name,
                f"{field_name(words, name)} · "
                + words.n("{count} wording", "{count} wordings", len(self._told(name))),
            )
            for name in texts_with_wordings(self._kind, self._entries)
        ]

    def _told(self, name: str) -> list[TextWording]:
        return wordings(self._entries, name)

    def _changes(self) -> ScrollPage:
        page = ScrollPage(margins=(0, 0, 8, 0))
        for entry in reversed(condensed(self._entries)[-SHOWN:]):
            page.body.addWidget(self._entry(entry))
        page.body.setSpacing(8)
        page.body.addStretch(1)
        return page

    def _lay_out(self) -> None:
        t = self._session.words.t
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(text_label(t("History"), "h1"))
        head.addStretch(1)
        head.addWidget(self.page_box, 1)
        self.page_box.setVisible(self.page_box.count() > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(text_label(t("Who changed what, the newest first."), "muted", wrap=True))
        column.addWidget(self.stack, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(760, 560)

    def show_text(self, name: str) -> None:
        """Show the wordings of a field; "" shows all changes."""
        self.page_box.set_value(name)
        if name:
            self.pane.show_wordings(self._told(name))
            self.pane.list.setFocus()
        self.stack.setCurrentWidget(self.pane if name else self.changes)

    @property
    def back_buttons(self) -> list[Button]:
        """The buttons that bring a wording back, in the order of the entries."""
        return list(self._wordings)

    def _entry(self, entry: Entry) -> QFrame:
        card = Card()
        card.body.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(self._what(entry), "strong"), 1)
        head.addWidget(text_label(say_when(self._session, entry.at, entry.by, entry.desk), "small"))
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

    def _on_page_activated(self) -> None:
        self.show_text(self.page_box.value)

    def _on_wording_chosen(self, text: str) -> None:
        self.value = Wording(self.page_box.value, text)
        self.accept()
