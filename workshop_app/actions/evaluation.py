"""The evaluation: its questions, the forms that were handed in, and what somebody lets be printed of them.

A form says nothing of who filled it in: at most a kind of agency or a role, and on tests a code of the
person's own making.
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from workshop_app.actions.operation import Operation
from workshop_app.actions.records import label_added, title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import CodeTellsWho, RecordMissing, ValueInvalid, ValueMissing
from workshop_app.domain.evaluation import MOST_POINTS, SCALE, answer_lines, read_answers
from workshop_app.domain.pairing import pairing_code, tells_who
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Comment,
    Question,
    Response,
    Settings,
)
from workshop_app.paths import resource

SATISFACTION: Final = "satisfaction"
TEST: Final = "test"
PRE: Final = "pre"
POST: Final = "post"
SCALED: Final = "scale"
OPEN_TEXT: Final = "open-text"
OPTIONS: Final = "options"
PUBLIC: Final = "public"
INTERNAL: Final = "internal"


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What stands on one paper. `answers` are numbers and `texts` words, by the id of their question.

    A number is a point of the scale or, on a test, the place of an option from 1; a test may tell its
    `points` instead. `group` is a category of agencies or a role.
    """

    survey: str = SATISFACTION
    phase: str = ""
    code: str = ""
    group: str = ""
    points: int | None = None
    answers: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


# --- the questions -----------------------------------------------------------------------------------


def questions(ws: Workshop, survey: str = SATISFACTION) -> list[Question]:
    """Return the questions of a form in their order."""
    return ws.read.all(Question, survey=survey)


def wording(question: Question, language: str) -> str:
    """Return a question in a language, or else in the other one."""
    if language == "en":
        return question.text_en or question.text
    return question.text or question.text_en


def scale_labels(settings: Settings, language: str) -> tuple[str, ...]:
    """Return how the points of the scale are called, from 1 up."""
    chosen = settings.scale_labels_en if language == "en" else settings.scale_labels
    shipped = _shipped()["scale"]["labels_en" if language == "en" else "labels"]
    return chosen if len(chosen) == len(SCALE) else tuple(shipped)


def scale_variants() -> tuple[tuple[str, ...], ...]:
    """Return other usual words for the points of a scale, as imported tables have them."""
    return tuple(tuple(words) for words in _shipped()["scale"]["also"])


def most_points(settings: Settings) -> int:
    """Return the highest points of the test."""
    points = settings.test_points
    return points if points is not None and points > 0 else MOST_POINTS


def adopt_form(ws: Workshop) -> int:
    """Add the questions of the shipped form that are not there, and return how many they were.

    They have the same ids everywhere, so that two laptops that both do so have one form after a merge.
    """
    added = 0
    with ws.operation(label("the shipped satisfaction form")) as op:
        last = _last_position(questions(ws))
        for place, told in enumerate(_shipped()["question"], 1):
            known = ws.read.get(Question, shipped_id(told["key"]))
            if known is not None and not known.deleted:
                continue
            added += 1
            if known is not None:
                op.restore(Question, known.id)
            else:
                _add_shipped(op, told, last + place)
    return added


def add_shipped_questions(op: Operation) -> None:
    """Add the shipped form to a workshop that is being made."""
    for place, told in enumerate(_shipped()["question"], 1):
        _add_shipped(op, told, place)


def shipped_ids() -> frozenset[str]:
    """Return the ids of all questions of the shipped form."""
    return frozenset(shipped_id(told["key"]) for told in _shipped()["question"])


def shipped_id(key: str) -> str:
    """Return the id of a question of the shipped form, by its key there."""
    return f"{SATISFACTION}-{key}"


def _add_shipped(op: Operation, told: Mapping[str, str], position: int) -> None:
    words = {name: told[name] for name in ("kind", "text", "text_en")}
    op.add(Question, shipped_id(told["key"]), position=position, **words)


def add_question(ws: Workshop, /, **values: object) -> str:
    """Add a question at the end of its form and return its id. Raises ValueMissing, ValueInvalid."""
    _require_right_option(values)
    last = _last_position(questions(ws, str(values.get("survey") or SATISFACTION)))
    with ws.operation(label_added(Question, str(values.get("text", "")))) as op:
        return op.add(Question, **{"position": last + 1, **values})


def _require_right_option(values: Mapping[str, object]) -> None:
    options, right = values.get("options"), values.get("right_option")
    if not isinstance(options, (tuple, list)) or not isinstance(right, int):
        return
    if not 1 <= right <= len(options):
        raise ValueInvalid(
            kind=Question.KIND, field="right_option", value=right, expected=f"1–{len(options)}"
        )


def move_question(ws: Workshop, question_id: str, step: int) -> bool:
    """Move a question up (-1) or down (+1); False at the end of the form. Raises RecordMissing."""
    question = ws.require(Question, question_id)
    order = [q.id for q in questions(ws, question.survey)]
    place = order.index(question_id)
    goal = place + step
    if not 0 <= goal < len(order):
        return False
    order[place], order[goal] = order[goal], order[place]
    with ws.operation(label("move of {name}", name=title(question))) as op:
        for number, one in enumerate(order, 1):
            op.change(Question, one, position=number)
    return True


def set_scale(ws: Workshop, labels: Mapping[str, Sequence[str]]) -> None:
    """Call the points of the scale otherwise (language -> words); none at all means the shipped words.

    Raises ValueInvalid unless there is one word for each point.
    """
    values = {}
    for language, some in labels.items():
        words = tuple(word for word in some if word.strip())
        name = "scale_labels_en" if language == "en" else "scale_labels"
        if words and len(words) != len(SCALE):
            raise ValueInvalid(
                kind=Settings.KIND, field=name, value=" | ".join(words), expected=str(len(SCALE))
            )
        values[name] = words
    with ws.operation(label("words of the scale")) as op:
        op.change(Settings, WORKSHOP_RECORD, **values)


def answered(ws: Workshop) -> dict[str, int]:
    """Return how many forms answer each question, by its id."""
    found: dict[str, int] = {}
    for response in ws.read.all(Response):
        for question_id in read_answers(response.answers):
            found[question_id] = found.get(question_id, 0) + 1
    for comment in standing_comments(ws):
        found[comment.question_id] = found.get(comment.question_id, 0) + 1
    return found


# --- the forms ---------------------------------------------------------------------------------------


def forms(ws: Workshop, survey: str, phase: str = "") -> list[Response]:
    """Return the forms of a kind, in the order of typing."""
    return ws.read.all(Response, survey=survey, phase=phase)


def add_form(ws: Workshop, filled: FilledForm) -> str:
    """Keep one form and return its id.

    Raises ValueMissing (nothing on it; a test without code or phase), ValueInvalid, RecordMissing (a
    question), CodeTellsWho.
    """
    check_form(filled, questions(ws, filled.survey), most_points(ws.settings))
    with ws.operation(label("new evaluation form")) as op:
        return write_form(op, filled)


def check_form(filled: FilledForm, some: Sequence[Question], most: int) -> None:
    """Raise what stands in the way of keeping a form with these questions and highest points."""
    known = {question.id: question for question in some}
    texts = {i: text for i, text in filled.texts.items() if text.strip()}
    for question_id in (*filled.answers, *texts):
        if question_id not in known:
            raise RecordMissing(kind=Question.KIND, key=question_id)
    for question_id, value in filled.answers.items():
        _require_answer(known[question_id], value)
    if tells_who(filled.code):
        raise CodeTellsWho
    if filled.survey == TEST:
        _require_of_test(filled, most)
    if not filled.answers and not texts and filled.points is None:
        raise ValueMissing(kind=Response.KIND, field="answers")


def _require_answer(question: Question, value: int) -> None:
    most = choices_of(question)
    if not 1 <= value <= most:
        raise ValueInvalid(
            kind=Response.KIND, field="answers", value=value, expected=f"1–{most}" if most else ""
        )


def choices_of(question: Question) -> int:
    """Return how many numbers there are to choose from; 0 for an open answer."""
    match question.kind:
        case "scale":
            return len(SCALE)
        case "options":
            return len(question.options)
    return 0


def _require_of_test(filled: FilledForm, most: int) -> None:
    if not pairing_code(filled.code):
        raise ValueMissing(kind=Response.KIND, field="pair_code")
    if not filled.phase:
        raise ValueMissing(kind=Response.KIND, field="phase")
    if filled.points is not None and not 0 <= filled.points <= most:
        raise ValueInvalid(
            kind=Response.KIND, field="points", value=filled.points, expected=f"0–{most}"
        )


def write_form(
    op: Operation,
    filled: FilledForm,
    record_id: str = "",
    *,
    public: Collection[str] = (),
) -> str:
    """Write a form that was checked, with its open answers, and return its id.

    Answers whose words are among `public` may be printed at once; the others stay inside at first.
    """
    is_test = filled.survey == TEST
    response_id = op.add(
        Response,
        record_id,
        survey=filled.survey,
        phase=filled.phase if is_test else "",
        pair_code=filled.code if is_test else "",
        respondent_group=filled.group,
        points=filled.points if is_test else None,
        answers=answer_lines(filled.answers),
    )
    for question_id, text in filled.texts.items():
        if text.strip():
            op.add(
                Comment,
                f"{record_id}-{question_id}" if record_id else "",
                question_id=question_id,
                response_id=response_id,
                text=" ".join(text.split()),
                visibility=PUBLIC if text in public else INTERNAL,
            )
    return response_id


def remove_form(ws: Workshop, response_id: str) -> None:
    """Remove a form and its open answers; undo brings them back. Raises RecordMissing."""
    ws.require(Response, response_id)
    with ws.operation(label("removal of an evaluation form")) as op:
        for comment in ws.read.all(Comment, response_id=response_id):
            op.remove(Comment, comment.id)
        op.remove(Response, response_id)


def papers_with(ws: Workshop, phase: str, code: str) -> list[Response]:
    """Return the tests of a phase that bear a code, in the order of typing; of several one is wrong."""
    wanted = pairing_code(code)
    if not wanted:
        return []
    return ws.read.all(Response, survey=TEST, phase=phase, pair_code=wanted)


def filled_form(ws: Workshop, response_id: str) -> FilledForm:
    """Return what stands on a form that was kept. Raises RecordMissing."""
    response = ws.require(Response, response_id)
    return FilledForm(
        survey=response.survey,
        phase=response.phase,
        code=response.pair_code,
        group=response.respondent_group,
        points=response.points,
        answers=read_answers(response.answers),
        texts={c.question_id: c.text for c in ws.read.all(Comment, response_id=response_id)},
    )


# --- open answers ------------------------------------------------------------------------------------


def standing_comments(ws: Workshop) -> list[Comment]:
    """Return the open answers whose form and question are still there."""
    there = {r.id for r in ws.read.all(Response)} | {q.id for q in ws.read.all(Question)}
    return [c for c in ws.read.all(Comment) if {c.response_id, c.question_id} <= there]


def unprinted_comments(ws: Workshop) -> set[str]:
    """Return the ids of open answers that no output shows: those nobody has made public."""
    printed = {c.id for c in standing_comments(ws) if c.visibility == PUBLIC}
    return {c.id for c in ws.read.all(Comment)} - printed


def show_comment(ws: Workshop, comment_id: str, *, public: bool) -> None:
    """Let an open answer be printed, or keep it inside again. Raises RecordMissing."""
    comment = ws.require(Comment, comment_id)
    said = label("open answer kept inside: {name}", name=title(comment))
    if public:
        said = label("open answer for print: {name}", name=title(comment))
    with ws.operation(said) as op:
        op.change(Comment, comment_id, visibility=PUBLIC if public else INTERNAL)


def _last_position(some: Sequence[Question]) -> int:
    return max((question.position or 0 for question in some), default=0)


@cache
def _shipped() -> dict[str, Any]:
    text = resource("evaluation", "satisfaction.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
