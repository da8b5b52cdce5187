"""Writing a little at a time in the window's own thread: whatever takes long and must not run beside it.

Between two portions the window paints, answers the keyboard, and lets the person stop.
"""

from time import perf_counter
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.domain.progress import Steps
from workshop_app.ui.background import SLOW_AFTER_MS

PORTION_S: Final = 0.012
"""How long it works before the window has its turn."""


class Gradual(QObject):
    """Does one `Steps` at a time. `finished` carries their value, `failed` a foreseen error.

    `slow` comes once after half a second: the time to show a line of progress. Stopped by `cancel` it
    fails with Cancelled, and nothing was written.
    """

    progressed = Signal(int, int)
    slow = Signal()
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Steps[Any] | None = None
        self._told = (0, 0)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._slow.timeout.connect(self.slow)

    @property
    def is_busy(self) -> bool:
        """True while there are steps to do."""
        return self._steps is not None

    def start(self, steps: Steps[Any]) -> None:
        """Begin."""
        self.close()
        self._steps = steps
        self._slow.start()
        self._turn.start()

    def cancel(self) -> None:
        """Stop and take back what was done so far; `failed` then carries Cancelled."""
        if self._steps is not None:
            self.close()
            self.failed.emit(Cancelled())

    def close(self) -> None:
        """Stop and take back what was done so far; nobody hears of it."""
        self._turn.stop()
        self._slow.stop()
        if self._steps is not None:
            steps, self._steps = self._steps, None
            steps.close()

    def _on_turn(self) -> None:
        steps = self._steps
        if steps is None:
            return
        try:
            until = perf_counter() + PORTION_S
            while perf_counter() < until:
                self._told = next(steps)
        except StopIteration as end:
            self._end()
            self.finished.emit(end.value)
        except WorkshopError as error:
            self._end()
            self.failed.emit(error)
        except BaseException:
            self._end()
            raise
        else:
            self.progressed.emit(*self._told)

    def _end(self) -> None:
        self._steps = None
        self.close()
