"""Below the form: what a practice or challenge is linked with, and proposals that somebody confirms."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import links
from workshop_app.actions.contributions import Contribution
from workshop_app.actions.links import Linked
from workshop_app.domain.records import Challenge, Practice
from workshop_app.ui.screens.contribution_attached import AttachedScreen
from workshop_app.ui.screens.contribution_submitted import SubmittedPart
from workshop_app.ui.screens.publication import PublicationPart, publish
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.labels import ElidedLabel, rule, text_label
from workshop_app.words.catalogue import Words


class LinksPart(QWidget):
    """The links of one record and the proposals for more."""

    open_requested = Signal(object)
    confirmed = Signal(object)
    taken_apart = Signal(object)

    def __init__(self, theme: Theme, words: Words, title: str, hint: str) -> None:
        super().__init__()
        self._theme, self._words, self._hint = theme, words, hint
        self._shown: tuple[Sequence[Linked], Sequence[Linked]] | None = None
        self._deeds: dict[QWidget, tuple[SignalInstance, Linked]] = {}
        self._rows: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(rule())
        column.addWidget(text_label(title, "strong", wrap=True))
        self._remark = text_label(hint, "small", wrap=True)
        column.addWidget(self._remark)
        self._body = QVBoxLayout()
        self._body.setSpacing(2)
        column.addLayout(self._body)

    @property
    def buttons(self) -> list[Button]:
        """All buttons, of the links first, then of the proposals."""
        return [button for button in self._deeds if isinstance(button, Button)]

    def show_links(self, linked: Sequence[Linked], proposed: Sequence[Linked]) -> None:
        """Show other links; the same ones leave everything as it is."""
        if (linked, proposed) == self._shown:
            return
        had_focus = any(button.hasFocus() for button in self._deeds)
        self._shown = (linked, proposed)
        for row in self._rows:
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()  # made anew for what is linked now
        self._deeds, self._rows = {}, []
        for one in linked:
            self._add_row(one)
        for one in proposed:
            self._add_row(one)
        self._remark.setVisible(not linked and not proposed)
        if had_focus and self._deeds:
            self.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, one: Linked) -> None:
        t = self._words.t
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(ElidedLabel(one.title))
        texts.addWidget(ElidedLabel(self._detail(one), "small"))
        row.addLayout(texts, 1)
        if not one.answer_ids:
            self._add_button(row, Button(self._theme, t("Link"), icon="link"), "confirmed", one)
        self._add_button(row, Button(self._theme, t("Open"), kind="link"), "open_requested", one)
        if one.answer_ids:
            button = IconButton(self._theme, t("Take the link away"), "x")
            self._add_button(row, button, "taken_apart", one)
        self._rows.append(made)
        self._body.addWidget(made)

    def _add_button(self, row: QHBoxLayout, button: Button, deed: str, one: Linked) -> None:
        button.setAccessibleName(f"{button.accessibleName()}: {one.title}")
        self._deeds[button] = (getattr(self, deed), one)
        button.clicked.connect(self._on_button_clicked)
        row.addWidget(button)

    def _detail(self, one: Linked) -> str:
        said = [one.agency, one.code]
        if not one.answer_ids:
            shared = ", ".join(one.shared[:4])
            said.insert(0, self._words.t("proposed: “{words}” in common", words=shared))
        return " · ".join(part for part in said if part)

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget) and button in self._deeds:
            signal, one = self._deeds[button]
            signal.emit(one)


class LinkedScreen(AttachedScreen):
    """A screen whose records are linked with others, and cleared for publication."""

    LINKS_TITLE = ""
    LINKS_HINT = ""
    ELSEWHERE = ""
    """The screen on which the other ends live."""

    def _build(self) -> None:
        super()._build()
        t = self.session.words.t
        self.links_part = LinksPart(
            self.session.theme, self.session.words, t(self.LINKS_TITLE), t(self.LINKS_HINT)
        )
        self.publication = PublicationPart(self.session.theme, self.session.words)
        self.form.body.insertWidget(self.form.body.indexOf(self.form.area), self.publication)
        column = self.form.column
        column.insertWidget(column.indexOf(self.attachments) + 1, self.links_part)
        self.submitted = SubmittedPart(self.session.theme, self.session.words)
        column.addWidget(self.submitted)

    def _connect(self) -> None:
        super()._connect()
        self.links_part.open_requested.connect(self._on_link_open_requested)
        self.links_part.confirmed.connect(self._on_link_confirmed)
        self.links_part.taken_apart.connect(self._on_link_taken_apart)
        self.publication.requested.connect(self._on_publication_requested)

    def accompany(self, record: Contribution | None) -> None:
        super().accompany(record)
        known = record if isinstance(record, Practice | Challenge) else None
        self.publication.show_record(self.session, known)
        self.submitted.show_record(known)
        if isinstance(record, Practice | Challenge):
            ws = self.session.workshop
            self.links_part.show_links(links.links(ws, record), links.candidates(ws, record))
        else:
            self.links_part.show_links([], [])

    def _on_publication_requested(self) -> None:
        record = self.kept.record if self.save() else None
        if isinstance(record, Practice | Challenge):
            publish(self.session, self.ask, record)

    def _on_link_open_requested(self, one: Linked) -> None:
        if self.save():
            self.open_requested.emit(self.ELSEWHERE, one.kind, one.id)

    def _on_link_confirmed(self, one: Linked) -> None:
        ws, mine = self.session.workshop, self.draft.record_id
        ends = (mine, one.id) if self.KIND is Practice else (one.id, mine)
        self.session.run(
            lambda: links.confirm(ws, *ends),
            done=self.session.words.t("Linked with “{name}”.", name=one.title),
            offer_undo=True,
        )

    def _on_link_taken_apart(self, one: Linked) -> None:
        self.session.run(
            lambda: links.take_apart(self.session.workshop, one),
            done=self.session.words.t("No longer linked with “{name}”.", name=one.title),
            offer_undo=True,
        )
