"""The desk: sessions and days apart, leaving, somebody in another's place, badges, signatures."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.builders import BUDI, Small, TickingClock, open_workshop, small
from workshop_app.actions import (
    badges,
    desk,
    duplicates,
    merging,
    privacy,
    records,
    signatures,
)
from workshop_app.actions.badges import Verdict
from workshop_app.actions.overview import overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import WHOLE_EVENT
from workshop_app.domain.badges import badge_code, check_character, spaced
from workshop_app.domain.errors import (
    BeforeCheckIn,
    NotPresent,
    PresentAlready,
    RecordMissing,
    StillToCome,
    ValueInvalid,
    ValueMissing,
)
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import WORKSHOP_RECORD, Person, Session, Settings, Signature
from workshop_app.domain.signing import MOST_POINTS
from workshop_app.store import care, erasure


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    assert not care.projection_differences(made.ws.file)
    made.ws.close()


@pytest.fixture
def days(made: Small) -> TickingClock:
    """The clock of an event of two days that is on its first."""
    records.change(
        made.ws,
        Settings,
        WORKSHOP_RECORD,
        starts_on=date(2023, 3, 29),
        ends_on=date(2023, 3, 30),
    )
    clock = TickingClock()
    made.ws.clock = clock
    return clock


def row(ws: Workshop, person_id: str, session_id: str = "") -> desk.DeskRow:
    [found] = desk.desk_rows(ws, [person_id], scope=desk.desk_scope(ws, session_id))
    return found


# --- sessions and days --------------------------------------------------------------------------------


def test_a_session_stands_apart_from_the_arrival(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.person)
    assert row(ws, made.person).first_at
    assert not row(ws, made.person, made.session).first_at
    assert not desk.check_in(ws, made.person, session_id=made.session).already
    assert desk.check_in(ws, made.person, session_id=made.session).already
    assert row(ws, made.person, made.session).first_at > row(ws, made.person).first_at
    assert [s.present for s in overview(ws).sessions] == [1]
    assert overview(ws).present == 1


def test_whoever_is_in_a_session_has_arrived(made: Small) -> None:
    ws = made.ws
    first = desk.check_in(ws, made.person, session_id=made.session)
    again = desk.check_in(ws, made.person)
    assert again.already == first.event
    assert overview(ws).present == 1
    desk.void_check_in(ws, made.person, reason="keliru")
    assert overview(ws).present == 0
    assert not row(ws, made.person, made.session).first_at


def test_a_void_for_a_session_leaves_the_arrival(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.person)
    desk.check_in(ws, made.person, session_id=made.session)
    desk.void_check_in(ws, made.person, session_id=made.session)
    assert row(ws, made.person).first_at
    with pytest.raises(NotPresent):
        desk.void_check_in(ws, made.person, session_id=made.session)


def test_each_day_asks_anew_and_counts_once(made: Small, days: TickingClock) -> None:
    ws = made.ws
    desk.check_in(ws, made.person)
    assert desk.check_in(ws, made.person).already
    assert desk.desk_overview(ws, desk.desk_scope(ws)).present == 1
    days.moment += timedelta(days=1)
    assert not row(ws, made.person).first_at
    assert desk.desk_overview(ws, desk.desk_scope(ws)).present == 0
    assert not desk.check_in(ws, made.person).already
    assert desk.check_in(ws, made.person).already
    assert overview(ws).present == 1
    assert len([e for e in ws.read.events(made.person) if e.kind == "in"]) == 2
    desk.void_check_in(ws, made.person, reason="keliru")
    assert not row(ws, made.person).first_at
    assert overview(ws).present == 1, "the first day stays"


def test_a_day_begins_at_midnight_of_the_place(made: Small, days: TickingClock) -> None:
    days.moment = datetime(2023, 3, 29, 16, 59, tzinfo=UTC)  # 23.59 WIB
    assert not desk.check_in(made.ws, made.person).already
    days.moment = datetime(2023, 3, 29, 17, 0, tzinfo=UTC)  # 00.00 WIB of the second day
    assert not desk.check_in(made.ws, made.person).already


# --- entered afterwards ---------------------------------------------------------------------------


FIRST_DAY = desk.When(datetime(2023, 3, 29, 1, 30, tzinfo=UTC), "dari daftar kertas")


def test_a_paper_list_of_yesterday_counts_for_yesterday(made: Small, days: TickingClock) -> None:
    ws = made.ws
    days.moment += timedelta(days=1)
    told = desk.check_in(ws, made.person, when=FIRST_DAY)
    assert (told.event.at, told.event.reason) == ("2023-03-29T01:30:00.000+00:00", FIRST_DAY.note)
    assert not row(ws, made.person).first_at, "nobody came today by that"
    [then] = desk.desk_rows(ws, [made.person], scope=desk.desk_scope(ws, when=FIRST_DAY))
    assert then.first_at == told.event.at
    assert {d.day: d.present for d in overview(ws).days} == {"2023-03-29": 1}
    assert desk.check_in(ws, made.person, when=FIRST_DAY).already == told.event
    assert not desk.check_in(ws, made.person).already

    desk.void_check_in(ws, made.person, reason="keliru", when=FIRST_DAY)
    assert row(ws, made.person).first_at, "today stays"
    assert {d.day: d.present for d in overview(ws).days} == {"2023-03-30": 1}
    ws.undo()
    assert {d.day for d in overview(ws).days} == {"2023-03-29", "2023-03-30"}


def test_a_session_that_is_over_can_be_filled_in(made: Small, days: TickingClock) -> None:
    ws = made.ws
    days.moment += timedelta(days=1)
    both = [made.person, made.other_person]
    other = records.add(ws, Person, name="Sekar Wening", agency_id=made.agency)
    assert desk.check_in_all(ws, both, session_id=made.session, when=FIRST_DAY) == 2
    new = desk.add_walk_in(ws, name="Puspa", session_id=made.session, when=FIRST_DAY)
    came = desk.represent(ws, other, name="Galih", session_id=made.session, when=FIRST_DAY)
    assert {new.event.at, came.event.at} == {"2023-03-29T01:30:00.000+00:00"}
    assert [s.present for s in overview(ws).sessions] == [4]
    assert {d.day: d.present for d in overview(ws).days} == {"2023-03-29": 4}


def test_leaving_is_entered_afterwards_too(made: Small, days: TickingClock) -> None:
    ws = made.ws
    days.moment += timedelta(days=1)
    desk.check_in(ws, made.person, when=FIRST_DAY)
    with pytest.raises(BeforeCheckIn):
        desk.check_out(ws, made.person, when=FIRST_DAY)
    noon = desk.When(datetime(2023, 3, 29, 5, 0, tzinfo=UTC))
    assert desk.check_out(ws, made.person, when=noon).at == "2023-03-29T05:00:00.000+00:00"
    assert desk.check_out(ws, made.person, when=noon).already


def test_what_is_still_to_come_cannot_be_entered(made: Small, days: TickingClock) -> None:
    tomorrow = desk.When(days.moment + timedelta(days=1))
    with pytest.raises(StillToCome):
        desk.check_in(made.ws, made.person, when=tomorrow)
    with pytest.raises(StillToCome):
        desk.add_walk_in(made.ws, name="Puspa", when=tomorrow)
    assert not [p for p in made.ws.read.all(Person) if p.name == "Puspa"]
    assert not made.ws.read.events(made.person)


@pytest.mark.parametrize("hours", [-48, 72])
def test_before_and_after_the_whole_event_is_meant(
    made: Small, days: TickingClock, hours: int
) -> None:
    desk.check_in(made.ws, made.person)
    days.moment += timedelta(hours=hours)
    assert desk.desk_scope(made.ws) == WHOLE_EVENT
    assert row(made.ws, made.person).first_at


def test_figures_in_a_scope_fit_the_rows(made: Small, days: TickingClock) -> None:
    ws = made.ws
    desk.check_in(ws, made.person)
    desk.check_in(ws, made.other_person, session_id=made.session)
    for session_id in ("", made.session):
        scope = desk.desk_scope(ws, session_id)
        rows = desk.search_people(ws, "", scope=scope)
        told = desk.desk_overview(ws, scope)
        assert told.present == sum(bool(r.first_at) for r in rows)
        for agency in told.agencies:
            own = [r for r in rows if r.agency_id == agency.id]
            assert agency.present == sum(bool(r.first_at) for r in own)


def test_the_search_of_a_scope_knows_who_is_here(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.other_person, session_id=made.session)
    scope = desk.desk_scope(ws, made.session)
    for text, agency in (("", ""), ("badan", ""), ("wira", ""), ("", made.other_agency)):
        found = {
            r.id: r.first_at for r in desk.search_people(ws, text, agency_id=agency, scope=scope)
        }
        assert found.pop(made.other_person)
        assert not any(found.values())
    assert desk.search_people(ws, "", scope=scope)[-1].id == made.other_person


def test_facts_of_joined_records_count_in_every_scope(made: Small, days: TickingClock) -> None:
    ws = made.ws
    desk.check_in(ws, made.other_person, session_id=made.session)
    decision = duplicates.join_people(ws, made.other_person, made.person)
    assert row(ws, made.person).first_at
    assert row(ws, made.person, made.session).first_at
    duplicates.take_apart(ws, decision)
    assert not row(ws, made.person, made.session).first_at


def test_late_follows_the_settings(made: Small) -> None:
    ws = made.ws
    assert not desk.check_in(ws, made.person).late
    records.change(ws, Settings, WORKSHOP_RECORD, late_after=time(8, 0))
    told = desk.check_in(ws, made.other_person)
    assert told.late
    assert desk.check_in(ws, made.other_person).late
    assert not desk.check_in(ws, made.other_person, session_id=made.session).late
    records.change(ws, Settings, WORKSHOP_RECORD, late_after=time(8, 30))
    assert not desk.check_in(ws, made.other_person).late


# --- leaving ------------------------------------------------------------------------------------------


def test_leaving_and_coming_back(made: Small) -> None:
    ws = made.ws
    with pytest.raises(NotPresent):
        desk.check_out(ws, made.person)
    desk.check_in(ws, made.person)
    out = desk.check_out(ws, made.person)
    assert not out.already
    assert row(ws, made.person).left_at == out.at
    assert row(ws, made.person).first_at, "whoever has left was here all the same"
    again = desk.check_out(ws, made.person)
    assert (again.at, again.already) == (out.at, True)
    back = desk.check_in(ws, made.person)
    assert back.back and not back.already
    assert not row(ws, made.person).left_at
    assert overview(ws).present == 1


def test_leaving_is_undone(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.person)
    desk.check_out(ws, made.person)
    ws.undo()
    assert not row(ws, made.person).left_at
    ws.redo()
    assert row(ws, made.person).left_at


def test_leaving_the_event_leaves_the_session_too(made: Small, days: TickingClock) -> None:
    ws = made.ws
    desk.check_in(ws, made.person, session_id=made.session)
    out = desk.check_out(ws, made.person)
    assert row(ws, made.person, made.session).left_at == out.at == row(ws, made.person).left_at
    assert desk.check_out(ws, made.person, session_id=made.session).already
    desk.check_in(ws, made.other_person, session_id=made.session)
    desk.check_out(ws, made.other_person, session_id=made.session)
    assert row(ws, made.other_person, made.session).left_at
    assert not row(ws, made.other_person).left_at


# --- taking back --------------------------------------------------------------------------------------


def test_an_earlier_void_is_told_at_the_next_check_in_but_no_undo(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.person)
    ws.undo()
    assert desk.check_in(ws, made.person).cancelled is None
    desk.void_check_in(ws, made.person, reason="keliru")
    told = desk.check_in(ws, made.person).cancelled
    assert told is not None and (told.reason, told.by) == ("keliru", "Ani")


# --- in another's place -------------------------------------------------------------------------------


def test_somebody_new_comes_in_anothers_place(made: Small) -> None:
    ws = made.ws
    records.change(ws, Person, made.person, unit="Biro Umum", note="vegetarian")
    ws.forget_steps()
    told = desk.represent(
        ws, made.person, name="Puspa Lestari", position="Analis", note="Diwakili Puspa Lestari"
    )
    comes, absent = told.person, ws.require(Person, made.person)
    assert (comes.agency_id, comes.unit, comes.represents) == (
        made.agency,
        "Biro Umum",
        absent.name,
    )
    assert comes.walk_in and desk.present_events(ws, comes.id)
    assert absent.note == "vegetarian; Diwakili Puspa Lestari"
    assert not desk.present_events(ws, absent.id)
    ws.undo()
    assert ws.undo_label is None
    assert ws.require(Person, made.person).note == "vegetarian"
    with pytest.raises(RecordMissing):
        ws.require(Person, comes.id)


def test_somebody_listed_comes_in_anothers_place(made: Small) -> None:
    ws = made.ws
    desk.check_in(ws, made.other_person)
    told = desk.represent(ws, made.person, person_id=made.other_person)
    assert told.already
    assert told.person.represents == ws.require(Person, made.person).name
    assert len(ws.read.events(made.other_person)) == 1


def test_nobody_comes_in_the_place_of_somebody_who_is_here(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    with pytest.raises(PresentAlready):
        desk.represent(made.ws, made.person, name="Puspa")
    with pytest.raises(ValueMissing):
        desk.represent(made.ws, made.other_person)


def test_a_walk_in_for_a_session(made: Small) -> None:
    told = desk.add_walk_in(made.ws, name="Puspa", session_id=made.session)
    assert row(made.ws, told.person.id, made.session).first_at


# --- badges -------------------------------------------------------------------------------------------


def test_what_a_scan_means(made: Small) -> None:
    code = badge_code(made.person)
    for scanned in (code, spaced(code), spaced(code).lower(), f" {code}\n"):
        scan = badges.read_badge(made.ws, scanned)
        assert (scan.verdict, scan.person_id) == (Verdict.KNOWN, made.person)
    foreign = badge_code(new_id())
    assert badges.read_badge(made.ws, foreign).verdict is Verdict.FOREIGN
    body = "7K2MQ9XWP2"
    wrong = "3" if check_character(body) != "3" else "4"
    assert badges.read_badge(made.ws, body + wrong).verdict is Verdict.DAMAGED
    assert badges.read_badge(made.ws, "https://contoh.example/a").verdict is Verdict.NO_BADGE


def test_the_badge_of_a_joined_record_is_that_of_the_one_that_stands(made: Small) -> None:
    duplicates.join_people(made.ws, made.other_person, made.person)
    scan = badges.read_badge(made.ws, badge_code(made.other_person))
    assert scan.person_id == made.person


def test_a_removed_person_has_no_badge(made: Small) -> None:
    records.remove(made.ws, Person, made.person)
    assert badges.read_badge(made.ws, badge_code(made.person)).verdict is Verdict.FOREIGN


# --- signatures ---------------------------------------------------------------------------------------

STROKES = [[(10, 20), (30, 44)], [(5, 5)]]


def test_a_signature_is_kept_as_strokes_and_replaced(made: Small) -> None:
    ws = made.ws
    assert signatures.signature_of(ws, made.person) is None
    first = signatures.sign(ws, made.person, STROKES, 600, 200)
    kept = signatures.signature_of(ws, made.person)
    assert kept is not None and (kept.width, kept.height) == (600, 200)
    assert signatures.strokes_of(kept) == STROKES
    assert signatures.sign(ws, made.person, [[(1, 1), (2, 2)]], 600, 200) == first
    again = signatures.signature_of(ws, made.person)
    assert again is not None and signatures.strokes_of(again) == [[(1, 1), (2, 2)]]
    assert signatures.signature_of(ws, made.person, made.session) is None
    signatures.sign(ws, made.person, STROKES, 600, 200, session_id=made.session)
    assert ws.read.count(Signature) == 2


def test_each_day_has_its_signature(made: Small, days: TickingClock) -> None:
    signatures.sign(made.ws, made.person, STROKES, 600, 200)
    days.moment += timedelta(days=1)
    assert signatures.signature_of(made.ws, made.person) is None
    signatures.sign(made.ws, made.person, STROKES, 600, 200)
    assert made.ws.read.count(Signature) == 2


@pytest.mark.parametrize(
    ("strokes", "width"),
    [([], 600), ([[]], 600), (STROKES, 0), ([[(1, 1)] * (MOST_POINTS + 1)], 600)],
)
def test_what_is_no_signature(
    made: Small, strokes: list[list[tuple[int, int]]], width: int
) -> None:
    with pytest.raises(ValueInvalid):
        signatures.sign(made.ws, made.person, strokes, width, 200)


def test_strokes_that_cannot_be_read_show_nothing() -> None:
    for text in ("", "{", "[[1]]", "[[[1]]]", "7"):
        assert signatures.strokes_of(Signature(strokes=text)) == []


def test_a_signature_is_held_data_and_erased_with_the_person(made: Small) -> None:
    ws = made.ws
    drawn = [[(91827, 36455), (91828, 36456)]]
    signatures.sign(ws, made.person, drawn, 600, 200)
    assert privacy.as_document(ws, made.person)["signatures"][0]["strokes"]
    trace = "91827,36455"
    assert ws.read.all(Signature)[0].strokes.count(trace) == 1
    privacy.erase_person(ws, made.person)
    assert erasure.remains(ws.file, [trace]) == []
    assert privacy.held_data(ws, made.person).signatures == ()


def test_a_signature_taken_elsewhere_after_the_erasure_is_erased_too(
    made: Small, tmp_path: Path
) -> None:
    path = made.ws.path
    made.ws.close()
    copy = Path(shutil.copy2(path, tmp_path / "other.workshop"))
    made.ws = open_workshop(path)
    there = open_workshop(copy, BUDI)
    privacy.erase_person(made.ws, made.person)
    signatures.sign(there, made.person, [[(91827, 36455), (1, 1)]], 600, 200)
    there.close()
    merging.merge(made.ws, copy)
    assert erasure.remains(made.ws.file, ["91827,36455"]) == []
    assert not any(s.strokes for s in made.ws.read.all(Signature, deleted=True))


def test_the_sessions_of_a_removed_session_stay_history(made: Small) -> None:
    desk.check_in(made.ws, made.person, session_id=made.session)
    records.remove(made.ws, Session, made.session)
    with pytest.raises(RecordMissing):
        desk.check_in(made.ws, made.other_person, session_id=made.session)
    assert overview(made.ws).present == 1
