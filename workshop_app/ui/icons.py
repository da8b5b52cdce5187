"""Lucide icons, tinted while they are painted: sharp at every scale and right after a theme switch."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workshop_app.ui.theme import Theme


class _TintedIcon(QIconEngine):
    def __init__(self, theme: Theme, name: str, token: str, on: str) -> None:
        super().__init__()
        self._theme, self._name, self._token, self._on = theme, name, token, on

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._theme, self._name, self._token, self._on)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._on if state is QIcon.State.On else self._token
        if mode is QIcon.Mode.Disabled:
            token = "faint"
        draw(painter, QRectF(rect), self._theme, self._name, token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


def icon(theme: Theme, name: str, token: str = "muted", on: str = "") -> QIcon:
    """Return the icon `name` in the colour of `token`; checked buttons show it in `on`."""
    return QIcon(_TintedIcon(theme, name, token, on or token))


def draw(painter: QPainter, rect: QRectF, theme: Theme, name: str, token: str) -> None:
    """Paint an icon into `rect`, for delegates and painted widgets."""
    QSvgRenderer(QByteArray(theme.svg(name, token))).render(painter, rect)
