"""What the first window must not wait for: modules that are imported only when they are needed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import small
from tests.helpers import environment
from tests.helpers.tree import ROOT

START = """
import json, os, sys
from workshop_app import app

make_start = app._start

def watching(argv):
    from PySide6.QtCore import QTimer
    from workshop_app.ui.shell.window import MainWindow

    show = MainWindow.show

    def shown(window):
        show(window)
        QTimer.singleShot(0, lambda: tell(window))

    MainWindow.show = shown
    return make_start(argv)

def tell(window):
    print(json.dumps([window.place, sorted(sys.modules)]), flush=True)
    os._exit(0)

app._start = watching
app.main(sys.argv[1:])
"""

HEAVY = (
    # other people's
    "PySide6.QtMultimedia",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "anyio",
    "asyncio",
    "babel",
    "html",
    "locale",
    "pycrdt",
    "reportlab",
    "sqlite_utils",
    "uuid",
    # ours: the documents behind the tables, the guard, the second window, what is asked and printed
    "workshop_app.actions.guarding",
    "workshop_app.actions.merging",
    "workshop_app.document.shared",
    "workshop_app.store.projection",
    "workshop_app.ui.camera",
    "workshop_app.ui.dialogs.crash",
    "workshop_app.ui.print_process",
    "workshop_app.ui.projector",
    "workshop_app.ui.screens.desk_dialogs",
    "workshop_app.ui.screens.overview",
    "workshop_app.ui.shell.finder",
)


@pytest.fixture
def started(tmp_path: Path) -> tuple[str, frozenset[str]]:
    """The first place and the modules of a process that has just shown its window on the desk."""
    ws = small(tmp_path).ws
    ws.close()
    home = tmp_path / "home"
    home.mkdir()
    variables = dict(os.environ)
    environment.apply(variables, home)
    settings = Path(variables["XDG_CONFIG_HOME"]) / "lokakarya" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"last_screen": "desk", "device": "ABCD"}', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", START, str(ws.path)],
        cwd=ROOT,
        env={**variables, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        timeout=60,
    )
    place, modules = json.loads(done.stdout.splitlines()[-1])
    return place, frozenset(modules)


def test_the_first_window_waits_for_nothing_that_it_does_not_need(
    started: tuple[str, frozenset[str]],
) -> None:
    place, modules = started
    assert place == "desk"
    assert (
        "workshop_app.ui.screens.desk" in modules
    )  # the list below is one of modules, not of typos
    assert sorted(modules.intersection(HEAVY)) == []


def test_every_module_of_ours_that_must_wait_exists() -> None:
    for name in HEAVY:
        if name.startswith("workshop_app."):
            path = ROOT.joinpath(*name.split("."))
            assert path.with_suffix(".py").is_file(), name
