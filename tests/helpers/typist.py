"""Somebody at a real keyboard: real key presses of the display, each step waited for in the window.

The keys come from outside, so that focus, window manager, dialogs over dialogs and shortcuts all take part.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

LOOK_EVERY = 20
PATIENCE = 15_000


@dataclass(frozen=True, slots=True)
class Step:
    """What is done once `ready` is true; `name` is said when that takes too long."""

    name: str
    ready: Callable[[], bool]
    act: Callable[[], object]


class Typist(QObject):
    """Does steps in their order. Its timer ticks in the event loops of modal dialogs too."""

    def __init__(self) -> None:
        super().__init__()
        self.failed = ""
        self._steps: list[Step] = []
        self._since = QElapsedTimer()
        self._loop = QEventLoop()
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def carry_out(self, steps: list[Step]) -> None:
        """Do all steps; raises AssertionError with the name of the one that could not begin."""
        self._steps = list(steps)
        self._since.start()
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        assert not self.failed, f"waited in vain: {self.failed}"

    def _look(self) -> None:
        if not self._steps:
            self._end()
        elif self._steps[0].ready():
            step = self._steps.pop(0)
            step.act()
            self._since.restart()
        elif self._since.elapsed() > PATIENCE:
            self.failed = self._steps[0].name
            self._steps = []

    def _end(self) -> None:
        """Close what stands in the way, then leave the outermost loop."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()
        else:
            self._timer.stop()
            self._loop.quit()


def press(*keys: str) -> None:
    """Press keys one after the other, named as X names them."""
    subprocess.run(["xdotool", "key", "--delay", "8", *keys], check=True)


def write(text: str, *, gap: int = 4) -> None:
    """Type letters, each of which takes so many milliseconds: xdotool halves what it is told."""
    subprocess.run(["xdotool", "type", "--delay", str(2 * gap), text], check=True)
