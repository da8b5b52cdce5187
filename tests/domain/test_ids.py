"""Identifiers sort by the time of their making and are all different."""

import time
import uuid

from workshop_app.domain.ids import is_id, new_id


def test_ids_are_uuids_of_version_seven() -> None:
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert abs((made.int >> 80) - time.time() * 1000) < 60_000


def test_ids_are_unique() -> None:
    assert len({new_id() for _ in range(20_000)}) == 20_000


def test_later_ids_sort_later() -> None:
    earlier = new_id()
    begun = time.time_ns() // 1_000_000
    while time.time_ns() // 1_000_000 == begun:
        pass  # the next millisecond
    assert earlier < new_id()


def test_what_is_an_id() -> None:
    assert is_id(new_id())
    assert is_id(new_id().upper())
    assert not is_id("")
    assert not is_id("BUL")
    assert not is_id(new_id().replace("-", ""))
    assert not is_id("\ud800")
