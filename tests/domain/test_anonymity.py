"""Whatever stays readable is shared by five people at least, and what is hidden cannot be worked out."""

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.anonymity import FEWEST, hidden, hidden_groups


def shown(rows: Sequence[tuple[str, ...]], people: Sequence[str]) -> list[tuple[str, ...]]:
    marks = hidden(rows, people)
    return [
        tuple("*" if place in mark else value for place, value in enumerate(row))
        for row, mark in zip(rows, marks, strict=True)
    ]


def one_each(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return shown(rows, [str(n) for n in range(len(rows))])


def test_a_group_of_five_may_be_seen_one_of_four_not() -> None:
    rows = [("a",)] * 5 + [("b",)] * 4 + [("c",)] * 3
    assert one_each(rows) == [("a",)] * 5 + [("*",)] * 7


def test_what_is_hidden_cannot_be_worked_out_from_the_rest() -> None:
    # one man among nine: were only he hidden, everybody would know
    assert one_each([("f",)] * 8 + [("m",)]) == [("*",)] * 9
    assert one_each([("f",)] * 6 + [("x",)] * 5 + [("m",)]) == [("f",)] * 6 + [("*",)] * 6


def test_columns_are_decided_from_left_to_right() -> None:
    rows = [("a", "f")] * 6 + [("a", "m")] * 2 + [("b", "m")] * 3 + [("c", "m")] * 4
    assert one_each(rows) == [("a", "*")] * 8 + [("*", "m")] * 7


def test_several_rows_about_one_person_are_one_person() -> None:
    rows = [("a",)] * 20
    assert shown(rows, ["p"] * 20) == [("*",)] * 20
    assert shown(rows, [str(n % 5) for n in range(20)]) == rows


def test_nobody_and_too_few() -> None:
    assert hidden([], []) == []
    assert one_each([("a", "f")] * 4) == [("*", "*")] * 4


def test_groups_of_a_breakdown() -> None:
    assert hidden_groups([27, 3, 2]) == {1, 2}
    assert hidden_groups([27, 12, 1]) == {1, 2}
    assert hidden_groups([27, 12, 0]) == set()
    assert hidden_groups([2, 2]) == {0, 1}
    assert hidden_groups([]) == set()


_ROWS = st.lists(
    st.tuples(*[st.sampled_from("ab")] * 2, st.sampled_from("abcd"), st.integers(0, 9)),
    max_size=60,
)


@given(_ROWS)
def test_every_readable_combination_is_shared_by_five(
    rows: list[tuple[str, str, str, int]],
) -> None:
    facts = [tuple(map(str, row[:3])) for row in rows]
    people = [f"p{row[3]}" for row in rows]
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for told, person in zip(shown(facts, people), people, strict=True):
        seen[told].add(person)
    if len(set(people)) < FEWEST:
        assert set(seen) <= {("*",) * 3}
    else:
        assert all(len(who) >= FEWEST for who in seen.values())
