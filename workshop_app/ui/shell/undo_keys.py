"""Lets Ctrl+Z through to the workshop where a text field has nothing of its own to undo.

Qt's line edits claim the undo keys even with nothing to undo; at the desk the cursor is always in one.
"""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workshop_app.ui.widgets.search import SearchField

# On some desktops Ctrl+K would delete the rest of the line; here it finds anything, from anywhere.
_FIND = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)


class UndoKeys(QObject):
    """Watches whichever widget has the focus, and only that one."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.keyCombination() == _FIND:
                event.ignore()
                return True
            for key, undo in (
                (QKeySequence.StandardKey.Undo, True),
                (QKeySequence.StandardKey.Redo, False),
            ):
                if event.matches(key) and not _has_own(watched, undo=undo):
                    event.ignore()
                    return True
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)


def _has_own(widget: QObject, *, undo: bool) -> bool:
    if isinstance(widget, SearchField):
        return False  # what was searched for is no work
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() if undo else widget.isRedoAvailable()
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        document = widget.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return True
