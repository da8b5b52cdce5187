"""Numbers as Indonesians type them: 1.789 is one thousand seven hundred eighty-nine, 24,1 has a decimal."""

import re

_INDONESIAN = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\d+(?:,\d+)?")


def parse_number(text: str) -> int | float | None:
    """Return the number that `text` writes with a dot for thousands; None if it is none."""
    text = text.strip().replace(" ", "")
    if not _INDONESIAN.fullmatch(text):
        return None
    whole, _, decimals = text.replace(".", "").partition(",")
    return float(f"{whole}.{decimals}") if decimals else int(whole)
