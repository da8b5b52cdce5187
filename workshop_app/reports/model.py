"""What the proceedings are made of: one frozen snapshot of plain data, gathered by the caller.

All texts are as typed by people, in the language of the report where there is one; labels
(categories, kinds, statuses) arrive already worded. Nothing in here is ever read as markup.
"""

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path


@dataclass(frozen=True)
class Session:
    """One line of the programme; times are local to the workshop."""

    day: date
    title: str
    starts: time | None = None
    ends: time | None = None
    room: str = ""
    kind: str = ""
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgencyAttendance:
    """How one agency took part: people counted, never named."""

    name: str
    short_name: str = ""
    category: str = ""
    invited: bool = True
    expected: int = 0
    registered: int = 0
    present: int = 0
    walk_ins: int = 0
    first_arrival: time | None = None


@dataclass(frozen=True)
class Count:
    """People of one kind (a category of agencies, a sex): how many registered, how many came."""

    label: str
    registered: int
    present: int


@dataclass(frozen=True)
class Result:
    """A figure that a practice reached, for instance 1,150 "citizens" in "2022"."""

    number: int | float
    unit: str = ""
    period: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture file, what it shows (for those who cannot see it), and the caption below it."""

    path: Path
    shows: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Practice:
    """A good practice as an agency told it; `presenter` is empty unless the name may be printed.

    `also` holds the numbers of further strategies it counts for beside the one it is printed under.
    """

    title: str
    agency: str = ""
    agency_short: str = ""
    action: str = ""
    result: str = ""
    figure: Result | None = None
    presenter: str = ""
    photos: tuple[Photo, ...] = ()
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class Challenge:
    """A challenge that has been cleared for print; the others never reach this room."""

    title: str
    agency: str = ""
    agency_short: str = ""
    text: str = ""
    response: str = ""
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class Strategy:
    """A strategy of the framework with what was said under it; it may have received nothing."""

    number: int
    title: str
    practices: tuple[Practice, ...] = ()
    challenges: tuple[Challenge, ...] = ()


@dataclass(frozen=True)
class Commitment:
    """What an agency promised to do next."""

    description: str
    agency: str = ""
    supporters: tuple[str, ...] = ()
    due: date | None = None
    indicator: str = ""
    status: str = ""


@dataclass(frozen=True)
class Signer:
    """Who signs the closing page: the public name and position."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True)
class Proceedings:
    """Everything that the proceedings of one workshop print."""

    title: str
    number: str = ""
    host: str = ""
    host_short: str = ""
    place: str = ""
    venue: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    time_zone: str = ""
    foreword: str = ""
    background: str = ""
    legal_basis: tuple[str, ...] = ()
    purposes: str = ""
    conclusions: str = ""
    closing: str = ""
    signer: Signer = Signer()
    sessions: tuple[Session, ...] = ()
    agencies: tuple[AgencyAttendance, ...] = ()
    by_category: tuple[Count, ...] = ()
    by_sex: tuple[Count, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    unassigned: tuple[Practice, ...] = ()
    unassigned_challenges: tuple[Challenge, ...] = ()
    commitments: tuple[Commitment, ...] = ()
