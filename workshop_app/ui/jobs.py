"""Long work in a process of its own, so that no window ever waits; a process that is warm serves again.

The request goes in on standard input; one JSON object a line comes back: {"done", "of"} while it works,
then {"finished": {...}} or {"failed": {"code", "values"}}.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from workshop_app.domain.errors import Cancelled, ReportFailed, WorkshopError

if TYPE_CHECKING:
    from workshop_app.ui.print_process import PrintProcess

_log = logging.getLogger(__name__)

SLOW_AFTER_MS: Final = 500
GRACE_MS: Final = 1500
"""How long a stopped job may take to tidy up before it is killed."""
IDLE_MS: Final = 180_000
"""How long a warm process waits for another request; it holds some tens of megabytes."""


class Job(QObject):
    """One piece of long work. Exactly one of `finished` and `failed` comes, and then `ended`.

    `slow` comes after half a second, once: the time to show a line of progress. `failed` carries a
    WorkshopError; `Cancelled` if the person stopped it.
    """

    progressed = Signal(int, int)
    slow = Signal()
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, request: bytes, output: Path, *, stays: bool) -> None:
        """If its process `stays`, the job ends with the answer and leaves the mouse cursor alone."""
        super().__init__()
        self.stays = stays
        self._request, self._output = request, output
        self._cancelled = self._over = self._waiting = False
        self._answer: dict[str, Any] = {}
        self._spoken = False
        self._anew: Callable[[], PrintProcess] | None = None
        self.process: PrintProcess | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._slow.timeout.connect(self._on_slow_timeout)
        self._kill = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._kill.timeout.connect(self._on_kill_timeout)

    @property
    def is_over(self) -> bool:
        """True once it has ended."""
        return self._over

    def start(self, process: "PrintProcess", anew: "Callable[[], PrintProcess] | None") -> None:
        """Begin, with the cursor of waiting until half a second has passed.

        A process that has served before may have died unnoticed; `anew` then makes another.
        """
        self._anew = anew
        if not self.stays:
            self._waiting = True
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._slow.start()
        self._use(process)

    def cancel(self) -> None:
        """Stop; the process tidies up by itself or is killed, and a half-written file is removed."""
        if self._over or self._cancelled or self.process is None:
            return
        from workshop_app.ui.print_process import STOP

        self._cancelled = True
        self.process.send(STOP)
        self._kill.start()

    def abandon(self) -> None:
        """Stop at once, for a window that closes; nothing is reported."""
        self._cancelled = True
        if self.process is not None:
            self.process.kill_and_wait()

    def _use(self, process: "PrintProcess") -> None:
        self.process = process
        process.told.connect(self._on_told)
        process.died.connect(self._on_died)
        process.send(self._request)

    def _on_told(self, answer: dict[str, Any]) -> None:
        self._spoken = True
        if "done" in answer:
            self.progressed.emit(int(answer["done"]), int(answer["of"]))
            return
        self._answer = answer
        if self.stays:
            if self.process is not None:
                self.process.has_served = True
            self._conclude("")

    def _on_died(self, reason: str) -> None:
        if self._anew is not None and not self._spoken and not self._cancelled:
            anew, self._anew = self._anew, None
            self._use(anew())
        else:
            self._conclude(reason)

    def _conclude(self, reason: str) -> None:
        answer = self._answer
        if "finished" in answer:
            self._end(None)
        elif self._cancelled:
            self._end(Cancelled())
        elif "failed" in answer:
            self._end(error_of(answer["failed"]["code"], answer["failed"]["values"]))
        else:
            self._end(ReportFailed(reason=reason))

    def _on_slow_timeout(self) -> None:
        self._give_cursor_back()
        self.slow.emit()

    def _on_kill_timeout(self) -> None:
        if self.process is not None:
            self.process.kill()

    def _end(self, error: WorkshopError | None) -> None:
        if self._over:
            return
        self._over = True
        if self.process is not None:
            self.process.told.disconnect(self._on_told)
            self.process.died.disconnect(self._on_died)
        self._slow.stop()
        self._kill.stop()
        self._give_cursor_back()
        if error is None:
            self.finished.emit(self._answer["finished"])
        else:
            remove_part(self._output)
            self.failed.emit(error)
        self.ended.emit()

    def _give_cursor_back(self) -> None:
        if self._waiting:
            self._waiting = False
            QGuiApplication.restoreOverrideCursor()


class Jobs(QObject):
    """Starts jobs and knows which are running. `program` is this app with `--report`.

    One process at most is kept warm between jobs, and not for ever.
    """

    def __init__(self, program: Sequence[str], folder: Path) -> None:
        super().__init__()
        self._program, self._folder = tuple(program), folder
        self._running: list[Job] = []
        self._processes: list[PrintProcess] = []
        self._warm: PrintProcess | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.cool)

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended."""
        return tuple(self._running)

    @property
    def is_warm(self) -> bool:
        """True while a process waits that has served before."""
        return self._warm is not None and self._warm.is_alive and self._warm.has_served

    def start(self, request: bytes, output: Path, *, stays: bool = False) -> Job:
        """Start the work that `request` describes; it writes `output`, under a `.part` name at first.

        `stays` says that the request tells the process to wait for the next one. Connect to the job's
        signals at once: none comes before the event loop runs again.
        """
        job = Job(request, output, stays=stays)
        job.setParent(self)
        self._running.append(job)
        job.ended.connect(self._on_job_ended)
        warm = self._take_warm() if stays else None
        job.start(warm or self._process(), self._process if warm else None)
        return job

    def warm_up(self) -> None:
        """Begin a process that will be wanted soon."""
        if self._warm is None and not self._running:
            self._keep_warm(self._process())

    def cool(self) -> None:
        """Let the waiting process go."""
        warm = self._take_warm()
        if warm is not None:
            warm.retire()

    def stop_all(self) -> None:
        """Stop everything, for a window that closes."""
        for job in self.running:
            job.abandon()
        self._warm = None
        for process in list(self._processes):
            process.kill_and_wait()

    def _process(self) -> "PrintProcess":
        from workshop_app.ui.print_process import PrintProcess

        made = PrintProcess(self._program, self._folder, self)
        self._processes.append(made)
        made.died.connect(self._on_process_died)
        return made

    def _take_warm(self) -> "PrintProcess | None":
        self._idle.stop()
        warm, self._warm = self._warm, None
        return warm if warm is not None and warm.is_alive else None

    def _on_job_ended(self) -> None:
        for job in [j for j in self._running if j.is_over]:
            self._running.remove(job)
            if job.stays and job.process is not None:
                self._keep_warm(job.process)
            job.deleteLater()  # the list held the only Python reference

    def _keep_warm(self, process: "PrintProcess") -> None:
        if not process.is_alive:
            return
        if self._warm is not None:
            self._warm.retire()
        self._warm = process
        self._idle.start()

    def _on_process_died(self, _reason: str) -> None:
        for process in [p for p in self._processes if not p.is_alive]:
            self._processes.remove(process)
            if process is self._warm:
                self._warm = None
            process.deleteLater()  # the list held the only Python reference


def remove_part(output: Path) -> None:
    """Remove what a stopped job left of its output."""
    try:
        output.with_name(output.name + ".part").unlink(missing_ok=True)
    except OSError as error:
        _log.info("a half-written file stays behind: %s", error.strerror)


def error_of(code: str, values: dict[str, Any]) -> WorkshopError:
    """Return the foreseen error that another process has named."""
    kinds = list(WorkshopError.__subclasses__())
    for kind in kinds:
        if kind.code == code:
            return kind(**values)
        kinds += kind.__subclasses__()
    return ReportFailed(reason=code)
