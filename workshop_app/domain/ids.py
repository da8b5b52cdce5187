"""Identifiers: UUID version 7 (RFC 9562), as text; they sort by the time of their making."""

import os
import time


def new_id() -> str:
    """Return a fresh UUIDv7 as 36 characters of text.

    The twelve bits after the milliseconds hold the fraction of the millisecond (method 3 of the RFC), so
    that records made by one operation sort as they were made.
    """
    milliseconds, fraction = divmod(time.time_ns(), 1_000_000)
    number = (milliseconds & (2**48 - 1)) << 80
    number |= 0x7 << 76 | (fraction * 4096 // 1_000_000) << 64
    number |= 0x2 << 62 | int.from_bytes(os.urandom(8), "big") >> 2
    figures = f"{number:032x}"
    return "-".join((figures[:8], figures[8:12], figures[12:16], figures[16:20], figures[20:]))


def is_id(text: str) -> bool:
    """Tell whether `text` is a UUID in its usual writing."""
    import uuid

    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
