"""The matrix on the screen: heads that stay in place, a mark and a number for each kind in a cell."""

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPolygonF
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

from workshop_app.actions.coverage import Counts
from workshop_app.ui.models.matrix import CountsRole, MatrixModel, number_of
from workshop_app.ui.screens.contribution_painter import two_lines
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.painting import Brushes
from workshop_app.words.catalogue import Words, mark

Index = QModelIndex | QPersistentModelIndex
MARKS: Final = (
    ("practices", "primary", mark("Good practices")),
    ("challenges", "warn", mark("Challenges")),
    ("commitments", "ok", mark("Follow-up")),
)
"""Each kind with the token of its mark: a circle, a diamond, a square, in this order."""
HEAD_HEIGHT: Final = 92
ROW_HEIGHT: Final = 36
SIDE_WIDTH: Final = 150
LEAST_COLUMN: Final = 84


def paint_mark(painter: QPainter, theme: Theme, kind: int, centre: QPointF) -> None:
    """Paint the mark of the `kind`-th kind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(MARKS[kind][1]))
    x, y = centre.x(), centre.y()
    if kind == 0:
        painter.drawEllipse(centre, 5, 5)
    elif kind == 1:
        corners = [QPointF(x, y - 6), QPointF(x + 6, y), QPointF(x, y + 6), QPointF(x - 6, y)]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawRoundedRect(QRectF(x - 4.5, y - 4.5, 9, 9), 1.5, 1.5)


class CountsPainter:
    """Paints counts side by side, each kind always in its own third."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        self.theme, self._words = theme, words
        self.brushes = Brushes(theme, parent)

    def paint(self, painter: QPainter, area: QRectF, counts: Counts) -> None:
        """Paint marks with numbers from the left."""
        third = min(area.width() / 3, self.theme.px(44))
        for place, (kind, _, _) in enumerate(MARKS):
            number = number_of(counts, kind)
            if number:
                left = area.left() + place * third
                paint_mark(painter, self.theme, place, QPointF(left + 6, area.center().y()))
                text = QRectF(left + 15, area.top(), third - 13, area.height())
                said = self._words.number(number)
                self.brushes.text(painter, text, said, "text", size=12, weight=QFont.Weight.Medium)

    def say_none(self, painter: QPainter, area: QRectF, token: str) -> None:
        """Say in words that there is nothing."""
        self.brushes.text(painter, area, self._words.t("none yet"), token, size=12)


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, painter: CountsPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts = painter

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel)
        theme, area = self._counts.theme, QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        if not model.head_counts(index.column()).total:
            painter.fillRect(area, theme.color("warn_soft"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("primary_soft"))
            ring = area.adjusted(1.5, 1.5, -1.5, -1.5)
            if state & QStyle.StateFlag.State_HasFocus:
                self._counts.brushes.box(painter, ring, "", radius=6, edge="primary")
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.color("sunken"))
        self._counts.brushes.rule(painter, area)
        counts: Counts = index.data(CountsRole)
        inner = area.adjusted(10, 0, -6, 0)
        if counts.total:
            self._counts.paint(painter, inner, counts)
        elif index.column() == model.columnCount() - 1:
            self._counts.say_none(painter, inner, "muted")
        painter.restore()


class _Head(QHeaderView):
    """Strategies: code, name in two lines, and what there is altogether."""

    def __init__(self, counts: CountsPainter, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._counts = counts
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._fit()
        counts.theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """Three marks with numbers must stand beside each other, in whatever size of text."""
        self.setMinimumSectionSize(self._counts.theme.px(LEAST_COLUMN))

    def sizeHint(self) -> QSize:
        return QSize(LEAST_COLUMN, self._counts.theme.px(HEAD_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        assert isinstance(model, MatrixModel)
        theme, brushes, area = self._counts.theme, self._counts.brushes, QRectF(rect)
        counts = model.head_counts(section)
        painter.save()
        painter.fillRect(area, theme.color("surface" if counts.total else "warn_soft"))
        inner = area.adjusted(10, 8, -6, -8)
        line = theme.px(17)
        token = "text" if counts.total else "warn"
        code, name = model.strategy_code(section), model.strategy_name(section)
        strong = theme.font(13, QFont.Weight.DemiBold)
        lines = [code] if code else two_lines(name, strong, inner.width())
        for number, text in enumerate(lines):
            place = QRectF(inner.left(), inner.top() + number * line, inner.width(), line)
            brushes.text(painter, place, text, token, size=13, weight=QFont.Weight.DemiBold)
        below = two_lines(name, theme.font(12), inner.width()) if code else []
        for number, text in enumerate(below, 1):
            place = QRectF(inner.left(), inner.top() + number * line, inner.width(), line)
            brushes.text(painter, place, text, "muted", size=12)
        foot = QRectF(inner.left(), inner.bottom() - line, inner.width(), line)
        if counts.total:
            self._counts.paint(painter, foot, counts)
        else:
            self._counts.say_none(painter, foot, "warn")
        painter.fillRect(
            QRectF(area.left(), area.bottom() - 1, area.width(), 2), theme.color("strong")
        )
        painter.restore()


class _Side(QHeaderView):
    """Agencies: those that contributed stand out."""

    def __init__(self, counts: CountsPainter, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._counts = counts
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(counts.theme.px(ROW_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(self._counts.theme.px(SIDE_WIDTH), 100)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        assert isinstance(model, MatrixModel)
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, self._counts.theme.color("surface"))
        has_any = bool(model.rows[section].counts.total)
        self._counts.brushes.text(
            painter,
            area.adjusted(14, 0, -6, 0),
            model.agency_name(section),
            "text" if has_any else "muted",
            weight=QFont.Weight.Medium if has_any else QFont.Weight.Normal,
        )
        self._counts.brushes.rule(painter, area)
        painter.restore()


class MatrixView(QTableView):
    """The table. `opened` carries (row, column) of a cell; -1 for the whole of the other."""

    opened = Signal(int, int)

    def __init__(self, theme: Theme, words: Words, model: MatrixModel) -> None:
        super().__init__()
        self._counts = CountsPainter(theme, words, self)
        self.setModel(model)
        self.setHorizontalHeader(_Head(self._counts, self))
        self.setVerticalHeader(_Side(self._counts, self))
        self._delegate = _CellDelegate(self._counts, self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(words.t("Matrix of agencies and strategies"))
        self.clicked.connect(self._on_clicked)
        self.horizontalHeader().sectionClicked.connect(self._on_head_clicked)
        self.verticalHeader().sectionClicked.connect(self._on_side_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row(), index.column())

    def _on_head_clicked(self, column: int) -> None:
        self.opened.emit(-1, column)

    def _on_side_clicked(self, row: int) -> None:
        self.opened.emit(row, -1)


class Legend(QWidget):
    """What the marks mean."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._brushes = Brushes(theme, self)
        self._texts = [words.t(text) for _, _, text in MARKS]
        self.setAccessibleName(", ".join(self._texts))
        self.setFixedHeight(theme.px(22))

    def sizeHint(self) -> QSize:
        return QSize(int(sum(self._widths())), self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.px(22))

    def _widths(self) -> list[float]:
        return [self._brushes.width(text, 12) + 40 for text in self._texts]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0.0
        for place, (text, width) in enumerate(zip(self._texts, self._widths(), strict=True)):
            paint_mark(painter, self._theme, place, QPointF(left + 7, self.height() / 2))
            area = QRectF(left + 18, 0, width - 18, self.height())
            self._brushes.text(painter, area, text, "muted", size=12)
            left += width
        painter.end()
