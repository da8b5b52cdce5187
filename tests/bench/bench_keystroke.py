"""A key pressed at the desk until its rows are painted, beside a proxy model over the same people."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.crowd import crowd
from tests.bench.runner import Figure, durations, percentile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from tests.ui.fakes import FakeAsk
from workshop_app.actions import desk, records
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Session as SessionRecord
from workshop_app.paths import resource
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.models.people import PeopleModel
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.desk import DeskScreen
from workshop_app.ui.session import Session
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Folders, Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.words.catalogue import Words

GOALS = {10_000: 16.0, 100_000: 16.0}
"""People -> milliseconds for the 95th percentile, from the key to the painted rows."""
TYPED = ("sekar ayu pradipta", "handoko", "badan 7", "kirana w", "tirta", "wardhana puspa", "zz")
ROUNDS = 3
SIZE = QSize(1084, 730)


def figures() -> Iterator[Figure]:
    """Type words letter by letter, every tenth person being present already."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    theme = Theme(app, scheme="light")
    for size, goal in GOALS.items():
        with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as folder:
            ws = crowd(Path(folder), size)
            gc.collect()
            ours = _at_the_desk(app, theme, ws, Path(folder))
            session_id = _with_a_session(ws)
            in_session = _at_the_desk(app, theme, ws, Path(folder), session_id)
            proxy = _by_proxy(app, theme, ws, size)
            ws.close()
        yield Figure(
            f"keystroke to painted rows, {size} people, p95",
            percentile(ours, 95),
            "ms",
            percentile(proxy, 95),
            goal=goal,
            of="value",
        )
        yield Figure(
            f"keystroke at the desk of a session, {size} people, p95",
            percentile(in_session, 95),
            "ms",
            percentile(proxy, 95),
            goal=goal,
            of="value",
        )


def _with_a_session(ws: Workshop) -> str:
    """Add a session to which every seventh person has come."""
    session_id = records.add(ws, SessionRecord, title="Paparan", kind="presentation")
    everybody = [row.id for row in desk.search_people(ws, "", limit=1_000_000)]
    desk.check_in_all(ws, everybody[::7], session_id=session_id)
    return session_id


def _at_the_desk(
    app: QApplication, theme: Theme, ws: Workshop, folder: Path, session_id: str = ""
) -> list[float]:
    surroundings = Surroundings(
        theme, SettingsStore(folder / "settings.json"), _words, Folders(folder, folder)
    )
    session = Session(ws, surroundings)
    screen = DeskScreen(session, Jobs([], folder), FakeAsk())
    screen.resize(SIZE)
    screen.show()
    screen.scope.choose(session_id)
    app.processEvents()
    taken = []
    for word in TYPED * ROUNDS:
        for letter in word:
            taken += durations(_pressing(app, screen, letter), 1)
        screen.field.clear()
        app.processEvents()
    screen.close()
    screen.deleteLater()
    return taken


def _pressing(app: QApplication, screen: DeskScreen, letter: str) -> Callable[[], None]:
    def press() -> None:
        QTest.keyClicks(screen.field, letter)
        app.processEvents()

    return press


def _by_proxy(app: QApplication, theme: Theme, ws: Workshop, size: int) -> list[float]:
    model = PeopleModel(Say(_words("id"), "WIB"))
    model.show(desk.search_people(ws, "", limit=size))
    proxy = QSortFilterProxyModel()
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSourceModel(model)
    view = QTableView()
    view.setModel(proxy)
    view.resize(SIZE.width() * 7 // 10, SIZE.height() // 2)
    view.show()
    app.processEvents()
    taken = []
    for word in TYPED:
        for length in range(1, len(word) + 1):
            taken += durations(_filtering(app, proxy, word[:length]), 1)
    view.close()
    return taken


def _filtering(app: QApplication, proxy: QSortFilterProxyModel, text: str) -> Callable[[], None]:
    def filter_it() -> None:
        proxy.setFilterFixedString(text)
        app.processEvents()

    return filter_it


def _words(language: str) -> Words:
    return Words.load(language, resource("locale"))
