"""How long the identity guard reads 100,000 characters of prose, beside splitting them into words."""

import re
from collections.abc import Iterator

from tests.bench.runner import Figure, durations, median
from workshop_app.domain.guard.engine import scan

LENGTH = 100_000
GOAL = 1000.0
ROUNDS = 5
_PROSE = "Korban dipulangkan dari 12 provinsi dengan bantuan Kemlu. Desa menindaklanjuti. "


def figures() -> Iterator[Figure]:
    """Read a text as long as the longest minutes that anybody has pasted."""
    text = (_PROSE * (LENGTH // len(_PROSE) + 1))[:LENGTH]
    yield Figure(
        f"identity guard, {LENGTH} characters",
        median(durations(lambda: scan(text), ROUNDS)),
        "ms",
        median(durations(lambda: re.findall(r"\w+", text), ROUNDS)),
        goal=GOAL,
        of="value",
    )
