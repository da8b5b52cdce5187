"""Where parts and records stand on finished pages, looked up both ways."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

PART: Final = "part"
LEADS: Final[Mapping[str, str]] = {
    "practice": "practices",
    "challenge": "challenges",
    "commitment": "commitments",
    "session": "minutes",
    "minute": "minutes",
    "person": "people",
    "agency": "people",
    "question": "evaluation",
    "comment": "evaluation",
}
"""Kind of record -> the screen on which it is worked on."""


class Spot(NamedTuple):
    """Where something begins: on which page (from 1), so many points below its top, and what it is."""

    page: int
    top: float
    kind: str
    name: str


class Spots:
    """All that the printing process told about one file; of several places of one the first counts."""

    def __init__(self, told: Iterable[tuple[Any, Any, Any]] = ()) -> None:
        self._of: dict[tuple[str, str], Spot] = {}
        for key, page, top in told:
            kind, _, name = str(key).partition("/")
            self._of.setdefault((kind, name), Spot(int(page), float(top), kind, name))
        self._ordered = sorted(self._of.values())

    def of(self, kind: str, name: str) -> Spot | None:
        """Return where a part ("part", its name) or a record (its kind and id) begins."""
        return self._of.get((kind, name))

    def at(self, page: int, top: float, *, kinds: Iterable[str] = (PART, *LEADS)) -> Spot | None:
        """Return what began last at a place or before it."""
        wanted = frozenset(kinds)
        place = bisect_right(self._ordered, (page, top + 1.0, "\uffff"))
        for spot in reversed(self._ordered[:place]):
            if spot.kind in wanted:
                return spot
        return None

    def moved(self, page: int, top: float, before: "Spots") -> tuple[int, float] | None:
        """Return where a place of the pages of before stands now; None if it has not moved or is gone."""
        spot = before.at(page, top)
        now = self.of(spot.kind, spot.name) if spot else None
        if spot is None or now is None or now[:2] == spot[:2]:
            return None
        beside = now.top - spot.top if page == spot.page else 0.0
        return now.page + page - spot.page, top + beside

    def pages_of(self, count: int) -> dict[str, tuple[int, int]]:
        """Return the first and the last page of each part, of `count` pages in all."""
        parts = [spot for spot in self._ordered if spot.kind == PART]
        ends = [*(after.page - 1 for after in parts[1:]), count]
        return {
            spot.name: (spot.page, max(spot.page, end))
            for spot, end in zip(parts, ends, strict=False)
        }
