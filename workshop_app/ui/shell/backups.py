"""Makes backups while one works: at opening, every ten minutes with changes, at closing."""

import logging
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.actions.backups import BackupStore
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.errors import StillWriting, WorkshopError
from workshop_app.ui.session import Session

_log = logging.getLogger(__name__)

FIRST_AFTER_MS: Final = 1500
"""After the first paint: nobody waits for a backup when opening."""
EVERY_MS: Final = 10 * 60 * 1000


class BackupKeeper(QObject):
    """Looks after the backups of one session. `made` comes after each attempt, good or bad."""

    made = Signal()

    def __init__(self, session: Session, store: BackupStore) -> None:
        super().__init__()
        self._session, self._store = session, store
        self._changed = False
        self.failed = False
        self.last: datetime | None = store.last(session.workshop.id)
        session.changed.connect(self._on_session_changed)
        self._first = QTimer(self, singleShot=True, interval=FIRST_AFTER_MS)
        self._first.timeout.connect(self.back_up)
        self._every = QTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self._on_every_timeout)

    def start(self) -> None:
        """Begin; the file has just been opened and shown."""
        if not self._session.workshop.read_only:
            self._first.start()
            self._every.start()

    def stop(self) -> None:
        """End, with a last backup if there is anything new in it."""
        begun = self._every.isActive()
        pending = not begun or self._first.isActive() or self._changed
        self._first.stop()
        self._every.stop()
        if pending and not self._session.workshop.read_only:
            self.back_up()

    def back_up(self) -> None:
        """Make a backup now. A failure is told once; the workshop itself is saved all the same."""
        failed_before = self.failed
        try:
            self.last = self._store.make(self._session.workshop).made_at
            self.failed = self._changed = False
        except StillWriting:
            self._changed = True  # the next one holds the whole of it
            return
        except WorkshopError as error:
            self.failed = True
            _log.info("no backup: %s", error)
            if not failed_before:
                self._session.notices.error(self._session.words, error)
        self.made.emit()

    def _on_every_timeout(self) -> None:
        if self._changed:
            self.back_up()

    def _on_session_changed(self, _changes: ChangeSet) -> None:
        self._changed = True
