"""A surface to sign on with mouse, pen or finger, and the painting of a signature from its strokes."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from workshop_app.ui.theme import Theme

Points = Sequence[Sequence[tuple[int, int]]]
_CLOSE = 2
"""Points nearer than this to the one before add nothing to a line."""


def paint_strokes(
    painter: QPainter, area: QRectF, strokes: Points, size: tuple[int, int], colour: QColor
) -> None:
    """Paint strokes that were drawn on a surface of `size` into `area`, as large as they fit."""
    width, height = size
    if width <= 0 or height <= 0:
        return
    scale = min(area.width() / width, area.height() / height)
    left = area.center().x() - width * scale / 2
    top = area.center().y() - height * scale / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.0, 2.4 * scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        points = [QPointF(left + x * scale, top + y * scale) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        elif points:
            painter.drawPath(_smooth(points))
    painter.restore()


def _smooth(points: Sequence[QPointF]) -> QPainterPath:
    """Round the corners between the points that a mouse reports."""
    path = QPainterPath(points[0])
    for here, following in pairwise(points[1:]):
        path.quadTo(here, (here + following) / 2)
    path.lineTo(points[-1])
    return path


class SignaturePad(QWidget):
    """Gathers strokes. `changed` comes after each stroke and after clearing."""

    changed = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self._theme, self._hint = theme, hint
        self.strokes: list[list[tuple[int, int]]] = []
        self._drawing = False
        self.setAccessibleName(hint)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(320, 140)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(620), self._theme.px(230))

    def clear(self) -> None:
        """Begin anew."""
        self.strokes = []
        self._drawing = False
        self.update()
        self.changed.emit()

    # --- drawing -----------------------------------------------------------------------------------

    def _begin(self, at: QPointF) -> None:
        self._drawing = True
        self.strokes.append([(round(at.x()), round(at.y()))])
        self.update()

    def _go_on(self, at: QPointF) -> None:
        point = (round(at.x()), round(at.y()))
        last = self.strokes[-1][-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= _CLOSE:
            self.strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        self._drawing = False
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing and event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Accepted, so that Qt does not send the same once more as a mouse; a finger comes as a mouse.
        match event.type():
            case event.Type.TabletPress:
                self._begin(event.position())
            case event.Type.TabletMove if self._drawing:
                self._go_on(event.position())
            case event.Type.TabletRelease if self._drawing:
                self._end()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        base = area.bottom() - self._theme.px(48)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(QPointF(24, base), QPointF(area.right() - 24, base))
        if not self.strokes:
            painter.setPen(self._theme.color("muted"))
            painter.setFont(self._theme.font(14))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._hint)
        size = (self.width(), self.height())
        paint_strokes(painter, area, self.strokes, size, self._theme.color("text"))
        painter.end()
