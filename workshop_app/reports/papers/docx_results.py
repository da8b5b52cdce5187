"""The chapters on results and coverage, for Word."""

from collections.abc import Iterator

from workshop_app.reports.clean import one_line
from workshop_app.reports.counts import WHOLE, by_agency, by_strategy, printed_elsewhere
from workshop_app.reports.model import Challenge, Practice, Strategy
from workshop_app.reports.naming import named
from workshop_app.reports.papers.common import joined
from workshop_app.reports.papers.docx_twin import Twin
from workshop_app.reports.papers.elements import (
    Element,
    Grid,
    GridColumn,
    Heading,
    Listed,
    Picture,
    Side,
    Text,
)

_DOT = "\u25cf"


class Results(Twin):
    """Results and coverage."""

    def results(self) -> Iterator[Element]:
        """Strategy by strategy."""
        data, t = self.data, self.words.t
        yield from self.chapter("results", t("Results by strategy"))
        rest = (data.unassigned, data.unassigned_challenges)
        if not data.strategies and not any(rest):
            yield Text(t("No contribution recorded."), pale=True)
        for strategy in data.strategies:
            title = one_line(strategy.title) or t("Strategy without a title")
            number = self.words.number(strategy.number) if strategy.number else ""
            yield Heading(title, 2, t("Strategy {number}", number=number) if number else "")
            yield from self._strategy(strategy, number)
        if any(rest):
            yield Heading(t("Practices outside the strategies"), 2)
            yield from self._strategy(Strategy(0, "", *rest), "")

    def _strategy(self, strategy: Strategy, number: str) -> Iterator[Element]:
        t = self.words.t
        also = printed_elsewhere(self.data, self.words, strategy)
        if not strategy.practices and not strategy.challenges and not also:
            yield Text(t("No contribution recorded for this strategy."), pale=True)
            return
        if not strategy.practices and number and not also:
            yield Text(t("No good practice recorded for this strategy."), pale=True)
        for index, practice in enumerate(strategy.practices, 1):
            yield from self._practice(practice, f"{number}.{index}" if number else str(index))
        if also:
            told = t("Practices of other strategies count here too: {names}.", names=also)
            yield Text(told, pale=True)
        if strategy.challenges:
            yield Heading(t("Challenges"), 3)
        for position, challenge in enumerate(strategy.challenges, 1):
            where = t("Strategy {number}", number=number) if number else ""
            yield from self._challenge(challenge, position, where)

    def _practice(self, practice: Practice, number: str) -> Iterator[Element]:
        t = self.words.t
        title = one_line(practice.title) or t("Practice without a title")
        marks = (
            *self.agency_marks(practice.agency, practice.agency_short, number),
            *self.speaker_marks(practice.presenter, number),
        )
        yield Heading(title, 3, number, marks)
        agency = named(practice.agency, practice.agency_short)
        byline = joined(practice.code, agency, practice.presenter, separator=" \u00b7 ")
        if byline:
            yield Text(byline, pale=True)
        figure = practice.figure
        told = (
            ""
            if figure is None
            else joined(self.words.number(figure.number), figure.unit, figure.period, separator=" ")
        )
        if not any((joined(practice.action), joined(practice.result), told)):
            yield Text(t("The practice has not been described."))
        yield Text(practice.action)
        if joined(practice.result):
            yield Text(practice.result, lead=f"{t('Result')}:")
        if told:
            yield Text(t("In figures: {figure}.", figure=told))
        for photo in practice.photos:
            yield Picture(photo, practice.title)

    def _challenge(self, challenge: Challenge, position: int, where: str) -> Iterator[Element]:
        t = self.words.t
        title = one_line(challenge.title) or t("Challenge without a title")
        agency = named(challenge.agency, challenge.agency_short)
        yield Listed(
            f"{position}.",
            challenge.text,
            joined(challenge.code, title, agency, separator=" \u2013 "),
            self.agency_marks(challenge.agency, challenge.agency_short, where),
        )
        if joined(challenge.response):
            yield Text(challenge.response, lead=f"{t('Response')}:")

    def coverage(self) -> Iterator[Element]:
        """Practices by strategy and agency."""
        strategies, t = self.data.strategies, self.words.t
        if not any(strategy.practices or strategy.challenges for strategy in strategies):
            return
        yield from self.chapter("matrix", t("Practices by strategy"))
        rows = [
            (
                joined(f"S{s.number}" if s.number else "", s.title, separator=" \u00b7 "),
                *map(self.words.number, counts),
            )
            for s, counts in zip(strategies, by_strategy(strategies), strict=True)
        ]
        columns = (GridColumn(t("Strategy"), 70), *self.counted("Good practices", "Challenges"))
        yield Grid(columns, tuple(rows), caption=t("Practices by strategy"))
        yield from self._matrix()

    def _matrix(self) -> Iterator[Element]:
        counts = by_agency(self.data.strategies)
        heads = [f"S{s.number or index}" for index, s in enumerate(self.data.strategies, 1)]
        rows = [
            (
                name,
                *(self._dots(counts[name][index]) for index in range(len(heads))),
                self.words.number(counts[name][WHOLE]),
            )
            for name in sorted(counts, key=str.casefold)
        ]
        if rows:
            columns = (
                GridColumn(self.words.t("Agency"), 48),
                *(GridColumn(head, 9) for head in heads),
                GridColumn(self.words.t("Total"), 14, Side.RIGHT),
            )
            yield Grid(columns, tuple(rows), caption=self.words.t("By agency"))
            titles = (
                f"{head} = {one_line(strategy.title)}"
                for head, strategy in zip(heads, self.data.strategies, strict=True)
            )
            yield Text(f"{'; '.join(titles)}.", pale=True)

    def _dots(self, count: int) -> str:
        """As in the printed matrix: a dot, with a number where it stands for several."""
        return "" if not count else f"{_DOT} {self.words.number(count)}" if count > 1 else _DOT
