"""The list of contributions beside the form: filtered by words and by what was chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions.contributions import ContributionRow
from workshop_app.ui.models.contributions import (
    GROUPS,
    UNDECIDED,
    ContributionList,
    ContributionModel,
    GroupRow,
)
from workshop_app.ui.models.rows import IdRole, Index, Say
from workshop_app.ui.screens.contribution_painter import ContributionPainter
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.search import SearchField
from workshop_app.words.catalogue import mark

FILTERS: Final[Mapping[str, tuple[str, str]]] = {
    "strategy": (mark("Strategy"), mark("All strategies")),
    "session": (mark("Session"), mark("Session")),
    "agency": (mark("Agency"), mark("Agency")),
    "state": (mark("Status"), mark("Status")),
    "by": (mark("Written by"), mark("Writer")),
}
"""What a list can be filtered by: the fields of `ContributionList` with their name, and how "all" reads."""


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What a list is called and what it says when it is empty; all marked, in English."""

    name: str
    icon: str
    empty: str
    sentence: str


def group_of(chosen: str, kind: str) -> str:
    """Return how the list of a kind is grouped; `chosen` is written "practice:strategy challenge:agency"."""
    return dict(pair.partition(":")[::2] for pair in chosen.split()).get(kind, "")


def with_group(chosen: str, kind: str, group: str) -> str:
    """Return `chosen` with another grouping of a kind."""
    others = [pair for pair in chosen.split() if not pair.startswith(f"{kind}:")]
    return " ".join([*others, f"{kind}:{group}"] if group else others)


class ContributionView(QListView):
    """A list whose rows are opened by Enter and removed by Delete; a changed row keeps its height."""

    enter_pressed = Signal()
    delete_pressed = Signal()

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setMinimumSize(120, 80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Paint changed rows anew; Qt would measure all of them again."""
        QAbstractItemView.dataChanged(self, top_left, bottom_right, list(roles))


class ContributionListPanel(Card):
    """All contributions of a kind. `chosen` carries the id somebody has gone to, `entered` wants the form.

    `filters` are rows of names out of `FILTERS`; they unfold below the search. `searched` carries the
    folded words that are looked for, `grouped` the key of the arrangement that was chosen.
    """

    chosen = Signal(str)
    entered = Signal()
    remove_requested = Signal()
    searched = Signal(object)
    grouped = Signal(str)

    def __init__(
        self,
        theme: Theme,
        say: Say,
        words: PanelWords,
        filters: Sequence[Sequence[str]],
        group: str = "",
    ) -> None:
        super().__init__(say.words.t("Written down"), "0")
        self._theme, self._words, self._says = theme, say.words, words
        self._list = ContributionList(group=group if group in GROUPS else "")
        self._quiet = False
        self.model = ContributionModel(say, self)
        self.filter = SearchField(theme, self._words.t("Filter by words or agency"), big=False)
        self.filter.setToolTip("Ctrl+F")
        self.combos: dict[str, Combo] = {}
        self._make_view(say)
        self._make_pages()
        self.body.addWidget(self.filter)
        self.body.addLayout(self._arranging())
        self.folded = QWidget()
        rows = QVBoxLayout(self.folded)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for names in filters:
            rows.addLayout(self._filter_row(names))
        self.body.addWidget(self.folded)
        self.folded.hide()
        self.body.addWidget(self.stack, 1)
        self._connect()

    def _arranging(self) -> QHBoxLayout:
        """Make the row that arranges the list and unfolds the filters."""
        t = self._words.t
        self.group_box = Combo([(key, t(text)) for key, text in GROUPS.items()], self._list.group)
        self.group_box.setAccessibleName(t("Groups"))
        self.filter_button = Button(self._theme, t("Filter"), kind="choice")
        self.filter_button.setToolTip(t("Choose strategy, agency, status, session or writer"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.group_box, 1)
        row.addWidget(self.filter_button)
        return row

    def _filter_row(self, names: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in names:
            title, whole = FILTERS[name]
            combo = Combo([("", self._words.t(whole))])
            combo.setAccessibleName(self._words.t(title))
            self.combos[name] = combo
            row.addWidget(combo, 1)
        return row

    def _make_view(self, say: Say) -> None:
        self.view = ContributionView(self.model, self._words.t(self._says.name))
        self.painter = ContributionPainter(self._theme, say, self.view)
        self.view.setItemDelegate(self.painter)
        self.view.setUniformItemSizes(not self._list.group)

    def _make_pages(self) -> None:
        t = self._words.t
        self.all_button = Button(self._theme, t("Show all"))
        self.empty = EmptyState(
            self._theme, self._says.icon, t(self._says.empty), t(self._says.sentence)
        )
        self.nothing = EmptyState(self._theme, "search", "", "", actions=(self.all_button,))
        self.stack = QStackedWidget()
        for page in (self.view, self.empty, self.nothing):
            self.stack.addWidget(page)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.step_requested.connect(self._on_step_requested)
        for combo in self.combos.values():
            combo.activated.connect(self._on_filter_changed)
        self.group_box.activated.connect(self._on_group_chosen)
        self.filter_button.toggled.connect(self.folded.setVisible)
        self.all_button.clicked.connect(self.show_all)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.enter_pressed.connect(self.entered)
        self.view.clicked.connect(self._on_view_clicked)
        self.view.delete_pressed.connect(self.remove_requested)

    @property
    def strategy(self) -> Combo:
        """The filter by strategy."""
        return self.combos["strategy"]

    # --- content -----------------------------------------------------------------------------------

    def load(self, rows: Sequence[ContributionRow]) -> None:
        """Show these."""
        self._list.all = list(rows)
        self._renew()

    def take(self, touched: frozenset[str], rows: Sequence[ContributionRow]) -> None:
        """Take note of changed ones; those of `touched` that are not in `rows` are gone."""
        self._list.take(touched, rows)
        if [row.id for row in self._list.arranged] == self.model.ids:
            self.model.renew(rows)  # while somebody types nothing else changes
        else:
            self._renew()

    def offer(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer (id, words) for a filter, if the list has it; "all" comes by itself."""
        if name == "strategy":
            self._list.strategies = {key: text for key, text in options if key != UNDECIDED}
        if name in self.combos:
            self.combos[name].set_options([("", self._words.t(FILTERS[name][1])), *options])

    @property
    def needles(self) -> tuple[str, ...]:
        """The folded words that the list looks for."""
        return self._list.needles

    @property
    def rows(self) -> Sequence[ContributionRow]:
        """All of them, whatever the filter."""
        return self._list.all

    @property
    def filters(self) -> dict[str, str]:
        """What is typed and chosen in the filters; `filter_by` takes it back."""
        return {"text": self.filter.text(), **{n: c.value for n, c in self.combos.items()}}

    def filter_by(self, text: str = "", **chosen: str) -> None:
        """Filter as if somebody had typed and chosen; what is not named lets everything through."""
        for name, combo in self.combos.items():
            combo.set_value(chosen.get(name, ""))
        self.filter.setText(text)
        self._on_filter_changed()
        self.filter_button.setChecked(self._chosen > 0)

    def show_all(self) -> None:
        """Take the filter away."""
        self.filter_by()

    def search(self) -> None:
        """Put the cursor into the search field; what stands there is marked to be typed over."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def select(self, record_id: str) -> None:
        """Mark a row without telling anybody; "" marks none."""
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
        """The id of the marked row."""
        return str(self.view.currentIndex().data(IdRole) or "")

    def neighbour_of(self, record_id: str) -> str:
        """The row that takes the place of one that goes."""
        ids = self.model.record_ids
        if record_id not in ids or len(ids) == 1:
            return ""
        place = ids.index(record_id)
        return ids[place + 1] if place + 1 < len(ids) else ids[place - 1]

    def _renew(self) -> None:
        marked = self.current_id
        rows = self._list.arranged
        self.painter.needles = self._list.needles
        self.painter.heads = frozenset(
            number for number, row in enumerate(rows) if isinstance(row, GroupRow)
        )
        self.model.show(rows)
        self.view.viewport().update()
        self.select(marked)
        total, shown = len(self._list.all), len(self.model.record_ids)
        number = self._words.number
        self.set_remark(
            number(total)
            if shown == total
            else self._words.t("{shown} of {total}", shown=number(shown), total=number(total))
        )
        self.nothing.set_words(
            self._words.t("Nothing fits"),
            self._words.t("Nothing here has these words and all that is chosen above."),
        )
        page = self.view if shown else self.nothing if total else self.empty
        self.stack.setCurrentWidget(page)

    # --- events ------------------------------------------------------------------------------------

    def _on_filter_changed(self) -> None:
        self._list.text = self.filter.text()
        for name, combo in self.combos.items():
            setattr(self._list, name, combo.value)
        before = self._list.needles
        self._renew()
        t, count = self._words.t, self._chosen
        self.filter_button.set_text(t("Filter · {count}", count=count) if count else t("Filter"))
        if self._list.needles != before:
            self.searched.emit(self._list.needles)

    @property
    def _chosen(self) -> int:
        """How many of the filters below the search are on."""
        return sum(bool(combo.value) for combo in self.combos.values())

    def _on_group_chosen(self) -> None:
        self._list.group = self.group_box.value
        self.view.setUniformItemSizes(not self._list.group)
        self._renew()
        self.grouped.emit(self._list.group)

    def _on_step_requested(self, step: int) -> None:
        ids = self.model.record_ids
        if ids:
            place = ids.index(self.current_id) if self.current_id in ids else -1
            goal = ids[max(0, min(len(ids) - 1, place + step))]
            self.view.setCurrentIndex(self.model.index_of(goal))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(str(current.data(IdRole)))

    def _on_view_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(str(index.data(IdRole)))
