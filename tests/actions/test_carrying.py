"""Commitments carried over: once each, with their agencies and history, the earlier file untouched."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import ANI, BUDI, CITRA, Small, TickingClock, new_workshop, small
from tests.helpers.copies import copy_file, copy_of
from workshop_app.actions import merging, records, templates
from workshop_app.actions.carrying import (
    CarryResult,
    carry,
    earlier_commitments,
    history_line,
)
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import FileMissing, NotAWorkshop, SameFile, SameWorkshop
from workshop_app.domain.records import Agency, Commitment, Strategy


@pytest.fixture
def earlier(tmp_path: Path) -> Iterator[Small]:
    (tmp_path / "earlier").mkdir()
    event = small(tmp_path / "earlier")
    for commitment in event.ws.read.all(Commitment):
        records.remove(event.ws, Commitment, commitment.id)
    yield event
    event.ws.close()


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path, "now", BUDI, "Lokakarya kini")
    yield made
    made.close()


def promise(event: Small, text: str = "Menyusun pedoman", **values: object) -> str:
    given = {"agency_id": event.agency, "description": text, **values}
    return records.add(event.ws, Commitment, **given)


def _only(ws: Workshop) -> Commitment:
    [found] = ws.read.all(Commitment)
    return found


def test_an_open_commitment_comes_with_all_it_says(earlier: Small, ws: Workshop) -> None:
    made = promise(
        earlier,
        supporters=(earlier.other_agency,),
        due=date(2023, 6, 30),
        due_text="akhir Juni",
        indicator="Pedoman terbit",
        status="in-progress",
        progress="Rancangan selesai",
        contact="Sekar",
    )
    assert carry(ws, earlier.ws.path) == CarryResult(carried=1, agencies=2)
    told = _only(ws)
    assert told.description == "Menyusun pedoman"
    assert (told.due, told.due_text) == (date(2023, 6, 30), "akhir Juni")
    assert (told.status, told.progress) == ("in-progress", "Rancangan selesai")
    assert told.indicator == "Pedoman terbit" and told.contact == ""
    assert told.earlier_id == f"{earlier.ws.id}/{made}"
    before = earlier.ws.require(Commitment, made)
    assert told.earlier_from == f"{earlier.ws.settings.title} · {before.code}"
    assert told.code.startswith("RTL-M3-")
    agencies = {a.id: a for a in ws.read.all(Agency)}
    assert agencies[told.agency_id].short_name == "BUL"
    assert not agencies[told.agency_id].invited
    assert [agencies[i].short_name for i in told.supporters] == ["BUH"]


def test_again_it_changes_nothing_and_says_so(earlier: Small, ws: Workshop) -> None:
    for number in range(3):
        promise(earlier, f"Janji {number}")
    promise(earlier, "Selesai", status="done")
    promise(earlier, "Batal", status="cancelled")
    first = carry(ws, earlier.ws.path)
    assert (first.carried, first.known, first.done, first.cancelled) == (3, 0, 1, 1)
    assert len({c.code for c in ws.read.all(Commitment)}) == 3
    label = ws.undo_label
    again = carry(ws, earlier.ws.path)
    assert again == CarryResult(known=3, done=1, cancelled=1)
    assert ws.undo_label is label and len(ws.read.all(Commitment)) == 3


def test_it_is_one_step_of_undo(earlier: Small, ws: Workshop) -> None:
    promise(earlier, "Satu")
    promise(earlier, "Dua")
    carry(ws, earlier.ws.path)
    ws.undo()
    assert ws.read.all(Commitment) == [] and ws.read.all(Agency) == []
    ws.redo()
    assert len(ws.read.all(Commitment)) == 2
    ws.undo()
    assert carry(ws, earlier.ws.path).carried == 2


def test_closed_ones_come_when_they_are_asked_for(earlier: Small, ws: Workshop) -> None:
    promise(earlier, "Selesai", status="done", progress="Terbit")
    assert carry(ws, earlier.ws.path).done == 1
    assert carry(ws, earlier.ws.path, closed=True).carried == 1
    assert _only(ws).status == "done"
    assert carry(ws, earlier.ws.path).known == 1


def test_the_earlier_file_is_only_read(earlier: Small, ws: Workshop, tmp_path: Path) -> None:
    promise(earlier)
    path = copy_file(earlier.ws, tmp_path / "closed.workshop")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    carry(ws, path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"short_name": "bul"}, {}),
        ({"short_name": "Laut"}, {}),
        ({"short_name": "BULN", "aliases": ("BUL",)}, {}),
        ({"short_name": "BULN", "name": "Badan Urusan Laut"}, {}),
        ({"short_name": "BULN", "former_names": ("until 2024-01-01: BUL",)}, {}),
    ],
)
def test_agencies_are_known_by_their_names(
    earlier: Small, ws: Workshop, here: dict[str, object], there: dict[str, object]
) -> None:
    known = records.add(ws, Agency, **here)
    promise(earlier)
    assert carry(ws, earlier.ws.path).agencies == 0
    assert _only(ws).agency_id == known


def test_a_commitment_without_an_agency_or_date(earlier: Small, ws: Workshop) -> None:
    records.add(earlier.ws, Commitment, description="Entah siapa")
    assert carry(ws, earlier.ws.path) == CarryResult(carried=1)
    assert (_only(ws).agency_id, _only(ws).due) == ("", None)


def test_its_history_comes_along_without_names(earlier: Small, ws: Workshop) -> None:
    made = promise(earlier, due=date(2023, 6, 30))
    records.change(earlier.ws, Commitment, made, status="in-progress")
    records.change(earlier.ws, Commitment, made, due=date(2023, 9, 30))
    records.change(earlier.ws, Commitment, made, description="Menyusun dan menerbitkan")
    carry(ws, earlier.ws.path)
    assert [history_line(text)[1:] for text in _only(ws).earlier_history] == [
        ("status", "in-progress"),
        ("due", "2023-09-30"),
    ]
    assert ANI.name not in " ".join(_only(ws).earlier_history)
    assert history_line(_only(ws).earlier_history[0])[0] == "2023-03-29"


def test_it_is_the_same_one_through_several_workshops(
    earlier: Small, ws: Workshop, tmp_path: Path
) -> None:
    promise(earlier)
    carry(ws, earlier.ws.path)
    records.change(ws, Commitment, _only(ws).id, status="in-progress")
    third = new_workshop(tmp_path, "third", ANI, "Lokakarya ketiga")
    try:
        assert carry(third, ws.path).carried == 1
        assert _only(third).earlier_id == _only(ws).earlier_id
        assert _only(third).earlier_from.startswith(earlier.ws.settings.title)
        assert [history_line(t)[2] for t in _only(third).earlier_history] == ["in-progress"]
        assert carry(third, earlier.ws.path) == CarryResult(known=1)
    finally:
        third.close()


def test_strategies_are_matched_by_title_and_by_number_under_one_plan(tmp_path: Path) -> None:
    clock = TickingClock()
    one, two, blank = (
        templates.create(tmp_path / f"{name}.workshop", ANI, kind, clock=clock)
        for name, kind in (("a", "ran-pp-tppo"), ("b", "ran-pp-tppo"), ("c", "blank"))
    )
    strategy = one.read.all(Strategy)[2]
    records.add(one, Commitment, description="Janji", strategies=(strategy.id,))
    twin = two.read.all(Strategy)[2]
    records.change(two, Strategy, twin.id, title="Sebutan lain")
    carry(two, one.path)
    assert _only(two).strategies == (twin.id,)
    records.add(blank, Strategy, number=3, title="Lain sama sekali")
    named = records.add(blank, Strategy, number=9, title=strategy.title.upper())
    carry(blank, one.path)
    assert _only(blank).strategies == (named,)
    for ws in (one, two, blank):
        ws.close()


def test_what_stands_in_the_way(earlier: Small, ws: Workshop, tmp_path: Path) -> None:
    with pytest.raises(SameFile):
        carry(ws, ws.path)
    with pytest.raises(SameWorkshop):
        carry(earlier.ws, copy_file(earlier.ws, tmp_path / "copy.workshop"))
    with pytest.raises(FileMissing):
        carry(ws, tmp_path / "none.workshop")
    letter = tmp_path / "letter.workshop"
    letter.write_text("no workshop")
    with pytest.raises(NotAWorkshop):
        carry(ws, letter)
    assert ws.undo_label is None


def test_what_became_of_them(earlier: Small, ws: Workshop) -> None:
    promise(earlier, "Kedua", due=date(2023, 8, 1))
    promise(earlier, "Pertama", due=date(2023, 7, 1))
    carry(ws, earlier.ws.path)
    records.add(ws, Commitment, description="Milik lokakarya ini")
    first = next(c for c in ws.read.all(Commitment) if c.description == "Pertama")
    records.change(ws, Commitment, first.id, status="done", progress="Sudah terbit")
    told = earlier_commitments(ws)
    assert [(t.description, t.agency, t.due, t.status, t.progress) for t in told] == [
        ("Pertama", "BUL", date(2023, 7, 1), "done", "Sudah terbit"),
        ("Kedua", "BUL", date(2023, 8, 1), "not-started", ""),
    ]
    assert earlier_commitments(ws, GuardedReader(ws)) == told
    assert earlier_commitments(earlier.ws) == []


def test_an_output_reads_it_through_the_guard(earlier: Small, ws: Workshop) -> None:
    promise(earlier, progress="Korban bernama Melur Tarisna pulang.")
    carry(ws, earlier.ws.path)
    [plain], [guarded] = earlier_commitments(ws), earlier_commitments(ws, GuardedReader(ws))
    assert "Melur" in plain.progress and "Melur" not in guarded.progress


def test_one_that_two_laptops_carried_over_counts_once(
    earlier: Small, ws: Workshop, tmp_path: Path
) -> None:
    promise(earlier)
    other = copy_of(ws, tmp_path / "other.workshop", CITRA)
    carry(ws, earlier.ws.path)
    carry(other, earlier.ws.path)
    twin = _only(other).id
    records.change(other, Commitment, twin, status="done")
    merging.merge(ws, other.path)
    other.close()
    assert len(ws.read.all(Commitment)) == 2
    assert [(c.id, c.status) for c in earlier_commitments(ws)] == [(twin, "done")]
