"""All that stands between now and print in one list; Enter or a click goes to the place."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout

from workshop_app.actions.readiness import ReadinessRow
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.models.rows import Column, RowRole, RowsModel, Say
from workshop_app.ui.screens.contribution_list import ContributionView
from workshop_app.ui.screens.contribution_painter import ContributionPainter, Told
from workshop_app.ui.screens.overview_gaps import gap_text, place_of_gap
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import text_label
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import kind_name


def _title(say: Say, row: ReadinessRow) -> str:
    return row.name or say.words.t("Without words")


def _detail(say: Say, row: ReadinessRow) -> str:
    parts = (kind_name(say.words, row.kind), row.agency, row.code)
    return " · ".join(part for part in parts if part)


def _state(say: Say, row: ReadinessRow) -> tuple[str, str]:
    return say.words.t(gap_text(row.what)), "bad" if row.what == "guard-finding" else "warn"


def _line(say: Say, row: ReadinessRow) -> str:
    return f"{_title(say, row)}, {_detail(say, row)}, {_state(say, row)[0]}"


def _what(row: ReadinessRow) -> str:
    return row.what


class ReadinessModel(RowsModel[ReadinessRow]):
    """What is missing; the one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[ReadinessRow]]] = (
        Column("gap", mark("Not ready for print"), _line, _what),
    )


class ReadinessDialog(ValueDialog):
    """`value` is the `Place` that was chosen."""

    def __init__(self, session: Session, rows: Sequence[ReadinessRow]) -> None:
        super().__init__()
        t, theme = session.words.t, session.theme
        say = Say(session.words, session.workshop.settings.time_zone)
        self.setWindowTitle(t("Not ready for print"))
        self.model = ReadinessModel(say, self)
        self.model.show(rows)
        self.view = ContributionView(self.model, t("Not ready for print"))
        told = Told(_title, _detail, _state)
        self.view.setItemDelegate(ContributionPainter(theme, say, self.view, told))
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.enter_pressed.connect(self._on_enter_pressed)
        self.view.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(t("Not ready for print"), "h1"))
        column.addWidget(text_label(t("Enter or a click goes to the place."), "muted", wrap=True))
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.addWidget(self.view)
        column.addWidget(card, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.view.setFocus()
        self.resize(680, 560)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, ReadinessRow):
            self.value = place_of_gap(row.what, row.kind, row.record_id)
            self.accept()

    def _on_enter_pressed(self) -> None:
        self._choose(self.view.currentIndex())
