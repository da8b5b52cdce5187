"""The findings of the identity guard as a list: a heading for each record, a row for each finding."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget

from workshop_app.actions.guarding import GuardFinding
from workshop_app.ui.icons import icon
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name, field_name, kind_name

OPEN, ALL = "open", "all"
_PLACE: Final = Qt.ItemDataRole.UserRole + 1

Key = tuple[object, str, int]


def key_of(finding: GuardFinding) -> Key:
    """Return what a finding is known by again in the list."""
    return finding.place, finding.kind.value, finding.start


class GuardListPanel(Card):
    """All findings, or those that wait for a decision. `chosen` comes when another one is marked."""

    chosen = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(words.t("Found"), " ")
        self._theme, self._words = theme, words
        self._all: Sequence[GuardFinding] = ()
        self._shown: list[GuardFinding] = []
        t = words.t
        choices = [(OPEN, t("Waiting for a decision")), (ALL, t("All, decided ones too"))]
        self.which = Combo(choices, OPEN)
        self.which.setAccessibleName(t("Which findings are shown"))
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setAccessibleName(t("Findings"))
        self.view.setMinimumSize(120, 80)
        self.view.setIconSize(QSize(16, 16))
        # an empty list is no proof of anything, and says so
        self.empty = EmptyState(theme, "eye", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.which)
        self.body.addWidget(self.stack, 1)
        self.which.activated.connect(self._on_which_activated)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current(self) -> GuardFinding | None:
        """The marked finding."""
        place = self.view.currentIndex().data(_PLACE)
        return self._shown[place] if isinstance(place, int) else None

    def load(self, findings: Sequence[GuardFinding]) -> None:
        """Show these findings; the marked one stays marked, or else the next open one."""
        before = self._shown.index(self.current) if self.current else 0
        key = key_of(self.current) if self.current else None
        self._all = findings
        self._fill()
        same = next((n for n, f in enumerate(self._shown) if key_of(f) == key and f.is_open), None)
        self._mark(self._next_open(before) if same is None else same)

    def show_record(self, record_id: str) -> None:
        """Mark the first finding in a record, an open one before the others."""
        inside = [f for f in self._all if f.place.record_id == record_id]
        if not inside:
            return
        if not any(f.is_open for f in inside):
            self.which.set_value(ALL)
            self._fill()
        wanted = next((f for f in inside if f.is_open), inside[0])
        self._mark(self._shown.index(wanted))

    def say_nothing(self, title: str, sentence: str) -> None:
        """Say why there is nothing in the list."""
        self.empty.set_words(title, sentence)

    def _next_open(self, place: int) -> int:
        waiting = [n for n, finding in enumerate(self._shown) if finding.is_open]
        later = [n for n in waiting if n >= place]
        rest = min(place, len(self._shown) - 1)
        return (later or waiting or [rest])[0]

    def _fill(self) -> None:
        wants_all = self.which.value == ALL
        self._shown = [f for f in self._all if f.is_open or wants_all]
        self.view.selectionModel().blockSignals(True)
        self.model.clear()
        record = None
        for place, finding in enumerate(self._shown):
            if finding.place.record_id != record:
                record = finding.place.record_id
                self.model.appendRow(self._heading(finding))
            self.model.appendRow(self._row(place, finding))
        self.view.selectionModel().blockSignals(False)
        self.set_remark(self._words.number(len(self._shown)) if self._shown else "")
        self.stack.setCurrentWidget(self.view if self._shown else self.empty)

    def _heading(self, finding: GuardFinding) -> QStandardItem:
        kind = kind_name(self._words, finding.place.record_kind)
        made = QStandardItem(f"{kind[:1].upper()}{kind[1:]}: {finding.name}")
        made.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        made.setFont(font)
        made.setSizeHint(self._height(16))
        return made

    def _height(self, room: int) -> QSize:
        return QSize(40, self.view.fontMetrics().height() + room)

    def _row(self, place: int, finding: GuardFinding) -> QStandardItem:
        field = field_name(self._words, finding.place.field)
        found = " ".join(finding.found.split())
        made = QStandardItem(f"“{found}” · {self._state(finding)} · {field}")
        name, token = ("shield-alert", "bad") if finding.is_open else ("check", "ok")
        made.setIcon(icon(self._theme, name, token))
        made.setSizeHint(self._height(12))
        made.setData(place, _PLACE)
        made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return made

    def _state(self, finding: GuardFinding) -> str:
        return choice_name(self._words, finding.decision) or self._words.t("not decided")

    def _mark(self, place: int) -> None:
        for row in range(self.model.rowCount()):
            if self.model.item(row).data(_PLACE) == place:
                index = self.model.index(row, 0)
                self.view.setCurrentIndex(index)
                self.view.scrollTo(index)
        self.chosen.emit()

    def _on_which_activated(self) -> None:
        self.load(self._all)

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit()
