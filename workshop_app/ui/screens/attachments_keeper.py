"""Writes down what is dragged, pasted or chosen for the record that a screen shows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from workshop_app.actions import attachments, photos, records
from workshop_app.actions.contributions import Contribution
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Attachment
from workshop_app.ui.screens.attachments_part import AttachmentsPart
from workshop_app.ui.screens.contribution_screen import ContributionScreen


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

    def _add(self, name: str, attach: Callable[[str, str], str]) -> bool:
        """Attach something of this name to the record on the screen, which is saved first."""
        screen, t = self._screen, self._session.words.t
        if not screen.save():
            return False
        record_id = screen.draft.record_id
        if not record_id:
            self._session.notices.warn(
                t("There is nothing yet that the file could belong to."),
                t("Write a few words first, then add it."),
            )
            return False
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # a large photo takes a moment
        try:
            return self._session.run(
                lambda: attach(screen.KIND.KIND, record_id),
                done=t("“{name}” was added.", name=name),
                offer_undo=True,
            )
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _on_files_given(self, paths: list[Path]) -> None:
        ws = self._session.workshop
        for path in paths:
            if not self._add(path.name, partial(_attach, ws, path)):
                return

    def _on_picture_given(self, data: bytes) -> None:
        ws = self._session.workshop
        name = self._session.words.t("photo") + ".png"
        self._add(name, lambda kind, i: photos.attach_picture(ws, kind, i, name, data))

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


def _attach(ws: Workshop, path: Path, record_kind: str, record_id: str) -> str:
    return photos.attach_file(ws, record_kind, record_id, path)
