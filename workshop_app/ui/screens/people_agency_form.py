"""The fields of an agency."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QLineEdit

from workshop_app.domain.choices import CATEGORIES
from workshop_app.ui import bindings
from workshop_app.ui.drafts import Binding
from workshop_app.ui.screens.people_form import Pair, RecordForm, captioned
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.words.catalogue import mark


class AgencyForm(RecordForm):
    """Names, category, who is invited and how many are expected."""

    NEEDED: ClassVar = "short_name"
    NEW: ClassVar = mark("New agency")

    def _fields(self) -> Mapping[str, Binding]:
        t = self.words.t
        short_box, self.short_name = self.line(t("Short name"))
        name_box, self.name = self.line(t("Name"))
        english_box, self.name_en = self.line(t("Name in English"))
        category_box, self.category = self.combo(t("Category"), self.codes(CATEGORIES))
        expected_box, self.expected = self.line(t("Expected number"))
        self.invited = QCheckBox(t("Invited").replace("&", "&&"))
        self.invited.setAccessibleName(t("Invited"))
        self.invited.clicked.connect(self._on_field_edited)
        parent_box, self.belongs_to = self.agency_picker(t("Belongs to"))
        self.aliases = ProseField(self.theme, lines=2)
        self.aliases.setPlaceholderText(t("One name a line, as lists may write it"))
        self.aliases.textChanged.connect(self._on_field_edited)
        note_box, self.note = self.line(t("Note"))
        for box in (short_box, name_box, english_box, category_box):
            self.column.addLayout(box)
        invited_box = captioned(t("Invitation"), self.invited)
        self.invited.setAccessibleName(t("Invited"))
        invited_box.addStretch(1)
        self.column.addWidget(Pair(expected_box, invited_box, (self.expected, self.invited)))
        self.column.addLayout(captioned(t("Other names"), self.aliases))
        for box in (parent_box, note_box):
            self.column.addLayout(box)
        return {
            "short_name": bindings.line(self.short_name),
            "name": bindings.line(self.name),
            "name_en": bindings.line(self.name_en),
            "category": bindings.combo(self.category),
            "expected": whole_number(self.expected),
            "invited": ticked(self.invited),
            "aliases": one_a_line(self.aliases),
            "parent_id": bindings.picker(self.belongs_to, self.agencies.name),
            "note": bindings.line(self.note),
        }

    def advice(self) -> list[str]:
        """Say what is no number."""
        text = self.expected.text().strip()
        wrong = bool(text) and not text.isdecimal()
        said = self.words.t("“{text}” is no whole number, so it is not saved.", text=text)
        return [*super().advice(), *([said] if wrong else [])]


def whole_number(field: QLineEdit) -> Binding:
    """A whole number, or None."""

    def get() -> object:
        text = field.text().strip()
        return int(text) if text.isdecimal() and len(text) < 10 else None

    def put(value: object) -> None:
        if value != get():
            field.setText("" if value is None else str(value))

    return Binding(get, put)


def ticked(field: QCheckBox) -> Binding:
    """Yes or no."""

    def put(value: object) -> None:
        field.setChecked(bool(value))

    return Binding(field.isChecked, put)


def one_a_line(field: ProseField) -> Binding:
    """Short texts, one in each line."""

    def get() -> object:
        lines = (" ".join(line.split()) for line in field.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def put(value: object) -> None:
        if value != get() and isinstance(value, tuple):
            field.set_text("\n".join(value))

    return Binding(get, put)
