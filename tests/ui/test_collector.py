"""Python's collector runs between events only, and is given back."""

import gc
import weakref

from pytestqt.qtbot import QtBot

from workshop_app.ui.collector import Collector


class _Ring:
    """Something that only the collector can remove."""

    def __init__(self) -> None:
        self.self = self


def test_it_takes_over_and_gives_back(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    try:
        assert not gc.isenabled()
    finally:
        collector.stop()
    assert gc.isenabled()


def test_it_collects_what_has_outgrown_its_limit(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    try:
        gc.collect()
        gone = weakref.ref(_Ring())
        kept = [[] for _ in range(gc.get_threshold()[0] + 10)]  # type: list[list[int]]
        assert gone() is not None
        collector.collect()
        assert gone() is None and kept
    finally:
        collector.stop()
