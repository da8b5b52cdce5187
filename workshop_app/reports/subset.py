"""A TrueType font cut down to the glyphs of one document, as PDF wants it for 256 bytes.

Only what draws is kept: no names, no hinting (paper needs none), no characters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from struct import pack, unpack, unpack_from

_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX, _INSTRUCTED = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
_REPEATED = 0x8
_MAGIC = 0xB1B0AFBA


@dataclass
class Outlines:
    """The tables of a font that draw: raw, with the position of each glyph in `glyf`."""

    table: Callable[[str], bytes]
    positions: Sequence[int]
    metrics: Sequence[tuple[float, float]]
    _glyf: bytes = b""
    _bare: dict[int, bytes] = field(default_factory=dict)

    def glyph(self, number: int) -> bytes:
        """One glyph without its hinting."""
        found = self._bare.get(number)
        if found is None:
            self._glyf = self._glyf or self.table("glyf")
            whole = self._glyf[self.positions[number] : self.positions[number + 1]]
            found = self._bare[number] = _without_hints(whole)
        return found


def _without_hints(glyph: bytes) -> bytes:
    if not glyph:
        return b""
    contours = unpack_from(">h", glyph)[0]
    if contours >= 0:
        start = 10 + 2 * contours
        length = unpack_from(">H", glyph, start)[0]
        points = unpack_from(">H", glyph, start - 2)[0] + 1 if contours else 0
        begin = start + 2 + length
        return glyph[:start] + b"\0\0" + glyph[begin : _end_of_points(glyph, begin, points)]
    parts = _components(glyph)
    out = bytearray(glyph[: parts[-1][1]])
    for start, _ in parts:
        flags = unpack_from(">H", out, start)[0]
        out[start : start + 2] = pack(">H", flags & ~_INSTRUCTED)
    return bytes(out)


def _end_of_points(glyph: bytes, at: int, points: int) -> int:
    """Where the flags and coordinates of a glyph end; what follows is padding."""
    size = 0
    while points > 0:
        flags, times = glyph[at], 1
        at += 1
        if flags & _REPEATED:
            times += glyph[at]
            at += 1
        for short, same in ((0x02, 0x10), (0x04, 0x20)):
            size += times * (1 if flags & short else 0 if flags & same else 2)
        points -= times
    return at + size


def _components(glyph: bytes) -> list[tuple[int, int]]:
    """Where each part of a composite glyph begins and ends."""
    found, at, flags = [], 10, _MORE
    while flags & _MORE:
        start, flags = at, unpack_from(">H", glyph, at)[0]
        at += 8 if flags & _WORDS else 6
        at += 8 if flags & _MATRIX else 4 if flags & _XY_SCALE else 2 if flags & _SCALE else 0
        found.append((start, at))
    return found


def _is_composite(glyph: bytes) -> bool:
    return glyph[:1] >= b"\x80"


def cut(font: Outlines, shown: Sequence[int]) -> bytes:
    """The font in which byte n shows glyph `shown[n]`; glyph 0 is that of what is missing."""
    order = list(dict.fromkeys([0, *shown]))
    for number in order:  # grows with the parts of composite glyphs
        glyph = font.glyph(number)
        if _is_composite(glyph):
            parts = [unpack_from(">H", glyph, start + 2)[0] for start, _ in _components(glyph)]
            order += [part for part in dict.fromkeys(parts) if part not in order]
    places = {number: place for place, number in enumerate(order)}
    glyphs = [_placed(font.glyph(number), places) for number in order]
    offsets = [0, *accumulate(map(len, glyphs))]
    metrics = [font.metrics[number] for number in order]
    codes = [places[number] for number in shown]
    tables = {
        "cmap": pack(
            f">HHHHLHHHHH{len(codes)}H",
            *(0, 1, 1, 0, 12, 6, 10 + 2 * len(codes), 0, 0, len(codes), *codes),
        ),
        "glyf": b"".join(glyphs),
        "head": font.table("head")[:8] + bytes(4) + font.table("head")[12:50] + b"\0\1\0\0",
        "hhea": font.table("hhea")[:34] + pack(">H", len(order)),
        "hmtx": b"".join(pack(">HH", int(width), int(bearing)) for width, bearing in metrics),
        "loca": pack(f">{len(offsets)}L", *offsets),
        "maxp": font.table("maxp")[:4] + pack(">H", len(order)) + font.table("maxp")[6:],
    }
    return _file(tables)


def _placed(glyph: bytes, places: dict[int, int]) -> bytes:
    """A glyph with the new numbers of its parts, padded to four bytes."""
    if _is_composite(glyph):
        out = bytearray(glyph)
        for start, _ in _components(glyph):
            number = unpack_from(">H", glyph, start + 2)[0]
            out[start + 2 : start + 4] = pack(">H", places[number])
        glyph = bytes(out)
    return glyph + bytes(-len(glyph) % 4)


def _file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = pack(
        ">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    entries, body, head_at = b"", b"", 0
    start = 12 + 16 * count
    for name, data in tables.items():
        if name == "head":
            head_at = start + len(body)
        entries += pack(">4sLLL", name.encode(), _sum(data), start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = head + entries + body
    total = pack(">L", (_MAGIC - _sum(whole)) & 0xFFFFFFFF)
    return whole[: head_at + 8] + total + whole[head_at + 12 :]


def _sum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    total: int = sum(unpack(f">{len(data) // 4}L", data))
    return total & 0xFFFFFFFF
