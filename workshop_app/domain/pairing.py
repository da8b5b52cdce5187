"""The anonymous code that joins somebody's test before the workshop to the one after it.

People make it up themselves (two letters and a number, say) and write it on both papers; whose it is
nobody else knows. A number of an identity card or a phone is none: it would tell who it was.
"""

import re

_LOOSE = re.compile(r"[\s\-_./,;:]+")
_LONGEST = 16
_MOST_DIGITS = 7


def pairing_code(text: str) -> str:
    """Return a code in its one writing: capitals, without spaces and hyphens."""
    return _LOOSE.sub("", text).upper()


def tells_who(text: str) -> bool:
    """Tell whether what was written as a code is rather a personal number, an address or a name.

    Identity numbers (NIK, NIP, NRP) and phones have eight digits and more, addresses an "@"; whatever is
    longer than a code needs to be is taken for a name.
    """
    digits = sum(char.isdigit() for char in text)
    return digits > _MOST_DIGITS or "@" in text or len(pairing_code(text)) > _LONGEST
