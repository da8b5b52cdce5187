"""The answer of the desk in large words: who is welcome, who is here already, who is not on the list."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from workshop_app.domain.frozen import frozen
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel

IDLE, WELCOME, ALREADY, LEFT = "idle", "welcome", "already", "left"
TAKEN_BACK, UNKNOWN, NO_BADGE = "taken-back", "unknown", "no-badge"

_LOOKS: Final = {
    IDLE: ("", "keyboard", "muted"),
    WELCOME: ("done", "circle-check", "ok"),
    ALREADY: ("info", "clock", "primary"),
    TAKEN_BACK: ("warning", "undo-2", "warn"),
    UNKNOWN: ("warning", "user-search", "warn"),
    LEFT: ("info", "log-out", "primary"),
    NO_BADGE: ("warning", "scan-line", "warn"),
}
"""Ground, icon and colour of each kind of answer; the words say it all without them."""


LARGE, SMALL = (88, "display"), (64, "h1")
"""Height of the panel and role of its large line: the answer is read while standing, if there is room."""


@frozen
class Offer:
    """A deed that an answer offers as a button: its name for the desk, its words, its icon."""

    name: str
    text: str
    icon: str


@frozen
class Answer:
    """One answer: a large line, a quieter one, whom it is about, and what it offers."""

    kind: str
    message: str
    detail: str = ""
    person_ids: tuple[str, ...] = ()
    offer: Offer | None = None


class AnswerPanel(QFrame):
    """Always there and always of one height, so that nothing below it jumps."""

    offer_taken = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.answer = Answer(IDLE, "")
        self._theme = theme
        self._icon = IconLabel(theme, "keyboard", "muted", 28)
        self._message = ElidedLabel("", "h1")
        self._detail = ElidedLabel("", "muted")
        self._size = SMALL
        self.button = Button(theme, "", kind="primary", icon="user-plus")
        self.button.clicked.connect(self._on_button_clicked)
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
        row.addWidget(self.button)
        self.say(self.answer)
        theme.changed.connect(self._fit)

    def set_large(self, large: bool) -> None:
        """Use the room of a high window, or give it back."""
        size = LARGE if large else SMALL
        if size != self._size:
            self._size = size
            self._message.setProperty("role", size[1])
            self._message.style().unpolish(self._message)
            self._message.style().polish(self._message)
            self._message.setText(self._message.whole)
            self._fit()

    @property
    def spare(self) -> int:
        """How much lower the panel gets when it is made small."""
        return self._theme.px(self._size[0] - SMALL[0])

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(self._size[0]))

    def _on_button_clicked(self) -> None:
        if self.answer.offer is not None:
            self.offer_taken.emit(self.answer.offer.name)

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
        self.button.setVisible(answer.offer is not None)
        if answer.offer is not None:
            self.button.set_kind("" if answer.kind == IDLE else "primary")
            self.button.set_icon(answer.offer.icon)
            self.button.set_text(answer.offer.text)
        self.setAccessibleName(f"{answer.message}. {answer.detail}".strip(". "))
        self._fit()
