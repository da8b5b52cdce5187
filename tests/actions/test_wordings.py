"""Each text has wordings one can go back to: not every save, but nothing that was deleted is passed over."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import TickingClock
from workshop_app.actions import contributions, records
from workshop_app.actions.history import (
    go_back_to,
    record_history,
    texts_with_wordings,
    wordings,
)
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Practice

ANI = Operator("Ani", "Meja 1", "k7")


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def ws(tmp_path: Path, clock: TickingClock) -> Workshop:
    return Workshop.create(tmp_path / "w.workshop", ANI, title="W", clock=clock)


def _texts(ws: Workshop, record_id: str, field: str = "action") -> list[str]:
    return [w.text for w in wordings(record_history(ws, Practice, record_id), field)]


def _save(ws: Workshop, record_id: str, text: str) -> str:
    return contributions.save(ws, Practice, record_id, {"action": text}, run="one")


def test_saves_while_somebody_types_are_one_wording(ws: Workshop, clock: TickingClock) -> None:
    made = _save(ws, "", "Kami")
    _save(ws, made, "Kami membuka")
    _save(ws, made, "Kami membuka posko")
    clock.moment += timedelta(minutes=5)
    _save(ws, made, "Kami membuka posko bersama")

    assert _texts(ws, made) == ["Kami membuka posko", "Kami membuka posko bersama"]
    ws.close()


def test_what_was_deleted_at_one_go_is_a_wording(ws: Workshop) -> None:
    made = _save(ws, "", "Kami membuka posko bersama kepolisian")
    _save(ws, made, "")
    _save(ws, made, "Kami")

    assert _texts(ws, made) == ["Kami membuka posko bersama kepolisian", "Kami"]
    ws.close()


def test_somebody_else_begins_a_wording(ws: Workshop) -> None:
    made = _save(ws, "", "Kami membuka")
    ws.operator = Operator("Budi", "Meja 2", "m3")
    _save(ws, made, "Kami membuka posko")

    found = wordings(record_history(ws, Practice, made), "action")
    assert [(w.number, w.by) for w in found] == [(1, "Ani"), (2, "Budi")]
    ws.close()


def test_the_words_a_record_came_with_are_its_first_wording(
    ws: Workshop, clock: TickingClock
) -> None:
    made = records.add(ws, Practice, title="Judul pertama", action="Teks")
    clock.moment += timedelta(hours=1)
    records.change(ws, Practice, made, title="Judul kedua")

    assert _texts(ws, made, "title") == ["Judul pertama", "Judul kedua"]
    entries = record_history(ws, Practice, made)
    assert texts_with_wordings(Practice, entries) == ["title"]
    ws.close()


def test_going_back_is_one_named_step_and_can_be_undone(ws: Workshop, clock: TickingClock) -> None:
    made = _save(ws, "", "Satu")
    clock.moment += timedelta(minutes=2)
    _save(ws, made, "Dua")

    assert go_back_to(ws, Practice, made, "action", 1).text == "Satu"
    assert ws.require(Practice, made).action == "Satu"
    assert ws.undo_label is not None and "earlier wording" in ws.undo_label.text
    ws.undo()
    assert ws.require(Practice, made).action == "Dua"
    with pytest.raises(RecordMissing):
        go_back_to(ws, Practice, made, "action", 7)
    ws.close()
