"""One person's data: everything that is held, and what the person may ask for."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from workshop_app.actions.privacy import HeldData, Named
from workshop_app.domain.records import Person
from workshop_app.domain.schema import fields_of
from workshop_app.domain.zones import from_text, local
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.dialogs.values import say_value
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import field_name, kind_name

HAND_OVER, CORRECT, ERASE = "hand-over", "correct", "erase"
_DEEDS: Final = {
    "in": mark("checked in"),
    "out": mark("checked out"),
    "void": mark("check-in taken back"),
}


class DataDialog(ValueDialog):
    """`value` is HAND_OVER, CORRECT or ERASE."""

    def __init__(self, session: Session, held: HeldData) -> None:
        super().__init__()
        self._session, self._held = session, held
        t, theme = session.words.t, session.theme
        self.setWindowTitle(t("Data of this person"))
        self.hand_over = Button(theme, t("Save as a file…"), icon="file-down")
        self.correct = Button(theme, t("Correct…"), icon="pencil")
        self.erase = Button(theme, t("Erase for good…"), kind="danger")
        self.close_button = Button(theme, t("Close"))
        self._lay_out()
        for button in (self.hand_over, self.correct, self.erase):
            button.clicked.connect(self._on_deed_clicked)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus()
        for button in (self.correct, self.erase):
            button.setEnabled(not session.workshop.read_only)

    def _lay_out(self) -> None:
        t = self._session.words.t
        page = ScrollPage(margins=(0, 0, 8, 0))
        page.body.setSpacing(8)
        for title, lines in self._sections():
            page.body.addWidget(self._card(title, lines))
        page.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.erase)
        foot.addStretch(1)
        for button in (self.correct, self.hand_over, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self._held.person.name, "h1", wrap=True))
        intro = t(
            "Everything that this file holds about one person. They may see it, have it as a file, have it"
            " corrected, and have it erased."
        )
        column.addWidget(text_label(intro, "muted", wrap=True))
        column.addWidget(page, 1)
        column.addLayout(foot)
        self.resize(680, 580)

    def _card(self, title: str, lines: list[tuple[str, str]]) -> Card:
        card = Card(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for row, (name, value) in enumerate(lines):
            grid.addWidget(text_label(name, "small", wrap=True), row, 0)
            grid.addWidget(text_label(value, wrap=True), row, 1)
        card.body.addLayout(grid)
        return card

    # --- what is held ------------------------------------------------------------------------------

    def _sections(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        t, held = self._session.words.t, self._held
        yield t("Person"), self._fields(held.person)
        for other in held.joined:
            yield t("Joined record"), self._fields(other)
        facts = [(self._when(f.at), self._fact(n)) for n, f in enumerate(held.facts)]
        yield t("Attendance"), facts or [("", t("No check-in is recorded."))]
        if held.presented:
            yield t("Presented"), [("", title) for title in held.presented]
        if held.signatures:
            count = self._session.words.n(
                "{count} signature", "{count} signatures", len(held.signatures)
            )
            yield t("Signatures"), [("", count)]
        if held.named:
            yield (
                t("Named elsewhere; erasing does not reach it"),
                [self._place(n) for n in held.named],
            )

    def _place(self, named: Named) -> tuple[str, str]:
        w = self._session.words
        return kind_name(w, named.kind), f"{named.title} · {field_name(w, named.field)}"

    def _fields(self, person: Person) -> list[tuple[str, str]]:
        w = self._session.words
        said = [
            (field_name(w, name), say_value(self._session, Person, name, getattr(person, name)))
            for name in fields_of(Person)
        ]
        by = " · ".join(p for p in (self._when(person.created_at), person.created_by) if p)
        return [*((name, value) for name, value in said if value), (w.t("Registered"), by)]

    def _fact(self, place: int) -> str:
        t, fact = self._session.words.t, self._held.facts[place]
        parts = [t(_DEEDS.get(fact.kind, fact.kind)), fact.by, fact.desk, fact.reason]
        if not fact.effective:
            parts.append(t("does not count any more"))
        return " · ".join(part for part in parts if part)

    def _when(self, moment: str) -> str:
        if not moment:
            return ""
        w, zone = self._session.words, self._session.workshop.settings.time_zone
        at = from_text(moment)
        return f"{w.date(local(at, zone).date())}, {w.clock(at, zone)}"

    def _on_deed_clicked(self) -> None:
        deeds = {self.hand_over: HAND_OVER, self.correct: CORRECT, self.erase: ERASE}
        self.value = next(deed for button, deed in deeds.items() if button is self.sender())
        self.accept()
