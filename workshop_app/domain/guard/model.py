"""What a rule is, and what it hands back."""

import re
from collections.abc import Callable
from enum import StrEnum

from workshop_app.domain.changes import Label
from workshop_app.domain.frozen import frozen
from workshop_app.domain.guard.plain import Plain


class Kind(StrEnum):
    """What was found; where two of these claim the same figures, the earlier one has them."""

    NIK = "nik"  # population identity number, also of families
    NIP = "nip"  # civil servant's number: tells birth date and sex
    NRP = "nrp"  # number of police and military
    PASSPORT = "passport"
    CASE_NUMBER = "case-number"  # reports to the police, files, court decisions
    EMAIL = "email"
    PHONE = "phone"
    ACCOUNT = "account"  # bank accounts and tax numbers
    BIRTH_DATE = "birth-date"
    SHELTER = "shelter"  # where protected people live
    ADDRESS = "address"  # home addresses
    VICTIM = (
        "victim"  # victims, witnesses, reporters: named, initialled, described by age and place
    )
    SMALL_COUNT = "small-count"  # fewer than five in a village or sub-district


Span = tuple[int, int]
Judge = Callable[[Plain, "re.Match[str]"], Span | None]


def whole(plain: Plain, match: re.Match[str]) -> Span | None:
    """Accept a match: its group `x` if the pattern has one, otherwise all of it."""
    return match.span("x") if "x" in match.re.groupindex else match.span()


@frozen
class Rule:
    """One way to recognise something.

    `pattern` runs over `Plain.low`, or over what `on` names; `judge` looks at each match again and
    returns the span to mark, or None. A text without what `needs` finds is not searched: most texts
    have no figures and speak of no victim, and so take little time. Patterns must be linear: no nested
    repetition without an upper bound, separators possessive.
    """

    id: str
    kind: Kind
    why: Label
    pattern: re.Pattern[str]
    judge: Judge = whole
    on: str = "low"
    needs: re.Pattern[str] | None = None


@frozen
class Finding:
    """Something that may tell who somebody is: `start` and `end` count characters of the given text.

    `proposal` is a wording for exactly this span without it, in the text's language.
    """

    kind: Kind
    start: int
    end: int
    why: Label
    rule: str
    proposal: str
