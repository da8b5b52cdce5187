"""The live form of a good practice: its fields and their layout. Saving is the screen's business."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions.practices import first_words
from workshop_app.domain.numbers import parse_number
from workshop_app.ui import bindings
from workshop_app.ui.drafts import Binding
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.choices import ChipChoice, ChoiceChips
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import ElidedLabel, field_label, text_label
from workshop_app.ui.widgets.picker import Find, Picker
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.words.catalogue import Words

WORDS: Final = ("title", "action", "result", "result_number", "result_unit", "result_period")
"""The fields whose words make a record worth keeping."""


@dataclass(frozen=True, slots=True)
class Names:
    """Where a field finds what can be picked, and the name of what was."""

    find: Find
    name: Callable[[str], str]


class PracticeForm(Card):
    """All fields of the live form. `edited` comes after every change by hand."""

    edited = Signal()
    next_requested = Signal()
    history_requested = Signal()
    remove_requested = Signal()
    compare_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, words: Words, agencies: Names, presenters: Names) -> None:
        super().__init__(words.t("New good practice"))
        self._theme, self._words = theme, words
        self._agencies, self._presenters = agencies, presenters
        self._make_fields()
        self._build()
        self._connect()
        self.bindings: Mapping[str, Binding] = self._bind()

    # --- widgets -----------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        theme, t = self._theme, self._words.t
        self.agency = Picker(theme, self._agencies.find, new_text=self._offer_agency)
        self.agency.setPlaceholderText(t("Short name or name"))
        self.title_field = QLineEdit()
        self.action = ProseField(theme, lines=3, grows=True)
        self.action.setPlaceholderText(t("What did the agency do, with whom, for whom?"))
        self.strategies = ChoiceChips(theme, t("main"))
        self.result = ProseField(theme, lines=2)
        self.result.setPlaceholderText(t("What has changed?"))
        self.number, self.unit, self.period = QLineEdit(), QLineEdit(), QLineEdit()
        self.number.setPlaceholderText(t("1.789"))
        self.unit.setPlaceholderText(t("people, villages, …"))
        self.period.setPlaceholderText(t("2022, in 8 months, …"))
        self.presenter = Picker(theme, self._presenters.find, new_text=self._offer_person)
        self.presenter.setPlaceholderText(t("Those present come first"))
        self.session_box = Combo()
        self.chip = Chip()
        self.conflict = Button(theme, "", kind="link", icon="git-merge")
        self.problem = text_label("", "bad", wrap=True)
        self.history_button = Button(theme, t("History"), kind="link", icon="history")
        self.remove_button = Button(theme, t("Delete"), kind="link", icon="trash-2")
        self.next_button = Button(theme, t("Save and next"), kind="primary")
        self.next_button.setToolTip("Ctrl+Enter")

    def _build(self) -> None:
        t = self._words.t
        self.head.addWidget(self.chip)
        self.body.addWidget(self.conflict)
        column = self._scrolling()
        agency = _captioned(field_label(t("Agency"), self.agency), self.agency)
        title = _captioned(field_label(t("Title"), self.title_field), self.title_field)
        column.addLayout(_row((agency, 4), (title, 7)))
        action = _captioned(field_label(t("What was done"), self.action), self.action)
        column.addLayout(action, 1)
        self._strategy_caption = ElidedLabel(t("Strategies"), "field")
        self._strategy_caption.setBuddy(self.strategies)
        self.strategies.setAccessibleName(t("Strategies"))
        column.addLayout(_captioned(self._strategy_caption, self.strategies))
        column.addLayout(self._result_row())
        presenter = _captioned(field_label(t("Presented by"), self.presenter), self.presenter)
        session = _captioned(field_label(t("Session"), self.session_box), self.session_box)
        column.addLayout(_row((presenter, 1), (session, 1)))
        self.body.addWidget(self.problem)
        self.body.addLayout(self._foot())

    def _scrolling(self) -> QVBoxLayout:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The card's own ground shines through; the style sheet gives scroll areas that of the page.
        area.setStyleSheet("QScrollArea { background: transparent; border: 0; }")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self.area = area
        self.body.addWidget(area, 1)
        return column

    def _result_row(self) -> QHBoxLayout:
        t = self._words.t
        return _row(
            (_captioned(field_label(t("Result"), self.result), self.result), 6),
            (_captioned(field_label(t("Figure"), self.number), self.number), 2),
            (_captioned(field_label(t("Unit"), self.unit), self.unit), 3),
            (_captioned(field_label(t("Period"), self.period), self.period), 3),
        )

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(
            ElidedLabel(self._words.t("Ctrl+Enter saves and opens an empty form"), "small"), 1
        )
        for button in (self.history_button, self.remove_button, self.next_button):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        for line in (self.title_field, self.number, self.unit, self.period):
            line.textEdited.connect(self._on_field_edited)
        for picker in (self.agency, self.presenter):
            picker.picked.connect(self._on_field_edited)
        for prose in (self.action, self.result):
            prose.textChanged.connect(self._on_field_edited)
        self.strategies.edited.connect(self._on_field_edited)
        self.session_box.activated.connect(self._on_field_edited)
        self.next_button.clicked.connect(self.next_requested)
        self.history_button.clicked.connect(self.history_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        self.conflict.clicked.connect(self.compare_requested)
        self._digits = [self._digit(number) for number in range(1, 10)]

    def _digit(self, number: int) -> QShortcut:
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setProperty("number", number)
        shortcut.activated.connect(self._on_digit_activated)
        return shortcut

    # --- values ------------------------------------------------------------------------------------

    def _bind(self) -> Mapping[str, Binding]:
        return {
            "agency_id": bindings.picker(self.agency, self._agencies.name),
            "title": bindings.line(self.title_field),
            "action": bindings.prose(self.action),
            "strategies": bindings.chips(self.strategies),
            "result": bindings.prose(self.result),
            "result_number": bindings.line(self.number),
            "result_unit": bindings.line(self.unit),
            "result_period": bindings.line(self.period),
            "presenter_id": bindings.picker(self.presenter, self._presenters.name),
            "session_id": bindings.combo(self.session_box),
        }

    @property
    def has_words(self) -> bool:
        """True once there is anything to keep."""
        return any(str(self.bindings[name].get()).strip() for name in WORDS)

    @property
    def suggestion(self) -> str:
        """The title that stands in for an empty one."""
        text = self.action.toPlainText().strip() or self.result.toPlainText()
        return first_words(text)

    @property
    def unknown(self) -> tuple[Picker, str] | None:
        """The field in which something is typed that is on no list, and what."""
        for picker in (self.agency, self.presenter):
            if picker.unknown:
                return picker, picker.unknown
        return None

    # --- showing -----------------------------------------------------------------------------------

    def set_strategies(self, choices: Sequence[ChipChoice]) -> None:
        """Offer these strategies."""
        self.strategies.set_choices(choices)
        stops = (self.action, *self.strategies.chips, self.result)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        last = min(9, max((choice.number for choice in choices), default=0))
        self._strategy_caption.setText(
            self._words.t(
                "Strategies · press 1–{last}, or Alt+1–{last} while typing · the first is the main one",
                last=last,
            )
            if last
            else self._words.t("Strategies · this workshop has none")
        )

    def advise(self) -> None:
        """Say what a person may want to know about what stands in the fields."""
        suggestion = self.suggestion
        self.title_field.setPlaceholderText(
            suggestion or self._words.t("Short; left empty, the first words serve")
        )
        number = self.number.text().strip()
        wrong = bool(number) and parse_number(number) is None
        texts = []
        if self.unknown:
            texts.append(
                self._words.t(
                    "“{text}” is on no list: choose from the list, or add it there.",
                    text=self.unknown[1],
                )
            )
        if wrong:
            texts.append(
                self._words.t(
                    "“{text}” is no number: write 1.789 or 24,1 so that it is printed large.",
                    text=number,
                )
            )
        self.problem.setText("\n".join(texts))
        self.problem.setVisible(bool(texts))

    # --- events ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_field_edited(self) -> None:
        self.advise()
        self.edited.emit()

    def _on_digit_activated(self) -> None:
        self.strategies.toggle_number(self.sender().property("number"))

    def _offer_agency(self, text: str) -> str:
        return self._words.t("Add “{text}” as a new agency", text=text)

    def _offer_person(self, text: str) -> str:
        return self._words.t("Add “{text}” as a new person", text=text)


def _captioned(caption: QWidget, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(caption)
    column.addWidget(field, 1)
    column.addStretch(0)
    return column


def _row(*parts: tuple[QVBoxLayout, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for column, stretch in parts:
        row.addLayout(column, stretch)
    return row
