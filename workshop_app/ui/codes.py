"""Reading QR codes off a camera's picture with zxing-cpp, which is there only where it was installed."""

from importlib.util import find_spec


def can_read_codes() -> bool:
    """Tell whether this installation can read codes off pictures."""
    return find_spec("zxingcpp") is not None


def read_codes(pixels: bytes | memoryview, width: int, height: int, stride: int = 0) -> list[str]:
    """Return the texts of all QR codes in a picture of grey pixels, one byte each, row by row.

    `stride` is the length of a row in bytes where rows are padded. Codes may lie at any angle and be
    somewhat blurred. Raises ImportError without zxing-cpp, ValueError for too few pixels.
    """
    import zxingcpp

    stride = stride or width
    grey = memoryview(pixels).cast("B")
    if width <= 0 or height <= 0 or stride < width or len(grey) < stride * (height - 1) + width:
        raise ValueError("a picture of fewer pixels than it says")
    if stride != width:
        rows = (grey[row * stride : row * stride + width] for row in range(height))
        grey = memoryview(b"".join(rows))
    picture = grey[: width * height].cast("B", (height, width))
    only_qr = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture, formats=only_qr)
    return [code.text for code in found if code.valid]
