"""One open workshop as the window sees it: its changes as a signal, its errors as notices, undo by name."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from workshop_app.actions.workshop import LARGE, Workshop
from workshop_app.domain.changes import ChangeSet, Label
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.domain.progress import Steps, finish
from workshop_app.domain.zones import to_text
from workshop_app.ui.guard_watch import GuardWatch
from workshop_app.ui.notices import Notices
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.words.catalogue import Words

T = TypeVar("T")


class Session(QObject):
    """Holds one workshop. `changed` carries a `ChangeSet` after every commit, whoever made it.

    `closing` comes while the file is still open, for the last time. `begun_at` is the moment it began, as
    moments are stored.
    """

    changed = Signal(object)
    closing = Signal()

    def __init__(self, workshop: Workshop, surroundings: Surroundings) -> None:
        super().__init__()
        self.workshop = workshop
        self.begun_at = to_text(workshop.clock())
        self.surroundings = surroundings
        self.guard = GuardWatch(workshop, self)
        self._closed = False
        self._stop_listening = workshop.listen(self._on_workshop_changed)

    # --- what is around it -------------------------------------------------------------------------

    @property
    def words(self) -> Words:
        """The words of now."""
        return self.surroundings.words

    @property
    def theme(self) -> Theme:
        """The look."""
        return self.surroundings.theme

    @property
    def settings(self) -> SettingsStore:
        """What this laptop remembers."""
        return self.surroundings.settings

    @property
    def notices(self) -> Notices:
        """Where to tell things."""
        return self.surroundings.notices

    # --- doing things ------------------------------------------------------------------------------

    def run(self, work: Callable[[], object], *, done: str = "", offer_undo: bool = False) -> bool:
        """Call an action; returns True if it went well. A foreseen error becomes a notice.

        `done` is told when it went well; with `offer_undo` the notice has a button that undoes it.
        """
        succeeded, _ = self._try(work)
        if succeeded and done:
            if offer_undo and self.workshop.undo_label is not None:
                self.notices.done(done, action=self.words.t("Undo"), act=self.undo)
            else:
                self.notices.done(done)
        return succeeded

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Call an action for its value; None after a foreseen error, which became a notice."""
        return self._try(work)[1]

    def undo(self) -> bool:
        """Take back the last step and say which it was."""
        ws = self.workshop
        told = self.words.t("Taking back: {what}", what=self._name_of(ws.undo_label))
        label = self.attempt(lambda: self._in_steps(ws.undoing(), told, ws.undo_size))
        if label is not None:
            what = self.words.say(label)
            self.notices.done(
                self.words.t("Undone: {what}", what=what),
                action=self.words.t("Redo"),
                act=self.redo,
            )
        return label is not None

    def redo(self) -> bool:
        """Do the last undone step again and say which it was."""
        ws = self.workshop
        told = self.words.t("Doing again: {what}", what=self._name_of(ws.redo_label))
        label = self.attempt(lambda: self._in_steps(ws.redoing(), told, ws.redo_size))
        if label is not None:
            what = self.words.say(label)
            self.notices.done(
                self.words.t("Done again: {what}", what=what),
                action=self.words.t("Undo"),
                act=self.undo,
            )
        return label is not None

    def _name_of(self, label: Label | None) -> str:
        return self.words.say(label) if label is not None else ""

    def _in_steps(self, steps: Steps[T], told: str, size: int) -> T | None:
        """Do the steps at once, or large ones under a dialog that tells how far they are."""
        if size <= LARGE:
            return finish(steps)
        from workshop_app.ui.dialogs.steps import StepsDialog  # dialogs only when they are wanted

        dialog = StepsDialog(self.theme, self.words, told, steps)
        window = QApplication.activeWindow()
        if window is not None and window.isVisible():  # one that closes would take this one along
            dialog.setParent(window, dialog.windowFlags() | Qt.WindowType.Dialog)
        self.closing.connect(dialog.reject)
        dialog.exec()
        value, error = dialog.value, dialog.error
        dialog.deleteLater()
        if error is not None and not isinstance(error, Cancelled):
            raise error
        return cast("T | None", value)

    def close(self) -> None:
        """End listening and close the file."""
        if not self._closed:
            self._closed = True
            self.closing.emit()
            self.guard.stop()
            self._stop_listening()
            self.workshop.close()

    def _try(self, work: Callable[[], T]) -> tuple[bool, T | None]:
        try:
            return True, work()
        except WorkshopError as error:
            self.notices.error(self.words, error)
            return False, None

    def _on_workshop_changed(self, changes: ChangeSet) -> None:
        self.guard.forget(sum(len(ids) for ids in changes.touched.values()))
        self.changed.emit(changes)
