"""One person typed twice: suspected, joined, counted once, taken apart."""

import shutil
from pathlib import Path

import pytest

from tests.builders import ANI, BUDI, open_workshop, small
from workshop_app.actions import checking, desk, duplicates, merging, records
from workshop_app.actions.overview import overview
from workshop_app.domain.errors import RecordMissing, SamePerson
from workshop_app.domain.records import Person


def test_the_same_name_in_one_agency_is_suspected_until_decided(tmp_path: Path) -> None:
    made = small(tmp_path)
    ws = made.ws
    first = records.add(ws, Person, name="Dr. Rini Kusumastuti, M.Si.", agency_id=made.agency)
    second = records.add(ws, Person, name="Rini Kusumastuti", agency_id=made.agency)
    (pair,) = duplicates.possible_duplicates(ws)
    assert {pair.first.id, pair.second.id} == {first, second} and pair.why == ("name",)
    duplicates.keep_apart(ws, first, second)
    assert duplicates.possible_duplicates(ws) == []
    ws.undo()
    assert len(duplicates.possible_duplicates(ws)) == 1
    ws.close()


def test_an_office_phone_alone_is_no_suspicion(tmp_path: Path) -> None:
    made = small(tmp_path)
    for name in ("Ratna Juwita", "Bagas Wibisana"):
        records.add(made.ws, Person, name=name, phone="+622155550142", email="tu@kantor.example")
    assert duplicates.possible_duplicates(made.ws) == []
    records.add(made.ws, Person, name="Ratna J.", phone="+622155550142", email="TU@kantor.example")
    (pair,) = duplicates.possible_duplicates(made.ws)
    assert pair.why == ("phone", "email")
    made.ws.close()


def test_joined_records_count_once_and_keep_both_facts(tmp_path: Path) -> None:
    made = small(tmp_path)
    ws = made.ws
    before = overview(ws)
    desk.check_in(ws, made.person)
    desk.check_in(ws, made.other_person)
    decision = duplicates.join_people(ws, made.other_person, made.person, unit="Biro Umum")
    joined = overview(ws)
    assert joined.registered == before.registered - 1
    assert joined.present == 1
    assert len(ws.read.events(made.person)) == 2
    assert ws.require(Person, made.person).unit == "Biro Umum"
    name = ws.require(Person, made.other_person).name
    assert [row.id for row in desk.search_people(ws, name)] == [made.person]
    again = desk.check_in(ws, made.other_person)
    assert again.already is not None and again.person.id == made.person
    (stands,) = duplicates.joined_people(ws)
    assert stands.decision_id == decision
    duplicates.take_apart(ws, decision)
    assert overview(ws).registered == before.registered and overview(ws).present == 2
    assert checking.check_file(ws.path).sound
    ws.close()


def test_nobody_is_joined_to_themselves_or_to_nobody(tmp_path: Path) -> None:
    made = small(tmp_path)
    with pytest.raises(SamePerson):
        duplicates.join_people(made.ws, made.person, made.person)
    with pytest.raises(RecordMissing):
        duplicates.join_people(made.ws, made.person, "nobody")
    made.ws.close()


def test_two_laptops_that_join_the_other_way_round_agree(tmp_path: Path) -> None:
    made = small(tmp_path)
    path = made.ws.path
    made.ws.close()
    other = Path(shutil.copy2(path, tmp_path / "other.workshop"))
    here, there = open_workshop(path, ANI), open_workshop(other, BUDI)
    duplicates.join_people(here, made.person, made.other_person)
    duplicates.join_people(there, made.other_person, made.person)
    there.close()
    merging.merge(here, other)
    here.close()
    there = open_workshop(other, BUDI)
    merging.merge(there, path)
    standing = there.read.standing(made.person)
    assert standing == there.read.standing(made.other_person)
    there.close()
    here = open_workshop(path, ANI)
    assert here.read.standing(made.person) == standing
    here.close()
    assert checking.check_file(path).sound and checking.check_file(other).sound
