"""Asks from which earlier workshop commitments come along: one that was open before, or any file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout

from workshop_app.ui.ask import WORKSHOP_FILES, Ask, ValueDialog, standard_buttons
from workshop_app.ui.settings import RecentFile
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Carrying:
    """The answer: the earlier workshop's file, and whether closed commitments come along too."""

    path: Path
    closed: bool


class CarryDialog(ValueDialog):
    """`value` is a `Carrying`. `recent` are the workshops to choose from, without the present one."""

    def __init__(
        self, surroundings: Surroundings, ask: Ask, recent: Sequence[RecentFile], folder: Path
    ) -> None:
        super().__init__()
        words, theme = surroundings.words, surroundings.theme
        t = words.t
        self._words, self._ask, self._folder = words, ask, folder
        self.setWindowTitle(t("Carry commitments over"))
        self.setMinimumWidth(theme.px(520))
        self.file = Combo([(r.path, _name(words, r)) for r in recent])
        if recent:
            self.file.set_value(recent[0].path)
        self.other = Button(theme, t("Other file…"), icon="folder-open")
        self.closed = QCheckBox(t("Also those that are done or cancelled"))
        self.remark = text_label(
            t(
                "Open commitments come along with their agencies, dates and progress. The earlier file is "
                "only read; carrying over again brings nothing twice."
            ),
            "muted",
            wrap=True,
        )
        box = standard_buttons(self, t("Carry over"), t("Cancel"))
        self.accepting = next(b for b in box.buttons() if b.property("kind") == "primary")
        assert isinstance(self.accepting, QPushButton)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(t("Carry commitments over"), "h1"))
        column.addWidget(self.remark)
        column.addWidget(field_label(t("Earlier workshop"), self.file))
        column.addLayout(row)
        column.addWidget(self.closed)
        column.addWidget(
            text_label(
                t("So that the proceedings can tell what became of them."), "small", wrap=True
            )
        )
        column.addStretch(1)
        column.addWidget(box)
        self.other.clicked.connect(self._on_other_clicked)
        self.accepting.setEnabled(bool(self.file.value))

    def accept(self) -> None:
        """Take what was chosen, if anything was."""
        if self.file.value:
            self.value = Carrying(Path(self.file.value), self.closed.isChecked())
            super().accept()

    def _on_other_clicked(self) -> None:
        t = self._words.t
        path = self._ask.open_file(
            t("Choose the earlier workshop"), t("Workshops"), WORKSHOP_FILES, self._folder
        )
        if path is not None:
            options = [
                (str(self.file.itemData(n)), self.file.itemText(n))
                for n in range(self.file.count())
            ]
            if str(path) not in [key for key, _ in options]:
                options.append((str(path), path.name))
            self.file.set_options(options)
            self.file.set_value(str(path))
            self.accepting.setEnabled(True)


def _name(words: Words, file: RecentFile) -> str:
    """Name a workshop with its day first: titles of one series begin alike."""
    title = file.title or Path(file.path).stem
    try:
        return f"{words.date(date.fromisoformat(file.day))} · {title}"
    except ValueError:
        return title
