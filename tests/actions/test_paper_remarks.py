"""What is said about a paper before it leaves: what is missing, and what is in the other language."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import printing, records, templates
from workshop_app.actions.paper_remarks import remarks
from workshop_app.actions.printing import PAPERS, Choices, Quote
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.records import WORKSHOP_RECORD, Settings
from workshop_app.paths import resource
from workshop_app.reports.papers import model
from workshop_app.words.catalogue import Words

ID = Words.load("id", resource("locale"))
EN = Words.load("en", resource("locale"))
PLAIN = Choices()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    path = tmp_path_factory.mktemp("remarks") / "contoh.workshop"
    made = templates.create(path, Operator("Sari", "A", "k7"), "sample")
    yield made
    made.close()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def said(ws: Workshop, what: str, paper: Words, choices: Choices = PLAIN) -> str:
    content = printing.order(ws, what, paper, choices)[0].content
    return " ".join(each.text for each in remarks(content, paper.language, EN))


@pytest.mark.parametrize("what", [w for w in PAPERS if w != "press-release"])
def test_a_whole_paper_in_its_own_language_has_no_remarks(sample: Workshop, what: str) -> None:
    assert said(sample, what, ID) == ""


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("press-release", "7 good practices"),
        ("report", "7 good practices, 5 commitments, 3 legal bases"),
        ("minutes", "points of the minutes"),
        ("commitments", "5 commitments"),
        ("evaluation-form", "options of 4 questions"),
    ],
)
def test_an_english_paper_says_what_is_indonesian(sample: Workshop, what: str, told: str) -> None:
    text = said(sample, what, EN)
    assert "Printed in Indonesian, as it was typed: " in text and told in text


def test_typed_words_for_the_press_are_looked_at_too(sample: Workshop) -> None:
    quote = Quote("Kerja bersama adalah kunci dari pencegahan", "Ani", "Kepala")
    chosen = Choices(number="B-1", headline="Sosialisasi untuk semua", quotes=(quote,))
    text = said(sample, "press-release", EN, chosen)
    assert "1 quote, Headline" in text and "number" not in text
    chosen = replace(chosen, quotes=(Quote("This is the way of the task force"),))
    assert "Printed in English, as it was typed: 1 quote." in said(
        sample, "press-release", ID, chosen
    )


def test_a_release_without_number_and_quotes_says_so(sample: Workshop) -> None:
    text = said(sample, "press-release", ID)
    assert "no number yet" in text and "No quote has been typed." in text


def test_what_nobody_has_filled_in_is_named(made: Small) -> None:
    text = said(made.ws, "minutes", ID)
    assert text.startswith("Not filled in yet: ")
    assert "Place" in text and "Signed by" in text
    records.change(made.ws, Settings, WORKSHOP_RECORD, place="Jakarta")
    assert "Place" not in said(made.ws, "minutes", ID)


def test_the_paper_that_is_written_says_the_same(made: Small, tmp_path: Path) -> None:
    built = printing.build(made.ws, "invitations", tmp_path / "a.pdf", ID, told_in=EN)
    content = printing.order(made.ws, "invitations", ID, Choices())[0].content
    assert isinstance(content, model.Invitations)
    told = remarks(content, "id", EN)
    assert told[0].of_workshop and {each.text for each in told} <= set(built.warnings)
