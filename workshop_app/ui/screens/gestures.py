"""What hands do on several screens alike: a list is dropped, Ctrl+N begins something new."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence

from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.people_import_source import dropped_file


class TakesFile(Screen):
    """A screen onto which one file can be dropped."""

    def take_file(self, path: Path) -> None:
        """A file has been dropped."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None and not self.session.workshop.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            # The program dragged from waits until the drop is over; a dialog would keep it waiting.
            QTimer.singleShot(0, self, partial(self.take_file, path))


class BeginsAnew(Screen):
    """A screen where Ctrl+N begins a new record; in the menu that key makes a new workshop."""

    def begin_new(self) -> None:
        """The key has been pressed."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.New)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.New):
            self.begin_new()
        else:
            super().keyPressEvent(event)
