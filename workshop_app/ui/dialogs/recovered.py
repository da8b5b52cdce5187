"""After an end that was none: the texts that were being written, each to open, to keep or to discard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
)

from workshop_app.actions.recovery import WALK_IN, HalfWritten, Recovered
from workshop_app.domain.zones import from_text
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark

SHOWN: Final = 240
"""Letters of a text that are shown: its end, where somebody was typing."""
_TEXT_OF: Final = {
    "practice": mark("Text of {time}, practice “{name}”"),
    "challenge": mark("Text of {time}, challenge “{name}”"),
    "commitment": mark("Text of {time}, commitment “{name}”"),
    "minute": mark("Text of {time}, minutes “{name}”"),
    WALK_IN: mark("Guest of {time}, not registered yet: “{name}”"),
}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is discarded, and what is opened; everything else is kept."""

    discarded: tuple[HalfWritten, ...]
    opened: HalfWritten | None = None


class RecoveredDialog(ValueDialog):
    """`value` is `Decisions`; closing the dialog keeps everything."""

    def __init__(self, session: Session, found: Sequence[Recovered]) -> None:
        super().__init__()
        self._session = session
        self._opens: dict[Button, HalfWritten] = {}
        self.keeps: list[QRadioButton] = []
        self.discards: dict[HalfWritten, QRadioButton] = {}
        t = session.words.t
        self.setWindowTitle(t("Recovered texts"))
        page = ScrollPage(margins=(0, 0, 8, 0))
        page.body.setSpacing(8)
        for one in found:
            page.body.addWidget(self._card(one))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(text_label(t("Recovered texts"), "h1"))
        column.addWidget(
            text_label(
                t(
                    "Lokakarya was not closed last time. What was being written then is saved; "
                    "here is the end of each text."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(page, 1)
        buttons = QDialogButtonBox()
        self.done_button = Button(session.theme, t("Continue"), kind="primary")
        buttons.addButton(self.done_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        self.done_button.setDefault(True)
        self.done_button.setFocus()
        self.resize(660, 520)

    @property
    def open_buttons(self) -> list[Button]:
        """The buttons that open a text, in the order of the texts."""
        return list(self._opens)

    def accept(self) -> None:
        """Take what is marked."""
        self._take(None)

    def _card(self, one: Recovered) -> Card:
        t, theme = self._session.words.t, self._session.theme
        card = Card()
        card.body.setSpacing(6)
        card.body.addWidget(text_label(self._title(one), "strong", wrap=True))
        if one.text:
            card.body.addWidget(text_label(_end_of(one.text), wrap=True))
        if one.half.names and one.half.kind != WALK_IN:
            card.body.addWidget(text_label(self._names(one), "bad", wrap=True))
        detail = " · ".join(part for part in (one.agency, one.code) if part)
        if detail:
            card.body.addWidget(text_label(detail, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        group = QButtonGroup(card)
        keep, discard = QRadioButton(t("Keep it")), QRadioButton(self._discard_words(one))
        keep.setChecked(True)
        for button in (keep, discard):
            button.setAccessibleDescription(self._title(one))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        opens = Button(theme, t("Open"), icon="chevron-right")
        opens.setAccessibleDescription(self._title(one))
        opens.clicked.connect(self._on_open_clicked)
        row.addWidget(opens)
        card.body.addLayout(row)
        self.keeps.append(keep)
        self.discards[one.half] = discard
        self._opens[opens] = one.half
        return card

    def _title(self, one: Recovered) -> str:
        words, zone = self._session.words, self._session.workshop.settings.time_zone
        time = words.clock(from_text(one.half.at), zone)
        name = one.name or words.t("Without words")
        return words.t(_TEXT_OF[one.half.kind], time=time, name=name)

    def _discard_words(self, one: Recovered) -> str:
        t = self._session.words.t
        only_names = not one.half.fields
        return t("Discard it") if one.is_new or only_names else t("Go back to the text before")

    def _names(self, one: Recovered) -> str:
        return self._session.words.t(
            "Typed and on no list yet: {names}. Kept, it stands in the form again.",
            names=", ".join(f"“{name}”" for name in one.half.typed),
        )

    def _take(self, opened: HalfWritten | None) -> None:
        gone = tuple(h for h, button in self.discards.items() if button.isChecked() and h != opened)
        self.value = Decisions(gone, opened)
        super().accept()

    def _on_open_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._take(self._opens[button])


def _end_of(text: str) -> str:
    """Return the last words of a text: somebody was typing there."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else "… " + line[-SHOWN:].partition(" ")[2]
