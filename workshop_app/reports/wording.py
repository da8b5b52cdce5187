"""The words that a report needs from outside; `workshop_app.words.Words` offers exactly these."""

import datetime as dt
from typing import Protocol


class Words(Protocol):
    """Fixed words, dates and numbers in the language of one report."""

    def t(self, text: str, /, **values: object) -> str:
        """The translation of an English literal, with its {placeholders} filled."""

    def n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The same for something counted; {count} is filled with the written number."""

    def date(self, day: dt.date, /) -> str:
        """Day, month in letters, year."""

    def date_long(self, day: dt.date, /) -> str:
        """The same with the weekday before it."""

    def date_range(self, first: dt.date, last: dt.date | None, /) -> str:
        """One day long, or a span of days."""

    def time(self, moment: dt.time, /) -> str:
        """Hours and minutes, with the separator of the language."""

    def time_range(self, first: dt.time | None, last: dt.time | None, /) -> str:
        """A span of time, or the one end that is known."""

    def number(self, value: int | float, /) -> str:
        """A number with the separators of the language."""

    def decimal(self, value: float, places: int = 2, /) -> str:
        """The same with a fixed number of decimal places."""

    def percent(self, part: int, whole: int, /) -> str:
        """Part of a whole as full percent."""
