"""After any history the figures of desk, overview, export and report are the same, and rightly so."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import ANI, BUDI, add_agencies
from tests.recount import (
    assert_agencies_agree,
    assert_agrees,
    assert_breakdowns_agree,
    first_arrivals,
    late_ones,
    who_counts,
)
from tests.ui.conftest import load_words
from workshop_app.actions import desk, duplicates, exporting, merging, privacy, proceedings, records
from workshop_app.actions.overview import Overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import Scope
from workshop_app.domain.choices import CATEGORIES, MODES, OFFICE_LEVELS, ROLES, SEXES
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    Duplicate,
    Person,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.domain.zones import day_bounds
from workshop_app.reports.sheets import Value

WORDS = load_words("id")
START = datetime(2023, 3, 29, 0, 30, tzinfo=UTC)


class Laptops:
    """Two copies of one workshop, and a history that chance writes on them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.moment = START
        path = folder / "a.workshop"
        first = Workshop.create(path, ANI, title="Acara", clock=self.clock)
        self.agencies = add_agencies(first, 4)
        records.change(
            first, Settings, WORKSHOP_RECORD, late_after=time(9, 0), attendance_goal=60,
            starts_on=date(2023, 3, 29), ends_on=date(2023, 3, 30),
        )  # fmt: skip
        for number in (1, 2):
            records.add(first, Session, title=f"Sesi {number}")
            records.add(first, Strategy, number=number, title=f"Strategi {number}")
        first.close()
        shutil.copy(path, folder / "b.workshop")
        self.copies = [
            Workshop.open(path, ANI, clock=self.clock),
            Workshop.open(folder / "b.workshop", BUDI, clock=self.clock),
        ]

    def clock(self) -> datetime:
        self.moment += timedelta(minutes=self.chance.choice((0, 1, 7, 45)), seconds=1)
        return self.moment

    def some(self, ws: Workshop, kind: type[Person] | type[Agency] | type[Session]) -> str:
        """The id of any record, removed ones too."""
        found = ws.read.all(kind, deleted=True)
        return self.chance.choice(found).id if found else ""

    def step(self, name: str, copy: int) -> None:
        """Do one thing; what is refused leaves everything as it was."""
        try:
            STEPS[name](self, self.copies[copy])
        except WorkshopError:
            return

    def close(self) -> None:
        for ws in self.copies:
            ws.close()


def add(all_: Laptops, ws: Workshop) -> None:
    pick = all_.chance.choice
    records.add(
        ws, Person, name=pick(("Sekar", "Wira", "Lintang")), agency_id=pick([*all_.agencies, ""]),
        role=pick(ROLES), sex=pick([*SEXES, ""]), level=pick([*OFFICE_LEVELS, ""]),
        mode=pick(MODES),
    )  # fmt: skip


def walk_in(all_: Laptops, ws: Workshop) -> None:
    pick = all_.chance.choice
    desk.add_walk_in(
        ws, name="Puspa", agency_id=pick([*all_.agencies, ""]), new_agency=pick(("", "Yayasan")),
        sex=pick(SEXES),
    )  # fmt: skip


def check_in(all_: Laptops, ws: Workshop) -> None:
    session_id = all_.some(ws, Session) if all_.chance.random() < 0.4 else ""
    desk.check_in(ws, all_.some(ws, Person), session_id=session_id)


def enter_afterwards(all_: Laptops, ws: Workshop) -> None:
    """A paper list of an earlier hour: the fact has the time at which it happened."""
    earlier = all_.moment - timedelta(minutes=all_.chance.choice((5, 90, 1500)))
    session_id = all_.some(ws, Session) if all_.chance.random() < 0.4 else ""
    desk.check_in(
        ws, all_.some(ws, Person), session_id=session_id, when=desk.When(earlier, "dari kertas")
    )


def void(all_: Laptops, ws: Workshop) -> None:
    desk.void_check_in(ws, all_.some(ws, Person), reason="Salah")


def leave(all_: Laptops, ws: Workshop) -> None:
    desk.check_out(ws, all_.some(ws, Person))


def join(all_: Laptops, ws: Workshop) -> None:
    duplicates.join_people(ws, all_.some(ws, Person), all_.some(ws, Person))


def take_apart(all_: Laptops, ws: Workshop) -> None:
    found = ws.read.all(Duplicate)
    if found:
        duplicates.take_apart(ws, all_.chance.choice(found).id)


def move(all_: Laptops, ws: Workshop) -> None:
    records.change(ws, Person, all_.some(ws, Person), agency_id=all_.chance.choice(all_.agencies))


def remove_person(all_: Laptops, ws: Workshop) -> None:
    records.remove(ws, Person, all_.some(ws, Person))


def restore_person(all_: Laptops, ws: Workshop) -> None:
    records.restore(ws, Person, all_.some(ws, Person))


def change_agency(all_: Laptops, ws: Workshop) -> None:
    pick = all_.chance.choice
    agency_id = all_.some(ws, Agency)
    if pick((True, False, False)):
        records.remove(ws, Agency, agency_id)
    else:
        records.change(
            ws, Agency, agency_id, category=pick([*CATEGORIES, ""]), expected=pick((None, 0, 5)),
            invited=pick((True, False)),
        )  # fmt: skip


def tell_practice(all_: Laptops, ws: Workshop) -> None:
    strategies = tuple(s.id for s in ws.read.all(Strategy) if all_.chance.random() < 0.5)
    agency_id = all_.chance.choice([*all_.agencies, ""])
    records.add(ws, Practice, title="Posko", agency_id=agency_id, strategies=strategies)


def undo(all_: Laptops, ws: Workshop) -> None:
    ws.undo()


def merge(all_: Laptops, ws: Workshop) -> None:
    [other] = [copy for copy in all_.copies if copy is not ws]
    merging.merge(ws, other.path)


def erase(all_: Laptops, ws: Workshop) -> None:
    privacy.erase_person(ws, all_.some(ws, Person))


STEPS: dict[str, Callable[[Laptops, Workshop], None]] = {
    step.__name__: step
    for step in (
        add, walk_in, check_in, enter_afterwards, void, leave, join, take_apart, move, remove_person,
        restore_person, change_agency, tell_practice, undo, merge, erase,
    )
}  # fmt: skip
_OFTEN = ["add"] * 4 + ["check_in"] * 5 + ["merge"] * 2


@contextmanager
def laptops(seed: int) -> Iterator[Laptops]:
    with tempfile.TemporaryDirectory() as folder:
        made = Laptops(Path(folder), seed)
        try:
            yield made
        finally:
            made.close()


@settings(max_examples=25)
@given(
    seed=st.integers(0, 2**32),
    steps=st.lists(
        st.tuples(st.sampled_from([*STEPS, *_OFTEN]), st.integers(0, 1)), min_size=5, max_size=40
    ),
)
def test_all_agree_after_any_history(seed: int, steps: list[tuple[str, int]]) -> None:
    with laptops(seed) as all_:
        for name, copy in steps:
            all_.step(name, copy)
        for ws in all_.copies:
            found = assert_agrees(ws)
            assert_the_desk_agrees(ws, found)
            assert_the_export_agrees(ws, found)
            assert_the_report_agrees(ws, found)
        first, second = all_.copies
        merging.merge(first, second.path)
        merging.merge(second, first.path)
        assert assert_agrees(first) == assert_agrees(second)


def test_the_random_histories_come_upon_everything() -> None:
    """A proof by chance is worth what chance has tried: people late, joined, voided, from elsewhere."""
    with laptops(7) as all_:
        for name in ["add"] * 12 + list(STEPS) * 6 + ["merge"]:
            all_.step(name, all_.chance.randrange(2) if name != "merge" else 0)
        found = assert_agrees(all_.copies[0])
        assert found.late and found.walk_ins and found.present and found.absent_people
        assert any(s.present for s in found.sessions)
        assert all_.copies[0].read.all(Duplicate, deleted=True)


# --- each place where figures are shown -----------------------------------------------------------


def assert_the_desk_agrees(ws: Workshop, found: Overview) -> None:
    rows = desk.search_people(ws, "", limit=10_000)
    assert len(rows) == found.registered
    assert {row.id: row.first_at for row in rows if row.first_at} == first_arrivals(ws)
    assert sum(row.walk_in for row in rows) == found.walk_ins
    for agency in found.agencies:
        theirs = desk.search_people(ws, "", agency_id=agency.id, limit=10_000)
        here = sum(row.first_at != "" for row in theirs)
        assert (len(theirs), here) == (agency.registered, agency.present)
    assert desk.desk_overview(ws) == found
    for session in found.sessions:
        in_it = desk.desk_overview(ws, Scope(session_id=session.id))
        assert in_it.present == session.present
        assert sum(a.present > 0 for a in in_it.agencies) == session.agencies
        assert_the_scope_agrees(ws, in_it, Scope(session_id=session.id))
    for day in found.days:
        scope = Scope("", *day_bounds(date.fromisoformat(day.day), ws.settings.time_zone))
        on_it = desk.desk_overview(ws, scope)
        assert on_it.present == day.present
        assert_the_scope_agrees(ws, on_it, scope)


def assert_the_scope_agrees(ws: Workshop, found: Overview, scope: Scope) -> None:
    """Compare the figures of a scope with a recount: agencies, late ones, and every breakdown."""
    people, arrivals = who_counts(ws), first_arrivals(ws, scope)
    assert found.registered == len(people)
    late = late_ones(ws, arrivals) if not scope.session_id else set()
    assert (found.present, found.late) == (len(arrivals), len(late))
    assert found.absent_people == len(people) - len(arrivals)
    assert_agencies_agree(ws, found, people, arrivals, late)
    assert_breakdowns_agree(ws, found, people, arrivals, late)
    rows = desk.search_people(ws, "", scope=scope, limit=10_000)
    assert {row.id: row.first_at for row in rows if row.first_at} == arrivals


def _table(ws: Workshop, what: str) -> list[dict[str, Value]]:
    sheet = exporting.gather(ws, what, load_words("en"))
    return [dict(zip((c.title for c in sheet.columns), row, strict=True)) for row in sheet.rows]


def _sum(rows: list[dict[str, Value]], title: str) -> int:
    return sum(value for row in rows if isinstance(value := row[title], int))


def assert_the_export_agrees(ws: Workshop, found: Overview) -> None:
    people = _table(ws, "people")
    assert len(people) == found.registered
    for title, number in (
        ("Present", found.present), ("Late", found.late), ("Registered at the desk", found.walk_ins),
    ):  # fmt: skip
        assert _sum(people, title) == number
    arrivals = [row["First arrival"] for row in people]
    assert sum(at is not None for at in arrivals) == found.present
    agencies = _table(ws, "agencies")
    assert [row["Present"] for row in agencies] == [a.present for a in found.agencies]
    assert [row["Expected"] for row in agencies] == [a.awaited for a in found.agencies]
    for by in ("Category", "Role", "Sex", "Level", "Attends", "Everybody"):
        groups = [row for row in _table(ws, "figures") if row["By"] == by]
        assert _sum(groups, "Registered") == found.registered
        assert _sum(groups, "Late") == found.late
        assert _sum(groups, "Absent") == found.absent_people
    ins = [f for f in _table(ws, "attendance") if f["What"] == "checked in" and f["Counts"]]
    assert len({f["Name"] for f in ins}) <= found.present <= len(ins)
    sessions = _table(ws, "sessions")
    assert [row["Present"] for row in sessions] == [s.present for s in found.sessions]
    matrix = _table(ws, "matrix")
    for strategy in found.strategies:
        title = f"S{strategy.number} {strategy.title}"
        assert _sum(matrix, title) == strategy.practices


def assert_the_report_agrees(ws: Workshop, found: Overview) -> None:
    printed = proceedings.gather(ws, WORDS)
    # the report names agencies by category, the others by name
    assert sorted(
        (a.short_name, a.registered, a.present, a.walk_ins, a.invited) for a in printed.agencies
    ) == sorted(
        (a.short_name, a.registered, a.present, a.walk_ins, a.invited) for a in found.agencies
    )
    for counted in (printed.by_category, printed.by_sex):
        assert sum(c.registered for c in counted) == found.registered
        assert sum(c.present for c in counted) == found.present
