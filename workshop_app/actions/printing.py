"""All papers beside the proceedings: gathered by what is chosen, refused while the guard waits, written.

To add a paper: name it in `PAPERS`, gather it in `paper_gathering`, compose it in `reports.papers`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from workshop_app.actions import certificates, guarded, proceedings
from workshop_app.actions.guarding import Guard, GuardFinding, scan_text
from workshop_app.actions.label_sheets import DEFAULT_SHEET as DEFAULT_SHEET
from workshop_app.actions.label_sheets import label_sheet
from workshop_app.actions.label_sheets import label_sheets as label_sheets
from workshop_app.actions.paper_gathering import (
    EVERYTHING,
    REPORT_PARTS,
    PaperGathering,
    Scoped,
    is_released,
)
from workshop_app.actions.paper_remarks import Remark, remarks
from workshop_app.actions.people import PersonRow
from workshop_app.actions.press import is_for_press, quote_of
from workshop_app.actions.print_marks import Marks, digest
from workshop_app.actions.sign_in_gathering import sign_in
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.certificates import GivenTwice
from workshop_app.domain.errors import NobodyChosen, NothingToPrint, TypedTellsWho
from workshop_app.domain.paper_errors import NobodyCame, NobodyRegistered
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import (
    Agency,
    Commitment,
    Minute,
    Person,
    Practice,
    Question,
    Session,
    Settings,
    Strategy,
)
from workshop_app.domain.schema import Record
from workshop_app.reports.papers.build import build_paper
from workshop_app.reports.papers.model import Certificates, Order, Release
from workshop_app.reports.papers.model import Form as Form
from workshop_app.reports.papers.model import LabelSheet as LabelSheet
from workshop_app.reports.papers.model import Quote as Quote
from workshop_app.reports.theme import Options
from workshop_app.reports.worker import PaperRequest, pack
from workshop_app.reports.writing import write_whole
from workshop_app.words.catalogue import Words

PAPERS = (
    "sign-in",
    "badges",
    "certificates",
    "press-release",
    "report",
    "minutes",
    "commitments",
    "invitations",
    "evaluation-form",
)
"""The names of the papers."""

DRAWN = frozenset({"badges", "certificates"})
"""Papers that exist as PDF only."""

ALL, NEW, CHANGED = "all", "new", "changed"
ONLY = (ALL, NEW, CHANGED)
ONE = "one"
"""The badge of the person in the scope, whether it was printed before or not."""
EACH = ("session", "agency")
DEFAULT_NUMBER = "{nnn}/SERT/{month}/{year}"

_PRINTED: Mapping[str, tuple[type[Record], ...]] = {
    "press-release": (Settings, Agency, Strategy, Practice),
    "minutes": (Settings, Agency, Session, Minute),
    "commitments": (Settings, Agency, Commitment),
    "evaluation-form": (Settings, Question),
}
"""Papers with texts that somebody wrote, and the kinds of records whose texts they print."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose for a paper; what a paper has no use for is ignored.

    `only` and `printed` are about badges: what this laptop has printed already. `share` is the least
    percentage of sessions for a certificate, 0 for everybody who came. `themes` and `labels` are the
    folders of the user's own looks and label sheets.
    """

    paper: str = "A4"
    form: Form = Form.PDF
    scope: Scoped = EVERYTHING
    full: bool = False
    blank_rows: int = 5
    only: str = ALL
    printed: Marks = field(default_factory=dict)
    sheet: str = DEFAULT_SHEET
    skip: int = 0
    share: int = 0
    number: str = ""
    start: int = 1
    headline: str = ""
    closing: str = ""
    quotes: tuple[Quote, ...] = ()
    themes: Path | None = None
    labels: Path | None = None


_PLAIN = Choices()


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper; `marks` are the badges or certificates on it, to be remembered once it has left."""

    path: Path
    pages: int
    warnings: tuple[str, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Requested:
    """A paper on its way to the printing process.

    `remarks` are what a person should look at, `twice` the numbers of certificates that several people have.
    """

    data: bytes
    marks: Marks
    remarks: tuple[Remark, ...] = ()
    twice: tuple[GivenTwice, ...] = ()


def open_findings(
    ws: Workshop, what: str, choices: Choices, guard: Guard | None = None
) -> list[GuardFinding]:
    """Return the identity guard's open findings in what a paper prints; they stop it."""
    if what == "report":
        return proceedings.open_findings(ws, guard, REPORT_PARTS)
    kinds = _PRINTED.get(what)
    if kinds is None:
        return []
    outside = _not_printed(ws, what, choices)
    found = guarded.open_findings(ws, kinds, guard)
    return [
        finding
        for finding in found
        if finding.place.record_id not in outside
        and (what == "press-release" or not is_for_press(finding))
    ]


def _not_printed(ws: Workshop, what: str, choices: Choices) -> set[str]:
    """Return the records of the printed kinds that this paper leaves out nevertheless."""
    if what == "press-release":
        return {p.id for p in ws.read.all(Practice) if not is_released(p)}
    session, agency = choices.scope.session_id, choices.scope.agency_id
    if what == "minutes" and session:
        return {m.id for m in ws.read.all(Minute) if m.session_id != session}
    if what == "commitments" and agency:
        return {c.id for c in ws.read.all(Commitment) if c.agency_id != agency}
    return set()


def order(
    ws: Workshop, what: str, words: Words, choices: Choices, guard: Guard | None = None
) -> tuple[Order, Marks]:
    """Gather a paper (one of `PAPERS`), and the badges or the numbers of certificates that are on it.

    Raises RecordMissing (scope, label sheet), CannotRead (label sheets), NobodyChosen (badges),
    NothingToPrint (badges, certificates; kinds of it say why), TypedTellsWho (press release).
    """
    gathering = PaperGathering(ws, words, choices.scope, guard)
    if what == "badges":
        return _badges(gathering, choices)
    if what == "certificates":
        return _certificates(gathering, choices)
    ways: Mapping[str, Callable[[], Order]] = {
        "sign-in": lambda: Order(
            sign_in(gathering, full=choices.full, blank_rows=choices.blank_rows), choices.form
        ),
        "press-release": lambda: Order(_release(gathering, choices), choices.form),
        "report": lambda: Order(gathering.report(), choices.form),
        "minutes": lambda: Order(gathering.minutes(), choices.form),
        "commitments": lambda: Order(gathering.commitments(), choices.form),
        "invitations": lambda: Order(gathering.invitations(), choices.form),
        "evaluation-form": lambda: Order(gathering.evaluation_form(), choices.form),
    }
    return ways[what](), {}


def _release(gathering: PaperGathering, choices: Choices) -> Release:
    """Return the press release; what is asked for here goes before what the workshop keeps.

    What is asked for passes the guard as well: `TypedTellsWho` if it tells who somebody is.
    """
    typed = [choices.headline, choices.closing, *(quote.text for quote in choices.quotes)]
    for text in filter(str.strip, typed):
        if found := scan_text(text, gathering.ws.settings):
            raise TypedTellsWho(text=text[found[0].start : found[0].end])
    kept = gathering.guarded_settings
    return gathering.release(
        choices.number or kept.press_number,
        choices.headline or kept.press_headline,
        choices.quotes or tuple(map(quote_of, kept.press_quotes)),
        choices.closing or kept.press_closing,
    )


def _badges(gathering: PaperGathering, choices: Choices) -> tuple[Order, Marks]:
    if choices.only == ONE and not choices.scope.person_id:
        raise NobodyChosen
    marks: dict[str, str] = {}
    wanted: list[PersonRow] = []
    rows = gathering.rows()
    if not rows:
        raise NobodyRegistered
    for row in rows:
        badge = gathering.badge(row)
        marks[row.id] = digest(badge.name, badge.agency, badge.role_code)
        before = choices.printed.get(row.id)
        is_new, is_changed = before is None, before not in (None, marks[row.id])
        if {ALL: True, ONE: True, NEW: is_new, CHANGED: is_changed}[choices.only]:
            wanted.append(row)
    if not wanted:
        raise NothingToPrint
    badges = gathering.badges(wanted, label_sheet(choices.sheet, choices.labels), choices.skip)
    return Order(badges), {row.id: marks[row.id] for row in wanted}


def _certificates(gathering: PaperGathering, choices: Choices) -> tuple[Order, Marks]:
    template = choices.number or DEFAULT_NUMBER
    made, marks = gathering.certificates(choices.share, template, choices.start)
    if not made.certificates:
        raise NobodyCame
    return Order(made), marks


def build(
    ws: Workshop,
    what: str,
    path: Path,
    words: Words,
    choices: Choices = _PLAIN,
    *,
    told_in: Words | None = None,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Made:
    """Print a paper in the language of `words`, in this process; remarks are in that of `told_in`.

    Raises GuardFindingsOpen, NothingToPrint, TypedTellsWho, RecordMissing, Cancelled, DiskFull,
    ReadOnlyFile, CannotWrite; then `path` is as it was.
    """
    guard = Guard(ws)
    guarded.refuse_open(ws, open_findings(ws, what, choices, guard))
    wanted, marks = order(ws, what, words, choices, guard)
    options = _options(ws, words, choices)
    result = build_paper(wanted, path, options, words, progress, cancelled)
    said = remarks(wanted.content, words.language, told_in or words)
    return Made(path, result.pages, (*result.warnings, *(each.text for each in said)), marks)


def _options(ws: Workshop, words: Words, choices: Choices) -> Options:
    """Return the options of a paper: in the look of the workshop. Raises ThemeInvalid, ThemeMissing."""
    book = proceedings.Book(choices.paper, themes=choices.themes)
    return proceedings.book_options(ws, words.language, book)


def gives_numbers(ws: Workshop, words: Words, choices: Choices) -> bool:
    """Tell whether certificates would give new numbers, which are kept in the workshop. Raises as `order`."""
    _, marks = order(ws, "certificates", words, choices)
    return any(
        person.certificate_serial is None
        for person_id in marks
        if (person := ws.read.get(Person, person_id))
    )


def request(
    ws: Workshop,
    what: str,
    words: Words,
    path: Path,
    choices: Choices,
    guard: Guard | None = None,
    *,
    stay: bool = False,
    told_in: Words | None = None,
) -> Requested:
    """Return what the printing process reads, and what is to be known about the paper.

    With `stay` the process waits for the next request afterwards. Remarks are in the language of
    `told_in`, else in that of the paper. The pages are for looking at: ask `open_findings` before they
    leave. Raises as `order`.
    """
    wanted, marks = order(ws, what, words, choices, guard)
    data = pack(PaperRequest(wanted, path, _options(ws, words, choices), stay))
    twice = certificates.doubles(ws) if what == "certificates" else ()
    said = remarks(wanted.content, words.language, told_in or words)
    return Requested(data, marks, said, twice)


def build_proceedings_docx(
    ws: Workshop,
    path: Path,
    words: Words,
    *,
    paper: str = "A4",
    book: proceedings.Book | None = None,
    guard: Guard | None = None,
    cancelled: CancelCheck = never_cancelled,
) -> tuple[str, ...]:
    """Write the proceedings as a Word file in the language of `words`; return what a person should look at.

    A `guard` remembers what it found before. Raises as `build`, and ThemeInvalid.
    """
    from workshop_app.reports.papers.proceedings_docx import write_proceedings  # loads slowly

    guard, book = guard or Guard(ws), book or proceedings.Book(paper)
    guarded.refuse_open(ws, proceedings.open_findings(ws, guard, book.parts))
    snapshot = proceedings.gather(ws, words, guard, parts=book.parts)
    options = replace(
        proceedings.book_options(ws, words.language, book), made_at=datetime.now().astimezone()
    )
    written = write_proceedings(snapshot, options, words, cancelled)
    write_whole(path, written.data)
    return written.warnings


def build_each(
    ws: Workshop,
    folder: Path,
    words: Words,
    choices: Choices,
    *,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> list[Made]:
    """Write every certificate as a file of its own into a folder that exists; raises as `build`."""
    options = _options(ws, words, choices)
    each = _each(ws, folder, words, choices, None)
    made = []
    for index, (path, one, mark) in enumerate(each):
        progress(index, len(each))
        result = build_paper(one, path, options, words, cancelled=cancelled)
        made.append(Made(path, result.pages, result.warnings, mark))
    progress(len(each), len(each))
    return made


def request_each(
    ws: Workshop, folder: Path, words: Words, choices: Choices, guard: Guard | None = None
) -> list[tuple[Path, bytes]]:
    """Return, for every certificate, its file and what the printing process reads to write it.

    Ask `open_findings` before. Raises as `order`.
    """
    options = _options(ws, words, choices)
    each = _each(ws, folder, words, choices, guard)
    return [(path, pack(PaperRequest(one, path, options, stay=True))) for path, one, _ in each]


def _each(
    ws: Workshop, folder: Path, words: Words, choices: Choices, guard: Guard | None
) -> list[tuple[Path, Order, Marks]]:
    wanted, marks = order(ws, "certificates", words, choices, guard)
    assert isinstance(wanted.content, Certificates)
    return [
        (
            folder / f"{person.serial:03} {file_name(person.name)}.pdf",
            Order(replace(wanted.content, certificates=(person,))),
            {person_id: mark},
        )
        for person, (person_id, mark) in zip(
            wanted.content.certificates, marks.items(), strict=True
        )
    ]


def file_name(name: str) -> str:
    """Return a name as part of a file name that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in name)
    return " ".join(kept.split())[:80] or "-"
