"""Paints an entry of a list: two lines of title, who and when, and its state as a chip."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.ui.models.contributions import (
    GroupRow,
    detail_of,
    found_in,
    state_of,
    title_of,
)
from workshop_app.ui.models.rows import RowRole, Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.marking import paint_marks

ROW: Final = 80
HEAD: Final = 34
"""Heights of a contribution, and of the head of a group."""

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Told(Generic[R]):
    """What is told of a row: its title, a quieter line, its state with the tone of its chip.

    `found` tells, in place of the quieter line and in so many letters, where else searched words stand.
    """

    title: Callable[[Say, R], str]
    detail: Callable[[Say, R], str]
    state: Callable[[Say, R], tuple[str, str]]
    found: Callable[[R, Sequence[str], int], str] = lambda _row, _needles, _letters: ""


CONTRIBUTION: Final = Told(title_of, detail_of, state_of, found_in)


class ContributionPainter(QStyledItemDelegate):
    """Two lines and a chip. What it draws stands in the model's text too.

    `needles` are folded words that are marked wherever they stand; `heads` are the rows of heads of groups.
    """

    def __init__(
        self, theme: Theme, say: Say, parent: QWidget, told: Told[Any] = CONTRIBUTION
    ) -> None:
        super().__init__(parent)
        self._theme, self._say, self._told = theme, say, told
        self.needles: tuple[str, ...] = ()
        self.heads: frozenset[int] = frozenset()
        self._sizes = self._measured()
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # A grouped list asks for every row, whenever another letter is typed.
        return self._sizes[index.row() in self.heads]

    def _measured(self) -> tuple[QSize, QSize]:
        return QSize(120, self._theme.px(ROW)), QSize(120, self._theme.px(HEAD))

    def _on_theme_changed(self) -> None:
        self._sizes = self._measured()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, told = index.data(RowRole), self._told
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            self._head(painter, area, row)
            painter.restore()
            return
        self._ground(painter, area, state)
        inner = area.adjusted(10, 9, -10, -9)
        third = inner.height() / 3
        bottom = QRectF(inner.left(), inner.bottom() - third, inner.width(), third)
        bottom.setRight(self._chip(painter, bottom, *told.state(self._say, row)) - 8)
        painter.setFont(self._theme.font(14, QFont.Weight.Medium))
        painter.setPen(self._theme.color("text"))
        title = told.title(self._say, row)
        for number, line in enumerate(two_lines(title, painter.font(), inner.width())):
            place = QRectF(inner.left(), inner.top() + number * third, inner.width(), third)
            self._line(painter, place, line, "text")
        painter.setFont(self._theme.font(12))
        letters = int(bottom.width() / max(1, painter.fontMetrics().averageCharWidth()))
        hit = told.found(row, self.needles, letters) if self.needles else ""
        self._line(painter, bottom, hit or told.detail(self._say, row), "muted")
        painter.restore()

    def _line(self, painter: QPainter, area: QRectF, text: str, token: str) -> None:
        """Paint a line with its hits marked, ending in "…" where the room ends."""
        room = max(0, int(area.width()))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        paint_marks(painter, self._theme, area, text, self.needles)
        painter.setPen(self._theme.color(token))
        painter.drawText(area, _LEFT | Qt.TextFlag.TextSingleLine, text)

    def _head(self, painter: QPainter, area: QRectF, row: GroupRow) -> None:
        """Paint the head of a group: its name, and at the right how many there are."""
        painter.fillRect(area, self._theme.color("sunken"))
        inner = area.adjusted(10, 0, -10, 0)
        painter.setFont(self._theme.font(12, QFont.Weight.DemiBold))
        count = self._say.words.number(row.count)
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(inner, _RIGHT, count)
        inner.setRight(inner.right() - width - 12)
        self._line(painter, inner, title_of(self._say, row), "text")

    def _ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        token = ""
        if state & QStyle.StateFlag.State_Selected:
            token = "primary_soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            token = "sunken"
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.color("primary"))
            painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)
        if not token:
            painter.setPen(self._theme.color("border"))
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _chip(self, painter: QPainter, area: QRectF, text: str, tone: str) -> float:
        """Paint the state at the right end; return where it begins."""
        grounds = {"neutral": "sunken", "info": "primary_soft"}
        inks = {"neutral": "muted", "info": "primary"}
        painter.setFont(self._theme.font(12, QFont.Weight.Medium))
        width = painter.fontMetrics().horizontalAdvance(text) + 18
        height = self._theme.px(20)
        chip = QRectF(area.right() - width, area.center().y() - height / 2 + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(grounds.get(tone, f"{tone}_soft")))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(self._theme.color(inks.get(tone, tone)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        return chip.left()


def two_lines(text: str, font: QFont, width: float) -> list[str]:
    """Break a text into at most two lines of a width; the second ends in "…" if there is more."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    first, rest = text[: line.textLength()].rstrip(), text[line.textLength() :].lstrip()
    if not rest:
        return [first]
    return [first, QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
