"""Asks what a new workshop is called, where and when it is, what it starts from, where its file lies."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

from workshop_app.actions.frameworks import frameworks
from workshop_app.ui.ask import WORKSHOP_FILES, Ask, ValueDialog, standard_buttons
from workshop_app.ui.file_names import file_name, unused
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import field_label, text_label, tip
from workshop_app.words.catalogue import mark

TEMPLATES = (
    ("ran-pp-tppo", mark("RAN PP TPPO 2020–2024: six strategies, 27 agencies to start from")),
    ("blank", mark("Blank: everything of your own")),
)


PLAN = "plan:"
"""What a template of the user's own begins with; the code of the plan follows."""


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """The answers. `day` is None while the date is open."""

    title: str
    place: str
    day: date | None
    template: str
    path: Path

    @property
    def plan(self) -> str:
        """The code of the plan of the user's own it stands on, "" for none."""
        return self.template.removeprefix(PLAN) if self.template.startswith(PLAN) else ""


class NewWorkshopDialog(ValueDialog):
    """Only the title is needed; the file's name follows it until somebody chooses another place."""

    def __init__(self, surroundings: Surroundings, ask: Ask) -> None:
        super().__init__()
        self._surroundings, self._ask = surroundings, ask
        self._chosen_path: Path | None = None
        self.setWindowTitle(surroundings.words.t("New workshop"))
        self._build()
        self._connect()
        self._follow_title()

    def _build(self) -> None:
        t, theme = self._surroundings.words.t, self._surroundings.theme
        self.title = QLineEdit()
        self.title.setPlaceholderText(t("For example: Dissemination of the national action plan"))
        self.place = QLineEdit()
        self.has_day = QCheckBox(t("The date is settled"))
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setEnabled(False)
        self.template = QComboBox()
        for value, text in TEMPLATES:
            self.template.addItem(t(text), value)
        for plan in frameworks(self._surroundings.folders.data):
            if plan.own:
                self.template.addItem(plan.name, f"{PLAN}{plan.code}")
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.choose = Button(theme, t("Choose…"), icon="folder-open")
        self.complaint = text_label("", "bad", wrap=True)
        self.buttons = standard_buttons(self, t("Create workshop"), t("Cancel"))
        self._lay_out()

    def _lay_out(self) -> None:
        t = self._surroundings.words.t
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(self.file, 1)
        file_row.addWidget(self.choose)
        grid.addWidget(field_label(t("Title"), self.title), 0, 0, 1, 2)
        grid.addWidget(self.title, 1, 0, 1, 2)
        grid.addWidget(field_label(t("Place"), self.place), 2, 0)
        grid.addWidget(self.place, 3, 0)
        grid.addWidget(field_label(t("First day"), self.day), 2, 1)
        grid.addWidget(self.day, 3, 1)
        grid.addWidget(self.has_day, 4, 1)
        grid.addWidget(field_label(t("Start from"), self.template), 5, 0, 1, 2)
        grid.addWidget(self.template, 6, 0, 1, 2)
        grid.addWidget(field_label(t("File"), self.file), 7, 0, 1, 2)
        grid.addLayout(file_row, 8, 0, 1, 2)
        for place in (2, 5, 7):
            grid.setRowMinimumHeight(place, self._surroundings.theme.px(28))
        for place in range(grid.count()):
            item = grid.itemAt(place)
            if item is not None and isinstance(item.widget(), QLabel):
                item.setAlignment(Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(t("New workshop"), "h1"))
        column.addLayout(grid)
        column.addWidget(self.complaint)
        column.addWidget(self.buttons)
        self.setMinimumWidth(560)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._on_title_changed)
        self.has_day.toggled.connect(self.day.setEnabled)
        self.choose.clicked.connect(self._on_choose_clicked)

    @property
    def path(self) -> Path:
        """Where the file would lie now."""
        documents = self._surroundings.folders.documents
        name = file_name(self.title.text()) + ".workshop"
        return self._chosen_path or unused(documents / name)

    def accept(self) -> None:
        """Take the answers if there is a title and no file in the way."""
        t = self._surroundings.words.t
        title = " ".join(self.title.text().split())
        if not title:
            self._complain(t("The workshop needs a title."))
            self.title.setFocus()
            return
        if self.path.exists():
            self._complain(t("There is a file of this name already. Choose another one."))
            self.choose.setFocus()
            return
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        self.value = NewWorkshop(
            title=title,
            place=" ".join(self.place.text().split()),
            day=day if self.has_day.isChecked() else None,
            template=str(self.template.currentData()),
            path=self.path,
        )
        super().accept()

    def _complain(self, text: str) -> None:
        self.complaint.setText(text)

    def _follow_title(self) -> None:
        self.file.setText(str(self.path))
        self.file.setToolTip(tip(str(self.path)))
        self.file.setCursorPosition(0)

    def _on_title_changed(self, _text: str) -> None:
        self.complaint.setText("")
        self._follow_title()

    def _on_choose_clicked(self) -> None:
        t = self._surroundings.words.t
        path = self._ask.save_file(
            t("Where shall the workshop lie?"), t("Workshops"), WORKSHOP_FILES, self.path
        )
        if path is not None:
            self._chosen_path = path
            self._follow_title()
