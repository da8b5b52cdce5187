"""Which facts of attendance count, whatever voids name."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.attendance import effective

Voids = dict[str, tuple[str, ...]]


@pytest.mark.parametrize(
    ("voids", "counting"),
    [
        ({}, {"a", "b"}),
        ({"v": ("a",)}, {"b", "v"}),
        ({"v": ("a", "b")}, {"v"}),
        ({"v": ("a",), "w": ("v",)}, {"a", "b", "w"}),  # void of void: redo
        ({"v": ("a",), "w": ("v",), "x": ("w",)}, {"b", "v", "x"}),
        ({"v": ("a",), "u": ("a",), "w": ("v",)}, {"b", "u", "w"}),  # one void of two is left
        ({"v": ("nobody",)}, {"a", "b", "v"}),
    ],
)
def test_examples(voids: Voids, counting: set[str]) -> None:
    ids = {"a", "b", *voids}
    assert {i for i, counts in effective(voids, ids).items() if counts} == counting


def test_what_only_a_circle_decides_does_not_count() -> None:
    circle: Voids = {"v": ("w", "a"), "w": ("v",)}
    for ids in itertools.permutations(["a", "b", "v", "w"]):
        assert effective(circle, ids) == {"a": False, "b": True, "v": False, "w": False}
    assert effective({"v": ("v",)}, ["v"]) == {"v": False}


def test_a_long_row_of_undo_and_redo_is_no_obstacle() -> None:
    voids = {f"v{n}": (f"v{n - 1}" if n else "a",) for n in range(5001)}
    assert effective(voids, ["a", "v5000"]) == {"a": False, "v5000": True}


_HISTORIES = st.lists(st.sets(st.integers(0, 11)), min_size=1, max_size=12)


@given(_HISTORIES)
def test_a_fact_counts_unless_a_counting_void_names_it(named: list[set[int]]) -> None:
    voids = {
        f"e{n:02}": tuple(f"e{t:02}" for t in targets if t < n) for n, targets in enumerate(named)
    }
    counts = effective(voids, voids)
    for event, holds in counts.items():
        voided = any(counts[v] for v, targets in voids.items() if event in targets)
        assert holds is not voided


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"))),
    st.permutations("abcdef"),
)
def test_the_answer_depends_on_no_order(voids: dict[str, list[str]], order: list[str]) -> None:
    backwards = dict(reversed(voids.items()))
    assert effective(voids, "abcdef") == effective(backwards, order)
