"""Long work in a process of its own: this same program with `--report`, so that no window ever waits.

The request goes in on standard input; one JSON object a line comes back: {"done", "of"} while it works,
then {"finished": {...}} or {"failed": {"code", "values"}}.
"""

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from workshop_app.domain.errors import Cancelled, ReportFailed, WorkshopError

_log = logging.getLogger(__name__)

SLOW_AFTER_MS: Final = 500
GRACE_MS: Final = 1500
"""How long a stopped job may take to tidy up before it is killed."""


class Job(QObject):
    """One piece of long work. Exactly one of `finished` and `failed` comes, and then `ended`.

    `slow` comes after half a second, once: the time to show a line of progress. `failed` carries a
    WorkshopError; `Cancelled` if the person stopped it.
    """

    progressed = Signal(int, int)
    slow = Signal()
    finished = Signal(dict)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, program: Sequence[str], folder: Path, request: bytes, output: Path) -> None:
        super().__init__()
        self._request, self._output = request, output
        self._lines = b""
        self._answer: dict[str, Any] | None = None
        self._cancelled = self._over = self._waiting = False
        self._process = QProcess(self)
        self._process.setProgram(program[0])
        self._process.setArguments(list(program[1:]))
        self._process.setWorkingDirectory(str(folder))
        self._process.started.connect(self._on_started)
        self._process.readyReadStandardOutput.connect(self._on_output_ready)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_error_occurred)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._slow.timeout.connect(self._on_slow_timeout)
        self._kill = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._kill.timeout.connect(self._process.kill)

    @property
    def is_over(self) -> bool:
        """True once it has ended."""
        return self._over

    def start(self) -> None:
        """Begin, with the cursor of waiting until half a second has passed."""
        self._waiting = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._slow.start()
        self._process.start()

    def cancel(self) -> None:
        """Stop; the process tidies up by itself or is killed, and a half-written file is removed."""
        if self._over or self._cancelled:
            return
        self._cancelled = True
        self._process.write(b"!")
        self._kill.start()

    def abandon(self) -> None:
        """Stop at once, for a window that closes; nothing is reported."""
        self._cancelled = True
        self._process.kill()
        self._process.waitForFinished(2000)

    def _on_started(self) -> None:
        self._process.write(self._request)
        self._request = b""

    def _on_output_ready(self) -> None:
        *lines, self._lines = (
            self._lines + bytes(self._process.readAllStandardOutput().data())
        ).split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            answer = json.loads(line)
        except ValueError:
            _log.info("a line from the printing process was not understood")
            return
        if "done" in answer:
            self.progressed.emit(int(answer["done"]), int(answer["of"]))
        else:
            self._answer = answer

    def _on_slow_timeout(self) -> None:
        self._give_cursor_back()
        self.slow.emit()

    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(ReportFailed(reason=self._process.errorString()))

    def _on_process_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._on_output_ready()
        answer = self._answer or {}
        if self._cancelled and "finished" not in answer:
            self._end(Cancelled())
        elif "finished" in answer:
            self._end(None)
        elif "failed" in answer:
            self._end(error_of(answer["failed"]["code"], answer["failed"]["values"]))
        else:
            _log.info("the printing process ended with exit code %d", code)
            self._end(ReportFailed(reason=f"exit code {code}"))

    def _end(self, error: WorkshopError | None) -> None:
        if self._over:
            return
        self._over = True
        self._slow.stop()
        self._kill.stop()
        self._give_cursor_back()
        if error is None and self._answer is not None:
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
    """Starts jobs and knows which are running. `program` is this app with `--report`."""

    def __init__(self, program: Sequence[str], folder: Path) -> None:
        super().__init__()
        self._program, self._folder = tuple(program), folder
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended."""
        return tuple(self._running)

    def start(self, request: bytes, output: Path) -> Job:
        """Start the work that `request` describes; it writes `output`, under a `.part` name at first.

        Connect to the job's signals at once: none comes before the event loop runs again.
        """
        job = Job(self._program, self._folder, request, output)
        job.setParent(self)
        self._running.append(job)
        job.ended.connect(self._on_job_ended)
        job.start()
        return job

    def stop_all(self) -> None:
        """Stop everything, for a window that closes."""
        for job in self.running:
            job.abandon()

    def _on_job_ended(self) -> None:
        for job in [j for j in self._running if j.is_over]:
            self._running.remove(job)
            job.deleteLater()  # the list held the only Python reference


def remove_part(output: Path) -> None:
    """Remove what a stopped job left of its output."""
    try:
        output.with_name(output.name + ".part").unlink(missing_ok=True)
    except OSError as error:
        _log.info("a half-written file stays behind: %s", error.strerror)


def error_of(code: str, values: dict[str, Any]) -> WorkshopError:
    """Return the foreseen error that another process has named."""
    for kind in WorkshopError.__subclasses__():
        if kind.code == code:
            return kind(**values)
    return ReportFailed(reason=code)
