"""The list of agencies with its search field; it writes nothing."""

from collections.abc import Sequence

from workshop_app.actions.overview import AgencyFigure
from workshop_app.domain.choices import CATEGORIES
from workshop_app.ui.models.agency_table import AgencyList, AgencyTableModel
from workshop_app.ui.models.rows import Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.list_panel import ListPanel
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


class AgenciesPanel(ListPanel):
    """All agencies."""

    model: AgencyTableModel

    def __init__(self, theme: Theme, say: Say) -> None:
        t = say.words.t
        super().__init__(theme, say.words, t("Short name or name"), (t("New agency"), "plus"))
        self.model = AgencyTableModel(say, self)
        self.table = RecordTable(theme, self.model, _FITS)
        self.table.setAccessibleName(t("Agencies"))
        self._list = AgencyList()
        self.category = Combo(
            [("", t("All categories")), *((c, choice_name(say.words, c)) for c in CATEGORIES)]
        )
        self.category.setAccessibleName(t("Category"))
        self.category.set_value("")
        self._make_pages(theme)
        self._lay_out((self.category,), 5, 4)
        self._connect()

    def _make_pages(self, theme: Theme) -> None:
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

    def _connect(self) -> None:
        super()._connect()
        self.search.textChanged.connect(self._on_filter_changed)
        self.category.activated.connect(self._on_filter_changed)
        self.table.sorted_by.connect(self._on_sorted_by)
        self.all_button.clicked.connect(self.show_all)

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

    def _renew(self) -> None:
        marked, shown = self.table.current_id, self._list.shown
        self.model.show(shown)
        self.table.point_at(marked)
        total = len(self._list.all)
        whole = self._words.n("{count} agency", "{count} agencies", total)
        self._say(len(shown), total, whole)

    # --- events ------------------------------------------------------------------------------------

    def _on_filter_changed(self) -> None:
        self._list.text, self._list.category = self.search.text(), self.category.value
        self._renew()

    def _on_sorted_by(self, column: int, descending: bool) -> None:
        self._list.column = self.model.COLUMNS[column].name
        self._list.descending = descending
        self._renew()
        self.table.scrollToTop()
