"""The figures agree with each other and with the plain records, whatever was done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ANI, Small, TickingClock, small
from workshop_app.actions import desk, records, templates
from workshop_app.actions.overview import overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Commitment, Person, Practice, Strategy
from workshop_app.store import figures


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workshop]:
    ws = templates.create(tmp_path / "sample.workshop", ANI, "sample", clock=TickingClock())
    yield ws
    ws.close()


def _agree(ws: Workshop) -> None:
    """Count everything a second time, by the records and events themselves."""
    found = overview(ws)
    people = ws.read.all(Person)
    here = {
        p.id for p in people if any(e.effective and e.kind == "in" for e in ws.read.events(p.id))
    }
    assert (found.registered, found.present) == (len(people), len(here))
    assert found.walk_ins == sum(p.walk_in for p in people)

    agencies = {a.id: a for a in ws.read.all(Agency)}
    assert {a.id for a in found.agencies} == set(agencies)
    for figure in found.agencies:
        theirs = [p for p in people if p.agency_id == figure.id]
        assert figure.registered == len(theirs)
        assert figure.present == sum(p.id in here for p in theirs)
        assert bool(figure.first_at) == bool(figure.present)
        assert figure.practices == len(ws.read.all(Practice, agency_id=figure.id))
        assert figure.commitments == len(ws.read.all(Commitment, agency_id=figure.id))
    assert found.invited == sum(a.invited for a in agencies.values())
    assert found.invited_present == found.invited - len(found.absent)

    for counted in (found.categories, found.sexes):
        assert sum(c.registered for c in counted) == found.registered
        assert sum(c.present for c in counted) == found.present
    practices = ws.read.all(Practice)
    assert found.practices == len(practices)
    for strategy in found.strategies:
        assert strategy.practices == sum(strategy.id in p.strategies for p in practices)


def test_the_sample_agrees(sample: Workshop) -> None:
    _agree(sample)
    found = overview(sample)
    assert found.invited == 27
    assert found.invited_present in (24, 25)
    assert (found.practices, found.practice_agencies, found.commitments) == (7, 7, 5)
    assert found.walk_ins == 1
    assert len(found.strategies) == 6


def test_every_change_keeps_the_figures_in_agreement(made: Small) -> None:
    ws = made.ws
    _agree(ws)
    desk.check_in(ws, made.person)
    desk.check_in(ws, made.person, session_id=made.session)
    _agree(ws)
    desk.void_check_in(ws, made.person)
    desk.add_walk_in(ws, name="Puspa")  # of no agency
    desk.add_walk_in(ws, name="Bayu", new_agency="Yayasan Contoh", sex="male")
    _agree(ws)
    records.remove(ws, Person, made.other_person)
    records.remove(ws, Practice, made.practice)
    _agree(ws)
    ws.undo()
    _agree(ws)


def test_people_of_a_removed_agency_still_count(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    records.remove(made.ws, Agency, made.agency)
    _agree(made.ws)
    assert overview(made.ws).registered == 2


def test_an_agency_without_category_counts_among_the_others(made: Small) -> None:
    records.change(made.ws, Agency, made.agency, category="")
    records.change(made.ws, Agency, made.other_agency, category="ministry")
    desk.add_walk_in(made.ws, name="Puspa")
    _agree(made.ws)
    counted = {c.category: (c.agencies, c.registered) for c in overview(made.ws).categories}
    assert counted == {"ministry": (1, 1), "other": (1, 1), "": (0, 1)}


def test_a_practice_may_serve_several_strategies_but_each_once(made: Small) -> None:
    second = records.add(made.ws, Strategy, title="Kedua", number=2)
    records.change(made.ws, Practice, made.practice, strategies=(second, made.strategy, second))
    counts = {s.id: s.practices for s in figures.strategies(made.ws.file.connection)}
    assert counts == {made.strategy: 1, second: 1}


def test_sessions_count_people_once_and_not_the_removed(made: Small) -> None:
    desk.check_in(made.ws, made.person, session_id=made.session)
    desk.check_in(made.ws, made.other_person, session_id=made.session)
    desk.check_in(made.ws, made.person)
    [session] = figures.sessions(made.ws.file.connection)
    assert session.present == 2
    records.remove(made.ws, Person, made.other_person)
    [session] = figures.sessions(made.ws.file.connection)
    assert session.present == 1


def test_an_empty_workshop_has_noughts(tmp_path: Path) -> None:
    ws = Workshop.create(tmp_path / "x.workshop", ANI, title="x")
    found = overview(ws)
    assert (found.registered, found.present, found.invited, found.practices) == (0, 0, 0, 0)
    assert not (found.agencies or found.categories or found.sexes or found.strategies)
    _agree(ws)
    ws.close()
