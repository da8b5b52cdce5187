"""What a column without a known heading holds, told by what stands in it."""

import re
from collections.abc import Callable, Mapping, Set

from workshop_app.domain.names import fold, split_degrees
from workshop_app.intake.tables import Table
from workshop_app.intake.terms import BODY_WORDS, NOTHING, UNIT_WORDS

_LOOK_AT = 200
_CONFIDENCE = 0.5
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+?62|0|8)[\d\s\-().]{7,16}")
_IDENTITY = re.compile(r"(?:\d[\s.]?){16,18}|\d[.,]\d+E\+1[5-8]")
_SEX = frozenset(
    [
        "l",
        "p",
        "m",
        "f",
        "w",
        "lk",
        "pr",
        "laki laki",
        "perempuan",
        "pria",
        "wanita",
        "male",
        "female",
    ]
)
_MINISTRIES = (
    "kemen",
    "kemlu",
    "kemhan",
    "kemhub",
    "kemdag",
    "kemkes",
    "kemdik",
    "kemkom",
    "kemnak",
)
"""What the short names of ministries begin with."""
_LETTERS = re.compile(r"[^\W\d_]")


def guess_by_content(
    table: Table, first: int, columns: Set[int], taken: Set[str]
) -> Mapping[int, tuple[str, float]]:
    """Return index -> (field, how sure) for those of `columns` whose content speaks for itself.

    Fields in `taken` have their column already and are not given again.
    """
    contents = {i: _cells(table, first, i) for i in columns}
    found: dict[int, tuple[str, float]] = {}
    given = set(taken)
    for field, test in _TESTS.items():
        if field in given:
            continue
        shares = {
            i: _share(cells, test) for i, cells in contents.items() if i not in found and cells
        }
        best = max(shares, key=lambda i: (shares[i], -i), default=None)
        if best is not None and shares[best] >= _LEAST[field]:
            found[best] = (field, _CONFIDENCE)
            given.add(field)
    return found


def looks_like_name(text: str) -> float:
    """Return from 0 to 1 how much a text looks like one person's name."""
    words = fold(text).split()
    if not words or not _LETTERS.search(text) or any(c.isdigit() for c in text) or "@" in text:
        return 0.0
    if words[0] in BODY_WORDS or words[0] in UNIT_WORDS:
        return 0.0
    before, proper, after = split_degrees(text)
    parts = proper.split()
    score = 0.2
    if before or (after and "." in after):
        score += 0.5
    if 2 <= len(parts) <= 5:
        score += 0.3
    if parts and all(part[0].isupper() for part in parts if part[0].isalpha()):
        score += 0.2
    if len(parts) == 1 and text.isupper():
        score -= 0.2  # an abbreviation
    if any(word in BODY_WORDS or word in UNIT_WORDS for word in words):
        score -= 0.6
    return max(0.0, min(score, 1.0))


def looks_like_body(text: str) -> bool:
    """Tell whether a text begins like the name of a body or unit, or is an abbreviation of one."""
    words = fold(text).split()
    return bool(words) and (
        words[0] in BODY_WORDS
        or words[0] in UNIT_WORDS
        or (len(words) == 1 and sum(c.isupper() for c in text) >= 3)
        or words[0].startswith(_MINISTRIES)
    )


def _cells(table: Table, first: int, index: int) -> list[str]:
    cells = (row[index] for row in table.rows[first : first + _LOOK_AT])
    return [cell for cell in cells if cell.lower() not in NOTHING]


def _share(cells: list[str], test: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells)


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "email": lambda cell: bool(_EMAIL.fullmatch(cell)),
    "identity": lambda cell: bool(_IDENTITY.fullmatch(cell)),
    "phone": lambda cell: bool(_PHONE.fullmatch(cell)),
    "sex": lambda cell: fold(cell) in _SEX,
    "number": lambda cell: cell.rstrip(".)").isdigit() and len(cell) <= 5,
    "name": lambda cell: looks_like_name(cell) >= 0.5,
    "agency": looks_like_body,
}
_LEAST = {
    "email": 0.6,
    "identity": 0.6,
    "phone": 0.6,
    "sex": 0.8,
    "number": 0.8,
    "name": 0.5,
    "agency": 0.4,
}
