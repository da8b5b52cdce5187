"""What a window hears while something is dragged over it and dropped there."""

import warnings
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent


def files_dragged(*paths: Path) -> QMimeData:
    """What is carried when these files are dragged."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


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


_SOMEWHERE = QPointF(20, 20)


def dropped(
    data: QMimeData,
    place: QPointF = _SOMEWHERE,
    action: Qt.DropAction = Qt.DropAction.CopyAction,
) -> QDropEvent:
    """The event of a drop. `data` must outlive it."""
    return QDropEvent(
        place, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
