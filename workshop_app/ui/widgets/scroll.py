"""A page whose content scrolls, so that no screen ever widens or heightens the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """The scrolling part of a card: put content into `column`; the card's own ground shines through."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The style sheet gives scroll areas the ground of the page.
        self.setStyleSheet("QScrollArea { background: transparent; border: 0; }")
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(12)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


class ScrollPage(QScrollArea):
    """Put content into `body`; it scrolls when it is higher than the room there is."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (24, 20, 24, 16)) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("page", True)
        self.body = QVBoxLayout(page)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(16)
        self.setWidget(page)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)
