"""Attendance reports of online meetings: one person in several rows, each with a time of coming and going."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_CLOCK = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([AaPp])?\.?[Mm]?\.?"
_MOMENT = re.compile(rf"(\d{{1,4}})[/.\-](\d{{1,2}})[/.\-](\d{{2,4}}),?[\sT]+{_CLOCK}(.*)")
_ZONE = re.compile(r"\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))\s*", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:(\d+)\s*[hj]\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*[sd]\w*)?", re.IGNORECASE
)
Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Stay:
    """When somebody came first and left last, and for how many minutes they were there in between."""

    first: datetime | None
    last: datetime | None
    minutes: int


def day_comes_first(cells: Iterable[str]) -> bool:
    """Tell whether 29/03/2023 rather than 03/29/2023 is meant; days first if it cannot be told."""
    for cell in cells:
        match = _MOMENT.fullmatch(cell.strip())
        if match and len(match[1]) <= 2:
            if int(match[1]) > 12:
                return True
            if int(match[2]) > 12:
                return False
    return True


def moment(cell: str, *, day_first: bool) -> datetime | None:
    """Return the moment that a cell writes, as the meeting's own clock showed it; UTC if it names a zone."""
    match = _MOMENT.fullmatch(cell.strip())
    if not match:
        return None
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    if len(match[1]) == 4:
        year, month, day = first, second, third
    else:
        year = third + 2000 if third < 100 else third
        day, month = (first, second) if day_first else (second, first)
    hour, minute, seconds = int(match[4]), int(match[5]), int(match[6] or 0)
    if match[7]:
        hour = hour % 12 + (12 if match[7].lower() == "p" else 0)
    try:
        return datetime(year, month, day, hour, minute, seconds) - _offset(match[8])
    except (ValueError, OverflowError):
        return None


def names_its_zone(cell: str) -> bool:
    """Tell whether a cell says by itself in which zone its time is: 2023-03-29T01:00:00Z."""
    match = _MOMENT.fullmatch(cell.strip())
    return bool(match and _ZONE.fullmatch(match[8]))


def _offset(text: str) -> timedelta:
    match = _ZONE.fullmatch(text)
    if not match or match[1]:
        return timedelta()
    away = timedelta(hours=int(match[3]), minutes=int(match[4]))
    return -away if match[2] == "-" else away


def minutes_of(cell: str) -> int:
    """Return a duration in minutes: "83", "1h 23m 5s", "1 jam 23 menit"."""
    text = cell.strip()
    if text.replace(".", "", 1).isdigit():
        return int(float(text)) if len(text) < 7 else 0
    match = _SPOKEN.fullmatch(text)
    if not match or not text:
        return 0
    hours, minutes, seconds = (int(part[:6]) if part else 0 for part in match.groups())
    return hours * 60 + minutes + round(seconds / 60)


def joined(intervals: Iterable[Interval], minutes: int) -> Stay:
    """Return the stay that overlapping and separate intervals make; `minutes` counts if there are none."""
    ordered = sorted((a, b) if a <= b else (a, a) for a, b in intervals)
    if not ordered:
        return Stay(None, None, minutes)
    total, (start, end) = timedelta(), ordered[0]
    for a, b in ordered[1:]:
        if a > end:
            total, start, end = total + (end - start), a, b
        else:
            end = max(end, b)
    total += end - start
    return Stay(ordered[0][0], max(b for _, b in ordered), round(total.total_seconds() / 60))
