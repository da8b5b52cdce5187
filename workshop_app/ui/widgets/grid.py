"""Cards beside each other in columns of one width, fewer of them where the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from workshop_app.ui.theme import Theme


class CardGrid(QWidget):
    """Sets `cards` in as many columns of `counts` as fit with `least` pixels each.

    `least` is meant for text of normal size and grows with it.
    """

    def __init__(
        self,
        theme: Theme,
        cards: Sequence[QWidget],
        counts: Sequence[int],
        *,
        least: int,
        gap: int = 12,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._cards, self._counts = tuple(cards), sorted(counts, reverse=True)
        self._least, self._gap, self._columns = least, gap, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._set_columns(self._counts[0])
        theme.changed.connect(self._on_theme_changed)

    @property
    def columns(self) -> int:
        """How many columns there are now."""
        return self._columns

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(self._least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_columns(self._fitting(event.size().width()))

    def _fitting(self, width: int) -> int:
        least = self._theme.px(self._least)
        for count in self._counts:
            if count * least + (count - 1) * self._gap <= width:
                return count
        return 1

    def _on_theme_changed(self) -> None:
        self._set_columns(self._fitting(self.width()))

    def _set_columns(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(self._columns, columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
