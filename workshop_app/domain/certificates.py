"""What the code on a certificate turned out to be, when somebody checked it against the workshop's file."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a check. Only `VALID` is a certificate that counts."""

    VALID = "valid"
    NOT_PRINTED = "not-printed"
    """Somebody of this workshop, for whom no certificate has ever been printed."""
    TAKEN_BACK = "taken-back"
    """The number was taken away, and no new one has been printed."""
    ABSENT = "absent"
    """A number was given, but the check-in was taken back since."""
    REMOVED = "removed"
    ERASED = "erased"
    FOREIGN = "foreign"
    """A sound code that nobody here bears: another workshop's, or invented."""
    DAMAGED = "damaged"
    """It looks like a code, but a character of it is wrong."""
    NO_CODE = "no-code"


@dataclass(frozen=True, slots=True)
class Certified:
    """Whose certificate a code is on. `earlier` are numbers that were given once and count no more.

    `workshop` is the title of another workshop, if the answer comes from its file. Of people who were
    removed or erased nothing but their id is told.
    """

    verdict: Verdict
    code: str = ""
    person_id: str = ""
    name: str = ""
    agency: str = ""
    role: str = ""
    number: str = ""
    present: bool = False
    earlier: tuple[str, ...] = ()
    workshop: str = ""


@dataclass(frozen=True, slots=True)
class GivenTwice:
    """A number that several people have: `holders` are their ids and names."""

    number: str
    holders: tuple[tuple[str, str], ...]
