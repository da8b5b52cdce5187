"""How long work tells how far it is, and is told to stop.

Work that may run beside a window takes a `Progress` and a `CancelCheck`. Work that belongs to the window's
own thread, because it writes, comes as `Steps`: small portions, between which the window lives on.
"""

from collections.abc import Callable, Generator
from contextlib import closing
from typing import Protocol, TypeVar

from workshop_app.domain.errors import Cancelled

T = TypeVar("T")
Steps = Generator[tuple[int, int], None, T]
"""Work in small portions: after each it yields (done, total), and at the end it returns its value.

Closing it before its end takes back whatever it has done so far.
"""


class Progress(Protocol):
    """Called with the number of steps done and the total; it may be called from the working thread."""

    def __call__(self, done: int, total: int) -> None:
        """Take note that `done` of `total` steps are behind us."""


CancelCheck = Callable[[], bool]
"""True once the user has asked to stop."""


def silent(done: int, total: int) -> None:
    """A `Progress` that nobody watches."""


def never_cancelled() -> bool:
    """A `CancelCheck` for work that nobody can stop."""
    return False


def finish(
    steps: Steps[T], progress: Progress = silent, cancelled: CancelCheck = never_cancelled
) -> T:
    """Do all the steps now and return their value; raises Cancelled if the user asks to stop."""
    with closing(steps):
        while True:
            try:
                done, total = next(steps)
            except StopIteration as end:
                value: T = end.value
                return value
            if cancelled():
                raise Cancelled
            progress(done, total)


def share(steps: Steps[T], first: int, last: int, total: int) -> Steps[T]:
    """Tell the progress of `steps` as the part from `first` to `last` of something with `total`."""
    with closing(steps):
        while True:
            try:
                done, whole = next(steps)
            except StopIteration as end:
                value: T = end.value
                return value
            yield first + (last - first) * done // max(whole, 1), total
