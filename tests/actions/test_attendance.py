"""Who is awaited, and whom to call."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import attendance, desk, duplicates, records
from workshop_app.actions.overview import overview
from workshop_app.domain.records import Agency, Person


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def test_whom_to_call_those_with_a_number_first(made: Small) -> None:
    ws = made.ws
    records.add(ws, Person, name="Bayu", agency_id=made.agency)
    records.add(
        ws, Person, name="Zaki", agency_id=made.agency, phone="+6281200000001", position="Kabag"
    )
    records.add(ws, Agency, short_name="BUP")
    records.add(ws, Agency, short_name="Tamu", invited=False)
    desk.check_in(ws, made.other_person)
    [empty, awaited] = attendance.awaited(ws, overview(ws))[::-1]
    assert (empty.agency.short_name, empty.contacts) == ("BUP", ())
    assert awaited.agency.short_name == "BUL"
    assert [c.name for c in awaited.contacts] == ["Zaki", "Bayu", "Dr. Sekar Ayu Pradipta, S.H."]
    assert (awaited.contacts[0].phone, awaited.contacts[0].position) == ("+6281200000001", "Kabag")


def test_a_joined_record_is_not_called_apart(made: Small) -> None:
    ws = made.ws
    twice = records.add(ws, Person, name="Sekar Ayu", agency_id=made.agency)
    duplicates.join_people(ws, twice, made.person)
    awaited = {a.agency.id: a.contacts for a in attendance.awaited(ws, overview(ws))}
    assert [c.person_id for c in awaited[made.agency]] == [made.person]
    desk.check_in(ws, twice)
    assert [a.agency.id for a in attendance.awaited(ws, overview(ws))] == [made.other_agency]
