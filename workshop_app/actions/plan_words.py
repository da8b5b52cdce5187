"""What is said about tables of action plans, for window and command line: troubles of rows, what came in."""

from typing import Final

from workshop_app.actions.plans import PlanResult, PlanTable, RowTrouble
from workshop_app.intake.plans import BAD_NUMBER, NO_ACTION, NO_STRATEGY, TWICE, TWO_TITLES
from workshop_app.words.catalogue import Words, mark

_TROUBLES: Final = {
    NO_STRATEGY: mark("no strategy stands above it; left out: {text}"),
    NO_ACTION: mark("no action is named; left out: {text}"),
    BAD_NUMBER: mark("“{text}” is no number of a strategy; left out"),
    TWO_TITLES: mark("the same number with another title; the first one counts: {text}"),
    TWICE: mark("stands there twice; left out: {text}"),
}
_SHOWN: Final = 80


def trouble_words(w: Words, trouble: RowTrouble) -> str:
    """Say what is wrong with a row."""
    text = trouble.text if len(trouble.text) <= _SHOWN else trouble.text[: _SHOWN - 1] + "…"
    row = w.t("Row {number}", number=trouble.row)
    return f"{row}: {w.t(_TROUBLES[trouble.why], text=text)}"


def read_words(w: Words, table: PlanTable) -> str:
    """Say what was understood of a table: "6 strategies, 24 actions, 1 remark"."""
    parts = [
        w.n("{count} strategy", "{count} strategies", len(table.strategies)),
        w.n("{count} action", "{count} actions", len(table.actions)),
    ]
    if table.troubles:
        parts.append(w.n("{count} remark", "{count} remarks", len(table.troubles)))
    return ", ".join(parts)


def result_words(w: Words, result: PlanResult) -> str:
    """Say what came into a workshop."""
    parts = [
        (result.strategies, w.n("{count} strategy", "{count} strategies", result.strategies)),
        (result.actions, w.n("{count} action", "{count} actions", result.actions)),
        (result.changed, w.n("{count} changed", "{count} changed", result.changed)),
        (result.agencies, w.n("{count} new agency", "{count} new agencies", result.agencies)),
        (result.same, w.n("{count} the same already", "{count} the same already", result.same)),
    ]
    return ", ".join(text for count, text in parts if count) or w.t("Nothing was taken in.")
