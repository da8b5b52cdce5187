"""What forms add up to, and that no small group can be told or worked out from what is shown."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.anonymity import FEWEST
from workshop_app.domain.evaluation import (
    Comparison,
    Form,
    Paper,
    Satisfaction,
    answer_lines,
    compared,
    read_answers,
    satisfaction,
)
from workshop_app.domain.pairing import pairing_code, tells_who

Marks = Sequence[int | None]


def form(group: str, *marks: int | None) -> Form:
    return Form(group, {f"q{n}": mark for n, mark in enumerate(marks) if mark is not None})


def figures(forms: Sequence[Form], questions: int = 2) -> Satisfaction:
    return satisfaction(forms, [f"q{n}" for n in range(questions)])


def test_answers_are_kept_as_lines_and_read_again() -> None:
    answers = {"satisfaction-time": 4, "018f-7": 1}
    assert answer_lines(answers) == ("satisfaction-time: 4", "018f-7: 1")
    assert read_answers(answer_lines(answers)) == answers
    assert read_answers(("a: b: 3", "no", "x: three", ": ", "")) == {"a: b": 3}


def test_an_item_is_told_by_number_spread_and_mean() -> None:
    found = figures([form("", mark) for mark in (4, 4, 3, 3, 2, 4)] + [form("", None, 1)])
    first, second = found.items
    assert (first.answered, first.counts) == (6, (0, 1, 2, 3))
    assert first.mean == pytest.approx(20 / 6)
    assert (second.answered, second.counts, second.mean) == (1, (), None)
    assert found.forms == 7
    assert found.mean == first.mean  # the item that is not shown is not in the mean either


def test_what_is_not_on_the_scale_is_no_answer() -> None:
    found = figures([form("", mark) for mark in (4, 4, 4, 4, 9, 0)], 1)
    assert found.items[0].answered == 4
    assert found.items[0].mean is None


def test_four_are_too_few_and_five_are_enough() -> None:
    assert figures([form("", 4)] * 4, 1).mean is None
    assert figures([form("", 4)] * 5, 1).mean == 4


def test_groups_are_hidden_together() -> None:
    forms = [form("ministry", 4)] * 9 + [form("press", 2)] * 6 + [form("academia", 1)]
    groups = figures(forms, 1).groups
    assert [(g.group, g.forms) for g in groups] == [
        ("ministry", 9),
        ("press", None),
        ("academia", None),
    ]
    assert [g.mean for g in groups] == [4, None, None]


def test_without_any_group_told_there_are_no_groups() -> None:
    assert figures([form("", 4)] * 9, 1).groups == ()
    told = figures([form("", 4)] * 9 + [form("ministry", 3)] * 5, 1).groups
    assert [(g.group, g.forms) for g in told] == [("ministry", 5), ("", 9)]


_FORMS = st.lists(
    st.builds(
        form,
        st.sampled_from(["", "ministry", "press", "academia", "speaker"]),
        *[st.none() | st.integers(1, 4)] * 3,
    ),
    max_size=60,
)


@given(_FORMS)
def test_what_is_left_of_a_whole_is_nobody_or_five(forms: list[Form]) -> None:
    found = figures(forms, 3)
    shown_items = [item.question_id for item in found.items if item.is_shown]
    rated = [f for f in forms if any(i in f.answers for i in shown_items)]
    shown = [g for g in found.groups if g.forms is not None]
    for group in shown:
        members = [f for f in rated if f.group == group.group]
        assert group.forms == len(members) >= FEWEST
    if found.groups:
        rest = len(rated) - sum(g.forms or 0 for g in shown)
        assert rest == 0 or rest >= FEWEST or not shown
        assert sum(g.forms is None for g in found.groups) != 1 or rest >= FEWEST or not shown


@given(_FORMS)
def test_no_figure_is_told_of_fewer_than_five(forms: list[Form]) -> None:
    found = figures(forms, 3)
    for item in found.items:
        answers = [f.answers[item.question_id] for f in forms if item.question_id in f.answers]
        assert item.answered == len(answers)
        assert item.is_shown == (len(answers) >= FEWEST)
        assert sum(item.counts) == (len(answers) if item.is_shown else 0)
    # the mean of all can be worked out from the items that are shown: it tells nothing of the others
    shown = [item for item in found.items if item.is_shown]
    if found.mean is not None:
        marks = sum(item.answered for item in shown)
        whole = sum((item.mean or 0) * item.answered for item in shown)
        assert found.mean == pytest.approx(whole / marks)


# --- tests --------------------------------------------------------------------------------------------


def papers(points: Sequence[float], first: int = 0) -> list[Paper]:
    return [Paper(f"K{n}", value) for n, value in enumerate(points, first)]


def test_pairs_are_joined_by_their_code() -> None:
    found = compared(papers([50, 60, 70, 80, 90, 10]), papers([70, 80, 90, 100, 100], 0))
    assert (found.before, found.after, found.pairs) == (6, 5, 5)
    assert (found.mean_before, found.mean_after) == (70, 88)
    assert found.gain == pytest.approx(18)


def test_too_few_pairs_tell_nothing() -> None:
    found = compared(papers([50] * 9), papers([70] * 9, 5))
    assert (found.pairs, found.mean_before, found.gain) == (4, None, None)
    assert compared([], []) == Comparison()


def test_a_code_on_two_papers_makes_no_pair() -> None:
    twice = [*papers([50] * 6), Paper("K0", 90)]
    found = compared(twice, papers([70] * 6))
    assert found.repeated == ("K0",)
    assert (found.pairs, found.mean_before) == (5, 50)


def test_papers_without_a_code_make_no_pair() -> None:
    found = compared([Paper("", 50)] * 6, [Paper("", 70)])
    assert (found.pairs, found.repeated) == (0, ())


def typed(code: str, *right: bool) -> Paper:
    return Paper(code, 50, {f"q{n}": each for n, each in enumerate(right)})


def test_questions_are_told_from_the_pairs_that_know_them() -> None:
    before = [typed(f"K{n}", True, False) for n in range(5)]
    after = [typed(f"K{n}", True, n > 0) for n in range(5)]
    found = compared(before, after, ["q0", "q1"])
    assert [(q.pairs, q.right_before, q.right_after) for q in found.questions] == [
        (5, 5, 5),
        (5, 0, 4),
    ]


@pytest.mark.parametrize(("sums", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_sums_of_a_few_cannot_be_worked_out_from_the_questions(sums: int, told: bool) -> None:
    plain = papers([40] * sums, 100)
    before = [*plain, *(typed(f"K{n}", True) for n in range(6))]
    found = compared(before, before, ["q0"])
    assert found.pairs == sums + 6
    assert bool(found.questions) == told


_PAPERS = st.lists(
    st.builds(
        Paper,
        st.sampled_from([f"K{n}" for n in range(12)]),
        st.floats(0, 100),
        st.none() | st.fixed_dictionaries({"q0": st.booleans()}),
    ),
    max_size=25,
)


@given(_PAPERS, _PAPERS)
def test_means_and_questions_stand_for_five_pairs_at_least(
    before: list[Paper], after: list[Paper]
) -> None:
    found = compared(before, after, ["q0"])
    assert (found.mean_before is None) == (found.pairs < FEWEST)
    for question in found.questions:
        rest = found.pairs - question.pairs
        assert question.pairs >= FEWEST and (rest == 0 or rest >= FEWEST)
    assert found.pairs <= min(len(before), len(after))


# --- codes --------------------------------------------------------------------------------------------


def test_codes_have_one_writing() -> None:
    assert {pairing_code(text) for text in ("ab-12", "AB 12", " aB_1.2 ")} == {"AB12"}


@pytest.mark.parametrize(
    "text", ["3173015501900001", "0812-0000-0000", "ani@contoh.example", "Sekar Ayu Pradipta, S.H."]
)
def test_what_tells_who_is_no_code(text: str) -> None:
    assert tells_who(text)


@pytest.mark.parametrize("text", ["AB12", "melati 7", "1990", "", "0107-KR"])
def test_a_short_code_tells_nobody(text: str) -> None:
    assert not tells_who(text)
