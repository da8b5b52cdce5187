"""What is asked once for every key, and then known."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """Answers by key; a key that is not known yet is asked for. What the question raises is not kept."""

    def __init__(self, ask: Callable[[K], V]) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._ask = ask

    def __missing__(self, key: K) -> V:
        value = self[key] = self._ask(key)
        return value
