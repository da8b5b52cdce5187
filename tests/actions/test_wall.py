"""The wall shows what an agency has cleared for the public, as it was cleared, and nothing undecided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import clearing, guarding, records
from workshop_app.actions.clearing import Publishable
from workshop_app.actions.guarding import Guard
from workshop_app.actions.wall import CHANGED, FINDINGS, INSIDE, NOTHING, waiting, wall
from workshop_app.domain.records import Challenge, Person, Practice, Strategy

VICTIM = "Korban bernama Melur Tarisna pulang ke desa."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def _clear(made: Small, kind: type[Publishable], record_id: str, *, public: bool = True) -> None:
    clearing.clear(
        made.ws, kind, record_id, agency_id=made.agency, person="Sekar Ayu", public=public
    )


def _shown(made: Small) -> list[str]:
    return [item.id for item in wall(made.ws).items]


@pytest.mark.parametrize("kind", [Practice, Challenge])
def test_only_what_is_cleared_for_the_public_is_shown(made: Small, kind: type[Publishable]) -> None:
    record_id = made.practice if kind is Practice else made.challenge
    before = waiting(made.ws)
    assert record_id not in _shown(made)
    _clear(made, kind, record_id, public=False)
    assert wall(made.ws).held == {record_id: INSIDE}
    assert waiting(made.ws) == before - 1
    _clear(made, kind, record_id)
    told = wall(made.ws)
    assert [item.id for item in told.items] == [record_id] and not told.held
    clearing.withhold(made.ws, kind, record_id)
    assert _shown(made) == [] and not wall(made.ws).held
    made.ws.undo()
    assert _shown(made) == [record_id]


def test_what_was_changed_since_waits_until_it_is_cleared_again(made: Small) -> None:
    _clear(made, Practice, made.practice)
    records.change(made.ws, Practice, made.practice, action="Sesuatu yang lain")
    told = wall(made.ws)
    assert told.items == () and told.held == {made.practice: CHANGED}
    _clear(made, Practice, made.practice)
    assert wall(made.ws).items[0].texts[0] == "Sesuatu yang lain"


@pytest.mark.parametrize("field", ["title", "action", "situation"])
def test_an_open_finding_in_any_text_keeps_a_record_off(made: Small, field: str) -> None:
    records.change(made.ws, Practice, made.practice, **{field: VICTIM})
    _clear(made, Practice, made.practice)
    told = wall(made.ws)
    assert told.items == () and told.held == {made.practice: FINDINGS}
    for finding in Guard(made.ws).open_findings():
        guarding.let_stand(made.ws, finding, "invented")
    assert _shown(made) == [made.practice]


def test_withheld_words_are_not_on_it(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=VICTIM, result="")
    _clear(made, Practice, made.practice)
    for finding in Guard(made.ws).open_findings():
        guarding.withhold(made.ws, finding, "names a victim")
    [item] = wall(made.ws).items
    assert item.texts == () and item.title
    records.change(made.ws, Practice, made.practice, title="")
    _clear(made, Practice, made.practice)
    assert wall(made.ws).held == {made.practice: NOTHING}


def test_nobody_is_named(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, presenter_id=made.person)
    _clear(made, Practice, made.practice)
    said = repr(wall(made.ws))
    for person in made.ws.read.all(Person):
        assert person.name not in said
    assert "Sekar Ayu" not in said


def test_a_result_is_a_figure_and_strategies_filter(made: Small) -> None:
    other = records.add(made.ws, Strategy, number=9, title="Lain")
    values = {"result_number": "1.789", "result_unit": "korban", "result_period": "2022"}
    records.change(made.ws, Practice, made.practice, **values)
    _clear(made, Practice, made.practice)
    told = wall(made.ws)
    assert told.items[0].figure == ("1.789", "korban 2022")
    assert told.of_strategy(other) == ()
    records.change(made.ws, Practice, made.practice, strategies=(other,))
    _clear(made, Practice, made.practice)
    assert len(wall(made.ws).of_strategy(other)) == 1


def test_what_was_cleared_first_comes_first(made: Small) -> None:
    _clear(made, Challenge, made.challenge)
    _clear(made, Practice, made.practice)
    assert _shown(made) == [made.challenge, made.practice]
