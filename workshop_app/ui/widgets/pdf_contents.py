"""The bookmarks of a PDF as a table of contents; the chapter in view is marked."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QIdentityProxyModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import tip

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

Index = QModelIndex | QPersistentModelIndex


class _WithTips(QIdentityProxyModel):
    """The bookmarks, with the whole title as the tip of a row."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(str(super().data(index, Qt.ItemDataRole.DisplayRole) or ""))
        return super().data(index, role)


class _Airy(QStyledItemDelegate):
    """Rows with room to read and to hit."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.px(30))


class PdfContents(QTreeView):
    """`chosen` carries the page, from 1, that somebody wants to see.

    The bookmarks are read while they are shown only: those of a thousand pages take half a second.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, document: "QPdfDocument", accessible_name: str) -> None:
        super().__init__()
        from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

        self._page_role = int(QPdfBookmarkModel.Role.Page)
        self._bookmarks = QPdfBookmarkModel(self)
        self._document, self._nothing = document, QPdfDocument(self)
        self._bookmarks.setDocument(self._nothing)
        self._page = 0
        self._tips = _WithTips(self)
        self._tips.setSourceModel(self._bookmarks)
        self.setModel(self._tips)
        self.setItemDelegate(_Airy(theme, self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setAccessibleName(accessible_name)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tips.modelReset.connect(self._on_bookmarks_reset)
        self.clicked.connect(self._on_index_chosen)
        self.activated.connect(self._on_index_chosen)

    def show_page(self, page: int) -> None:
        """Mark the last entry that begins on this page or before."""
        self._page = page
        if not self.isVisible():
            return
        best = QModelIndex()
        for index in self._open_rows():
            if self._page_of(index) <= page:
                best = index
        if best != self.currentIndex():
            self.setCurrentIndex(best)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bookmarks.setDocument(self._document)
        self.show_page(self._page)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._bookmarks.setDocument(self._nothing)

    def _open_rows(self) -> list[QModelIndex]:
        """The rows that can be seen without opening any, in their order."""
        rows, index = [], self.model().index(0, 0)
        while index.isValid():
            rows.append(index)
            index = self.indexBelow(index)
        return rows

    def _page_of(self, index: QModelIndex) -> int:
        return int(index.data(self._page_role)) + 1

    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self._page_of(index))

    def _on_bookmarks_reset(self) -> None:
        self.expandToDepth(0)
