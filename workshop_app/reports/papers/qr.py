"""A QR code drawn as rectangles: sharp at any size, black on white, with its quiet zone left free."""

from functools import lru_cache
from itertools import groupby

from workshop_app.reports.engine import Flow
from workshop_app.reports.tags import figure

_BLACK = (0.0, 0.0, 0.0)
_QUIET = 4
"""Modules that must stay white around the code."""
_OVERLAP = 0.06  # no hair of white between the rows of a code


@lru_cache(maxsize=64)
def matrix(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of dark modules; a fifth of them may be spoilt and the code is still read."""
    from reportlab.graphics.barcode.qr import QrCodeWidget  # loads slowly, and only badges want it

    widget = QrCodeWidget(payload, barLevel="M")
    widget.qr.make()
    return tuple(tuple(bool(module) for module in row) for row in widget.qr.modules)


def draw(flow: Flow, x: float, y: float, size: float, payload: str, says: str) -> None:
    """Draw the code into a square, its lower left corner at (x, y); the quiet zone is part of it."""
    rows = matrix(payload)
    module = size / (len(rows) + 2 * _QUIET)
    element = flow.element("Figure", figure(says, (x, y, x + size, y + size)))
    top = y + size - _QUIET * module
    for index, row in enumerate(rows):
        column, bottom = 0, top - (index + 1) * module
        for dark, group in groupby(row):
            count = len(list(group))
            if dark:
                left = x + (_QUIET + column) * module
                flow.page.box(left, bottom, count * module, module + _OVERLAP, _BLACK, element)
            column += count
