"""Python's garbage collector, on the thread of the window only and between two events.

Left to itself it may run in any thread and destroy widgets there. Its work grows with all that is alive:
with a large workshop whose screens have all been seen, going through everything takes 50 to 90 ms, and a
window must not wait for 40. So what is old is set aside ("frozen") each time it has been gone through, and
where much has come together at once, from a workshop opened or a screen first seen, it is set aside without
that. What is set aside is gone through when the workshop is let go.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 5000
MOST_AT_ONCE: Final = 20_000
"""So many objects are gone through in some 15 ms."""


class Collector(QObject):
    """Collects by timer from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self._limits = gc.get_threshold()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._collect_all)

    def start(self) -> None:
        """Take over from Python; what starting has made stays."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        self._anew.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect those generations that have outgrown their limit."""
        young, middle, old = (
            count > limit for count, limit in zip(gc.get_count(), self._limits, strict=True)
        )
        if old:
            gc.collect(2 if len(gc.get_objects(2)) <= MOST_AT_ONCE else 1)
            gc.freeze()
        elif young or middle:
            gc.collect(1 if middle else 0)

    def begin_anew(self) -> None:
        """A workshop was let go: collect everything once the event is over."""
        self._anew.start()

    def _collect_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
