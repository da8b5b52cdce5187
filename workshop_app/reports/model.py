"""What the proceedings are made of: one frozen snapshot of plain data, gathered by the caller.

All texts are as typed by people, in the language of the report where there is one; labels
(categories, kinds, statuses) arrive already worded. Nothing in here is ever read as markup.
"""

from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from workshop_app.domain.book import printed
from workshop_app.reports.evaluation_model import Evaluation


@dataclass(frozen=True)
class Session:
    """One line of the programme; times are local to the workshop.

    A `key`, here and below, is under what the finished pages tell where it stands; it is not printed.
    """

    day: date
    title: str
    starts: time | None = None
    ends: time | None = None
    room: str = ""
    kind: str = ""
    speakers: tuple[str, ...] = ()
    key: str = field(default="", repr=False)


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
    """A picture, what it shows (for those who cannot see it), and the caption below it.

    Its bytes lie in the file at `path` or in `data`; neither means that this copy lacks them. `digest` is
    what its content is known by, `name` what people call it when it cannot be shown.
    """

    path: Path | None = field(default=None, repr=False)
    shows: str = ""
    caption: str = ""
    name: str = ""
    digest: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Practice:
    """A good practice as an agency told it; `presenter` is empty unless the name may be printed.

    `code` is the printed one; `also` holds the numbers of further strategies it counts for beside the one it
    is printed under.
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
    code: str = ""
    key: str = field(default="", repr=False)


@dataclass(frozen=True)
class Challenge:
    """A challenge that has been cleared for print; the others never reach this room."""

    title: str
    agency: str = ""
    agency_short: str = ""
    text: str = ""
    response: str = ""
    also: tuple[int, ...] = ()
    code: str = ""
    key: str = field(default="", repr=False)


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
    code: str = ""
    key: str = field(default="", repr=False)


@dataclass(frozen=True)
class EarlierCommitment:
    """What an agency had promised at another workshop, and what became of it.

    `state` is worded, `source` names where it was promised, `history` tells step by step, worded.
    """

    description: str
    agency: str = ""
    due: date | None = None
    state: str = ""
    progress: str = ""
    code: str = ""
    source: str = ""
    history: tuple[str, ...] = ()
    key: str = field(default="", repr=False)


@dataclass(frozen=True)
class Participant:
    """Somebody who was there; handed in only where the organiser wants names in the book."""

    name: str
    position: str = ""
    agency: str = ""


@dataclass(frozen=True)
class MinutePoint:
    """One point of the minutes; `kind` is worded, `speaker` is empty unless the name may be printed."""

    kind: str
    text: str
    speaker: str = ""
    agency: str = ""


@dataclass(frozen=True)
class MinutesOfSession:
    """The points of one session, or (without a title) those outside the sessions."""

    title: str
    points: tuple[MinutePoint, ...]
    day: date | None = None


@dataclass(frozen=True)
class Signer:
    """Who signs the closing page: the public name and position."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True)
class Proceedings:
    """Everything that the proceedings of one workshop print; `parts` names what is printed, in order.

    `foreign` names the typed texts that are in the other language, because there is none in that of the book.
    """

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
    recommendations: str = ""
    closing: str = ""
    signer: Signer = Signer()
    sessions: tuple[Session, ...] = ()
    agencies: tuple[AgencyAttendance, ...] = ()
    by_category: tuple[Count, ...] = ()
    by_sex: tuple[Count, ...] = ()
    by_role: tuple[Count, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    unassigned: tuple[Practice, ...] = ()
    unassigned_challenges: tuple[Challenge, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    earlier: tuple[EarlierCommitment, ...] = ()
    evaluation: Evaluation | None = None
    participants: tuple[Participant, ...] = ()
    photos: tuple[Photo, ...] = ()
    minutes: tuple[MinutesOfSession, ...] = ()
    parts: tuple[str, ...] = printed(())
    foreign: tuple[str, ...] = ()
