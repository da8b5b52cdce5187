"""Rencana aksi: the plan of the open workshop, strategy by strategy, with its actions to be corrected."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions import records
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.records import Agency, PlanAction, Strategy
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.dialogs.plan_list import PlanView
from workshop_app.ui.models.plan import PlanLine, lines_of_workshop
from workshop_app.ui.models.rows import RowRole
from workshop_app.ui.screens.people_lookup import agency_names
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.ui.widgets.several import SeveralPicker
from workshop_app.words.catalogue import mark
from workshop_app.words.errors import word

IMPORT: Final = "import"
"""The `value` of the dialog when somebody wants to take a table in."""
_LINES: Final = ("number", "title", "title_en", "indicator", "target")
_ROWS: Final = (
    (("number", mark("Number"), 2), ("strategy", mark("Strategy"), 7)),
    (("title", mark("Action"), 1),),
    (("title_en", mark("Action in English"), 1),),
    (("indicator", mark("Indicator"), 5), ("target", mark("Target"), 4)),
    (("responsible", mark("Responsible agencies"), 1),),
)
"""The form: name, caption and share of the room of each field."""
_TABLES: Final = ("strategy", "plan_action", "agency")


class PlanDialog(ValueDialog):
    """Every field is saved when it is left; Ctrl+Z takes back. `value` is `IMPORT` or nothing."""

    def __init__(self, session: Session, action_id: str = "") -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.record_id = ""
        self._shown: dict[str, Any] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self.setWindowTitle(self._words.t("Action plan"))
        self._make_list()
        self._make_form()
        self._lay_out()
        self._connect()
        self.refresh()
        self.begin("")
        if action_id:
            self.show_action(action_id)
        self.view.setFocus()

    def _make_list(self) -> None:
        t, theme = self._words.t, self._session.theme
        self.view = PlanView(theme, self._words, "WIB")
        self.empty = EmptyState(
            theme,
            "target",
            t("No strategy yet"),
            t("Take a plan in from a table: strategies, actions, indicators, targets, agencies."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)

    def _make_form(self) -> None:
        t, theme = self._words.t, self._session.theme
        names = agency_names(self._session)
        self.strategy = Combo()
        self.fields = {name: QLineEdit() for name in _LINES}
        self.responsible = SeveralPicker(theme, names.find, names.name, self._take_away_words)
        self.new_button = Button(theme, t("New action"), icon="plus")
        self.remove_button = Button(theme, t("Delete"), kind="link", icon="trash-2")
        self.import_button = Button(theme, t("Import a table…"), icon="file-spreadsheet")
        self.problem = text_label("", "bad", wrap=True)
        self.remark = text_label("", "small", wrap=True)

    def _lay_out(self) -> None:
        t = self._words.t
        listed = Card()
        listed.body.setContentsMargins(4, 4, 4, 4)
        listed.body.addWidget(self.stack)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(listed, 5)
        columns.addWidget(self._form(), 4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text_label(t("Action plan"), "h1"), 1)
        head.addWidget(self.import_button)
        head.addWidget(self.new_button)
        foot = QDialogButtonBox()
        foot.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        foot.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(columns, 1)
        column.addWidget(foot)
        self.setMinimumSize(640, 420)
        self.resize(940, 580)

    def _form(self) -> QWidget:
        t = self._words.t
        card = Card(t("Action"))
        page = ScrollPage(margins=(0, 0, 8, 0))
        # The card's own ground shines through; the style sheet gives scroll areas that of the page.
        page.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"
        )
        page.body.setSpacing(10)
        named = {"strategy": self.strategy, "responsible": self.responsible, **self.fields}
        for row in _ROWS:
            line = QHBoxLayout()
            line.setSpacing(12)
            for name, caption, room in row:
                column = QVBoxLayout()
                column.setSpacing(4)
                column.addWidget(field_label(t(caption), named[name]))
                column.addWidget(named[name])
                line.addLayout(column, room)
            page.body.addLayout(line)
        page.body.addWidget(self.problem)
        page.body.addStretch(1)
        card.body.addWidget(page, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.remove_button)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        self._session.changed.connect(self._on_session_changed)
        self._later.timeout.connect(self.refresh)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.strategy.activated.connect(self.store)
        for line in self.fields.values():
            line.editingFinished.connect(self.store)
        self.responsible.edited.connect(self.store)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.remove_button.clicked.connect(self.remove)
        self.import_button.clicked.connect(self._on_import_clicked)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self._on_undo_activated)

    # --- showing -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the plan anew; what is in the form follows."""
        w, read = self._words, self._session.workshop.read
        strategies = read.all(Strategy)
        agencies = {a.id: a.short_name for a in read.all(Agency)}
        self.view.lines.show(lines_of_workshop(w, strategies, read.all(PlanAction), agencies))
        self.stack.setCurrentWidget(self.view if self.view.lines.rows else self.empty)
        either = (
            (s, s.title_en if w.language == "en" and s.title_en else s.title) for s in strategies
        )
        self.strategy.set_options(
            [
                ("", w.t("Without a strategy")),
                *(
                    (s.id, f"{'' if s.number is None else s.number}  {t}".strip())
                    for s, t in either
                ),
            ]
        )
        if self.record_id:
            self.show_action(self.record_id)

    def show_action(self, record_id: str) -> None:
        """Show an action in the form; one that is gone leaves it empty."""
        action = self._session.workshop.read.get(PlanAction, record_id)
        if action is None or action.deleted:
            self.begin(self.strategy.value)
            return
        self.record_id = record_id
        self._put(
            {
                "strategy_id": action.strategy_id,
                "responsible": action.responsible,
                **{name: getattr(action, name) for name in _LINES},
            }
        )
        index = self.view.lines.index_of(record_id)
        if index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def begin(self, strategy_id: str) -> None:
        """Empty the form for a new action; it is saved once it has words."""
        self.record_id = ""
        empty = dict.fromkeys(_LINES, "")
        self._put({"strategy_id": strategy_id, "responsible": (), **empty})

    def _put(self, values: dict[str, Any]) -> None:
        self.problem.setText("")
        self.strategy.set_value(values["strategy_id"])
        for name, line in self.fields.items():
            # Only what has changed elsewhere: nothing is taken from under somebody's hands.
            if not line.isModified() or self._shown.get(name) != values[name]:
                line.setText(values[name])
                line.setCursorPosition(0)
        self.responsible.set_value(values["responsible"])
        self._shown = values
        self.remove_button.setEnabled(bool(self.record_id))

    @property
    def values(self) -> dict[str, Any]:
        """What stands in the form."""
        texts = {name: " ".join(line.text().split()) for name, line in self.fields.items()}
        return {
            "strategy_id": self.strategy.value,
            "responsible": self.responsible.value,
            **texts,
        }

    # --- saving ------------------------------------------------------------------------------------

    def store(self) -> None:
        """Save what differs; a new action begins with its first words."""
        new = {k: v for k, v in self.values.items() if v != self._shown[k]}
        ws = self._session.workshop
        if not new or (not self.record_id and not self.values["title"]):
            return
        if self.record_id:
            self._try(partial(records.change, ws, PlanAction, self.record_id, **new))
            return
        made = self._try(partial(records.add, ws, PlanAction, **self.values))
        if isinstance(made, str):
            self._settle(made)

    def _settle(self, record_id: str) -> None:
        """Go on with what was just made."""
        self.record_id = record_id
        for line in self.fields.values():
            line.setModified(False)
        self.refresh()

    def remove(self) -> None:
        """Delete the action in the form."""
        if self.record_id:
            name = self._shown["title"]
            self._try(partial(records.remove, self._session.workshop, PlanAction, self.record_id))
            self.begin(self.strategy.value)
            self.remark.setText(
                self._words.t("“{name}” was deleted. Ctrl+Z brings it back.", name=name)
            )

    def _try(self, work: Callable[[], object]) -> object:
        self.problem.setText("")
        self.remark.setText("")
        try:
            return work()
        except WorkshopError as error:
            self.problem.setText(word(self._words, error).line)
            return None

    def _take_away_words(self, name: str) -> str:
        return self._words.t("Take {name} away", name=name)

    # --- events ------------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Leave, with everything saved."""
        self.store()
        self._session.changed.disconnect(self._on_session_changed)
        self._later.stop()
        super().done(result)

    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.concerns(*_TABLES):
            for line in self.fields.values():
                line.setModified(False)
            self._later.start()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(RowRole)
        if not isinstance(row, PlanLine) or row.id == self.record_id:
            return
        self.store()
        if row.is_head:
            self.begin(row.id)
        else:
            self.show_action(row.id)

    def _on_new_clicked(self) -> None:
        self.store()
        self.begin(self.strategy.value)
        self.fields["number"].setFocus()

    def _on_import_clicked(self) -> None:
        self.value = IMPORT
        self.accept()

    def _on_undo_activated(self) -> None:
        self.store()
        if self._session.workshop.undo_label is not None:
            self._session.undo()
