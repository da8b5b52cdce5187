"""The merge rules, by example: facts, fields, long texts, deletions."""

from typing import Any

import pytest
from pycrdt import Doc, Map

from tests.document.replicas import DOC, Replica, agree, meet, view
from workshop_app.domain.changes import SetField

DAYS = 24 * 3600 * 1000


def _two() -> tuple[Replica, Replica]:
    ani = Replica("Ani")
    ani.create("p1", title="Posko", action="")
    return ani, ani.copy_of("Budi")


# --- 1: facts ------------------------------------------------------------------------------------


def test_two_desks_checking_in_one_person_leave_both_facts() -> None:
    ani, budi = _two()
    ani.happen("e1", person_id="x", kind="in")
    budi.happen("e2", person_id="x", kind="in")
    agree(ani, budi)
    assert set(ani.doc.events()) == {"e1", "e2"}


def test_a_merge_tells_only_what_is_new() -> None:
    ani, budi = _two()
    budi.happen("e1", person_id="x", kind="in")
    budi.set("p1", "title", "Pos terpadu")
    budi.create("p2", title="Kedua")
    touched = ani.take(budi)
    assert touched.created == {("practice", "p2")}
    assert touched.records == {("practice", "p1"), ("practice", "p2")}
    assert touched.events == {"e1": {"person_id": "x", "kind": "in"}}
    again = ani.take(budi)
    assert not again
    assert not again.update


# --- 2: fields -----------------------------------------------------------------------------------


def test_different_fields_edited_apart_are_both_kept() -> None:
    ani, budi = _two()
    ani.set("p1", "title", "Pos terpadu")
    budi.set("p1", "scope", "Batam")
    agree(ani, budi)
    assert (ani.shown("p1", "title"), ani.shown("p1", "scope")) == ("Pos terpadu", "Batam")
    assert not ani.record("p1").conflicts


def test_one_field_edited_apart_keeps_all_values_until_somebody_decides() -> None:
    ani, budi = _two()
    citra = ani.copy_of("Citra")
    for replica, value in ((ani, 20), (budi, 25), (citra, 32)):
        replica.set("p1", "result_number", value)
    agree(ani, budi, citra)
    conflict = ani.record("p1").conflicts["result_number"]
    assert {value.value for value in conflict} == {20, 25, 32}
    assert {value.by for value in conflict} == {"Ani", "Budi", "Citra"}
    assert ani.shown("p1", "result_number") == conflict[0].value

    budi.set("p1", "result_number", 25)
    agree(ani, budi, citra)
    assert not citra.record("p1").conflicts
    assert citra.shown("p1", "result_number") == 25


def test_a_decision_closes_only_what_was_seen() -> None:
    ani, budi = _two()
    citra = ani.copy_of("Citra")
    ani.set("p1", "title", "A")
    budi.set("p1", "title", "B")
    ani.take(budi)
    citra.set("p1", "title", "C")  # nobody has seen this one yet
    ani.set("p1", "title", "A dan B")
    agree(ani, budi, citra)
    assert {v.value for v in budi.record("p1").conflicts["title"]} == {"A dan B", "C"}


def test_the_same_value_written_apart_is_no_conflict() -> None:
    ani, budi = _two()
    ani.set("p1", "title", "Sama")
    budi.set("p1", "title", "Sama")
    agree(ani, budi)
    assert len(ani.doc.values("practice", "p1", "title")) == 2
    assert not ani.record("p1").conflicts


@pytest.mark.parametrize("skew", [-3 * DAYS, 3 * DAYS])
def test_a_wrong_clock_loses_nothing_and_an_informed_write_always_wins(skew: int) -> None:
    ani = Replica("Ani")
    ani.create("p1", title="Posko")
    budi = ani.copy_of("Budi", skew)
    ani.set("p1", "title", "A")
    budi.set("p1", "title", "B")
    agree(ani, budi)
    assert {v.value for v in ani.record("p1").conflicts["title"]} == {"A", "B"}
    for writer, reader, value in ((ani, budi, "A2"), (budi, ani, "B2"), (ani, budi, "A3")):
        writer.set("p1", "title", value)
        agree(ani, budi)
        assert reader.shown("p1", "title") == value
        assert not reader.record("p1").conflicts


def test_a_write_tells_what_was_shown_before() -> None:
    ani, _ = _two()
    first, second, text, again = ani.write(
        SetField(DOC, "practice", "p1", "title", "A"),
        SetField(DOC, "practice", "p1", "title", "B"),
        SetField(DOC, "practice", "p1", "action", "satu", prose=True),
        SetField(DOC, "practice", "p1", "action", "satu dua", prose=True),
    )
    assert (first.before, second.before, text.before, again.before) == ("Posko", "A", "", "satu")
    assert first.stamp < second.stamp < text.stamp
    assert [v.value for v in ani.doc.values("practice", "p1", "title")] == ["B"]
    assert [v.value for v in ani.doc.values("practice", "p1", "action")] == ["satu dua"]


# --- 3, the part that is laid already: long texts ----------------------------------------------------


def test_edits_of_different_places_of_a_text_are_all_there() -> None:
    ani = Replica("Ani")
    ani.create("p1", title="Posko")
    ani.set("p1", "action", "Kami membuka posko di pelabuhan.")
    budi, citra = ani.copy_of("Budi"), ani.copy_of("Citra")
    ani.set("p1", "action", "Sejak 2021 kami membuka posko di pelabuhan.")
    budi.set("p1", "action", "Kami membuka posko terpadu di pelabuhan.")
    citra.set("p1", "action", "Kami membuka posko di pelabuhan, siang dan malam.")
    agree(ani, budi, citra)
    text = str(ani.shown("p1", "action"))
    for part in ("ejak 2021", "terpadu", ", siang dan malam"):
        assert part in text
    heads = {v.value for v in ani.record("p1").conflicts["action"]}
    assert len(heads) == 3
    assert "Kami membuka posko terpadu di pelabuhan." in heads


def test_numbers_typed_apart_in_a_text_leave_every_version_to_read() -> None:
    ani, budi = _two()
    ani.set("p1", "result", "Turun 20 persen.")
    budi.take(ani)
    citra = ani.copy_of("Citra")
    budi.set("p1", "result", "Turun 25 persen.")
    citra.set("p1", "result", "Turun 32 persen.")
    agree(ani, budi, citra)
    heads = ani.record("p1").conflicts["result"]
    assert {v.value for v in heads} == {"Turun 25 persen.", "Turun 32 persen."}

    ani.set("p1", "result", "Turun 25 persen.")
    agree(ani, budi, citra)
    assert not budi.record("p1").conflicts
    assert budi.shown("p1", "result") == "Turun 25 persen."


def test_the_same_words_typed_apart_are_shown_to_somebody() -> None:
    ani, budi = _two()
    ani.set("p1", "action", "sama")
    budi.set("p1", "action", "sama")
    agree(ani, budi)
    assert ani.shown("p1", "action") == "samasama"  # the engine keeps both insertions
    assert {v.value for v in ani.record("p1").conflicts["action"]} == {"sama"}


@pytest.mark.parametrize(
    ("old", "ours", "theirs"),
    [
        ("👩‍👩‍👧 rumah", "👩‍👩‍👧 rumah aman", "🏠 👩‍👩‍👧 rumah"),
        ("naïve café", "naïve, café", "naïve café ☕"),
        ("ꦲꦏ꧀ꦱꦫ", "ꦲꦏ꧀ꦱꦫ ꦗꦮ", "«ꦲꦏ꧀ꦱꦫ"),
        ("𝕏y", "𝕏𝕐y", "z𝕏y"),
    ],
)
def test_texts_beyond_ascii_merge_at_the_right_places(old: str, ours: str, theirs: str) -> None:
    ani, budi = _two()
    ani.set("p1", "action", old)
    budi.take(ani)
    ani.set("p1", "action", ours)
    budi.set("p1", "action", theirs)
    agree(ani, budi)
    merged = str(ani.shown("p1", "action"))
    assert all(character in merged for character in ours + theirs)
    assert len(merged) == len(ours) + len(theirs) - len(old)


# --- 4: deletion -----------------------------------------------------------------------------------


def test_a_deletion_reaches_everybody_and_can_be_taken_back() -> None:
    ani, budi = _two()
    ani.set("p1", "title", "A")
    ani.mark("p1", deleted=True)
    agree(ani, budi)
    assert budi.record("p1").deleted
    assert budi.shown("p1", "title") == "A"
    budi.mark("p1", deleted=False)
    agree(ani, budi)
    assert not ani.record("p1").deleted
    assert not ani.record("p1").disputed


def test_deleted_by_one_and_edited_by_another_is_shown_and_disputed() -> None:
    ani, budi = _two()
    ani.mark("p1", deleted=True)
    budi.set("p1", "title", "B")
    agree(ani, budi)
    state = ani.record("p1")
    assert (state.deleted, state.disputed) == (False, True)
    assert state.shown["title"] == "B"

    ani.mark("p1", deleted=True)  # now having seen the edit
    agree(ani, budi)
    assert budi.record("p1").deleted
    assert not budi.record("p1").disputed


def test_deleted_by_both_is_deleted() -> None:
    ani, budi = _two()
    ani.mark("p1", deleted=True)
    budi.mark("p1", deleted=True)
    agree(ani, budi)
    assert ani.record("p1").deleted


def test_deleted_by_both_is_deleted_when_one_had_seen_everything() -> None:
    ani, budi = _two()
    budi.set("p1", "title", "B")
    budi.mark("p1", deleted=True)
    ani.mark("p1", deleted=True)
    agree(ani, budi)
    assert ani.record("p1").deleted


def test_restored_by_one_and_deleted_again_by_another_is_disputed() -> None:
    ani, budi = _two()
    ani.mark("p1", deleted=True)
    meet(ani, budi)
    ani.mark("p1", deleted=False)
    budi.mark("p1", deleted=True)
    agree(ani, budi)
    assert (ani.record("p1").deleted, ani.record("p1").disputed) == (False, True)


# --- things of a newer app -----------------------------------------------------------------------


def test_what_a_newer_app_wrote_passes_through_untouched() -> None:
    newer, old, newest = Replica("Ani"), Replica("Budi"), Replica("Citra")
    newer.create("q1", kind="vehicle", plate="X 1", wheels=4)
    newer.create("p1", title="Posko", colour="teal")
    newer.set("p1", "mood", "good")
    old.take(newer)
    old.set("p1", "title", "Pos")
    newest.take(old)
    assert newest.record("q1", "vehicle").shown["wheels"] == 4
    assert newest.shown("p1", "colour") == "teal"
    assert newest.shown("p1", "mood") == "good"
    assert newest.shown("p1", "title") == "Pos"


def test_what_this_app_has_no_place_for_is_kept_and_handed_on() -> None:
    newer: Doc[Any] = Doc()
    newer.get("member", type=Map)["laptop"] = "key"
    ani = Replica("Ani")
    touched = ani.doc.merge(newer.get_update())
    assert touched and not touched.records and not touched.events
    assert not ani.doc.merge(newer.get_update())
    further: Doc[Any] = Doc()
    further.apply_update(ani.copy_of("Budi").doc.whole())
    assert further.get("member", type=Map).to_py() == {"laptop": "key"}


def test_a_record_whose_creation_is_not_here_is_nobody_s() -> None:
    ani = Replica("Ani")
    ani.set("p9", "title", "?")
    assert ani.doc.record("practice", "p9") is None
    assert ani.doc.record_keys() == []


def test_the_oldest_app_that_may_write_is_told() -> None:
    ani = Replica("Ani")
    with ani.doc.transact():
        ani.doc.start()
    assert ani.doc.min_app == 0
    assert view(ani) == {"records": {}, "events": []}
