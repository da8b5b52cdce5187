"""Python's garbage collector, on the thread of the window only and between two events.

Left to itself it may run in any thread and destroy widgets there.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 5000


class Collector(QObject):
    """Collects by timer from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self._limits = gc.get_threshold()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect those generations that have outgrown their limit."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return
