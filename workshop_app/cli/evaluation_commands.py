"""`evaluation questions|add|import|results|remove FILE ...`: forms without names, and what they add up to."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workshop_app.actions import evaluation as deeds
from workshop_app.actions.evaluation import FilledForm
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output, progress
from workshop_app.cli.context import Context, Handler, Reply
from workshop_app.cli.evaluation_import import configure_import, taken_in
from workshop_app.cli.evaluation_results import results
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.choices import CATEGORIES, PHASES, ROLES, SURVEYS
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Question
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name

_VERBS = {
    "questions": mark("list the questions, begin with the shipped form, or move one"),
    "add": mark("keep one form that was handed in on paper"),
    "import": mark("take in forms from a table"),
    "results": mark("say what the forms and tests add up to"),
    "remove": mark("remove one form; undo of the window or a backup brings it back"),
}
_NO_ANSWER = ("", "-", "0")


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `evaluation`."""
    branches = parser.branches(_VERBS, f"{PROGRAM} evaluation {{name}} FILE ...")
    for verb, branch in branches.items():
        branch.add_file()
        _CONFIGURE[verb](branch, words)
        branch.add_common()
        branch.set_defaults(handler=_HANDLERS[verb])


def _configure_questions(branch: Parser, w: Words) -> None:
    branch.usage = f"{PROGRAM} evaluation questions FILE [--survey S] [--default | --move ID STEP]"
    _add_survey(branch, w)
    what = branch.add_mutually_exclusive_group()
    what.add_argument(
        "--default", action="store_true", help=w.t("add the shipped satisfaction form first")
    )
    what.add_argument(
        "--move", nargs=2, metavar=("ID", "STEP"), default=None,
        help=w.t("move a question up (-1) or down (+1)"),
    )  # fmt: skip


def _configure_add(branch: Parser, w: Words) -> None:
    branch.usage = (
        f"{PROGRAM} evaluation add FILE [--answers 4,3,4 ...] [--text N=WORDS ...] [--group G]"
        " [--survey test --phase pre|post --code C [--points N]]"
    )
    _add_survey(branch, w)
    branch.add_argument(
        "--answers", metavar="N,N,...", default="",
        help=w.t("numbers in the order of the questions; 0 for none"),
    )  # fmt: skip
    branch.add_argument(
        "--text", metavar="N=WORDS", action="append", default=[], dest="texts",
        type=_an_open_answer(w), help=w.t("words for the open question with this number"),
    )  # fmt: skip
    branch.add_argument(
        "--group", choices=(*CATEGORIES, *ROLES), default="", metavar="G",
        help=w.t("kind of agency or role: {names}", names=", ".join((*CATEGORIES, *ROLES))),
    )  # fmt: skip
    branch.add_argument("--phase", choices=PHASES, default="", help=w.t("tests: before or after"))
    branch.add_argument(
        "--code", metavar="C", default="", help=w.t("tests: the anonymous code on the paper")
    )
    branch.add_argument("--points", metavar="N", type=int, help=w.t("tests: points as a sum"))


def _configure_remove(branch: Parser, w: Words) -> None:
    branch.usage = f"{PROGRAM} evaluation remove FILE ID"
    branch.add_argument("form", metavar="ID", help=w.t("the id that add has printed"))


def _configure_results(branch: Parser, w: Words) -> None:
    branch.usage = f"{PROGRAM} evaluation results FILE"


_CONFIGURE: Mapping[str, Callable[[Parser, Words], None]] = {
    "questions": _configure_questions,
    "add": _configure_add,
    "import": configure_import,
    "results": _configure_results,
    "remove": _configure_remove,
}


def _add_survey(branch: Parser, w: Words) -> None:
    branch.add_argument(
        "--survey", choices=SURVEYS, default=deeds.SATISFACTION, help=w.t("which form")
    )


def _an_open_answer(w: Words) -> Callable[[str], tuple[int, str]]:
    def read(text: str) -> tuple[int, str]:
        number, equals, words = text.partition("=")
        if not equals or not number.strip().isdecimal():
            raise argparse.ArgumentTypeError(w.t("Write N=WORDS with the number of a question."))
        return int(number), words

    return read


# --- the questions --------------------------------------------------------------------------------


def _questions(context: Context) -> Reply:
    args, clock = context.args, context.here.clock
    if not args.default and args.move is None:
        with reading(args.file, clock=clock) as ws:
            return _listed(context, ws)
    with working(args.file, context.operator, clock=clock) as ws:
        if args.default:
            deeds.adopt_form(ws)
        else:
            question_id, step = args.move
            if step.lstrip("+-") != "1":
                raise context.usage_error(context.words.t("A step is -1 or +1."))
            deeds.move_question(ws, question_id, -1 if step.startswith("-") else 1)
        return _listed(context, ws)


def _listed(context: Context, ws: Workshop) -> Reply:
    w, counted = context.words, deeds.answered(ws)
    told = [
        {
            "number": number,
            "id": question.id,
            "kind": question.kind,
            "text": question.text,
            "text_en": question.text_en,
            "options": list(question.options),
            "right_option": question.right_option,
            "answered": counted.get(question.id, 0),
        }
        for number, question in enumerate(deeds.questions(ws, context.args.survey), 1)
    ]
    return Reply(lambda: told, lambda: _table(w, told, context.room))


def _table(w: Words, told: list[dict[str, Any]], room: int) -> Iterable[str]:
    if not told:
        return [w.t("There are no questions yet; --default adds the shipped satisfaction form.")]
    head = [w.t("No."), w.t("Kind"), w.t("Question"), w.t("Answers"), "ID"]
    rows = [
        [
            w.number(one["number"]),
            choice_name(w, one["kind"]),
            one["text_en"] if w.language == "en" and one["text_en"] else one["text"],
            w.number(one["answered"]),
            one["id"],
        ]
        for one in told
    ]
    return output.table(head, rows, right=(0, 3), room=room)


# --- forms ------------------------------------------------------------------------------------------


def _add(context: Context) -> Reply:
    args, w = context.args, context.words
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        some = deeds.questions(ws, args.survey)
        filled = FilledForm(
            survey=args.survey,
            phase=args.phase,
            code=args.code,
            group=args.group,
            points=args.points,
            answers=_answers(context, some),
            texts={_numbered(some, number).id: words for number, words in args.texts},
        )
        again = args.survey == deeds.TEST and bool(deeds.papers_with(ws, args.phase, args.code))
        form_id = deeds.add_form(ws, filled)
        count = len(deeds.forms(ws, args.survey, args.phase))
    if again:
        context.complain(w.t("This code stands on another paper of this side already: no pair."))
    data = {"id": form_id, "survey": args.survey, "forms": count, "code_repeated": again}
    return Reply(lambda: data, lambda: [form_id])


def _answers(context: Context, some: list[Question]) -> dict[str, int]:
    """Return the numbers given, by the questions that have numbers, in their order."""
    text = str(context.args.answers).strip()
    if not text:
        return {}
    given = [part.strip() for part in text.split(",")]
    asked = [question for question in some if question.kind != deeds.OPEN_TEXT]
    if len(given) > len(asked):
        raise context.usage_error(
            context.words.t(
                "--answers has {given} numbers; the form has {asked} questions for them.",
                given=len(given),
                asked=len(asked),
            )
        )
    if not all(part in _NO_ANSWER or part.isdecimal() for part in given):
        raise context.usage_error(context.words.t("--answers takes numbers with commas between."))
    return {
        question.id: int(part)
        for question, part in zip(asked, given, strict=False)
        if part not in _NO_ANSWER
    }


def _numbered(some: list[Question], number: int) -> Question:
    if not 1 <= number <= len(some):
        raise RecordMissing(kind=Question.KIND, key=str(number))
    return some[number - 1]


def _remove(context: Context) -> Reply:
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        deeds.remove_form(ws, context.args.form)
    line = context.words.t("The form was removed.")
    return Reply(lambda: {"id": context.args.form, "removed": True}, lambda: [line])


# --- tables -----------------------------------------------------------------------------------------


def _import(context: Context) -> Reply:
    with progress.shown_on(context.stderr, context.words.t("Reading")) as told:
        return taken_in(context, told)


_HANDLERS: Mapping[str, Handler] = {
    "questions": _questions,
    "add": _add,
    "import": _import,
    "results": results,
    "remove": _remove,
}
