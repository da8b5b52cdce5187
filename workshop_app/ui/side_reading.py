"""Reads a workshop for one purpose: at once where that takes a moment, in a thread where it takes longer."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, Signal

from workshop_app.actions.guarding import Guard, Known
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.ui.background import Background
from workshop_app.ui.session import Session

Reading = Callable[[Workshop, Guard], object]

AT_ONCE_S: Final = 0.025
"""What takes longer than this goes into a thread: the window must never wait for 40 milliseconds."""


class SideReading(QObject):
    """One reading at a time; what is asked meanwhile waits, and only the last of it is done.

    `done` carries what came of it, `failed` a WorkshopError. Both may come before `ask` returns.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._next: Reading | None = None
        self._took = AT_ONCE_S * 2  # the first time much is imported, too
        self._background = Background(self)
        self._background.finished.connect(self._on_background_finished)
        self._background.failed.connect(self._on_background_failed)
        session.closing.connect(self._on_session_closing)

    @property
    def is_busy(self) -> bool:
        """True while something is being read."""
        return self._background.is_busy

    def ask(self, work: Reading) -> None:
        """Read; `work` must keep to what it is given."""
        if self._background.is_busy:
            self._next = work
        elif self._took <= AT_ONCE_S:
            self._read_at_once(work)
        else:
            self._background.start(self._beside(work))

    def _read_at_once(self, work: Reading) -> None:
        started = perf_counter()
        try:
            found = work(self._session.workshop, self._session.guard.guard)
        except WorkshopError as error:
            self.failed.emit(error)
            return
        self._took = perf_counter() - started
        self.done.emit(found)

    def _beside(self, work: Reading) -> Callable[[Progress, CancelCheck], object]:
        """The same on another connection to the file, with what the guard knows already."""
        path, guard = self._session.workshop.path, self._session.guard.guard
        known = guard.known()

        def read(_progress: Progress, _cancelled: CancelCheck) -> tuple[object, float]:
            return _read(path, known, work)

        return read

    def _on_background_finished(self, found: tuple[object, float]) -> None:
        result, self._took = found
        self.done.emit(result)
        self._go_on()

    def _on_background_failed(self, error: WorkshopError) -> None:
        self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        work, self._next = self._next, None
        if work is not None:
            self.ask(work)

    def _on_session_closing(self) -> None:
        self._next = None
        self._background.close()


def _read(path: Path, known: Known, work: Reading) -> tuple[object, float]:
    ws = Workshop.open_to_read(path, proven=True)  # by the window, whose file it is
    try:
        guard = Guard(ws, known)
        started = perf_counter()
        return work(ws, guard), perf_counter() - started
    finally:
        ws.close()
