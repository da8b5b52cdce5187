"""The proceedings as a Word file, so that the office can finish them: the same parts in the same order.

Charts become the tables they are drawn from; page numbers, contents and captions are Word's own.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from workshop_app.domain.progress import CancelCheck, never_cancelled
from workshop_app.reports.clean import one_line
from workshop_app.reports.model import (
    AgencyAttendance,
    Challenge,
    Practice,
    Proceedings,
    Strategy,
)
from workshop_app.reports.papers import word_files
from workshop_app.reports.papers.common import DASH, joined
from workshop_app.reports.papers.elements import (
    Contents,
    Element,
    Facts,
    Grid,
    GridColumn,
    Heading,
    Letterhead,
    Listed,
    Paper,
    PartStart,
    Side,
    Signature,
    Signatures,
    Text,
    Title,
)
from workshop_app.reports.parts import named
from workshop_app.reports.roman import roman
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words

_DOT = "\u25cf"


def write_proceedings(
    data: Proceedings, options: Options, words: Words, cancelled: CancelCheck = never_cancelled
) -> bytes:
    """Return the bytes of the Word file; raises Cancelled."""
    return word_files.write(compose(data, words), options, words, cancelled)


def compose(data: Proceedings, words: Words) -> Paper:
    """The proceedings as elements."""
    title = one_line(data.title) or words.t("Workshop without a title")
    elements = tuple(_Composer(data, words, title).elements())
    return Paper(title, data.host, elements)


class _Composer:
    """Goes through the parts; chapters are numbered as they come."""

    def __init__(self, data: Proceedings, words: Words, title: str) -> None:
        self._data, self._words, self._title = data, words, title
        self._chapters = 0

    def elements(self) -> Iterator[Element]:
        """Everything in order."""
        yield from self._cover()
        if joined(self._data.foreword):
            yield Heading(self._words.t("Foreword"))
            yield Text(self._data.foreword)
        yield from self._introduction()
        yield from self._conduct()
        yield from self._results()
        yield from self._coverage()
        if joined(self._data.conclusions):
            yield from self._chapter(self._words.t("Conclusions and recommendations"))
            yield Text(self._data.conclusions)
        yield from self._commitments()
        yield from self._closing()

    def _chapter(self, title: str) -> Iterator[Element]:
        self._chapters += 1
        number = self._words.t("Chapter {number}", number=roman(self._chapters))
        yield PartStart(title)
        yield Heading(title, 1, number)

    def _place(self) -> str:
        return joined(self._data.venue, self._data.place)

    def _days(self) -> str:
        first = self._data.starts_on or self._data.ends_on
        return self._words.date_range(first, self._data.ends_on) if first else ""

    def _cover(self) -> Iterator[Element]:
        data = self._data
        yield Letterhead(data.host)
        number = joined(data.number)
        lines = (self._words.t("Proceedings"), number, self._place(), self._days())
        yield Title(self._title, lines)
        yield PartStart("")
        yield Contents(self._words.t("Contents"))

    def _introduction(self) -> Iterator[Element]:
        data, t = self._data, self._words.t
        basis = [text for text in data.legal_basis if joined(text)]
        if not any((joined(data.background), basis, joined(data.purposes))):
            return
        yield from self._chapter(t("Introduction"))
        if joined(data.background):
            yield Heading(t("Background"), 2)
            yield Text(data.background)
        if basis:
            yield Heading(t("Legal basis"), 2)
            for number, text in enumerate(basis, 1):
                yield Listed(f"{number}.", text)
        if joined(data.purposes):
            yield Heading(t("Purpose"), 2)
            yield Text(data.purposes)

    def _conduct(self) -> Iterator[Element]:
        data, t = self._data, self._words.t
        yield from self._chapter(t("How the workshop was held"))
        yield Heading(t("Time and place"), 2)
        yield Facts(
            (
                (t("Activity"), data.title),
                (t("Date"), self._days()),
                (t("Place"), self._place()),
                (t("Host"), data.host),
                (t("Number"), data.number),
            )
        )
        yield Heading(t("Programme"), 2)
        yield from self._programme()
        yield Heading(t("Attendance"), 2)
        yield from self._attendance()

    def _programme(self) -> Iterator[Element]:
        t, words, zone = self._words.t, self._words, one_line(self._data.time_zone)
        if not self._data.sessions:
            yield Text(t("No programme has been recorded."), pale=True)
            return
        columns = (
            GridColumn(t("Time ({zone})", zone=zone) if zone else t("Time"), 24),
            GridColumn(t("Session"), 62),
            GridColumn(t("Speaker or person in charge"), 50),
        )
        for day, sessions in groupby(self._data.sessions, key=lambda session: session.day):
            rows = [
                (
                    words.time_range(session.starts, session.ends),
                    _stacked(
                        session.title, joined(session.kind, session.room, separator=" \u00b7 ")
                    ),
                    _stacked(*session.speakers),
                )
                for session in sessions
            ]
            yield Grid(columns, tuple(rows), caption=words.date_long(day))

    def _attendance(self) -> Iterator[Element]:
        data, t, words = self._data, self._words.t, self._words
        if not data.agencies:
            yield Text(t("No attendance has been recorded."), pale=True)
            return
        yield Text(self._summary())
        for caption, counts in (
            (t("By kind of agency"), data.by_category),
            (t("By sex"), data.by_sex),
        ):
            if counts:
                rows = [
                    (count.label, words.number(count.registered), words.number(count.present))
                    for count in counts
                ]
                columns = (GridColumn("", 60), *self._counted("Registered", "Present"))
                yield Grid(columns, tuple(rows), caption=caption)
        yield self._by_agency()

    def _counted(self, *heads: str) -> Iterator[GridColumn]:
        for head in heads:
            yield GridColumn(self._words.t(head), 16, Side.RIGHT)

    def _summary(self) -> str:
        agencies, words = self._data.agencies, self._words
        invited = [agency for agency in agencies if agency.invited]
        came = sum(1 for agency in invited if agency.present)
        registered = sum(agency.registered for agency in agencies)
        first = words.n(
            "Of {count} invited agency, {came} attended.",
            "Of {count} invited agencies, {came} attended.",
            len(invited),
            came=words.number(came),
        )
        second = words.n(
            "{count} person was present; {registered} had registered.",
            "{count} people were present; {registered} had registered.",
            sum(agency.present for agency in agencies),
            registered=words.number(registered),
        )
        return joined(first, second, separator=" ")

    def _by_agency(self) -> Element:
        t = self._words.t
        columns = (
            GridColumn(t("Agency"), 52),
            *self._counted("Expected", "Registered", "Present", "Walk-ins", "First arrival"),
        )
        rows = [self._agency(agency) for agency in self._data.agencies]
        return Grid(columns, tuple(rows), caption=t("By agency"))

    def _agency(self, agency: AgencyAttendance) -> tuple[str, ...]:
        words = self._words
        uninvited = "" if agency.invited else self._words.t("not invited")
        figures = (agency.expected, agency.registered, agency.present, agency.walk_ins)
        return (
            _stacked(named(agency.name, agency.short_name), agency.category, uninvited),
            *(words.number(figure) if figure else DASH for figure in figures),
            words.time(agency.first_arrival) if agency.first_arrival else DASH,
        )

    def _results(self) -> Iterator[Element]:
        data, t = self._data, self._words.t
        yield from self._chapter(t("Results by strategy"))
        rest = (data.unassigned, data.unassigned_challenges)
        if not data.strategies and not any(rest):
            yield Text(t("No contribution recorded."), pale=True)
        for strategy in data.strategies:
            title = one_line(strategy.title) or t("Strategy without a title")
            number = self._words.number(strategy.number) if strategy.number else ""
            yield Heading(title, 2, t("Strategy {number}", number=number) if number else "")
            yield from self._strategy(strategy, number)
        if any(rest):
            yield Heading(t("Practices outside the strategies"), 2)
            yield from self._strategy(Strategy(0, "", *rest), "")

    def _strategy(self, strategy: Strategy, number: str) -> Iterator[Element]:
        t = self._words.t
        if not strategy.practices and not strategy.challenges:
            yield Text(t("No contribution recorded for this strategy."), pale=True)
            return
        if not strategy.practices and number:
            yield Text(t("No good practice recorded for this strategy."), pale=True)
        for index, practice in enumerate(strategy.practices, 1):
            yield from self._practice(practice, f"{number}.{index}" if number else str(index))
        if strategy.challenges:
            yield Heading(t("Challenges"), 3)
        for position, challenge in enumerate(strategy.challenges, 1):
            yield from self._challenge(challenge, position)

    def _practice(self, practice: Practice, number: str) -> Iterator[Element]:
        t = self._words.t
        yield Heading(one_line(practice.title) or t("Practice without a title"), 3, number)
        agency = named(practice.agency, practice.agency_short)
        byline = joined(agency, practice.presenter, separator=" \u00b7 ")
        if byline:
            yield Text(byline, pale=True)
        figure = practice.figure
        told = (
            ""
            if figure is None
            else joined(
                self._words.number(figure.number), figure.unit, figure.period, separator=" "
            )
        )
        if not any((joined(practice.action), joined(practice.result), told)):
            yield Text(t("The practice has not been described."))
        yield Text(practice.action)
        if joined(practice.result):
            yield Text(practice.result, lead=f"{t('Result')}:")
        if told:
            yield Text(t("In figures: {figure}.", figure=told))

    def _challenge(self, challenge: Challenge, position: int) -> Iterator[Element]:
        t = self._words.t
        title = one_line(challenge.title) or t("Challenge without a title")
        agency = named(challenge.agency, challenge.agency_short)
        yield Listed(f"{position}.", challenge.text, joined(title, agency, separator=" \u2013 "))
        if joined(challenge.response):
            yield Text(challenge.response, lead=f"{t('Response')}:")

    def _coverage(self) -> Iterator[Element]:
        strategies, t = self._data.strategies, self._words.t
        if not any(strategy.practices or strategy.challenges for strategy in strategies):
            return
        yield from self._chapter(t("Practices by strategy"))
        rows = [
            (
                joined(f"S{s.number}" if s.number else "", s.title, separator=" \u00b7 "),
                self._words.number(len(s.practices)),
                self._words.number(len(s.challenges)),
            )
            for s in strategies
        ]
        columns = (GridColumn("", 70), *self._counted("Good practices", "Challenges"))
        yield Grid(columns, tuple(rows), caption=t("Practices by strategy"))
        yield from self._matrix()

    def _matrix(self) -> Iterator[Element]:
        counts: dict[str, Counter[int]] = {}
        for index, strategy in enumerate(self._data.strategies):
            items: tuple[Practice | Challenge, ...] = (*strategy.practices, *strategy.challenges)
            for item in items:
                if name := named(item.agency, item.agency_short):
                    counts.setdefault(name, Counter())[index] += 1
        heads = [f"S{s.number or index}" for index, s in enumerate(self._data.strategies, 1)]
        rows = [
            (
                name,
                *(self._dots(counts[name][index]) for index in range(len(heads))),
                self._words.number(counts[name].total()),
            )
            for name in sorted(counts, key=str.casefold)
        ]
        if rows:
            columns = (
                GridColumn(self._words.t("Agency"), 48),
                *(GridColumn(head, 9) for head in heads),
                GridColumn(self._words.t("Total"), 14, Side.RIGHT),
            )
            yield Grid(columns, tuple(rows), caption=self._words.t("By agency"))

    def _dots(self, count: int) -> str:
        """As in the printed matrix: a dot, with a number where it stands for several."""
        return "" if not count else f"{_DOT} {self._words.number(count)}" if count > 1 else _DOT

    def _commitments(self) -> Iterator[Element]:
        data, t, words = self._data, self._words.t, self._words
        yield from self._chapter(t("Follow-up commitments"))
        if not data.commitments:
            yield Text(t("No commitment has been recorded."), pale=True)
            return
        yield Text(
            words.n(
                "The participants agreed on {count} step of follow-up.",
                "The participants agreed on {count} steps of follow-up.",
                len(data.commitments),
            )
        )
        rows = []
        for number, item in enumerate(data.commitments, 1):
            supporters = joined(*item.supporters)
            with_whom = t("with {agencies}", agencies=supporters) if supporters else ""
            rows.append(
                (
                    words.number(number),
                    joined(item.description) or DASH,
                    _stacked(joined(item.agency) or DASH, with_whom),
                    words.date(item.due) if item.due else DASH,
                    joined(item.indicator) or DASH,
                    joined(item.status) or DASH,
                )
            )
        columns = (
            GridColumn(t("No."), 0, Side.RIGHT),
            GridColumn(t("Commitment"), 44),
            GridColumn(t("Agency"), 30),
            GridColumn(t("Due"), 22),
            GridColumn(t("Indicator"), 30),
            GridColumn(t("Status"), 20),
        )
        yield Grid(columns, tuple(rows), caption=t("Follow-up commitments"))

    def _closing(self) -> Iterator[Element]:
        data = self._data
        signs = joined(data.signer.position) or joined(data.signer.name)
        if not joined(data.closing) and not signs:
            return
        yield from self._chapter(self._words.t("Closing"))
        yield Text(data.closing)
        if signs:
            last = data.ends_on or data.starts_on
            dated = joined(data.place, self._words.date(last) if last else "")
            yield Signatures((Signature(dated, data.signer.position, data.signer.name),))


def _stacked(*texts: str) -> str:
    """Lines of a cell, one below the other."""
    return "\n".join(filter(None, map(joined, texts)))
