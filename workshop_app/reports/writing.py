"""Putting a finished file on disk: whole or not at all."""

import errno
import os
from pathlib import Path

from workshop_app.domain.errors import CannotWrite, WorkshopError
from workshop_app.domain.paper_errors import CopyLocked, FolderGone, NameTooLong, NoRoomForCopy


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the target, then put it in its place; a failure leaves the target as it was.

    Raises DiskFull, ReadOnlyFile, CannotWrite, in their forms for copies.
    """
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
    reason = error.strerror or type(error).__name__
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return NoRoomForCopy(path=str(path))
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EBUSY:
            return CopyLocked(path=str(path))
        case errno.ENAMETOOLONG:
            return NameTooLong(path=path.name, reason=reason)
        case errno.ENOENT if not path.parent.is_dir():
            return FolderGone(path=str(path), folder=str(path.parent), reason=reason)
        case _:
            return CannotWrite(path=str(path), reason=reason)
