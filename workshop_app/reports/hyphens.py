"""Where a word may be broken: after its own hyphens and strokes, by syllables, between East Asian signs
(which are written without spaces), or anywhere."""

import re
from functools import lru_cache
from unicodedata import category, combining

import pyphen

from workshop_app.reports.clean import SOFT_HYPHEN

_DICTIONARIES = {"id": "id_ID", "en": "en_GB"}
_LONGEST = 40
_JOINS = 9
_LETTERS = re.compile("[^\\W\\d_]{6,}")
_AFTER = re.compile("(?<=[^\\W_])[-/\u2010\u2013\u2014](?=\\w)|[@._?=&](?=\\w{3})")
# Ideographs, kana and hangul may end or begin a line; small signs and closing marks do not begin one.
_EAST_ASIAN = "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_CLOSING = "\u3001\u3002\uff0c\uff01\uff1a\uff1b\uff1f\uff09\u300b\u300d\u300f\u3011\u3005\u3063\u30c3\u30fc"
_BETWEEN = re.compile(f"(?<=[{_EAST_ASIAN}{_CLOSING}])(?=[{_EAST_ASIAN}])(?![{_CLOSING}])")


class Breaks:
    """The break points of words in one language; remembers what it was asked."""

    def __init__(self, language: str) -> None:
        """A language without a dictionary is not hyphenated, only broken at hyphens."""
        name = _DICTIONARIES.get(language)
        self._dictionary = pyphen.Pyphen(lang=name, left=2, right=3) if name else None
        self.points = lru_cache(maxsize=20_000)(self._points)

    def _points(self, word: str) -> tuple[tuple[int, str], ...]:
        """Positions from left to right, each with what ends the line there: "-" or nothing."""
        found: dict[int, str] = {}
        for match in _LETTERS.finditer(word):
            if SOFT_HYPHEN not in word and len(match.group()) <= _LONGEST and self._dictionary:
                for position in self._dictionary.positions(match.group()):
                    found[match.start() + position] = "-"
        for match in _AFTER.finditer(word):
            found[match.end()] = ""
        if not word.isascii():
            found.update((match.start(), "") for match in _BETWEEN.finditer(word))
        for position, char in enumerate(word):
            if char == SOFT_HYPHEN and 0 < position < len(word) - 1:
                found[position + 1] = "-"
        return tuple(sorted(found.items()))

    @staticmethod
    def anywhere(word: str, position: int) -> int:
        """The nearest position at or before `position` that keeps accents with their letters, and
        letters that share one sign."""
        while position > 1 and (
            category(word[position]).startswith("M") or combining(word[position - 1]) == _JOINS
        ):
            position -= 1
        return position
