"""Gathering the proceedings: nothing is lost with a strategy, and nothing printed that must not be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app import __version__
from workshop_app.actions import records
from workshop_app.actions.proceedings import gather, options, request_bytes
from workshop_app.app import load_words
from workshop_app.domain.records import Challenge, Practice, Strategy
from workshop_app.reports.worker import unpack


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def _clear(event: Small, **values: object) -> None:
    records.change(
        event.ws, Challenge, event.challenge, status="cleared", visibility="public", **values
    )


def test_what_has_a_strategy_stands_in_its_chapter(made: Small) -> None:
    _clear(made, strategies=(made.strategy,))
    data = gather(made.ws, load_words("id"))
    assert [p.title for p in data.strategies[0].practices] == ["Posko bersama"]
    assert [c.title for c in data.strategies[0].challenges] == ["Data terpisah"]
    assert not data.unassigned and not data.unassigned_challenges


def test_nothing_is_lost_with_a_removed_strategy(made: Small) -> None:
    _clear(made, strategies=(made.strategy,))
    records.remove(made.ws, Strategy, made.strategy)
    data = gather(made.ws, load_words("id"))
    assert data.strategies == ()
    assert [p.title for p in data.unassigned] == ["Posko bersama"]
    assert [c.title for c in data.unassigned_challenges] == ["Data terpisah"]


def test_a_removed_main_strategy_gives_way_to_the_next(made: Small) -> None:
    second = records.add(made.ws, Strategy, number=2, title="Pemulihan")
    records.change(made.ws, Practice, made.practice, strategies=(made.strategy, second))
    records.remove(made.ws, Strategy, made.strategy)
    data = gather(made.ws, load_words("id"))
    assert [p.title for p in data.strategies[0].practices] == ["Posko bersama"]
    assert data.unassigned == ()


def test_a_challenge_that_is_not_cleared_is_printed_nowhere(made: Small) -> None:
    data = gather(made.ws, load_words("id"))
    assert data.unassigned_challenges == ()
    assert all(strategy.challenges == () for strategy in data.strategies)


def test_the_imprint_names_the_version(made: Small, tmp_path: Path) -> None:
    assert options("id", "A4").version == __version__
    packed = request_bytes(made.ws, load_words("id"), tmp_path / "a.pdf", stay=True)
    request = unpack(packed[8:])
    assert request.stay
    assert request.options.version == __version__
