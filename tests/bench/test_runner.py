"""The figures say truly whether a goal was reached."""

import json

import pytest

from tests.bench import runner
from tests.bench.runner import Figure, Summary


def test_a_figure_prints_what_was_measured_and_asked() -> None:
    line = json.loads(Figure("commit", 3.00049, "ms", 1.5, goal=2.5).as_json())
    assert line == {
        "name": "commit",
        "value": 3.0,
        "unit": "ms",
        "baseline": 1.5,
        "ratio": 2.0,
        "goal": "ratio <= 2.5",
        "met": True,
    }


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("ratio too high", 6, "ms", 2, goal=2.9), False),
        (Figure("value in time", 6, "ms", 1, goal=16, of="value"), True),
        (Figure("value too late", 17, "ms", 1, goal=16, of="value"), False),
        (Figure("fast enough", 90, "pages/s", 100, goal=0.5, more_is_better=True), True),
        (Figure("too slow", 40, "pages/s", 100, goal=0.5, more_is_better=True), False),
        (Figure("told only", 40, "pages/s", 100), None),
    ],
)
def test_a_goal_bounds_what_it_says(figure: Figure, met: bool | None) -> None:
    assert figure.met is met


def test_percentiles() -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert runner.percentile(values, 50) == 51
    assert runner.percentile(values, 99) == 100
    assert runner.percentile([3.0], 99) == 3
    assert runner.median([1, 2, 9]) == 2


def test_durations_are_milliseconds_of_each_round() -> None:
    rounds = []
    taken = runner.durations(lambda: rounds.append(1), 7)
    assert len(taken) == len(rounds) == 7
    assert all(0 <= duration < 1000 for duration in taken)


def test_a_summary_is_one_line() -> None:
    line = json.loads(Summary("proceedings", False, {"missed": ["a"]}).as_json())
    assert line == {"name": "proceedings", "met": False, "missed": ["a"]}


def test_every_benchmark_offers_figures() -> None:
    for name in runner.names():
        module = __import__(f"tests.bench.{runner.PREFIX}{name}", fromlist=["figures"])
        assert callable(module.figures)
