"""New workshops from templates; the sample is the reference event, built by actions."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import ANI, TickingClock, open_workshop
from workshop_app.actions import records, templates
from workshop_app.actions.checking import check_file
from workshop_app.actions.clearing import clearance
from workshop_app.actions.overview import current_session, missing, overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import FileExists, TemplateUnknown, ValueInvalid
from workshop_app.domain.records import (
    KINDS,
    Agency,
    Attachment,
    Duplicate,
    GuardDecision,
    Person,
    PlanAction,
    Practice,
    Session,
    Settings,
    Signature,
    Strategy,
)


def _create(path: Path, template: str, **settings: Any) -> Workshop:
    return templates.create(path, ANI, template, clock=TickingClock(), **settings)


def test_blank_is_empty(tmp_path: Path) -> None:
    ws = _create(tmp_path / "rapat.workshop", "blank")
    assert ws.settings.title == "rapat"
    assert all(ws.read.count(kind) == (kind is Settings) for kind in KINDS.values())
    assert ws.undo_label is None
    ws.close()


def test_the_plan_brings_strategies_and_agencies(tmp_path: Path) -> None:
    ws = _create(tmp_path / "a.workshop", "ran-pp-tppo", place="Batam", starts_on=date(2023, 3, 29))
    assert [s.number for s in ws.read.all(Strategy)] == [1, 2, 3, 4, 5, 6]
    agencies = ws.read.all(Agency)
    assert len(agencies) == 27
    assert all(a.name and a.category and a.invited for a in agencies)
    assert ws.read.count(Person) == ws.read.count(Practice) == 0
    assert (ws.settings.place, ws.settings.starts_on) == ("Batam", date(2023, 3, 29))
    assert ws.settings.framework and ws.settings.legal_basis
    ws.close()


def test_the_sample_has_something_of_everything(tmp_path: Path) -> None:
    ws = _create(tmp_path / "a.workshop", "sample")
    empty = (Attachment, Duplicate, GuardDecision, PlanAction, Signature)
    for kind in KINDS.values():
        assert ws.read.count(kind) or kind in empty
    assert 55 <= ws.read.count(Person) <= 70
    found = overview(ws)
    late = [a for a in found.agencies if a.first_at > "2023-03-29T02:30"]
    assert len(late) == 1
    assert {e.kind for p in ws.read.all(Person) for e in ws.read.events(p.id)} == {"in", "void"}
    assert ws.read.conflicts() == []
    assert {gap.what for gap in missing(ws)} <= {
        "no-due-date", "empty-strategy", "no-foreword", "no-result",
    }  # fmt: skip
    for practice in ws.read.all(Practice):
        known = clearance(ws, practice)
        assert known and known.agency and known.person and known.at and not known.changed_since
    assert ws.undo_label is None
    assert len(list(ws.file.log(Person.DOCUMENT))) <= 3  # one operation, not hundreds
    ws.close()
    assert check_file(ws.path).sound
    again = open_workshop(ws.path)
    assert overview(again) == found
    again.close()


def test_what_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.workshop"
    with pytest.raises(TemplateUnknown):
        _create(path, "nonsense")
    with pytest.raises(ValueInvalid):
        _create(path, "sample", time_zone="GMT")
    assert list(tmp_path.iterdir()) == []
    path.write_text("x")
    with pytest.raises(FileExists):
        _create(path, "sample")
    assert path.read_text() == "x"


def test_the_gaps_of_an_empty_plan(tmp_path: Path) -> None:
    ws = _create(tmp_path / "a.workshop", "ran-pp-tppo")
    practice = records.add(ws, Practice, title="X")
    gaps = {gap.what: gap.record_ids for gap in missing(ws)}
    assert len(gaps["empty-strategy"]) == 6
    for what in ("no-words", "no-result", "no-strategy", "no-agency"):
        assert gaps[what] == (practice,)
    assert {"no-date", "no-place", "no-foreword"} <= set(gaps)
    ws.close()


def test_the_session_that_is_on_now(tmp_path: Path) -> None:
    ws = _create(tmp_path / "a.workshop", "blank")  # the clock says 08.00 WIB
    assert current_session(ws) is None
    over = records.add(ws, Session, title="A", day="2023-03-29", starts="07.00", ends="07.30")
    assert current_session(ws) is None
    later = records.add(ws, Session, title="C", day="2023-03-29", starts="09.00", ends="10.00")
    records.add(ws, Session, title="Tanpa waktu")
    found = current_session(ws)
    assert found is not None and found.id == later != over
    on = records.add(ws, Session, title="B", day="2023-03-29", starts="07.30", ends="08.30")
    found = current_session(ws)
    assert found is not None and found.id == on
    ws.close()
