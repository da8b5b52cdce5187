"""Forms without names: kept, corrected, told in counts; what happens when questions change; two laptops."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import BUDI, new_workshop
from tests.helpers.copies import copy_of
from workshop_app.actions import evaluation, guarding, merging, printing, proceedings, records
from workshop_app.actions.evaluation import FilledForm
from workshop_app.actions.evaluation_results import open_answers, results
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import (
    CodeTellsWho,
    RecordMissing,
    ValueInvalid,
    ValueMissing,
    WorkshopError,
)
from workshop_app.domain.records import Comment, Question, Response
from workshop_app.paths import resource
from workshop_app.reports.papers.model import EvaluationForm
from workshop_app.store import care
from workshop_app.words.catalogue import Words

TIME = "satisfaction-time"
VENUE = "satisfaction-venue"
USEFUL = "satisfaction-most-useful"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    """A workshop with the shipped form."""
    made = new_workshop(tmp_path)
    evaluation.adopt_form(made)
    yield made
    made.close()


def hand_in(ws: Workshop, *marks: int, group: str = "", question: str = TIME) -> list[str]:
    """Keep one form for each mark and return their ids."""
    return [
        evaluation.add_form(ws, FilledForm(group=group, answers={question: mark})) for mark in marks
    ]


def paper(code: str, phase: str, points: int) -> FilledForm:
    return FilledForm(survey="test", phase=phase, code=code, points=points)


# --- the form -------------------------------------------------------------------------------------


def test_the_shipped_form_has_eight_items_and_two_open_questions(ws: Workshop) -> None:
    asked = evaluation.questions(ws)
    assert [q.kind for q in asked] == ["scale"] * 8 + ["open-text"] * 2
    assert all(q.text and q.text_en and q.text != q.text_en for q in asked)
    assert [q.position for q in asked] == list(range(1, 11))
    assert evaluation.adopt_form(ws) == 0  # a second time there is nothing to add
    assert ws.undo_label is not None and ws.undo_label.text == "the shipped satisfaction form"


def test_a_removed_question_of_the_shipped_form_comes_back(ws: Workshop) -> None:
    records.remove(ws, Question, TIME)
    assert evaluation.adopt_form(ws) == 1
    assert TIME in {q.id for q in evaluation.questions(ws)}


def test_two_laptops_that_both_begin_have_one_form(tmp_path: Path) -> None:
    ours = new_workshop(tmp_path)
    other = copy_of(ours, tmp_path / "budi.workshop", BUDI)
    for each in (ours, other):
        evaluation.adopt_form(each)
    other.close()
    merging.merge(ours, other.path)
    assert len(evaluation.questions(ours)) == 10
    assert ours.read.conflicts() == []
    assert not care.projection_differences(ours.file)
    ours.close()


def test_questions_move_and_stay_inside_the_list(ws: Workshop) -> None:
    first, second = [q.id for q in evaluation.questions(ws)][:2]
    assert evaluation.move_question(ws, second, -1)
    assert [q.id for q in evaluation.questions(ws)][:2] == [second, first]
    assert not evaluation.move_question(ws, second, -1)
    ws.undo()
    assert [q.id for q in evaluation.questions(ws)][:2] == [first, second]


def test_a_new_question_comes_last_in_its_form(ws: Workshop) -> None:
    added = evaluation.add_question(ws, text="Makanannya enak.")
    assert evaluation.questions(ws)[-1].id == added
    tested = evaluation.add_question(
        ws, survey="test", kind="options", text="Berapa?", options=("Satu", "Dua"), right_option=2
    )
    assert [q.id for q in evaluation.questions(ws, "test")] == [tested]
    with pytest.raises(ValueInvalid):
        evaluation.add_question(ws, text="X", kind="options", options=("Satu",), right_option=2)
    with pytest.raises(ValueMissing):
        evaluation.add_question(ws, text=" ")


def test_the_scale_is_called_as_the_workshop_wants(ws: Workshop) -> None:
    assert evaluation.scale_labels(ws.settings, "id")[3] == "Sangat puas"
    words = ("Buruk", "Kurang", "Baik", "Istimewa")
    evaluation.set_scale(ws, {"id": words})
    assert evaluation.scale_labels(ws.settings, "id") == words
    assert evaluation.scale_labels(ws.settings, "en")[3] == "Very satisfied"
    with pytest.raises(ValueInvalid):
        evaluation.set_scale(ws, {"id": words[:3]})
    evaluation.set_scale(ws, {"id": ()})
    assert evaluation.scale_labels(ws.settings, "id")[3] == "Sangat puas"


# --- what happens when it changes -----------------------------------------------------------------


def test_answers_stay_when_a_question_is_worded_anew(ws: Workshop) -> None:
    hand_in(ws, 4, 4, 4, 4, 2)
    records.change(ws, Question, TIME, text="Waktunya cukup.")
    [told] = [i for i in results(ws).satisfaction.items if i.question_id == TIME]
    assert told.answered == 5 and told.mean == pytest.approx(3.6)
    assert results(ws).questions[TIME].text == "Waktunya cukup."


def test_answers_to_a_removed_question_no_longer_count_until_it_is_back(ws: Workshop) -> None:
    hand_in(ws, 4, 4, 4, 4, 2)
    assert evaluation.answered(ws)[TIME] == 5
    records.remove(ws, Question, TIME)
    assert results(ws).satisfaction.mean is None
    assert results(ws).satisfaction.forms == 5
    ws.undo()
    assert results(ws).satisfaction.mean == pytest.approx(3.6)


def test_a_question_added_later_has_fewer_answers(ws: Workshop) -> None:
    hand_in(ws, 4, 4, 4, 4, 4)
    added = evaluation.add_question(ws, text="Makanannya enak.")
    hand_in(ws, 3, question=added)
    told = {i.question_id: i for i in results(ws).satisfaction.items}
    assert (told[TIME].answered, told[added].answered, told[added].mean) == (5, 1, None)


# --- forms ----------------------------------------------------------------------------------------


def test_a_form_is_one_record_and_one_step(ws: Workshop) -> None:
    form = FilledForm(
        group="press", answers={TIME: 3, VENUE: 4}, texts={USEFUL: "  Diskusi \n panel "}
    )
    form_id = evaluation.add_form(ws, form)
    kept = ws.require(Response, form_id)
    assert kept.answers == (f"{TIME}: 3", f"{VENUE}: 4")
    assert (kept.respondent_group, kept.phase, kept.pair_code) == ("press", "", "")
    [comment] = ws.read.all(Comment)
    assert (comment.text, comment.visibility, comment.response_id) == (
        "Diskusi panel",
        "internal",
        form_id,
    )
    ws.undo()
    assert ws.read.count(Response) == ws.read.count(Comment) == 0


def test_a_form_is_removed_with_its_words_and_comes_back_with_them(ws: Workshop) -> None:
    form_id = evaluation.add_form(ws, FilledForm(answers={TIME: 3}, texts={USEFUL: "Diskusi"}))
    evaluation.remove_form(ws, form_id)
    assert ws.read.count(Response) == ws.read.count(Comment) == 0
    ws.undo()
    assert ws.read.count(Response) == ws.read.count(Comment) == 1
    with pytest.raises(RecordMissing):
        evaluation.remove_form(ws, "none")


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (FilledForm(), ValueMissing),
        (FilledForm(texts={USEFUL: "  "}), ValueMissing),
        (FilledForm(answers={TIME: 5}), ValueInvalid),
        (FilledForm(answers={TIME: 0}), ValueInvalid),
        (FilledForm(answers={USEFUL: 1}), ValueInvalid),
        (FilledForm(answers={"none": 1}), RecordMissing),
        (FilledForm(answers={TIME: 1}, group="Kemenkes"), ValueInvalid),
        (FilledForm(survey="test", phase="pre", points=50), ValueMissing),
        (FilledForm(survey="test", code="AB12", points=50), ValueMissing),
        (FilledForm(survey="test", phase="pre", code="AB12"), ValueMissing),
        (FilledForm(survey="test", phase="pre", code="AB12", points=101), ValueInvalid),
        (FilledForm(survey="test", phase="pre", code="AB12", points=-1), ValueInvalid),
        (FilledForm(survey="test", phase="pre", code="3173015501900001", points=5), CodeTellsWho),
    ],
)
def test_what_is_no_form_is_refused(
    ws: Workshop, form: FilledForm, refusal: type[WorkshopError]
) -> None:
    before = ws.undo_label
    with pytest.raises(refusal):
        evaluation.add_form(ws, form)
    assert ws.read.count(Response) == 0
    assert ws.undo_label == before


def test_a_code_typed_twice_is_known(ws: Workshop) -> None:
    evaluation.add_form(ws, paper("ab-12", "pre", 40))
    [known] = evaluation.papers_with(ws, "pre", " AB 12")
    assert evaluation.filled_form(ws, known.id) == paper("AB12", "pre", 40)
    assert evaluation.papers_with(ws, "post", "AB12") == []
    assert evaluation.papers_with(ws, "pre", "") == []


# --- results --------------------------------------------------------------------------------------


def test_tests_are_paired_and_told_in_points(ws: Workshop) -> None:
    for number in range(6):
        evaluation.add_form(ws, paper(f"K{number}", "pre", 40))
        evaluation.add_form(ws, paper(f"k-{number}", "post", 70))
    evaluation.add_form(ws, paper("sendiri", "post", 0))
    told = results(ws).tests
    assert (told.before, told.after, told.pairs) == (6, 7, 6)
    assert (told.mean_before, told.mean_after, told.gain) == (40, 70, 30)


def test_tests_typed_question_by_question_get_their_points(ws: Workshop) -> None:
    ids = [
        evaluation.add_question(
            ws, survey="test", kind="options", text=t, options=("A", "B"), right_option=1
        )
        for t in ("Satu?", "Dua?")
    ]
    records.change(ws, type(ws.settings), "workshop", test_points=10)
    for number in range(5):
        for phase, marks in (("pre", (1, 2)), ("post", (1, 1))):
            answers = dict(zip(ids, marks, strict=True))
            evaluation.add_form(
                ws, FilledForm(survey="test", phase=phase, code=f"K{number}", answers=answers)
            )
    found = results(ws)
    assert (found.most, found.tests.mean_before, found.tests.mean_after) == (10, 5, 10)
    assert [(q.right_before, q.right_after) for q in found.tests.questions] == [(5, 5), (0, 5)]


def test_open_answers_wait_inside_and_the_guard_holds_back_what_tells_who(ws: Workshop) -> None:
    for text in ("Diskusi", "Hubungi saya di 0841-0000-0137"):
        evaluation.add_form(ws, FilledForm(texts={USEFUL: text}))
    assert open_answers(ws, GuardedReader(ws), public=True) == []
    for comment in ws.read.all(Comment):
        evaluation.show_comment(ws, comment.id, public=True)
    shown = [a.text for a in open_answers(ws, GuardedReader(ws), public=True)]
    assert shown[0] == "Diskusi" and "0841" not in "".join(shown)
    [finding] = guarding.Guard(ws).open_findings()
    assert finding.place.record_kind == "comment"
    guarding.withhold(ws, finding)
    assert [a.text for a in open_answers(ws, GuardedReader(ws))] == ["Diskusi"]


def test_what_is_kept_inside_is_in_no_print(ws: Workshop) -> None:
    evaluation.add_form(ws, FilledForm(texts={USEFUL: "Diskusi"}))
    [comment] = ws.read.all(Comment)
    assert evaluation.unprinted_comments(ws) == {comment.id}
    evaluation.show_comment(ws, comment.id, public=True)
    assert evaluation.unprinted_comments(ws) == set()
    records.remove(ws, Question, USEFUL)  # without its question it says nothing
    assert evaluation.unprinted_comments(ws) == {comment.id}


# --- two laptops ----------------------------------------------------------------------------------


def test_two_laptops_typing_at_once_keep_all_forms(ws: Workshop, tmp_path: Path) -> None:
    hand_in(ws, 4)
    other = copy_of(ws, tmp_path / "budi.workshop", BUDI)
    hand_in(ws, 4, 3, 2)
    hand_in(other, 4, 3, 2)  # the same marks: other papers nevertheless
    evaluation.add_form(other, paper("AB12", "pre", 50))
    evaluation.add_form(ws, paper("AB12", "post", 80))
    other.close()
    merging.merge(ws, other.path)

    assert len(evaluation.forms(ws, "satisfaction")) == 7
    [item] = [i for i in results(ws).satisfaction.items if i.question_id == TIME]
    assert item.counts == (0, 2, 2, 3)
    assert results(ws).tests.pairs == 1  # written on two laptops, joined by its code
    assert ws.read.conflicts() == []
    assert not care.projection_differences(ws.file)


def test_a_question_removed_here_and_worded_there_is_not_lost(ws: Workshop, tmp_path: Path) -> None:
    hand_in(ws, 4, 4, 4, 4, 4)
    other = copy_of(ws, tmp_path / "budi.workshop", BUDI)
    records.remove(ws, Question, TIME)
    records.change(other, Question, TIME, text="Waktunya cukup.")
    other.close()
    merging.merge(ws, other.path)
    assert ws.require(Question, TIME).text == "Waktunya cukup."
    assert results(ws).satisfaction.mean == 4


def test_an_undecided_finding_stops_print_only_where_the_answer_is_printed(
    ws: Workshop,
) -> None:
    evaluation.add_form(ws, FilledForm(texts={USEFUL: "Hubungi saya di 0841-0000-0137"}))
    [comment] = ws.read.all(Comment)
    assert proceedings.open_findings(ws) == []  # it stays inside
    evaluation.show_comment(ws, comment.id, public=True)
    [finding] = proceedings.open_findings(ws)
    assert finding.place.record_id == comment.id
    guarding.replace(ws, finding)
    assert proceedings.open_findings(ws) == []
    assert "0841" not in ws.require(Comment, comment.id).text


def test_the_form_on_paper_asks_what_is_asked(ws: Workshop) -> None:
    evaluation.add_question(
        ws, survey="test", kind="options", text="Berapa?", options=("Satu", "Dua"), right_option=2
    )
    words = Words.load("en", resource("locale"))
    made, _ = printing.order(ws, "evaluation-form", words, printing.Choices())
    form = made.content
    assert isinstance(form, EvaluationForm)
    assert len(form.items) == 8 and len(form.open_questions) == 2
    assert form.items[4] == "There was enough time." and form.labels[3] == "Very satisfied"
    assert [(q.text, q.options) for q in form.quiz] == [("Berapa?", ("Satu", "Dua"))]
    assert "right" not in repr(form).casefold()  # nobody is told which option that is
    records.change(ws, Question, TIME, text="Tanya 0841-0000-0137.", text_en="")
    assert printing.open_findings(ws, "evaluation-form", printing.Choices())
