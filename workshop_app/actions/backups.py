"""Backups of workshops in the user's data folder: made, read back, thinned out, restored as copies."""

from datetime import UTC, datetime
from pathlib import Path

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.frozen import frozen
from workshop_app.domain.zones import Clock, system_clock
from workshop_app.store import care
from workshop_app.store.faults import foreseen

KEEP_LATEST = 10
"""The newest backups of a workshop are all kept; of older ones, the last of each day."""

_STAMP = "%Y%m%dT%H%M%S%fZ"


@frozen
class Backup:
    """One backup file. `made_at` is in UTC, `size` in bytes."""

    path: Path
    workshop_id: str
    title: str
    made_at: datetime
    size: int


class BackupStore:
    """The folder with the backups: one folder for each workshop, one file for each backup."""

    def __init__(self, folder: Path, clock: Clock = system_clock) -> None:
        self.folder = folder
        self._clock = clock

    def make(self, ws: Workshop) -> Backup:
        """Back an open workshop up and read the copy back; then thin out older ones.

        Raises BackupUnreadable, DiskFull, CannotWrite: the workshop itself is not concerned.
        """
        now = self._clock()
        path = self.folder / ws.id / f"{now.astimezone(UTC).strftime(_STAMP)}.workshop"
        care.back_up(ws.file, path, now)
        self._thin_out(ws.id)
        with foreseen(path):
            return Backup(path, ws.id, ws.settings.title, now, path.stat().st_size)

    def list(self) -> list[Backup]:
        """Return all readable backups of all workshops, newest first."""
        found: list[Backup] = []
        for path in sorted(self.folder.glob("*/*.workshop")):
            made_at = _made_at(path)
            if made_at is None:
                continue
            try:
                workshop_id, title = care.title_of(path)
            except WorkshopError:
                continue  # a half-copied or foreign file in the folder is no backup
            found.append(Backup(path, workshop_id, title, made_at, path.stat().st_size))
        return sorted(found, key=_newest_first)

    def last(self, workshop_id: str) -> datetime | None:
        """Return when a workshop was last backed up here."""
        times = [t for p in (self.folder / workshop_id).glob("*.workshop") if (t := _made_at(p))]
        return max(times, default=None)

    def restore(self, backup: Backup, target: Path) -> Path:
        """Copy a backup to a new file that can be opened, or merged into the workshop it came from.

        Raises FileExists, Damaged, DiskFull, CannotWrite.
        """
        care.copy_out(backup.path, target, self._clock())
        return target

    def renew(self, ws: Workshop) -> Backup:
        """Replace all backups of a workshop by a new one: after something was erased from it."""
        older = list((self.folder / ws.id).glob("*.workshop"))
        backup = self.make(ws)
        for path in older:
            with foreseen(path):
                path.unlink(missing_ok=True)
        return backup

    def _thin_out(self, workshop_id: str) -> None:
        paths = sorted((self.folder / workshop_id).glob("*.workshop"), reverse=True)
        days: set[str] = set()
        for position, path in enumerate(paths):
            made_at = _made_at(path)
            day = f"{made_at:%Y-%m-%d}" if made_at else path.name
            if position >= KEEP_LATEST and day in days:
                with foreseen(path):
                    path.unlink(missing_ok=True)
            days.add(day)


def _newest_first(backup: Backup) -> float:
    return -backup.made_at.timestamp()


def _made_at(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
