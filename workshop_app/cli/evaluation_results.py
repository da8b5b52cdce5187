"""`evaluation results FILE`: counts and means only, nothing of fewer than five people."""

from collections.abc import Iterable
from typing import Any

from workshop_app.actions.evaluation import wording
from workshop_app.actions.evaluation_gathering import Told, told_evaluation
from workshop_app.actions.evaluation_results import OpenAnswer, Results, open_answers
from workshop_app.actions.evaluation_results import results as figures
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.opening import reading
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply


def results(context: Context) -> Reply:
    """Carry the command out."""
    with reading(context.args.file, clock=context.here.clock) as ws:
        found, answers = figures(ws), open_answers(ws, GuardedReader(ws))
        told = told_evaluation(ws, context.words, found)
    return Reply(lambda: _data(context, found, answers), lambda: _lines(context, told, answers))


def _data(context: Context, found: Results, answers: list[OpenAnswer]) -> dict[str, Any]:
    told, tests = found.satisfaction, found.tests

    def text(question_id: str) -> str:
        return wording(found.questions[question_id], context.words.language)

    return {
        "satisfaction": {
            "forms": told.forms,
            "mean": _rounded(told.mean),
            "items": [
                {
                    "id": item.question_id,
                    "text": text(item.question_id),
                    "answered": item.answered if item.is_shown else None,
                    "counts": list(item.counts) or None,
                    "mean": _rounded(item.mean),
                }
                for item in told.items
            ],
            "groups": [
                {"group": g.group, "forms": g.forms, "mean": _rounded(g.mean)} for g in told.groups
            ],
        },
        "tests": {
            "before": tests.before,
            "after": tests.after,
            "pairs": tests.pairs,
            "most_points": found.most,
            "mean_before": _rounded(tests.mean_before),
            "mean_after": _rounded(tests.mean_after),
            "gain": _rounded(tests.gain),
            "repeated_codes": list(tests.repeated),
            "questions": [
                {
                    "id": q.question_id,
                    "text": text(q.question_id),
                    "pairs": q.pairs,
                    "right_before": q.right_before,
                    "right_after": q.right_after,
                }
                for q in tests.questions
            ],
        },
        "open_answers": [
            {"id": a.id, "question_id": a.question_id, "text": a.text, "public": a.is_public}
            for a in answers
        ],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _lines(context: Context, told: Told, answers: list[OpenAnswer]) -> Iterable[str]:
    w, data = context.words, told.data
    if told.is_empty:
        yield told.nothing()
        return
    if data.forms:
        yield told.satisfaction()
        if not told.shown:
            yield told.too_few()
        else:
            rows = [told.row(item) for item in data.items]
            yield from ("", *_table(told.heads(), rows, context.room))
        if told.shown and data.groups:
            heads = (w.t("Group"), w.t("Forms"), w.t("Mean"))
            yield from ("", *_table(heads, told.group_rows(), context.room))
        if told.shown and told.hides:
            yield told.hidden_note()
    if data.test.before or data.test.after:
        yield from ("", told.compared())
        if data.test.items:
            yield from ("", *_table(told.question_heads(), told.question_rows(), context.room))
    if answers:
        yield ""
        yield w.n("{count} open answer:", "{count} open answers:", len(answers))
    for answer in answers:
        for_print = w.t("for print") if answer.is_public else w.t("inside")
        yield f"  {answer.id}  [{for_print}]  {output.plain(answer.text)}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], room: int) -> list[str]:
    head, *figures = heads
    laid = output.table(
        [*figures, head], [[*values, text] for text, *values in map(list, rows)],
        right=range(len(figures)), room=room,
    )  # fmt: skip
    return laid
