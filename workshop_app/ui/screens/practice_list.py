"""The list of good practices beside the form: filter by words and strategy, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget

from workshop_app.actions.practices import PracticeRow
from workshop_app.ui.models.practices import UNDECIDED, PracticeList, PracticeModel
from workshop_app.ui.models.rows import IdRole, Say
from workshop_app.ui.screens.practice_painter import PracticePainter
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.search import SearchField


class _View(QListView):
    """A list whose rows are opened by Enter and removed by Delete."""

    enter_pressed = Signal()
    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class PracticeListPanel(Card):
    """All practices. `chosen` carries the id that somebody has gone to; `entered` wants the form."""

    chosen = Signal(str)
    entered = Signal()
    remove_requested = Signal()

    def __init__(self, theme: Theme, say: Say) -> None:
        super().__init__(say.words.t("Written down"), "0")
        self._words = say.words
        self._list = PracticeList()
        self._quiet = False
        self.model = PracticeModel(say, self)
        self.filter = SearchField(theme, self._words.t("Filter by words or agency"), big=False)
        self.strategy = Combo([("", self._words.t("All strategies"))])
        self.strategy.setAccessibleName(self._words.t("Strategy"))
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(PracticePainter(theme, say, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self._words.t("Good practices"))
        self.view.setMinimumSize(120, 80)
        self.all_button = Button(theme, self._words.t("Show all"))
        self.empty = EmptyState(
            theme,
            "lightbulb",
            self._words.t("Nothing written down yet"),
            self._words.t(
                "What an agency tells of its work belongs here. Type it into the form: "
                "it is saved as you type. Ctrl+N begins another."
            ),
        )
        self.nothing = EmptyState(theme, "search", "", "", actions=(self.all_button,))
        self.stack = QStackedWidget()
        for page in (self.view, self.empty, self.nothing):
            self.stack.addWidget(page)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.strategy)
        self.body.addWidget(self.stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.step_requested.connect(self._on_step_requested)
        self.strategy.activated.connect(self._on_filter_changed)
        self.all_button.clicked.connect(self.show_all)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.enter_pressed.connect(self.entered)
        self.view.clicked.connect(self._on_view_clicked)
        self.view.delete_pressed.connect(self.remove_requested)

    # --- content -----------------------------------------------------------------------------------

    def load(self, rows: Sequence[PracticeRow]) -> None:
        """Show these practices."""
        self._list.all = list(rows)
        self._renew()

    def take(self, touched: frozenset[str], rows: Sequence[PracticeRow]) -> None:
        """Take note of changed ones; those of `touched` that are not in `rows` are gone."""
        self._list.take(touched, rows)
        if [row.id for row in self._list.shown] == self.model.ids:
            self.model.renew(rows)  # while somebody types nothing else changes
        else:
            self._renew()

    def offer_strategies(self, strategies: Sequence[tuple[str, str]]) -> None:
        """Offer these strategies as filters."""
        fixed = [
            ("", self._words.t("All strategies")),
            (UNDECIDED, self._words.t("Strategy not decided")),
        ]
        self.strategy.set_options([*fixed, *strategies])

    def filter_by(self, text: str, strategy: str) -> None:
        """Filter as if somebody had typed and chosen."""
        self.strategy.set_value(strategy)
        self.filter.setText(text)
        self._on_filter_changed()

    def show_all(self) -> None:
        """Take the filter away."""
        self.filter_by("", "")

    def select(self, record_id: str) -> None:
        """Mark a practice without telling anybody; "" marks none."""
        if record_id == self.current_id:
            return
        self._quiet = True
        index = self.model.index_of(record_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        else:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        self._quiet = False

    @property
    def current_id(self) -> str:
        """The id of the marked practice."""
        return str(self.view.currentIndex().data(IdRole) or "")

    def neighbour_of(self, record_id: str) -> str:
        """The practice that takes the place of one that goes."""
        ids = self.model.ids
        if record_id not in ids or len(ids) == 1:
            return ""
        place = ids.index(record_id)
        return ids[place + 1] if place + 1 < len(ids) else ids[place - 1]

    def _renew(self) -> None:
        marked = self.current_id
        shown = self._list.shown
        self.model.show(shown)
        self.select(marked)
        total = len(self._list.all)
        number = self._words.number
        self.set_remark(
            number(total)
            if len(shown) == total
            else self._words.t("{shown} of {total}", shown=number(len(shown)), total=number(total))
        )
        self.nothing.set_words(
            self._words.t("Nothing fits"),
            self._words.t("No practice has these words and this strategy."),
        )
        page = self.view if shown else self.nothing if total else self.empty
        self.stack.setCurrentWidget(page)

    # --- events ------------------------------------------------------------------------------------

    def _on_filter_changed(self) -> None:
        self._list.text, self._list.strategy = self.filter.text(), self.strategy.value
        self._renew()

    def _on_step_requested(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = max(0, min(rows - 1, self.view.currentIndex().row() + step))
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(str(current.data(IdRole)))

    def _on_view_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(IdRole)))
