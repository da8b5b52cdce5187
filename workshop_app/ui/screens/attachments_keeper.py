"""Writes down what is dragged, pasted or chosen for the record that a screen shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from workshop_app.actions import attachments, photos, records
from workshop_app.actions.photos import Attached
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.progress import Steps, finish
from workshop_app.domain.records import Attachment
from workshop_app.domain.schema import Record
from workshop_app.ui.dialogs.steps import StepsDialog
from workshop_app.ui.drafts import Draft
from workshop_app.ui.screens.attachments_part import AttachmentsPart
from workshop_app.ui.screens.base import Screen

AT_ONCE: Final = 2 * 2**20
"""Bytes of files that are prepared within half a second."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is being written on a screen: its kind, its draft, how it is saved (False: something failed)."""

    kind: str
    draft: Draft
    save: Callable[[], bool]


class AttachmentsKeeper(QObject):
    """Joins the part that shows attachments to the screen's record.

    Files may be dropped anywhere on `form`: the screen filters its events and hands them to `took`. (A
    filter of the keeper's own would still be asked while Qt takes the screen apart.)
    """

    def __init__(
        self, screen: Screen, part: AttachmentsPart, written: Written, form: QWidget
    ) -> None:
        super().__init__(screen)
        self._screen, self._part, self._session = screen, part, screen.session
        self._written, self._form = written, form
        form.setAcceptDrops(True)
        form.installEventFilter(screen)
        part.files_given.connect(self._on_files_given)
        part.picture_given.connect(self._on_picture_given)
        part.choose_requested.connect(self._on_choose_requested)
        part.caption_changed.connect(self._on_caption_changed)
        part.remove_requested.connect(self._on_remove_requested)
        self._paste = QShortcut(QKeySequence("Ctrl+Shift+V"), screen)
        self._paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._paste.activated.connect(part.paste)

    def took(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the form or dropped there; False for any other event."""
        if watched is self._form and isinstance(event, QDropEvent):  # a drag is one too, to Qt
            if event.type() == QEvent.Type.Drop:
                self._part.dropEvent(event)
            else:
                self._part.drag(event)
            return True
        return False

    def show_those_of(self, record: Record | None) -> None:
        """Show what is attached to a record; nothing for one that is not written down yet."""
        ws = self._session.workshop
        found = attachments.attachments(ws, record.KIND, record.id) if record else []
        self._part.show_attachments(found, self._content)

    def _content(self, one: Attachment) -> bytes | None:
        try:
            return attachments.content(self._session.workshop, one.id)
        except RecordMissing:
            return None  # a copy that was merged without its photos

    def _target(self) -> str:
        """Save the record on the screen and return its id; "" if a file has nothing to belong to."""
        t, draft = self._session.words.t, self._written.draft
        if not self._written.save():
            return ""
        if not draft.record_id:
            self._session.notices.warn(
                t("There is nothing yet that the file could belong to."),
                t("Write a few words first, then add it."),
            )
        return draft.record_id

    def _add(self, name: str, attach: Callable[[str], object]) -> None:
        """Attach something of this name to the record on the screen."""
        record_id = self._target()
        if not record_id:
            return
        with _waiting():
            self._session.run(
                lambda: attach(record_id),
                done=self._session.words.t("“{name}” was added.", name=name),
                offer_undo=True,
            )

    def _on_files_given(self, paths: list[Path]) -> None:
        ws, kind = self._session.workshop, self._written.kind
        if len(paths) == 1:
            self._add(paths[0].name, lambda i: photos.attach_file(ws, kind, i, paths[0]))
            return
        record_id = self._target()
        if record_id:
            self._add_several(photos.attach_files(ws, kind, record_id, paths), paths)

    def _add_several(self, steps: Steps[Attached], paths: list[Path]) -> None:
        """Attach many files: at once, or if they are large under a dialog that tells how far it is."""
        words, notices = self._session.words, self._session.notices
        if sum(_size(path) for path in paths) <= AT_ONCE:
            with _waiting():
                done: object = self._session.attempt(lambda: finish(steps))
        else:
            told = words.n("Adding {count} file", "Adding {count} files", len(paths))
            dialog = StepsDialog(self._session.theme, words, told, steps)
            done = self._screen.ask.gather(dialog)
        if not isinstance(done, Attached):
            return
        if done.ids:
            count = words.n("{count} file was added.", "{count} files were added.", len(done.ids))
            notices.done(count, action=words.t("Undo"), act=self._session.undo)
        for error in done.refused:
            notices.error(words, error)

    def _on_picture_given(self, data: bytes) -> None:
        ws = self._session.workshop
        name = self._session.words.t("photo") + ".png"
        kind = self._written.kind
        self._add(name, lambda i: photos.attach_picture(ws, kind, i, name, data))

    def _on_choose_requested(self) -> None:
        t, folder = self._session.words.t, self._session.surroundings.folders.documents
        chosen = self._screen.ask.open_files(
            t("Add photos or documents"), t("Photos and documents"), "*", folder
        )
        if chosen:
            self._on_files_given(chosen)

    def _on_caption_changed(self, attachment_id: str, caption: str, run: str) -> None:
        ws = self._session.workshop
        self._session.run(lambda: attachments.describe(ws, attachment_id, caption, run=run))

    def _on_remove_requested(self, attachment_id: str) -> None:
        ws, t = self._session.workshop, self._session.words.t
        record = ws.read.get(Attachment, attachment_id)
        name = record.file_name if record else ""
        self._session.run(
            lambda: records.remove(ws, Attachment, attachment_id),
            done=t("“{name}” was deleted.", name=name),
            offer_undo=True,
        )


@contextmanager
def _waiting() -> Iterator[None]:
    """Show that the program is at work: a large photo takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it fails next, and that is worded
