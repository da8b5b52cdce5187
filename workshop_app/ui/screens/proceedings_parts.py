"""The parts of the proceedings as a list: what is printed, in which order, and how each part stands."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workshop_app.actions.proceedings_parts import Part
from workshop_app.domain.frozen import frozen
from workshop_app.ui.icons import draw
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import tip
from workshop_app.ui.widgets.painting import Brushes
from workshop_app.words.catalogue import Words, mark

Index = QModelIndex | QPersistentModelIndex
LineRole: Final = Qt.ItemDataRole.UserRole + 1
NameRole: Final = Qt.ItemDataRole.UserRole
_ROW: Final = 46
_STATES: Final = {
    "ready": (mark("Ready"), "ok"),
    "gaps": (mark("Incomplete"), "warn"),
    "empty": (mark("Empty"), "warn"),
    "out": (mark("Left out"), "muted"),
}
"""How a part stands -> what it is called, and its colour."""


@frozen
class PartLine:
    """One line of the list, in words."""

    name: str
    title: str
    state: str
    said: str
    pages: str
    remarks: str
    included: bool
    can_rise: bool
    can_sink: bool

    @property
    def spoken(self) -> str:
        """All of it, for those who cannot see it."""
        return ", ".join(filter(None, (self.title, self.said, self.pages, self.remarks)))


def part_line(words: Words, part: Part, pages: tuple[int, int] | None) -> PartLine:
    """Word a part; `pages` are its first and its last, if it is on any."""
    said, _ = _STATES[part.state]
    title = words.t(part.title)
    return PartLine(
        name=part.name,
        title=f"{part.number} {title}".strip(),
        state=part.state,
        said=words.t(said),
        pages=say_pages(words, pages) if pages and part.included else "",
        remarks="; ".join(words.say(remark) for remark in part.remarks),
        included=part.included,
        can_rise=part.can_rise,
        can_sink=part.can_sink,
    )


def say_pages(words: Words, pages: tuple[int, int]) -> str:
    """Name the pages of a part as the view counts them."""
    first, last = (words.number(page) for page in pages)
    if first == last:
        return words.t("page {first}", first=first)
    return words.t("pages {first}–{last}", first=first, last=last)


class PartsList(QListWidget):
    """`chosen` comes for the part that somebody goes to, `ticked` when one is left out or taken in.

    `step_requested` and `placed` ask for another order; the list follows what the workshop says.
    """

    chosen = Signal(str)
    ticked = Signal(str, bool)
    step_requested = Signal(str, int)
    placed = Signal(str, str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._names: list[str] = []
        self.setAccessibleName(words.t("Parts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setMinimumWidth(110)
        self.itemChanged.connect(self._on_item_changed)
        self.itemClicked.connect(self._on_item_clicked)
        self.itemActivated.connect(self._on_item_clicked)

    # --- what it shows ----------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The name of the chosen part."""
        item = self.currentItem()
        return str(item.data(NameRole)) if item is not None else ""

    def line(self, name: str) -> PartLine | None:
        """What the list says about a part."""
        item = self._item(name)
        return item.data(LineRole) if item is not None else None

    def show_lines(self, lines: Sequence[PartLine]) -> None:
        """Show the parts; the chosen one stays chosen."""
        self.blockSignals(True)
        names, current = [line.name for line in lines], self.current
        if names != self._names:
            self._names = names
            self.clear()
            for _ in lines:
                self.addItem(QListWidgetItem())
        for row, line in enumerate(lines):
            self._fill(self.item(row), line)
        if current in names and current != self.current:
            self.setCurrentRow(names.index(current))
        self.blockSignals(False)
        self.viewport().update()

    def choose(self, name: str) -> None:
        """Mark a part, without a signal."""
        item = self._item(name)
        if item is not None and item is not self.currentItem():
            self.blockSignals(True)
            self.setCurrentItem(item)
            self.blockSignals(False)

    def _item(self, name: str) -> QListWidgetItem | None:
        return self.item(self._names.index(name)) if name in self._names else None

    def _fill(self, item: QListWidgetItem, line: PartLine) -> None:
        if item.data(LineRole) == line:
            return
        moves = line.can_rise or line.can_sink
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if moves else flags)
        item.setText(line.title)
        item.setData(NameRole, line.name)
        item.setData(LineRole, line)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        item.setToolTip(tip(line.spoken))
        ticked = Qt.CheckState.Checked if line.included else Qt.CheckState.Unchecked
        item.setCheckState(ticked)

    # --- what people do with it -------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.current:
                self.step_requested.emit(self.current, step)
            event.accept()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the new order; the rows move when the workshop has it."""
        index = self.indexAt(event.position().toPoint())
        row = index.row() if index.isValid() else len(self._names)
        if index.isValid() and self._below(event, index):
            row += 1
        name = self.current
        if name and row not in (self.currentRow(), self.currentRow() + 1):
            self.placed.emit(name, self._names[row] if row < len(self._names) else "")
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _below(self, event: QDropEvent, index: QModelIndex) -> bool:
        return event.position().y() > self.visualRect(index).center().y()

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        line = item.data(LineRole)
        wanted = item.checkState() is Qt.CheckState.Checked
        if isinstance(line, PartLine) and wanted != line.included:
            self.ticked.emit(line.name, wanted)

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(NameRole)))


class _Delegate(QStyledItemDelegate):
    """A box to tick, the title, and below it how the part stands."""

    def __init__(self, theme: Theme, parts: PartsList) -> None:
        super().__init__(parts)
        self._theme = theme
        self._brushes = Brushes(theme, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._theme.px(_ROW))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by a click on the box or by Space."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            hit = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        elif isinstance(event, QMouseEvent) and kind is QEvent.Type.MouseButtonRelease:
            hit = self._box(option).adjusted(-6, -8, 6, 8).contains(event.position())
        else:
            return False
        if not hit:
            return False
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        other = (
            Qt.CheckState.Unchecked if ticked is Qt.CheckState.Checked else Qt.CheckState.Checked
        )
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)

    def _box(self, option: QStyleOptionViewItem) -> QRectF:
        area = QRectF(option.rect)
        return QRectF(area.left() + 10, area.center().y() - 8, 16, 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Any = index.data(LineRole)
        if not isinstance(line, PartLine):
            return
        area, state = QRectF(option.rect), option.state
        painter.save()
        ground = area.adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            edge = "primary" if state & QStyle.StateFlag.State_HasFocus else ""
            self._brushes.box(painter, ground, "primary_soft", radius=8, edge=edge)
        elif state & QStyle.StateFlag.State_MouseOver:
            self._brushes.box(painter, ground, "sunken", radius=8)
        self._paint_box(painter, self._box(option), line.included)
        self._paint_words(painter, area.adjusted(36, 0, -8, 0), line)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        if ticked:
            self._brushes.box(painter, box, "primary", radius=5)
            draw(painter, box.adjusted(2, 2, -2, -2), self._theme, "check", "on_primary")
        else:
            self._brushes.box(painter, box, "surface", radius=5, edge="edge")

    def _paint_words(self, painter: QPainter, area: QRectF, line: PartLine) -> None:
        brushes, px = self._brushes, self._theme.px
        upper, lower = px(20), px(17)
        top = area.center().y() - (upper + lower) / 2
        token = "text" if line.included else "muted"
        first = QRectF(area.left(), top, area.width(), upper)
        brushes.text(painter, first, line.title, token, weight=QFont.Weight.Medium)
        second = QRectF(area.left(), top + upper, area.width(), lower)
        _, colour = _STATES[line.state]
        said = line.said
        brushes.text(painter, second, said, colour, size=12, weight=QFont.Weight.Medium)
        rest = "; ".join(filter(None, (line.pages, line.remarks)))
        shift = brushes.width(said, 12, QFont.Weight.Medium)
        if rest:
            brushes.text(painter, second.adjusted(shift, 0, 0, 0), f" · {rest}", "muted", size=12)
