"""Telling names and initials from other words, in proper and in hurried spelling."""

import re

from workshop_app.domain.guard.lexicon import ACRONYMS, GIVEN_NAMES, NO_NAME
from workshop_app.domain.guard.plain import Plain, sentence_around

_TOKEN = re.compile(r"[A-Za-z](?:[A-Za-z'-]*[A-Za-z])?\.?")
_NEXT = re.compile(r" ([A-Za-z](?:[A-Za-z'-]*[A-Za-z])?\.?)")
_DOTTED = re.compile(r"[A-Za-z]\.(?: ?[A-Za-z]\b\.?){0,3}")
_CAPITALS = re.compile(r"[A-Z]{2,3}(?![A-Za-z])")
_VERB = re.compile(r"(?:me[mnlry]|di[bdjlpst]|ber[a-z]|ter[a-z]|pe[mn])[a-z]{3,}$")
_LONGEST = 4  # words of one name


def initials_end(plain: Plain, at: int, *, sure: bool = False) -> int:
    """Return the end of initials that begin at `at` ("R.T.", "AR"), 0 if there are none.

    `sure` says that only somebody can stand here ("berinisial ..."), so that "LP" is no short form.
    """
    dotted = _DOTTED.match(plain.cased, at)
    if dotted and len(dotted[0].replace(" ", "")) > 2:
        return dotted.end()
    capitals = _CAPITALS.match(plain.cased, at)
    if capitals and (sure or capitals[0].lower() not in ACRONYMS) and not _is_shouted(plain, at):
        return capitals.end()
    return 0


def name_end(plain: Plain, at: int, *, sure: bool) -> int:
    """Return the end of a name that begins at `at`, 0 if there is none.

    `sure` says that only a name can stand here ("bernama ..."): any word is one that is not known to be
    something else. Otherwise it must be a common given name, or two words with capital letters.
    """
    token = _TOKEN.match(plain.cased, at)
    if token is None:
        return 0
    first = token[0].rstrip(".'-")
    titled = _titled(first)
    if first.lower() in NO_NAME and not (sure and initials_end(plain, at, sure=True)):
        return 0
    if not sure and first.lower() not in GIVEN_NAMES:
        after = _NEXT.match(plain.cased, token.end())
        second = after[1].rstrip(".") if after else ""
        known = second.lower() in NO_NAME
        if not (titled and _titled(second) and len(first) > 2) or known or _is_shouted(plain, at):
            return 0
        if _is_title_case(plain, at):
            return 0
    return _rest_of_name(plain, token.end(), titled)


def _rest_of_name(plain: Plain, end: int, titled: bool) -> int:
    for _ in range(_LONGEST - 1):
        after = _NEXT.match(plain.cased, end)
        if after is None:
            break
        word = after[1].rstrip(".")
        low = word.lower()
        initial = len(word) == 1 and low not in NO_NAME
        name = low not in NO_NAME and len(word) > 2
        if not initial and not (name and (_titled(word) if titled else not _VERB.match(low))):
            break
        end = after.end() if initial or not after[1].endswith(".") else after.end() - 1
    return end


def _titled(word: str) -> bool:
    return word[:1].isupper() and (word[1:].islower() or not word[1:].isupper() or len(word) == 1)


def _is_shouted(plain: Plain, at: int) -> bool:
    """Tell whether the sentence is in capitals, so that capitals say nothing."""
    letters = [c for c in sentence_around(plain.cased, at, at) if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _is_title_case(plain: Plain, at: int) -> bool:
    """Tell whether the sentence is a heading In Which Each Word Is Capital, so that it says nothing."""
    long = re.findall(r"[A-Za-z]{4,}", sentence_around(plain.cased, at, at))
    return len(long) >= 5 and sum(w[0].isupper() for w in long) > 0.8 * len(long)
