"""Why nothing can be printed yet: the records in which findings wait for a decision, and the way there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from workshop_app.actions.guarding import GuardFinding
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import text_label
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import field_name, kind_name


class OpenFindingsDialog(ValueDialog):
    """`value` is the id of the record to go to."""

    def __init__(self, theme: Theme, words: Words, findings: Sequence[GuardFinding]) -> None:
        super().__init__()
        t = words.t
        self.setWindowTitle(t("Not ready to leave"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Findings"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("roomy", True)
        for finding in findings:
            self.list.addItem(_item(words, finding))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        told = words.n(
            "{count} passage may tell who somebody is. Decide on it first.",
            "{count} passages may tell who somebody is. Decide on them first.",
            len(findings),
        )
        column.addWidget(text_label(told, "strong", wrap=True))
        column.addWidget(
            text_label(
                t("Use another wording, let it stand for a reason, or withhold the text."),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(standard_buttons(self, t("Decide now"), t("Not now")))
        self.resize(theme.px(560), theme.px(360))
        self.list.setFocus()

    def accept(self) -> None:
        """Take the record of the marked finding."""
        self.value = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        super().accept()


def _item(words: Words, finding: GuardFinding) -> QListWidgetItem:
    place = finding.place
    where = (
        f"{kind_name(words, place.record_kind)} {finding.name}, {field_name(words, place.field)}"
    )
    found = " ".join(finding.found.split())
    item = QListWidgetItem(f"“{found}” · {where}")
    item.setData(Qt.ItemDataRole.UserRole, place.record_id)
    return item
