"""Runs of one script and one direction within a word, and the order in which words are drawn.

A word is cut where the face or the direction of writing changes. Right-to-left runs are laid from
the right, but their glyphs follow each other in the order of reading: that is what readers copy.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional, category

from workshop_app.reports.encoding import FontUse

_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039")
_NUMBERS = re.compile(r"\d+(?:[.,:/]\d+)*|\D+")
_RIGHT_TO_LEFT = ("R", "AL")

# Around what is meant by a piece of a fragment, and behind the piece. Pages put marked content there.
MEANT, DONE = "\x00", "\x01"


class Run(NamedTuple):
    """A piece of a word in one face and direction; without a face it can only be boxes."""

    use: FontUse | None
    text: str
    rtl: bool


def runs(text: str, use: FontUse, fallback: Callable[[str], FontUse | None]) -> list[Run]:
    """The runs of a word in the order of typing, preferably in the face of `use`."""
    found: list[Run] = []
    for char in text:
        before = found[-1] if found else None
        mark = category(char).startswith("M")
        if mark and before and before.use and char in before.use.widths:
            found[-1] = before._replace(text=before.text + char)
            continue
        face = use if char in use.widths else fallback(char)
        rtl = bidirectional(char) in _RIGHT_TO_LEFT
        if before and before.use is face and before.rtl == rtl:
            found[-1] = before._replace(text=before.text + char)
        else:
            found.append(Run(face, char, rtl))
    return found


def goes_leftwards(found: list[Run]) -> bool:
    """Whether a word as a whole is written from right to left.

    A word that also has letters of a left-to-right script keeps its order.
    """
    return any(run.rtl for run in found) and not any(
        bidirectional(char) == "L" for run in found for char in run.text
    )


def apart(run: Run) -> list[Run]:
    """A run with its numbers by themselves: they go from left to right everywhere."""
    if run.rtl:
        return [run]
    return [run._replace(text=text) for text in _NUMBERS.findall(run.text)]


def mirrored(char: str) -> str:
    """How a character looks in a word that goes leftwards: brackets open to the other side."""
    return char.translate(_MIRRORED)


def meant(text: str, fragment: str) -> str:
    """A fragment that is read and copied as `text`, whatever its glyphs say; see `MEANT`."""
    return f")]TJ {MEANT}{text.encode('utf-16-be').hex().upper()}{MEANT}[({fragment})]TJ {DONE}[("


def move(distance: float) -> str:
    """What moves the pen to the right within a fragment, by thousandths of the type size."""
    steps = round(-distance)
    return f"){steps}(" if steps else ""


def leftwards(pieces: Iterable[tuple[float, str]]) -> str:
    """Fragments of known widths laid from right to left, but drawn in the order of reading.

    What is copied then has that order too. As any fragment, it ends at its right edge.
    """
    pieces = list(pieces)
    total = sum(width for width, _ in pieces)
    left, pen, parts = total, 0.0, []
    for width, fragment in pieces:
        left -= width
        parts += [move(left - pen), fragment]
        pen = left + width
    return "".join([*parts, move(total - pen)])


def meanings(text: str, starts: list[int]) -> Iterator[str]:
    """The text that each glyph of a shaped run stands for; `starts` are in the order of reading.

    Glyphs share the characters of their cluster, so that what is copied is what was typed. Where
    there are more glyphs than characters, the last ones get a space without width.
    """
    ordered = sorted(set(starts))
    ends = dict(zip(ordered, [*ordered[1:], len(text)], strict=True))
    for start, group in groupby(starts):
        count, chars = len(list(group)), text[start : ends[start]]
        first = max(1, len(chars) - count + 1)
        yield chars[:first]
        rest = chars[first:]
        yield from (rest[at : at + 1] or "\u200b" for at in range(count - 1))
