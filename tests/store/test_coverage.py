"""The coverage matrix agrees with the plain records, whatever was deleted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ANI, Small, small
from workshop_app.actions import records, templates
from workshop_app.actions.coverage import WHOLE, Counts, behind, coverage
from workshop_app.actions.overview import overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Challenge, Commitment, Practice, Strategy


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workshop]:
    ws = templates.create(tmp_path / "sample.workshop", ANI, "sample")
    yield ws
    ws.close()


def test_cells_rows_and_heads_agree_with_the_records(sample: Workshop) -> None:
    matrix = coverage(sample)
    practices = sample.read.all(Practice)
    for place, strategy in enumerate(matrix.strategies):
        for row in matrix.rows:
            wanted = [
                p
                for p in practices
                if p.agency_id == row.id
                and (strategy.id in p.strategies or not (strategy.id or p.strategies))
            ]
            assert row.cells[place].practices == len(wanted)
        assert strategy.counts.total == sum(row.cells[place].total for row in matrix.rows)
    assert matrix.counts.practices == len(practices)
    assert sum(row.counts.total for row in matrix.rows) == matrix.counts.total


def test_it_agrees_with_the_overview(sample: Workshop) -> None:
    matrix, figures = coverage(sample), overview(sample)
    assert matrix.counts == Counts(figures.practices, figures.challenges, figures.commitments)
    for strategy, figure in zip(matrix.strategies, figures.strategies, strict=False):
        counted = Counts(figure.practices, figure.challenges, figure.commitments)
        assert (strategy.id, strategy.counts) == (figure.id, counted)


def test_a_practice_of_two_strategies_counts_once_in_the_total(made: Small) -> None:
    second = records.add(made.ws, Strategy, number=2, title="Rehabilitasi")
    records.change(made.ws, Practice, made.practice, strategies=(second, made.strategy))

    (row,) = [row for row in coverage(made.ws).rows if row.id == made.agency]

    assert [cell.practices for cell in row.cells] == [1, 1, 0]
    assert row.counts == Counts(1, 1, 1)


def test_what_has_no_agency_or_strategy_has_places_of_its_own(made: Small) -> None:
    records.add(made.ws, Commitment, description="Tanpa siapa-siapa")

    matrix = coverage(made.ws)

    assert matrix.strategies[-1].id == "" and matrix.rows[-1].id == ""
    assert matrix.rows[-1].counts == Counts(commitments=1)
    assert [row.title for row in behind(made.ws, "", "")] == ["Tanpa siapa-siapa"]


def test_deleted_records_agencies_and_strategies_leave_no_holes(made: Small) -> None:
    records.remove(made.ws, Strategy, made.strategy)
    records.remove(made.ws, Agency, made.agency)
    records.remove(made.ws, Challenge, made.challenge)

    matrix = coverage(made.ws)

    assert [s.id for s in matrix.strategies] == [""]
    assert matrix.counts == Counts(1, 0, 1)
    assert {row.id for row in behind(made.ws, "", "")} == {made.practice, made.commitment}


def test_uninvited_agencies_stand_there_only_with_a_contribution(made: Small) -> None:
    guest = records.add(made.ws, Agency, short_name="Tamu", invited=False)
    assert guest not in [row.id for row in coverage(made.ws).rows]

    records.add(made.ws, Practice, title="Dari tamu", agency_id=guest)

    assert guest in [row.id for row in coverage(made.ws).rows]


def test_behind_every_cell_is_what_it_counts(sample: Workshop) -> None:
    matrix = coverage(sample)
    for row in matrix.rows:
        assert len(behind(sample, row.id, WHOLE)) == row.counts.total
        for strategy, cell in zip(matrix.strategies, row.cells, strict=True):
            assert len(behind(sample, row.id, strategy.id)) == cell.total
    assert len(behind(sample, WHOLE, WHOLE)) == matrix.counts.total
