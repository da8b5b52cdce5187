"""The last step of an import: what becomes of every row, and decisions about people who may be known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions.import_plan import Choice, ImportPlan, PlannedRow, State
from workshop_app.domain.records import Person
from workshop_app.ui.models.import_rows import ImportRowsModel
from workshop_app.ui.models.import_words import (
    STATES,
    agencies_added,
    column_field,
    state_name,
    totals,
    value_of,
)
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.people_import_scope import AttendanceChooser
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.table import Fit, RecordTable
from workshop_app.words.catalogue import mark
from workshop_app.words.meetings import attendance_told

_FITS = (Fit(64), Fit(156), Fit(150, 4), Fit(100, 2, 1), Fit(160, 6, 2))
_COMPARED = ("name", "agency", "unit", "position", "sex", "phone", "email", "role")
CHOICES = (
    (Choice.KEEP, mark("Keep what is known")),
    (Choice.REPLACE, mark("Replace by the list")),
    (Choice.BOTH, mark("Two different people")),
    (Choice.OMIT, mark("Leave the row out")),
)
PersonDecision = tuple[Choice, str]


class DecisionCard(Card):
    """Somebody of the list beside the one they are or may be. `decided` carries a choice and an id.

    `taken_back` wants an earlier decision forgotten.
    """

    decided = Signal(object, str)
    taken_back = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.row: PlannedRow | None = None
        theme, t = session.theme, session.words.t
        self.title = ElidedLabel("", "strong")
        self.who = Combo()
        self.who.setAccessibleName(t("May be the same as"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(2)
        for column, stretch in enumerate((2, 5, 5)):
            self.grid.setColumnStretch(column, stretch)
        self.buttons = {choice: Button(theme, t(text)) for choice, text in CHOICES}
        self.back_button = Button(theme, t("Take the decision back"), icon="undo-2")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (*self.buttons.values(), self.back_button):
            flow.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 3)
        head.addWidget(self.who, 3)
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.addLayout(head)
        self.body.addLayout(self.grid)
        self.body.addWidget(buttons)
        self.who.activated.connect(self._compare)
        self.back_button.clicked.connect(self.taken_back)
        for button in self.buttons.values():
            button.clicked.connect(self._on_button_clicked)

    def show_row(self, row: PlannedRow | None, *, decided: bool = False) -> None:
        """Show a row that somebody may decide about, or has; hide for any other."""
        self.row = row
        open_ = row is not None and (is_open(row) or row.state is State.UPDATED)
        self.setVisible(open_ or decided)
        if row is None or self.isHidden():
            return
        w = self._session.words
        self.title.setText(w.t("Row {row}: {name}", row=row.number, name=row.name))
        self.who.set_options(
            [
                (
                    p.person_id,
                    w.t(
                        "perhaps {name} ({agency})",
                        name=p.name,
                        agency=p.agency or w.t("No agency"),
                    ),
                )
                for p in row.perhaps
            ]
        )
        self.who.setVisible(bool(row.perhaps))
        self.who.set_value(row.perhaps[0].person_id if row.perhaps else "")
        for button in self.buttons.values():
            button.setVisible(open_ and not decided)
        self.buttons[Choice.REPLACE].setVisible(open_ and not decided and is_open(row))
        self.back_button.setVisible(decided)
        self._compare()

    def _compare(self) -> None:
        """Show the fields in which both differ, side by side."""
        while self.grid.count():
            item = self.grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        w, row = self._session.words, self.row
        if row is None:
            return
        differing = self._changes(row) if row.changes else self._differences(row)
        if not differing:
            return
        lines = [("", w.t("In the list"), w.t("Known already")), *differing]
        for place, texts in enumerate(lines[:7]):
            for column, text in enumerate(texts):
                role = "small" if column == 0 or place == 0 else ""
                self.grid.addWidget(ElidedLabel(text, role), place, column)

    def _changes(self, row: PlannedRow) -> list[tuple[str, str, str]]:
        w = self._session.words
        return [
            (
                column_field(w, c.field),
                value_of(w, c.field, c.after) or "–",
                value_of(w, c.field, c.before) or "–",
            )
            for c in row.changes
        ]

    def _differences(self, row: PlannedRow) -> list[tuple[str, str, str]]:
        perhaps = next((p for p in row.perhaps if p.person_id == self.who.value), None)
        if perhaps is None:
            return []
        w = self._session.words
        person = self._session.workshop.read.get(Person, perhaps.person_id)
        known = {name: str(getattr(person, name, "") or "") for name in _COMPARED}
        known |= {"name": perhaps.name, "agency": perhaps.agency}
        listed = {name: row.values.get(name, "") for name in _COMPARED}
        listed["agency"] = row.agency or row.agency_text
        return [
            (column_field(w, n), value_of(w, n, listed[n]), value_of(w, n, known[n]) or "–")
            for n in _COMPARED
            if listed[n] and listed[n] != known[n]
        ]

    def _on_button_clicked(self) -> None:
        for choice, button in self.buttons.items():
            if button is self.sender() and self.row is not None:
                self.decided.emit(choice, self.who.value or self.row.person_id)


class PreviewPage(QWidget):
    """The rows with their states, and totals that add up. `edited` comes after every decision."""

    edited = Signal()
    agencies_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words, self._rows = session.words, tuple[PlannedRow, ...]()
        self.people: dict[int, PersonDecision] = {}
        self.otherwise: Choice | None = None
        self.session: str | None = None
        t = session.words.t
        self.model = ImportRowsModel(Say(session.words, session.workshop.settings.time_zone), self)
        self.table = RecordTable(session.theme, self.model, _FITS, sortable=False)
        self.table.setAccessibleName(t("Rows of the list"))
        self.totals = text_label("", "strong", wrap=True)
        self.remarks = text_label("", "small", wrap=True)
        self.state = Combo()
        self.state.setAccessibleName(t("Which rows are shown"))
        self.state.setMinimumWidth(session.theme.px(180))
        self.for_all = Combo([("", t("Ask about each"))])
        for choice, text in CHOICES:
            self.for_all.addItem(t("For all: {choice}", choice=t(text)), choice.value)
        self.for_all.set_value("")
        self.for_all.setAccessibleName(t("For all undecided people"))
        self.for_all.setMinimumWidth(session.theme.px(220))
        self.scope = AttendanceChooser(session)
        self.card = DecisionCard(session)
        self.card.hide()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.state.activated.connect(self._show_rows)
        self.card.decided.connect(self._on_decided)
        self.card.taken_back.connect(self._on_taken_back)
        self.for_all.activated.connect(self._on_for_all_activated)
        self.scope.chosen.connect(self._on_scope_chosen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.scope)
        head.addStretch(1)
        head.addWidget(self.for_all)
        head.addWidget(self.state)
        box = Card()
        box.body.setContentsMargins(1, 1, 1, 6)
        box.body.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.totals)
        column.addWidget(self.remarks)
        column.addLayout(head)
        column.addWidget(box, 1)
        column.addWidget(self.card)

    # --- showing -----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Forget the decisions about people: it is another list."""
        self.people, self.otherwise, self.session = {}, None, None
        self.for_all.set_value("")

    def load(self, plan: ImportPlan) -> None:
        """Show a preview."""
        w = self._words
        self._rows = plan.rows
        self.totals.setText(totals(w, plan))
        self.scope.load(plan.attendance)
        coming = attendance_told(w, plan.attendance) if plan.attendance else ""
        said = [coming, agencies_added(w, plan), *(w.say(text) for _, text in plan.warnings)]
        shown = [text for text in said if text]
        more = len(shown) - 4
        if more > 0:
            shown = [*shown[:4], w.n("and {count} more remark", "and {count} more remarks", more)]
        self.remarks.setText("\n".join(shown))
        self.remarks.setVisible(bool(shown))
        self.for_all.setVisible(
            any(is_open(row) for row in plan.rows) or self.otherwise is not None
        )
        wanted = self.state.value
        options = [("", w.t("All rows"))]
        options += [
            (state.value, f"{state_name(w, state)} ({w.number(plan.count(state))})")
            for state in STATES
            if plan.count(state)
        ]
        self.state.set_options(options)
        self.state.set_value(wanted if wanted in dict(options) else "")
        self._show_rows()

    def _show_rows(self) -> None:
        wanted, marked = self.state.value, self.table.current_id
        self.model.show([r for r in self._rows if not wanted or r.state.value == wanted])
        if self.model.row_of(marked) is None:
            marked = next((str(r.number) for r in self.model.rows if is_open(r)), "")
        self.table.point_at(marked)
        self._show_card(self.model.row_of(marked))

    def _show_card(self, row: PlannedRow | None) -> None:
        self.card.show_row(row, decided=row is not None and row.number in self.people)

    # --- deciding ----------------------------------------------------------------------------------

    def _on_chosen(self, number: str) -> None:
        self._show_card(self.model.row_of(number))

    def _on_decided(self, choice: Choice, person_id: str) -> None:
        row = self.card.row
        if row is None:
            return
        self.people[row.number] = (choice, person_id)
        after = [r for r in self.model.rows if is_open(r) and r.number not in self.people]
        following = next((r for r in after if r.number > row.number), after[0] if after else None)
        self.table.point_at(str(following.number) if following else "")
        self._show_card(following)
        self.edited.emit()

    def _on_taken_back(self) -> None:
        if self.card.row is not None:
            self.people.pop(self.card.row.number, None)
            self.edited.emit()

    def _on_for_all_activated(self) -> None:
        self.otherwise = Choice(self.for_all.value) if self.for_all.value else None
        self.edited.emit()

    def _on_scope_chosen(self, session_id: str) -> None:
        self.session = session_id
        self.edited.emit()


def is_open(row: PlannedRow) -> bool:
    """Tell whether a row waits for a decision about who it is."""
    return row.state is State.UNCERTAIN and bool(row.perhaps)
