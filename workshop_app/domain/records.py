"""The kinds of record a workshop holds, field by field.

To add a field: declare it here; documents, tables, command line, history and undo follow by themselves.
Then decide whether a screen or a report shows it. Never rename or reuse a field: files of older and newer
apps merge with each other.

Sources: attendance fields from the forms of Indonesian ministries (no identity number is ever asked),
practice and challenge forms from the public-sector STAR, FAO and KIPP templates.
"""

from datetime import date, time
from typing import ClassVar

from workshop_app.domain.choices import (
    CATEGORIES,
    CHALLENGE_CATEGORIES,
    COMMITMENT_STATES,
    GUARD_DECISIONS,
    LEVELS,
    MATURITIES,
    MINUTE_KINDS,
    PHASES,
    POTENTIALS,
    PUBLICATION_STATES,
    QUESTION_KINDS,
    ROLES,
    SESSION_KINDS,
    SURVEYS,
    VISIBILITIES,
)
from workshop_app.domain.frozen import frozen
from workshop_app.domain.pairing import pairing_code
from workshop_app.domain.person_records import Duplicate as Duplicate
from workshop_app.domain.person_records import Person as Person
from workshop_app.domain.person_records import Signature as Signature
from workshop_app.domain.plan_records import PlanAction as PlanAction
from workshop_app.domain.plan_records import Strategy as Strategy
from workshop_app.domain.schema import (
    Record,
    choice,
    day,
    flag,
    line,
    lines,
    prose,
    ref,
    refs,
    time_of_day,
    whole_number,
)

WORKSHOP_RECORD = "workshop"
"""The id of the one record with the workshop's settings."""


@frozen(kw_only=True)
class Settings(Record):
    """The workshop itself: one record, with the id `WORKSHOP_RECORD`."""

    KIND: ClassVar[str] = "workshop"

    title: str = line(required=True)
    title_en: str = line()
    number: str = line()
    host_id: str = ref("agency")
    place: str = line()
    venue: str = line()
    starts_on: date | None = day()
    ends_on: date | None = day()
    time_zone: str = choice("WIB", "WITA", "WIT", default="WIB")
    legal_basis: tuple[str, ...] = lines()
    framework: str = line()
    framework_title: str = line()
    framework_title_en: str = line()
    contact: str = line()
    late_after: time | None = time_of_day()
    attendance_goal: int | None = whole_number()
    check_out: bool = flag(False)
    signatures: bool = flag(False)
    signer_name: str = line()
    signer_position: str = line()
    foreword: str = prose()
    background: str = prose()
    purposes: str = prose()
    conclusions: str = prose()
    closing: str = prose()
    recommendations: str = prose()
    foreword_en: str = prose()
    background_en: str = prose()
    purposes_en: str = prose()
    conclusions_en: str = prose()
    recommendations_en: str = prose()
    closing_en: str = prose()
    proceedings_parts: tuple[str, ...] = lines()
    proceedings_names: bool = flag(False)
    proceedings_theme: str = line()
    proceedings_folio: str = choice("plain", "dashes", default="plain")
    press_number: str = line()
    press_headline: str = line()
    press_closing: str = prose()
    press_quotes: tuple[str, ...] = lines()
    scale_labels: tuple[str, ...] = lines()
    scale_labels_en: tuple[str, ...] = lines()
    test_points: int | None = whole_number()


@frozen(kw_only=True)
class Agency(Record):
    """A ministry, agency or other body; `former_names` are written "until YYYY-MM-DD: name"."""

    KIND: ClassVar[str] = "agency"

    short_name: str = line(required=True)
    name: str = line()
    name_en: str = line()
    category: str = choice(*CATEGORIES, default="other")
    aliases: tuple[str, ...] = lines()
    former_names: tuple[str, ...] = lines()
    named_since: date | None = day()
    parent_id: str = ref("agency")
    invited: bool = flag(True)
    expected: int | None = whole_number()
    note: str = line()


@frozen(kw_only=True)
class Session(Record):
    """One item of the programme; speakers are written as they shall be printed."""

    KIND: ClassVar[str] = "session"

    title: str = line(required=True)
    title_en: str = line()
    day: date | None = day()
    starts: time | None = time_of_day()
    ends: time | None = time_of_day()
    room: str = line()
    kind: str = choice(*SESSION_KINDS, default="other")
    speakers: tuple[str, ...] = lines()


@frozen(kw_only=True)
class Practice(Record):
    """A good practice: the live form first, then the parts that are filled in afterwards.

    The `cleared_` fields tell which agency and whom it was cleared by, when, and which texts.
    """

    KIND: ClassVar[str] = "practice"

    code: str = line()
    agency_id: str = ref("agency")
    title: str = line()
    action: str = prose()
    strategies: tuple[str, ...] = refs("strategy")
    result: str = prose()
    result_number: str = line()
    result_unit: str = line()
    result_period: str = line()
    result_source: str = line()
    result_groups: str = line()
    presenter_id: str = ref("person")
    session_id: str = ref("session")
    status: str = choice(*PUBLICATION_STATES, default="draft")
    visibility: str = choice(*VISIBILITIES, default="internal")
    situation: str = prose()
    obstacles: str = prose()
    reflection: str = prose()
    scope: str = line()
    target_group: str = line()
    partners: str = line()
    resources: str = prose()
    success_factors: str = prose()
    lessons: str = prose()
    sustainability: str = prose()
    replication: str = choice(*POTENTIALS)
    replication_conditions: str = prose()
    inclusion: str = prose()
    maturity: str = choice(*MATURITIES)
    evidence: str = prose()
    contact: str = line()
    submitted: str = prose()
    cleared_by_agency_id: str = ref("agency")
    cleared_by: str = line()
    cleared_at: str = line()
    cleared_digest: str = line()


@frozen(kw_only=True)
class Challenge(Record):
    """What does not work; not for publication unless somebody decides so."""

    KIND: ClassVar[str] = "challenge"

    code: str = line()
    agency_id: str = ref("agency")
    title: str = line()
    description: str = prose()
    strategies: tuple[str, ...] = refs("strategy")
    category: str = choice(*CHALLENGE_CATEGORIES)
    level: str = choice(*LEVELS)
    impact: str = prose()
    support_needed: str = prose()
    support_from: tuple[str, ...] = refs("agency")
    proposed_solution: str = prose()
    session_id: str = ref("session")
    status: str = choice(*PUBLICATION_STATES, default="draft")
    visibility: str = choice(*VISIBILITIES, default="internal")
    submitted: str = prose()
    cleared_by_agency_id: str = ref("agency")
    cleared_by: str = line()
    cleared_at: str = line()
    cleared_digest: str = line()


@frozen(kw_only=True)
class Answer(Record):
    """A link: this practice answers that challenge."""

    KIND: ClassVar[str] = "answer"

    practice_id: str = ref("practice", required=True)
    challenge_id: str = ref("challenge", required=True)
    note: str = line()


@frozen(kw_only=True)
class Commitment(Record):
    """A follow-up with one responsible agency; `due_text` keeps the words the date was read from.

    One carried over from an earlier workshop knows which it was there ("workshop id/record id") and where it
    came from in words; `earlier_history` are lines "YYYY-MM-DD field value" of what happened there.
    """

    KIND: ClassVar[str] = "commitment"

    code: str = line()
    description: str = prose()
    agency_id: str = ref("agency")
    supporters: tuple[str, ...] = refs("agency")
    contact: str = line()
    due: date | None = day()
    due_text: str = line()
    indicator: str = line()
    strategies: tuple[str, ...] = refs("strategy")
    practice_id: str = ref("practice")
    challenge_id: str = ref("challenge")
    minute_id: str = ref("minute")
    session_id: str = ref("session")
    status: str = choice(*COMMITMENT_STATES, default="not-started")
    progress: str = prose()
    earlier_id: str = line()
    earlier_from: str = line()
    earlier_history: tuple[str, ...] = lines()


@frozen(kw_only=True)
class Minute(Record):
    """One point of the minutes of a session."""

    KIND: ClassVar[str] = "minute"

    session_id: str = ref("session")
    kind: str = choice(*MINUTE_KINDS, default="point")
    text: str = prose()
    agency_id: str = ref("agency")
    speaker: str = line()
    position: int | None = whole_number()


@frozen(kw_only=True)
class Attachment(Record):
    """A photo or document on another record; its bytes lie once in the file, under their SHA-256."""

    KIND: ClassVar[str] = "attachment"

    record_kind: str = line(required=True)
    record_id: str = line(required=True)
    sha256: str = line(required=True)
    file_name: str = line()
    media_type: str = line()
    size: int | None = whole_number()
    caption: str = line()
    caption_en: str = line()


@frozen(kw_only=True)
class GuardDecision(Record):
    """What somebody decided about a finding of the identity guard: print it nevertheless, or keep it in.

    The text itself is never repeated here; a short `digest` knows it again while it stands unchanged.
    """

    KIND: ClassVar[str] = "guard_decision"

    record_kind: str = line(required=True)
    record_id: str = line(required=True)
    field: str = line(required=True)
    finding: str = line(required=True)
    digest: str = line(required=True)
    decision: str = choice(*GUARD_DECISIONS)
    reason: str = line()


@frozen(kw_only=True)
class Question(Record):
    """One question of the satisfaction form or the test; `right_option` counts the `options` from 1."""

    KIND: ClassVar[str] = "question"

    survey: str = choice(*SURVEYS, default="satisfaction")
    kind: str = choice(*QUESTION_KINDS, default="scale")
    position: int | None = whole_number()
    text: str = line(required=True)
    text_en: str = line()
    options: tuple[str, ...] = lines()
    right_option: int | None = whole_number()


@frozen(kw_only=True)
class Response(Record):
    """One form as somebody handed it in, told by nobody: no name, at most a kind of agency or a role.

    `answers` are written "question id: number"; `pair_code` joins the tests before and after, and
    `points` are those of a test typed as a sum. Open answers are records of their own (`Comment`).
    """

    KIND: ClassVar[str] = "response"

    survey: str = choice(*SURVEYS, default="satisfaction")
    phase: str = choice(*PHASES)
    pair_code: str = line(tidy=pairing_code)
    respondent_group: str = choice(*CATEGORIES, *ROLES)
    points: int | None = whole_number()
    answers: tuple[str, ...] = lines()


@frozen(kw_only=True)
class Comment(Record):
    """What a form says in words to one question; it is printed only once somebody has made it public."""

    KIND: ClassVar[str] = "comment"

    question_id: str = ref("question", required=True)
    response_id: str = ref("response", required=True)
    text: str = line(required=True)
    visibility: str = choice(*VISIBILITIES, default="internal")


KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        Settings,
        Agency,
        Strategy,
        PlanAction,
        Session,
        Person,
        Duplicate,
        Signature,
        Practice,
        Challenge,
        Answer,
        Commitment,
        Minute,
        Attachment,
        GuardDecision,
        Question,
        Response,
        Comment,
    )
}
