"""The parts of the proceedings: their names, the order they are printed in, and what is typed for them.

A workshop keeps a list of lines: names in the order of print, "-name" for a part that is left out. Parts that
are not in the list stand where they stand by default, so that a part of a newer app finds its place. A part
moves within its group only: no appendix comes before the chapters.

To add a part: name it in `PARTS`, in its group; give it its pages in `reports.proceedings` and
`reports.papers.proceedings_docx`, and its state in `actions.proceedings_parts`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

FRONT, CHAPTERS, APPENDICES, BACK = "front", "chapters", "appendices", "back"

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    FRONT: ("cover", "foreword", "contents"),
    CHAPTERS: (
        "introduction",
        "conduct",
        "results",
        "matrix",
        "evaluation",
        "conclusions",
        "recommendations",
        "commitments",
        "closing",
    ),
    APPENDICES: ("programme", "agencies", "participants", "photos", "minutes"),
    BACK: ("agency-index", "speaker-index", "colophon"),
}
PARTS: Final[tuple[str, ...]] = tuple(name for names in GROUPS.values() for name in names)
GROUP_OF: Final[Mapping[str, str]] = {
    name: group for group, names in GROUPS.items() for name in names
}
FIXED: Final = frozenset({"cover", "colophon"})
"""The cover is the first page and the colophon the last, or they are left out."""

TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "foreword": ("foreword",),
    "introduction": ("background", "legal_basis", "purposes"),
    "conclusions": ("conclusions",),
    "recommendations": ("recommendations",),
    "closing": ("closing",),
}
"""What people type for a part: fields of the workshop."""

IN_BOTH_LANGUAGES: Final = frozenset(
    {"foreword", "background", "purposes", "conclusions", "recommendations", "closing"}
)
"""Typed texts that have a field for each language; the English one ends in `_en`."""

_OUT = "-"


def known(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that name parts, each part once: those of newer apps are none of our business."""
    found: dict[str, str] = {}
    for line in lines:
        text = line.strip()
        name = text.removeprefix(_OUT).strip()
        if name in GROUP_OF and name not in found:
            found[name] = _OUT + name if text.startswith(_OUT) else name
    return tuple(found.values())


def unknown(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that name no part."""
    return tuple(line for line in lines if line.strip().removeprefix(_OUT).strip() not in GROUP_OF)


def left_out(lines: Iterable[str]) -> frozenset[str]:
    """Return the parts that are not printed."""
    return frozenset(line[1:] for line in known(lines) if line.startswith(_OUT))


def in_order(lines: Iterable[str]) -> tuple[str, ...]:
    """Return all parts in the order of print, those that are left out at their places as well.

    The named ones fill the places that they hold by default in the order they are named.
    """
    named = [line.removeprefix(_OUT) for line in known(lines)]
    found: list[str] = []
    for names in GROUPS.values():
        ours = iter([name for name in named if name in names and name not in FIXED])
        movable = set(named) - FIXED
        found += [next(ours) if name in movable else name for name in names]
    return tuple(found)


def printed(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the parts that are printed, in order."""
    lines = tuple(lines)
    out = left_out(lines)
    return tuple(name for name in in_order(lines) if name not in out)


def moved(lines: Iterable[str], name: str, step: int) -> tuple[str, ...] | None:
    """Return the lines with a part moved by one place (-1 up, +1 down); None where its group ends."""
    lines = tuple(lines)
    order, out = list(in_order(lines)), left_out(lines)
    place = order.index(name)
    goal = place + step
    if name in FIXED or not 0 <= goal < len(order) or order[goal] in FIXED:
        return None
    if GROUP_OF[order[goal]] != GROUP_OF[name]:
        return None
    order[place], order[goal] = order[goal], order[place]
    return _written(order, out)


def placed(lines: Iterable[str], name: str, before: str = "") -> tuple[str, ...] | None:
    """Return the lines with a part put before another one, or at the end of its group; None if it cannot be.

    None also stands for a part that is there already.
    """
    lines = tuple(lines)
    order, out = list(in_order(lines)), left_out(lines)
    group = [each for each in order if GROUP_OF[each] == GROUP_OF[name] and each not in FIXED]
    if name not in group or (before and before not in group) or before == name:
        return None
    rest = [each for each in group if each != name]
    rest.insert(rest.index(before) if before else len(rest), name)
    if rest == group:
        return None
    moving = iter(rest)
    return _written([next(moving) if each in group else each for each in order], out)


def with_choice(lines: Iterable[str], name: str, out: bool) -> tuple[str, ...]:
    """Return the lines with a part left out or taken in."""
    lines = tuple(lines)
    left = left_out(lines) - {name} | ({name} if out else frozenset())
    return _written(in_order(lines), left)


def _written(order: Sequence[str], out: frozenset[str]) -> tuple[str, ...]:
    """Return the lines of an order; none at all where it is that of the app."""
    if tuple(order) == PARTS and not out:
        return ()
    return tuple(_OUT + name if name in out else name for name in order)
