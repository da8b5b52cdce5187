"""The writer's lock on a file. The system takes it back when the process ends, however it ends."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class TakenAlready(Exception):
    """Another process, or another window of this one, holds the lock."""


class FileLock:
    """A lock in a small file of its own. Taken when made; `release` takes the file away too."""

    def __init__(self, path: Path) -> None:
        """Take the lock at `path`; raises TakenAlready, or OSError where no file can be made."""
        self._path = path
        self._descriptor = -1
        while self._descriptor < 0:
            self._descriptor = self._take()

    def release(self) -> None:
        """Give the lock back and take its file away; a second time does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor < 0:
            return
        if sys.platform == "win32":  # it removes no open file
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
            os.close(descriptor)
            _remove(self._path)
        else:  # as long as the lock is held, the file is certainly ours
            _remove(self._path)
            os.close(descriptor)

    def _take(self) -> int:
        """Return a locked descriptor, or -1 if the file was removed meanwhile by who held it before."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if sys.platform == "win32":
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            os.close(descriptor)
            raise TakenAlready from error
        except BaseException:
            os.close(descriptor)
            raise
        if os.fstat(descriptor).st_nlink:
            return descriptor
        os.close(descriptor)
        return -1


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # somebody else has just opened it; an empty file without a lock is in nobody's way
