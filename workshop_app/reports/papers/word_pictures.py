"""Pictures for Word files: upright, on white, no finer than paper shows, without the camera's remarks."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from workshop_app.domain.errors import CannotRead
from workshop_app.reports.images import BROKEN, on_white

_LONGEST = 1600
_QUALITY = 85
_MOST_DOTS = 250_000_000


def prepared(source: Path | bytes) -> bytes:
    """A picture as JPEG; raises CannotRead if it is broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's are about size and odd metadata
            data = source if isinstance(source, bytes) else source.read_bytes()
            with Image.open(BytesIO(data)) as image:
                if image.width * image.height > _MOST_DOTS:
                    raise ValueError("too many dots")
                image.draft("RGB", (_LONGEST, _LONGEST))
                upright = on_white(ImageOps.exif_transpose(image))
            upright.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
            out = BytesIO()
            upright.save(out, "JPEG", quality=_QUALITY, optimize=True)
            return out.getvalue()
    except BROKEN as error:
        name = "" if isinstance(source, bytes) else str(source)
        raise CannotRead(path=name, reason=type(error).__name__) from error
