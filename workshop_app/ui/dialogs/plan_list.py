"""The list of an action plan: strategies as heads, actions with their details below them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workshop_app.ui.models.plan import PlanLine, PlanModel
from workshop_app.ui.models.rows import RowRole, Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.painting import CENTRE, Brushes
from workshop_app.words.catalogue import Words

_HEAD, _ONE, _TWO = 42, 34, 52
_NUMBER: int = 44


class PlanView(QListView):
    """Shows a `PlanModel` as long as there is room, and scrolls."""

    def __init__(self, theme: Theme, words: Words, zone: str) -> None:
        super().__init__()
        self.lines = PlanModel(Say(words, zone), self)
        self.setModel(self.lines)
        self.setItemDelegate(_PlanPainter(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.t("Action plan"))
        self.setMinimumSize(160, 100)


class _PlanPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._brushes = theme, Brushes(theme, self)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: PlanLine = index.data(RowRole)
        height = _HEAD if row.is_head else _TWO if row.detail else _ONE
        return QSize(120, self._theme.px(height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: PlanLine = index.data(RowRole)
        area = QRectF(option.rect)
        painter.save()
        self._brushes.row_ground(painter, area, option.state)
        if row.is_head:
            self._paint_head(painter, area, row)
        else:
            self._paint_action(painter, area, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, row: PlanLine) -> None:
        left, side = area.left() + 12, self._theme.px(24)
        if row.number:
            box = QRectF(left, area.center().y() - side / 2, side, side)
            self._brushes.box(painter, box, "primary_soft", radius=6)
            self._brushes.text(
                painter, box, row.number, "primary", weight=QFont.Weight.DemiBold, align=CENTRE
            )
            left = box.right() + 10
        texts = QRectF(left, area.top(), area.right() - left - 12, area.height())
        self._brushes.text(painter, texts, row.title, "text", weight=QFont.Weight.DemiBold)

    def _paint_action(self, painter: QPainter, area: QRectF, row: PlanLine) -> None:
        left = area.left() + self._theme.px(_NUMBER) + 12
        texts = QRectF(left, area.top(), area.right() - left - 12, area.height())
        upper = QRectF(texts.left(), texts.top(), texts.width(), self._theme.px(20))
        top = (area.height() - self._theme.px(37 if row.detail else 20)) / 2
        upper.translate(0, top)
        number = QRectF(area.left() + 12, upper.top(), self._theme.px(_NUMBER) - 6, upper.height())
        self._brushes.text(painter, number, row.number, "muted", size=13)
        self._brushes.text(painter, upper, row.title, "text")
        if row.detail:
            lower = QRectF(texts.left(), upper.bottom(), texts.width(), self._theme.px(17))
            self._brushes.text(painter, lower, row.detail, "muted", size=12)
