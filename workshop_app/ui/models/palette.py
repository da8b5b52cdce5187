"""What the palette offers: commands, screens and records that fit the typed words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from workshop_app.actions.finding import Found
from workshop_app.domain.names import fold
from workshop_app.ui.models.rows import Column, RowsModel, Say
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import kind_name

COMMAND: Final = "command"
SCREEN: Final = "screen"
OFFERED: Final = 8
"""Commands and screens that are shown at most while there are words."""
ICONS: Final = {
    "practice": "lightbulb",
    "challenge": "flag",
    "commitment": "list-checks",
    "minute": "notebook-pen",
    "session": "calendar",
    "strategy": "target",
    "agency": "building-2",
    "person": "user",
    "plan_action": "target",
    "attachment": "paperclip",
    "question": "clipboard-list",
    "workshop": "book-open",
    COMMAND: "chevron-right",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette. `key` is a record's id, or the name of a command or screen."""

    kind: str
    key: str
    title: str
    detail: str = ""
    hint: str = ""
    icon: str = ""

    @property
    def id(self) -> str:
        """What tells it from all others."""
        return f"{self.kind}:{self.key}"


def fitting(offers: Sequence[Offer], text: str) -> list[Offer]:
    """Return the commands and screens in whose titles every typed word begins a word."""
    needles = [f" {word}" for word in fold(text).split()]
    return [o for o in offers if all(n in f" {fold(o.title)}" for n in needles)]


def offers_for(
    text: str, fixed: Sequence[Offer], find: Callable[[str], Sequence[Found]], words: Words
) -> list[Offer]:
    """Return all that fits: screens and commands by name, then records; without words all fixed ones."""
    if not text.strip():
        return list(fixed)
    records = [
        Offer(
            found.kind,
            found.id,
            found.title or words.t("Without words"),
            found.detail,
            kind_name(words, found.kind),
            ICONS.get(found.kind, "file-text"),
        )
        for found in find(text)
    ]
    return [*fitting(fixed, text)[:OFFERED], *records]


def _line(say: Say, row: Offer) -> str:
    return ", ".join(part for part in (row.title, row.detail, row.hint) if part)


def _title(row: Offer) -> str:
    return row.title


class PaletteModel(RowsModel[Offer]):
    """The offers; the one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[Offer]]] = (Column("offer", mark("Found"), _line, _title),)
