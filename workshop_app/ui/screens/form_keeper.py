"""Keeps what is typed in one form: saves it while somebody types, and notes that it is being typed.

The screen decides what is shown; the keeper knows which record the form is about and whether its words
are safe.
"""

from collections.abc import Callable, Mapping
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from workshop_app.actions.recovery import TypingNote, typing_folder
from workshop_app.domain.schema import Record
from workshop_app.ui.autosave import Autosave
from workshop_app.ui.drafts import Binding, Draft
from workshop_app.ui.screens.contribution_words import Saving
from workshop_app.ui.session import Session

R = TypeVar("R", bound=Record)


Store = Callable[[str, Mapping[str, object], str], str]
"""Saves (record id or "", values, run of typing) and returns the record's id."""


class Form(Protocol):
    """What the keeper asks of a form."""

    @property
    def bindings(self) -> Mapping[str, Binding]:
        """How its fields are read and written."""

    @property
    def has_words(self) -> bool:
        """True once there is anything to keep."""

    @property
    def names(self) -> Mapping[str, str]:
        """What stands in which field though it is on no list."""


class FormKeeper(Generic[R]):
    """One form and its record. A form without words makes no record.

    `failed`: the last save did not succeed; `is_saving`: news of a change come from this form itself;
    `begun_here`: the record was begun in the form since it was last shown.
    """

    def __init__(
        self, owner: QObject, session: Session, kind: type[R], form: Form, store: Store
    ) -> None:
        self._session, self._kind, self._form, self._to_store = session, kind, form, store
        self.draft = Draft(form.bindings, kind())
        self.autosave = Autosave(owner)
        self.failed = False
        self.begun_here = True
        self.is_saving = False
        folder = typing_folder(session.surroundings.folders.data)
        self._note = TypingNote(folder, session.workshop, kind.KIND)

    @property
    def record(self) -> R | None:
        """The record the form is about, unless it is new or was deleted."""
        record = self._session.workshop.read.get(self._kind, self.draft.record_id)
        return None if record is None or record.deleted else record

    @property
    def waits(self) -> bool:
        """True while something is typed that is not saved."""
        return bool(self.draft.dirty) and bool(self.draft.record_id or self._form.has_words)

    def saving(self) -> Saving:
        """Tell how it stands with what is typed."""
        if self._session.workshop.read_only:
            return Saving.REFUSED
        if self.waits:
            return Saving.FAILED if self.failed else Saving.WAITING
        return Saving.SAVED if self.record else Saving.NOTHING

    def save(self) -> bool:
        """Save what is typed; True if anything was tried. `failed` tells how it went."""
        self.autosave.stop()
        if not self.waits:
            self._tell_names()
            return False
        self.is_saving = True
        try:
            self.failed = not self.draft.save(self._store)
        finally:
            self.is_saving = False
        return True

    def _store(self, record_id: str, dirty: Mapping[str, object]) -> str | None:
        begun, run = self._note.begin(), self.autosave.run_of(dirty)
        values = dirty if record_id else self.draft.values
        saved = self._session.attempt(lambda: self._to_store(record_id, values, run))
        if saved is not None:
            self._note.tell(saved, dirty, begun, self._form.names)
        return saved

    def _tell_names(self) -> None:
        """Note the names that are on no list: nothing else would remember them."""
        self._note.tell(self.draft.record_id, (), self._note.begin(), self._form.names)

    def follow(self) -> bool:
        """Take over what has changed in the record; False if it is gone and nothing else is typed.

        Words typed into a record that somebody deleted begin a new one.
        """
        record = self.record
        if record is not None:
            self.draft.follow(record)
        elif self.draft.record_id:
            if not self.draft.dirty:
                return False
            self.draft.detach()
            self.begun_here = True
            self.autosave.touch()
        return True

    def show(self, record: R | None) -> None:
        """Put another record into the form, or none."""
        self.autosave.stop()
        self.autosave.end_run()
        self.close()
        self.failed = False
        self.draft.show(record)
        self.begun_here = record is None

    def left(self) -> None:
        """Say that nobody is typing in the form any more: what stands in it is meant.

        A name that is on no list stays noted: it is nowhere else.
        """
        if not self.failed:
            self.close()
            self._tell_names()

    def close(self) -> None:
        """Forget what was noted, for somebody knows what goes with the form; not what could not be saved."""
        if not self.failed:
            self._note.end()
