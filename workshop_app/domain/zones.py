"""Indonesia's three time zones: fixed offsets, no summer time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

ZONES: dict[str, timezone] = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}

Clock = Callable[[], datetime]
"""Tells the time as an aware datetime."""


def system_clock() -> datetime:
    """Return the laptop's time in UTC."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """Write an aware `moment` as ISO 8601 in UTC with milliseconds, so that texts sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def from_text(text: str) -> datetime:
    """Read what `to_text` wrote; raises ValueError for anything else than an aware ISO time."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def day_bounds(day: date, zone: str) -> tuple[str, str]:
    """Return the first moment of a day in a zone, and of the next one, as `to_text` writes them."""
    start = datetime.combine(day, time(), ZONES.get(zone, ZONES["WIB"]))
    return to_text(start), to_text(start + timedelta(days=1))


def local(moment: datetime, zone: str) -> datetime:
    """Return `moment` in one of the three zones (WIB where the name is unknown)."""
    return moment.astimezone(ZONES.get(zone, ZONES["WIB"]))
