"""Links between practices and challenges: what is proposed, confirmed, taken apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import links, records
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Answer, Challenge, Practice


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def add_pair(event: Small) -> tuple[Practice, Challenge]:
    ws = event.ws
    practice = records.add(ws, Practice, title="Pelatihan kader desa", strategies=(event.strategy,))
    challenge = records.add(
        ws,
        Challenge,
        description="Kader di desa belum terlatih mengenali perekrutan",
        strategies=(event.strategy,),
    )
    return ws.require(Practice, practice), ws.require(Challenge, challenge)


def test_similar_words_and_a_common_strategy_are_proposed_on_both_sides(event: Small) -> None:
    practice, challenge = add_pair(event)

    (to_practice,) = [c for c in links.candidates(event.ws, challenge) if c.id == practice.id]
    (to_challenge,) = [c for c in links.candidates(event.ws, practice) if c.id == challenge.id]

    assert {"kader", "desa"} <= set(to_practice.shared)
    assert to_challenge.title == "Kader di desa belum terlatih mengenali perekrutan"
    assert to_practice.answer_ids == ()


def test_nothing_in_common_is_not_proposed(event: Small) -> None:
    practice, _ = add_pair(event)
    other = records.add(event.ws, Challenge, description="Kapal pengawas kurang bahan bakar")

    assert other not in [c.id for c in links.candidates(event.ws, practice)]


def test_a_confirmed_link_is_shown_once_and_no_longer_proposed(event: Small) -> None:
    practice, challenge = add_pair(event)
    made = links.confirm(event.ws, practice.id, challenge.id)

    assert links.confirm(event.ws, practice.id, challenge.id) == made
    (linked,) = links.links(event.ws, challenge)
    assert (linked.id, linked.answer_ids) == (practice.id, (made,))
    assert [one.id for one in links.links(event.ws, practice)] == [challenge.id]
    assert practice.id not in [c.id for c in links.candidates(event.ws, challenge)]


def test_links_made_on_two_laptops_are_taken_apart_together(event: Small) -> None:
    practice, challenge = add_pair(event)
    for _ in range(2):
        records.add(event.ws, Answer, practice_id=practice.id, challenge_id=challenge.id)
    (linked,) = links.links(event.ws, practice)
    assert len(linked.answer_ids) == 2

    links.take_apart(event.ws, linked)
    assert links.links(event.ws, practice) == []
    event.ws.undo()
    assert len(links.links(event.ws, practice)) == 1


def test_a_deleted_end_hides_the_link(event: Small) -> None:
    practice, challenge = add_pair(event)
    links.confirm(event.ws, practice.id, challenge.id)
    records.remove(event.ws, Practice, practice.id)

    assert links.links(event.ws, challenge) == []
    with pytest.raises(RecordMissing):
        links.confirm(event.ws, practice.id, challenge.id)
