"""Writes down what is dragged, pasted or chosen for the record that a screen shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from workshop_app.actions import attachments, photos, records
from workshop_app.actions.contributions import Contribution
from workshop_app.actions.photos import Attached
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.progress import Steps, finish
from workshop_app.domain.records import Attachment
from workshop_app.ui.dialogs.steps import StepsDialog
from workshop_app.ui.screens.attachments_part import AttachmentsPart
from workshop_app.ui.screens.contribution_screen import ContributionScreen

AT_ONCE: Final = 2 * 2**20
"""Bytes of files that are prepared within half a second."""


class AttachmentsKeeper(QObject):
    """Joins the part that shows attachments to the screen's record."""

    def __init__(self, screen: ContributionScreen, part: AttachmentsPart) -> None:
        super().__init__(screen)
        self._screen, self._part, self._session = screen, part, screen.session
        part.files_given.connect(self._on_files_given)
        part.picture_given.connect(self._on_picture_given)
        part.choose_requested.connect(self._on_choose_requested)
        part.caption_changed.connect(self._on_caption_changed)
        part.remove_requested.connect(self._on_remove_requested)
        self._paste = QShortcut(QKeySequence("Ctrl+Shift+V"), screen)
        self._paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._paste.activated.connect(part.paste)

    def show_those_of(self, record: Contribution | None) -> None:
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
        screen, t = self._screen, self._session.words.t
        if not screen.save():
            return ""
        if not screen.draft.record_id:
            self._session.notices.warn(
                t("There is nothing yet that the file could belong to."),
                t("Write a few words first, then add it."),
            )
        return screen.draft.record_id

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
        ws, kind = self._session.workshop, self._screen.KIND.KIND
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
        kind = self._screen.KIND.KIND
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
