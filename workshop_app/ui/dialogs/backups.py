"""Lists the backups on this laptop and asks for one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from workshop_app.actions.backups import Backup
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import text_label
from workshop_app.words.catalogue import Words


class BackupsDialog(ValueDialog):
    """Its value is the chosen `Backup`."""

    def __init__(self, surroundings: Surroundings, backups: Sequence[Backup]) -> None:
        super().__init__()
        self._surroundings, self._backups = surroundings, list(backups)
        self.setWindowTitle(surroundings.words.t("Restore a backup"))
        self._build()
        self.table.doubleClicked.connect(self._on_table_double_clicked)

    def _build(self) -> None:
        t = self._surroundings.words.t
        self.table = QTableWidget(len(self._backups), 3)
        self.table.setAccessibleName(t("Backups"))
        self.table.setHorizontalHeaderLabels([t("Workshop"), t("Made on"), t("Size")])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for row, backup in enumerate(self._backups):
            for column, text in enumerate(_cells(self._surroundings.words, backup)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        if self._backups:
            self.table.selectRow(0)
        self.buttons = standard_buttons(self, t("Restore as a copy…"), t("Cancel"))
        self._lay_out()

    def _lay_out(self) -> None:
        t = self._surroundings.words.t
        empty = EmptyState(
            self._surroundings.theme,
            "archive-restore",
            t("There are no backups yet"),
            t("One is made whenever a workshop is opened, changed for ten minutes, or closed."),
        )
        self.table.setVisible(bool(self._backups))
        empty.setVisible(not self._backups)
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(bool(self._backups))
        explanation = t("A backup becomes a new file; the workshop itself stays as it is.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(t("Restore a backup"), "h1"))
        column.addWidget(text_label(explanation, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(empty, 1)
        column.addWidget(self.buttons)
        self.resize(720, 460)

    def accept(self) -> None:
        """Take the chosen row."""
        row = self.table.currentRow()
        if 0 <= row < len(self._backups):
            self.value = self._backups[row]
            super().accept()

    def _on_table_double_clicked(self) -> None:
        self.accept()


def _cells(words: Words, backup: Backup) -> tuple[str, str, str]:
    made = backup.made_at.astimezone()
    when = f"{words.date_long(made.date())}, {words.time(made.time())}"
    return backup.title, when, size_words(words, backup.size)


def size_words(words: Words, size: int) -> str:
    """Write a size in kilobytes or megabytes."""
    if size < 1_000_000:
        return f"{words.number(max(1, round(size / 1000)))} kB"
    return f"{words.number(round(size / 1_000_000, 1))} MB"
