"""Photos on records: turned upright, without the camera's remarks, no larger than print needs.

A phone writes into each photo where and when it was taken. None of that is kept: the picture is painted
anew from its dots.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from workshop_app.actions.attachments import (
    LARGEST,
    attach_data,
    attach_several,
    media_type_of,
    read_within_limit,
    too_large,
)
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import CannotRead, TooLarge, WorkshopError
from workshop_app.domain.progress import Steps

if TYPE_CHECKING:
    from PIL import Image

SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff")
LONGEST_SIDE: Final = 2400
"""Dots: 17 cm, the width of a page of text, at more than 300 dots per inch."""
MOST_DOTS: Final = 120_000_000
"""Dots of the largest picture that is opened at all."""
_QUALITY: Final = 88
_FEW_COLOURS: Final = 128
"""More are a photo: one in grey has some two hundred, and would take seconds to be written as a drawing."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it is kept."""

    data: bytes
    media_type: str
    suffix: str
    width: int
    height: int


def attach_file(
    ws: Workshop, record_kind: str, record_id: str, path: Path, *, caption: str = ""
) -> str:
    """Attach a file: a picture prepared for print, anything else as it is. Returns the attachment's id.

    Raises RecordMissing, CannotRead, TooLarge. The file itself is left as it is.
    """
    name, data, media_type = _prepared_file(path)
    return attach_data(ws, record_kind, record_id, name, data, media_type, caption=caption)


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of attaching several files: the ids of the new attachments, and why others were refused."""

    ids: tuple[str, ...]
    refused: tuple[WorkshopError, ...]


def attach_files(
    ws: Workshop, record_kind: str, record_id: str, paths: Sequence[Path]
) -> Steps[Attached]:
    """Attach files one after the other, as one step of undo; pictures are prepared for print.

    A file that is refused does not keep the others away. Nothing is written before all are prepared.
    """
    ready: list[tuple[str, bytes, str]] = []
    refused: list[WorkshopError] = []
    for number, path in enumerate(paths):
        yield number, len(paths)
        try:
            ready.append(_prepared_file(path))
        except (CannotRead, TooLarge) as error:
            refused.append(error)
    ids = attach_several(ws, record_kind, record_id, ready) if ready else []
    return Attached(tuple(ids), tuple(refused))


def _prepared_file(path: Path) -> tuple[str, bytes, str]:
    """Return the name, the bytes and the media type under which a file is kept."""
    data = read_within_limit(path)
    if path.suffix.lower() not in SUFFIXES:
        return path.name, data, media_type_of(path.name)
    photo = prepared(data, path.name)
    return path.stem + photo.suffix, photo.data, photo.media_type


def attach_picture(
    ws: Workshop, record_kind: str, record_id: str, name: str, data: bytes, *, caption: str = ""
) -> str:
    """Attach a picture, as from the clipboard, prepared for print. Raises as `attach_file`."""
    if len(data) > LARGEST:
        raise too_large(name, len(data))
    photo = prepared(data, name)
    shown = PurePath(name).stem + photo.suffix
    return attach_data(
        ws, record_kind, record_id, shown, photo.data, photo.media_type, caption=caption
    )


def prepared(data: bytes, name: str = "") -> Photo:
    """Return a picture upright, without remarks, reduced for print; raises CannotRead."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > MOST_DOTS:
                raise CannotRead(path=name, reason=f"{image.width} × {image.height}")
            return _kept(_upright(image))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise CannotRead(path=name, reason=str(error)) from error
    except Image.DecompressionBombError as error:
        raise CannotRead(path=name, reason=str(error)) from error


def _upright(image: "Image.Image") -> "Image.Image":
    """Return the first picture of a file, turned, in plain colours on white, no larger than needed."""
    from PIL import Image, ImageOps

    from workshop_app.reports.images import on_white

    image.draft(
        "RGB", (LONGEST_SIDE, LONGEST_SIDE)
    )  # photos are read at a fraction if that will do
    plain = on_white(ImageOps.exif_transpose(image))
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def _kept(image: "Image.Image") -> Photo:
    """Write a picture as JPEG, or a drawing of few colours without any loss if that is no larger."""
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True)
    if image.getcolors(_FEW_COLOURS) is not None:
        exact = BytesIO()
        image.save(exact, "PNG", optimize=True)
        if len(exact.getvalue()) <= len(out.getvalue()):
            return Photo(exact.getvalue(), "image/png", ".png", *image.size)
    return Photo(out.getvalue(), "image/jpeg", ".jpg", *image.size)
