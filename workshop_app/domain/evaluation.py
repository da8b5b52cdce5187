"""Rules of the evaluation: what forms add up to, and what must not be shown of it.

Sources: a satisfaction form on a scale of 1 to 4 without a middle, reported by number, mean and spread;
tests before and after, joined by an anonymous code, reported by pairs, means and gain.

Nothing is told of fewer than `FEWEST` people, nor anything from which it could be worked out: means over
several items take only items that are shown themselves, and groups are hidden together (see `anonymity`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from workshop_app.domain.anonymity import FEWEST, hidden_groups

SCALE = (1, 2, 3, 4)
"""The points of the scale; how each of them is called can be changed."""
MOST_POINTS = 100
"""The highest points of a test, unless the workshop says otherwise."""


# --- answers as they are kept -----------------------------------------------------------------------


def answer_lines(answers: Mapping[str, int]) -> tuple[str, ...]:
    """Return answers (question id -> number) as a form keeps them."""
    return tuple(f"{question_id}: {value}" for question_id, value in answers.items())


def read_answers(lines: Iterable[str]) -> dict[str, int]:
    """Return the answers of a form; lines that another program has spoiled are left out."""
    found = {}
    for line in lines:
        question_id, colon, value = line.rpartition(":")
        if colon and value.strip().isdecimal():
            found[question_id.strip()] = int(value)
    return found


# --- satisfaction -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Form:
    """One satisfaction form: its group ("" for none told) and its answers by question."""

    group: str
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """How one item was answered. `counts` (of 1, 2, 3, 4) is empty and `mean` None below five answers."""

    question_id: str
    answered: int
    counts: tuple[int, ...] = ()
    mean: float | None = None

    @property
    def is_shown(self) -> bool:
        """Tell whether enough people answered."""
        return self.mean is not None


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A group of forms; `forms` and `mean` are None where the group is hidden."""

    group: str
    forms: int | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """What the satisfaction forms say. `mean` is that of all answers to the items that are shown."""

    forms: int = 0
    items: tuple[ItemFigures, ...] = ()
    mean: float | None = None
    groups: tuple[GroupFigures, ...] = ()


def satisfaction(forms: Sequence[Form], question_ids: Sequence[str]) -> Satisfaction:
    """Return the figures of the forms for these questions of the scale."""
    items = tuple(_item(forms, question_id) for question_id in question_ids)
    shown = [item.question_id for item in items if item.is_shown]
    rated = [(form.group, marks) for form in forms if (marks := _marks(form, shown))]
    everything = [mark for _, marks in rated for mark in marks]
    mean = (
        fmean(everything) if everything else None
    )  # of an item that is shown, so of five at least
    return Satisfaction(len(forms), items, mean, _groups(rated))


def _marks(form: Form, question_ids: Iterable[str]) -> list[int]:
    """Return what a form says to some questions; what is not on the scale is no answer."""
    return [mark for i in question_ids if (mark := form.answers.get(i)) in SCALE]


def _item(forms: Sequence[Form], question_id: str) -> ItemFigures:
    marks = [mark for form in forms for mark in _marks(form, (question_id,))]
    if len(marks) < FEWEST:
        return ItemFigures(question_id, len(marks))
    counts = tuple(marks.count(point) for point in SCALE)
    return ItemFigures(question_id, len(marks), counts, fmean(marks))


def _groups(rated: Sequence[tuple[str, list[int]]]) -> tuple[GroupFigures, ...]:
    """Return the groups, the largest first; without any group told there are none."""
    names = sorted({group for group, _ in rated})
    if names in ([], [""]):
        return ()
    by_group = {name: [marks for group, marks in rated if group == name] for name in names}
    names.sort(key=lambda name: (name == "", -len(by_group[name]), name))
    hide = hidden_groups([len(by_group[name]) for name in names])
    return tuple(
        GroupFigures(name, None, None)
        if place in hide
        else GroupFigures(
            name, len(by_group[name]), fmean(m for marks in by_group[name] for m in marks)
        )
        for place, name in enumerate(names)
    )


# --- tests --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paper:
    """One test: its code and points; `right` tells of each question typed whether it was right."""

    code: str
    points: float
    right: Mapping[str, bool] | None = None


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """How often a question of the test was right before and after, in the pairs that tell of it."""

    question_id: str
    pairs: int
    right_before: int
    right_after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the tests say. Means and gain are those of the pairs, None while there are fewer than five.

    `repeated` are codes that stand on several papers of one side: nobody can tell which belongs to which,
    so they make no pair.
    """

    before: int = 0
    after: int = 0
    pairs: int = 0
    mean_before: float | None = None
    mean_after: float | None = None
    questions: tuple[QuestionFigures, ...] = ()
    repeated: tuple[str, ...] = ()

    @property
    def gain(self) -> float | None:
        """By how many points the pairs rose."""
        if self.mean_before is None or self.mean_after is None:
            return None
        return self.mean_after - self.mean_before


def compared(
    before: Sequence[Paper], after: Sequence[Paper], question_ids: Sequence[str] = ()
) -> Comparison:
    """Join papers by their code and return the figures of the pairs."""
    sides = [_by_code(papers) for papers in (before, after)]
    repeated = sorted(
        {code for side in sides for code, papers in side.items() if len(papers) > 1 and code}
    )
    paired = sorted(code for code in {*sides[0]} & {*sides[1]} if code and code not in repeated)
    pairs = [(sides[0][code][0], sides[1][code][0]) for code in paired]
    counted = (len(before), len(after), len(pairs))
    if len(pairs) < FEWEST:
        return Comparison(*counted, repeated=tuple(repeated))
    return Comparison(
        *counted,
        fmean(first.points for first, _ in pairs),
        fmean(second.points for _, second in pairs),
        _questions(pairs, question_ids),
        tuple(repeated),
    )


def _by_code(papers: Sequence[Paper]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        found.setdefault(paper.code, []).append(paper)
    return found


def _questions(
    pairs: Sequence[tuple[Paper, Paper]], question_ids: Sequence[str]
) -> tuple[QuestionFigures, ...]:
    """Return the questions of the test, as far as they were typed one by one on both papers.

    The pairs typed as sums only are the rest of all pairs, whose mean is told: so there must be none of
    them, or five.
    """
    known = [(a.right, b.right) for a, b in pairs if a.right is not None and b.right is not None]
    rest = len(pairs) - len(known)
    if len(known) < FEWEST or 0 < rest < FEWEST:
        return ()
    return tuple(
        QuestionFigures(
            question_id,
            len(known),
            sum(before.get(question_id, False) for before, _ in known),
            sum(after.get(question_id, False) for _, after in known),
        )
        for question_id in question_ids
    )
