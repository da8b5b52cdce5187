"""The list of people with its search field and filters; it writes nothing."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent

from workshop_app.actions import people
from workshop_app.actions.people import Order, PeopleFilter
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.choices import ROLES
from workshop_app.ui.models.person_table import PAGE, PersonTableModel
from workshop_app.ui.models.rows import Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.list_panel import ListPanel
from workshop_app.ui.widgets.table import Fit, RecordTable
from workshop_app.words.terms import choice_name

WALK_IN = "walk-in"
_FITS = (
    Fit(220, 5),
    Fit(100, 2, 1),
    Fit(220, 3, 6),
    Fit(240, 4, 5),
    Fit(48, 0, 3),
    Fit(100, 2, 4),
    Fit(116, 0, 2),
)
"""Name, agency, unit, position, sex, role, status."""


class PeoplePanel(ListPanel):
    """All people."""

    model: PersonTableModel

    def __init__(self, theme: Theme, say: Say) -> None:
        t = say.words.t
        new = (t("New person"), "user-plus")
        super().__init__(theme, say.words, t("Name, unit or agency"), new)
        self.model = PersonTableModel(say, self)
        self.table = RecordTable(theme, self.model, _FITS)
        self.table.setAccessibleName(t("People"))
        self._ws: Workshop | None = None
        self.order = Order()
        self.agency, self.role, self.presence = Combo(), Combo(), Combo()
        self._name_filters()
        self._make_pages(theme)
        self._lay_out((self.agency, self.role, self.presence), 3, 2)
        self._connect()

    def _name_filters(self) -> None:
        t, w = self._words.t, self._words
        self.agency.setAccessibleName(t("Agency"))
        self.role.setAccessibleName(t("Role"))
        self.role.set_options([("", t("Role")), *((code, choice_name(w, code)) for code in ROLES)])
        self.presence.setAccessibleName(t("Attendance"))
        self.presence.set_options(
            [
                ("", t("Status")),
                (people.HERE, t("Here")),
                (people.AWAY, t("Not here yet")),
                (WALK_IN, t("Walk-ins")),
            ]
        )
        for combo in (self.role, self.presence):
            combo.set_value("")

    def _make_pages(self, theme: Theme) -> None:
        t = self._words.t
        self.empty = EmptyState(
            theme,
            "users",
            t("Nobody is on the list yet"),
            t(
                "Everybody who is invited belongs here. Take in the list that an agency has sent, "
                "as a file or pasted, or type the people one by one."
            ),
            actions=(self.add_button, self.import_button),
        )
        self.nothing = EmptyState(
            theme,
            "user-search",
            t("Nobody found"),
            t("Fewer letters find more. Names and agencies may be typed in any order."),
            actions=(self.all_button,),
        )

    def _connect(self) -> None:
        super()._connect()
        self.search.textChanged.connect(self.renew)
        for combo in (self.agency, self.role, self.presence):
            combo.activated.connect(self.renew)
        self.table.sorted_by.connect(self._on_sorted_by)
        self.all_button.clicked.connect(self.show_all)

    # --- content -----------------------------------------------------------------------------------

    @property
    def who(self) -> PeopleFilter:
        """What the filters say."""
        presence = self.presence.value
        return PeopleFilter(
            text=self.search.text(),
            agency_id=self.agency.value,
            role=self.role.value,
            presence="" if presence == WALK_IN else presence,
            walk_in=presence == WALK_IN,
        )

    def load(self, ws: Workshop, agencies: Sequence[tuple[str, str]]) -> None:
        """Show the people of a workshop; `agencies` are offered as filters."""
        self._ws = ws
        t = self._words.t
        fixed = [("", t("Agency")), (people.NO_AGENCY, t("Without an agency"))]
        self.agency.set_options([*fixed, *agencies])
        if not self.agency.currentText() or self.agency.currentText() == "…":
            self.agency.set_value("")
        self.renew()

    def take(self, ids: Sequence[str]) -> None:
        """Take note of changed people: while somebody types, only their rows are painted anew."""
        if self._ws is None:
            return
        shown = [i for i in ids if self.model.row_of(i) is not None]
        rows = people.people_rows(self._ws, self.who, shown)
        moved = (
            len(rows) < len(shown) or people.count_people(self._ws, self.who) != self.model.total
        )
        if moved:
            self.renew()
        else:
            self.model.renew(rows)

    def renew(self) -> None:
        """Read the list anew, as far as it was read before."""
        ws = self._ws
        if ws is None:
            return
        who, order, marked = self.who, self.order, self.table.current_id
        total = people.count_people(ws, who)
        read = self.model.rowCount() if self.model.total == total else 0

        def fetch(first: int, count: int) -> Sequence[people.PersonRow]:
            return people.people_page(ws, who, order, first, count)

        self.model.begin(fetch, total, max(read, PAGE))
        self.table.point_at(marked)
        everybody = total if who == PeopleFilter() else people.count_people(ws, PeopleFilter())
        whole = self._words.n("{count} person", "{count} people", everybody)
        self._say(total, everybody, whole)

    def filter_by(self, text: str = "", agency_id: str = "") -> None:
        """Filter as if somebody had typed and chosen."""
        self.agency.set_value(agency_id)
        self.role.set_value("")
        self.presence.set_value("")
        self.search.setText(text)
        self.renew()

    def show_all(self) -> None:
        """Take the filters away."""
        self.filter_by()

    def bring(self, person_id: str) -> None:
        """Bring a person into view, if the filters let them through, and mark them."""
        if self._ws is None or not person_id or self.model.row_of(person_id) is not None:
            self.table.point_at(person_id)
            return
        place = people.place_of(self._ws, self.who, self.order, person_id)
        if place is not None:
            self.model.load_to(place)
        self.table.point_at(person_id if place is not None else "")

    def showEvent(self, event: QShowEvent) -> None:
        self.model.resting = False
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.model.resting = True
        super().hideEvent(event)

    # --- events ------------------------------------------------------------------------------------

    def _on_sorted_by(self, column: int, descending: bool) -> None:
        self.order = Order(self.model.COLUMNS[column].name, descending)
        self.renew()
        self.table.scrollToTop()
