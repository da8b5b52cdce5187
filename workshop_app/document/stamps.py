"""Stamps: which of several concurrent values is shown first. They never decide what is kept.

A stamp is a hybrid logical clock's reading and the replica's own code, e.g. "01872c5f4a10-0003.9f3c02ab";
as text, stamps sort by time. A replica that has seen a stamp only makes later ones, however slow its
laptop's clock is.
"""

import os
import time
from collections.abc import Callable


def system_milliseconds() -> int:
    """Return the laptop's clock in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class StampClock:
    """Makes stamps for one open file. The replica's code is fresh each time: copied files never collide."""

    def __init__(self, now: Callable[[], int] = system_milliseconds) -> None:
        self._now = now
        self._replica = os.urandom(4).hex()
        self._last = (0, 0)

    def next(self) -> str:
        """Return a stamp later than all made and seen here."""
        milliseconds, counter = self._last
        now = self._now()
        if now <= milliseconds:
            now, counter = milliseconds, counter + 1
        else:
            counter = 0
        if counter > 0xFFFF:
            now, counter = now + 1, 0
        self._last = (now, counter)
        return f"{now:012x}-{counter:04x}.{self._replica}"

    def saw(self, stamp: str) -> None:
        """Take note of a stamp made elsewhere."""
        reading = stamp.partition(".")[0]
        milliseconds, _, counter = reading.partition("-")
        try:
            self._last = max(self._last, (int(milliseconds, 16), int(counter, 16)))
        except ValueError:
            return  # a newer app may stamp otherwise; then order of showing is all that suffers

    def made(self, stamp: str) -> bool:
        """Tell whether `stamp` was made by this clock, that is, since this file was opened here."""
        return stamp.endswith("." + self._replica)
