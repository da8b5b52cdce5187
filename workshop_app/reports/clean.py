"""Cleaning of typed text before it is measured: what cannot or must not be printed is taken out.

Order marks could make a line read differently from what is stored; control characters and lone
surrogates are no text at all. Line ends survive only where the caller asks for paragraphs.
"""

import re
from unicodedata import normalize

SOFT_HYPHEN = "\u00ad"
NO_BREAK_SPACE = "\u00a0"

_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, except the white ones below
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of writing direction
    "\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff"  # characters without width
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors, tags
    "\ufff9-\ufffb\ufdd0-\ufdef\ud800-\udfff"  # annotations, noncharacters, surrogates
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "]"
)
_WHITE = re.compile(
    "[ \t\n\x0b\x0c\r\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+"
)


def one_line(text: str) -> str:
    """The text in one line: white space runs become one space, unprintable characters go.

    A no-break space stays what it is.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    text = normalize("NFC", _NOTHING.sub("", text))
    return _WHITE.sub(" ", text).strip(" ")


def paragraphs(text: str) -> list[str]:
    """The typed paragraphs (at every line end that Unicode or ASCII has), each cleaned to one line; empty
    ones are left out."""
    lines = map(one_line, text.splitlines())
    return [line for line in lines if line]
