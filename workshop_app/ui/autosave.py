"""When to save what somebody types: at every short pause, and without a pause before a second is over."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from workshop_app.domain.ids import new_id

PAUSE_MS: Final = 350
LONGEST_MS: Final = 750
"""From the first key that is not saved until it is, even if nobody pauses.

A program that is killed in mid-sentence has then lost less than a second. One save takes a millisecond or
two, on a slow disk some tens of them.
"""
RUN_MS: Final = 20_000
"""How much typing one step of undo takes back."""


class Autosave(QObject):
    """`due` comes when it is time to save."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self._pause, self._longest):
            timer.setTimerType(Qt.TimerType.PreciseTimer)
            timer.timeout.connect(self.due)
        self._since = QElapsedTimer()
        self._run = ""
        self.last_run = ""
        """The run of the last save."""

    @property
    def is_waiting(self) -> bool:
        """True while something waits to be saved."""
        return self._pause.isActive()

    def touch(self) -> None:
        """Somebody has typed."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """It is saved, or there is nothing to save."""
        self._pause.stop()
        self._longest.stop()

    def run_of(self, fields: Iterable[str]) -> str:
        """Name the run of typing that these fields belong to; another field or time begins another."""
        if not self._run or self._since.elapsed() > RUN_MS:
            self._run = new_id()
            self._since.start()
        self.last_run = f"{self._run}/{','.join(sorted(fields))}"
        return self.last_run

    def end_run(self) -> None:
        """What comes now is a step of its own."""
        self._run = ""
