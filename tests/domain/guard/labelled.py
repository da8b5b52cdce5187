"""The labelled sentences, and how well the guard does on them; run as a module it prints the figures."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain.guard.engine import scan

_FILE = Path(__file__).with_name("sentences.toml")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the kinds that must be found in it, none for a clean one."""

    part: str
    text: str
    kinds: frozenset[str]
    span: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of (sentence, kind): rightly found, found for nothing, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the part that was meant."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what was meant, the part that was found."""
        return self.right / (self.right + self.missed)


def sentences() -> list[Sentence]:
    """Read all sentences, in the order of the file."""
    parts = tomllib.loads(_FILE.read_text("utf-8"))
    return [
        Sentence(part, row["text"], frozenset(row["kinds"]), row.get("span", ""))
        for part, rows in parts.items()
        for row in rows
    ]


def found_kinds(text: str) -> set[str]:
    """Return the codes of the kinds that the guard finds."""
    return {finding.kind.value for finding in scan(text)}


def figures(some: Iterable[Sentence]) -> Figures:
    """Measure the guard on some sentences."""
    right = wrong = missed = 0
    for sentence in some:
        found = found_kinds(sentence.text)
        right += len(found & sentence.kinds)
        wrong += len(found - sentence.kinds)
        missed += len(sentence.kinds - found)
    return Figures(right, wrong, missed)


def _print_figures() -> None:
    every = sentences()
    counts = Counter(sentence.part for sentence in every)
    clean = Counter(sentence.part for sentence in every if not sentence.kinds)
    for part in counts:
        told = figures(s for s in every if s.part == part)
        print(
            f"{part:6} {counts[part]:4} sentences, {clean[part]:3} clean:"
            f" precision {told.precision:.3f}, recall {told.recall:.3f}"
        )


if __name__ == "__main__":
    _print_figures()
