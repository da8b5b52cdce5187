"""What a window hears while something is dragged over it."""

import warnings

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent


def drag_enters(data: QMimeData) -> QDragEnterEvent:
    """The event that asks whether `data` may be dropped.

    Qt 6.12 would rather have points with fractions, which Qt 6.11 does not take.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return QDragEnterEvent(
            QPoint(40, 40),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
