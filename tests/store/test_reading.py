"""Typed reading of records from the tables."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import desk, records
from workshop_app.domain.records import KINDS, Agency, Minute, Person, Practice, Session
from workshop_app.domain.schema import fields_of


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def test_values_come_back_as_they_were_given(made: Small) -> None:
    session = made.ws.require(Session, made.session)
    assert (session.day, session.starts, session.ends) == (date(2023, 3, 29), time(8, 30), None)
    practice = made.ws.require(Practice, made.practice)
    assert practice.strategies == (made.strategy,)
    assert practice.action == "Kami membuka posko."
    assert (practice.created_by, practice.deleted) == ("Ani", False)
    agency = made.ws.require(Agency, made.agency)
    assert (agency.aliases, agency.expected, agency.invited) == (("Laut",), 3, True)
    assert made.ws.require(Minute, made.minute).kind == "decision"


def test_every_kind_can_be_read(made: Small) -> None:
    for kind in KINDS.values():
        for record in made.ws.read.all(kind):
            assert type(record) is kind
            for name in fields_of(kind):
                getattr(record, name)
        assert made.ws.read.count(kind) == len(made.ws.read.all(kind))


def test_authorship_follows_the_last_change(made: Small) -> None:
    before = made.ws.require(Practice, made.practice)
    records.change(made.ws, Practice, made.practice, title="Lain")
    after = made.ws.require(Practice, made.practice)
    assert after.created_at == before.created_at
    assert after.changed_at > before.changed_at
    assert after.changed_by == "Ani"


def test_removed_records_are_read_only_when_asked_for(made: Small) -> None:
    records.remove(made.ws, Practice, made.practice)
    assert made.ws.read.all(Practice) == []
    assert [p.id for p in made.ws.read.all(Practice, deleted=True)] == [made.practice]
    found = made.ws.read.get(Practice, made.practice)
    assert found is not None and found.deleted


def test_records_are_chosen_by_equal_values(made: Small) -> None:
    read = made.ws.read
    assert [s.id for s in read.all(Session, day=date(2023, 3, 29))] == [made.session]
    assert [s.id for s in read.all(Session, starts=time(8, 30), kind="opening")] == [made.session]
    assert read.all(Session, ends=time(8, 30)) == []
    assert [s.id for s in read.all(Session, ends=None)] == [made.session]
    assert [p.id for p in read.all(Person, walk_in=False, agency_id=made.agency)] == [made.person]
    with pytest.raises(KeyError):
        read.all(Person, nik="x")


def test_orders(made: Small) -> None:
    early = records.add(made.ws, Session, title="Registrasi", day="2023-03-29", starts="08.00")
    undated = records.add(made.ws, Session, title="Nanti")
    later = records.add(made.ws, Session, title="Hari kedua", day="2023-03-30")
    ids = [s.id for s in made.ws.read.all(Session)]
    assert ids == [early, made.session, later, undated]
    assert [a.short_name for a in made.ws.read.all(Agency)] == ["BUH", "BUL"]


def test_some_are_read_in_the_order_asked_for(made: Small) -> None:
    asked = [made.other_person, "nobody", made.person]
    assert [p.id for p in made.ws.read.some(Person, asked)] == [made.other_person, made.person]


@pytest.mark.parametrize("key", ["nobody", "", "\ud800", "\0", "x" * 10_000, "' OR 1=1 --"])
def test_no_record_has_a_strange_id(made: Small, key: str) -> None:
    assert made.ws.read.get(Person, key) is None
    assert made.ws.read.events(key) == []


def test_events_are_read_oldest_first(made: Small) -> None:
    first = desk.check_in(made.ws, made.person).event
    void = desk.void_check_in(made.ws, made.person, reason="keliru")
    second = desk.check_in(made.ws, made.person).event
    events = made.ws.read.events(made.person)
    assert [(e.id, e.effective) for e in events] == [
        (first.id, False),
        (void.id, True),
        (second.id, True),
    ]
    assert events[1].voids == (first.id,)
    assert events[1].reason == "keliru"
    assert events[0].desk == "Meja 1"
