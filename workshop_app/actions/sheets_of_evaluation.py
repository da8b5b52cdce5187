"""The table of the evaluation: aggregates only, the same whether or not names are wanted."""

from workshop_app.actions.evaluation_gathering import gather_evaluation
from workshop_app.actions.gathering import Gathering
from workshop_app.reports.evaluation_data import evaluation_sheet
from workshop_app.reports.sheets import Sheet


def evaluation(g: Gathering) -> Sheet:
    """Satisfaction by item and group, tests before and after; no single form, no open answer."""
    return evaluation_sheet(gather_evaluation(g.ws, g.words, g.read), g.words)
