"""Badge codes: what a scanner reads off a badge, safe on any keyboard layout, with a check character.

A code is ten characters made from the person's id and one that checks them, as "7K2M-Q9XW-PHD". Only
letters and figures that no layout moves and nobody confuses are used; small letters and hyphens are
taken as well, because Caps Lock and scanners change them.
"""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U."""

_LENGTH = 10
_LOOKS_LIKE_ONE = re.compile(r"[A-Z0-9]{11}")


def badge_code(person_id: str) -> str:
    """Return the code of a person's badge without hyphens; "" for an id that is no UUID."""
    import uuid

    try:
        number = uuid.UUID(person_id).int & (1 << 5 * _LENGTH) - 1  # the random end of a UUIDv7
    except ValueError:
        return ""
    body = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the character that checks `body`: Luhn's rule for an alphabet of 32 characters.

    It notices every single wrong character and nearly every exchange of two neighbours.
    """
    total = 0
    for position, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (2 if position % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]


def spaced(code: str) -> str:
    """Return a code in groups of four for people to read."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def read_code(scanned: str) -> str | None:
    """Return the code in what was scanned or typed, without hyphens.

    None: it does not look like a badge at all. "": it does, but the check character is wrong.
    """
    plain = scanned.strip().replace("-", "").upper()
    if not _LOOKS_LIKE_ONE.fullmatch(plain):
        return None
    if not set(plain) - set(ALPHABET) and check_character(plain[:-1]) == plain[-1]:
        return plain
    # A word or a phone number of this length is more likely than a badge that was read wrongly.
    mixed = any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain)
    return "" if mixed else None
