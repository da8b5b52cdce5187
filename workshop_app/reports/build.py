"""From data to a file on disk: all or nothing, with progress, and stopped at any block."""

import errno
import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from workshop_app.domain.errors import CannotWrite, DiskFull, ReadOnlyFile, WorkshopError
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.proceedings import print_proceedings
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words


@dataclass(frozen=True)
class Result:
    """What came of it: the number of pages and what a person should look at, already worded."""

    pages: int
    warnings: tuple[str, ...] = ()


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
    return Result(printed.pages, printed.warnings)


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the target, then put it in its place; a failure leaves the target as it was."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        _remove(part)
        raise foreseen(error, path) from error


def _remove(part: Path) -> None:
    """Take the unfinished file away, if the disk lets us."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return


def foreseen(error: OSError, path: Path) -> WorkshopError:
    """The foreseen error that an error of the disk stands for."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(path=str(path))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnlyFile(path=str(path))
    return CannotWrite(path=str(path), reason=error.strerror or type(error).__name__)
