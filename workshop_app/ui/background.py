"""Reading and reckoning in a thread of its own, on plain data, so that no window waits for it.

Nothing is written there: the workshop of the window belongs to the window's thread. Work that needs one
opens the file for reading by itself. While a thread runs, Python's garbage collector stays out of it: it
would destroy widgets there (see `collector`, which has taken over from it wherever there is a window).
"""

import gc
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal

from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.progress import CancelCheck, Progress

SLOW_AFTER_MS: Final = 500
Work = Callable[[Progress, CancelCheck], object]
_HELD, _COLLECTS = "threads at work", "collector was on"


class _Thread(QThread):
    """Runs `work` and keeps what came of it."""

    progressed = Signal(int, int)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.result: object = None
        self.error: BaseException | None = None
        self.stopping = False

    def run(self) -> None:
        try:
            self.result = self._work(self._tell, self._is_stopping)
        except BaseException as error:  # noqa: BLE001 - told, or raised again, by the window's thread
            self.error = error

    def _tell(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _is_stopping(self) -> bool:
        return self.stopping


class Background(QObject):
    """One piece of work at a time. `finished` carries its result, `failed` a foreseen error.

    `slow` comes once after half a second: the time to show a line of progress. What is abandoned is not
    heard of again. A bug in the work is raised in the window's thread.
    """

    progressed = Signal(int, int)
    slow = Signal()
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._old: list[_Thread] = []
        self._slow = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._slow.timeout.connect(self.slow)

    @property
    def is_busy(self) -> bool:
        """True while work is under way."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Begin; other work that is under way is abandoned."""
        self.abandon()
        _hold_collector()
        self._thread = _Thread(work)
        self._thread.progressed.connect(self._on_thread_progressed)
        self._thread.finished.connect(self._on_thread_finished)
        self._slow.start()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; `failed` then carries Cancelled."""
        if self._thread is not None:
            self._thread.stopping = True

    def abandon(self) -> None:
        """Stop the work; nobody wants to know what came of it."""
        self._slow.stop()
        if self._thread is not None:
            self._thread.stopping = True
            self._old.append(self._thread)
            self._thread = None

    def close(self) -> None:
        """Stop everything and wait for it."""
        self.abandon()
        for thread in self._old:
            thread.wait()
            _release_collector()
        self._old.clear()

    def _on_thread_progressed(self, done: int, total: int) -> None:
        if self.sender() is self._thread:
            self.progressed.emit(done, total)

    def _on_thread_finished(self) -> None:
        thread = self.sender()
        if thread is not self._thread or not isinstance(thread, _Thread):
            self._bury()
            return
        self._slow.stop()
        self._thread = None
        thread.wait()
        _release_collector()
        if thread.error is None:
            self.finished.emit(thread.result)
        elif isinstance(thread.error, WorkshopError):
            self.failed.emit(thread.error)
        else:
            raise thread.error

    def _bury(self) -> None:
        """Let go of abandoned threads that have ended."""
        ended = [old for old in self._old if old.isFinished()]
        self._old = [old for old in self._old if old not in ended]
        for _ in ended:
            _release_collector()


def _hold_collector() -> None:
    """Keep Python's garbage collector out of one more thread; the app counts how many there are."""
    app = QCoreApplication.instance()
    assert app is not None
    held = int(app.property(_HELD) or 0)
    if not held:
        app.setProperty(_COLLECTS, gc.isenabled())
        gc.disable()
    app.setProperty(_HELD, held + 1)


def _release_collector() -> None:
    """One thread less; with the last one the collector is as it was before."""
    app = QCoreApplication.instance()
    assert app is not None
    held = int(app.property(_HELD) or 0) - 1
    app.setProperty(_HELD, held)
    if not held and app.property(_COLLECTS):
        gc.enable()
