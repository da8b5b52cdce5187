"""A field that finds while one types: arrow keys and Enter or Tab choose, a last row may offer to add.

The list hangs below the field as a part of the window and never takes the focus: the cursor stays where
the person types.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workshop_app.domain.frozen import frozen
from workshop_app.domain.names import fold
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.line import Line

NEW: Final = "+"
"""The id of the row that offers to add what was typed."""
ROWS_SHOWN: Final = 7
WIDTH, LEAST_WIDTH, EDGE = 420, 300, 16
"""How wide the list likes to be, the least that shows whole names, and its distance to the window's edge."""
_NOWHERE: Final = QModelIndex()


@frozen
class Option:
    """Something to choose: `text` goes into the field, `detail` explains it in the list."""

    id: str
    text: str
    detail: str = ""


Find = Callable[[str], Sequence[Option]]


class OptionModel(QAbstractListModel):
    """The options that fit."""

    def __init__(self) -> None:
        super().__init__()
        self.options: list[Option] = []

    def load(self, options: Sequence[Option]) -> None:
        """Show other options."""
        self.beginResetModel()
        self.options = list(options)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.options)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (option.text, option.detail) if part)
        return None


class _OptionPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: OptionModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, self._theme.px(32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = self._model.options[index.row()]
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.color("primary_soft"))
        area = area.adjusted(12, 0, -12, 0)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("primary" if shown.id == NEW else "text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(shown.text, elide, area.width())
        painter.drawText(area, left, text)
        area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(text) + 10)
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.color("muted"))
        if area.width() > 40:
            detail = painter.fontMetrics().elidedText(shown.detail, elide, area.width())
            painter.drawText(area, left, detail)
        painter.restore()


class _List(QFrame):
    """The list below the field."""

    clicked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.model = OptionModel()
        self._theme = theme
        self.view = QListView()
        self.view.setModel(self.model)
        self._painter = _OptionPainter(theme, self.model)
        self.view.setItemDelegate(self._painter)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 2, 4)
        column.addWidget(self.view)
        self.view.clicked.connect(self._on_view_clicked)
        self.hide()

    def hang_below(self, field: QWidget) -> None:
        """Appear under the field, or above it where there is more room."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = self._theme.px(32) * min(len(self.model.options), ROWS_SHOWN) + 12
        corner = field.mapTo(window, QPoint(0, field.height() + 2))
        if corner.y() + height > window.height():
            corner = field.mapTo(window, QPoint(0, -height - 2))
        left, width = self._place(corner.x(), field.width(), window.width())
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()

    def _place(self, left: int, field: int, window: int) -> tuple[int, int]:
        """Return the left edge and the width; at the right of the window the list reaches to the left."""
        wide = self._theme.px(WIDTH)
        width = max(field, min(wide, window - left - EDGE))
        if width >= self._theme.px(LEAST_WIDTH):
            return left, width
        right = left + field
        width = max(field, min(wide, right - EDGE))
        return right - width, width

    def step(self, by: int) -> None:
        """Go to another row; from the last to the first."""
        count = len(self.model.options)
        if count:
            self.go((self.view.currentIndex().row() + by) % count)

    def go(self, row: int) -> None:
        """Go to a row."""
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _on_view_clicked(self, index: QModelIndex) -> None:
        self.clicked.emit(index.row())


class Picker(Line):
    """One line whose `value` is the id of what was chosen, "" for nothing.

    `find` returns the options that fit a text, the likeliest first; `new_text` words the offer to add
    what was typed (None: no offer). `picked` comes when the value has changed by hand, `new_requested`
    with the typed text.
    """

    picked = Signal(str)
    new_requested = Signal(str)

    def __init__(
        self, theme: Theme, find: Find, *, new_text: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._find, self._new_text = find, new_text
        self._value, self._label = "", ""
        self._list = _List(theme)
        self._list.clicked.connect(self._on_list_clicked)
        self.textEdited.connect(self._on_text_edited)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)

    # --- value -------------------------------------------------------------------------------------

    @property
    def value(self) -> str:
        """The id of what is chosen."""
        return self._value

    @property
    def unknown(self) -> str:
        """What is typed but fits nothing yet."""
        return "" if self.text().strip() == self._label else self.text().strip()

    @property
    def options(self) -> list[Option]:
        """What the list offers while it is open."""
        return list(self._list.model.options) if self.is_open else []

    @property
    def is_open(self) -> bool:
        """True while the list hangs below the field."""
        return self._list.isVisible()

    def set_value(self, value: str, text: str) -> None:
        """Show a choice that was made elsewhere."""
        self._value, self._label = value, text
        self.setText(text)
        self.setCursorPosition(0)
        self.close_list()
        self._mark()

    def put_typed(self, text: str) -> None:
        """Let a name stand in the field as if somebody had typed it and gone on."""
        self.setText(text)
        self._mark()

    def open_list(self) -> None:
        """Show what fits."""
        typed = self.text().strip()
        options = list(self._find("" if typed == self._label else typed))
        exact = any(fold(option.text) == fold(typed) for option in options)
        if typed and typed != self._label and not exact and self._new_text is not None:
            options.append(Option(NEW, self._new_text(typed)))
        self._list.model.load(options)
        if options:
            self._list.hang_below(self)
            ids = [option.id for option in options]
            self._list.go(ids.index(self._value) if self._value in ids and not self.unknown else 0)
        else:
            self.close_list()

    def close_list(self) -> None:
        """Take the list away."""
        self._list.hide()

    def _take(self, option: Option) -> None:
        self.close_list()
        if option.id == NEW:
            self.new_requested.emit(self.text().strip())
        elif option.id != self._value or self.unknown:
            self.set_value(option.id, option.text)
            self.picked.emit(option.id)

    def _take_current(self) -> None:
        row = self._list.view.currentIndex().row()
        if self.is_open and 0 <= row < len(self._list.model.options):
            self._take(self._list.model.options[row])

    def _take_typed(self) -> None:
        """Settle for what stands in the field when the cursor leaves it."""
        typed = fold(self.text())
        if not self.text().strip() and self._value:
            self.set_value("", "")
            self.picked.emit("")
        elif self.unknown:
            fitting = [o for o in self._find(self.text().strip()) if fold(o.text) == typed]
            if len(fitting) == 1:
                self._take(fitting[0])
        self.close_list()
        self._mark()

    def _mark(self) -> None:
        wrong = bool(self.unknown)
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    # --- events ------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab chooses what is marked and goes on.
        if next and self.is_open and self.text().strip():
            self._take_current()
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if plain:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain and self.is_open:
                self._take_current()
            case Qt.Key.Key_Escape if self.is_open or self.unknown:
                self.set_value(self._value, self._label)
            case _:
                super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if self.is_open:
            self._list.step(by)
        else:
            self.open_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._take_typed()
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def _on_text_edited(self, _text: str) -> None:
        self.setProperty("wrong", False)
        if self.text().strip():
            self.open_list()
        else:
            self.close_list()

    def _on_list_clicked(self, row: int) -> None:
        self._take(self._list.model.options[row])
