"""The chapters on why and how the workshop was held, for Word: charts become the tables they come from."""

from collections.abc import Iterator
from itertools import groupby

from workshop_app.reports.clean import one_line
from workshop_app.reports.counts import attendance_told
from workshop_app.reports.model import AgencyAttendance
from workshop_app.reports.naming import named
from workshop_app.reports.papers.common import DASH, joined
from workshop_app.reports.papers.docx_twin import Twin, stacked
from workshop_app.reports.papers.elements import (
    Element,
    Facts,
    Grid,
    GridColumn,
    Heading,
    Listed,
    Side,
    Text,
)
from workshop_app.reports.plan import speakers


class Conduct(Twin):
    """Introduction and conduct."""

    def introduction(self) -> Iterator[Element]:
        """Background, legal basis, aims."""
        data, t = self.data, self.words.t
        basis = [text for text in data.legal_basis if joined(text)]
        if not any((joined(data.background), basis, joined(data.purposes))):
            return
        yield from self.chapter("introduction", t("Introduction"))
        if joined(data.background):
            yield Heading(t("Background"), 2)
            yield self.typed("background")
        if basis:
            yield Heading(t("Legal basis"), 2)
            for number, text in enumerate(basis, 1):
                yield Listed(f"{number}.", text)
        if joined(data.purposes):
            yield Heading(t("Purpose"), 2)
            yield self.typed("purposes")

    def conduct(self) -> Iterator[Element]:
        """Time and place, programme, attendance."""
        data, t = self.data, self.words.t
        yield from self.chapter("conduct", t("How the workshop was held"))
        yield Heading(t("Time and place"), 2)
        yield Facts(
            (
                (t("Activity"), data.title),
                (t("Date"), self.days()),
                (t("Place"), self.place()),
                (t("Host"), data.host),
                (t("Number"), data.number),
            )
        )
        yield Heading(t("Programme"), 2)
        yield from self._programme_told()
        yield Heading(t("Attendance"), 2)
        yield from self._attendance()

    def _programme_told(self) -> Iterator[Element]:
        """The programme itself, or where it stands and who spoke."""
        data, words, appendix = self.data, self.words, self.numbers.get("programme", "")
        if not data.sessions:
            yield Text(words.t("No programme has been recorded."), pale=True)
        elif not appendix:
            yield from self.programme()
        else:
            yield Text(
                words.n(
                    "The programme had {count} session. It stands in Appendix {number}.",
                    "The programme had {count} sessions. It stands in Appendix {number}.",
                    len(data.sessions),
                    number=appendix,
                )
            )
            yield from self._speakers()

    def _speakers(self) -> Iterator[Element]:
        t, sessions = self.words.t, self.data.sessions
        rows = [
            (name, stacked(*(s.title for s in sessions if name in map(one_line, s.speakers))))
            for name in speakers(self.data)
        ]
        if rows:
            columns = (
                GridColumn(t("Speaker or person in charge"), 50),
                GridColumn(t("Session"), 62),
            )
            yield Heading(t("Speakers"), 2)
            marks = tuple(self.speaker_marks(name) for name in speakers(self.data))
            yield Grid(columns, tuple(rows), caption=t("Speakers"), marks=marks)

    def programme(self) -> Iterator[Element]:
        """The sessions, a table for each day."""
        t, words, zone = self.words.t, self.words, one_line(self.data.time_zone)
        columns = (
            GridColumn(t("Time ({zone})", zone=zone) if zone else t("Time"), 24),
            GridColumn(t("Session"), 62),
            GridColumn(t("Speaker or person in charge"), 50),
        )
        for day, sessions in groupby(self.data.sessions, key=lambda session: session.day):
            some = list(sessions)
            rows = [
                (
                    words.time_range(session.starts, session.ends),
                    stacked(
                        session.title, joined(session.kind, session.room, separator=" \u00b7 ")
                    ),
                    stacked(*session.speakers),
                )
                for session in some
            ]
            marks = tuple(
                tuple(mark for name in session.speakers for mark in self.speaker_marks(name))
                for session in some
            )
            yield Grid(columns, tuple(rows), caption=words.date_long(day), marks=marks)

    def _attendance(self) -> Iterator[Element]:
        data, t, words = self.data, self.words.t, self.words
        if not data.agencies:
            yield Text(t("No attendance has been recorded."), pale=True)
            return
        yield Text(attendance_told(data.agencies, words))
        for caption, head, counts in (
            (t("By kind of agency"), t("Kind of agency"), data.by_category),
            (t("By sex"), t("Sex"), data.by_sex),
            (t("By role"), t("Role"), data.by_role),
        ):
            if counts:
                rows = [
                    (count.label, words.number(count.registered), words.number(count.present))
                    for count in counts
                ]
                columns = (GridColumn(head, 60), *self.counted("Registered", "Present"))
                yield Grid(columns, tuple(rows), caption=caption)
        yield self._by_agency()

    def _by_agency(self) -> Element:
        t = self.words.t
        heads = {
            "expected": t("Expected"),
            "registered": t("Registered"),
            "present": t("Present"),
            "walk_ins": t("Walk-ins"),
        }
        shown = [name for name in heads if self._is_worth_it(name)]
        columns = (
            GridColumn(t("Agency"), 56),
            *(GridColumn(heads[name], 22, Side.RIGHT) for name in shown),
            GridColumn(t("First arrival"), 22, Side.RIGHT),
        )
        rows = [self._agency(agency, shown) for agency in self.data.agencies]
        return Grid(columns, tuple(rows), caption=t("By agency"))

    def _is_worth_it(self, figure: str) -> bool:
        """A column of dashes takes the names their room."""
        always = figure in ("registered", "present")
        return always or any(getattr(agency, figure) for agency in self.data.agencies)

    def _agency(self, agency: AgencyAttendance, shown: list[str]) -> tuple[str, ...]:
        words = self.words
        uninvited = "" if agency.invited else self.words.t("not invited")
        figures = [getattr(agency, name) for name in shown]
        return (
            stacked(named(agency.name, agency.short_name), agency.category, uninvited),
            *(words.number(figure) if figure else DASH for figure in figures),
            words.time(agency.first_arrival) if agency.first_arrival else DASH,
        )
