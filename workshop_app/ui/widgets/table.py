"""A table of records: sorted by its heads, narrow columns left out first, states as chips."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workshop_app.ui.models.rows import IdRole, RowsModel
from workshop_app.ui.models.tones import ToneRole
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.painting import Brushes

ROW_HEIGHT = 40
_Index = QModelIndex | QPersistentModelIndex
_GROUNDS = {"neutral": "sunken", "info": "primary_soft"}
_INKS = {"neutral": "muted", "info": "primary"}
_FROM_HERE_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Fit:
    """The room of a column: at least `least` pixels, `weight` of what is left over.

    Where the window is narrow, columns with the highest `rank` go first; rank 0 never goes.
    """

    least: int
    weight: int = 0
    rank: int = 0


class TableDelegate(QStyledItemDelegate):
    """Plain cells end in "…" where the room ends; cells with a tone are chips."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brushes = Brushes(theme, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area, state = QRectF(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        text, tone = str(index.data() or ""), index.data(ToneRole)
        painter.save()
        if selected:
            painter.fillRect(area, self._theme.color("primary_soft"))
            if index.column() == 0:
                mark = QRectF(area.left(), area.top(), 3, area.height() - 1)
                painter.fillRect(mark, self._theme.color("primary"))
        self._brushes.rule(painter, area)
        inner = area.adjusted(16 if index.column() == 0 else 8, 0, -8, -1)
        if tone:
            self._chip(painter, inner, text, str(tone), selected)
        elif text:
            weight = QFont.Weight.Medium if index.column() == 0 else QFont.Weight.Normal
            align = index.data(Qt.ItemDataRole.TextAlignmentRole)
            token = "text" if text != "–" else "muted"
            self._brushes.text(painter, inner, text, token, weight=weight, align=align)
        painter.restore()

    def _chip(self, painter: QPainter, area: QRectF, text: str, tone: str, selected: bool) -> None:
        ground = _GROUNDS.get(tone, f"{tone}_soft")
        if selected and tone in _GROUNDS:
            ground = "surface"
        height = self._theme.px(24)
        width = min(self._brushes.chip_width(text, icon=False), area.width())
        chip = QRectF(area.left(), area.center().y() - height / 2, width, height)
        self._brushes.box(painter, chip, ground, radius=height / 2)
        inner = chip.adjusted(self._theme.px(11), 0, -self._theme.px(10), 0)
        ink = _INKS.get(tone, tone)
        self._brushes.text(painter, inner, text, ink, size=12, weight=QFont.Weight.Medium)


class RecordTable(QTableView):
    """One row for each record.

    `chosen` carries the id of the row somebody has gone to, `entered` comes with Enter, `sorted_by` with
    the place of a column and whether its order is turned round: by a click on the head, or Alt with the
    number of a column.
    """

    chosen = Signal(str)
    entered = Signal()
    removal_wished = Signal()
    left_upwards = Signal()
    sorted_by = Signal(int, bool)

    def __init__(
        self, theme: Theme, model: RowsModel[Any], fits: Sequence[Fit], *, sortable: bool = True
    ) -> None:
        super().__init__()
        self.setModel(model)
        self._theme, self._fits, self._quiet = theme, tuple(fits), False
        self.setItemDelegate(TableDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._set_up_head(sortable)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.fit_columns)

    def _set_up_head(self, sortable: bool) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(sortable)
        head.setSortIndicatorShown(sortable)
        head.setMinimumSectionSize(24)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStyleSheet(
            "QHeaderView::section { padding-left: 8px; padding-right: 8px; }"
            "QHeaderView::section:first { padding-left: 16px; }"
        )
        if sortable:
            head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
            head.sortIndicatorChanged.connect(self._on_sort_indicator_changed)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    # --- rows --------------------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        """The id of the marked row, or ""."""
        return str(self.currentIndex().data(IdRole) or "")

    def point_at(self, record_id: str) -> None:
        """Mark a row without telling anybody; an id that is not shown marks none."""
        if record_id == self.current_id:
            return
        model = self.model()
        assert isinstance(model, RowsModel)
        index = model.index_of(record_id)
        self._quiet = True
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        self._quiet = False

    def step(self, by: int) -> None:
        """Go so many rows down; without a marked one, to the first or the last."""
        rows = self.model().rowCount()
        if rows:
            now = self.currentIndex().row()
            begin = 0 if by > 0 else rows - 1
            row = begin if now < 0 else max(0, min(rows - 1, now + by))
            self.setCurrentIndex(self.model().index(row, 0))

    # --- columns -----------------------------------------------------------------------------------

    def fit_columns(self) -> None:
        """Give each column its room; where there is not enough, the least important ones go."""
        px, room = self._theme.px, self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        shown = list(range(len(self._fits)))
        while sum(px(self._fits[n].least) for n in shown) > room:
            last = max(shown, key=self._rank)
            if not self._fits[last].rank:
                break
            shown.remove(last)
        left = max(0, room - sum(px(self._fits[n].least) for n in shown))
        weights = sum(self._fits[n].weight for n in shown) or 1
        for n, fit in enumerate(self._fits):
            self.setColumnHidden(n, n not in shown)
            self.setColumnWidth(n, px(fit.least) + left * fit.weight // weights)

    def _rank(self, column: int) -> int:
        return self._fits[column].rank

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    # --- events ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and 0 <= digit < len(self._fits):
            self._sort_by(digit)
        elif event.key() in _FROM_HERE_ON and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removal_wished.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _sort_by(self, column: int) -> None:
        head = self.horizontalHeader()
        if not head.isSortIndicatorShown():
            return
        again = head.sortIndicatorSection() == column
        down = again and head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(column, order)

    def _on_sort_indicator_changed(self, column: int, order: Qt.SortOrder) -> None:
        self.sorted_by.emit(column, order is Qt.SortOrder.DescendingOrder)

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(str(current.data(IdRole)))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(IdRole)))
