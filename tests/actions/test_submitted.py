"""What an agency gave is kept; what is edited afterwards stands beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import new_workshop
from workshop_app.actions import contributions, finding, records
from workshop_app.actions.submitted import as_it_stands
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Challenge, Commitment, Practice


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path)
    yield made
    made.close()


def test_what_was_given_stays_when_the_text_is_edited(ws: Workshop) -> None:
    values = {
        "title": "Posko",
        "action": "Kami membuka posko",
        "result": "31 kader",
        "result_number": "31",
        "result_unit": "kader",
        "result_period": "2022",
    }
    made = contributions.save(ws, Practice, "", values, run="one")
    contributions.submit(ws, Practice, made, run="one")
    given = "Posko\n\nKami membuka posko\n\n31 kader\n\n31 kader 2022"
    assert ws.require(Practice, made).submitted == given

    records.change(ws, Practice, made, action="Gardu dibuka.")
    record = ws.require(Practice, made)
    assert record.submitted == given
    assert as_it_stands(record).startswith("Posko\n\nGardu dibuka.")
    ws.undo()
    ws.undo()
    assert ws.read.count(Practice) == 0


def test_challenges_too_and_commitments_have_none(ws: Workshop) -> None:
    made = records.add(ws, Challenge, description="Petugas kurang", impact="Antre")
    contributions.submit(ws, Challenge, made)
    assert ws.require(Challenge, made).submitted == "Petugas kurang\n\nAntre"
    promise = records.add(ws, Commitment, description="Menyusun")
    before = ws.undo_label
    contributions.submit(ws, Commitment, promise)
    assert ws.undo_label is before


def test_it_is_not_searched(ws: Workshop) -> None:
    made = records.add(ws, Practice, action="Nama lama yang tidak lagi dipakai")
    contributions.submit(ws, Practice, made)
    records.change(ws, Practice, made, action="Nama baru")
    assert finding.find(ws, "lagi dipakai") == []
    assert "lama" not in contributions.rows(ws, Practice)[0].text
