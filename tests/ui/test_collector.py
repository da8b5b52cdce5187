"""Python's collector runs between events only, and is given back."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from workshop_app.ui.collector import MOST_AT_ONCE, Collector


class _Ring:
    """Something that only the collector can remove."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    gc.collect()
    made = Collector()
    made.start()
    yield made
    made.stop()


def _grow_old() -> list[list[int]]:
    """Make the oldest generation due, as some minutes of work do."""
    kept: list[list[int]] = []
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        kept += [[] for _ in range(3)]
        gc.collect(1)
    return kept


def test_it_takes_over_and_gives_back(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    try:
        assert not gc.isenabled()
        assert gc.get_freeze_count() > MOST_AT_ONCE
    finally:
        collector.stop()
    assert gc.isenabled()
    assert not gc.get_freeze_count()


def test_it_collects_what_has_outgrown_its_limit(collector: Collector) -> None:
    gone = weakref.ref(_Ring())
    kept: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 10)]
    assert gone() is not None
    collector.collect()
    assert gone() is None
    assert kept


def test_what_is_old_is_gone_through_once(collector: Collector) -> None:
    """Garbage among it goes, the rest is set aside."""
    ring = _Ring()
    gone = weakref.ref(ring)
    kept = _grow_old()
    del ring
    collector.collect()
    assert gone() is None
    assert kept
    assert len(gc.get_objects(2)) < 100


def test_much_at_once_is_set_aside_until_the_workshop_is_let_go(
    collector: Collector, qtbot: QtBot
) -> None:
    ring = _Ring()
    gone = weakref.ref(ring)
    kept: list[list[int]] = [[] for _ in range(MOST_AT_ONCE + 1)]
    kept += _grow_old()
    del ring
    collector.collect()
    assert gone() is not None
    assert len(gc.get_objects(2)) < 100
    kept.clear()
    collector.begin_anew()
    qtbot.waitUntil(lambda: gone() is None)
    assert gc.get_freeze_count()
