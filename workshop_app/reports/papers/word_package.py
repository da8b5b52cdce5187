"""The package that a Word file is: written again without its moment, so that equal papers are equal files."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def undated(written: BytesIO) -> bytes:
    """Return the same package without the moment of writing."""
    out = BytesIO()
    with ZipFile(written) as package, ZipFile(out, "w", ZIP_DEFLATED) as undated:
        for entry in package.infolist():
            kept = ZipInfo(entry.filename, _EARLIEST)
            kept.compress_type = ZIP_DEFLATED
            undated.writestr(kept, package.read(entry))
    return out.getvalue()
