"""Reports of online meetings: who is checked in, for what, and never twice."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from tests.builders import new_workshop
from tests.intake.conftest import FILES
from workshop_app.actions import desk, duplicates, records
from workshop_app.actions.import_plan import NOBODY, Decisions, ImportPlan, State
from workshop_app.actions.importing import apply, open_file, open_text, preview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.records import WORKSHOP_RECORD, Person, Session, Settings

DAY = date(2023, 3, 29)
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path)
    yield made
    made.close()


def session(ws: Workshop, title: str, starts: time, ends: time | None, day: date = DAY) -> str:
    return records.add(ws, Session, title=title, day=day, starts=starts, ends=ends)


def settings(ws: Workshop, **values: object) -> None:
    records.change(ws, Settings, WORKSHOP_RECORD, **values)


def facts(ws: Workshop) -> list[AttendanceEvent]:
    return [e for p in ws.read.all(Person) for e in ws.read.events(p.id)]


def told(ws: Workshop) -> set[tuple[str, str, str, str]]:
    """Return (name, kind, time in UTC, session) of every coming and going that counts."""
    names = {p.id: p.name for p in ws.read.all(Person, deleted=True)}
    return {
        (names[e.person_id], e.kind, e.at[11:16], e.session_id)
        for e in facts(ws)
        if e.effective and e.kind != "void"
    }


def report(ws: Workshop, text: str, session_id: str | None = None) -> ImportPlan:
    return preview(ws, open_text(HEAD + text), decisions=Decisions(session=session_id))


def test_a_report_checks_in_for_the_session_it_was_of_and_twice_changes_nothing(
    ws: Workshop,
) -> None:
    settings(ws, check_out=True)
    morning = session(ws, "Pagi", time(8), time(11))
    session(ws, "Siang", time(13), time(15))
    plan = preview(ws, open_file(FILES / "zoom.csv"))

    assert plan.attendance is not None and not plan.attendance.untimed
    assert plan.attendance.session_id == plan.attendance.proposed == morning
    assert [row.arrival.at[11:16] for row in plan.rows if row.arrival] == [
        "01:01",
        "01:05",
        "01:10",
    ]
    result = apply(ws, plan)

    assert result.check_ins == 3
    expected = {
        ("Sekar Ayu Pradipta", "in", "01:01", morning),
        ("Sekar Ayu Pradipta", "out", "03:31", morning),
        ("Wira Adi Kusumo", "in", "01:05", morning),
        ("Wira Adi Kusumo", "out", "03:05", morning),
        ("Melati Eka Sasmita", "in", "01:10", morning),
        ("Melati Eka Sasmita", "out", "01:20", morning),
    }
    assert told(ws) == expected
    assert {p.mode for p in ws.read.all(Person)} == {"online"}
    assert {event.reason for event in facts(ws)} == {"zoom.csv"}, "it tells where it comes from"
    again = preview(ws, open_file(FILES / "zoom.csv"))
    assert again.attendance is not None and again.attendance.here == 3
    assert not again.writes and not any(row.arrival for row in again.rows)
    apply(ws, again)
    assert told(ws) == expected and len(facts(ws)) == 6

    ws.undo()
    assert told(ws) == set() and ws.read.count(Person) == 0
    ws.redo()
    assert told(ws) == expected and ws.read.count(Person) == 3
    assert not preview(ws, open_file(FILES / "zoom.csv")).writes
    ws.undo()
    assert apply(ws, preview(ws, open_file(FILES / "zoom.csv"))).check_ins == 3
    assert told(ws) == expected


def test_a_teams_report_checks_in_without_check_out_where_the_workshop_has_none(
    ws: Workshop,
) -> None:
    apply(ws, preview(ws, open_file(FILES / "teams.csv")))

    assert told(ws) == {
        ("Galih Tirta Handoko", "in", "01:01", ""),
        ("Intan Tri Pradipta", "in", "01:03", ""),
    }


@pytest.mark.parametrize(
    ("joined", "left", "title"),
    [
        ("08:05", "09:55", "Pagi"),
        ("08:05", "10:10", "Pagi"),
        ("08:05", "15:00", None),
        ("13:50", "14:05", "Siang"),
        ("14:50", "16:00", "Siang"),
        ("20:00", "21:00", None),
    ],
)
def test_the_session_is_proposed_by_the_time(
    ws: Workshop, joined: str, left: str, title: str | None
) -> None:
    named = {
        "Pagi": session(ws, "Pagi", time(8), time(10)),
        "Siang": session(ws, "Siang", time(13), time(15)),
    }
    records.add(ws, Session, title="Rehat", day=DAY, starts=time(8), ends=time(9), kind="break")
    plan = report(ws, f"Sekar Ayu,,2023-03-29 {joined}:00,2023-03-29 {left}:00,10,No\n")

    assert plan.attendance is not None
    assert plan.attendance.proposed == (named[title] if title else "")


def test_a_meeting_of_another_day_checks_nobody_in_unless_somebody_says_so(ws: Workshop) -> None:
    settings(ws, starts_on=DAY, ends_on=DAY)
    text = "Sekar Ayu,,2023-04-02 08:05:00,2023-04-02 09:00:00,55,No\n"
    plan = report(ws, text)
    assert plan.attendance is not None and plan.attendance.proposed == NOBODY
    apply(ws, plan)
    assert not facts(ws) and ws.read.count(Person) == 1

    assert apply(ws, report(ws, text, "")).check_ins == 1


def test_what_somebody_chooses_counts_and_each_session_is_its_own(ws: Workshop) -> None:
    first, second = (session(ws, title, time(8), time(10)) for title in ("Ruang A", "Ruang B"))
    text = "Sekar Ayu,,2023-03-29 08:05:00,2023-03-29 09:00:00,55,No\n"
    apply(ws, report(ws, text, first))
    plan = report(ws, text, second)
    assert plan.count(State.SAME) == 1 and plan.writes
    apply(ws, plan)
    assert {event.session_id for event in facts(ws)} == {first, second}
    assert not report(ws, text, "").writes, "whoever is in a session has arrived"
    assert not report(ws, text, NOBODY).writes


def test_on_an_event_of_several_days_each_day_has_its_arrival(ws: Workshop) -> None:
    settings(ws, starts_on=DAY, ends_on=date(2023, 3, 30))
    for day in (29, 30, 30):
        apply(ws, report(ws, f"Sekar Ayu,,2023-03-{day} 23:50:00,2023-03-{day} 23:55:00,5,No\n"))

    assert [event.at for event in facts(ws)] == [
        "2023-03-29T16:50:00.000+00:00",
        "2023-03-30T16:50:00.000+00:00",
    ]


def test_whoever_a_desk_has_received_stays_on_site(ws: Workshop) -> None:
    here = records.add(ws, Person, name="Sekar Ayu", mode="on-site")
    absent = records.add(ws, Person, name="Wira Adi", mode="on-site")
    desk.check_in(ws, here)
    text = "".join(
        f"{name},,2023-03-29 08:05:00,2023-03-29 09:00:00,55,No\n"
        for name in ("Sekar Ayu", "Wira Adi")
    )
    plan = report(ws, text)
    assert plan.attendance is not None and plan.attendance.here == 1
    apply(ws, plan)

    assert ws.require(Person, here).mode == "on-site" and len(ws.read.events(here)) == 1
    assert ws.require(Person, absent).mode == "online" and len(ws.read.events(absent)) == 1


def test_people_joined_to_one_are_checked_in_once(ws: Workshop) -> None:
    kept, other = (records.add(ws, Person, name=n) for n in ("Sekar Ayu", "Sekar A."))
    duplicates.join_people(ws, other, kept)
    text = "".join(
        f"{name},,2023-03-29 {hour}:05:00,2023-03-29 {hour}:30:00,25,No\n"
        for name, hour in (("Sekar Ayu", "09"), ("Sekar A.", "08"))
    )
    apply(ws, report(ws, text))

    assert [(e.person_id, e.at[11:16]) for e in ws.read.events(kept)] == [(kept, "01:05")]


def test_times_that_name_their_zone_are_believed(ws: Workshop) -> None:
    settings(ws, time_zone="WIT")
    apply(
        ws,
        report(ws, "Sekar Ayu,,2023-03-29T08:05:00+07:00,2023-03-29T09:00:00+07:00,55,No\n"),
    )
    apply(ws, report(ws, "Wira Adi,,2023-03-29T01:06:00Z,2023-03-29T02:00:00Z,55,No\n"))
    apply(ws, report(ws, "Bayu Tri,,2023-03-29 10:07:00,2023-03-29 11:00:00,55,No\n"))

    assert {(name, at) for name, _, at, _ in told(ws)} == {
        ("Sekar Ayu", "01:05"),
        ("Wira Adi", "01:06"),
        ("Bayu Tri", "01:07"),
    }


def test_rows_without_a_time_and_rows_that_are_not_decided_check_nobody_in(ws: Workshop) -> None:
    for phone in ("+6284100000101", "+6284100000102"):
        records.add(ws, Person, name="Sekar Ayu", phone=phone)
    plan = report(
        ws,
        "Sekar Ayu,,2023-03-29 08:05:00,2023-03-29 09:00:00,55,No\n"
        "Wira Adi,,,,55,No\n"
        "Bayu Tri,,2023-03-29 08:05:00,2023-03-29 09:00:00,55,No\n",
    )

    assert [row.state.value for row in plan.rows] == ["uncertain", "new", "new"]
    assert plan.attendance is not None
    assert (plan.attendance.check_ins, plan.attendance.untimed) == (1, 1)
    assert "untimed" in dict(plan.warnings)


def test_a_list_without_times_says_so_when_a_session_was_asked_for(ws: Workshop) -> None:
    morning = session(ws, "Pagi", time(8), time(11))
    source = open_text("Nama\tInstansi\nSekar Ayu\tKemlu\n")
    plan = preview(ws, source, decisions=Decisions(session=morning))
    assert plan.attendance is None and "no-times" in dict(plan.warnings)
    assert "no-times" not in dict(preview(ws, source).warnings)


def test_a_check_out_follows_once_the_workshop_wants_it(ws: Workshop) -> None:
    text = "Sekar Ayu,,2023-03-29 08:05:00,2023-03-29 09:00:00,55,No\n"
    apply(ws, report(ws, text))
    settings(ws, check_out=True)
    plan = report(ws, text)
    assert plan.attendance is not None
    assert (plan.attendance.check_ins, plan.attendance.check_outs) == (0, 1)
    apply(ws, plan)
    assert {(kind, at) for _, kind, at, _ in told(ws)} == {("in", "01:05"), ("out", "02:00")}
    assert not report(ws, text).writes


def test_a_check_in_that_was_taken_back_is_offered_again(ws: Workshop) -> None:
    text = "Sekar Ayu,,2023-03-29 08:05:00,2023-03-29 09:00:00,55,No\n"
    (person,) = apply(ws, report(ws, text)).added
    settings(ws, starts_on=DAY, ends_on=DAY)
    desk.void_check_in(ws, person, reason="keliru")
    plan = report(ws, text)
    assert plan.attendance is not None and plan.attendance.check_ins == 1
    assert datetime.fromisoformat(plan.attendance.arrivals[0].at).hour == 1


_STAYS = st.lists(
    st.tuples(
        st.sampled_from(
            ["Sekar Ayu", "Dr. Sekar Ayu, S.H.", "Wira Adi", "BNN_Wira Adi", "iPhone", ""]
        ),
        st.sampled_from(["", "a@x.example", "b@x.example"]),
        st.integers(0, 300),
        st.integers(0, 90),
        st.booleans(),
    ),
    max_size=8,
)


@settings_of(max_examples=25)
@given(_STAYS, st.booleans())
def test_any_report_twice(
    tmp_path_factory: pytest.TempPathFactory,
    stays: list[tuple[str, str, int, int, bool]],
    leaves: bool,
) -> None:
    made = new_workshop(tmp_path_factory.mktemp("rapat"))
    try:
        settings(made, check_out=leaves)
        made.forget_steps()
        text = "".join(
            f"{name},{mail},{_clock(first) if timed else ''},{_clock(first + length)},{length},No\n"
            for name, mail, first, length, timed in stays
        )
        _take_in_twice(made, text)
    finally:
        made.close()


def _clock(minutes: int) -> str:
    return f"2023-03-29 {8 + minutes // 60:02}:{minutes % 60:02}:00"


def _take_in_twice(ws: Workshop, text: str) -> None:
    plan = report(ws, text)
    assert len(plan.rows) + plan.joined + len(plan.skipped) == plan.lines
    result = apply(ws, plan)
    first = told(ws)
    comings = [fact for fact in first if fact[1] == "in"]
    assert len(comings) == result.check_ins == sum(1 for row in plan.rows if row.arrival)
    assert len({name for name, *_ in comings}) == len(comings) or len(result.added) == len(comings)
    assert {row.arrival.at[11:16] for row in plan.rows if row.arrival} == {c[2] for c in comings}
    again = report(ws, text)
    assert not again.writes
    apply(ws, again)
    assert told(ws) == first
    if plan.writes:
        ws.undo()
        assert told(ws) == set() and ws.read.count(Person) == 0
        ws.redo()
        assert told(ws) == first
