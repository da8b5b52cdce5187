"""The chapter on the evaluation: what it says in print and in Word, and that it never says too much."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.conftest import FONTS, Print, flowing, letters, texts
from tests.reports.papers.test_papers import words
from tests.reports.papers.test_word_files import text_of
from tests.reports.words import FakeWords
from workshop_app.domain.progress import never_cancelled
from workshop_app.reports.evaluation_data import evaluation_sheet
from workshop_app.reports.evaluation_model import (
    Comments,
    Compared,
    ComparedItem,
    Evaluation,
    RatedGroup,
    RatedItem,
)
from workshop_app.reports.evaluation_told import Told
from workshop_app.reports.model import Proceedings
from workshop_app.reports.papers import word_files
from workshop_app.reports.papers.elements import Paper
from workshop_app.reports.papers.evaluation_word import evaluation_elements
from workshop_app.reports.theme import Options

FULL = Evaluation(
    forms=41,
    labels=("Not satisfied", "Hardly satisfied", "Satisfied", "Very satisfied"),
    items=(
        RatedItem("There was enough time.", 41, (0, 12, 22, 7), 2.878),
        RatedItem("Everybody could speak.", 3),
    ),
    mean=2.878,
    groups=(RatedGroup("Ministry", 30, 2.9), RatedGroup("Press"), RatedGroup("Academia")),
    test=Compared(32, 31, 30, 100, 47.3, 76.0, (ComparedItem("How many?", 30, 21, 27),)),
    comments=(Comments("What should be better?", ("More time", "A larger room")),),
)
ENGLISH = FakeWords("en")


def in_print(printed: Print, data: Evaluation | None) -> str:
    """The text of all pages as one stream of letters."""
    return flowing(printed(Proceedings(title="Workshop", evaluation=data), "en"))


def in_word(data: Evaluation, language: str = "en") -> str:
    paper = Paper("Workshop", "", tuple(evaluation_elements(data, words(language))))
    options = Options(FONTS, language, fixed=True)
    made = word_files.write(paper, options, words(language), never_cancelled)
    return letters(text_of(Document(BytesIO(getattr(made, "data", made)))))


SAID = (
    "41 satisfaction forms were handed in, without names.",
    "Answers run from 1 (not satisfied) to 4 (very satisfied). The mean of all answers is 2.88.",
    "There was enough time.",
    "71%",
    "30 pairs could be joined by an anonymous code.",
    "Their mean rose from 47.3 to 76.0 of 100 points, by 28.7.",
    "How many?",
    "More time",
    "What should be better?",
    "* stands where a figure would tell of fewer than five people.",
)


@pytest.mark.parametrize("text", SAID)
def test_print_and_word_say_the_same(printed: Print, text: str) -> None:
    assert letters(text) in in_print(printed, FULL)
    assert letters(text) in in_word(FULL)


def test_hidden_figures_are_in_no_output(printed: Print) -> None:
    told = Told(FULL, ENGLISH)
    assert told.row(FULL.items[1]) == ("Everybody could speak.", *"*******")
    assert told.group_rows()[1:] == [("Press", "*", "*"), ("Academia", "*", "*")]
    sheet = evaluation_sheet(FULL, ENGLISH)
    [row] = [row for row in sheet.rows if row[1] == "Everybody could speak."]
    assert list(row[2:9]) == ["*"] * 7


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (Evaluation(), "No evaluation was collected at this workshop."),
        (
            Evaluation(forms=4, items=(RatedItem("Time", 4),)),
            "Results are shown from five answers on, so that nobody can be recognised;"
            " there are fewer.",
        ),
        (Evaluation(test=Compared(4, 4, 4)), "Means are shown from five pairs on"),
        (
            Evaluation(test=Compared(5, 5, 5, 10, 8.0, 7.0)),
            "Their mean fell from 8.0 to 7.0 of 10 points, by 1.0.",
        ),
        (Evaluation(test=Compared(5, 5, 5, 10, 8.0, 8.0)), "Their mean stayed at 8.0 of 10 points"),
    ],
)
def test_an_honest_sentence_stands_where_there_is_nothing_to_show(
    printed: Print, data: Evaluation, says: str
) -> None:
    assert letters(says) in in_print(printed, data)
    assert letters(says) in in_word(data)


def test_without_an_evaluation_there_is_no_chapter(printed: Print) -> None:
    pages = texts(printed(Proceedings(title="Workshop"), "en"))
    assert not [page for page in pages if "Evaluation" in page]


def test_the_word_file_speaks_indonesian_too() -> None:
    told = in_word(FULL, "id")
    assert letters("Sebanyak 41 formulir kepuasan masuk, tanpa nama.") in told
    assert letters("Rata-ratanya naik dari 47,3 menjadi 76,0 dari 100") in told


_TEXT = st.text(max_size=60)


@settings(max_examples=15)
@given(_TEXT, _TEXT, st.lists(_TEXT, max_size=3))
def test_any_text_in_it_prints(printed: Print, item: str, label: str, said: list[str]) -> None:
    data = Evaluation(
        forms=9,
        labels=(label,) * 4,
        items=(RatedItem(item, 9, (0, 3, 3, 3), 3.0),),
        mean=3.0,
        groups=(RatedGroup(label, 9, 3.0),),
        comments=(Comments(item, tuple(said)),),
    )
    assert printed(Proceedings(title="Workshop", evaluation=data), "en").pages
