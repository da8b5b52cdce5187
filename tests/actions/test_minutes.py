"""Minutes: order, moving, and decisions that become commitments."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import minutes, records
from workshop_app.domain.records import Commitment, Minute


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def texts(event: Small) -> list[str]:
    return [point.text for point in minutes.points(event.ws, event.session)]


def test_points_keep_the_order_they_were_typed_in(event: Small) -> None:
    for text in ("Satu", "Dua", "Tiga"):
        minutes.save_point(event.ws, "", {"text": text}, session_id=event.session)

    # "Sepakat." came by command, without a place.
    assert texts(event) == ["Satu", "Dua", "Tiga", "Sepakat."]
    assert minutes.counts(event.ws) == {event.session: 4}


def test_moving_is_one_step_of_undo_and_ends_at_the_ends(event: Small) -> None:
    first = minutes.save_point(event.ws, "", {"text": "Satu"}, session_id=event.session)
    assert texts(event) == ["Satu", "Sepakat."]

    assert minutes.move(event.ws, first, 1)
    assert texts(event) == ["Sepakat.", "Satu"]
    assert not minutes.move(event.ws, first, 1)
    event.ws.undo()
    assert texts(event) == ["Satu", "Sepakat."]


def test_points_of_two_laptops_with_one_place_can_be_moved_apart(event: Small) -> None:
    ids = [
        records.add(event.ws, Minute, session_id=event.session, text=text, position=1)
        for text in ("Satu", "Dua")
    ]
    minutes.move(event.ws, ids[0], 1)
    assert texts(event) == ["Dua", "Satu", "Sepakat."]


def test_a_decision_becomes_one_commitment_with_its_origin(event: Small) -> None:
    point = minutes.save_point(
        event.ws,
        "",
        {"text": "BUL menyatukan data sebelum Juni.", "agency_id": event.agency},
        session_id=event.session,
    )
    made = minutes.become_commitment(event.ws, point)

    assert minutes.become_commitment(event.ws, point) == made
    commitment = event.ws.require(Commitment, made)
    assert (commitment.minute_id, commitment.session_id) == (point, event.session)
    assert (commitment.agency_id, commitment.description) == (
        event.agency,
        "BUL menyatukan data sebelum Juni.",
    )
    assert commitment.code.startswith("RTL-")
    (row,) = [r for r in minutes.point_rows(event.ws, event.session) if r.id == point]
    assert (row.commitment_id, row.commitment) == (made, commitment.code)


def test_typing_is_one_step_of_undo(event: Small) -> None:
    point = minutes.save_point(event.ws, "", {"text": "Sa"}, session_id=event.session, run="a")
    minutes.save_point(event.ws, point, {"text": "Satu"}, run="a")
    event.ws.undo()
    assert texts(event) == ["Sepakat."]
