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
class Remark:
    """A trouble, the text it is about, and the page it is on."""

    trouble: Trouble
    text: str
    page: "Page"


def worded(remarks: Iterable[Remark], words: Words) -> list[str]:
    """Each trouble of each text once, in the order of the pages."""
    first: dict[tuple[Trouble, str], Remark] = {}
    for remark in remarks:
        first.setdefault((remark.trouble, remark.text), remark)
    return [_worded(remark, words) for remark in first.values()]


def _worded(remark: Remark, words: Words) -> str:
    text, page = quoted(remark.text), remark.page.folio
    if remark.trouble is Trouble.COVER:
        return words.t(
            "Cover: \u201c{text}\u201d is too long and was cut. The page behind it has it whole.",
            text=text,
        )
    if remark.trouble is Trouble.HEAD:
        return words.t(
            "Page {page}: \u201c{text}\u201d is too long above its column and was cut.",
            page=page,
            text=text,
        )
    if remark.trouble is Trouble.LABEL:
        return words.t(
            "Page {page}: \u201c{text}\u201d is too long beside its bar and was cut.",
            page=page,
            text=text,
        )
    if remark.trouble is Trouble.ROW:
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
