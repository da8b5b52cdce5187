"""The bookmarks of a PDF as a table of contents; the chapter in view is marked."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_TOP: Final = -1
"""The place of what holds the chapters."""


class Bookmark(NamedTuple):
    """A title, how deep it stands (chapters at 0), and the page from 1 on which it begins."""

    level: int
    title: str
    page: int


class ContentsModel(QAbstractItemModel):
    """Bookmarks in the order of their pages, each below the one it belongs to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.marks: list[Bookmark] = []
        self._above: list[int] = []
        self._row: list[int] = []
        self._below: dict[int, list[int]] = {_TOP: []}

    def load(self, marks: Iterable[Bookmark]) -> None:
        """Show other bookmarks; where only words or pages differ the tree stays as it is."""
        before, found = self.marks, list(marks)
        if [mark.level for mark in before] == [mark.level for mark in found]:
            self.marks = found
            if [mark.title for mark in before] != [mark.title for mark in found]:
                for below in filter(None, self._below.values()):
                    self.dataChanged.emit(self.index_of(below[0]), self.index_of(below[-1]))
            return
        self.beginResetModel()
        self.marks = found
        self._hang_up()
        self.endResetModel()

    def _hang_up(self) -> None:
        """Find what stands below what."""
        self._above, self._row, self._below = [], [], {_TOP: []}
        path: list[int] = []
        for place, mark in enumerate(self.marks):
            del path[max(0, mark.level) :]
            above = path[-1] if path else _TOP
            siblings = self._below.setdefault(above, [])
            self._above.append(above)
            self._row.append(len(siblings))
            siblings.append(place)
            path.append(place)

    def index_of(self, place: int) -> QModelIndex:
        """Return the index of a bookmark, by its place among all."""
        return self.createIndex(self._row[place], 0, place) if place >= 0 else QModelIndex()

    def with_more_below(self) -> Iterator[tuple[QModelIndex, tuple[str, ...]]]:
        """Yield each bookmark that has others below it, and the titles that lead to it."""
        for place in self._below:
            if place != _TOP:
                yield self.index_of(place), self._titles(place)

    def _titles(self, place: int) -> tuple[str, ...]:
        titles: list[str] = []
        while place != _TOP:
            titles.append(self.marks[place].title)
            place = self._above[place]
        return tuple(titles)

    # --- what Qt asks -----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        below = self._below.get(_place(parent), [])
        return self.index_of(below[row]) if column == 0 and row < len(below) else QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        return self.index_of(self._above[_place(index)] if index.isValid() else _TOP)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._below.get(_place(parent), []))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.marks[_place(index)].title
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.marks[_place(index)].title)
        return None


def _place(index: Index) -> int:
    return int(index.internalId()) if index.isValid() else _TOP


class _Airy(QStyledItemDelegate):
    """Rows with room to read and to hit."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.px(30))


class PdfContents(QTreeView):
    """`chosen` carries the page, from 1, that somebody wants to see. Chapters are open at first."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._page = 0
        self._tree = ContentsModel(self)
        self.setModel(self._tree)
        self.setItemDelegate(_Airy(theme, self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setAccessibleName(accessible_name)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tree.modelReset.connect(self._on_tree_reset)
        self._tree.modelAboutToBeReset.connect(self._on_tree_about_to_be_reset)
        self._opened: dict[tuple[str, ...], bool] = {}
        self.clicked.connect(self._on_index_chosen)
        self.activated.connect(self._on_index_chosen)

    def show_bookmarks(self, marks: Iterable[Bookmark]) -> None:
        """Show the bookmarks of other pages; what is open or closed by now stays so."""
        self._tree.load(marks)
        self.show_page(self._page)

    def show_page(self, page: int) -> None:
        """Mark the last entry that begins on this page or before, of those that can be seen."""
        self._page = page
        pages = [mark.page for mark in self._tree.marks]
        best = index = self._tree.index_of(bisect_right(pages, page) - 1)
        while index.isValid():
            index = index.parent()
            if index.isValid() and not self.isExpanded(index):
                best = index
        if best != self.currentIndex():
            self.setCurrentIndex(best)

    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self._tree.marks[_place(index)].page)

    def _on_tree_about_to_be_reset(self) -> None:
        for index, titles in self._tree.with_more_below():
            self._opened[titles] = self.isExpanded(index)

    def _on_tree_reset(self) -> None:
        for index, titles in self._tree.with_more_below():
            self.setExpanded(index, self._opened.get(titles, len(titles) == 1))
        self._opened = {}
