"""Cards beside each other in columns of one width, fewer of them where the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget


class CardGrid(QWidget):
    """Sets `cards` in as many columns of `counts` as fit with `least` pixels each."""

    def __init__(
        self, cards: Sequence[QWidget], counts: Sequence[int], *, least: int, gap: int = 12
    ) -> None:
        super().__init__()
        self._cards, self._counts = tuple(cards), sorted(counts, reverse=True)
        self._least, self._gap, self._columns = least, gap, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._set_columns(self._counts[0])

    @property
    def columns(self) -> int:
        """How many columns there are now."""
        return self._columns

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_columns(self._fitting(event.size().width()))

    def _fitting(self, width: int) -> int:
        for count in self._counts:
            if count * self._least + (count - 1) * self._gap <= width:
                return count
        return 1

    def _set_columns(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(self._columns, columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
