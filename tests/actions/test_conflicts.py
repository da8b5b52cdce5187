"""Versions written apart are told with their authors, and deciding closes them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import BUDI, Small, open_workshop, small
from workshop_app.actions import conflicts, records
from workshop_app.actions.merging import merge
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Practice


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def _meanwhile(event: Small, theirs: Callable[[Workshop], None]) -> Path:
    """Return a copy of the file in which another laptop did something."""
    copy = event.ws.path.with_name("salinan.workshop")
    event.ws.file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(event.ws.path, copy)
    other = open_workshop(copy, BUDI)
    theirs(other)
    other.close()
    return copy


def _titled(event: Small, title: str) -> Callable[[Workshop], None]:
    return lambda ws: records.change(ws, Practice, event.practice, title=title)


def test_both_titles_are_told_and_one_is_chosen(event: Small) -> None:
    copy = _meanwhile(event, _titled(event, "Posko Budi"))
    _titled(event, "Posko Ani")(event.ws)
    merge(event.ws, copy)

    (conflict,) = conflicts.conflicts_of(event.ws, Practice, event.practice)
    assert conflict.field == "title"
    assert {(v.value, v.by, v.desk) for v in conflict.versions} == {
        ("Posko Ani", "Ani", "Meja 1"),
        ("Posko Budi", "Budi", "Meja 2"),
    }
    assert [v.shown for v in conflict.versions] == [True, False]

    conflicts.decide(event.ws, conflict, conflict.versions[1])

    assert event.ws.require(Practice, event.practice).title == conflict.versions[1].value
    assert conflicts.conflicts_of(event.ws, Practice, event.practice) == []
    assert event.ws.read.conflicts() == []


def test_a_woven_text_stands_first_without_an_author(event: Small) -> None:
    def theirs(ws: Workshop) -> None:
        records.change(ws, Practice, event.practice, action="Kami membuka posko. Lalu melatih.")

    copy = _meanwhile(event, theirs)
    records.change(event.ws, Practice, event.practice, action="Semula: Kami membuka posko.")
    merge(event.ws, copy)

    (conflict,) = conflicts.conflicts_of(event.ws, Practice, event.practice)
    woven, *others = conflict.versions
    assert woven.value == "Semula: Kami membuka posko. Lalu melatih."
    assert (woven.by, woven.shown, len(others)) == ("", True, 2)

    conflicts.decide(event.ws, conflict, woven)

    assert event.ws.read.conflicts() == []
    assert event.ws.require(Practice, event.practice).action == woven.value


@pytest.mark.parametrize("gone", [True, False])
def test_deleted_by_one_and_changed_by_the_other(event: Small, gone: bool) -> None:
    copy = _meanwhile(event, lambda ws: records.remove(ws, Practice, event.practice))
    _titled(event, "Masih dipakai")(event.ws)
    merge(event.ws, copy)

    (conflict,) = conflicts.conflicts_of(event.ws, Practice, event.practice)
    assert conflict.field == conflicts.DELETION
    assert [(v.value, v.by) for v in conflict.versions] == [(False, "Ani"), (True, "Budi")]

    conflicts.decide(event.ws, conflict, conflict.versions[int(gone)])

    record = event.ws.read.get(Practice, event.practice)
    assert record is not None and record.deleted is gone
    assert conflicts.conflicts_of(event.ws, Practice, event.practice) == []


def test_nothing_is_told_of_what_is_not_there(event: Small) -> None:
    assert conflicts.conflicts_of(event.ws, Practice, "none") == []
    assert conflicts.conflicts_of(event.ws, Practice, event.practice) == []
