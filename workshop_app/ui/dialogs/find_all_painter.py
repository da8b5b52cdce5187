"""Paints what was found in several workshops: heads of files, and records with the words marked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from workshop_app.ui.icons import draw
from workshop_app.ui.models.find_all import ResultRow
from workshop_app.ui.models.rows import RowRole
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.marking import paint_marks
from workshop_app.ui.widgets.painting import MIDDLE, Brushes

_HEAD, _TWO, _THREE = 44, 46, 64
"""Heights of a head, of a record without and with a passage."""


class ResultPainter(QStyledItemDelegate):
    """Paints heads of files and what was found, with the words marked that were looked for."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brushes = Brushes(theme, self)
        self.needles: Sequence[str] = ()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: ResultRow = index.data(RowRole)
        height = _HEAD if row.is_head else _THREE if row.passage else _TWO
        return QSize(120, self._theme.px(height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ResultRow = index.data(RowRole)
        area = QRectF(option.rect)
        painter.save()
        if row.is_head:
            self._paint_head(painter, area, row)
        else:
            self._brushes.row_ground(painter, area, option.state)
            self._paint_hit(painter, area, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, row: ResultRow) -> None:
        b = self._brushes
        inner = area.adjusted(14, self._theme.px(8), -14, 0)
        room = min(b.width(row.detail, 12) + 4, inner.width() * 0.5) if row.detail else 0.0
        title = inner.adjusted(0, 0, -room - 12, 0)
        token, size = ("bad", 13) if row.trouble else ("text", 15)
        b.text(painter, title, row.title, token, size=size, weight=QFont.Weight.DemiBold)
        detail = QRectF(inner.right() - room, inner.top(), room, inner.height())
        b.text(painter, detail, row.detail, "muted", size=12)
        b.rule(painter, area.adjusted(14, 0, -14, 0))

    def _paint_hit(self, painter: QPainter, area: QRectF, row: ResultRow) -> None:
        inner, px = area.adjusted(14, 0, -14, 0), self._theme.px
        mark = QRectF(inner.left(), inner.top() + px(6), 18, 18)
        draw(painter, mark, self._theme, row.icon, "muted")
        left, width = inner.left() + 30, inner.width() - 30
        top = inner.top() + px(3)
        lines = [(row.title, "text", 14, 20), (row.detail, "muted", 12, 17)]
        if row.passage:
            lines.append((row.passage, "text", 13, 19))
        for text, token, size, height in lines:
            box = QRectF(left, top, width, px(height))
            weight = QFont.Weight.Medium if size == 14 else QFont.Weight.Normal
            self._marked(painter, box, text, token, size, weight)
            top = box.bottom()

    def _marked(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        token: str,
        size: int,
        weight: QFont.Weight,
    ) -> None:
        font, metrics = self._brushes.font(size, weight)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        paint_marks(painter, self._theme, area, shown, self.needles)
        self._brushes.text(painter, area, shown, token, size=size, weight=weight, align=MIDDLE)
