"""What had no room: noted where it was drawn, and told with page and words, so that it can be found."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from workshop_app.reports.wording import Words

if TYPE_CHECKING:
    from workshop_app.reports.page import Page

_QUOTED = 60


class Trouble(Enum):
    """What happened to a text or a picture."""

    HEAD = "head"
    LABEL = "label"
    COVER = "cover"
    ROW = "row"
    PICTURE = "picture"


@dataclass(frozen=True)
class NoRoom:
    """A trouble, the text it is about, and the page it is on."""

    trouble: Trouble
    text: str
    page: "Page"


def worded(all_found: Iterable[NoRoom], words: Words) -> list[str]:
    """Each trouble of each text once, in the order of the pages."""
    first: dict[tuple[Trouble, str], NoRoom] = {}
    for found in all_found:
        first.setdefault((found.trouble, found.text), found)
    return [_worded(found, words) for found in first.values()]


def _worded(found: NoRoom, words: Words) -> str:
    text, page = quoted(found.text), found.page.folio
    if found.trouble is Trouble.COVER:
        return words.t(
            "Cover: \u201c{text}\u201d is too long and was cut. The page behind it has it whole.",
            text=text,
        )
    if found.trouble is Trouble.HEAD:
        return words.t(
            "Page {page}: \u201c{text}\u201d is too long above its column and was cut.",
            page=page,
            text=text,
        )
    if found.trouble is Trouble.LABEL:
        return words.t(
            "Page {page}: \u201c{text}\u201d is too long beside its bar and was cut.",
            page=page,
            text=text,
        )
    if found.trouble is Trouble.ROW:
        return words.t(
            "Page {page}: the row of \u201c{text}\u201d is taller than a page and goes on overleaf.",
            page=page,
            text=text,
        )
    return words.t(
        "Page {page}: the picture \u201c{text}\u201d is so thin that little of it can be seen.",
        page=page,
        text=text,
    )


def quoted(text: str) -> str:
    """The beginning of a text, with an ellipsis where it goes on."""
    if len(text) <= _QUOTED:
        return text
    cut = text[:_QUOTED]
    at_word = cut.rfind(" ")
    return (cut[:at_word] if at_word > _QUOTED / 2 else cut).rstrip() + "\u2026"
