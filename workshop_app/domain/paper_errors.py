"""Why there is nobody to print a paper for, and why a finished file could not be put where it was wanted.

What is saved of a workshop has errors of its own: there somebody's work is at stake, here only a copy.
"""

from workshop_app.domain.errors import CannotWrite, DiskFull, NothingToPrint, ReadOnlyFile


class NobodyRegistered(NothingToPrint):
    """Badges were asked for, and there is nobody at all in the scope."""

    code = "nobody-registered"


class NobodyCame(NothingToPrint):
    """Certificates were asked for, and nobody in the scope was present as long as that takes."""

    code = "nobody-came"


class CopyLocked(ReadOnlyFile):
    """The file or its folder refuses writing, as one that another program has open. Values: path."""

    code = "copy-locked"


class NoRoomForCopy(DiskFull):
    """Values: path."""

    code = "no-room-for-copy"


class NameTooLong(CannotWrite):
    """Values: path, reason."""

    code = "name-too-long"


class FolderGone(CannotWrite):
    """The folder was there when somebody chose it. Values: path, folder, reason."""

    code = "folder-gone"
