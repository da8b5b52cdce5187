"""Indonesian phone numbers in one writing: +62 and the digits, so that the same number looks the same.

A number that is not surely one stays as it was given: nobody's digits are ever completed by guessing.
"""

import re

_CALLABLE = re.compile(r"\+\d{7,15}")
_SEPARATORS = re.compile(r"[\s\-.()/]+")
_TRUNK = re.compile(r"\(\s*0\s*\)")  # +62 (0) 812 ...


def normal_phone(text: str) -> str:
    """Return a number as "+62...", or as given when it is none that could be called ("" stays empty).

    Mobiles are written 08, 8, 628 or +628; landlines need their area code (021). Foreign numbers keep
    their own country code. Of several numbers in one text nothing is changed.
    """
    given = " ".join(text.split())
    digits = _SEPARATORS.sub("", _TRUNK.sub("", given.removeprefix("'")))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+62" + digits[1:]
    elif digits.startswith("62"):
        digits = "+" + digits
    elif digits.startswith("8") and 9 <= len(digits) <= 12:
        digits = "+62" + digits
    elif digits.startswith("+0"):
        digits = "+62" + digits[2:]
    if digits.startswith("+620"):
        digits = "+62" + digits[4:]
    return digits if _CALLABLE.fullmatch(digits) else given
