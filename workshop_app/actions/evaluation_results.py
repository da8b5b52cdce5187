"""What the evaluation says: the rules of `domain.evaluation` over the forms of a workshop.

Screen, command line, export and print all take their figures from here, so that what is hidden in one of
them is hidden in all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.actions.evaluation import (
    OPTIONS,
    POST,
    PRE,
    PUBLIC,
    SATISFACTION,
    SCALED,
    TEST,
    forms,
    most_points,
    questions,
    standing_comments,
)
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.evaluation import (
    Comparison,
    Form,
    Paper,
    Satisfaction,
    compared,
    read_answers,
    satisfaction,
)
from workshop_app.domain.records import Comment, Question, Response


@dataclass(frozen=True, slots=True)
class Results:
    """All figures; `questions` tells the wording of every id that stands in them."""

    satisfaction: Satisfaction
    tests: Comparison
    most: int
    questions: Mapping[str, Question]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was handed in at all."""
        return not (self.satisfaction.forms or self.tests.before or self.tests.after)


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """One open answer as it may be shown: `text` is "" where the identity guard holds it back."""

    id: str
    question_id: str
    text: str
    is_public: bool


def results(ws: Workshop) -> Results:
    """Return the figures of now."""
    asked = questions(ws)
    scaled = [question.id for question in asked if question.kind == SCALED]
    filled = [
        Form(form.respondent_group, read_answers(form.answers)) for form in forms(ws, SATISFACTION)
    ]
    tested = questions(ws, TEST)
    quiz = [question for question in tested if question.kind == OPTIONS]
    most = most_points(ws.settings)
    sides = [[_paper(form, quiz, most) for form in forms(ws, TEST, phase)] for phase in (PRE, POST)]
    return Results(
        satisfaction(filled, scaled),
        compared(sides[0], sides[1], [question.id for question in quiz]),
        most,
        {question.id: question for question in (*asked, *tested)},
    )


def _paper(form: Response, quiz: list[Question], most: int) -> Paper:
    """Return a test with its points: as typed, or the share of right answers of the highest points."""
    if form.points is not None:
        return Paper(form.pair_code, float(form.points))
    answers = read_answers(form.answers)
    right = {q.id: q.right_option is not None and answers.get(q.id) == q.right_option for q in quiz}
    points = most * sum(right.values()) / len(quiz) if quiz else 0.0
    return Paper(form.pair_code, points, right)


def open_answers(ws: Workshop, read: GuardedReader, *, public: bool = False) -> list[OpenAnswer]:
    """Return the open answers without what the identity guard holds back, sorted by their words.

    The order of typing would tell which answers stood on one paper. `public`: only those that somebody
    has made public.
    """
    found = []
    for comment in standing_comments(ws):
        is_public = comment.visibility == PUBLIC
        if is_public or not public:
            found.append(_answer(read.get(Comment, comment.id) or comment, is_public=is_public))
    return sorted((a for a in found if a.text), key=lambda a: (a.text.casefold(), a.id))


def _answer(comment: Comment, *, is_public: bool) -> OpenAnswer:
    return OpenAnswer(comment.id, comment.question_id, comment.text, is_public)
