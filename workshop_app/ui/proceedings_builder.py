"""Keeps one PDF up to date with the workshop, in a printing process that stays warm."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from workshop_app.actions.proceedings import Book, request_bytes
from workshop_app.actions.themes import themes_folder
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.ui.jobs import Job, Jobs
from workshop_app.ui.session import Session
from workshop_app.ui.side_reading import Reading, SideReading
from workshop_app.ui.spots import Spots
from workshop_app.ui.temporary import PagesFolder
from workshop_app.ui.widgets.pdf_contents import Bookmark

_log = logging.getLogger(__name__)

CALM_MS: Final = 20
"""How long nothing must have changed before the pages are made anew, where that takes a moment only."""
CALMEST_MS: Final = 250
QUICK_MS: Final = 250
"""Pages that take longer are made anew after an eighth of that time, `CALMEST_MS` at most."""
SLOW_AFTER_MS: Final = 500
"""From then on somebody is told that pages are being made, and may stop it."""
COLD_MS: Final = 600
"""What it takes to begin a process; the next pages come without it."""


class ProceedingsBuilder(QObject):
    """`built` comes with every new file, `state_changed` with everything else a person should know.

    A change while pages are being made leaves them to finish: they are shown, and made once more. Other
    options stop them, for nobody wants those pages any more. Subclasses print something else.
    """

    state_changed = Signal()
    progressed = Signal(int, int)
    slow = Signal()
    built = Signal()

    NAME = "proceedings"

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._folder = PagesFolder()
        self._count = 0
        self._held: list[Path] = []
        self._job: Job | None = None
        self._target = Path()
        self._stale = True
        self._again = self._waiting = self._gathering = self._dropped = False
        self._reading = SideReading(session, self)
        self._reading.done.connect(self._on_gathered)
        self._reading.failed.connect(self._on_gathering_failed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._start)
        self._since = QElapsedTimer()
        self._patience = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._patience.timeout.connect(self._on_patience_over)
        self._cold = True
        session.guard.ready.connect(self._on_guard_ready)
        self.language, self.paper = session.words.language, "A4"
        self.path: Path | None = None
        self.pages = 0
        self.took = 0
        """Milliseconds from gathering to the file, the last time, by a warm process."""
        self.warnings: tuple[str, ...] = ()
        self.spots = Spots()
        self.bookmarks: tuple[Bookmark, ...] = ()
        self.built_at: datetime | None = None
        self.error: WorkshopError | None = None

    # --- what it is now ---------------------------------------------------------------------------

    @property
    def is_building(self) -> bool:
        """True while pages are being made."""
        return self._job is not None or self._gathering

    @property
    def is_fresh(self) -> bool:
        """True if the file shows the workshop as it is now, in the chosen options."""
        return self.path is not None and not self._stale and not self.is_building

    @property
    def is_due(self) -> bool:
        """True if new pages are on their way."""
        return self.is_building or self._timer.isActive() or self._waiting

    @property
    def calm(self) -> int:
        """How many milliseconds nothing must have changed before new pages are made."""
        return CALM_MS if self.took <= QUICK_MS else min(CALMEST_MS, self.took // 8)

    @property
    def book(self) -> Book:
        """What is chosen beside the language, and where pictures lie on their way."""
        themes = themes_folder(self._session.surroundings.folders.data)
        return Book(self.paper, photos=self._folder.path, themes=themes)

    # --- wishes -----------------------------------------------------------------------------------

    def want(self, *, calm: bool = True) -> None:
        """Make new pages: at once, or when nothing has changed for a moment."""
        self._stale = True
        self.error = None
        self._jobs.warm_up()  # it reads its fonts while the workshop is read
        if self.is_building:
            self._again = True
        else:
            self._timer.start(self.calm if calm else 0)
        self.state_changed.emit()

    def mark_stale(self) -> None:
        """Note that the pages no longer show the workshop, without making new ones."""
        self._stale = True
        self._again = self.is_building
        self.state_changed.emit()

    def choose(self, language: str, paper: str) -> None:
        """Make new pages in another language or on another paper."""
        if (language, paper) == (self.language, self.paper):
            return
        self.language, self.paper = language, paper
        self._stop_job()
        self.want(calm=False)

    def cancel(self) -> None:
        """Stop making pages; those of before stay."""
        self._timer.stop()
        self._patience.stop()
        self._again = self._waiting = False
        self._stop_job()
        self.state_changed.emit()

    def _stop_job(self) -> None:
        self._dropped = self._gathering
        if self._job is not None:
            self._job.cancel()

    # --- work -------------------------------------------------------------------------------------

    def _gather(self) -> Reading:
        """What gathers the pages for `_target`, perhaps in a thread: returns the request."""
        target, book = self._target, self.book
        words = self._session.surroundings.words_in(self.language)
        return lambda ws, guard: request_bytes(ws, words, target, stay=True, guard=guard, book=book)

    def _take(self, gathered: Any) -> bytes:
        """Take what was gathered, and return the request."""
        request: bytes = gathered
        return request

    def _refuse(self, error: WorkshopError) -> None:
        """There is nothing to print: tell why."""
        self._fail(error)

    def _start(self) -> None:
        watch = self._session.guard
        self._patience.start()
        self._waiting = not watch.is_ready
        if self._waiting:  # the pages must not show what it has not read yet
            watch.want()
            return
        self._count += 1
        self._target = self._folder.path / f"{self.NAME}-{self._count}.pdf"
        self._since.start()
        self._stale = self._again = self._dropped = False
        self._gathering = True
        self._reading.ask(self._gather())

    def _on_gathered(self, gathered: object) -> None:
        self._gathering = False
        if self._dropped:
            self._give_up()
            return
        self._cold = not self._jobs.is_warm
        self._job = self._jobs.start(self._take(gathered), self._target, stays=True)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_job_finished)
        self._job.failed.connect(self._on_job_failed)
        self.state_changed.emit()

    def _on_gathering_failed(self, error: WorkshopError) -> None:
        self._gathering = False
        self._stale = True
        if self._dropped:
            self._give_up()
        else:
            self._again = False
            self._refuse(error)

    def _give_up(self) -> None:
        """Nobody wants these pages any more; perhaps others."""
        self._dropped, self._stale = False, True
        self._go_on()

    def _on_patience_over(self) -> None:
        if self.is_due:
            self.slow.emit()

    def _on_guard_ready(self) -> None:
        if self._waiting:
            self._timer.stop()  # a wish meanwhile is met by these pages
            self._start()

    def _on_job_finished(self, result: dict[str, Any]) -> None:
        self._job = None
        before, self.path = self.path, self._target
        self.took = max(0, self._since.elapsed() - (COLD_MS if self._cold else 0))
        self.pages = int(result.get("pages", 0))
        self.warnings = tuple(str(line) for line in result.get("warnings", ()))
        self.spots = Spots(result.get("spots", ()))
        self.bookmarks = tuple(Bookmark(*told) for told in result.get("bookmarks", ()))
        self.built_at = self._session.surroundings.clock()
        self.error = None
        self.built.emit()
        self._discard(before)
        self._go_on()

    def _on_job_failed(self, error: WorkshopError) -> None:
        self._job = None
        self._stale = True
        if isinstance(error, Cancelled) and self._again:
            self._go_on()
        else:
            self._again = False
            self._fail(error)

    def _go_on(self) -> None:
        self._patience.stop()
        if self._again:
            self._again = False
            self._timer.start(self.calm)
        self.state_changed.emit()

    def _fail(self, error: WorkshopError) -> None:
        self._patience.stop()
        self.error = error
        self.state_changed.emit()

    def _discard(self, path: Path | None) -> None:
        """Remove the pages of before, and earlier ones that the view still held then."""
        held: list[Path] = []
        for each in (*self._held, *([path] if path else [])):
            try:
                each.unlink(missing_ok=True)
            except OSError as error:
                _log.info("an earlier file stays for now: %s", error.strerror)
                held.append(each)
        self._held = held
