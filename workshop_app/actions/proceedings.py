"""From the workshop to its proceedings: gather one snapshot of plain data, and have it printed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from workshop_app import __version__
from workshop_app.actions import guarded
from workshop_app.actions.evaluation import unprinted_comments
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.guarding import Guard, GuardFinding
from workshop_app.actions.press import is_for_press
from workshop_app.actions.proceedings_gathering import Gathering, is_printed
from workshop_app.actions.proceedings_photos import is_picture, printed_records
from workshop_app.actions.themes import theme_named
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.book import printed
from workshop_app.domain.errors import CannotRead
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import (
    Agency,
    Attachment,
    Challenge,
    Comment,
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
from workshop_app.paths import resource
from workshop_app.reports import model
from workshop_app.reports.build import Result, build
from workshop_app.reports.theme import Archive, Options, Paper
from workshop_app.reports.worker import Request, pack
from workshop_app.reports.writing import write_whole
from workshop_app.words.catalogue import Words

PAPERS = ("A4", "F4")

ARCHIVES = {"1b": Archive.A1B, "2b": Archive.A2B, "3b": Archive.A3B}
"""The kinds of PDF/A that the proceedings are written as; only 3b may carry the tables as data."""

PRINTED: Final[tuple[type[Record], ...]] = (
    Settings,
    Agency,
    Strategy,
    Session,
    Practice,
    Challenge,
    Attachment,
)
"""Kinds whose texts the proceedings print in any case; the guard's open findings in them stop printing."""

_PRINTED_BY: Final[Mapping[str, tuple[type[Record], ...]]] = {
    "commitments": (Commitment,),
    "evaluation": (Question, Comment),
    "participants": (Person,),
    "minutes": (Minute,),
}
"""Kinds that only one part prints."""


@dataclass(frozen=True, slots=True)
class Book:
    """What somebody chose for a printed book beside its language.

    `parts` are lines as the workshop keeps them, for this one print; None is what the workshop keeps.
    `photos` is a folder for the pictures on their way to a printing process, `themes` that of the user's
    own looks.
    """

    paper: str = "A4"
    archive: str = "3b"
    parts: tuple[str, ...] | None = None
    photos: Path | None = None
    themes: Path | None = None


_PLAIN = Book()


def options(language: str, paper: str, *, fixed: bool = False, archive: str = "3b") -> Options:
    """Return the printing options for a language ("id", "en") and a paper ("A4", "F4").

    `fixed` leaves out date and identifier, so that equal data give equal bytes.
    """
    return Options(
        fonts=resource("fonts"),
        language=language,
        paper=Paper[paper],
        fixed=fixed,
        version=__version__,
        archive=ARCHIVES[archive],
    )


def book_options(ws: Workshop, language: str, book: Book) -> Options:
    """Return the options of the proceedings: with the look and the page numbers of the workshop.

    Raises ThemeInvalid, CannotRead.
    """
    settings = ws.settings
    found = options(language, book.paper, archive=book.archive)
    look = theme_named(settings.proceedings_theme, book.themes)
    return replace(found, look=look, dashes=settings.proceedings_folio == "dashes")


def build_pdf(
    ws: Workshop,
    path: Path,
    words: Words,
    *,
    paper: str = "A4",
    book: Book | None = None,
    guard: Guard | None = None,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Result:
    """Print the proceedings in the language of `words`, in this process.

    A `guard` remembers what it found before.
    Raises GuardFindingsOpen, ThemeInvalid, Cancelled, DiskFull, ReadOnlyFile, CannotWrite; then `path` is
    as it was.
    """
    guard, book = guard or Guard(ws), book or Book(paper)
    guarded.refuse_open(ws, open_findings(ws, guard, book.parts))
    snapshot = gather(ws, words, guard, parts=book.parts, photos=book.photos)
    wanted = book_options(ws, words.language, book)
    return build(snapshot, path, wanted, words, progress, cancelled)


def request_bytes(
    ws: Workshop,
    words: Words,
    path: Path,
    paper: str = "A4",
    *,
    stay: bool = False,
    word: bool = False,
    guard: Guard | None = None,
    book: Book | None = None,
) -> bytes:
    """Return what the printing process reads on its standard input: one snapshot, and where it goes.

    With `stay` the process waits for the next request afterwards, its fonts already read. The pages, or
    the Word file, are for looking at: ask `open_findings` before they leave. A `guard` remembers what it
    found before.
    Raises ThemeInvalid, CannotRead.
    """
    book = book or Book(paper)
    snapshot = gather(ws, words, guard, parts=book.parts, photos=book.photos)
    return pack(Request(snapshot, path, book_options(ws, words.language, book), stay, word))


def save_copy(built: Path, path: Path) -> None:
    """Put a finished file where somebody wants it, whole or not at all.

    Raises CannotRead, DiskFull, ReadOnlyFile, CannotWrite; then `path` is as it was.
    """
    try:
        data = built.read_bytes()
    except OSError as error:
        raise CannotRead(path=str(built), reason=error.strerror or "") from error
    write_whole(path, data)


def parts_of(ws: Workshop, parts: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the parts that are printed, in order: by these lines, or by those that the workshop keeps."""
    return printed(ws.settings.proceedings_parts if parts is None else parts)


def gather(
    ws: Workshop,
    words: Words,
    guard: Guard | None = None,
    *,
    parts: tuple[str, ...] | None = None,
    photos: Path | None = None,
) -> model.Proceedings:
    """Return everything that the proceedings print, in the language of `words` where there is one.

    People appear only as speakers and signer, whose part is public, unless the workshop allows names;
    challenges only when cleared and public; nothing that is withheld, and proposed wordings in place of
    the guard's open findings. See `Book` for `parts` and `photos`.
    """
    read = GuardedReader(ws, guard)
    return Gathering(ws, words, read, parts_of(ws, parts), photos).proceedings()


def open_findings(
    ws: Workshop, guard: Guard | None = None, parts: tuple[str, ...] | None = None
) -> list[GuardFinding]:
    """Return the guard's open findings in what the proceedings print; they stop printing and saving."""
    wanted = parts_of(ws, parts)
    kinds = [*PRINTED]
    for part, some in _PRINTED_BY.items():
        kinds += some if part in wanted else ()
    found = guarded.open_findings(ws, kinds, guard)
    if not found:
        return []
    outside = _unprinted(ws, wanted, guard)
    named = ws.settings.proceedings_names
    return [
        finding
        for finding in found
        if finding.place.record_id not in outside
        and not is_for_press(finding)
        and (finding.place.record_kind != Person.KIND or (named and _names(finding)))
    ]


def _names(finding: GuardFinding) -> bool:
    """Tell whether a finding about a person is in what the list of participants prints."""
    return finding.place.field in ("name", "position")


def _unprinted(ws: Workshop, parts: tuple[str, ...], guard: Guard | None) -> set[str]:
    """Return the records of printed kinds that are not printed themselves."""
    read = GuardedReader(ws, guard)
    shown = {(record.KIND, record.id) for record in printed_records(read, parts)}
    attached = {
        a.id
        for a in ws.read.all(Attachment)
        if not is_picture(a) or (a.record_kind, a.record_id) not in shown
    }
    challenges = {c.id for c in ws.read.all(Challenge) if not is_printed(c)}
    return attached | challenges | unprinted_comments(ws)
