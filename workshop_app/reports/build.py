"""From data to a file on disk: all or nothing, with progress, and stopped at any block."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.proceedings import Bookmark, Spot, print_proceedings
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words
from workshop_app.reports.writing import write_whole


@dataclass(frozen=True)
class Result:
    """What came of it: the number of pages and what a person should look at, already worded.

    `spots` tell where parts and records begin: key, page from 1, points from the top of the page;
    `bookmarks` are those of the file: how deep each stands, its title, its page from 1.
    """

    pages: int
    warnings: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()


def build(
    proceedings: Proceedings,
    path: Path,
    options: Options,
    words: Words,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
    shelf: FontShelf | None = None,
) -> Result:
    """Print the proceedings to `path`, replacing what was there only when all is written.

    Raises `Cancelled`, `DiskFull`, `ReadOnlyFile`, `CannotWrite`, `CannotRead` (a font). A `shelf`
    kept by the caller saves reading the fonts again.
    """
    if options.made_at is None and not options.fixed:
        options = replace(options, made_at=datetime.now().astimezone())
    shelf = shelf or FontShelf(options.fonts)
    printed = print_proceedings(proceedings, options, words, progress, cancelled, shelf)
    write_whole(path, printed.data)
    return Result(printed.pages, printed.warnings, printed.spots, printed.bookmarks)
