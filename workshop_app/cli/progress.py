"""A line of progress on a terminal, and nothing where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from workshop_app.domain.progress import Progress, silent


@contextmanager
def shown_on(stream: TextIO, text: str) -> Iterator[Progress]:
    """A `Progress` that rewrites one line of `stream` per full percent, and clears it in the end."""
    if not stream.isatty():
        yield silent
        return
    last = -1

    def show(done: int, total: int) -> None:
        nonlocal last
        percent = 100 * done // total if total else 0
        if percent != last:
            last = percent
            stream.write(f"\r{text} {percent}%")
            stream.flush()

    try:
        yield show
    finally:
        stream.write("\r" + " " * (len(text) + 5) + "\r")
        stream.flush()
