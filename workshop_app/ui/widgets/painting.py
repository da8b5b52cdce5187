"""What delegates paint with: fonts kept between paints, lines of text, boxes and chips."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from workshop_app.ui.icons import draw
from workshop_app.ui.theme import Theme

MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_TONES = {"ok": ("ok_soft", "ok"), "neutral": ("sunken", "muted"), "raised": ("surface", "muted")}


class Brushes(QObject):
    """Paints in the colours and sizes of a theme; fonts are made once until the theme changes."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._fonts: dict[tuple[int, QFont.Weight], tuple[QFont, QFontMetricsF]] = {}
        theme.changed.connect(self._on_theme_changed)

    def font(
        self, size: int, weight: QFont.Weight = QFont.Weight.Normal
    ) -> tuple[QFont, QFontMetricsF]:
        """Return a font of the scale with its metrics."""
        key = (size, weight)
        if key not in self._fonts:
            font = self.theme.font(size, weight)
            self._fonts[key] = (font, QFontMetricsF(font))
        return self._fonts[key]

    def width(self, text: str, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> float:
        """Return how wide a text is."""
        return self.font(size, weight)[1].horizontalAdvance(text)

    def text(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        token: str,
        *,
        size: int = 14,
        weight: QFont.Weight = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = MIDDLE,
    ) -> None:
        """Paint one line, ending in "…" where the room ends."""
        font, metrics = self.font(size, weight)
        if metrics.horizontalAdvance(text) > area.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        painter.drawText(area, align | Qt.TextFlag.TextSingleLine, text)

    def two_lines(
        self, painter: QPainter, area: QRectF, first: str, second: str, *, strong: bool = True
    ) -> None:
        """Paint a line with a quieter one below it; without the second, the first stands in the middle."""
        weight = QFont.Weight.Medium if strong else QFont.Weight.Normal
        if not second:
            self.text(painter, area, first, "text", weight=weight)
            return
        upper, lower = self.theme.px(20), self.theme.px(17)
        top = area.top() + (area.height() - upper - lower) / 2
        line = QRectF(area.left(), top, area.width(), upper)
        self.text(painter, line, first, "text", weight=weight)
        line = QRectF(area.left(), top + upper, area.width(), lower)
        self.text(painter, line, second, "muted", size=12)

    def ground(self, painter: QPainter, area: QRectF, token: str) -> None:
        """Paint an even ground; the first `fillRect` would have Python learn 170 gradients."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(token))
        painter.drawRect(area)

    def box(
        self, painter: QPainter, area: QRectF, ground: str, *, radius: float, edge: str = ""
    ) -> None:
        """Paint a rounded box."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        inner = area.adjusted(0.5, 0.5, -0.5, -0.5) if edge else area
        painter.drawRoundedRect(inner, radius, radius)

    def row_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        """Paint the ground of a row that is chosen, or that the mouse is over."""
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = "primary_soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = "sunken"
        if ground:
            self.box(painter, area.adjusted(2, 1, -2, -1), ground, radius=8)

    def chip_width(self, text: str, *, icon: bool) -> float:
        """Return how wide a chip with this text is."""
        return self.width(text, 12, QFont.Weight.Medium) + self.theme.px(22) + (16 if icon else 0)

    def chip(
        self, painter: QPainter, area: QRectF, text: str, tone: str, *, icon: str = ""
    ) -> None:
        """Paint a chip at the left of `area`, no wider than it.

        `tone` is "ok", "neutral", or "raised": neutral on a coloured ground.
        """
        ground, token = _TONES[tone]
        height = self.theme.px(24)
        width = min(self.chip_width(text, icon=bool(icon)), area.width())
        chip = QRectF(area.left(), area.center().y() - height / 2, width, height)
        self.box(painter, chip, ground, radius=height / 2)
        inner = chip.adjusted(self.theme.px(11), 0, -self.theme.px(10), 0)
        if icon:
            mark = QRectF(inner.left() - 2, chip.center().y() - 6.5, 13, 13)
            draw(painter, mark, self.theme, icon, token)
            inner.setLeft(inner.left() + 15)
        self.text(painter, inner, text, token, size=12, weight=QFont.Weight.Medium)

    def rule(self, painter: QPainter, area: QRectF) -> None:
        """Paint a thin line along the lower edge."""
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        self.ground(painter, line, "border")

    def _on_theme_changed(self) -> None:
        self._fonts.clear()
