"""Folders for pages on their way: readable by one user, gone with their process, swept if that was killed."""

import logging
import os
import shutil
import stat
import weakref
from pathlib import Path
from time import time
from typing import Final

from filelock import FileLock, Timeout
from PySide6.QtCore import QDir, QTemporaryDir

_log = logging.getLogger(__name__)

PREFIX: Final = "lokakarya-pages-"
LOCK: Final = "held.lock"
"""The file that a process keeps locked as long as it needs the folder; the system frees it in any case."""
LEAST_AGE_S: Final = 60.0
"""A folder that is younger may not be locked yet."""


class PagesFolder:
    """A folder of one's own; it goes when this goes, or when the next start finds it left behind."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir(QDir.temp().filePath(f"{PREFIX}XXXXXX"))
        self.path = Path(self._folder.path())
        self._lock = FileLock(self.path / LOCK, timeout=0, is_singleton=False, thread_local=False)
        try:
            if self._folder.isValid():
                self._lock.acquire()
        except (OSError, Timeout) as error:
            _log.info("a folder for pages is not locked: %s", type(error).__name__)
        # In this order: Windows removes no folder in which a file is open.
        self._gone = weakref.finalize(self, _remove, self._lock, self._folder)

    def remove(self) -> None:
        """Take it away now."""
        self._gone()


def _remove(lock: FileLock, folder: QTemporaryDir) -> None:
    lock.release()
    folder.remove()


def sweep(root: Path | None = None) -> int:
    """Remove the folders that killed processes of this user have left behind; returns how many."""
    root = root or Path(QDir.tempPath())
    left = [folder for folder in sorted(root.glob(f"{PREFIX}*")) if _is_left_behind(folder)]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    if left:
        _log.info("%d folders with pages of killed processes were removed", len(left))
    return len(left)


def _is_left_behind(folder: Path) -> bool:
    """Tell whether a folder is one of ours and its process is gone; in doubt it is not."""
    try:
        about, lock_file = folder.lstat(), (folder / LOCK).lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(about.st_mode) or not stat.S_ISREG(lock_file.st_mode):
        return False
    if time() - about.st_mtime < LEAST_AGE_S or not _is_own(about):
        return False
    lock = FileLock(folder / LOCK, timeout=0, is_singleton=False, thread_local=False)
    try:
        lock.acquire()
    except (OSError, Timeout):
        return False
    lock.release()
    return True


def _is_own(about: os.stat_result) -> bool:
    """Tell whether a folder belongs to this user alone; where the system has no owners, all do."""
    if os.name == "nt":
        return True
    return about.st_uid == os.getuid() and not about.st_mode & 0o077
