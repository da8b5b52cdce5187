"""What the evaluation prints: counts and means only, already without what fewer than five people share.

A figure that must not be shown never reaches this room: it is None, or an empty tuple.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RatedItem:
    """One item of the satisfaction form: how many answered, how many chose 1, 2, 3 and 4, and their mean.

    Fewer than five answers: `counts` is empty and `mean` None.
    """

    text: str
    answered: int = 0
    counts: tuple[int, ...] = ()
    mean: float | None = None


@dataclass(frozen=True)
class RatedGroup:
    """A kind of agency or a role; `forms` and `mean` are None where they would tell of fewer than five."""

    label: str
    forms: int | None = None
    mean: float | None = None


@dataclass(frozen=True)
class ComparedItem:
    """One question of the test: of how many pairs it is known, and how many were right before and after."""

    text: str
    pairs: int
    right_before: int
    right_after: int


@dataclass(frozen=True)
class Compared:
    """The two tests: papers before and after, joined pairs, means of the pairs (None: fewer than five)."""

    before: int = 0
    after: int = 0
    pairs: int = 0
    most: int = 100
    mean_before: float | None = None
    mean_after: float | None = None
    items: tuple[ComparedItem, ...] = ()


@dataclass(frozen=True)
class Comments:
    """Open answers to one question that somebody has made public, in no order that tells anything."""

    question: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Evaluation:
    """All of it; without forms and tests it says that nothing was collected."""

    forms: int = 0
    labels: tuple[str, ...] = ("1", "2", "3", "4")
    items: tuple[RatedItem, ...] = ()
    mean: float | None = None
    groups: tuple[RatedGroup, ...] = ()
    test: Compared = Compared()
    comments: tuple[Comments, ...] = ()
