"""Make resources/icc/sRGB-v2.icc: what red, green and blue mean on our printed pages.

Archives (PDF/A) want a colour profile in each file, old ones want version 2 of the format. This one
is made from the numbers of the standard alone (IEC 61966-2-1, primaries of ITU-R BT.709 adapted to
D50 by the Bradford method) and belongs to nobody else, so it has no licence of its own.

Usage::

    python packaging/make_icc.py            write the profile
    python packaging/make_icc.py --check    compare; exit code 1 if it differs
"""

from __future__ import annotations

import sys
from pathlib import Path
from struct import pack

TARGET = Path(__file__).resolve().parents[1] / "resources" / "icc" / "sRGB-v2.icc"
NAME = "sRGB IEC61966-2.1"
RIGHTS = "No copyright, use freely"
STEPS = 1024

D50 = (0.9642, 1.0, 0.8249)
# the standard's primaries, seen under D50
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)


def fixed(value: float) -> int:
    """Return a number as 16.16 fixed point."""
    return round(value * 65536)


def xyz(colour: tuple[float, float, float]) -> bytes:
    """Return a tag that holds one colour."""
    return b"XYZ \0\0\0\0" + pack(">3i", *map(fixed, colour))


def curve() -> bytes:
    """Return the tag of the curve from stored values to light, as a table."""
    values = []
    for step in range(STEPS):
        stored = step / (STEPS - 1)
        light = stored / 12.92 if stored <= 0.04045 else ((stored + 0.055) / 1.055) ** 2.4
        values.append(round(light * 65535))
    return b"curv\0\0\0\0" + pack(f">I{STEPS}H", STEPS, *values)


def description() -> bytes:
    """Return the tag of the name: in ASCII, with the empty Unicode and Macintosh parts of version 2."""
    name = NAME.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + pack(">I", len(name)) + name + bytes(8) + bytes(3) + bytes(67)


def profile() -> bytes:
    """Return the whole profile."""
    tags = {
        b"desc": description(),
        b"cprt": b"text\0\0\0\0" + RIGHTS.encode("ascii") + b"\0",
        b"wtpt": xyz(D50),
        b"rXYZ": xyz(RED),
        b"gXYZ": xyz(GREEN),
        b"bXYZ": xyz(BLUE),
        b"rTRC": curve(),
    }
    table, body = [], b""
    start = 128 + 4 + 12 * (len(tags) + 2)
    for name, data in tags.items():
        names = (b"rTRC", b"gTRC", b"bTRC") if name == b"rTRC" else (name,)
        table += [pack(">4sII", each, start + len(body), len(data)) for each in names]
        body += data + bytes(-len(data) % 4)
    listed = pack(">I", len(table)) + b"".join(table)
    return header(start + len(body)) + listed + body


def header(size: int) -> bytes:
    """Return the first 128 bytes: a display profile of version 2.1, from RGB to XYZ."""
    when = pack(">6H", 2026, 11, 24, 0, 0, 0)
    head = pack(">I4sI", size, bytes(4), 0x02100000) + b"mntrRGB XYZ " + when + b"acsp"
    head += bytes(4 + 4 + 4 + 4 + 8 + 4) + pack(">3i", *map(fixed, D50))
    return head.ljust(128, b"\0")


def main(arguments: list[str]) -> int:
    """Run the command line; 0 when all is well."""
    if "--check" in arguments:
        same = TARGET.is_file() and TARGET.read_bytes() == profile()
        print("" if same else f"{TARGET.name} differs", end="" if same else "\n", file=sys.stderr)
        return 0 if same else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(profile())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
