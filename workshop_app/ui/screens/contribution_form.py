"""The live form of a contribution, laid out as it is declared. Saving is the screen's business."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions.contributions import first_words
from workshop_app.domain.numbers import parse_number
from workshop_app.ui.drafts import Binding
from workshop_app.ui.screens.contribution_fields import Field, FieldMaker, Layout, Made, Part
from workshop_app.ui.screens.contribution_lookup import ContributionLookup
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.choices import ChipChoice, ChoiceChips
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.fold import Fold
from workshop_app.ui.widgets.guard_hint import GuardHint, Scan
from workshop_app.ui.widgets.labels import ElidedLabel, HintLabel, field_label, text_label
from workshop_app.ui.widgets.picker import Picker
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.ui.widgets.scroll import ScrollColumn
from workshop_app.ui.widgets.several import SeveralPicker
from workshop_app.ui.widgets.shy import ShyButton
from workshop_app.words.catalogue import Words

W = TypeVar("W", bound=QWidget)


class ContributionForm(Card):
    """All fields of a live form. `edited` comes after every change by hand.

    `column` takes more content below the fields.
    """

    edited = Signal()
    name_typed = Signal()
    """Somebody types a name into a field that chooses from a list."""
    next_requested = Signal()
    history_requested = Signal()
    remove_requested = Signal()
    compare_requested = Signal()
    left = Signal()
    new_agency_requested = Signal(object, str)
    """(the picker that asks, the typed name)"""
    things_given = Signal(object)
    """Something that is no text was pasted into a field: `QMimeData`."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        lookup: ContributionLookup,
        layout: Layout,
        today: Callable[[], date],
        scan: Scan,
    ) -> None:
        super().__init__(words.t(layout.new_title))
        self._scan = scan
        self.hints: dict[str, GuardHint] = {}
        self._theme, self._words, self.layout_of = theme, words, layout
        maker = FieldMaker(theme, words, lookup, today)
        self.made: dict[str, Made] = {field.name: maker.make(field) for field in layout.fields}
        self.bindings: dict[str, Binding] = {
            name: binding for made in self.made.values() for name, binding in made.bindings.items()
        }
        self.folds: list[tuple[Fold, Part]] = []
        self.session_box = self.widget("session_id", Combo)
        self.strategies = self.widget("strategies", ChoiceChips)
        self.agency = self.widget("agency_id", Picker)
        self._pickers = {
            name: made.widget.picker if isinstance(made.widget, SeveralPicker) else made.widget
            for name, made in self.made.items()
            if isinstance(made.widget, SeveralPicker | Picker)
        }
        self._make_rest()
        self._build()
        self._connect()

    def widget(self, name: str, kind: type[W]) -> W:
        """Return the widget of a field."""
        made = self.made[name].widget
        assert isinstance(made, kind)
        return made

    # --- widgets -----------------------------------------------------------------------------------

    def _make_rest(self) -> None:
        theme, t = self._theme, self._words.t
        self.chip = Chip()
        self.conflict = Button(theme, "", kind="link", icon="git-merge")
        self.problem = text_label("", "bad", wrap=True)
        self.history_button = ShyButton(theme, t("History"), "history")
        self.remove_button = ShyButton(theme, t("Delete"), "trash-2")
        self.next_button = Button(theme, t("Save and next"), kind="primary")
        self.next_button.setToolTip("Ctrl+Enter")
        self._strategy_caption = ElidedLabel(t("Strategies"), "field")
        self._strategy_caption.setBuddy(self.strategies)
        self.strategies.setAccessibleName(t("Strategies"))

    def _build(self) -> None:
        self.head.addWidget(self.chip)
        self.body.addWidget(self.conflict)
        self.area = ScrollColumn()
        self.body.addWidget(self.area, 1)
        self.column = self.area.column
        for part in self.layout_of.parts:
            self._add_part(part)
        self.body.addWidget(self.problem)
        self.body.addLayout(self._foot())

    def _add_part(self, part: Part) -> None:
        column = self.column
        if part.title:
            fold = Fold(self._theme, self._words.t(part.title))
            self.folds.append((fold, part))
            self.column.addWidget(fold)
            column = fold.body
        for row in part.rows:
            grows = any(field.grows for field in row)
            column.addLayout(self._row(row), 1 if grows else 0)

    def _row(self, fields: Sequence[Field]) -> QBoxLayout:
        if len(fields) == 1:
            return self._captioned(fields[0])
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            row.addLayout(self._captioned(field), field.room)
        return row

    def _captioned(self, field: Field) -> QVBoxLayout:
        widget = self.made[field.name].widget
        plain = widget is not self.strategies
        caption = field_label(self._words.t(field.caption), widget) if plain else None
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(caption or self._strategy_caption)
        column.addWidget(widget, 1)
        if field.form in ("line", "prose"):
            hint = GuardHint(self._words, partial(self.text_of, field.name), self._scan)
            self.hints[field.name] = hint
            column.addWidget(hint)
        column.addStretch(0)
        return column

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(
            HintLabel(self._words.t("Ctrl+Enter saves and opens an empty form"), "small"), 1
        )
        for button in (self.history_button, self.remove_button, self.next_button):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        for made in self.made.values():
            made.edited.connect(self._on_field_edited)
        for field in self.layout_of.fields:
            widget = self.made[field.name].widget
            if field.form == "agency" and isinstance(widget, Picker):
                widget.new_requested.connect(self._on_new_agency_requested)
            elif isinstance(widget, ProseField):
                widget.things_pasted.connect(self.things_given)
            elif isinstance(widget, SeveralPicker):
                widget.picker.new_requested.connect(self._on_new_agency_requested)
        for picker in self._pickers.values():
            picker.textEdited.connect(self.name_typed)
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

    def text_of(self, name: str) -> str:
        """The words that stand in a field."""
        return str(self.bindings[name].get() or "").strip()

    @property
    def has_words(self) -> bool:
        """True once there is anything to keep."""
        return any(self.text_of(name) for name in self.layout_of.words)

    @property
    def suggestion(self) -> str:
        """The title that stands in for an empty one."""
        texts = (self.text_of(name) for name in self.layout_of.titled_from)
        return first_words(next((text for text in texts if text), ""))

    def fill_title(self) -> None:
        """Take the suggestion as the title, if there is none yet."""
        title = self.made["title"].widget if "title" in self.made else None
        if isinstance(title, QLineEdit) and self.has_words and not title.text().strip():
            title.setText(self.suggestion)

    @property
    def unknown(self) -> tuple[Picker, str] | None:
        """The field in which something is typed that is on no list, and what."""
        return next(((p, p.unknown) for p in self._pickers.values() if p.unknown), None)

    @property
    def names(self) -> dict[str, str]:
        """What stands in which field though it is on no list."""
        return {name: p.unknown for name, p in self._pickers.items() if p.unknown}

    def put_names(self, names: Mapping[str, str]) -> None:
        """Let such names stand in their fields again."""
        for name in names.keys() & self._pickers.keys():
            self._pickers[name].put_typed(names[name])
        self.advise()

    def take_picked(self, field: Picker, value: str, text: str) -> None:
        """Put what was just added into the field that asked for it."""
        owner = next((m.widget for m in self.made.values() if _owns(m.widget, field)), field)
        if isinstance(owner, SeveralPicker):
            owner.add(value)
        else:
            field.set_value(value, text)

    def mark(self, needles: Sequence[str]) -> None:
        """Mark these folded words in the long texts."""
        for made in self.made.values():
            if isinstance(made.widget, ProseField):
                made.widget.mark(needles)

    # --- showing -----------------------------------------------------------------------------------

    def set_strategies(self, choices: Sequence[ChipChoice]) -> None:
        """Offer these strategies."""
        self.strategies.set_choices(choices)
        names = list(self.made)
        place = names.index("strategies")
        around = [self.made[name].widget for name in (names[place - 1], *names[place + 1 :][:1])]
        for before, after in pairwise((around[0], *self.strategies.chips, *around[1:])):
            self.setTabOrder(_last(before), after)
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
        title = self.made["title"].widget if "title" in self.made else None
        if isinstance(title, QLineEdit):
            title.setPlaceholderText(
                self.suggestion or self._words.t("Short; left empty, the first words serve")
            )
        self._count_filled()
        for hint in self.hints.values():
            hint.touch()
        texts = []
        if self.unknown:
            texts.append(
                self._words.t(
                    "“{text}” is on no list: choose from the list, or add it there.",
                    text=self.unknown[1],
                )
            )
        texts += [self._no_number(text) for text in self._wrong_figures()]
        self.problem.setText("\n".join(texts))
        self.problem.setVisible(bool(texts))

    def _count_filled(self) -> None:
        for fold, part in self.folds:
            names = [f.name for row in part.rows for f in row]
            filled = sum(bool(self.text_of(name)) for name in names)
            count = self._words.t("{filled} of {total} filled in", filled=filled, total=len(names))
            fold.say(count if filled else "")

    def _wrong_figures(self) -> list[str]:
        figures = (self.text_of(f.name) for f in self.layout_of.fields if f.form == "figure")
        return [text for text in figures if text and parse_number(text) is None]

    def _no_number(self, text: str) -> str:
        return self._words.t(
            "“{text}” is no number: write 1.789 or 24,1 so that it is printed large.", text=text
        )

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

    def _on_new_agency_requested(self, text: str) -> None:
        self.new_agency_requested.emit(self.sender(), text)


def _last(widget: QWidget) -> QWidget:
    """Return the part of a field that the Tab key leaves it from."""
    return widget.focusProxy() or widget


def _owns(widget: QWidget, field: Picker) -> bool:
    return isinstance(widget, SeveralPicker) and widget.picker is field
