"""What is behind a cell of the matrix: the contributions in it, and a new one with both filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout

from workshop_app.actions.contributions import ContributionRow
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.models.contributions import ContributionModel
from workshop_app.ui.models.rows import IdRole, RowRole, Say
from workshop_app.ui.screens.contribution_list import ContributionView
from workshop_app.ui.screens.contribution_painter import ContributionPainter
from workshop_app.ui.screens.contribution_screen import CELL
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import text_label
from workshop_app.words.catalogue import mark

SCREENS = {"practice": "practices", "challenge": "challenges", "commitment": "commitments"}
_NEW = (
    ("practices", mark("New practice"), "lightbulb"),
    ("challenges", mark("New challenge"), "flag"),
    ("commitments", mark("New commitment"), "list-checks"),
)


@dataclass(frozen=True, slots=True)
class Goal:
    """Where to go: as `open_requested` takes it."""

    screen: str
    kind: str
    record_id: str


class CellDialog(ValueDialog):
    """`value` is the `Goal` that was chosen. `place` is "agency id|strategy id" of something new."""

    def __init__(
        self, session: Session, title: str, rows: Sequence[ContributionRow], place: str
    ) -> None:
        super().__init__()
        theme = session.theme
        say = Say(session.words, session.workshop.settings.time_zone)
        self._place = place
        self._screens: dict[Button, str] = {}
        self.setWindowTitle(title)
        self.model = ContributionModel(say, self)
        self.model.show(rows)
        self.view = ContributionView(self.model, title)
        self.view.setItemDelegate(ContributionPainter(theme, say, self.view))
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._build(session, title)
        self.view.enter_pressed.connect(self._on_enter_pressed)
        self.view.clicked.connect(self._on_view_clicked)
        self.setMinimumSize(420, 320)
        self.resize(620, 520)

    def _build(self, session: Session, title: str) -> None:
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(title, "h1", wrap=True))
        column.addWidget(text_label(t("Enter or a click opens one."), "muted", wrap=True))
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.addWidget(self.view)
        column.addWidget(card, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for screen, text, icon in _NEW:
            button = Button(session.theme, t(text), icon=icon)
            button.clicked.connect(self._on_new_clicked)
            self._screens[button] = screen
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        buttons = QDialogButtonBox()
        buttons.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def new_buttons(self) -> list[Button]:
        """The buttons that begin something new."""
        return list(self._screens)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, ContributionRow):
            self.value = Goal(SCREENS[row.kind], row.kind, str(index.data(IdRole)))
            self.accept()

    def _on_enter_pressed(self) -> None:
        self._choose(self.view.currentIndex())

    def _on_view_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _on_new_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.value = Goal(self._screens[button], CELL, self._place)
            self.accept()
