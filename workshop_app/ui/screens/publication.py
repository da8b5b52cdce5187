"""The way to print in a form: a record's state in words, who cleared it, and the dialog that changes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import clearing
from workshop_app.actions.clearing import CLEARED, DRAFT, INTERNAL, REVIEWED, Clearance, Publishable
from workshop_app.actions.contributions import name_of
from workshop_app.domain.records import Agency
from workshop_app.domain.zones import local
from workshop_app.ui.ask import Ask
from workshop_app.ui.dialogs.publication import Publication, PublicationDialog
from workshop_app.ui.session import Session
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name

_TONES = {"draft": "neutral", "reviewed": "info", "cleared": "ok", "withheld": "warn"}
_DONE = {
    DRAFT: mark("A draft again."),
    REVIEWED: mark("Noted as reviewed."),
    CLEARED: mark("Noted as cleared."),
    clearing.WITHHELD: mark("Withheld: it is in nothing that leaves."),
}


class PublicationPart(QWidget):
    """The state, whether the texts have changed since they were cleared, by whom that was and when."""

    requested = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self.state = Chip()
        self.changed = Chip(words.t("Changed since clearing"), "bad")
        self.remark = ElidedLabel("", "small")
        self.button = Button(theme, words.t("Publication…"), kind="link", icon="shield-check")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.state, self.changed):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.remark)
        self.button.clicked.connect(self.requested)
        self.hide()

    def show_record(self, session: Session, record: Publishable | None) -> None:
        """Show how far a record is; nothing while there is none."""
        self.setVisible(record is not None)
        if record is None:
            return
        known = clearing.clearance(session.workshop, record)
        self.state.show_state(
            choice_name(self._words, record.status), _TONES.get(record.status, "neutral")
        )
        self.changed.setVisible(known is not None and known.changed_since)
        zone = session.workshop.settings.time_zone
        told = self._said(known, zone) if known else ""
        if record.status == CLEARED and record.visibility == INTERNAL:
            told = " · ".join(filter(None, (self._words.t("for internal use only"), told)))
        self.remark.setText(told)
        self.remark.setVisible(bool(told))

    def _said(self, known: Clearance, zone: str) -> str:
        who = ", ".join(filter(None, (known.person, known.agency)))
        day = self._words.date(local(known.at, zone).date()) if known.at else ""
        return " · ".join(filter(None, (who, day)))


def publish(session: Session, ask: Ask, record: Publishable) -> None:
    """Ask how far a record is, and note it."""
    ws, words = session.workshop, session.words
    agencies = [(a.id, a.short_name) for a in ws.read.all(Agency)]
    chosen = ask.gather(PublicationDialog(session.theme, words, record, name_of(record), agencies))
    if isinstance(chosen, Publication):
        session.run(
            lambda: _note(session, record, chosen),
            done=words.t(_DONE[chosen.state]),
            offer_undo=True,
        )


def _note(session: Session, record: Publishable, chosen: Publication) -> None:
    ws, kind = session.workshop, type(record)
    if chosen.state == CLEARED:
        clearing.clear(
            ws,
            kind,
            record.id,
            agency_id=chosen.agency_id,
            person=chosen.person,
            public=chosen.public,
        )
        return
    notes = {
        DRAFT: clearing.back_to_draft,
        REVIEWED: clearing.review,
        clearing.WITHHELD: clearing.withhold,
    }
    notes[chosen.state](ws, kind, record.id)
