"""Paints an agency of the desk's list: short name, full name, how many are here, a bar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.ui.models.agencies import AgencyRow, progress_of
from workshop_app.ui.models.rows import RowRole, Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.painting import Brushes

ROW_HEIGHT = 54
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AgencyDelegate(QStyledItemDelegate):
    """Rows with a rounded ground when chosen."""

    def __init__(self, theme: Theme, say: Say, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._say = theme, say
        self._brushes = Brushes(theme, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: AgencyRow = index.data(RowRole)
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        ground = area.adjusted(8, 1, -8, -1)
        if state & QStyle.StateFlag.State_Selected:
            focused = state & QStyle.StateFlag.State_HasFocus
            edge = "primary" if focused else ""
            self._brushes.box(painter, ground, "primary_soft", radius=8, edge=edge)
        elif state & QStyle.StateFlag.State_MouseOver:
            self._brushes.box(painter, ground, "sunken", radius=8)
        self._paint_row(painter, ground.adjusted(10, 0, -10, 0), row)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, row: AgencyRow) -> None:
        brushes, px = self._brushes, self._theme.px
        upper, lower = px(20), px(17)
        top = area.center().y() - (upper + lower) / 2
        figure = progress_of(self._say, row)
        room = brushes.width(figure, 14, QFont.Weight.DemiBold) + 8
        line = QRectF(area.left(), top, area.width(), upper)
        weight = QFont.Weight.Medium
        brushes.text(painter, line.adjusted(0, 0, -room, 0), row.short_name, "text", weight=weight)
        token = "ok" if row.complete else ("text" if row.present else "muted")
        weight = QFont.Weight.DemiBold
        brushes.text(painter, line, figure, token, weight=weight, align=_RIGHT)
        bar_width = min(px(84), area.width() * 0.36)
        line = QRectF(area.left(), top + upper, area.width() - bar_width - 10, lower)
        brushes.text(painter, line, row.detail, "muted", size=12)
        if not row.registered:
            return
        bar = QRectF(area.right() - bar_width, line.center().y() - 2.5, bar_width, 5)
        brushes.box(painter, bar, "border", radius=2.5)
        if row.present:
            bar.setWidth(max(5.0, bar_width * min(1.0, row.present / row.registered)))
            brushes.box(painter, bar, "ok" if row.complete else "primary", radius=2.5)
