"""Ctrl+K: one field that finds any record, person, screen or command."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from workshop_app.actions.finding import Found
from workshop_app.domain.names import fold
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.icons import draw
from workshop_app.ui.models.palette import Offer, PaletteModel, offers_for
from workshop_app.ui.models.rows import RowRole, Say
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.marking import paint_marks
from workshop_app.ui.widgets.painting import Brushes
from workshop_app.ui.widgets.search import SearchField

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _OfferPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brushes = Brushes(theme, self)
        self.needles: tuple[str, ...] = ()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, self._theme.px(46))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        offer: Offer = index.data(RowRole)
        area = QRectF(option.rect)
        painter.save()
        self._brushes.row_ground(painter, area, option.state)
        inner = area.adjusted(14, 0, -14, 0)
        mark = QRectF(inner.left(), inner.center().y() - 9, 18, 18)
        draw(painter, mark, self._theme, offer.icon, "muted")
        hint = self._brushes.width(offer.hint, 12) + 4
        right = QRectF(inner.right() - hint, inner.top(), hint, inner.height())
        self._brushes.text(painter, right, offer.hint, "muted", size=12, align=_RIGHT)
        texts = inner.adjusted(30, 0, -hint - 12, 0)
        self._mark(painter, texts, offer)
        if offer.detail:
            self._brushes.two_lines(painter, texts, offer.title, offer.detail)
        else:
            self._brushes.text(painter, texts, offer.title, "text", weight=QFont.Weight.Medium)
        painter.restore()

    def _mark(self, painter: QPainter, area: QRectF, offer: Offer) -> None:
        """Paint the ground of what was typed, where it stands in the first line."""
        line = QRectF(area)
        if offer.detail:  # as `Brushes.two_lines` lays them out
            upper, lower = self._theme.px(20), self._theme.px(17)
            line.setTop(area.top() + (area.height() - upper - lower) / 2)
            line.setHeight(upper)
        font, metrics = self._brushes.font(14, QFont.Weight.Medium)
        painter.setFont(font)
        shown = metrics.elidedText(offer.title, Qt.TextElideMode.ElideRight, line.width())
        paint_marks(painter, self._theme, line, shown, self.needles)


class PaletteDialog(ValueDialog):
    """`value` is the chosen `Offer`. `find` returns records for words, `fixed` are always there."""

    def __init__(
        self,
        surroundings: Surroundings,
        fixed: Sequence[Offer],
        find: Callable[[str], Sequence[Found]],
        zone: str,
    ) -> None:
        super().__init__()
        self._words, self._fixed, self._find = surroundings.words, tuple(fixed), find
        t, theme = self._words.t, surroundings.theme
        self.setWindowTitle(t("Find anything"))
        self.field = SearchField(theme, t("A name, a word, a code, a command …"))
        self.model = PaletteModel(Say(self._words, zone), self)
        self.view = QListView()
        self.view.setModel(self.model)
        self._painter = _OfferPainter(theme, self.view)
        self.view.setItemDelegate(self._painter)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(t("Found"))
        self.nothing = EmptyState(
            theme, "search", t("Nothing fits"), t("Try fewer letters, or another word.")
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.nothing)
        self._lay_out()
        self.field.textChanged.connect(self._renew)
        self.field.step_requested.connect(self._on_step_requested)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.view.clicked.connect(self._choose)
        self._renew()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.addWidget(self.stack)
        column.addWidget(card, 1)
        hint = self._words.t("↓ ↑ choose · Enter opens · Esc closes")
        column.addWidget(text_label(hint, "small"))
        self.setMinimumSize(420, 320)
        self.resize(680, 520)
        self.field.setFocus()

    @property
    def typed(self) -> str:
        """What was looked for."""
        return self.field.text()

    def _renew(self) -> None:
        self._painter.needles = tuple(fold(self.field.text()).split())
        self.model.show(offers_for(self.field.text(), self._fixed, self._find, self._words))
        rows = self.model.rowCount()
        self.stack.setCurrentWidget(self.view if rows else self.nothing)
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.scrollToTop()

    def _on_step_requested(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = max(0, min(rows - 1, self.view.currentIndex().row() + step))
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _on_return_pressed(self) -> None:
        self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        offer = index.data(RowRole)
        if isinstance(offer, Offer):
            self.value = offer
            self.accept()
