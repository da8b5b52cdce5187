"""Hiding what only few people share, so that nobody can be told by a combination of harmless facts.

The rule (k-anonymity, k = `FEWEST`): every combination of facts that stays readable is shared by at least
five people. What is hidden is hidden for at least five as well; otherwise it could be worked out from what
is left.
"""

from collections.abc import Hashable, Sequence

FEWEST = 5
"""Fewer people than this are never shown as a group of their own (the rule for small groups in surveys)."""

Facts = Sequence[Hashable]


def hidden(rows: Sequence[Facts], people: Sequence[str]) -> list[frozenset[int]]:
    """Return for each row the columns that must not be shown.

    `people` says whom each row is about. Columns are decided from left to right: what is shown on the left
    may cost something on the right, so the most useful come first. Fewer than five people in all show
    nothing.
    """
    marks: list[set[int]] = [set() for _ in rows]
    columns = len(rows[0]) if rows else 0
    groups = [list(range(len(rows)))] if rows else []
    for column in range(columns):
        groups = [part for group in groups for part in _parts(rows, people, group, column, marks)]
    return [frozenset(mark) for mark in marks]


def hidden_groups(sizes: Sequence[int]) -> frozenset[int]:
    """Return which of some groups must not be shown, given the number of people in each."""
    rows = [(number,) for number, size in enumerate(sizes) for _ in range(size)]
    marks = hidden(rows, [str(n) for n in range(len(rows))])
    return frozenset(int(row[0]) for row, mark in zip(rows, marks, strict=True) if mark)


def _parts(
    rows: Sequence[Facts],
    people: Sequence[str],
    group: list[int],
    column: int,
    marks: list[set[int]],
) -> list[list[int]]:
    """Split rows by a column, with all that is too small together in one part; mark what that hides."""
    shown: dict[Hashable, list[int]] = {}
    for row in group:
        shown.setdefault(rows[row][column], []).append(row)

    def size(of: list[int]) -> int:
        return len({people[row] for row in of})

    small = [value for value, part in shown.items() if size(part) < FEWEST]
    rest = [row for value in small for row in shown.pop(value)]
    while rest and shown and size(rest) < FEWEST:
        least = min(shown, key=lambda value: (size(shown[value]), str(value)))
        rest += shown.pop(least)
    for row in rest:
        marks[row].add(column)
    return [*shown.values(), *([rest] if rest else [])]
