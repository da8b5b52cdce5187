"""A card with a list: a search field and filters above it, words where it is empty; it writes nothing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from workshop_app.ui.models.rows import RIGHT, RowsModel
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.ui.widgets.search import SearchField
from workshop_app.ui.widgets.table import RecordTable
from workshop_app.words.catalogue import Words


class ListPanel(QFrame):
    """Base of the lists of people and of agencies.

    `chosen` carries the id somebody has gone to; `entered` wants the form. Subclasses make model and table,
    and `empty` and `nothing`: the words for a list without anything and for one in which nothing was found.
    """

    chosen = Signal(str)
    entered = Signal()
    new_requested = Signal()
    import_requested = Signal()
    remove_requested = Signal()

    model: RowsModel[Any]
    table: RecordTable
    empty: EmptyState
    nothing: EmptyState

    def __init__(self, theme: Theme, words: Words, search: str, new: tuple[str, str]) -> None:
        """`search` is what the field for words asks for, `new` the words and icon of a new record."""
        super().__init__()
        self.setProperty("card", True)
        self._words = words
        self.search = SearchField(theme, search, big=False)
        text, icon = new
        self.new_button = Button(theme, text, kind="link", icon=icon)
        self.new_button.setToolTip("Ctrl+N")
        self.count = ElidedLabel("", "muted")
        self.count.setAlignment(RIGHT)
        self.all_button = Button(theme, words.t("Show all"))
        self.import_button = Button(
            theme, words.t("Import a list…"), kind="primary", icon="file-up"
        )
        self.add_button = Button(theme, words.t("Add by hand"), icon=icon)

    def _lay_out(self, filters: Sequence[Combo], room: int, beside: int) -> None:
        """Lay it out; each filter has `room` shares of the row, the count `beside`."""
        self.stack = QStackedWidget()
        # Words for an empty list ask for more, but not beside a form.
        self.stack.setMinimumWidth(200)
        for page in (self.table, self.empty, self.nothing):
            self.stack.addWidget(page)
        top = QHBoxLayout()
        top.setContentsMargins(16, 14, 12, 0)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.new_button)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for combo in filters:
            row.addWidget(combo, room)
        row.addWidget(self.count, beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.search.step_requested.connect(self.table.step)
        self.search.returnPressed.connect(self._on_search_entered)
        self.table.chosen.connect(self.chosen)
        self.table.entered.connect(self.entered)
        self.table.removal_wished.connect(self.remove_requested)
        self.table.left_upwards.connect(self._on_table_left)
        self.new_button.clicked.connect(self.new_requested)
        self.add_button.clicked.connect(self.new_requested)
        self.import_button.clicked.connect(self.import_requested)

    def neighbour_of(self, record_id: str) -> str:
        """The record that takes the place of one that goes."""
        ids = self.model.ids
        if record_id not in ids or len(ids) == 1:
            return ""
        place = ids.index(record_id)
        return ids[place + 1] if place + 1 < len(ids) else ids[place - 1]

    def _say(self, shown: int, total: int, whole: str) -> None:
        """Say how many of all are shown, and show the page that fits; `whole` words the total."""
        part = self._words.t("{shown} of {total}", shown=self._words.number(shown), total=whole)
        self.count.setText(whole if shown == total else part)
        page = self.table if shown else self.nothing if total else self.empty
        self.stack.setCurrentWidget(page)

    def _on_search_entered(self) -> None:
        if self.table.current_id:
            self.entered.emit()
        else:
            self.table.step(1)

    def _on_table_left(self) -> None:
        self.search.setFocus()
