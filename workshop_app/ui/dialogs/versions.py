"""Two people wrote the same field apart: both versions, who wrote them, and the choice of one."""

from PySide6.QtWidgets import QRadioButton, QVBoxLayout

from workshop_app.actions.conflicts import DELETION, Conflict, Version
from workshop_app.domain.records import KINDS
from workshop_app.domain.zones import from_text
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.dialogs.values import say_value
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.terms import field_name


class VersionsDialog(ValueDialog):
    """`value` is the chosen `Version`; what stands now is chosen to begin with."""

    def __init__(self, session: Session, conflict: Conflict) -> None:
        super().__init__()
        self._session, self._conflict = session, conflict
        self.choices: list[QRadioButton] = []
        t = session.words.t
        self.setWindowTitle(t("Two versions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(self._title(), "h1", wrap=True))
        column.addWidget(
            text_label(
                t("Both were written without seeing the other. The one left stays in the history."),
                "muted",
                wrap=True,
            )
        )
        page = ScrollPage(margins=(0, 0, 8, 0))
        page.body.setSpacing(8)
        for version in conflict.versions:
            page.body.addWidget(self._version(version))
        page.body.addStretch(1)
        column.addWidget(page, 1)
        self.choices[0].setChecked(True)
        column.addWidget(standard_buttons(self, t("Let this version stand"), t("Decide later")))
        self.resize(620, 480)

    def accept(self) -> None:
        """Take the version that is marked."""
        marked = next(n for n, choice in enumerate(self.choices) if choice.isChecked())
        self.value = self._conflict.versions[marked]
        super().accept()

    def _title(self) -> str:
        if self._conflict.field == DELETION:
            return self._session.words.t("Deleted by one, changed by the other")
        return field_name(self._session.words, self._conflict.field)

    def _version(self, version: Version) -> Card:
        card = Card()
        choice = QRadioButton(self._author(version).replace("&", "&&"))
        choice.setAutoExclusive(False)
        choice.clicked.connect(self._on_choice_clicked)
        self.choices.append(choice)
        card.body.addWidget(choice)
        card.body.addWidget(text_label(self._text(version), wrap=True))
        choice.setAccessibleDescription(self._text(version))
        return card

    def _author(self, version: Version) -> str:
        words, zone = self._session.words, self._session.workshop.settings.time_zone
        if not version.at:
            return words.t("Both woven into one, as it stands now")
        who = " ".join(p for p in (version.by, f"({version.desk})" if version.desk else "") if p)
        time = words.clock_seconds(from_text(version.at), zone)
        parts = [who, time, words.t("stands now") if version.shown else ""]
        return " · ".join(part for part in parts if part)

    def _text(self, version: Version) -> str:
        t = self._session.words.t
        if self._conflict.field == DELETION:
            return t("Delete it") if version.value else t("Keep it, with the changes")
        kind = KINDS[self._conflict.kind]
        return say_value(self._session, kind, self._conflict.field, version.value) or t("empty")

    def _on_choice_clicked(self) -> None:
        for choice in self.choices:
            choice.setChecked(choice is self.sender())
