"""What all exported tables are gathered with: names of what records refer to, words, local times."""

from datetime import date, datetime, time
from functools import cached_property

from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.overview import Overview, overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Session, Strategy
from workshop_app.domain.zones import from_text, local
from workshop_app.reports.sheets import Column, Row, Sheet
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name


class Gathering:
    """One export: a workshop, the words to say it in, and whether people may be named."""

    def __init__(self, ws: Workshop, words: Words, anonymous: bool = False) -> None:
        self.ws = ws
        self.words = words
        self.anonymous = anonymous

    def sheet(self, title: str, columns: list[Column], rows: list[Row]) -> Sheet:
        """Return a table in the words of this export."""
        w = self.words
        if self.anonymous:
            title = w.t("{title}, without names", title=title)
        return Sheet(title, tuple(columns), tuple(rows), w.t("yes"), w.t("no"))

    def either(self, indonesian: str, english: str) -> str:
        """Return a title in the language of this export, or else in the other one."""
        wanted, other = indonesian, english
        if self.words.language == "en":
            wanted, other = english, indonesian
        return wanted or other

    def choice(self, code: str) -> str:
        """Return what people call a code, "" for none."""
        return choice_name(self.words, code)

    def moment(self, at: str) -> datetime | None:
        """Return a stored moment on the workshop's clock, None for ""."""
        return local(from_text(at), self._zone).replace(tzinfo=None) if at else None

    def day_and_time(self, at: str) -> tuple[date | None, time | None]:
        """Return the day and the minute of a stored moment on the workshop's clock."""
        moment = self.moment(at)
        if moment is None:
            return None, None
        return moment.date(), moment.time().replace(second=0, microsecond=0)

    @cached_property
    def read(self) -> GuardedReader:
        """The records as they may leave: nothing withheld, no words of the guard's open findings."""
        return GuardedReader(self.ws)

    @cached_property
    def overview(self) -> Overview:
        """The figures of the whole workshop."""
        return overview(self.ws)

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """All agencies by id."""
        return {a.id: a for a in self.ws.read.all(Agency)}

    @cached_property
    def session_titles(self) -> dict[str, str]:
        """The titles of all sessions by id, of removed ones too."""
        found = self.ws.read.all(Session, deleted=True)
        return {s.id: self.either(s.title, s.title_en) for s in found}

    @cached_property
    def strategy_codes(self) -> dict[str, str]:
        """The short codes of all strategies by id: S1, S2, ..."""
        return {s.id: f"S{s.number}" if s.number else s.title for s in self.ws.read.all(Strategy)}

    @cached_property
    def _zone(self) -> str:
        return self.ws.settings.time_zone

    def agency_name(self, agency_id: str) -> str:
        """Return the short name of an agency, "" for none."""
        agency = self.agencies.get(agency_id)
        return agency.short_name if agency else ""
