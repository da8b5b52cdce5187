"""The two short forms of the desk: why a check-in is taken back, and who has come without being listed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workshop_app.domain.choices import SEXES
from workshop_app.domain.frozen import frozen
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.labels import ElidedLabel, field_label, text_label
from workshop_app.ui.widgets.picker import Option, Picker
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name

REASONS = (mark("Wrong person"), mark("Entered twice"), mark("Has not come after all"))
"""The reasons that desks give most; each is one click."""


def accept_button(box: QDialogButtonBox) -> QPushButton:
    """Return the button of a dialog that accepts."""
    accept = QDialogButtonBox.ButtonRole.AcceptRole
    return next(
        b for b in box.buttons() if box.buttonRole(b) is accept and isinstance(b, QPushButton)
    )


class TakeBackDialog(ValueDialog):
    """Asks for the reason of taking a check-in back; its value is the reason."""

    def __init__(self, theme: Theme, words: Words, name: str, since: str) -> None:
        super().__init__()
        self.setWindowTitle(words.t("Take back a check-in"))
        self.setMinimumWidth(theme.px(440))
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.textChanged.connect(self._on_reason_changed)
        self.buttons = standard_buttons(
            self, words.t("Take back the check-in"), words.t("Leave it")
        )
        self._accept = accept_button(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(ElidedLabel(name, "h2"))
        column.addWidget(ElidedLabel(since, "muted"))
        column.addSpacing(4)
        column.addWidget(field_label(words.t("Why is it taken back?"), self.reason))
        column.addWidget(self.reason)
        column.addWidget(self._usual_reasons(theme, words))
        column.addWidget(
            text_label(
                words.t("The check-in stays in the history, with this reason and your name."),
                "small",
                wrap=True,
            )
        )
        column.addStretch(1)
        column.addSpacing(4)
        column.addWidget(self.buttons)
        self._on_reason_changed("")

    def _usual_reasons(self, theme: Theme, words: Words) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        self.usual: list[Button] = []
        for reason in REASONS:
            button = Button(theme, words.t(reason), kind="choice")
            button.setCheckable(False)
            button.clicked.connect(self._on_usual_clicked)
            flow.addWidget(button)
            self.usual.append(button)
        return row

    def _on_usual_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.reason.setText(sender.accessibleName())
            self.reason.setFocus()

    def _on_reason_changed(self, text: str) -> None:
        self._accept.setEnabled(bool(text.strip()))
        self.value = text.strip()


@frozen
class WalkIn:
    """Somebody who is not on the list. `new_agency` names an agency that is not on it either.

    `in_place_of` is the id of the person who does not come ("mewakili").
    """

    name: str
    agency_id: str
    new_agency: str
    position: str
    sex: str
    in_place_of: str = ""


@frozen
class Absentee:
    """Somebody on the list who may be represented."""

    id: str
    name: str
    agency_id: str
    agency: str


FindAbsent = Callable[[str, str], Sequence[Absentee]]
"""(text, agency id) -> who of the list is not here."""


def _nobody(_text: str, _agency_id: str) -> Sequence[Absentee]:
    return ()


class AgencyOptions:
    """Finds agencies by the words of any of their names, those that begin with the text first."""

    def __init__(self, agencies: Sequence[Agency]) -> None:
        self.agencies = {agency.id: agency for agency in agencies}
        self._names = {a.id: _names(a) for a in agencies}

    def __call__(self, text: str) -> list[Option]:
        """Return the options that fit."""
        words = fold(text).split()
        found = [a for a in self.agencies.values() if _fits(words, self._names[a.id])]
        found.sort(key=lambda a: not fold(a.short_name).startswith(fold(text)))
        return [Option(a.id, a.short_name, a.name if a.name != a.short_name else "") for a in found]


def _fits(words: Sequence[str], names: Sequence[str]) -> bool:
    starts = [start for name in names for start in name.split()]
    return all(any(start.startswith(word) for start in starts) for word in words)


def _names(agency: Agency) -> list[str]:
    return [fold(n) for n in (agency.short_name, agency.name, agency.name_en, *agency.aliases)]


class WalkInDialog(ValueDialog):
    """Name, agency, in whose place, position, sex; Enter saves. Its value is a `WalkIn`.

    `known` words who of that name is on the list already, or says "". With `absent` the guest comes in
    that person's place. `edited` comes with every change.
    """

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        name: str,
        agencies: Sequence[Agency],
        known: Callable[[str], str],
        *,
        agency_id: str = "",
        find_absent: FindAbsent = _nobody,
        absent: Absentee | None = None,
    ) -> None:
        super().__init__()
        self._words, self._known, self._find_absent = words, known, find_absent
        self._absentees: dict[str, Absentee] = {absent.id: absent} if absent else {}
        self.setWindowTitle(words.t("New at the desk"))
        self.setMinimumWidth(theme.px(480))
        self.name = QLineEdit(name)
        self._options = AgencyOptions(agencies)
        self.agency = Picker(theme, self._options, new_text=self._offer_new)
        self.in_place_of = Picker(theme, self._absent_options)
        self.in_place_of.setPlaceholderText(words.t("Only if somebody on the list does not come"))
        self.position = QLineEdit()
        self._name_hint = ElidedLabel("", "small")
        self._agency_hint = ElidedLabel("", "small")
        self.sexes = {sex: Button(theme, choice_name(words, sex), kind="choice") for sex in SEXES}
        if absent is not None:
            agency_id = absent.agency_id
            self.in_place_of.set_value(absent.id, absent.name)
        chosen = self._options.agencies.get(agency_id)
        if chosen is not None:
            self.agency.set_value(chosen.id, chosen.short_name)
        self.buttons = standard_buttons(self, words.t("Save and check in"), words.t("Cancel"))
        self._accept = accept_button(self.buttons)
        self._lay_out()
        self._connect()
        self._on_edited()
        after_name = self.position if absent else self.agency
        (after_name if name else self.name).setFocus()

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields for words; nothing before a name does, or an agency on no list."""
        fields = {"name": self.name, "agency": self.agency, "position": self.position}
        if not (self.name.text().strip() or self.agency.unknown):
            return {}
        return {
            name: field.text().strip() for name, field in fields.items() if field.text().strip()
        }

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Let words stand in the fields again; an agency of the list is chosen."""
        self.name.setText(typed.get("name", ""))
        self.position.setText(typed.get("position", ""))
        named = typed.get("agency", "")
        known = next((a for a in self._options.agencies.values() if a.short_name == named), None)
        if known is not None:
            self.agency.set_value(known.id, known.short_name)
        else:
            self.agency.put_typed(named)

    def _lay_out(self) -> None:
        t = self._words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        column.addWidget(field_label(t("Name, with degrees if any"), self.name))
        column.addWidget(self.name)
        column.addWidget(self._name_hint)
        column.addSpacing(6)
        column.addWidget(field_label(t("Agency"), self.agency))
        column.addWidget(self.agency)
        column.addWidget(self._agency_hint)
        column.addSpacing(6)
        column.addWidget(field_label(t("In place of (mewakili)"), self.in_place_of))
        column.addWidget(self.in_place_of)
        column.addSpacing(6)
        column.addWidget(field_label(t("Position"), self.position))
        column.addWidget(self.position)
        column.addSpacing(6)
        column.addWidget(text_label(t("Sex, as the person says"), "field"))
        row = QHBoxLayout()
        for button in self.sexes.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        column.addSpacing(10)
        column.addWidget(text_label(t("Everything else can follow later."), "small", wrap=True))
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._on_edited)
        self.agency.textChanged.connect(self._on_edited)
        self.agency.picked.connect(self._on_agency_picked)
        self.agency.new_requested.connect(self._on_agency_picked)
        self.in_place_of.textChanged.connect(self._on_edited)
        self.in_place_of.picked.connect(self._on_absent_picked)
        self.position.textChanged.connect(self._on_edited)
        for button in self.sexes.values():
            button.clicked.connect(self._on_sex_clicked)

    def _on_sex_clicked(self) -> None:
        for button in self.sexes.values():
            if button is not self.sender():
                button.setChecked(False)
        self._on_edited()

    def _on_agency_picked(self, _what: str) -> None:
        self._on_edited()
        # Later, for Tab has chosen and is still on its way to the next field.
        QTimer.singleShot(0, self.position, self.position.setFocus)

    def _on_absent_picked(self, person_id: str) -> None:
        absent = self._absentees.get(person_id)
        agency = self._options.agencies.get(absent.agency_id) if absent else None
        if agency is not None:
            self.agency.set_value(agency.id, agency.short_name)
        self._on_edited()

    def _absent_options(self, text: str) -> list[Option]:
        agency_id = "" if self.agency.unknown else self.agency.value
        found = self._find_absent(text, agency_id)
        self._absentees.update((person.id, person) for person in found)
        return [Option(person.id, person.name, person.agency) for person in found]

    def _offer_new(self, text: str) -> str:
        return self._words.t("New agency “{name}”", name=text)

    def _on_edited(self) -> None:
        name, typed = " ".join(self.name.text().split()), " ".join(self.agency.unknown.split())
        agency = None if typed else self._options.agencies.get(self.agency.value)
        self._accept.setEnabled(bool(name))
        self._say_who_is_known(name)
        self._agency_hint.setText(self._understood(agency, typed))
        self.value = WalkIn(
            name=name,
            agency_id=agency.id if agency else "",
            new_agency=typed,
            position=" ".join(self.position.text().split()),
            sex=next((sex for sex, button in self.sexes.items() if button.isChecked()), ""),
            in_place_of="" if self.in_place_of.unknown else self.in_place_of.value,
        )
        self.edited.emit()

    def _say_who_is_known(self, name: str) -> None:
        known = self._known(name) if name else ""
        self._name_hint.setText(known or ("" if name else self._words.t("The name is needed.")))
        self._name_hint.setProperty("tone", "warn" if known else "")
        self._name_hint.style().unpolish(self._name_hint)
        self._name_hint.style().polish(self._name_hint)

    def _understood(self, agency: Agency | None, typed: str) -> str:
        if agency is not None:
            return agency.name or agency.short_name
        if typed:
            return self._words.t("Not on the list yet: “{name}” is added to it.", name=typed)
        return self._words.t("May stay empty.")
