"""What the papers print: frozen snapshots of plain data, gathered by the caller.

Nothing in here has a place for identity numbers, phones or e-mail addresses of people: what is not handed in
cannot be printed.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from workshop_app.reports.model import Proceedings


@dataclass(frozen=True)
class Event:
    """The occasion, as it stands at the head of every paper; `host_names` are all names of the host."""

    title: str
    host: str = ""
    host_names: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    venue: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    time_zone: str = ""
    contact: str = ""
    signer_name: str = ""
    signer_position: str = ""


@dataclass(frozen=True)
class Attendee:
    """Somebody on a sign-in sheet; `sex` is a letter, `present` whether they have checked in already."""

    name: str
    position: str = ""
    unit: str = ""
    agency: str = ""
    sex: str = ""
    present: bool = False


@dataclass(frozen=True)
class SignInList:
    """The people of one session or of one agency, with what is special about it."""

    name: str
    people: tuple[Attendee, ...]
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    room: str = ""
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignIn:
    """Sign-in sheets; `full` ones have columns for sex and unit, `blank_rows` wait for walk-ins."""

    event: Event
    lists: tuple[SignInList, ...]
    blank_rows: int = 5
    full: bool = False


@dataclass(frozen=True)
class Badge:
    """One badge: `role` is worded, `role_code` chooses its colour, `code` has no hyphens."""

    name: str
    agency: str = ""
    role: str = ""
    role_code: str = ""
    code: str = ""


@dataclass(frozen=True)
class LabelSheet:
    """How labels lie on a sheet, in millimetres; `cut` draws marks where no label is punched."""

    name: str
    paper: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float = 0.0
    gap_y: float = 0.0
    cut: bool = False


@dataclass(frozen=True)
class Badges:
    """Badges on sheets; the first `skip` labels of the first sheet are gone already."""

    event: Event
    badges: tuple[Badge, ...]
    sheet: LabelSheet
    skip: int = 0


@dataclass(frozen=True)
class Certificate:
    """One certificate; `attended` of `sessions` sessions, 0 of 0 where sessions were not counted.

    `serial` is the count within `number`.
    """

    name: str
    agency: str = ""
    role: str = ""
    number: str = ""
    code: str = ""
    attended: int = 0
    sessions: int = 0
    serial: int = 0


@dataclass(frozen=True)
class Certificates:
    """Certificates of attendance."""

    event: Event
    certificates: tuple[Certificate, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody said, with full name and position."""

    text: str
    name: str = ""
    position: str = ""


@dataclass(frozen=True)
class Release:
    """A press release: the occasion and its results, without anything that is not cleared and public.

    `closing` is typed for the press; without one the number of commitments is told.
    """

    event: Event
    number: str
    headline: str
    agencies_present: int
    people_present: int
    strategies: tuple[str, ...]
    practices: tuple["ReleasedPractice", ...]
    quotes: tuple[Quote, ...] = ()
    closing: str = ""
    agencies: tuple[str, ...] = ()
    commitments: int = 0


@dataclass(frozen=True)
class ReleasedPractice:
    """A practice as the press may read it."""

    title: str
    agency: str = ""
    text: str = ""


@dataclass(frozen=True)
class ActivityReport:
    """The official report: everything the proceedings know, and what hindered the work."""

    event: Event
    proceedings: Proceedings
    people_present: int = 0


@dataclass(frozen=True)
class MinuteItem:
    """One point of the minutes; `kind` is worded."""

    kind: str
    text: str
    speaker: str = ""
    agency: str = ""
    decision: bool = False


@dataclass(frozen=True)
class MinutesPart:
    """The minutes of one session."""

    title: str
    points: tuple[MinuteItem, ...]
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    room: str = ""
    speakers: tuple[str, ...] = ()
    present: int = 0


@dataclass(frozen=True)
class Minutes:
    """The minutes of all sessions, or of one; the hours and the people are those of the whole workshop."""

    event: Event
    parts: tuple[MinutesPart, ...]
    starts: time | None = None
    ends: time | None = None
    people_present: int = 0
    agencies_present: int = 0
    note_taker: str = ""


@dataclass(frozen=True)
class Promise:
    """One commitment as it is signed; `earlier` ones come from another workshop and are still open."""

    description: str
    supporters: tuple[str, ...] = ()
    due: date | None = None
    indicator: str = ""
    status: str = ""
    code: str = ""
    earlier: bool = False


@dataclass(frozen=True)
class CommitmentSheet:
    """The commitments of one agency."""

    agency: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Commitments:
    """One sheet for each agency; `about` is the one that was asked for."""

    event: Event
    sheets: tuple[CommitmentSheet, ...]
    about: str = ""


@dataclass(frozen=True)
class InvitedAgency:
    """An agency on the invitation list."""

    name: str
    short_name: str = ""
    category: str = ""
    expected: int | None = None
    registered: int = 0


@dataclass(frozen=True)
class Invitations:
    """Who is invited, by kind of agency."""

    event: Event
    agencies: tuple[InvitedAgency, ...]


@dataclass(frozen=True)
class QuizQuestion:
    """A question of the test with its options; an open one has none."""

    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class EvaluationForm:
    """The satisfaction form to be filled in by hand, and the test if it has questions."""

    event: Event
    labels: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    quiz: tuple[QuizQuestion, ...] = ()


Content = (
    SignIn
    | Badges
    | Certificates
    | Release
    | ActivityReport
    | Minutes
    | Commitments
    | Invitations
    | EvaluationForm
)


class Form(StrEnum):
    """What a paper is written as."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True)
class Order:
    """One paper that is wanted: what it says, and as what."""

    content: Content
    form: Form = Form.PDF
