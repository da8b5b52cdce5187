"""The last chapters and the appendices, for Word."""

from collections.abc import Iterator

from workshop_app.reports.clean import one_line
from workshop_app.reports.naming import named
from workshop_app.reports.papers.common import DASH, joined
from workshop_app.reports.papers.docx_twin import Twin, stacked
from workshop_app.reports.papers.elements import (
    Element,
    Grid,
    GridColumn,
    Heading,
    Listed,
    Marks,
    Picture,
    Side,
    Signature,
    Signatures,
    Text,
)
from workshop_app.reports.plan import is_joined


class Outcome(Twin):
    """Conclusions, recommendations, commitments, closing."""

    def conclusions(self) -> Iterator[Element]:
        """The conclusions, with the recommendations where those follow."""
        t = self.words.t
        if not joined(self.data.conclusions):
            return
        if is_joined(self.data):
            yield from self.chapter("conclusions", t("Conclusions and recommendations"))
            yield Heading(t("Conclusions"), 2)
        else:
            yield from self.chapter("conclusions", t("Conclusions"))
        yield self.typed("conclusions")

    def recommendations(self) -> Iterator[Element]:
        """A section of the conclusions or a chapter."""
        t = self.words.t
        if not joined(self.data.recommendations):
            return
        if is_joined(self.data):
            yield Heading(t("Recommendations"), 2)
        else:
            yield from self.chapter("recommendations", t("Recommendations"))
        yield self.typed("recommendations")

    def commitments(self) -> Iterator[Element]:
        """Who promised what, and what became of earlier promises."""
        data, t, words = self.data, self.words.t, self.words
        yield from self.chapter("commitments", t("Follow-up commitments"))
        if data.commitments:
            yield Text(
                words.n(
                    "The participants agreed on {count} step of follow-up.",
                    "The participants agreed on {count} steps of follow-up.",
                    len(data.commitments),
                )
            )
            yield self._promised()
        else:
            yield Text(t("No commitment has been recorded."), pale=True)
        yield from self._earlier()

    def _promised(self) -> Element:
        t, words, rows = self.words.t, self.words, []
        for number, item in enumerate(self.data.commitments, 1):
            supporters = joined(*item.supporters)
            with_whom = t("with {agencies}", agencies=supporters) if supporters else ""
            rows.append(
                (
                    one_line(item.code) or words.number(number),
                    joined(item.description) or DASH,
                    stacked(joined(item.agency) or DASH, with_whom),
                    words.date(item.due) if item.due else DASH,
                    joined(item.indicator) or DASH,
                    joined(item.status) or DASH,
                )
            )
        columns = (
            GridColumn(t("No."), 0),
            GridColumn(t("Commitment"), 44),
            GridColumn(t("Agency"), 30),
            GridColumn(t("Due"), 22),
            GridColumn(t("Indicator"), 30),
            GridColumn(t("Status"), 20),
        )
        marks = tuple(
            tuple(
                mark for one in (item.agency, *item.supporters) for mark in self._named_marks(one)
            )
            for item in self.data.commitments
        )
        return Grid(columns, tuple(rows), caption=t("Follow-up commitments"), marks=marks)

    def _named_marks(self, name: str) -> Marks:
        return self.agency_marks(name, name)

    def _earlier(self) -> Iterator[Element]:
        t, words = self.words.t, self.words
        if not self.data.earlier:
            return
        rows = [
            (
                one_line(item.code) or words.number(number),
                stacked(item.description or DASH, item.source),
                joined(item.agency) or DASH,
                words.date(item.due) if item.due else DASH,
                stacked(item.state or DASH, item.progress, *item.history),
            )
            for number, item in enumerate(self.data.earlier, 1)
        ]
        columns = (
            GridColumn(t("No."), 0),
            GridColumn(t("Commitment"), 46),
            GridColumn(t("Agency"), 28),
            GridColumn(t("Due"), 22),
            GridColumn(t("What became of it"), 40),
        )
        title = t("What became of earlier commitments")
        yield Heading(title, 2)
        marks = tuple(self._named_marks(item.agency) for item in self.data.earlier)
        yield Grid(columns, tuple(rows), caption=title, marks=marks)

    def closing(self) -> Iterator[Element]:
        """The closing words and who signs."""
        data = self.data
        signs = joined(data.signer.position) or joined(data.signer.name)
        if not joined(data.closing) and not signs:
            return
        yield from self.chapter("closing", self.words.t("Closing"))
        yield self.typed("closing")
        if signs:
            last = data.ends_on or data.starts_on
            dated = joined(data.place, self.words.date(last) if last else "")
            yield Signatures((Signature(dated, data.signer.position, data.signer.name),))


class Appendices(Twin):
    """Agencies, participants, photos, minutes; the programme is that of the conduct."""

    def agencies(self) -> Iterator[Element]:
        """Who came, and who of the invited did not."""
        data, words = self.data, self.words
        if not data.agencies:
            return
        yield from self.appendix("agencies", words.t("Agencies present"))
        came = [agency for agency in data.agencies if agency.present]
        rows = [
            (
                words.number(number),
                stacked(
                    named(agency.name, agency.short_name),
                    agency.category,
                    "" if agency.invited else words.t("not invited"),
                ),
                words.number(agency.present),
            )
            for number, agency in enumerate(came, 1)
        ]
        columns = (
            GridColumn(words.t("No."), 0, Side.RIGHT),
            GridColumn(words.t("Agency"), 80),
            GridColumn(words.t("People present"), 24, Side.RIGHT),
        )
        if rows:
            yield Grid(columns, tuple(rows), caption=words.t("Agencies present"))
        else:
            yield Text(words.t("No agency was present."), pale=True)
        yield from self._absent()

    def _absent(self) -> Iterator[Element]:
        absent = [a for a in self.data.agencies if a.invited and not a.present]
        if absent:
            names = joined(*(named(a.name, a.short_name) for a in absent), separator="; ")
            yield Text(
                self.words.n(
                    "{count} invited agency did not attend: {names}.",
                    "{count} invited agencies did not attend: {names}.",
                    len(absent),
                    names=names,
                )
            )

    def participants(self) -> Iterator[Element]:
        """Who was there, by name; nothing unless the organiser wants it."""
        people, t = self.data.participants, self.words.t
        if not people:
            return
        yield from self.appendix("participants", t("Participants"))
        rows = [
            (self.words.number(number), one.name, one.position, one.agency)
            for number, one in enumerate(people, 1)
        ]
        columns = (
            GridColumn(t("No."), 0, Side.RIGHT),
            GridColumn(t("Name"), 44),
            GridColumn(t("Position"), 42),
            GridColumn(t("Agency"), 26),
        )
        yield Grid(columns, tuple(rows), caption=t("Participants"))

    def photos(self) -> Iterator[Element]:
        """The photos with their captions."""
        if not self.data.photos:
            return
        yield from self.appendix("photos", self.words.t("Photos"))
        for photo in self.data.photos:
            yield Picture(photo, self.title)

    def minutes(self) -> Iterator[Element]:
        """What was said and decided."""
        if not self.data.minutes:
            return
        yield from self.appendix("minutes", self.words.t("Minutes"))
        for session in self.data.minutes:
            yield Heading(one_line(session.title) or self.words.t("Outside the sessions"), 2)
            for number, point in enumerate(session.points, 1):
                who = joined(point.speaker, point.agency)
                told = joined(point.kind, who, separator=" \u00b7 ")
                marks = self.speaker_marks(point.speaker)
                yield Listed(f"{self.words.number(number)}.", point.text, told, marks)
