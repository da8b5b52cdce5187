"""The chosen part of the proceedings: what is missing, and the texts that people type for it."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workshop_app.actions.guarding import scan_text
from workshop_app.actions.proceedings_parts import (
    Part,
    fallback_text,
    part_text,
    set_part_text,
)
from workshop_app.domain.book import IN_BOTH_LANGUAGES
from workshop_app.domain.guard.model import Finding
from workshop_app.ui.autosave import Autosave
from workshop_app.ui.screens.proceedings_event import PARTS as WITH_EVENT
from workshop_app.ui.screens.proceedings_event import EventLines
from workshop_app.ui.screens.proceedings_lines import PartLines
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.guard_hint import GuardHint
from workshop_app.ui.widgets.labels import shortened, text_label, wrapped_label
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import field_name

LANGUAGES: Final = (("id", mark("Indonesian")), ("en", mark("English")))
_LEADS_TO: Final[Mapping[str, str]] = {
    "conduct": "people",
    "results": "practices",
    "matrix": "matrix",
    "commitments": "commitments",
    "agencies": "people",
    "participants": "people",
    "agency-index": "people",
    "photos": "practices",
    "minutes": "minutes",
}
"""Part -> the screen on which its content is typed."""
_HINT = 160


class PartCard(Card):
    """Shows one part. `place_requested` carries the screen that its content comes from.

    What is typed is saved by itself; `edited` comes with every letter, `failed` tells whether the last
    save did not succeed.
    """

    closed = Signal()
    place_requested = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(" ")
        self._session = session
        self._part: Part | None = None
        self.fields: dict[str, ProseField] = {}
        self.lines = PartLines(session, "")
        self.occasion: EventLines | None = None
        self.hints: dict[str, GuardHint] = {}
        self._saved: dict[str, str] = {}
        self.failed = False
        self.language = session.words.language
        self.autosave = Autosave(self)
        self.autosave.due.connect(self.save)
        t, theme = session.words.t, session.theme
        self.close_button = IconButton(theme, t("Close"), "x")
        self.head.addWidget(self.close_button)
        self.remarks = text_label("", "warn", wrap=True)
        self.nothing = text_label(t("Nothing is missing here."), "muted", wrap=True)
        self.lead_button = Button(theme, t("Open its screen"), kind="link", icon="arrow-right")
        self.languages = QWidget()
        self._language_group = QButtonGroup(self)
        self._build_languages()
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.body.addWidget(self.remarks)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.lead_button)
        self.body.addWidget(self.languages)
        self.body.addLayout(self._column)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.lead_button.clicked.connect(self._on_lead_clicked)
        self.hide()

    def _build_languages(self) -> None:
        row = FlowLayout(self.languages, gap=6)
        self.language_buttons: dict[str, Button] = {}
        for code, name in LANGUAGES:
            button = Button(self._session.theme, self._session.words.t(name), kind="choice")
            button.setProperty("language", code)
            self._language_group.addButton(button)
            self.language_buttons[code] = button
            row.addWidget(button)
        self._language_group.buttonClicked.connect(self._on_language_clicked)

    # --- what it shows ----------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name of the part; "" without one."""
        return self._part.name if self._part else ""

    def show_part(self, part: Part | None, title: str) -> None:
        """Show a part, or nothing; what is being typed stays."""
        before, self._part = self.name, part
        if part is None:
            self.hide()
            return
        words = self._session.words
        if part.name != before:
            self._make_fields(part)
        self.set_title(title)
        remarks = "\n".join(words.say(remark) for remark in part.remarks)
        self.remarks.setText(remarks)
        self.remarks.setVisible(bool(remarks))
        self.nothing.setVisible(not remarks and not part.texts and not self.lines.fields)
        self._show_lead()
        self.languages.setVisible(any(text in IN_BOTH_LANGUAGES for text in part.texts))
        self.language_buttons[self.language].setChecked(True)
        self.follow()
        self.show()

    def show_language(self, language: str) -> None:
        """Show the texts of a language."""
        if language != self.language and self.save():
            self.language = language
            self.language_buttons[language].setChecked(True)
            self._saved = {}
            self.autosave.end_run()
            self.follow()

    def follow(self) -> None:
        """Take over what the workshop holds, but for texts that somebody is typing."""
        ws = self._session.workshop
        self.lines.follow()
        if self.occasion is not None:
            self.occasion.follow()
        for text, field in self.fields.items():
            held = part_text(ws, text, self.language)
            if text in self._saved and field.toPlainText() != self._saved[text]:
                continue
            if text not in self._saved or held != self._saved[text]:
                field.set_text(held)
            self._saved[text] = held
            other = shortened(fallback_text(ws, text, self.language), _HINT)
            field.setPlaceholderText(self._hint(other))
            field.setReadOnly(ws.read_only)
            self.hints[text].touch()

    def _hint(self, other: str) -> str:
        t = self._session.words.t
        if not other:
            return t("Nothing has been typed yet.")
        return t("While this is empty, the other language is printed: {text}", text=other)

    def _show_lead(self) -> None:
        self.lead_button.setVisible(self.name in _LEADS_TO)

    def _make_fields(self, part: Part) -> None:
        self.save()
        self._clear()
        words, theme = self._session.words, self._session.theme
        for text in part.texts:
            field = ProseField(theme, lines=5 if len(part.texts) > 1 else 14)
            caption = wrapped_label(self._caption(text), field)
            hint = GuardHint(words, field.toPlainText, self._scan)
            field.textChanged.connect(partial(self._on_typed, text))
            for widget in (caption, field, hint):
                self._column.addWidget(widget)
            self.fields[text], self.hints[text] = field, hint
        self.lines = PartLines(self._session, part.name)
        self._column.addWidget(self.lines)
        self.occasion = EventLines(self._session) if part.name in WITH_EVENT else None
        if self.occasion is not None:
            self._column.addWidget(self.occasion)

    def _caption(self, text: str) -> str:
        words = self._session.words
        if text == "legal_basis":
            return words.t("Legal basis, one entry in each line")
        return field_name(words, text)

    def _clear(self) -> None:
        self.fields, self.hints, self._saved = {}, {}, {}
        self.autosave.end_run()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()  # the layout held the only reference

    def _scan(self, text: str) -> tuple[Finding, ...]:
        return scan_text(text, self._session.workshop.settings)

    # --- saving -----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        self.autosave.stop()
        saved = {text: self._save(text) for text in self.fields}
        lines = [self.lines.save(), self.occasion is None or self.occasion.save()]
        self.failed = not (all(saved.values()) and all(lines))
        return not self.failed

    def _save(self, text: str) -> bool:
        typed = self.fields[text].toPlainText()
        before = self._saved.get(text, typed)
        if typed == before:
            return True
        ws, language = self._session.workshop, self.language
        run = self.autosave.run_of((text, language))
        self._saved[text] = typed  # the news of the change find it saved
        if self._session.run(lambda: set_part_text(ws, text, language, typed, run=run)):
            return True
        self._saved[text] = before
        return False

    # --- events -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        self.hints[text].touch()
        self.autosave.touch()

    def _on_language_clicked(self, button: QWidget) -> None:
        self.show_language(str(button.property("language")))

    def _on_close_clicked(self) -> None:
        if self.save():
            self.closed.emit()

    def _on_lead_clicked(self) -> None:
        if self.save():
            self.place_requested.emit(_LEADS_TO.get(self.name, ""))
