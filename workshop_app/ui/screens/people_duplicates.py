"""People who may be on the list twice: both records side by side, one decision each; joins taken apart."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions import duplicates
from workshop_app.actions.duplicates import Joined, Pair
from workshop_app.domain.records import Person
from workshop_app.domain.schema import fields_of
from workshop_app.domain.zones import from_text, local
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.dialogs.values import say_value
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.radio import Radio
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import field_name

WHY: Final = {
    "name": mark("the same name"),
    "phone": mark("the same phone number"),
    "email": mark("the same e-mail address"),
}
_LEFT_OUT: Final = ("walk_in",)


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field in which both differ, with the buttons of both values."""

    name: str
    first: Radio
    second: Radio


class DuplicatesDialog(ValueDialog):
    """A list on the left, the marked pair on the right; decisions are carried out at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pairs: list[Pair] = []
        self._joined: list[Joined] = []
        self._later: set[tuple[str, str]] = set()
        self.choices: list[FieldChoice] = []
        self._groups: list[QButtonGroup] = []
        t, theme = session.words.t, session.theme
        self.setWindowTitle(t("Possible duplicates"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Possible duplicates"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setStyleSheet("QListWidget::item { padding: 7px 8px; border-radius: 6px; }")
        self.page = ScrollPage(margins=(0, 0, 8, 0))
        self.join = Button(theme, t("Join: one person"), kind="primary", icon="merge")
        self.apart = Button(theme, t("Keep apart: two people"))
        self.later = Button(theme, t("Decide later"))
        self.separate = Button(theme, t("Take apart"), kind="primary")
        self.undo = Button(theme, t("Undo"), kind="link", icon="undo-2")
        self.told = ElidedLabel("", "muted")
        self.close_button = Button(theme, t("Close"))
        self.empty = EmptyState(
            theme,
            "users",
            t("Nobody is on the list twice"),
            t(
                "People with the same name in one agency, or the same phone or e-mail, are shown here."
            ),
        )
        self._lay_out()
        self._connect()
        self.load()

    def _lay_out(self) -> None:
        t = self._session.words.t
        self._lists = lists = Card()
        lists.body.setContentsMargins(6, 8, 6, 8)
        lists.body.addWidget(self.list)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.page, 1)
        right.addWidget(self.empty, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.later, self.apart, self.join, self.separate):
            buttons.addWidget(button)
        right.addLayout(buttons)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(lists, 3)
        body.addLayout(right, 10)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(text_label(t("Possible duplicates"), "h1"))
        note = t(
            "Joined records keep their check-ins and their history, and can be taken apart again."
        )
        column.addWidget(text_label(note, "muted", wrap=True))
        column.addLayout(body, 1)
        column.addLayout(foot)
        self.undo.hide()
        self.resize(980, 600)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.join.clicked.connect(self._on_join_clicked)
        self.apart.clicked.connect(self._on_apart_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.separate.clicked.connect(self._on_separate_clicked)
        self.undo.clicked.connect(self._on_undo_clicked)
        self.close_button.clicked.connect(self.reject)

    # --- the list ----------------------------------------------------------------------------------

    def load(self, row: int = 0) -> None:
        """Read the pairs anew, those put off at the end, and the joins below them."""
        ws, t = self._session.workshop, self._session.words.t
        found = duplicates.possible_duplicates(ws)
        self._pairs = sorted(found, key=self._is_put_off)
        self._joined = duplicates.joined_people(ws)
        self.list.blockSignals(True)
        self.list.clear()
        for pair in self._pairs:
            put_off = t(" (later)") if self._is_put_off(pair) else ""
            self.list.addItem(QListWidgetItem(f"{pair.first.name}{put_off}"))
        for joined in self._joined:
            self.list.addItem(QListWidgetItem(t("Joined: {name}", name=joined.kept.name)))
        self.list.blockSignals(False)
        count = self.list.count()
        self.list.setCurrentRow(min(max(row, 0), count - 1))
        self._on_row_changed(self.list.currentRow())

    def _is_put_off(self, pair: Pair) -> bool:
        return (pair.first.id, pair.second.id) in self._later

    @property
    def pair(self) -> Pair | None:
        """The marked pair, if it is one to decide upon."""
        row = self.list.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    @property
    def joined(self) -> Joined | None:
        """The marked join."""
        row = self.list.currentRow() - len(self._pairs)
        return self._joined[row] if 0 <= row < len(self._joined) else None

    def _on_row_changed(self, _row: int) -> None:
        pair, joined = self.pair, self.joined
        nothing = pair is None and joined is None
        self.empty.setVisible(nothing)
        self._lists.setVisible(self.list.count() > 0)
        self.page.setVisible(not nothing)
        may = not self._session.workshop.read_only
        for button in (self.join, self.apart, self.later):
            button.setVisible(pair is not None)
            button.setEnabled(may)
        self.separate.setVisible(joined is not None)
        self.separate.setEnabled(may)
        body = self.page.body
        while body.count():
            item = body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        self.choices, self._groups = [], []
        if pair is not None:
            body.addWidget(self._compared(pair.first, pair.second, self._why(pair), choose=True))
        elif joined is not None:
            said = self._session.words.t("These two records stand for one person.")
            body.addWidget(self._compared(joined.kept, joined.joined, said, choose=False))
        body.addStretch(1)

    def _why(self, pair: Pair) -> str:
        t = self._session.words.t
        return t("Why they are shown: {why}.", why=", ".join(t(WHY[why]) for why in pair.why))

    # --- side by side ------------------------------------------------------------------------------

    def _compared(self, first: Person, second: Person, said: str, *, choose: bool) -> QWidget:
        t = self._session.words.t
        card = Card()
        card.body.addWidget(text_label(said, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, self._session.theme.px(110))
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        grid.addWidget(text_label(self._origin(first), "small", wrap=True), 0, 1)
        grid.addWidget(text_label(self._origin(second), "small", wrap=True), 0, 2)
        row = 1
        for name in fields_of(Person):
            one, other = self._said(first, name), self._said(second, name)
            if (not one and not other) or name in _LEFT_OUT:
                continue
            same = one == other
            caption = field_name(self._session.words, name)
            if not same:
                caption = t("{field} (differs)", field=caption)
            grid.addWidget(text_label(caption, "small" if same else "strong", wrap=True), row, 0)
            if same or not choose:
                grid.addWidget(text_label(one or t("empty"), wrap=True), row, 1)
                grid.addWidget(text_label(other or t("empty"), wrap=True), row, 2)
            else:
                self._add_choice(grid, row, name, one, other)
            row += 1
        card.body.addLayout(grid)
        return card

    def _add_choice(self, grid: QGridLayout, row: int, name: str, one: str, other: str) -> None:
        """Offer both values; the older record's stands unless it has none."""
        t = self._session.words.t
        buttons = []
        group = QButtonGroup(self.page)
        for column, text in ((1, one), (2, other)):
            said = text or t("empty")
            button = Radio(said, f"{field_name(self._session.words, name)}: {said}")
            group.addButton(button)
            grid.addWidget(button, row, column)
            buttons.append(button)
        buttons[0 if one else 1].setChecked(True)
        self._groups.append(group)
        self.choices.append(FieldChoice(name, buttons[0], buttons[1]))

    def _said(self, person: Person, name: str) -> str:
        return say_value(self._session, Person, name, getattr(person, name))

    def _origin(self, person: Person) -> str:
        w, ws = self._session.words, self._session.workshop
        here = bool(ws.read.events(person.id))
        parts = [
            w.t("written down {time}", time=self._time(person.created_at)),
            person.created_by,
            w.t("has check-ins") if here else w.t("no check-in"),
        ]
        return " · ".join(part for part in parts if part)

    def _time(self, moment: str) -> str:
        w, zone = self._session.words, self._session.workshop.settings.time_zone
        if not moment:
            return ""
        at = from_text(moment)
        return f"{w.date(local(at, zone).date())}, {w.clock(at, zone)}"

    # --- deciding ----------------------------------------------------------------------------------

    def _do(self, done: bool, told: str) -> None:
        self.told.setText(told if done else self._problem())
        self.undo.setVisible(done)
        self.load(self.list.currentRow())

    def _problem(self) -> str:
        notice = self._session.notices.latest
        return notice.line if notice else ""

    def _on_join_clicked(self) -> None:
        pair = self.pair
        if pair is None:
            return
        taken = {
            choice.name: getattr(pair.second, choice.name)
            for choice in self.choices
            if choice.second.isChecked()
        }
        ws, t = self._session.workshop, self._session.words.t
        done = self._session.run(
            lambda: duplicates.join_people(ws, pair.second.id, pair.first.id, **taken)
        )
        self._do(done, t("Joined: {name}.", name=pair.first.name))

    def _on_apart_clicked(self) -> None:
        pair = self.pair
        if pair is not None:
            ws, t = self._session.workshop, self._session.words.t
            done = self._session.run(
                lambda: duplicates.keep_apart(ws, pair.first.id, pair.second.id)
            )
            self._do(done, t("Kept apart: {name}.", name=pair.first.name))

    def _on_later_clicked(self) -> None:
        pair = self.pair
        if pair is not None:
            self._later.add((pair.first.id, pair.second.id))
            self.load(self.list.currentRow())

    def _on_separate_clicked(self) -> None:
        joined = self.joined
        if joined is not None:
            ws, t = self._session.workshop, self._session.words.t
            done = self._session.run(lambda: duplicates.take_apart(ws, joined.decision_id))
            self._do(done, t("Taken apart: {name}.", name=joined.kept.name))

    def _on_undo_clicked(self) -> None:
        if self._session.undo():
            self.told.setText(self._problem())
            self.undo.hide()
            self.load(self.list.currentRow())
