"""Stamps sort by time, and never go back whatever a laptop's clock does."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.document.stamps import StampClock, system_milliseconds


class Hand:
    """A clock that is set by hand."""

    def __init__(self, now: int = 1_680_000_000_000) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


@given(st.lists(st.integers(0, 2**44), min_size=2, max_size=50))
def test_stamps_grow_although_the_clock_jumps(readings: list[int]) -> None:
    hand = Hand()
    clock = StampClock(hand)
    stamps = []
    for reading in readings:
        hand.now = reading
        stamps.append(clock.next())
    assert stamps == sorted(set(stamps))


def test_a_clock_that_stands_still_does_not_repeat_itself() -> None:
    clock = StampClock(Hand())
    stamps = [clock.next() for _ in range(70_000)]
    assert stamps == sorted(set(stamps))


def test_a_slow_laptop_writes_after_what_it_has_seen() -> None:
    fast, slow = StampClock(Hand(1_680_000_000_000)), StampClock(Hand(5))
    seen = fast.next()
    assert slow.next() < seen
    slow.saw(seen)
    assert slow.next() > seen


def test_strange_stamps_are_passed_over() -> None:
    clock = StampClock(Hand(7))
    for stamp in ("", "x", "-", "zz-00.ab", "newer!format", ".", "12.34"):
        clock.saw(stamp)
    assert clock.next().startswith(f"{7:012x}-0000.")


def test_each_opening_has_a_code_of_its_own() -> None:
    one, other = StampClock(), StampClock()
    stamp = one.next()
    assert one.made(stamp)
    assert not other.made(stamp)


def test_the_system_clock_is_in_milliseconds() -> None:
    assert 1_600_000_000_000 < system_milliseconds() < 32_000_000_000_000
