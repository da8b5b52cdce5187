"""What two wordings of a text have in common and what not, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "added", "removed"]

_WORDS = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both wordings, only in the later one (added), or only in the earlier one."""

    text: str
    change: Change = "same"


def differences(before: str, after: str) -> list[Piece]:
    """Return the pieces that lead from `before` to `after`.

    Without the added pieces they make up `before`, without the removed ones `after`.
    """
    return list(_joined(_pieces(_WORDS.findall(before), _WORDS.findall(after))))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            yield Piece("".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("".join(old[i1:i2]), "removed")
        if j2 > j1:
            yield Piece("".join(new[j1:j2]), "added")


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Put changes together that only spaces stand between: whole phrases read better than single words."""
    removed = added = ""
    for piece in pieces:
        if piece.change == "removed":
            removed += piece.text
        elif piece.change == "added":
            added += piece.text
        elif piece.text.isspace() and (removed or added):
            removed, added = removed + piece.text, added + piece.text
        else:
            yield from _told(removed, added)
            removed = added = ""
            yield piece
    yield from _told(removed, added)


def _told(removed: str, added: str) -> Iterator[Piece]:
    if removed.isspace() and removed == added:
        yield Piece(removed)
        return
    if removed:
        yield Piece(removed, "removed")
    if added:
        yield Piece(added, "added")
