"""Finds the benchmark modules, runs them, and prints one JSON line per figure.

To add one: write `tests/bench/bench_NAME.py` with `def figures() -> Iterable[Figure]`. Measure the
baseline in the same run, next to what is compared with it: machines and their moods differ. What
takes minutes belongs into `thorough()`, which runs only when the benchmark is asked for by name.
"""

import importlib
import json
import pkgutil
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

PREFIX = "bench_"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, in the same unit as its baseline.

    `goal` bounds the ratio to the baseline, or the value itself when `of` says so. The bound is
    from above, or from below where `more_is_better`. Without a goal the figure is told only.
    """

    name: str
    value: float
    unit: str
    baseline: float
    goal: float | None = None
    of: Literal["ratio", "value"] = "ratio"
    more_is_better: bool = False

    @property
    def ratio(self) -> float:
        """The value in units of the baseline."""
        return self.value / self.baseline

    @property
    def met(self) -> bool | None:
        """Whether the goal was reached; None where there is none."""
        if self.goal is None:
            return None
        measured = self.ratio if self.of == "ratio" else self.value
        return measured >= self.goal if self.more_is_better else measured <= self.goal

    def as_json(self) -> str:
        """The printed line."""
        line = {
            "name": self.name,
            "value": _short(self.value),
            "unit": self.unit,
            "baseline": _short(self.baseline),
            "ratio": _short(self.ratio),
            "goal": self._goal_in_words(),
            "met": self.met,
        }
        return json.dumps(line, ensure_ascii=False)

    def _goal_in_words(self) -> str | None:
        if self.goal is None:
            return None
        sign = ">=" if self.more_is_better else "<="
        unit = "" if self.of == "ratio" else f" {self.unit}"
        return f"{self.of} {sign} {self.goal:g}{unit}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The last line of a benchmark that sums up: whether all its goals were reached, and details."""

    name: str
    met: bool
    details: dict[str, object]

    def as_json(self) -> str:
        """The printed line."""
        return json.dumps({"name": self.name, "met": self.met, **self.details}, ensure_ascii=False)


def _short(number: float) -> float:
    """Four significant digits: what a noisy machine can tell."""
    return float(f"{number:.4g}")


def durations(action: Callable[[], object], rounds: int) -> list[float]:
    """How many milliseconds each of `rounds` calls took."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """The value under which `percent` of all lie; 99 of few values is their highest."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def names() -> list[str]:
    """The benchmarks that there are."""
    from tests import bench

    found = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return sorted(name.removeprefix(PREFIX) for name in found if name.startswith(PREFIX))


def figures_of(name: str, asked: bool = False) -> Iterator[Figure | Summary]:
    """Run one benchmark; with its `thorough()` part, if it has one, when it was asked for by name."""
    module = importlib.import_module(f"tests.bench.{PREFIX}{name}")
    measured: Iterable[Figure] = module.figures()
    yield from measured
    if asked and hasattr(module, "thorough"):
        yield from module.thorough()


def run(chosen: Iterable[str], write: Callable[[str], object], asked: bool = False) -> None:
    """Run the chosen benchmarks; each figure is written as soon as it is known."""
    for name in chosen:
        for figure in figures_of(name, asked):
            write(figure.as_json())
