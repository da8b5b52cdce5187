"""The answer of the desk in large words: who is welcome, who is here already, who is not on the list."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel

IDLE, WELCOME, ALREADY, TAKEN_BACK, UNKNOWN = "idle", "welcome", "already", "taken-back", "unknown"

_LOOKS: Final = {
    IDLE: ("", "keyboard", "muted"),
    WELCOME: ("done", "circle-check", "ok"),
    ALREADY: ("info", "clock", "primary"),
    TAKEN_BACK: ("warning", "undo-2", "warn"),
    UNKNOWN: ("warning", "user-search", "warn"),
}
"""Ground, icon and colour of each kind of answer; the words say it all without them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a large line, a quieter one, and whom it is about."""

    kind: str
    message: str
    detail: str = ""
    person_ids: tuple[str, ...] = ()


class AnswerPanel(QFrame):
    """Always there and always of one height, so that nothing below it jumps."""

    add_requested = Signal()

    def __init__(self, theme: Theme, add_text: str) -> None:
        super().__init__()
        self.answer = Answer(IDLE, "")
        self._theme = theme
        self._icon = IconLabel(theme, "keyboard", "muted", 28)
        self._message = ElidedLabel("", "h1")
        self._detail = ElidedLabel("", "muted")
        self.add_button = Button(theme, add_text, kind="primary", icon="user-plus")
        self.add_button.clicked.connect(self.add_requested)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(14)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._message)
        texts.addWidget(self._detail)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        row.addWidget(self.add_button)
        self.say(self.answer)

    @property
    def message(self) -> str:
        """The large line."""
        return self._message.whole

    @property
    def detail(self) -> str:
        """The quieter line."""
        return self._detail.whole

    def say(self, answer: Answer) -> None:
        """Give an answer in place of the one before."""
        self.answer = answer
        ground, icon, token = _LOOKS[answer.kind]
        self.setProperty("notice", ground)
        self.setProperty("card", "" if ground else "sunken")
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(icon, token)
        self._message.setText(answer.message)
        self._detail.setText(answer.detail)
        self.add_button.setVisible(answer.kind == UNKNOWN)
        self.setAccessibleName(f"{answer.message}. {answer.detail}".strip(". "))
        self.setFixedHeight(self._theme.px(64))
