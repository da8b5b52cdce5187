"""The list of agencies with its search field; it writes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from workshop_app.actions.overview import AgencyFigure
from workshop_app.domain.choices import CATEGORIES
from workshop_app.ui.models.agency_table import AgencyList, AgencyTableModel
from workshop_app.ui.models.rows import RIGHT, Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.ui.widgets.search import SearchField
from workshop_app.ui.widgets.table import Fit, RecordTable
from workshop_app.words.terms import choice_name

_FITS = (
    Fit(130, 3),
    Fit(160, 6, 4),
    Fit(110, 3, 7),
    Fit(102, 0, 6),
    Fit(82, 0, 1),
    Fit(64, 0, 2),
    Fit(104, 0, 5),
    Fit(116, 0, 3),
)
"""Short name, name, category, expected, registered, here, contributions, status."""


class AgenciesPanel(QFrame):
    """All agencies. `chosen` carries the id somebody has gone to; `entered` wants the form."""

    chosen = Signal(str)
    entered = Signal()
    new_requested = Signal()
    import_requested = Signal()
    remove_requested = Signal()

    def __init__(self, theme: Theme, say: Say) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._words, self._list = say.words, AgencyList()
        t = say.words.t
        self.model = AgencyTableModel(say, self)
        self.table = RecordTable(theme, self.model, _FITS)
        self.table.setAccessibleName(t("Agencies"))
        self.search = SearchField(theme, t("Short name or name"), big=False)
        self.category = Combo(
            [("", t("All categories")), *((c, choice_name(say.words, c)) for c in CATEGORIES)]
        )
        self.category.setAccessibleName(t("Category"))
        self.category.set_value("")
        self.new_button = Button(theme, t("New agency"), kind="link", icon="plus")
        self.new_button.setToolTip("Ctrl+N")
        self.count = ElidedLabel("", "muted")
        self.count.setAlignment(RIGHT)
        self.all_button = Button(theme, t("Show all"))
        self.import_button = Button(theme, t("Import a list…"), kind="primary", icon="file-up")
        self.add_button = Button(theme, t("Add by hand"), icon="plus")
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        t = self._words.t
        self.empty = EmptyState(
            theme,
            "landmark",
            t("No agency is on the list yet"),
            t("A list of people brings its agencies along; others are added by hand."),
            actions=(self.add_button, self.import_button),
        )
        self.nothing = EmptyState(
            theme,
            "search",
            t("No agency found"),
            t("Fewer letters find more."),
            actions=(self.all_button,),
        )
        self.stack = QStackedWidget()
        self.stack.setMinimumWidth(
            200
        )  # words for an empty list ask for more, but not beside a form
        for page in (self.table, self.empty, self.nothing):
            self.stack.addWidget(page)
        top = QHBoxLayout()
        top.setContentsMargins(16, 14, 12, 0)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.new_button)
        filters = QHBoxLayout()
        filters.setContentsMargins(16, 0, 16, 0)
        filters.setSpacing(8)
        filters.addWidget(self.category, 5)
        filters.addWidget(self.count, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(filters)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_filter_changed)
        self.search.step_requested.connect(self.table.step)
        self.search.returnPressed.connect(self._on_search_entered)
        self.category.activated.connect(self._on_filter_changed)
        self.table.chosen.connect(self.chosen)
        self.table.entered.connect(self.entered)
        self.table.removal_wished.connect(self.remove_requested)
        self.table.left_upwards.connect(self._on_table_left)
        self.table.sorted_by.connect(self._on_sorted_by)
        self.all_button.clicked.connect(self.show_all)
        self.new_button.clicked.connect(self.new_requested)
        self.add_button.clicked.connect(self.new_requested)
        self.import_button.clicked.connect(self.import_requested)

    # --- content -----------------------------------------------------------------------------------

    def load(self, agencies: Sequence[AgencyFigure]) -> None:
        """Show these agencies."""
        self._list.all = list(agencies)
        self._renew()

    def show_all(self) -> None:
        """Take the filters away."""
        self.category.set_value("")
        self.search.clear()
        self._on_filter_changed()

    def bring(self, agency_id: str) -> None:
        """Mark an agency, if the filters let it through."""
        self.table.point_at(agency_id)

    def neighbour_of(self, agency_id: str) -> str:
        """The agency that takes the place of one that goes."""
        ids = self.model.ids
        if agency_id not in ids or len(ids) == 1:
            return ""
        place = ids.index(agency_id)
        return ids[place + 1] if place + 1 < len(ids) else ids[place - 1]

    def _renew(self) -> None:
        marked, shown = self.table.current_id, self._list.shown
        self.model.show(shown)
        self.table.point_at(marked)
        total, number = len(self._list.all), self._words.number
        whole = self._words.n("{count} agency", "{count} agencies", total)
        part = self._words.t("{shown} of {total}", shown=number(len(shown)), total=whole)
        self.count.setText(whole if len(shown) == total else part)
        page = self.table if shown else self.nothing if total else self.empty
        self.stack.setCurrentWidget(page)

    # --- events ------------------------------------------------------------------------------------

    def _on_filter_changed(self) -> None:
        self._list.text, self._list.category = self.search.text(), self.category.value
        self._renew()

    def _on_search_entered(self) -> None:
        if self.table.current_id:
            self.entered.emit()
        else:
            self.table.step(1)

    def _on_table_left(self) -> None:
        self.search.setFocus()

    def _on_sorted_by(self, column: int, descending: bool) -> None:
        self._list.column = self.model.COLUMNS[column].name
        self._list.descending = descending
        self._renew()
        self.table.scrollToTop()
