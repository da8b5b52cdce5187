"""The coverage matrix, for the screen, exports and reports, and what is behind each of its cells."""

from workshop_app.actions import contributions
from workshop_app.actions.contributions import ContributionRow
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Challenge, Commitment, Practice
from workshop_app.store import coverage as stored
from workshop_app.store.coverage import WHOLE, Counts, Coverage, CoverageRow, CoverageStrategy

__all__ = [
    "WHOLE",
    "Counts",
    "Coverage",
    "CoverageRow",
    "CoverageStrategy",
    "behind",
    "coverage",
]


def coverage(ws: Workshop) -> Coverage:
    """Return the matrix as it is now."""
    return stored.coverage(ws.file.connection)


def behind(ws: Workshop, agency_id: str, strategy_id: str) -> list[ContributionRow]:
    """Return the contributions of a cell: practices, challenges, commitments.

    `WHOLE` stands for every agency or strategy, "" for contributions without one.
    """
    matrix = coverage(ws)
    agencies = {row.id for row in matrix.rows} - {""}
    strategies = {strategy.id for strategy in matrix.strategies} - {""}
    found = []
    for kind in (Practice, Challenge, Commitment):
        for row in contributions.rows(ws, kind):
            agency = row.agency_id if row.agency_id in agencies else ""
            served = strategies.intersection(row.strategies) or {""}
            if agency_id in (agency, WHOLE) and (strategy_id == WHOLE or strategy_id in served):
                found.append(row)
    return found
