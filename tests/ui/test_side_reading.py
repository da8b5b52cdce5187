"""Reading at once or beside the window; the collector stays out of every thread."""

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from workshop_app.actions.guarding import Guard
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import NothingToPrint
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.store.file import WorkshopFile
from workshop_app.ui.background import Background, Work
from workshop_app.ui.session import Session
from workshop_app.ui.side_reading import SideReading


def title(ws: Workshop, _guard: Guard) -> tuple[str, bool]:
    """What it is called, and whether the window's own thread read it."""
    return ws.settings.title, threading.current_thread() is threading.main_thread()


def test_the_first_time_in_a_thread_then_at_once(qtbot: QtBot, session: Session) -> None:
    reading = SideReading(session, session)
    with qtbot.waitSignal(reading.done) as done:
        reading.ask(title)
        assert reading.is_busy
    assert done.args == [("Small workshop", False)]

    found: list[object] = []
    reading.done.connect(found.append)
    reading.ask(title)
    assert found == [("Small workshop", True)]


def test_of_what_is_asked_meanwhile_the_last_counts(qtbot: QtBot, session: Session) -> None:
    reading = SideReading(session, session)
    go = threading.Event()
    found: list[object] = []
    reading.done.connect(found.append)

    def first(_ws: Workshop, _guard: Guard) -> str:
        assert go.wait(10)
        return "first"

    reading.ask(first)
    reading.ask(lambda ws, guard: "second")
    reading.ask(lambda ws, guard: "third")
    go.set()
    qtbot.waitUntil(lambda: "third" in found)
    assert found == ["first", "third"]


def test_a_foreseen_error_is_told_either_way(qtbot: QtBot, session: Session) -> None:
    def refused(_ws: Workshop, _guard: Guard) -> object:
        raise NothingToPrint

    reading = SideReading(session, session)
    with qtbot.waitSignal(reading.failed) as failed:
        reading.ask(refused)
    assert isinstance(failed.args[0], NothingToPrint)
    with qtbot.waitSignal(reading.done):
        reading.ask(title)
    with qtbot.waitSignal(reading.failed):
        reading.ask(refused)


def test_nothing_is_heard_of_it_once_the_workshop_is_closed(qtbot: QtBot, session: Session) -> None:
    reading = SideReading(session, session)
    found: list[object] = []
    reading.done.connect(found.append)
    reading.ask(title)
    session.close()
    assert not reading.is_busy and found == []


def test_the_collector_stays_out_until_the_last_thread_has_ended(
    qtbot: QtBot, session: Session
) -> None:
    assert gc.isenabled()
    go = {name: threading.Event() for name in "ab"}
    works = {name: Background(session) for name in "ab"}

    def waiting(name: str) -> Work:
        def work(_progress: Progress, _cancelled: CancelCheck) -> str:
            assert go[name].wait(10)
            return name

        return work

    for name, background in works.items():
        background.start(waiting(name))
    with qtbot.waitSignal(works["a"].finished):
        go["a"].set()
    assert not gc.isenabled()
    with qtbot.waitSignal(works["b"].finished):
        go["b"].set()
    assert gc.isenabled()

    works["a"].start(waiting("a"))
    works["a"].abandon()
    assert not gc.isenabled()
    works["a"].close()
    assert gc.isenabled()


def test_the_windows_own_file_is_not_proven_again_for_every_reading(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    proven: list[Workshop] = []
    monkeypatch.setattr(WorkshopFile, "prove", proven.append)
    reading = SideReading(session, session)
    with qtbot.waitSignal(reading.done) as done:
        reading.ask(title)
    assert done.args == [("Small workshop", False)] and proven == []


def test_documents_that_are_asked_for_are_there_all_the_same(session: Session) -> None:
    ws = Workshop.open_to_read(session.workshop.path, proven=True)
    try:
        assert ws.settings.title == "Small workshop"
        assert set(ws.file.documents) == set(session.workshop.file.documents)
    finally:
        ws.close()
