"""Matriks: which agency contributed what to which strategy, and where nothing is yet."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.actions.coverage import WHOLE, Coverage, CoverageRow, behind, coverage
from workshop_app.ui.models.matrix import MatrixModel, PlaceRole, number_of
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.contribution_screen import CELL
from workshop_app.ui.screens.matrix_cell import SCREENS, CellDialog, Goal
from workshop_app.ui.screens.matrix_view import MARKS, Legend, MatrixView
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.words.catalogue import mark

_SHOW: Final = (
    ("", mark("All agencies")),
    ("with", mark("With contributions")),
    ("without", mark("Without a contribution")),
    ("present", mark("Here at the event")),
)
_BEGINS: Final = {
    "": ("practices", mark("New practice")),
    "practices": ("practices", mark("New practice")),
    "challenges": ("challenges", mark("New challenge")),
    "commitments": ("commitments", mark("New commitment")),
}
"""What is begun from a cell with nothing in it, by the kind that is shown: the screen and the words."""


class MatrixScreen(Screen):
    """The matrix with its filters. Enter opens a cell, or begins a practice where nothing is yet."""

    NAME = "matrix"
    TITLE = mark("Matrix")
    ICON = "grid-3x3"
    TABLES: ClassVar = ("practice", "challenge", "commitment", "agency", "strategy", "attendance")

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        self._coverage: Coverage | None = None
        self.new_button = Button(theme, t("New practice"), kind="primary", icon="plus")
        self.plan_button = Button(theme, t("Action plan…"), icon="target")
        self.head = PageHead(
            t("Matrix of contributions"), actions=(self.plan_button, self.new_button)
        )
        self.model = MatrixModel(self.session.words)
        self.view = MatrixView(theme, self.session.words, self.model)
        self.kinds = {
            kind: Button(theme, "", kind="choice") for kind in ("", *(name for name, _, _ in MARKS))
        }
        self.kinds[""].setChecked(True)
        self.show_box = Combo([(code, t(text)) for code, text in _SHOW])
        self.show_box.setAccessibleName(t("Agencies shown"))
        self.show_box.setMinimumWidth(176)
        self.empty = EmptyState(
            theme,
            "grid-3x3",
            t("No agency to show"),
            t("Invited agencies stand here, and what each has contributed to every strategy."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self._lay_out()

    def _lay_out(self) -> None:
        t = self.session.words.t
        chips = QWidget()
        flow = FlowLayout(chips)
        for button in self.kinds.values():
            flow.addWidget(button)
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(chips, 4)
        filters.addWidget(self.show_box, 1)
        card = Card()
        card.body.setContentsMargins(2, 2, 2, 10)
        card.body.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.addWidget(Legend(self.session.theme, self.session.words))
        remark = ElidedLabel(t("Totals count each contribution once"), "small")
        remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(remark, 1)
        card.body.addLayout(foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addLayout(filters)
        page.addWidget(card, 1)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self._on_new_clicked)
        self.plan_button.clicked.connect(self._on_plan_clicked)
        for button in self.kinds.values():
            button.clicked.connect(self._on_kind_clicked)
        self.show_box.activated.connect(self._renew)
        self.view.opened.connect(self._on_view_opened)

    # --- showing -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._coverage = coverage(self.session.workshop)
        self._renew()

    def _renew(self) -> None:
        if self._coverage is None:
            return
        shown = self._coverage
        place = self.view.currentIndex()
        marked = place.data(PlaceRole) if place.isValid() else None
        self.model.show(shown, [row for row in shown.rows if self._fits(row)], self.kind)
        self._go_to(marked)
        self.stack.setCurrentWidget(self.view if self.model.rows else self.empty)
        self._say(shown)

    @property
    def kind(self) -> str:
        """The kind that is counted, "" for all."""
        return next((kind for kind, button in self.kinds.items() if button.isChecked()), "")

    def _fits(self, row: CoverageRow) -> bool:
        has_any = bool(row.counts.total)
        return {
            "with": has_any,
            "without": not has_any and row.invited,
            "present": row.present,
        }.get(self.show_box.value, True)

    def _go_to(self, marked: object) -> None:
        cells = (
            self.model.index(row, column)
            for row in range(self.model.rowCount())
            for column in range(self.model.columnCount())
        )
        found = next((index for index in cells if index.data(PlaceRole) == marked), None)
        if found is not None:
            self.view.setCurrentIndex(found)
        elif self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _say(self, shown: Coverage) -> None:
        words = self.session.words
        t, number = words.t, words.number
        names = {"": t("All"), **{kind: t(text) for kind, _, text in MARKS}}
        for kind, button in self.kinds.items():
            count = number_of(shown.counts, kind) if kind else shown.counts.total
            button.set_text(f"{names[kind]}  {number(count)}")
        bare = [s for s in shown.strategies if s.id and not s.counts.total]
        parts = [
            t(
                "{contributing} of {agencies} agencies have contributed",
                contributing=number(shown.contributing),
                agencies=number(shown.agencies),
            )
        ]
        if bare:
            parts.append(
                words.n(
                    "{count} strategy with nothing yet",
                    "{count} strategies with nothing yet",
                    len(bare),
                )
            )
        elif any(s.id for s in shown.strategies):
            parts.append(t("every strategy has something"))
        self.head.set_context(" · ".join(parts))

    # --- going places ------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        return self.view

    def state(self) -> object:
        return self.kind, self.show_box.value

    def restore(self, state: object) -> None:
        match state:
            case (str(kind), str(shown)) if kind in self.kinds:
                self._choose_kind(self.kinds[kind])
                self.show_box.set_value(shown)
                self._renew()

    def _choose_kind(self, chosen: Button) -> None:
        for button in self.kinds.values():
            button.setChecked(button is chosen)
        self.new_button.set_text(self.session.words.t(_BEGINS[self.kind][1]))

    def show_record(self, kind: str, record_id: str) -> None:
        if kind == "plan_action":  # the plan lies one click from here
            self.command_requested.emit("plan", record_id)

    def _on_kind_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._choose_kind(button)
            self._renew()

    def _on_plan_clicked(self) -> None:
        self.command_requested.emit("plan", "")

    def _on_new_clicked(self) -> None:
        index = self.view.currentIndex()
        agency, strategy = index.data(PlaceRole) if index.isValid() else ("", "")
        self._begin(agency, strategy)

    def _begin(self, agency: str, strategy: str) -> None:
        place = "|".join("" if part == WHOLE else part for part in (agency, strategy))
        self.open_requested.emit(_BEGINS[self.kind][0], CELL, place)

    def _on_view_opened(self, row: int, column: int) -> None:
        strategy = self.model.strategy(column) if column >= 0 else None
        agency_id = self.model.rows[row].id if row >= 0 else WHOLE
        strategy_id = strategy.id if strategy else WHOLE
        rows = [
            row
            for row in behind(self.session.workshop, agency_id, strategy_id)
            if self.kind in ("", SCREENS[row.kind])
        ]
        if not rows:
            self._begin(agency_id, strategy_id)
            return
        names = [self.model.agency_name(row)] if row >= 0 else []
        names += [self.model.strategy_name(column)] if strategy else []
        title = " · ".join(names) or self.session.words.t("All contributions")
        place = "|".join("" if part == WHOLE else part for part in (agency_id, strategy_id))
        goal = self.ask.gather(CellDialog(self.session, title, rows, place))
        if isinstance(goal, Goal):
            self.open_requested.emit(goal.screen, goal.kind, goal.record_id)
