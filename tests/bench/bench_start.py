"""How long a cold process takes to a window that can be used, beside a bare PySide6 window with one field.

The laptop is one that has registered people before: the desk is the screen that it opens on.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from tests.bench.runner import Figure, median
from tests.builders import add_agencies, add_people, new_workshop
from tests.helpers.tree import ROOT
from workshop_app.actions import desk, laptop
from workshop_app.ui.settings import SettingsStore

PEOPLE = 10_000
ROUNDS = 7
GOAL = 2.2


def figures() -> Iterator[Figure]:
    """Start both in turn; the first of each fills the caches: the disk's, and that of compiled modules."""
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as folder:
        path = str(_filled(Path(folder)))
        _remember_the_desk()
        environment = _with_compiled_modules(Path(folder))
        ours, bare = [], []
        for number in range(ROUNDS + 1):
            pair = _measured(environment, "app", path), _measured(environment, "bare")
            if number:
                ours.append(pair[0])
                bare.append(pair[1])
    name = f"first usable window, {PEOPLE} people, cold process"
    for what, place, goal in (("", 0, GOAL), (", processor time", 1, None)):
        value, baseline = (median([taken[place] for taken in some]) for some in (ours, bare))
        yield Figure(name + what, value, "ms", baseline, goal=goal)


def _filled(folder: Path) -> Path:
    ws = new_workshop(folder)
    people = add_people(ws, PEOPLE, add_agencies(ws, 27))
    desk.check_in_all(ws, people[::10])
    ws.close()
    return ws.path


def _with_compiled_modules(folder: Path) -> dict[str, str]:
    """The environment of a process that keeps compiled modules, as an installed program does."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _remember_the_desk() -> None:
    config = platformdirs.user_config_path(laptop.APP_NAME, appauthor=False)
    SettingsStore(config / "settings.json").change(
        last_screen="desk", operator_name="Ani", desk="Meja 1"
    )


def _measured(environment: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Return the milliseconds that passed, and those that the process computed."""
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.start_process", *arguments],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    usable, computed = (float(word) for word in done.stdout.split()[-2:])
    return (usable - start) * 1000, computed * 1000
