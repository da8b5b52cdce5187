"""The longest time in which the window can do nothing else, while long work goes on beside it."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.bench_import import large_list
from tests.bench.runner import Figure

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import load_words, report_program
from tests.ui.fakes import FakeAsk
from workshop_app.actions import templates
from workshop_app.ui.collector import Collector
from workshop_app.ui.dialogs.steps import StepsDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.people_import import PREVIEW, ImportDialog
from workshop_app.ui.screens.proceedings import ProceedingsScreen
from workshop_app.ui.session import Session
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Folders, Surroundings
from workshop_app.ui.theme import Theme

GOALS = {
    "the sample's pages are made": 40.0,
    "10000 rows are read": 40.0,
    "their preview is made": 100.0,
    "they are written": 100.0,
    "they are taken back": 100.0,
}
"""What goes on -> milliseconds."""
ROUNDS = 3
_TICK = 10
_IDLE_MS = 2000


@contextmanager
def surroundings() -> Iterator[tuple[Path, Surroundings]]:
    """A folder that goes away again, and what a window in it needs; Python's collector runs as in the app."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as name:
        folder = Path(name)
        settings = SettingsStore(folder / "settings.json")
        collector = Collector()
        collector.start()
        try:
            yield (
                folder,
                Surroundings(
                    Theme(app, scheme="light"), settings, load_words, Folders(folder, folder)
                ),
            )
        finally:
            collector.stop()


def figures() -> Iterator[Figure]:
    """Let a timer tick meanwhile; the baseline is its longest gap while nothing goes on."""
    with surroundings() as (folder, around):
        ws = templates.create(folder / "contoh.workshop", around.settings.value.operator, "sample")
        session, jobs = Session(ws, around), Jobs(report_program(), Path.cwd())
        idle = max(_idle_gap(), 0.1)
        for what, gap in (
            ("the sample's pages are made", _making_pages(session, jobs)),
            *_importing(session, folder),
        ):
            yield Figure(
                f"longest wait of the window while {what}",
                gap,
                "ms",
                idle,
                goal=GOALS[what],
                of="value",
            )
        jobs.stop_all()
        session.close()


def _making_pages(session: Session, jobs: Jobs) -> float:
    """The best of some rounds: another program on the machine only ever adds."""
    screen = ProceedingsScreen(session, jobs, FakeAsk())
    screen.show()
    longest_gap(lambda: screen.builder.is_fresh)
    gaps = []
    for _ in range(ROUNDS):
        screen.builder.want(calm=False)
        gaps.append(longest_gap(lambda: screen.builder.is_fresh))
    screen.close()
    screen.deleteLater()
    return min(gaps)


def _importing(session: Session, folder: Path) -> list[tuple[str, float]]:
    """Read a long list, look at its preview, write it and take it back, some times over."""
    rounds = [_import_once(session, folder, number) for number in range(ROUNDS)]
    return [(what, min(told[what] for told in rounds)) for what in rounds[0]]


def _import_once(session: Session, folder: Path, number: int) -> dict[str, float]:
    dialog = ImportDialog(session, FakeAsk())
    dialog.show()
    told: dict[str, float] = {}
    dialog.read_file(large_list(folder / f"besar{number}.csv", 10_000))
    told["10000 rows are read"] = longest_gap(lambda: not dialog.work.is_busy)
    dialog.next_button.click()
    told["their preview is made"] = longest_gap(lambda: not dialog.work.is_busy)
    dialog.agencies_page.new_button.click()
    while dialog.page != PREVIEW:
        dialog.next_button.click()
        longest_gap(lambda: not dialog.work.is_busy)
    dialog.next_button.click()
    told["they are written"] = longest_gap(lambda: not dialog.writing.is_busy)
    dialog.deleteLater()
    undoing = StepsDialog(session.theme, session.words, "", session.workshop.undoing())
    undoing.show()
    told["they are taken back"] = longest_gap(lambda: not undoing.work.is_busy)
    undoing.deleteLater()
    return told


def _idle_gap() -> float:
    clock = QElapsedTimer()
    clock.start()
    return longest_gap(lambda: clock.hasExpired(_IDLE_MS))


def longest_gap(done: Callable[[], bool]) -> float:
    """Return by how many milliseconds the latest tick was late until `done`."""
    loop, clock, longest = QEventLoop(), QElapsedTimer(), [0.0]

    def tick() -> None:
        longest[0] = max(longest[0], clock.nsecsElapsed() / 1e6 - _TICK)
        clock.restart()
        if done():
            loop.quit()

    timer = QTimer(loop, interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    clock.start()
    timer.start()
    loop.exec()
    timer.stop()
    return longest[0]
