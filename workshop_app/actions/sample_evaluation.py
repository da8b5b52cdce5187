"""The evaluation of the sample workshop: its forms and tests, all invented, added like typed ones."""

import csv
import tomllib

from workshop_app.actions.evaluation import (
    OPTIONS,
    TEST,
    FilledForm,
    add_shipped_questions,
    shipped_id,
    write_form,
)
from workshop_app.actions.operation import Operation
from workshop_app.domain.records import Question
from workshop_app.paths import resource

_OPEN = ("most-useful", "improve")
_FOR_PRINT = frozenset(
    {
        "Praktik baik dari instansi lain",
        "Waktu diskusi ditambah",
        "Rencana tindak lanjut yang jelas tenggatnya",
        "Materi dibagikan sebelum acara",
    }
)
"""Open answers that somebody has let be printed; the others wait inside."""


def add_evaluation(op: Operation) -> None:
    """Add the shipped form, a test of five questions, and the papers that were handed in."""
    add_shipped_questions(op)
    for row in _rows("satisfaction.csv"):
        group = row.pop("group")
        texts = {shipped_id(key): row.pop(key) for key in _OPEN}
        marks = {shipped_id(key): int(mark) for key, mark in row.items() if mark}
        write_form(op, FilledForm(group=group, answers=marks, texts=texts), public=_FOR_PRINT)
    _add_tests(op)


def _add_tests(op: Operation) -> None:
    told = tomllib.loads(resource("sample", "test.toml").read_text(encoding="utf-8"))["question"]
    ids = {}
    for place, question in enumerate(told, 1):
        ids[question["key"]] = op.add(
            Question,
            survey=TEST,
            kind=OPTIONS,
            position=place,
            text=question["text"],
            text_en=question["text_en"],
            options=tuple(question["options"]),
            right_option=question["right"],
        )
    for row in _rows("tests.csv"):
        answers = {ids[key]: int(row[key]) for key in ids}
        filled = FilledForm(survey=TEST, phase=row["phase"], code=row["code"], answers=answers)
        write_form(op, filled)


def _rows(name: str) -> list[dict[str, str]]:
    with resource("sample", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
