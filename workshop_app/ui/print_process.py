"""The printing process at the other end of a pipe: this same program with `--report`.

Requests go in on standard input, one JSON object a line comes back. A process may serve one request
after the other; who holds it decides how long.
"""

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal

_log = logging.getLogger(__name__)

STOP: Final = b"!"


class PrintProcess(QObject):
    """`told` carries each line, `died` comes once, with what the system said about it ("": nothing)."""

    told = Signal(object)
    died = Signal(str)

    def __init__(self, program: Sequence[str], folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = b""
        self._lines = b""
        self._over = False
        self.has_served = False
        self._process = QProcess(self)
        self._process.setProgram(program[0])
        self._process.setArguments(list(program[1:]))
        self._process.setWorkingDirectory(str(folder))
        self._process.started.connect(self._on_started)
        self._process.readyReadStandardOutput.connect(self._on_output_ready)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error_occurred)
        self._process.start()

    @property
    def is_alive(self) -> bool:
        """True until it is known to have ended."""
        return not self._over and self._process.state() is not QProcess.ProcessState.NotRunning

    def send(self, data: bytes) -> None:
        """Write to its standard input, as soon as it has one."""
        if self._process.state() is QProcess.ProcessState.Running:
            self._process.write(data)
        else:
            self._waiting += data

    def retire(self) -> None:
        """Tell it that nothing more comes; it ends by itself."""
        self._process.closeWriteChannel()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def kill_and_wait(self) -> None:
        """End it at once, and return when it has ended."""
        self._process.kill()
        self._process.waitForFinished(2000)

    def _on_started(self) -> None:
        self._process.write(self._waiting)
        self._waiting = b""

    def _on_output_ready(self) -> None:
        *lines, self._lines = (
            self._lines + bytes(self._process.readAllStandardOutput().data())
        ).split(b"\n")
        for line in lines:
            self._tell(line)

    def _tell(self, line: bytes) -> None:
        try:
            answer = json.loads(line)
        except ValueError:
            _log.info("a line from the printing process was not understood")
            return
        if isinstance(answer, dict):
            self.told.emit(answer)

    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(self._process.errorString())

    def _on_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._on_output_ready()
        _log.info("the printing process ended with exit code %d", code)
        self._end(f"exit code {code}")

    def _end(self, reason: str) -> None:
        if not self._over:
            self._over = True
            self.died.emit(reason)
