"""How long work tells how far it is, and is told to stop."""

from collections.abc import Callable
from typing import Protocol


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
