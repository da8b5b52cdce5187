"""A question of the evaluation and the words of the scale, each in a small form."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.actions.evaluation import OPEN_TEXT, OPTIONS, SATISFACTION, SCALED, TEST
from workshop_app.domain.evaluation import SCALE
from workshop_app.domain.records import Question
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    SATISFACTION: (SCALED, OPEN_TEXT),
    TEST: (OPTIONS, OPEN_TEXT),
}
"""Which kinds of question each form has."""
_FEWEST_OPTIONS: Final = 2
_MOST_OPTIONS: Final = 9  # each has a digit


class QuestionDialog(ValueDialog):
    """`value` are the fields of a question. `answers` tells how many forms answer the present wording."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        survey: str,
        question: Question | None = None,
        answers: int = 0,
    ) -> None:
        super().__init__()
        self._words, self._survey, t = words, survey, words.t
        self.setWindowTitle(t("Change the question") if question else t("New question"))
        self.setMinimumWidth(theme.px(520))
        self.text = QLineEdit(question.text if question else "")
        self.text_en = QLineEdit(question.text_en if question else "")
        kinds = [(code, choice_name(words, code)) for code in KINDS[survey]]
        self.kind = Combo(kinds, question.kind if question else KINDS[survey][0])
        self.kind.setEnabled(not answers)
        self.options = ProseField(theme, lines=4)
        self.options.setPlainText("\n".join(question.options) if question else "")
        self.right = Combo()
        self.note = text_label("", "muted", wrap=True)
        if answers:
            self.note.setText(
                words.n(
                    "{count} form answers this question; the answer counts for the new words too."
                    " To ask something else, add a new question and remove this one.",
                    "{count} forms answer this question; the answers count for the new words too."
                    " To ask something else, add a new question and remove this one.",
                    answers,
                )
            )
        self.note.setVisible(bool(answers))
        self.buttons = standard_buttons(self, t("Keep"), t("Cancel"))
        self._lay_out()
        self._connect()
        self._on_edited()
        if question and question.right_option:
            self.right.set_value(str(question.right_option))
            self._on_edited()

    def _lay_out(self) -> None:
        t = self._words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        self._captions: list[QWidget] = []
        for caption, field in (
            (t("Question in Indonesian"), self.text),
            (t("Question in English (may stay empty)"), self.text_en),
            (t("Kind"), self.kind),
            (t("Options, one a line"), self.options),
            (t("Right option"), self.right),
        ):
            self._captions.append(field_label(caption, field))
            column.addWidget(self._captions[-1])
            column.addWidget(field)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_edited)
        self.kind.activated.connect(self._on_edited)
        self.options.textChanged.connect(self._on_edited)
        self.right.activated.connect(self._on_edited)

    @property
    def _lines(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.options.toPlainText().splitlines())
        return tuple(line for line in lines if line)[:_MOST_OPTIONS]

    def _on_edited(self) -> None:
        has_options = self.kind.value == OPTIONS
        for part in (self.options, self.right, *self._captions[3:]):
            part.setVisible(has_options)
        lines = self._lines if has_options else ()
        self.right.set_options([(str(n), f"{n}. {line}") for n, line in enumerate(lines, 1)])
        ready = bool(self.text.text().strip())
        if has_options:
            ready = ready and len(lines) >= _FEWEST_OPTIONS and bool(self.right.value)
        _accept_of(self.buttons).setEnabled(ready)

    def accept(self) -> None:
        """Take what stands in the fields."""
        has_options = self.kind.value == OPTIONS
        self.value = {
            "survey": self._survey,
            "text": self.text.text().strip(),
            "text_en": self.text_en.text().strip(),
            "kind": self.kind.value,
            "options": self._lines if has_options else (),
            "right_option": int(self.right.value) if has_options and self.right.value else None,
        }
        super().accept()


class ScaleDialog(ValueDialog):
    """`value` are the words of the scale, in Indonesian and in English."""

    def __init__(self, theme: Theme, words: Words, labels: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        t = words.t
        self.setWindowTitle(t("Words of the scale"))
        self.setMinimumWidth(theme.px(520))
        self.fields = {
            language: [QLineEdit(word) for word in some] for language, some in labels.items()
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, title in enumerate((t("Indonesian"), t("English")), 1):
            grid.addWidget(text_label(title, "field"), 0, place)
        for row, point in enumerate(SCALE):
            grid.addWidget(text_label(str(point), "strong"), row + 1, 0)
            for place, (language, title) in enumerate(
                (("id", t("Indonesian")), ("en", t("English"))), 1
            ):
                field = self.fields[language][row]
                field.setAccessibleName(f"{point}, {title}")
                grid.addWidget(field, row + 1, place)
        note = t(
            "From 1, the lowest, to 4, the highest. Forms that are typed already keep their numbers."
        )
        self.buttons = standard_buttons(self, t("Keep"), t("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(note, "muted", wrap=True))
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.buttons)
        for field in (field for some in self.fields.values() for field in some):
            field.textChanged.connect(self._on_edited)
        self.fields["id"][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        full = all(f.text().strip() for some in self.fields.values() for f in some)
        _accept_of(self.buttons).setEnabled(full)

    def accept(self) -> None:
        """Take the words."""
        self.value = {
            language: tuple(field.text().strip() for field in some)
            for language, some in self.fields.items()
        }
        super().accept()


def _accept_of(box: QDialogButtonBox) -> QWidget:
    role = QDialogButtonBox.ButtonRole.AcceptRole
    return next(button for button in box.buttons() if box.buttonRole(button) == role)
