"""The order and the choice of the parts of the proceedings, as lines that people and newer apps write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain import book

LINES = st.lists(
    st.sampled_from(
        [*book.PARTS, *(f"-{name}" for name in book.PARTS), "", "nonsense", " -photos "]
    )
)


def test_nothing_named_is_the_order_of_the_app() -> None:
    assert book.in_order(()) == book.PARTS == book.printed(())


def test_named_parts_fill_their_own_places() -> None:
    order = book.in_order(("closing", "introduction"))
    chapters = [name for name in order if book.GROUP_OF[name] == book.CHAPTERS]
    assert chapters[0] == "closing" and chapters[-1] == "introduction"
    assert chapters[1:-1] == list(book.GROUPS[book.CHAPTERS][1:-1])


def test_no_part_leaves_its_group() -> None:
    order = book.in_order(("minutes", "introduction", "colophon", "foreword", "cover"))
    groups = [book.GROUP_OF[name] for name in order]
    assert groups == [book.GROUP_OF[name] for name in book.PARTS]
    assert order[0] == "cover" and order[-1] == "colophon"


@given(LINES)
def test_whatever_is_written_every_part_stands_once(lines: list[str]) -> None:
    order = book.in_order(lines)
    assert sorted(order) == sorted(book.PARTS)
    assert [name for name in order if name in book.printed(lines)] == list(book.printed(lines))
    assert set(order) - set(book.printed(lines)) == book.left_out(lines)


@given(LINES, st.sampled_from(book.PARTS), st.sampled_from([-1, 1]))
def test_a_move_back_undoes_a_move(lines: list[str], name: str, step: int) -> None:
    moved = book.moved(lines, name, step)
    if moved is None:
        return
    assert book.in_order(moved) != book.in_order(lines)
    assert book.left_out(moved) == book.left_out(lines)
    back = book.moved(moved, name, -step)
    assert back is not None and book.in_order(back) == book.in_order(lines)


@given(LINES, st.sampled_from(book.PARTS), st.sampled_from(("", *book.PARTS)))
def test_a_part_is_placed_or_stays(lines: list[str], name: str, before: str) -> None:
    placed = book.placed(lines, name, before)
    if placed is None:
        return
    order = book.in_order(placed)
    rest = [each for each in order if each != name]
    assert rest == [each for each in book.in_order(lines) if each != name]
    if before:
        assert order.index(name) + 1 == order.index(before)


@pytest.mark.parametrize("name", sorted(book.FIXED))
def test_cover_and_colophon_stay_where_they_are(name: str) -> None:
    assert book.moved((), name, 1) is None and book.moved((), name, -1) is None
    assert book.placed((), name) is None
    assert book.moved((), "foreword", -1) is None
    assert name not in book.printed(book.with_choice((), name, True))


def test_the_order_of_the_app_is_written_as_nothing() -> None:
    out = book.with_choice((), "photos", True)
    assert out and book.with_choice(out, "photos", False) == ()


def test_unknown_names_are_told() -> None:
    assert book.unknown(("photos", "-tomorrow", "x")) == ("-tomorrow", "x")
    assert book.known((" -photos", "photos", "tomorrow")) == ("-photos",)
