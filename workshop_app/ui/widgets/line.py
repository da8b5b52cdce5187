"""A line for words: a dragged file is for the form around it, not for its address to be typed."""

from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit

from workshop_app.ui.widgets.prose import holds_files


class Line(QLineEdit):
    """A line edit that lets dragged files pass to whatever stands behind it."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)
