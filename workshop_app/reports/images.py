"""Pictures for print: any format and orientation that Pillow reads, no finer than paper can show.

A JPEG that is small enough keeps its picture data; where it was taken and with what is left out of
the document. Everything else is turned upright, put on white, and packed anew.
"""

import struct
import warnings
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

from workshop_app.domain.errors import CannotRead
from workshop_app.reports.pdf import PdfFile, packed

DOTS_PER_INCH = 220
_SPARE = 1.25
_QUALITY = 85
_MOST_PIXELS = 250_000_000
_COLOURS = 256
_ORIENTATION = 0x0112
_UPRIGHT = (None, 0, 1)
BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError)


class Picture(NamedTuple):
    """A picture ready to be written: its size in dots, its packed data, its dictionary entries."""

    width: int
    height: int
    data: bytes
    entries: str

    def write(self, pdf: PdfFile) -> int:
        """Write it and return the number of the object."""
        size = f"/Type/XObject/Subtype/Image/Width {self.width}/Height {self.height}"
        return pdf.stream_as_is(self.data, size + self.entries)


def prepare(source: Path | bytes, widest: float, tallest: float) -> Picture:
    """Read a picture that will be shown within a box (in points); `CannotRead` if it is broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's are about size and odd metadata
            data = source if isinstance(source, bytes) else source.read_bytes()
            return _prepare(data, widest, tallest)
    except BROKEN as error:
        path = "" if isinstance(source, bytes) else str(source)
        raise CannotRead(path=path, reason=type(error).__name__) from error


def _prepare(data: bytes, widest: float, tallest: float) -> Picture:
    with Image.open(BytesIO(data)) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError("too many dots")
        turned = image.getexif().get(_ORIENTATION) not in _UPRIGHT
        fine = min(1.0, _finest(image.size, turned, widest, tallest))
        if image.format == "JPEG" and not turned and fine * _SPARE >= 1:
            kept = _kept(image, data)
            if kept:
                return kept
        image.draft("RGB", (round(image.width * fine), round(image.height * fine)))
        upright = on_white(ImageOps.exif_transpose(image))
        whole = image.format != "JPEG"
    fine = min(1.0, _finest(upright.size, False, widest, tallest))
    if fine * _SPARE < 1:
        size = max(1, round(upright.width * fine)), max(1, round(upright.height * fine))
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    return (_drawn(upright) if whole else None) or _photographed(upright)


def _finest(size: tuple[int, int], turned: bool, widest: float, tallest: float) -> float:
    """The part of the dots that paper can show in the box."""
    across, down = reversed(size) if turned else size
    dots = DOTS_PER_INCH / 72
    return (
        max(widest * dots / across, 0.0)
        if across * tallest >= down * widest
        else (tallest * dots / down)
    )


def _kept(image: Image.Image, data: bytes) -> Picture | None:
    """A JPEG as it is, without what cameras and phones wrote about it."""
    colours = {"RGB": "/DeviceRGB", "L": "/DeviceGray"}.get(image.mode)
    bare = _without_remarks(data) if colours else None
    if not colours or bare is None:
        return None
    image.load()  # a file that is cut short is found out here
    entries = f"/ColorSpace{colours}/BitsPerComponent 8/Filter/DCTDecode"
    return Picture(image.width, image.height, bare, entries)


def _without_remarks(data: bytes) -> bytes | None:
    """The segments of a JPEG without applications' data and comments; None if they are odd."""
    out, at = bytearray(data[:2]), 2
    while data[at : at + 1] == b"\xff":
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xDA:
            return bytes(out) + data[at:]
        if kind in (0xE0, 0xEE) or not (0xE0 <= kind <= 0xEF or kind == 0xFE):
            out += data[at : at + 2 + length]
        at += 2 + length
    return None


def on_white(image: Image.Image) -> Image.Image:
    """In grey or colour, where it was see-through the paper shows."""
    if image.mode in ("1", "L"):
        return image.convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        solid = image.convert("RGBA")
        paper = Image.new("RGBA", solid.size, "white")
        return Image.alpha_composite(paper, solid).convert("RGB")
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return _shallow(image.convert("F"))
    return image.convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """A grey picture of many bits in eight: what is darkest in it becomes black, what is lightest white.

    Scanners and telescopes differ in how many of their bits they use.
    """
    low, high = (float(value) for value in image.getextrema())  # type: ignore[arg-type] # one band
    if low == high:
        return Image.new("L", image.size, 255 if high else 0)
    scale = 255 / (high - low)
    return image.point(lambda value: value * scale - low * scale).convert("L")


def _drawn(image: Image.Image) -> Picture | None:
    """A drawing of few colours, without any loss."""
    if image.getcolors(_COLOURS) is None:
        return None
    if image.mode == "L":
        colours, data = "/DeviceGray", image.tobytes()
    else:
        indexed = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        exact = indexed.convert("RGB").tobytes() == image.tobytes()
        if not exact:
            return None
        palette = bytes(indexed.getpalette() or [])
        colours = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex().upper()}>]"
        data = indexed.tobytes()
    entries = f"/ColorSpace{colours}/BitsPerComponent 8/Filter/FlateDecode"
    return Picture(image.width, image.height, packed(data), entries)


def _photographed(image: Image.Image) -> Picture:
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True)
    colours = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
    entries = f"/ColorSpace{colours}/BitsPerComponent 8/Filter/DCTDecode"
    return Picture(image.width, image.height, out.getvalue(), entries)
