"""The forms beside the lists: what all of them share, and the fields of a person."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.domain.choices import MODES, OFFICE_LEVELS, ROLES, SEXES
from workshop_app.ui import bindings
from workshop_app.ui.drafts import Binding
from workshop_app.ui.screens.people_lookup import Names
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.picker import Picker
from workshop_app.ui.widgets.scroll import ScrollColumn
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name

COMBO_FRAME = 48
"""What a drop-down list takes beside its words: edges and arrow."""


ROOM_FOR_TITLE = 330
"""From this width on the head names the record beside the state of saving."""


class RecordForm(Card):
    """A form at the side: head with the state of saving, scrolling fields, foot with what can be done.

    Subclasses make their fields in `_fields` and name the compulsory one. `edited` comes after every
    change by hand, `left` when somebody wants back to the list, `closed` when the form shall go away.
    """

    NEEDED: ClassVar[str]
    NEW: ClassVar[str]

    edited = Signal()
    left = Signal()
    closed = Signal()
    history_requested = Signal()
    compare_requested = Signal()
    remove_requested = Signal()
    new_agency_requested = Signal(str)

    def __init__(self, theme: Theme, words: Words, agencies: Names) -> None:
        super().__init__(words.t(self.NEW))
        self.setMinimumWidth(min(theme.px(284), 330))
        self.theme, self.words, self.agencies = theme, words, agencies
        self.pickers: list[Picker] = []
        self._first: QWidget = self
        t = words.t
        self.chip = Chip()
        self.close_button = IconButton(theme, t("Close"), "x")
        self.conflict = Button(theme, "", kind="link", icon="git-merge")
        self.problem = text_label("", "bad", wrap=True)
        self.history_button = Button(theme, t("History"), kind="link", icon="history")
        self.remove_button = Button(theme, t("Delete"), kind="link", icon="trash-2")
        self._remark.hide()
        self.head.addWidget(self.chip)
        self.head.addStretch()
        self.head.addWidget(self.close_button)
        self.body.addWidget(self.conflict)
        self.area = ScrollColumn()
        self.area.setMinimumHeight(120)
        self.body.addWidget(self.area, 1)
        self.column = self.area.column
        self.bindings: Mapping[str, Binding] = self._fields()
        self.column.addStretch(1)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._foot())
        self._connect()
        self.advise("")

    def _fields(self) -> Mapping[str, Binding]:
        """Make the fields, put them into `column`, and return how they are read and written."""
        return {}

    def _more_buttons(self) -> Sequence[Button]:
        """Return what stands in the foot besides history and deletion."""
        return ()

    def allow(self, *, known: bool) -> None:
        """Allow what needs a record that is saved."""
        for button in (*self._more, self.history_button, self.remove_button):
            button.setEnabled(known)

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=2)
        self._more = tuple(self._more_buttons())
        for button in (*self._more, self.history_button, self.remove_button):
            flow.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.history_button.clicked.connect(self.history_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        self.conflict.clicked.connect(self.compare_requested)
        self.close_button.clicked.connect(self.closed)
        for picker in self.pickers:
            picker.picked.connect(self._on_field_edited)
            picker.new_requested.connect(self.new_agency_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The first field says it too: of a title there would be two letters left.
        self._title.setVisible(self.width() >= self.theme.px(ROOM_FOR_TITLE))

    # --- making fields -----------------------------------------------------------------------------

    @property
    def first(self) -> QWidget:
        """The field that gets the cursor."""
        return self._first

    def line(self, caption: str) -> tuple[QVBoxLayout, QLineEdit]:
        """Return a captioned line of text."""
        field = QLineEdit()
        field.setMinimumWidth(60)
        self._first = field if self._first is self else self._first
        field.textEdited.connect(self._on_field_edited)
        return captioned(caption, field), field

    def combo(self, caption: str, options: Sequence[tuple[str, str]]) -> tuple[QVBoxLayout, Combo]:
        """Return a captioned choice."""
        field = Combo(options)
        field.activated.connect(self._on_field_edited)
        return captioned(caption, field), field

    def codes(self, codes: Sequence[str], nothing: str = "") -> list[tuple[str, str]]:
        """Return codes with their words, as a choice offers them."""
        empty = [("", nothing)] if nothing else []
        return [*empty, *((code, choice_name(self.words, code)) for code in codes)]

    def agency_picker(self, caption: str) -> tuple[QVBoxLayout, Picker]:
        """Return a captioned field that finds agencies while one types."""
        field = Picker(self.theme, self.agencies.find, new_text=self._offer_agency)
        field.setPlaceholderText(self.words.t("Short name or name"))
        self.pickers.append(field)
        return captioned(caption, field), field

    # --- values ------------------------------------------------------------------------------------

    @property
    def has_needed(self) -> bool:
        """True once the compulsory field is filled in."""
        return bool(str(self.bindings[self.NEEDED].get()).strip())

    @property
    def unknown(self) -> tuple[Picker, str] | None:
        """The field in which something is typed that is on no list, and what."""
        return next(((p, p.unknown) for p in self.pickers if p.unknown), None)

    def advice(self) -> list[str]:
        """Return what a person may want to know about what stands in the fields."""
        if self.unknown is None:
            return []
        return [
            self.words.t(
                "“{text}” is on no list: choose from the list, or add it there.",
                text=self.unknown[1],
            )
        ]

    def advise(self, needed: str) -> None:
        """Say what is wrong; `needed` says that the compulsory field is empty."""
        texts = [text for text in (needed, *self.advice()) if text]
        self.problem.setText("\n".join(texts))
        self.problem.setVisible(bool(texts))

    # --- events ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_field_edited(self) -> None:
        self.edited.emit()

    def _offer_agency(self, text: str) -> str:
        return self.words.t("Add “{text}” as a new agency", text=text)


class PersonForm(RecordForm):
    """Everything that is asked about somebody; only the name is compulsory."""

    NEEDED: ClassVar = "name"
    NEW: ClassVar = mark("New person")

    data_requested = Signal()
    badge_requested = Signal()

    def _fields(self) -> Mapping[str, Binding]:
        t = self.words.t
        name_box, self.name = self.line(t("Name, with degrees if any"))
        agency_box, self.agency = self.agency_picker(t("Agency"))
        unit_box, self.unit = self.line(t("Work unit"))
        position_box, self.position = self.line(t("Position"))
        sex_box, self.sex = self.combo(t("Sex"), self.codes(SEXES, t("Not filled in")))
        role_box, self.role = self.combo(t("Role"), self.codes(ROLES))
        phone_box, self.phone = self.line(t("Phone"))
        email_box, self.email = self.line(t("E-mail"))
        mode_box, self.mode = self.combo(t("Attends"), self.codes(MODES))
        level_box, self.level = self.combo(
            t("Level"), self.codes(OFFICE_LEVELS, t("Not filled in"))
        )
        represents_box, self.represents = self.line(t("Represents"))
        note_box, self.note = self.line(t("Note"))
        for box in (name_box, agency_box, unit_box, position_box):
            self.column.addLayout(box)
        pairs = (
            Pair(sex_box, role_box, (self.sex, self.role)),
            Pair(phone_box, email_box, (self.phone, self.email)),
            Pair(mode_box, level_box, (self.mode, self.level)),
        )
        for pair in pairs:
            self.column.addWidget(pair)
        for box in (represents_box, note_box):
            self.column.addLayout(box)
        consents = self._consents()
        return {
            "name": bindings.line(self.name),
            "agency_id": bindings.picker(self.agency, self.agencies.name),
            "unit": bindings.line(self.unit),
            "position": bindings.line(self.position),
            "sex": bindings.combo(self.sex),
            "role": bindings.combo(self.role),
            "phone": bindings.line(self.phone),
            "email": bindings.line(self.email),
            "mode": bindings.combo(self.mode),
            "level": bindings.combo(self.level),
            "represents": bindings.line(self.represents),
            "note": bindings.line(self.note),
            **consents,
        }

    def _consents(self) -> Mapping[str, Binding]:
        t = self.words.t
        answers = [("", t("Not asked")), ("yes", t("Yes")), ("no", t("No"))]
        photo_box, self.photo = self.combo(t("Agrees to photographs"), answers)
        contact_box, self.contact = self.combo(t("Agrees to sharing of contact data"), answers)
        self.column.addLayout(photo_box)
        self.column.addLayout(contact_box)
        return {"consent_photo": asked(self.photo), "consent_contact": asked(self.contact)}

    def _more_buttons(self) -> Sequence[Button]:
        self.data_button = Button(
            self.theme, self.words.t("Data"), kind="link", icon="shield-check"
        )
        self.data_button.setToolTip(self.words.t("Everything held about this person"))
        self.data_button.clicked.connect(self.data_requested)
        self.badge_button = Button(self.theme, self.words.t("Badge"), kind="link", icon="id-card")
        self.badge_button.setToolTip(self.words.t("Print this person's badge"))
        self.badge_button.clicked.connect(self.badge_requested)
        return (self.data_button, self.badge_button)


def asked(field: Combo) -> Binding:
    """Yes, no, or None for "not asked"."""
    values = {"": None, "yes": True, "no": False}

    def get() -> object:
        return values.get(field.value)

    def put(value: object) -> None:
        field.set_value("" if value is None else "yes" if value else "no")

    return Binding(get, put)


def captioned(caption: str, field: QWidget) -> QVBoxLayout:
    """Return a field with its caption above."""
    column = QVBoxLayout()
    column.setSpacing(4)
    label = ElidedLabel(caption, "field")
    label.setBuddy(field)
    field.setAccessibleName(caption)
    column.addWidget(label)
    column.addWidget(field)
    return column


class Pair(QWidget):
    """Two captioned fields beside each other where both can show their words, else one below the other."""

    def __init__(self, left: QVBoxLayout, right: QVBoxLayout, fields: Sequence[QWidget]) -> None:
        super().__init__()
        self._fields = fields
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        self._line.addLayout(left, 1)
        self._line.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = 2 * max(_width_of_words(field) for field in self._fields) + self._line.spacing()
        beside = self.width() >= wide
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


def _width_of_words(field: QWidget) -> int:
    """Return how wide a field must be to show any of its choices; lines of text scroll."""
    if not isinstance(field, QComboBox):
        return field.minimumSizeHint().width()
    metrics = field.fontMetrics()
    words = (metrics.horizontalAdvance(field.itemText(n)) for n in range(field.count()))
    return max(words, default=0) + COMBO_FRAME
