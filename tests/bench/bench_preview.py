"""How soon the proceedings on screen follow an edit, and how long the window waits meanwhile."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from tests.bench.bench_window import longest_gap, surroundings
from tests.bench.books import book
from tests.bench.runner import Figure, median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from tests.ui.conftest import report_program
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.records import Agency, Practice, Strategy
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.proceedings import ProceedingsScreen
from workshop_app.ui.session import Session

GOAL_MS = 150.0
GOAL_GAP_MS = 40.0
ROUNDS = 9
_BETWEEN_MS = 400
_PATIENCE_MS = 120_000


def figures() -> Iterator[Figure]:
    """The sample, and workshops with 150 and 2,000 practices more. The baseline prints in a process begun
    anew."""
    with surroundings() as (folder, around):
        operator = around.settings.value.operator
        sample = templates.create(folder / "contoh.workshop", operator, "sample")
        yield from _measured(Session(sample, around), "the sample", GOAL_MS)
        large = templates.create(folder / "besar.workshop", operator, "sample")
        _enlarge(large, "medium")
        yield from _measured(Session(large, around), "150 practices more", None)
        largest = templates.create(folder / "terbesar.workshop", operator, "sample")
        _enlarge(largest, "large")
        yield from _longest(Session(largest, around), "2,000 practices more")


def _measured(session: Session, what: str, goal: float | None) -> Iterator[Figure]:
    with _shown(session) as (screen, jobs):
        yield from _followed(_Edit(session, screen), screen, jobs, what, goal)


def _followed(
    edit: "_Edit", screen: ProceedingsScreen, jobs: Jobs, what: str, goal: float | None
) -> Iterator[Figure]:
    edit.timed()
    warm = [edit.timed() for _ in range(ROUNDS)]
    cold = [edit.timed(cold=jobs) for _ in range(3)]
    name = f"from an edit to its page on the screen, {what}"
    # The best of some rounds has the goal: another program on the machine only ever adds.
    yield Figure(name, min(warm), "ms", min(cold), goal=goal, of="value")
    yield Figure(f"the same, median of {ROUNDS}", median(warm), "ms", median(cold))
    rate = screen.pane.page_count / (min(warm) / 1000)
    slow = screen.pane.page_count / (min(cold) / 1000)
    yield Figure(f"pages that follow an edit, {what}", rate, "pages/s", slow)
    edit.timed()
    yield _waited(what, edit, adding=False)


def _longest(session: Session, what: str) -> Iterator[Figure]:
    """The window of a book of thousands of pages: its contents are open, and get one entry more each time."""
    with _shown(session) as (screen, _jobs):
        screen.left_card.tabs.setCurrentIndex(1)
        screen.contents.expandAll()
        edit = _Edit(session, screen)
        took = [edit.timed() for _ in range(3)]
        yield Figure(f"from an edit to its page on the screen, {what}", min(took), "ms", max(took))
        yield _waited(what, edit, adding=True)


@contextmanager
def _shown(session: Session) -> Iterator[tuple[ProceedingsScreen, Jobs]]:
    """The screen with its first pages; it and the session are closed afterwards."""
    jobs = Jobs(report_program(), Path.cwd())
    screen = ProceedingsScreen(session, jobs, FakeAsk())
    screen.resize(1084, 730)
    screen.show()
    _until(lambda: screen.builder.is_fresh)
    yield screen, jobs
    screen.close()
    screen.deleteLater()
    jobs.stop_all()
    session.close()


def _waited(what: str, edit: "_Edit", *, adding: bool) -> Figure:
    """How long the window waits at most; of some rounds the best, as another program only ever adds."""
    gaps = [longest_gap(_and_after(edit.begun(adding=adding))) for _ in range(5)]
    name = f"longest wait of the window while pages follow an edit, {what}"
    return Figure(name, min(gaps), "ms", GOAL_GAP_MS, goal=GOAL_GAP_MS, of="value")


class _Edit:
    """Changes the title of a practice; the pages are painted when they show the change."""

    def __init__(self, session: Session, screen: ProceedingsScreen) -> None:
        self._session, self._screen = session, screen
        self._practice = session.workshop.read.all(Practice)[0].id
        self._count = 0
        self._built = self._painted = False
        screen.builder.built.connect(self._on_built)
        screen.pane.view.painted.connect(self._on_painted)

    def timed(self, *, cold: Jobs | None = None) -> float:
        """Return the milliseconds from the committed change to the painted page."""
        _wait(_BETWEEN_MS)
        if cold is not None:
            cold.cool()
        done = self.begun()
        started = perf_counter()
        _until(done)
        return (perf_counter() - started) * 1000

    def begun(self, *, adding: bool = False) -> Callable[[], bool]:
        """Make the change (or add a practice); the answer tells whether it is on the screen."""
        self._count += 1
        self._built = self._painted = False
        ws, title = self._session.workshop, f"Judul ke-{self._count}"
        if adding:
            first = ws.read.all(Practice)[0]
            told = {"agency_id": first.agency_id, "strategies": first.strategies}
            records.add(ws, Practice, title=title, **told)
        else:
            records.change(ws, Practice, self._practice, title=title)
        return lambda: self._painted

    def _on_built(self) -> None:
        self._built = True

    def _on_painted(self) -> None:
        self._painted = self._painted or self._built


def _enlarge(ws: Workshop, size: str) -> None:
    agencies, strategies = ws.read.all(Agency), ws.read.all(Strategy)
    invented = [p for s in book(size).data.strategies for p in s.practices]
    with ws.operation(label("x")) as op:
        for number, practice in enumerate(invented):
            op.add(
                Practice,
                title=practice.title,
                action=practice.action,
                result=practice.result,
                agency_id=agencies[number % len(agencies)].id,
                strategies=(strategies[number % len(strategies)].id,),
            )


def _and_after(done: Callable[[], bool]) -> Callable[[], bool]:
    """A moment later than `done`: contents and small pages follow the page."""
    since = QElapsedTimer()

    def after() -> bool:
        if not since.isValid() and done():
            since.start()
        return since.isValid() and since.elapsed() > _BETWEEN_MS

    return after


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(done: Callable[[], bool]) -> None:
    loop = QEventLoop()
    look = QTimer(loop, interval=1)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    look.start()
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    loop.exec()
    look.stop()
    assert done(), "nothing came"
