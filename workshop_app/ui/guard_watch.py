"""Reads all texts for the identity guard, a little at a time, while somebody wants to know what it finds."""

from collections.abc import Iterator
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.actions.workshop import Workshop

if TYPE_CHECKING:
    from workshop_app.actions.guarding import Guard

SLICE: Final = 0.008
"""Seconds of reading between two looks at keyboard and mouse."""

FEW: Final = 20
"""So many changed records are read when somebody asks; more are read a little at a time."""


class GuardWatch(QObject):
    """The guard of a session. Nothing is read until `want`; `ready` comes when everything is.

    Many changes at once, as from a merge, make it unready again; who still wants to know asks again.
    """

    ready = Signal()

    def __init__(self, workshop: Workshop, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._reading: Iterator[None] | None = None
        self._known = self._closed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read_on)

    @cached_property
    def guard(self) -> "Guard":
        """The guard itself, made when somebody first wants it."""
        from workshop_app.actions.guarding import Guard

        return Guard(self._workshop)

    @property
    def is_ready(self) -> bool:
        """True if the guard knows every text, but for a few that it reads when it is asked."""
        return self._known

    def want(self) -> None:
        """Read what is new; `ready` tells when that is done."""
        if not (self._known or self._closed or self._timer.isActive()):
            self._reading = self.guard.read_ahead()
            self._timer.start(0)

    def forget(self, count: int) -> None:
        """Note that so many records have changed; reading that is under way begins again."""
        self._known = self._known and count <= FEW
        if self._timer.isActive():
            self._reading = self.guard.read_ahead()

    def stop(self) -> None:
        """Read no further: the workshop is about to be closed."""
        self._closed = True
        self._timer.stop()
        self._reading = None

    def _read_on(self) -> None:
        until = perf_counter() + SLICE
        while self._reading is not None and perf_counter() < until:
            if next(self._reading, self) is self:
                self._reading = None
        if self._reading is not None:
            self._timer.start(0)
        else:
            self._known = True
            self.ready.emit()
