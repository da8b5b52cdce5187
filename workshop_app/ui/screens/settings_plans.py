"""The card of the settings with the action plans that somebody has imported on this laptop."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.actions.frameworks import (
    Framework,
    frameworks,
    remove_framework,
    save_framework,
)
from workshop_app.domain.errors import WorkshopError
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import ElidedLabel, text_label


class PlansCard(Card):
    """Lists the user's own plans; taking one away can be undone. `import_requested` wants one more."""

    import_requested = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        t = surroundings.words.t
        super().__init__(t("Action plans for new workshops"))
        self._surroundings = surroundings
        self.rows: list[QWidget] = []
        self.buttons: dict[Button, Framework] = {}
        told = t(
            "Taken in from tables on this laptop. Workshops keep a copy of the plan they stand on."
        )
        self.body.addWidget(text_label(told, "muted", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.nothing = text_label(
            t("None yet; the six strategies of RAN PP TPPO are always there.")
        )
        self.body.addWidget(self.nothing)
        self.import_button = Button(
            surroundings.theme, t("Import a table…"), icon="file-spreadsheet"
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.import_button)
        self.body.addLayout(foot)
        self.import_button.clicked.connect(self.import_requested)
        self.refresh()

    def refresh(self) -> None:
        """Show the plans as they lie on the disk."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()  # made anew for what is there now
        self.rows, self.buttons = [], {}
        for plan in frameworks(self._surroundings.folders.data):
            if plan.own:
                self._add(plan)
        self.nothing.setVisible(not self.rows)

    def _add(self, plan: Framework) -> None:
        w = self._surroundings.words
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        counts = ", ".join(
            (
                w.n("{count} strategy", "{count} strategies", len(plan.strategies)),
                w.n("{count} action", "{count} actions", len(plan.actions)),
            )
        )
        row.addWidget(ElidedLabel(plan.name), 3)
        row.addWidget(ElidedLabel(counts, "muted"), 2)
        button = Button(self._surroundings.theme, w.t("Delete"), kind="link", icon="trash-2")
        button.setAccessibleName(f"{w.t('Delete')}: {plan.name}")
        button.clicked.connect(self._on_remove_clicked)
        row.addWidget(button)
        self.buttons[button] = plan
        self.rows.append(made)
        self._list.addWidget(made)

    def _on_remove_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self.buttons:
            plan = self.buttons[button]
            around = self._surroundings
            try:
                remove_framework(around.folders.data, plan.code)
            except WorkshopError as error:
                around.notices.error(around.words, error)
                return
            self.refresh()
            t = around.words.t
            around.notices.done(
                t("“{name}” was deleted.", name=plan.name),
                action=t("Undo"),
                act=partial(self._bring_back, plan),
            )

    def _bring_back(self, plan: Framework) -> None:
        around = self._surroundings
        try:
            save_framework(around.folders.data, plan)
        except WorkshopError as error:
            around.notices.error(around.words, error)
        if isValid(self):  # the notice may outlive the screen
            self.refresh()
