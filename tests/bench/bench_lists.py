"""A key pressed in the list of 5,000 practices until its rows are painted, and one pressed in the form."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.bench_find import GOAL, SIZE, fill
from tests.bench.runner import Figure, durations, percentile
from tests.builders import new_workshop

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.fakes import FakeAsk
from workshop_app.actions import contributions
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Practice
from workshop_app.paths import resource
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Folders, Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.words.catalogue import Words

TYPED = ("pencegahan", "kader desa 17", "badan 7", "pb-k7-0421", "pelatihan zz", "di kecamatan")
WRITTEN = "Kami melatih kader desa di dua belas kecamatan. "
WINDOW = QSize(1084, 730)


def figures() -> Iterator[Figure]:
    """Search letter by letter in a plain and in a grouped list, then write a practice."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    theme = Theme(app, scheme="light")
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as folder:
        ws = new_workshop(Path(folder))
        fill(ws)
        gc.collect()
        around = Surroundings(
            theme,
            SettingsStore(Path(folder) / "settings.json"),
            _words,
            Folders(Path(folder), Path(folder)),
        )
        screen = PracticesScreen(Session(ws, around), Jobs([], Path(folder)), FakeAsk())
        screen.resize(WINDOW)
        screen.show()
        app.processEvents()
        plain = _searching(app, screen)
        screen.panel.group_box.set_value("strategy")
        screen.panel.group_box.activated.emit(1)
        grouped = _searching(app, screen)
        writing = _writing(app, screen)
        saving = _saving(app, screen)
        reading = durations(lambda: contributions.rows(ws, Practice), 3)
        whole = percentile(_like(ws), 95)
        screen.close()
        screen.deleteLater()
        ws.close()
    for what, taken in (
        ("keystroke in the list to painted rows", plain),
        ("keystroke in the grouped list to painted rows", grouped),
        ("keystroke in the form to painted form", writing),
        ("save while typing, beside the list", saving),
    ):
        yield Figure(
            f"{what}, {SIZE} practices, p95",
            percentile(taken, 95),
            "ms",
            whole,
            goal=GOAL,
            of="value",
        )
    yield Figure(f"reading the list of {SIZE} practices", percentile(reading, 50), "ms", whole)


def _searching(app: QApplication, screen: PracticesScreen) -> list[float]:
    taken = []
    for word in TYPED:
        for letter in word:
            taken += durations(_pressing(app, screen.panel.filter, letter), 1)
        screen.panel.filter.clear()
        app.processEvents()
    return taken


def _writing(app: QApplication, screen: PracticesScreen) -> list[float]:
    field = screen.form.action
    return [one for letter in WRITTEN for one in durations(_pressing(app, field, letter), 1)]


def _saving(app: QApplication, screen: PracticesScreen) -> list[float]:
    def save() -> None:
        screen.save()
        app.processEvents()

    taken = []
    for letter in WRITTEN:
        QTest.keyClicks(screen.form.action, letter)
        taken += durations(save, 1)
    return taken


def _pressing(app: QApplication, field: QWidget, letter: str) -> Callable[[], None]:
    def press() -> None:
        QTest.keyClicks(field, letter)
        app.processEvents()

    return press


def _like(ws: Workshop) -> list[float]:
    """The yardstick: reading all practices with a word in them, row by row, as a plain query does."""

    def ask() -> object:
        return ws.file.connection.execute(
            "SELECT * FROM practice WHERE title LIKE '%kader%' OR action LIKE '%kader%'"
        ).fetchall()

    return durations(ask, 5)


def _words(language: str) -> Words:
    return Words.load(language, resource("locale"))
