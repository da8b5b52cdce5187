"""The figures agree with each other and with the plain records, whatever was done."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from tests.builders import ANI, Small, TickingClock, small
from tests.recount import assert_agrees
from workshop_app.actions import desk, duplicates, records, templates
from workshop_app.actions.overview import Rate, overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    Person,
    Practice,
    Session,
    Settings,
    Strategy,
)
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


def test_the_sample_agrees(sample: Workshop) -> None:
    assert_agrees(sample)
    found = overview(sample)
    assert found.invited == 27
    assert found.invited_present in (24, 25)
    assert (found.practices, found.practice_agencies, found.commitments) == (7, 7, 5)
    assert found.walk_ins == 1
    assert len(found.strategies) == 6


def test_every_change_keeps_the_figures_in_agreement(made: Small) -> None:
    ws = made.ws
    assert_agrees(ws)
    desk.check_in(ws, made.person)
    desk.check_in(ws, made.person, session_id=made.session)
    assert_agrees(ws)
    desk.void_check_in(ws, made.person)
    desk.add_walk_in(ws, name="Puspa")  # of no agency
    desk.add_walk_in(ws, name="Bayu", new_agency="Yayasan Contoh", sex="male")
    assert_agrees(ws)
    records.remove(ws, Person, made.other_person)
    records.remove(ws, Practice, made.practice)
    assert_agrees(ws)
    ws.undo()
    assert_agrees(ws)


def test_people_of_a_removed_agency_still_count(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    records.remove(made.ws, Agency, made.agency)
    assert_agrees(made.ws)
    assert overview(made.ws).registered == 2


def test_an_agency_without_category_counts_among_the_others(made: Small) -> None:
    records.change(made.ws, Agency, made.agency, category="")
    records.change(made.ws, Agency, made.other_agency, category="ministry")
    desk.add_walk_in(made.ws, name="Puspa")
    assert_agrees(made.ws)
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
    assert_agrees(ws)
    ws.close()


def _at(ws: Workshop, hour: int, minute: int, second: int = 0, day: int = 29) -> None:
    """Set the clock to a time in Jakarta."""
    moment = datetime(2023, 3, day, hour - 7, minute, second, tzinfo=UTC)
    ws.clock = lambda: moment


def test_late_is_who_came_first_after_the_time_set(made: Small) -> None:
    ws = made.ws
    _at(ws, 8, 30)
    desk.check_in(ws, made.person)
    _at(ws, 8, 31)
    desk.check_in(ws, made.other_person)
    assert assert_agrees(ws).late == 0  # no time is set
    records.change(ws, Settings, WORKSHOP_RECORD, late_after=time(8, 30))
    assert assert_agrees(ws).late == 1
    records.change(ws, Settings, WORKSHOP_RECORD, late_after=time(8, 29))
    assert [a.late for a in assert_agrees(ws).agencies] == [1, 1]
    records.change(ws, Settings, WORKSHOP_RECORD, time_zone="WIT", late_after=time(10, 30))
    assert assert_agrees(ws).late == 1


def test_of_joined_records_one_counts_with_the_facts_of_both(made: Small) -> None:
    ws = made.ws
    records.change(ws, Settings, WORKSHOP_RECORD, late_after=time(9, 0))
    _at(ws, 9, 30)
    desk.check_in(ws, made.person)
    _at(ws, 8, 30)
    desk.check_in(ws, made.other_person, session_id=made.session)
    assert assert_agrees(ws).late == 1
    decision = duplicates.join_people(ws, made.person, made.other_person)
    found = assert_agrees(ws)
    assert (found.registered, found.present, found.late) == (1, 1, 0)
    duplicates.take_apart(ws, decision)
    assert assert_agrees(ws).registered == 2


def test_a_day_counts_everybody_once_by_the_workshops_own_calendar(made: Small) -> None:
    ws = made.ws
    ws.clock = lambda: datetime(2023, 3, 29, 18, 0, tzinfo=UTC)  # the 30th in Jakarta
    desk.check_in(ws, made.person)
    desk.check_in(ws, made.person, session_id=made.session)
    ws.clock = lambda: datetime(2023, 3, 31, 1, 0, tzinfo=UTC)
    desk.check_in(ws, made.other_person)
    days = [(d.day, d.present) for d in assert_agrees(ws).days]
    assert days == [("2023-03-30", 1), ("2023-03-31", 1)]


def test_who_was_expected(made: Small) -> None:
    desk.add_walk_in(made.ws, name="Puspa", agency_id=made.other_agency)
    agencies = {a.short_name: a for a in assert_agrees(made.ws).agencies}
    assert agencies["BUL"].awaited == 3  # as the agency said
    assert agencies["BUH"].awaited == 1  # the walk-in was not expected
    records.change(made.ws, Agency, made.other_agency, expected=0)
    assert {a.short_name: a.awaited for a in overview(made.ws).agencies}["BUH"] == 0


def test_sessions_stand_in_the_order_of_the_programme(made: Small) -> None:
    early = records.add(made.ws, Session, title="Sarapan", day=date(2023, 3, 29), starts=time(7, 0))
    undated = records.add(made.ws, Session, title="Lain-lain")
    found = [s.id for s in overview(made.ws).sessions]
    assert found == [early, made.session, undated]
    assert found == [s.id for s in made.ws.read.all(Session)]


@pytest.mark.parametrize(
    ("present", "invited", "goal", "percent", "reached"),
    [
        (22, 27, 81, 81, True),
        (22, 27, 82, 81, False),  # 81.48 %
        (199, 200, 100, 99, False),
        (27, 27, 100, 100, True),
        (0, 3, 0, 0, True),
        (1, 3, None, 33, None),
        (0, 0, 80, None, None),
    ],
)
def test_a_goal_looks_reached_exactly_when_it_is(
    present: int, invited: int, goal: int | None, percent: int | None, reached: bool | None
) -> None:
    rate = Rate(present, invited, goal)
    assert (rate.percent, rate.reached) == (percent, reached)


def test_a_full_hall_is_counted_from_one_index_alone(made: Small) -> None:
    plan = made.ws.file.connection.execute(
        "EXPLAIN QUERY PLAN SELECT agency_id, role, sex, level, mode, sum(walk_in), min(arrived)"
        " FROM person WHERE deleted = 0 AND joined_to = '' GROUP BY 1, 2, 3, 4, 5"
    ).fetchall()
    assert "COVERING INDEX person_alike" in plan[0][3] and len(plan) == 1, plan


def test_the_first_arrival_stands_at_the_person_it_counts_for(made: Small) -> None:
    ws = made.ws

    def arrived() -> dict[str, str]:
        rows = ws.file.connection.execute("SELECT id, arrived FROM person").fetchall()
        first = dict(ws.file.connection.execute("SELECT person_id, first_at FROM presence"))
        assert dict(rows) == {person: first.get(person, "") for person, _ in rows}
        return first

    assert arrived() == {}
    desk.check_in(ws, made.person)
    began = arrived()[made.person]
    desk.check_in(ws, made.person, session_id=made.session)
    assert arrived() == {made.person: began}
    records.change(ws, Person, made.person, position="Kepala")
    assert arrived() == {made.person: began}
    decision = duplicates.join_people(ws, made.person, made.other_person)
    assert arrived() == {made.other_person: began}
    duplicates.take_apart(ws, decision)
    assert arrived() == {made.person: began}
    desk.void_check_in(ws, made.person)
    assert arrived() != {made.person: began}
