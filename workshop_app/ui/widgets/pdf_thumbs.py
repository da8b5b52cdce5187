"""Small pages in a strip beside the large ones. Only those in view are drawn, one at a time."""

from collections import OrderedDict
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.pdf_view import PdfView
from workshop_app.words.catalogue import Words

Index = QModelIndex | QPersistentModelIndex
_KEPT: Final = 80
_WIDE: Final = 62
_PAD: Final = 8


class _Pages(QAbstractListModel):
    """One row a page; its words are for those who cannot see it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.count = 0

    def show(self, count: int) -> None:
        if count != self.count:
            self.beginResetModel()
            self.count = count
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.number(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.t("Page {number}", number=self._words.number(index.row() + 1))
        return None


class PdfThumbs(QListView):
    """`chosen` carries the page, from 1, that somebody wants to see."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Words, view: PdfView) -> None:
        super().__init__()
        self._theme, self._view = theme, view
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: list[int] = []
        self._laid = 0
        self._pages = _Pages(words)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._draw_next)
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.t("Small pages"))
        self.setFixedWidth(_WIDE + 2 * _PAD + 16)
        self.setStyleSheet("QListView { background: transparent; }")
        self.clicked.connect(self._on_index_chosen)
        self.activated.connect(self._on_index_chosen)

    def show_document(self) -> None:
        """The pages are others: draw those in view anew, showing the old ones until then."""
        self._stale = set(self._images)
        self._pages.show(self._view.page_count)
        if self.sheet_height != self._laid:
            self._laid = self.sheet_height
            self._images.clear()
            self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def sheet_height(self) -> int:
        """How high a small page is."""
        size = self._view.page_size
        return round(_WIDE * size.height() / max(1.0, size.width()))

    def show_page(self, page: int) -> None:
        """Mark the page in view."""
        index = self._pages.index(page - 1)
        if page and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def image(self, row: int) -> QImage | None:
        """The picture of a page, as far as there is one; a better one is drawn soon."""
        found = self._images.get(row)
        if (found is None or row in self._stale) and row not in self._wanted:
            self._wanted.append(row)
            self._timer.start(0)
        return found

    def _draw_next(self) -> None:
        row = self._wanted.pop(0) if self._wanted else -1
        if 0 <= row < self._pages.count:
            self._images[row] = self._view.grab_page(row, _WIDE)
            self._images.move_to_end(row)
            self._stale.discard(row)
            if len(self._images) > _KEPT:
                self._images.popitem(last=False)
            self.update(self._pages.index(row))
        if self._wanted:
            self._timer.start(0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.chosen.emit(current.row() + 1)

    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row() + 1)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, strip: PdfThumbs) -> None:
        super().__init__(strip)
        self._theme, self._strip = theme, strip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = self._strip.sheet_height + self._theme.px(18) + _PAD + 4
        return QSize(_WIDE + 2 * _PAD, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, room = self._theme, option.rect
        image = self._strip.image(index.row())
        ratio = self._strip.devicePixelRatioF()
        high = round(image.height() / ratio) if image is not None else self._strip.sheet_height
        sheet = QRect(room.left() + (room.width() - _WIDE) // 2, room.top() + 4, _WIDE, high)
        current = index == self._strip.currentIndex()
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.setPen(QPen(theme.color("primary" if current else "strong"), 2 if current else 1))
        painter.drawRect(sheet.adjusted(-1, -1, 1, 1))
        if image is not None:
            painter.drawImage(sheet, image)
        painter.setPen(theme.color("primary" if current else "muted"))
        painter.setFont(theme.font(12))
        foot = QRect(room.left(), sheet.bottom() + 2, room.width(), theme.px(18))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(index.data()))
