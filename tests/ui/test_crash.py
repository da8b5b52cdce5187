"""A fault of the program: said in words, logged and shown without anybody's data."""

import logging
import sys
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.conftest import ExpectLogs
from tests.ui.fakes import FakeAsk
from workshop_app.ui.crash import CrashWatch, details_of, start_log
from workshop_app.ui.dialogs.crash import CrashDialog
from workshop_app.ui.surroundings import Surroundings

SECRET = "Ani Wijayanti, 0812"


def _fault() -> tuple[type[BaseException], BaseException, TracebackType | None]:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return type(error), error, error.__traceback__


def test_the_details_hold_places_and_no_data() -> None:
    kind, _error, trace = _fault()
    details = details_of(kind, trace)
    assert "builtins.ValueError" in details and "test_crash.py" in details
    assert SECRET not in details and str(Path.home()) not in details


def test_a_fault_is_shown_once_and_logged(
    surroundings: Surroundings, ask: FakeAsk, expect_logs: ExpectLogs, tmp_path: Path
) -> None:
    stop = start_log(tmp_path / "log")
    watch = CrashWatch(surroundings, ask)
    shown: list[object] = []

    def look(dialog: CrashDialog) -> None:
        shown.append(dialog)
        watch.on_exception(*_fault())  # a fault while one is shown opens no second window

    ask.answer(look)
    before = sys.excepthook
    watch.start()
    assert sys.excepthook == watch.on_exception
    with expect_logs("workshop_app.ui.crash", "ValueError"):
        sys.excepthook(*_fault())
    watch.stop()
    assert sys.excepthook is before
    stop()
    assert len(shown) == 1
    text = (tmp_path / "log" / "lokakarya.log").read_text(encoding="utf-8")
    assert text.count("ValueError") == 2 and SECRET not in text


def test_the_details_can_be_copied(qtbot: QtBot, surroundings: Surroundings) -> None:
    dialog = CrashDialog(surroundings, "some details")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "some details"


def test_ctrl_c_is_no_fault(surroundings: Surroundings, ask: FakeAsk) -> None:
    watch = CrashWatch(surroundings, ask)
    seen: list[object] = []
    before = sys.excepthook
    sys.excepthook = lambda kind, error, trace: seen.append(kind)
    try:
        watch.start()
        watch.on_exception(KeyboardInterrupt, KeyboardInterrupt(), None)
        watch.stop()
    finally:
        sys.excepthook = before
    assert seen == [KeyboardInterrupt] and ask.asked == []


def test_without_a_place_for_the_log_work_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    handlers = list(logging.getLogger("workshop_app").handlers)
    start_log(blocked / "log")()
    assert logging.getLogger("workshop_app").handlers == handlers


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_window_speaks_the_language_of_now(
    qtbot: QtBot, surroundings: Surroundings, language: str
) -> None:
    surroundings.set_language(language)
    dialog = CrashDialog(surroundings, "x")
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == surroundings.words.t("Lokakarya has a fault")
