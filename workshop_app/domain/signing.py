"""What a drawn signature is: strokes on a surface of a given size."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final, TypeGuard

from workshop_app.domain.changes import Label, label
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.frozen import frozen

Stroke = Sequence[tuple[int, int]]
MOST_POINTS: Final = 20_000
"""More than anybody signs with; a document must not be filled by a pen that fell on the screen."""
LARGEST_SIDE: Final = 100_000


class SignaturesOff(WorkshopError):
    """A signature was handed in where nobody signs on the screen. Values: command."""

    code: ClassVar[str] = "signatures-off"


@frozen
class Drawing:
    """Strokes that come from elsewhere, and the size of the surface they were drawn on."""

    strokes: tuple[tuple[tuple[int, int], ...], ...]
    width: int
    height: int


def drawing(told: Any) -> Drawing | Label:
    """Return what was told as a drawing, or why it is none."""
    drawn = told.get("strokes") if isinstance(told, dict) else told
    if not isinstance(drawn, list) or not all(map(_is_stroke, drawn)):
        return label("strokes are lists of points [x, y] with whole numbers from 0")
    strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in drawn if stroke)
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return label("no stroke is in it")
    if len(points) > MOST_POINTS:
        return label("it has too many points for a signature")
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    width, height = right + 1, bottom + 1
    if isinstance(told, dict):
        width, height = told.get("width"), told.get("height")
    if not _is_side(width) or not _is_side(height):
        return label("it needs the width and height of the surface, as whole numbers")
    if right > width or bottom > height:
        return label("a point lies outside the surface")
    return Drawing(strokes, width, height)


def _is_stroke(told: Any) -> bool:
    return isinstance(told, list) and all(
        isinstance(point, list) and len(point) == 2 and all(map(_is_coordinate, point))
        for point in told
    )


def _is_coordinate(told: Any) -> bool:
    return type(told) is int and 0 <= told <= LARGEST_SIDE


def _is_side(told: object) -> TypeGuard[int]:
    return type(told) is int and 0 < told <= LARGEST_SIDE + 1
