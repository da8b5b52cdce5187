"""The evaluation as one table of data, for spreadsheets and as an attachment of the book: aggregates only."""

from workshop_app.reports.evaluation_model import Evaluation, RatedItem
from workshop_app.reports.evaluation_told import HIDDEN, Told
from workshop_app.reports.sheets import Column, Kind, Row, Sheet, Value
from workshop_app.reports.wording import Words

_NO_SPREAD = (None,) * 4
_NO_SHARES = (None,) * 3


def evaluation_sheet(data: Evaluation, words: Words) -> Sheet:
    """Return the table; it has no rows while nothing was handed in."""
    t, told = words.t, Told(data, words)
    columns = (
        Column(t("Part")),
        Column(t("Item, group or test"), width=48),
        Column(t("Number"), Kind.NUMBER),
        *(Column(str(point), Kind.NUMBER) for point in range(1, 5)),
        Column(t("Mean"), Kind.NUMBER),
        Column(t("3 or 4 (%)"), Kind.NUMBER),
        Column(t("Right before (%)"), Kind.NUMBER),
        Column(t("Right after (%)"), Kind.NUMBER),
    )
    rows: list[Row] = []
    if data.forms:
        rows += [_item(told, item) for item in data.items]
        rows += [
            (
                t("By group"),
                group.label,
                HIDDEN if group.forms is None else group.forms,
                *_NO_SPREAD,
                _rounded(group.mean),
                *_NO_SHARES,
            )
            for group in data.groups
        ]
    return Sheet(t("Evaluation"), columns, (*rows, *_tests(told)))


def _item(told: Told, item: RatedItem) -> Row:
    part = told.words.t("Satisfaction")
    if item.mean is None:
        return (part, item.text, HIDDEN, *[HIDDEN] * 6, None, None)
    share = round(100 * told.satisfied(item) / item.answered, 1)
    return (part, item.text, item.answered, *item.counts, _rounded(item.mean), share, None, None)


def _tests(told: Told) -> list[Row]:
    t, test = told.words.t, told.data.test
    if not test.before and not test.after:
        return []
    part = t("Tests before and after")
    rows: list[Row] = [
        (part, label, test.pairs, *_NO_SPREAD, _rounded(mean), *_NO_SHARES)
        for label, mean in (
            (t("Before the workshop"), test.mean_before),
            (t("After the workshop"), test.mean_after),
        )
    ]
    for item in test.items:
        shares = [
            round(100 * right / item.pairs, 1) for right in (item.right_before, item.right_after)
        ]
        rows.append((t("By question"), item.text, item.pairs, *_NO_SPREAD, None, None, *shares))
    return rows


def _rounded(mean: float | None) -> Value:
    return HIDDEN if mean is None else round(mean, 2)
