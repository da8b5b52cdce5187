"""The surroundings of the tests themselves: own folders, watched logs, a true exit code."""

import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.__main__ import _parts, verdict
from tests.helpers import environment
from tests.helpers.deep import scaled
from tests.helpers.logs import LogWatch
from tests.helpers.tree import ROOT

ExpectLogs = Callable[[str, str], AbstractContextManager[None]]


def test_the_users_own_folders_are_out_of_reach() -> None:
    assert Path.home().name.startswith("lokakarya-tests-")
    assert Path(os.environ["XDG_CONFIG_HOME"]).is_relative_to(Path.home())


def test_the_environment_of_a_desktop_is_taken_away(tmp_path: Path) -> None:
    variables = {"LC_ALL": "id_ID.UTF-8", "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "xcb"}
    environment.apply(variables, tmp_path)
    assert "LC_ALL" not in variables
    assert "QT_SCALE_FACTOR" not in variables
    assert variables["QT_QPA_PLATFORM"] == "xcb"
    assert variables["HOME"] == str(tmp_path)


@pytest.mark.usefixtures("qapp")
def test_only_shipped_fonts_are_seen() -> None:
    families = set(QFontDatabase.families())
    generic = {"Monospace", "Sans Serif", "Serif"}
    assert "Inter" in families
    shipped = ("Inter", "Noto ", "Droid Sans Fallback")
    assert not [name for name in families - generic if not name.startswith(shipped)]


def test_parts_that_run_side_by_side_are_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    chosen, ignored = _parts(["--randomly-seed=1"])
    assert [f"--ignore={folder}" for folder in chosen] == ignored
    assert all((ROOT / folder).is_dir() for folder in chosen)
    assert _parts(["-k", "merge"]) == _parts(["tests/store"]) == [[]]
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert _parts([]) == [[]]


def test_an_unexpected_warning_is_caught(log_watch: LogWatch) -> None:
    logging.getLogger("workshop_app.store").warning("the file %s is odd", "x")
    assert log_watch.complaint() == "WARNING workshop_app.store: the file x is odd"
    log_watch.unexpected.clear()


def test_an_expected_warning_passes(expect_logs: ExpectLogs, log_watch: LogWatch) -> None:
    with expect_logs("workshop_app", "is odd"):
        logging.getLogger("workshop_app.store").warning("the file is odd")
    assert not log_watch.unexpected


def test_an_expected_warning_must_come(expect_logs: ExpectLogs) -> None:
    with (
        pytest.raises(AssertionError, match="nothing from workshop_app"),
        expect_logs("workshop_app", "is odd"),
    ):
        logging.getLogger("workshop_app.store").info("the file is odd")


@pytest.mark.parametrize(
    ("codes", "code"),
    [([0, 0], 0), ([5, 0], 0), ([0, 5], 0), ([5, 5], 5), ([1, 0], 1), ([0, 2], 2), ([-6, 0], -6)],
)
def test_the_exit_code_hides_nothing(codes: list[int], code: int) -> None:
    assert verdict(codes) == code


@pytest.mark.parametrize(("asked", "rounds"), [("1", 900), ("0", 3), (None, 3)])
def test_the_long_proofs_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, rounds: int
) -> None:
    if asked is None:
        monkeypatch.delenv("LOKAKARYA_DEEP", raising=False)
    else:
        monkeypatch.setenv("LOKAKARYA_DEEP", asked)
    assert scaled(3, deep=900) == rounds


@pytest.mark.window
def test_a_real_window_gets_the_focus(qtbot: QtBot) -> None:
    assert QGuiApplication.platformName() == "xcb"
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
