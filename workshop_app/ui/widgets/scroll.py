"""A page whose content scrolls, so that no screen ever widens or heightens the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


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
