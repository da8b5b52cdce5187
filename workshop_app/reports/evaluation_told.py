"""The evaluation in sentences and in rows of words: the same for the book, for Word and for data."""

from dataclasses import dataclass

from workshop_app.reports.clean import one_line
from workshop_app.reports.evaluation_model import Compared, Evaluation, RatedItem
from workshop_app.reports.wording import Words

HIDDEN = "*"
"""What stands in place of a figure that would tell of fewer than five people."""
SATISFIED = (3, 4)
"""The points of the scale that count as satisfied."""


@dataclass(frozen=True)
class Told:
    """Says an evaluation in the words of one report."""

    data: Evaluation
    words: Words

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was handed in."""
        return not (self.data.forms or self.data.test.before or self.data.test.after)

    def nothing(self) -> str:
        """The honest sentence in place of an empty chapter."""
        return self.words.t("No evaluation was collected at this workshop.")

    # --- satisfaction ----------------------------------------------------------------------------

    def satisfaction(self) -> str:
        """How many forms there are, what the scale means, and the mean of all answers."""
        t, data = self.words.t, self.data
        forms = self.words.n(
            "{count} satisfaction form was handed in, without a name.",
            "{count} satisfaction forms were handed in, without names.",
            data.forms,
        )
        if data.mean is None:
            return forms
        scale = t(
            "Answers run from 1 ({lowest}) to 4 ({highest}).",
            lowest=one_line(data.labels[0]).lower(),
            highest=one_line(data.labels[-1]).lower(),
        )
        mean = t("The mean of all answers is {mean}.", mean=self.words.decimal(data.mean))
        return one_line(f"{forms} {scale} {mean}")

    def too_few(self) -> str:
        """Why no figure of the forms is shown."""
        return self.words.t(
            "Results are shown from five answers on, so that nobody can be recognised;"
            " there are fewer."
        )

    @property
    def shown(self) -> list[RatedItem]:
        """The items that enough people answered."""
        return [item for item in self.data.items if item.mean is not None]

    @property
    def hides(self) -> bool:
        """Tell whether a figure is hidden."""
        return len(self.shown) < len(self.data.items) or any(
            group.forms is None for group in self.data.groups
        )

    def hidden_note(self) -> str:
        """What the sign in place of a figure means."""
        return self.words.t(
            "{sign} stands where a figure would tell of fewer than five people.", sign=HIDDEN
        )

    def satisfied(self, item: RatedItem) -> int:
        """How many chose one of the upper two points."""
        return sum(item.counts[point - 1] for point in SATISFIED) if item.counts else 0

    def heads(self) -> tuple[str, ...]:
        """The heads of the table of items."""
        t = self.words.t
        return (t("Item"), t("Answers"), "1", "2", "3", "4", t("Mean"), "3–4")

    def row(self, item: RatedItem) -> tuple[str, ...]:
        """An item: how many answered, how they spread, the mean, the share of the upper two points."""
        number = self.words.number
        if item.mean is None:
            return (one_line(item.text), *[HIDDEN] * 7)
        return (
            one_line(item.text),
            number(item.answered),
            *map(number, item.counts),
            self.words.decimal(item.mean),
            self.words.percent(self.satisfied(item), item.answered),
        )

    def group_rows(self) -> list[tuple[str, ...]]:
        """The groups: how many forms, and the mean of their answers."""
        return [
            (
                one_line(group.label),
                HIDDEN if group.forms is None else self.words.number(group.forms),
                HIDDEN if group.mean is None else self.words.decimal(group.mean),
            )
            for group in self.data.groups
        ]

    # --- tests -----------------------------------------------------------------------------------

    def compared(self) -> str:
        """How many papers there are, how many belong together, and what the pairs gained."""
        test, w = self.data.test, self.words
        papers = w.t(
            "{before} tests were handed in before the workshop and {after} after it;"
            " {pairs} pairs could be joined by an anonymous code.",
            before=w.number(test.before),
            after=w.number(test.after),
            pairs=w.number(test.pairs),
        )
        return one_line(f"{papers} {self._gain(test)}")

    def _gain(self, test: Compared) -> str:
        if test.mean_before is None or test.mean_after is None:
            return self.words.t("Means are shown from five pairs on; there are fewer.")
        before, after = self.written(test.mean_before), self.written(test.mean_after)
        gain = test.mean_after - test.mean_before
        values = {
            "before": before,
            "after": after,
            "most": self.words.number(test.most),
            "gain": self.written(abs(gain)),
        }
        if round(gain, 1) > 0:
            return self.words.t(
                "Their mean rose from {before} to {after} of {most} points, by {gain}.", **values
            )
        if round(gain, 1) < 0:
            return self.words.t(
                "Their mean fell from {before} to {after} of {most} points, by {gain}.", **values
            )
        return self.words.t("Their mean stayed at {before} of {most} points.", **values)

    def written(self, points: float) -> str:
        """Points of a test as they are written."""
        return self.words.decimal(points, 1)

    def question_rows(self) -> list[tuple[str, ...]]:
        """The questions of the test: how many pairs, and the share that was right before and after."""
        return [
            (
                one_line(item.text),
                self.words.number(item.pairs),
                self.words.percent(item.right_before, item.pairs),
                self.words.percent(item.right_after, item.pairs),
            )
            for item in self.data.test.items
        ]

    def question_heads(self) -> tuple[str, ...]:
        """The heads of the table of questions."""
        t = self.words.t
        return (t("Question"), t("Pairs"), t("Right before"), t("Right after"))
