"""One record in the form at the side: shown, saved at every pause, deleted, compared, brought back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from workshop_app.actions import records
from workshop_app.actions.conflicts import Conflict, Version, conflicts_of, decide
from workshop_app.actions.history import record_history
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency
from workshop_app.domain.schema import Record
from workshop_app.domain.zones import from_text
from workshop_app.ui.ask import Ask
from workshop_app.ui.autosave import Autosave
from workshop_app.ui.dialogs.history import HistoryDialog, Wording
from workshop_app.ui.dialogs.versions import VersionsDialog
from workshop_app.ui.drafts import Draft
from workshop_app.ui.screens.people_form import RecordForm
from workshop_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is about: the kind of record, how it is saved, and what to say where it has no name."""

    kind: type[Record]
    save: Callable[..., str]
    needed: str


class RecordEditor(QObject):
    """Brings a form, the workshop and the person typing together.

    `shown` carries the id of the record in the form, "" for a new one.
    """

    shown = Signal(str)

    def __init__(
        self, session: Session, ask: Ask, form: RecordForm, subject: Subject, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._ask, self.form, self._subject = session, ask, form, subject
        self.draft = Draft(form.bindings, subject.kind())
        self.autosave = Autosave(self)
        self.failed = False
        self.autosave.due.connect(self.save)
        form.edited.connect(self._on_form_edited)
        form.history_requested.connect(self._on_history_requested)
        form.compare_requested.connect(self._on_compare_requested)
        form.new_agency_requested.connect(self._on_new_agency_requested)
        self.draft.show(None)

    @property
    def _ws(self) -> Workshop:
        return self._session.workshop

    @property
    def record(self) -> Record | None:
        """The record in the form, unless it is new or gone."""
        record = self._ws.read.get(self._subject.kind, self.draft.record_id)
        return None if record is None or record.deleted else record

    # --- showing -----------------------------------------------------------------------------------

    def open(self, record_id: str) -> bool:
        """Show a record, or with "" a new one, once the present one is saved; False if that failed."""
        if not self.save():
            return False
        record = self._ws.read.get(self._subject.kind, record_id) if record_id else None
        if record_id and (record is None or record.deleted):
            return False
        self.autosave.end_run()
        self.draft.show(record)
        self.form.area.verticalScrollBar().setValue(0)
        self.tell()
        self.shown.emit(self.draft.record_id)
        return True

    def follow(self) -> None:
        """Take over what has changed in the workshop, but for what somebody is typing."""
        record = self.record
        if record is not None:
            self.draft.follow(record)
        elif self.draft.record_id and self.draft.dirty:
            self.draft.detach()
            self.autosave.touch()
        elif self.draft.record_id:
            self.draft.show(None)
            self.shown.emit("")
        self.tell()

    def tell(self) -> None:
        """Say the truth about saving, and what belongs to the record."""
        form, record, t = self.form, self.record, self._session.words.t
        form.set_title(records.title(record) if record else t(form.NEW))
        form.chip.show_state(*self._saving(record))
        form.allow(known=record is not None)
        apart = self._apart(record)
        form.conflict.setVisible(bool(apart))
        form.conflict.set_text(apart)
        form.setEnabled(not self._ws.read_only)
        missing = bool(self.draft.dirty or self.draft.record_id) and not form.has_needed
        form.advise(self._subject.needed if missing else "")

    def _saving(self, record: Record | None) -> tuple[str, str]:
        t = self._session.words.t
        if self._ws.read_only:
            return t("Open for reading only"), "neutral"
        if self.draft.dirty and (record is not None or form_has_words(self.draft)):
            return (t("Not saved"), "bad") if self.failed else (t("Not saved yet"), "neutral")
        if record is None:
            return "", "neutral"
        if not record.changed_at:
            return t("Erased"), "neutral"
        time = from_text(record.changed_at)
        zone = self._ws.settings.time_zone
        return t("Saved {time}", time=self._session.words.clock(time, zone)), "ok"

    def _apart(self, record: Record | None) -> str:
        apart = len(conflicts_of(self._ws, self._subject.kind, record.id)) if record else 0
        if not apart:
            return ""
        return self._session.words.n(
            "Written apart on two laptops: compare {count} field",
            "Written apart on two laptops: compare {count} fields",
            apart,
        )

    # --- saving ------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told.

        A record keeps the compulsory field it had while that is empty in the form.
        """
        self.autosave.stop()
        before = self.draft.record_id
        if self.draft.dirty and (before or self.form.has_needed):
            self.failed = not self.draft.save(self._store)
            self.tell()
            if self.draft.record_id != before:
                self.shown.emit(self.draft.record_id)
        return not self.failed

    def _store(self, record_id: str, dirty: Mapping[str, object]) -> str | None:
        run = self.autosave.run_of(dirty)
        values = dict(dirty if record_id else self.draft.values)
        if not self.form.has_needed:
            values.pop(self.form.NEEDED, None)
        if not values:
            return record_id
        return self._session.attempt(
            lambda: self._subject.save(self._ws, record_id, values, run=run)
        )

    def settle(self) -> None:
        """Keep what is half typed, and say what cannot be kept."""
        self.save()
        t, record = self._session.words.t, self.record
        if record is not None and not self.form.has_needed:
            self.draft.show(record)
            self.tell()
        elif record is None and not self.failed and form_has_words(self.draft):
            self._session.notices.warn(self._subject.needed, t("It still stands in the form."))
        elif self.form.unknown is not None:
            self._session.notices.warn(
                t("“{text}” is on no list and was not saved.", text=self.form.unknown[1]),
                t("It still stands in the form: choose from the list or add it."),
            )

    def remove(self) -> bool:
        """Delete the record; the notice offers to undo it."""
        record = self.record
        if record is None or not self.save():
            return False
        done = self._session.words.t("“{name}” was deleted.", name=records.title(record))
        kind = self._subject.kind
        return self._session.run(
            lambda: records.remove(self._ws, kind, record.id), done=done, offer_undo=True
        )

    # --- events ------------------------------------------------------------------------------------

    def _on_form_edited(self) -> None:
        self.autosave.touch()
        self.tell()

    def _on_new_agency_requested(self, text: str) -> None:
        picker = self.form.pickers[0]
        made = self._session.attempt(
            lambda: records.add(self._ws, Agency, short_name=text, invited=False)
        )
        if made is not None:
            picker.set_value(made, text)
            self._on_form_edited()
            picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_history_requested(self) -> None:
        record, kind = self.record, self._subject.kind
        if record is None or not self.save():
            return
        entries = self._session.attempt(lambda: record_history(self._ws, kind, record.id))
        if entries is None:
            return
        chosen = self._ask.gather(HistoryDialog(self._session, kind, record, entries))
        if isinstance(chosen, Wording):
            self._session.run(
                lambda: self._subject.save(self._ws, record.id, {chosen.field: chosen.value}),
                done=self._session.words.t("The earlier wording is back."),
                offer_undo=True,
            )

    def _on_compare_requested(self) -> None:
        if not self.save():
            return
        for conflict in conflicts_of(self._ws, self._subject.kind, self.draft.record_id):
            chosen = self._ask.gather(VersionsDialog(self._session, conflict))
            if not isinstance(chosen, Version) or not self._decide(conflict, chosen):
                return

    def _decide(self, conflict: Conflict, version: Version) -> bool:
        return self._session.run(lambda: decide(self._ws, conflict, version))


def form_has_words(draft: Draft) -> bool:
    """Tell whether anything was typed that is worth keeping."""
    return any(value not in ("", None, (), False) for value in draft.dirty.values())
