"""Words as people search them: Indonesian affixes taken off, and where in a text the found letters stand."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

_PREFIX = re.compile(r"^(?:me(?:ng|ny|n|m)?|di|ber|be|ter|pe(?:ng|ny|n|m|r)?|ke|se)(?=[a-z]{4})")
_SUFFIX = re.compile(r"(?:kan|nya|lah|kah|an|i)$")

LONG: Final = 3
"""A shorter word only counts at the beginning of a word: "di" is in most of them."""


def stem(word: str) -> str:
    """Return a folded word without Indonesian affixes, where enough of it is left."""
    bare = _PREFIX.sub("", word)
    shorter = _SUFFIX.sub("", bare)
    return shorter if len(shorter) > LONG else bare


def spans(text: str, needles: Iterable[str]) -> list[tuple[int, int]]:
    """Return where folded words stand in a text as it is written: (start, end), in order, never touching."""
    wanted = [needle for needle in needles if needle]
    if not wanted:
        return []
    folded, places = _folded(text)
    found = []
    for needle in wanted:
        start = folded.find(needle)
        while start >= 0:
            if len(needle) >= LONG or start == 0 or folded[start - 1] == " ":
                found.append((places[start], places[start + len(needle) - 1] + 1))
            start = folded.find(needle, start + len(needle))
    return _joined(sorted(found))


def excerpt(text: str, needles: Sequence[str], length: int) -> str:
    """Return a part of a text around the first hit, on one line, with "…" where something is left out."""
    line = " ".join(text.split())
    hits = spans(line, needles)
    if not hits:
        return ""
    start = max(0, hits[0][0] - length // 3)
    if start:
        start = line.find(" ", start, hits[0][0]) + 1 or hits[0][0]
    end = min(len(line), start + length)
    if end < len(line):
        end = max(line.rfind(" ", start, end), hits[0][1])
    return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text letter by letter as `names.fold` reads it, and the place of each letter in it."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for each in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()):
            if unicodedata.combining(each) or each in "'’`":
                continue
            letters.append(each if each.isalnum() else " ")
            places.append(place)
    return "".join(letters), places


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
