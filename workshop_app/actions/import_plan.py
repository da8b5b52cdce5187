"""The preview of an import: what becomes of every row, to be shown, decided upon and written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_app.domain.changes import Label
from workshop_app.intake.headers import Layout
from workshop_app.intake.matching import AgencyMatch
from workshop_app.intake.people import Change as Change
from workshop_app.intake.people import Choice as Choice
from workshop_app.intake.people import State as State
from workshop_app.intake.rows import Reading, Skipped
from workshop_app.intake.tables import Source, Table
from workshop_app.intake.terms import FIELDS as FIELDS

NEW_AGENCY = "new:"
"""Keys of agencies that an import adds begin so."""
NOBODY = "-"
"""In place of a session: nobody is checked in."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a list is to be taken in.

    `columns` corrects the suggestion: heading or letters -> field ("" for none). `remembered` are earlier
    corrections by fingerprint of the headings. `accept_uncertain` takes the best candidate for uncertain
    agencies, adds unknown ones, and registers people who may be somebody known as people of their own.
    """

    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    accept_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    """What a text means from now on: an agency known, or a new one with these names."""

    agency_id: str = ""
    short_name: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What somebody has decided in the preview: about agencies by their text, about people by their row.

    `people_otherwise` is the decision "for all" uncertain people; `agencies` always holds for all rows
    with that text. `session` is what the people in a report of a meeting are checked in for: the id of a
    session, "" for the arrival, NOBODY, or None for what the report's own times suggest.
    """

    agencies: Mapping[str, AgencyChoice] = field(default_factory=dict)
    people: Mapping[int, tuple[Choice, str]] = field(default_factory=dict)
    people_otherwise: Choice | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A list read and understood; it depends on no workshop."""

    source: Source
    table: Table
    layout: Layout
    reading: Reading


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Somebody a row may mean: their id, or the row of the list that brings them."""

    person_id: str
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """One person's check-in and check-out; times as facts have them, "" for none.

    `person` is an id, or the row key of the row that brings them; `row` is their first row of the list.
    """

    person: str
    row: int
    at: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """What a report of a meeting comes to: who is checked in, and for what.

    `session_id` is a session, "" for the arrival, or NOBODY; `proposed` is the same as the report's times
    suggest it. `here` people are checked in already, and `untimed` rows tell no time.
    """

    session_id: str
    proposed: str
    title: str
    arrivals: tuple[Arrival, ...]
    here: int
    untimed: int
    zone: str

    @property
    def for_nobody(self) -> bool:
        """True if nobody is to be checked in."""
        return self.session_id == NOBODY

    @property
    def check_ins(self) -> int:
        """How many people are checked in."""
        return sum(1 for arrival in self.arrivals if arrival.at)

    @property
    def check_outs(self) -> int:
        """How many people are checked out."""
        return sum(1 for arrival in self.arrivals if arrival.left)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row. `values` are the fields of the person after the import.

    `person_id` is "" for people the import adds; `like_row` is then the row that brings them, if not this
    one. `agency_text` is what the row says, `agency` what it was taken for. `arrival` is the check-in that
    comes of it.
    """

    number: int
    state: State
    name: str
    agency_text: str = ""
    agency: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    person_id: str = ""
    like_row: int = 0
    changes: tuple[Change, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()
    why: Label | None = None
    also: tuple[int, ...] = ()
    arrival: Arrival | None = None


@dataclass(frozen=True, slots=True)
class AgencyUse:
    """One text for an agency, how many rows have it, and what it is taken for ("" while undecided)."""

    match: AgencyMatch
    rows: int
    agency: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Writes:
    """What an import writes: nothing else, and all of it.

    `agencies` are values of new agencies by their key; `aliases` further names by agency id. `people` are
    values of new people by row key, `updates` fields by person id; their "agency_id" may be such a key.
    `attendance` is what is checked in and out besides.
    """

    agencies: Mapping[str, Mapping[str, str]]
    aliases: Mapping[str, tuple[str, ...]]
    people: Mapping[str, Mapping[str, str]]
    updates: Mapping[str, Mapping[str, str]]
    attendance: Attendance | None = None

    def __bool__(self) -> bool:
        arrivals = self.attendance and self.attendance.arrivals
        return bool(self.agencies or self.aliases or self.people or self.updates or arrivals)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The preview. Counts of all states add up to `len(rows)`; with joined and skipped rows, to `lines`."""

    prepared: Prepared
    options: Options
    decisions: Decisions
    rows: tuple[PlannedRow, ...]
    agencies: tuple[AgencyUse, ...]
    writes: Writes
    warnings: tuple[tuple[str, Label], ...]
    workshop_state: tuple[bytes, ...]

    def count(self, state: State) -> int:
        """Return how many rows have a state."""
        return sum(1 for row in self.rows if row.state is state)

    @property
    def attendance(self) -> Attendance | None:
        """Who is checked in; None where the list tells no times."""
        return self.writes.attendance

    @property
    def name(self) -> str:
        """The name of the file ("" for pasted text)."""
        return self.prepared.source.name

    @property
    def refused(self) -> tuple[PlannedRow, ...]:
        """The rows that are not imported, with the reason in `why`."""
        return tuple(row for row in self.rows if row.state is State.REFUSED)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Rows below the header that are no people: empty numbered lines, totals, headings."""
        return self.prepared.reading.skipped

    @property
    def joined(self) -> int:
        """How many rows of a meeting's report were joined into others."""
        return self.prepared.reading.joined

    @property
    def lines(self) -> int:
        """How many filled rows lie below the header."""
        return self.prepared.reading.lines


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was written: ids of people added, people changed and agencies added, and of check-ins how many."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    agencies: tuple[str, ...]
    check_ins: int = 0
