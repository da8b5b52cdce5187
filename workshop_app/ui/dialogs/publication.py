"""How far a practice or challenge is on its way to print: draft, reviewed, cleared by an agency, withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions.clearing import CLEARED, DRAFT, PUBLIC, REVIEWED, WITHHELD, Publishable
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.words.catalogue import Words, mark

_STATES: Final = (
    (DRAFT, mark("Draft: still being written")),
    (REVIEWED, mark("Reviewed: somebody else has read it")),
    (CLEARED, mark("Cleared for publication: the agency agrees to these texts")),
    (WITHHELD, mark("Withheld: in nothing that leaves this workshop")),
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What was chosen; agency, person and `public` count for cleared records only."""

    state: str
    agency_id: str = ""
    person: str = ""
    public: bool = True


class PublicationDialog(ValueDialog):
    """`value` is a `Publication`. Clearing needs an agency and a name."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        record: Publishable,
        name: str,
        agencies: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()
        t = words.t
        self.setWindowTitle(t("Publication"))
        self.setMinimumWidth(theme.px(500))
        self.states = {state: QRadioButton(t(text)) for state, text in _STATES}
        self.states[record.status or DRAFT].setChecked(True)
        self._make_clearance(words, record, agencies)
        box = standard_buttons(self, t("Save"), t("Cancel"))
        self.accepting = next(
            b for b in box.buttons() if box.buttonRole(b) == QDialogButtonBox.ButtonRole.AcceptRole
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(text_label(name, "strong", wrap=True))
        for choice in self.states.values():
            column.addWidget(choice)
            choice.toggled.connect(self._on_something_changed)
        column.addWidget(self.clearance)
        column.addStretch(1)
        column.addWidget(box)
        self.agency.currentIndexChanged.connect(self._on_something_changed)
        self.person.textChanged.connect(self._on_something_changed)
        self._on_something_changed()
        self.states[self.state].setFocus()

    def _make_clearance(
        self, words: Words, record: Publishable, agencies: Sequence[tuple[str, str]]
    ) -> None:
        t = words.t
        chosen = record.cleared_by_agency_id or record.agency_id
        self.agency = Combo([("", t("Not chosen")), *agencies], chosen)
        self.person = QLineEdit(record.cleared_by)
        self.person.setPlaceholderText(t("Who said so for the agency"))
        self.public = QCheckBox(t("For the public; without this mark for internal use only"))
        self.public.setChecked(record.status != CLEARED or record.visibility == PUBLIC)
        self.clearance = QWidget()
        column = QVBoxLayout(self.clearance)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(6)
        for caption, field in (
            (t("Cleared by agency"), self.agency),
            (t("Cleared by"), self.person),
        ):
            column.addWidget(field_label(caption, field))
            column.addWidget(field)
        column.addWidget(self.public)

    @property
    def state(self) -> str:
        """The chosen state."""
        return next(state for state, choice in self.states.items() if choice.isChecked())

    def accept(self) -> None:
        """Take what was chosen, if nothing is missing."""
        if self.accepting.isEnabled():
            self.value = Publication(
                self.state, self.agency.value, self.person.text().strip(), self.public.isChecked()
            )
            super().accept()

    def _on_something_changed(self) -> None:
        clearing = self.state == CLEARED
        self.clearance.setEnabled(clearing)
        complete = bool(self.agency.value and self.person.text().strip())
        self.accepting.setEnabled(complete or not clearing)
