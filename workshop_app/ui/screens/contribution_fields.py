"""The fields of a live form as they are declared, and the widgets made from the declaration."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from workshop_app.ui import bindings
from workshop_app.ui.drafts import Binding
from workshop_app.ui.screens.contribution_lookup import ContributionLookup
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.choices import ChoiceChips
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.due import DueField
from workshop_app.ui.widgets.line import Line
from workshop_app.ui.widgets.origin import OriginPicker
from workshop_app.ui.widgets.picker import Picker
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.ui.widgets.several import SeveralPicker
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called, how it is filled in, and how much room it wants in its row.

    `form` is one of the names in `FieldMaker.MAKERS`; `choices` are codes for "choice"; `grows`: takes
    the height that is left.
    """

    name: str
    form: str
    caption: str
    hint: str = ""
    room: int = 1
    lines: int = 2
    grows: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of fields; a part with a title can be folded away."""

    rows: tuple[tuple[Field, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole form. `words` are the fields whose words make a record worth keeping.

    `titled_from`: the fields whose first words stand in for an empty title.
    """

    new_title: str
    parts: tuple[Part, ...]
    words: tuple[str, ...]
    titled_from: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return tuple(field for part in self.parts for row in part.rows for field in row)


@dataclass(frozen=True, slots=True)
class Made:
    """A field as it stands in the form: its widget, how it is read and written, what tells of changes."""

    widget: QWidget
    bindings: Mapping[str, Binding]
    edited: SignalInstance


class FieldMaker:
    """Makes widgets from declarations."""

    def __init__(
        self, theme: Theme, words: Words, lookup: ContributionLookup, today: Callable[[], date]
    ) -> None:
        self._theme, self._words, self._lookup, self._today = theme, words, lookup, today

    def make(self, field: Field) -> Made:
        """Return a field; its caption is the caller's business."""
        return self.MAKERS[field.form](self, field)

    def _line(self, field: Field) -> Made:
        made = Line()
        made.setPlaceholderText(self._words.t(field.hint))
        return Made(made, {field.name: bindings.line(made)}, made.textEdited)

    def _prose(self, field: Field) -> Made:
        made = ProseField(self._theme, lines=field.lines, grows=field.grows)
        made.setPlaceholderText(self._words.t(field.hint))
        return Made(made, {field.name: bindings.prose(made)}, made.textChanged)

    def _agency(self, field: Field) -> Made:
        names = self._lookup.agencies
        made = Picker(self._theme, names.find, new_text=self._offer_agency)
        made.setPlaceholderText(self._words.t(field.hint))
        return Made(made, {field.name: bindings.picker(made, names.name)}, made.picked)

    def _agencies(self, field: Field) -> Made:
        names = self._lookup.agencies
        made = SeveralPicker(
            self._theme, names.find, names.name, self._take_away, new_text=self._offer_agency
        )
        made.picker.setPlaceholderText(self._words.t(field.hint))
        return Made(made, {field.name: bindings.several(made)}, made.edited)

    def _person(self, field: Field) -> Made:
        names = self._lookup.people
        made = Picker(self._theme, names.find, new_text=self._offer_person)
        made.setPlaceholderText(self._words.t(field.hint))
        return Made(made, {field.name: bindings.picker(made, names.name)}, made.picked)

    def _origin(self, field: Field) -> Made:
        """A practice, challenge or point of the minutes: one field, a reference of its own for each."""
        names = self._lookup.origins
        made = OriginPicker(self._theme, names.find, names.name)
        made.setPlaceholderText(self._words.t(field.hint))
        kinds = ("practice", "challenge", "minute")
        each = {f"{kind}_id": bindings.origin(made, kind) for kind in kinds}
        return Made(made, each, made.picked)

    def _strategies(self, field: Field) -> Made:
        made = ChoiceChips(self._theme, self._words.t("main"))
        return Made(made, {field.name: bindings.chips(made)}, made.edited)

    def _choice(self, field: Field) -> Made:
        made = Combo([(code, self._code(code)) for code in field.choices])
        return Made(made, {field.name: bindings.combo(made)}, made.activated)

    def _session(self, field: Field) -> Made:
        made = Combo()
        return Made(made, {field.name: bindings.combo(made)}, made.activated)

    def _due(self, field: Field) -> Made:
        made = DueField(self._words, self._today)
        made.line.setPlaceholderText(self._words.t(field.hint))
        both = {
            "due": Binding(lambda: made.due, partial(_put_due, made)),
            "due_text": Binding(lambda: made.text, partial(_put_due_text, made)),
        }
        return Made(made, both, made.edited)

    MAKERS: Mapping[str, Callable[["FieldMaker", Field], Made]] = {
        "line": _line,
        "figure": _line,
        "prose": _prose,
        "agency": _agency,
        "agencies": _agencies,
        "person": _person,
        "origin": _origin,
        "strategies": _strategies,
        "choice": _choice,
        "session": _session,
        "due": _due,
    }

    def _code(self, code: str) -> str:
        return choice_name(self._words, code) or self._words.t("Not chosen")

    def _offer_agency(self, text: str) -> str:
        return self._words.t("Add “{text}” as a new agency", text=text)

    def _offer_person(self, text: str) -> str:
        return self._words.t("Add “{text}” as a new person", text=text)

    def _take_away(self, name: str) -> str:
        return self._words.t("Take {name} away", name=name)


def _put_due(field: DueField, value: object) -> None:
    field.set_due(value if isinstance(value, date) else None)


def _put_due_text(field: DueField, value: object) -> None:
    field.set_text(str(value))
