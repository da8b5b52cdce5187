"""Attendance reports of online meetings: one person in several rows, each with a time of coming and going."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop_app.intake.contents import looks_like_body, looks_like_name

_CLOCK = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(?:([AaPp])\.?[Mm]\b\.?)?"
_MOMENT = re.compile(rf"(\d{{1,4}})[/.\-](\d{{1,2}})[/.\-](\d{{2,4}}),?[\sT]+{_CLOCK}(.*)")
_NAMED = re.compile(
    rf"(?:([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})|(\d{{1,2}})\s+([A-Za-z]{{3,9}})\.?),?\s+(\d{{4}}),?\s+(?:at\s+)?"
    rf"{_CLOCK}(.*)"
)
"""With the name of the month: "Mar 29, 2023 8:01:00 AM", "29 Mar 2023 08.01"."""
_MONTHS = {
    short: number
    for number, names in enumerate(
        ("jan", "feb peb", "mar", "apr", "may mei", "jun", "jul", "aug agu ags", "sep", "oct okt",
         "nov nop", "dec des"), 1,
    )
    for short in names.split()
}  # fmt: skip
_ZONE = re.compile(r"\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))\s*", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:(\d+)\s*[hj]\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*[sd]\w*)?", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s*(.+?)\s*\(([^()]{3,})\)\s*")
_BETWEEN = re.compile(r"_+|\s+[-–|/]\s+|\s*[|]\s*")
Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Stay:
    """When somebody came first and left last, and for how many minutes they were there in between."""

    first: datetime | None
    last: datetime | None
    minutes: int


def name_and_body(shown: str) -> tuple[str, str]:
    """Return (name, body) of what somebody called themselves: "BNN_Sekar Ayu", "Wira Adi (Dinas Sosial)"."""
    match = _BRACKETED.fullmatch(shown)
    parts = [match[1], match[2]] if match else [p.strip() for p in _BETWEEN.split(shown)]
    parts = [part for part in parts if part]
    if len(parts) != 2:
        return shown, ""
    for name, body in (parts, parts[::-1]):
        if looks_like_body(body) and not looks_like_body(name) and looks_like_name(name) >= 0.2:
            return name, body
    return shown, ""


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
    day, clock = _day_and_clock(cell.strip(), day_first=day_first)
    if not day or not clock:
        return None
    hour, minute, seconds = (int(part or 0) for part in clock[:3])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    try:
        return datetime(*day, hour, minute, seconds) - _offset(clock[4])
    except (ValueError, OverflowError):
        return None


_Day = tuple[int, int, int]
_Clock = Sequence[str | None]


def _day_and_clock(text: str, *, day_first: bool) -> tuple[_Day | None, _Clock]:
    """Return (year, month, day) and the parts of the time that a text writes."""
    match = _MOMENT.fullmatch(text)
    if match:
        first, second, third = int(match[1]), int(match[2]), int(match[3])
        if len(match[1]) == 4:
            return (first, second, third), match.groups()[3:]
        year = third + 2000 if third < 100 else third
        day, month = (first, second) if day_first else (second, first)
        return (year, month, day), match.groups()[3:]
    match = _NAMED.fullmatch(text)
    if not match:
        return None, ()
    month = _MONTHS.get((match[1] or match[4])[:3].lower(), 0)
    return (int(match[5]), month, int(match[2] or match[3])), match.groups()[5:]


def names_its_zone(cell: str) -> bool:
    """Tell whether a cell says by itself in which zone its time is: 2023-03-29T01:00:00Z."""
    match = _MOMENT.fullmatch(cell.strip())
    return bool(match and _ZONE.fullmatch(match[8]))


def _offset(text: str | None) -> timedelta:
    match = _ZONE.fullmatch(text or "")
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
