"""Writes one file for each certificate, one after the other, in the printing process."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.ui.jobs import Job, Jobs

Order = tuple[Path, bytes]


class EachWriter(QObject):
    """One round at a time. `written` holds the marks of the files that are there already.

    `ended` carries the error that stopped it, None after the last file.
    """

    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._orders: Sequence[Order] = ()
        self._marks: Sequence[tuple[str, str]] = ()
        self._stopped = False
        self.count = 0

    @property
    def is_busy(self) -> bool:
        """True while files are being written."""
        return self._job is not None

    @property
    def written(self) -> Mapping[str, str]:
        """The marks of what has been written in this round."""
        return dict(self._marks[: self.count])

    def start(self, orders: Sequence[Order], marks: Mapping[str, str]) -> None:
        """Write these files; `marks` are those of the certificates, in the same order."""
        self._orders, self._marks, self.count = orders, tuple(marks.items()), 0
        self._stopped = False
        self._next()

    def cancel(self) -> None:
        """Stop; files that are there stay."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._stopped or self.count == len(self._orders):
            self._job = None
            self.ended.emit(Cancelled() if self.count < len(self._orders) else None)
            return
        path, request = self._orders[self.count]
        self._job = self._jobs.start(request, path, stays=True)
        self._job.finished.connect(self._on_job_finished)
        self._job.failed.connect(self._on_job_failed)

    def _on_job_finished(self, _result: dict[str, Any]) -> None:
        self.count += 1
        self.progressed.emit(self.count, len(self._orders))
        # The process is free again once the job has ended, which comes next.
        assert self._job is not None
        self._job.ended.connect(self._next)

    def _on_job_failed(self, error: WorkshopError) -> None:
        self._job = None
        self.ended.emit(error)
