"""The evaluation as outputs print it: worded, without anything that is hidden or held back."""

from workshop_app.actions.evaluation import OPEN_TEXT, scale_labels, wording
from workshop_app.actions.evaluation_results import Results, open_answers, results
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.evaluation import GroupFigures, ItemFigures, QuestionFigures
from workshop_app.domain.records import Question
from workshop_app.reports import evaluation_model as model
from workshop_app.reports.evaluation_told import Told as Told
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name


def gather_evaluation(ws: Workshop, words: Words, read: GuardedReader) -> model.Evaluation:
    """Return the evaluation in the language of `words`; without forms it says that there are none."""
    return _Gathering(ws, words, read, results(ws)).evaluation()


def told_evaluation(ws: Workshop, words: Words, found: Results) -> Told:
    """Return the figures in sentences and rows for the people at this laptop; open answers are not in it."""
    return Told(_Gathering(ws, words, None, found).evaluation(), words)


class _Gathering:
    """Words the figures; without a guarded reader nothing leaves, and texts are as they are."""

    def __init__(
        self, ws: Workshop, words: Words, read: GuardedReader | None, found: Results
    ) -> None:
        self._ws, self._words, self._read, self._found = ws, words, read, found
        self._questions = {
            i: read.shown(question) if read else question for i, question in found.questions.items()
        }

    def evaluation(self) -> model.Evaluation:
        told = self._found.satisfaction
        settings = self._read.settings if self._read else self._ws.settings
        return model.Evaluation(
            forms=told.forms,
            labels=scale_labels(settings, self._words.language),
            items=tuple(self._item(item) for item in told.items),
            mean=told.mean,
            groups=tuple(self._group(group) for group in told.groups),
            test=self._test(),
            comments=self._comments(),
        )

    def _text(self, question_id: str) -> str:
        return wording(self._questions[question_id], self._words.language)

    def _item(self, item: ItemFigures) -> model.RatedItem:
        return model.RatedItem(self._text(item.question_id), item.answered, item.counts, item.mean)

    def _group(self, group: GroupFigures) -> model.RatedGroup:
        label = choice_name(self._words, group.group) or self._words.t("Not filled in")
        return model.RatedGroup(label, group.forms, group.mean)

    def _test(self) -> model.Compared:
        told = self._found.tests
        return model.Compared(
            before=told.before,
            after=told.after,
            pairs=told.pairs,
            most=self._found.most,
            mean_before=told.mean_before,
            mean_after=told.mean_after,
            items=tuple(self._compared(question) for question in told.questions),
        )

    def _compared(self, told: QuestionFigures) -> model.ComparedItem:
        return model.ComparedItem(
            self._text(told.question_id), told.pairs, told.right_before, told.right_after
        )

    def _comments(self) -> tuple[model.Comments, ...]:
        """Return the open answers for print by question, in the order of the questions."""
        if self._read is None:
            return ()
        found = open_answers(self._ws, self._read, public=True)
        asked: list[Question] = [q for q in self._questions.values() if q.kind == OPEN_TEXT]
        told = (
            model.Comments(
                wording(question, self._words.language),
                tuple(answer.text for answer in found if answer.question_id == question.id),
            )
            for question in asked
        )
        return tuple(each for each in told if each.texts)
