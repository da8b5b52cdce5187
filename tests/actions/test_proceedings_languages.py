"""What a book prints in the other language is said, each kind with its number and a place to look."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import ANI
from workshop_app.actions import records, templates
from workshop_app.actions.proceedings import gather
from workshop_app.actions.proceedings_languages import Foreign, foreign_texts
from workshop_app.actions.workshop import Workshop
from workshop_app.app import load_words
from workshop_app.domain.records import WORKSHOP_RECORD, Practice, Settings
from workshop_app.reports.evaluation_model import Comments, RatedItem
from workshop_app.reports.model import Photo


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    """The sample, whose contributions were typed in Indonesian."""
    made = templates.create(tmp_path / "contoh.workshop", ANI, "sample")
    yield made
    made.close()


def foreign(ws: Workshop, language: str) -> list[Foreign]:
    return foreign_texts(gather(ws, load_words(language)), load_words("en"), language)


def test_an_english_book_says_what_stays_indonesian(ws: Workshop) -> None:
    found = {one.text: one for one in foreign(ws, "en")}
    practices = found["Printed in Indonesian, as it was typed: 7 good practices."]
    assert practices.part == "results" and practices.record[0] == "practice"
    assert ws.read.get(Practice, practices.record[1]) is not None
    minutes = [one for one in found.values() if one.part == "minutes"]
    assert len(minutes) == 1 and minutes[0].record == ("", "")
    assert not [one for one in found.values() if one.part in ("cover", "foreword", "agencies")]


def test_an_indonesian_book_in_indonesian_has_nothing_to_say(ws: Workshop) -> None:
    assert foreign(ws, "id") == []


def test_a_typed_text_is_named(ws: Workshop) -> None:
    records.change(ws, Settings, WORKSHOP_RECORD, foreword_en="", closing="The end is near.")
    assert "Printed in Indonesian, as it was typed: Foreword." in [
        one.text for one in foreign(ws, "en") if one.part == "foreword"
    ]
    [closing] = foreign(ws, "id")
    assert (closing.part, closing.record) == ("closing", ("", ""))
    assert closing.text == "Printed in English, as it was typed: Closing words."


def test_captions_questions_and_answers_are_counted_as_well(ws: Workshop) -> None:
    words = load_words("en")
    data = gather(ws, words)
    assert data.evaluation is not None
    practice = data.strategies[0].practices[0]
    photo = Photo(caption="Ruang layanan yang baru dibuka", name="a.png")
    strategies = (
        replace(data.strategies[0], practices=(replace(practice, photos=(photo,)),)),
        *data.strategies[1:],
    )
    asked = RatedItem("Apakah waktunya cukup untuk semua?")
    evaluation = replace(
        data.evaluation,
        items=(asked,),
        comments=(
            Comments("What was best?", ("Materi dan diskusinya", "Good", "Waktu yang cukup")),
        ),
    )
    found = foreign_texts(
        replace(data, strategies=strategies, photos=(photo, photo), evaluation=evaluation),
        words,
        "en",
    )
    told = {(one.part, one.what): one.record for one in found}
    assert told["results", "1 caption"] == tuple(practice.key.split("/"))
    assert ("photos", "2 captions") in told
    assert ("evaluation", "2 open answers") in told
    assert any(part == "evaluation" and "question" in what for part, what in told)


def test_parts_that_are_left_out_are_not_told(ws: Workshop) -> None:
    words = load_words("en")
    data = gather(ws, words)
    left = tuple(part for part in data.parts if part not in ("results", "minutes"))
    found = foreign_texts(replace(data, parts=left), words, "en")
    assert {one.part for one in found} & {"results", "minutes"} == set()
    assert found != []
