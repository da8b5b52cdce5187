"""A text as the rules read it: one way to write each digit, space, dash and letter, sentences parted.

Nothing may hide behind spelling: characters of no width vanish, digits of all scripts become ASCII,
letters that look Latin become Latin, runs of spaces and broken lines become one space. Every character
remembers where it stood, so that findings point into the text as given.
"""

import re
import unicodedata
from functools import lru_cache

from workshop_app.domain.frozen import frozen
from workshop_app.domain.guard.lexicon import ABBREVIATIONS

SENTENCE = "\n"
"""Stands for the end of a sentence or paragraph; no rule looks across it."""

_LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТХУІЈЅаекорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονı",
    "ABEKMHOPCTXYIJSaekopcyxijsABEZHIKMNOPTYXovi",
)
_QUOTES = str.maketrans("‘’‚‛`´“”„‟«»‹›", "''''''\"\"\"\"\"\"''")
_STOPS = re.compile(r"[.!?]+(?=[\"')\]]*(?: |\n|$))")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")


@frozen
class Plain:
    """`cased` and its small-letter twin `low`; `starts` and `ends` lead back into the given text."""

    cased: str
    low: str
    starts: list[int]
    ends: list[int]

    def given_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the plain text stood in the text as given."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    """Return `text` as the rules read it; takes time in proportion to its length."""
    letters, starts, ends = _spelled(text)
    cased = "".join(letters)
    for at in _sentence_ends(cased):
        letters[at] = SENTENCE
    cased = "".join(letters)
    return Plain(cased, _small(cased), starts, ends)


def sentence_around(text: str, start: int, end: int, reach: int = 200) -> str:
    """Return the sentence of a plain text that holds a span, at most `reach` characters to each side."""
    first = text.rfind(SENTENCE, max(0, start - reach), start) + 1 or max(0, start - reach)
    last = text.find(SENTENCE, end, end + reach)
    return text[first : last if last >= 0 else end + reach]


def _small(text: str) -> str:
    low = text.lower()
    # a few letters grow when they are made small; positions must stay
    return low if len(low) == len(text) else "".join(c.lower()[:1] or c for c in text)


def _spelled(text: str) -> tuple[list[str], list[int], list[int]]:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    lines = 0  # line breaks in the run of spaces that is being read
    for position, char in enumerate(text):
        for letter in char if "!" <= char <= "~" else _plain_letters(char):
            if letter == " ":
                lines += char in "\n\v\f\x85\u2028" or 2 * (char == "\u2029")
                if letters and letters[-1] in (" ", SENTENCE):
                    letters[-1] = SENTENCE if lines > 1 else letters[-1]
                    ends[-1] = position + 1
                    continue
                letter = SENTENCE if lines > 1 else letter
            else:
                if lines == 1 and letter.islower() and _is_broken_word(letters):
                    del letters[-2:], starts[-2:], ends[-2:]
                lines = 0
            letters.append(letter)
            starts.append(position)
            ends.append(position + 1)
    return letters, starts, ends


def _is_broken_word(letters: list[str]) -> bool:
    return len(letters) > 2 and letters[-1] == " " and letters[-2] == "-" and letters[-3].islower()


@lru_cache(maxsize=4096)
def _plain_letters(char: str) -> str:
    """Return what a character outside plain ASCII is read as: "" if it has no width of its own."""
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Mn", "Me") or char in "\u115f\u1160\u3164\uffa0\u2800":
        return " " if char == "\u2800" else ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Pd" or char == "\u2212":
        return "-"
    if category == "Zs":
        return " "
    taken_apart = unicodedata.normalize("NFKD", char.translate(_QUOTES).translate(_LOOK_ALIKE))
    kept = "".join(c for c in taken_apart if unicodedata.category(c) not in ("Mn", "Cf"))
    return " " if kept.isspace() else kept.translate(_LOOK_ALIKE)


def _sentence_ends(text: str) -> list[int]:
    """Return where sentences end: not after abbreviations, initials, or a dot that stands alone."""
    found = []
    for match in _STOPS.finditer(text):
        at = match.start()
        before = text[max(0, at - 16) : at]
        word = _LAST_WORD.search(before)
        if match[0] == ".":
            if not before or before[-1] in " \n":
                continue
            last = word[0].lower() if word else ""
            if last in ABBREVIATIONS or (
                len(last.rpartition(".")[2]) == 1 and last.isascii() and not last.isdigit()
            ):
                continue
        found.append(at)
    return found
