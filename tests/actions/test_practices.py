"""Good practices: rows, saving while somebody types, one step of undo per run, candidates."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import contributions, desk, practices, records
from workshop_app.domain.errors import NothingToUndo, RecordMissing
from workshop_app.domain.records import Practice


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    made.ws.forget_steps()
    yield made
    made.ws.close()


def test_rows_fall_back_to_first_words_and_come_newest_first(event: Small) -> None:
    new_id = practices.save_practice(event.ws, "", {"action": "Kami melatih kader. Lalu ada dana."})

    first, second = practices.practice_rows(event.ws)

    assert (first.id, first.title, first.code) == (new_id, "Kami melatih kader", "PB-K7-002")
    assert (second.title, second.agency, second.strategies) == (
        "Posko bersama",
        "BUL",
        (event.strategy,),
    )
    assert "laut" in second.text and "pencegahan" in second.text


def test_rows_of_some_ids_leave_out_deleted_ones(event: Small) -> None:
    records.remove(event.ws, Practice, event.practice)

    assert practices.practice_rows(event.ws, [event.practice]) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("  dua\n kata ", "dua kata"),
        ("Kami. Membuka posko bersama. Lalu pulang.", "Kami. Membuka posko bersama"),
        ("kata " * 40, "kata " * 14 + "kata…"),
        ("x" * 200, "x" * 79 + "…"),
    ],
)
def test_title_from_first_words(text: str, title: str) -> None:
    assert contributions.first_words(text) == title


def test_saves_of_one_run_are_one_step_of_undo(event: Small) -> None:
    ws = event.ws
    for text in ("Kami", "Kami menutup", "Kami menutup posko."):
        practices.save_practice(ws, event.practice, {"action": text}, run="a")
    practices.save_practice(ws, event.practice, {"title": "Posko"}, run="b")

    ws.undo()
    assert ws.require(Practice, event.practice).title == "Posko bersama"
    ws.undo()
    assert ws.require(Practice, event.practice).action == "Kami membuka posko."
    with pytest.raises(NothingToUndo):
        ws.undo()
    ws.redo()
    assert ws.require(Practice, event.practice).action == "Kami menutup posko."


def test_a_new_practice_typed_in_one_run_goes_as_a_whole(event: Small) -> None:
    ws = event.ws
    record_id = practices.save_practice(ws, "", {"title": "A"}, run="a")
    practices.save_practice(ws, record_id, {"title": "Ab", "result": "Baik"}, run="a")

    ws.undo()
    deleted = ws.read.get(Practice, record_id)
    assert deleted is not None and deleted.deleted
    ws.redo()
    again = ws.require(Practice, record_id)
    assert (again.title, again.result) == ("Ab", "Baik")


def test_runs_with_another_step_between_stay_apart(event: Small) -> None:
    ws = event.ws
    practices.save_practice(ws, event.practice, {"title": "Satu"}, run="a")
    desk.check_in(ws, event.person)
    practices.save_practice(ws, event.practice, {"title": "Dua"}, run="a")

    ws.undo()

    assert ws.require(Practice, event.practice).title == "Satu"


def test_saving_a_deleted_practice_is_refused(event: Small) -> None:
    records.remove(event.ws, Practice, event.practice)

    with pytest.raises(RecordMissing):
        practices.save_practice(event.ws, event.practice, {"title": "Baru"})


def test_candidates_of_the_agency_come_first_and_present_ones_before(event: Small) -> None:
    ws = event.ws
    desk.check_in(ws, event.other_person)

    assert [c.name for c in practices.candidates(ws, "", event.agency)] == [
        "Dr. Sekar Ayu Pradipta, S.H."
    ]
    assert practices.candidates(ws, "", "")[0].present
    assert [c.id for c in practices.candidates(ws, "wira", event.agency)] == [event.other_person]
    assert practices.person_name(ws, event.other_person) == "Wira Adi Kusumo"
    assert practices.person_name(ws, "") == ""


def test_agencies_are_found_by_any_of_their_names_short_names_first(event: Small) -> None:
    found = practices.agency_candidates(event.ws, "bu")
    assert [a.short_name for a in found] == ["BUH", "BUL"]
    assert [a.id for a in practices.agency_candidates(event.ws, "laut")] == [event.agency]
    assert len(practices.agency_candidates(event.ws, "")) == 2
    assert practices.agency_candidates(event.ws, "urusan kota") == []
