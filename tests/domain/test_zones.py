"""Indonesia's three zones, and times as text."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.zones import ZONES, from_text, local, system_clock, to_text

MOMENT = datetime(2023, 3, 29, 1, 30, tzinfo=UTC)
_AWARE = st.datetimes(
    min_value=datetime(1971, 1, 1),
    max_value=datetime(9000, 1, 1),
    timezones=st.sampled_from([UTC, *ZONES.values(), timezone(timedelta(hours=-11))]),
)


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 8), ("WITA", 9), ("WIT", 10), ("", 8)])
def test_the_hour_in_each_zone(zone: str, hour: int) -> None:
    assert local(MOMENT, zone).hour == hour


def test_text_is_utc_with_milliseconds() -> None:
    assert to_text(local(MOMENT, "WIT")) == "2023-03-29T01:30:00.000+00:00"


@given(_AWARE, _AWARE)
def test_texts_sort_as_the_times_do(one: datetime, other: datetime) -> None:
    if abs(one - other) >= timedelta(milliseconds=1):
        assert (to_text(one) < to_text(other)) == (one < other)


@given(_AWARE)
def test_reading_gives_the_moment_back(moment: datetime) -> None:
    assert abs(from_text(to_text(moment)) - moment) < timedelta(milliseconds=1)


@pytest.mark.parametrize("text", ["2023-03-29T08:30:00", "", "kemarin"])
def test_a_time_without_zone_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_text(text)


def test_the_clock_is_aware() -> None:
    assert system_clock().tzinfo is UTC
