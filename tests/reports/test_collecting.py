"""A print lets the collector of cycles rest, and wakes it whatever happens."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from workshop_app.reports.collecting import uncollected


@pytest.fixture(autouse=True)
def awake() -> Iterator[None]:
    """The collector as it is in a process of its own."""
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


class _Ring:
    """Something that only the collector can find."""

    def __init__(self) -> None:
        self.itself = self


def test_rests_within_and_wakes_after() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_wakes_after_an_error() -> None:
    with pytest.raises(ValueError, match="paper"), uncollected():
        raise ValueError("paper")
    assert gc.isenabled()


def test_leaves_one_asleep_that_was() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_cycles_of_a_print_are_found_afterwards() -> None:
    with uncollected():
        left = weakref.ref(_Ring())
        assert left() is not None
    gc.collect(0)
    assert left() is None
