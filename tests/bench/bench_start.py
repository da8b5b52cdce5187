"""How long a cold process takes to a window that can be used, beside a bare PySide6 window."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.runner import Figure, median
from tests.builders import add_agencies, add_people, new_workshop
from tests.helpers.tree import ROOT
from workshop_app.actions import desk

PEOPLE = 10_000
ROUNDS = 7
GOAL = 2.2


def figures() -> Iterator[Figure]:
    """Start both in turn; the first of each fills the caches: the disk's, and that of compiled modules."""
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as folder:
        path = str(_filled(Path(folder)))
        environment = _with_compiled_modules(Path(folder))
        ours, bare = [], []
        for number in range(ROUNDS + 1):
            pair = _milliseconds(environment, "app", path), _milliseconds(environment, "bare")
            if number:
                ours.append(pair[0])
                bare.append(pair[1])
    yield Figure(
        f"first usable window, {PEOPLE} people, cold process",
        median(ours),
        "ms",
        median(bare),
        goal=GOAL,
    )


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


def _milliseconds(environment: dict[str, str], *arguments: str) -> float:
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
    return (float(done.stdout.split()[-1]) - start) * 1000
