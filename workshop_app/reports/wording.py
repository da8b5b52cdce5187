"""The words that a report needs from outside; `workshop_app.words.Words` offers exactly these."""

from datetime import date, time
from decimal import Decimal
from typing import Protocol


class Words(Protocol):
    """Fixed words, dates and numbers in the language of one report."""

    def t(self, text: str, **values: object) -> str:
        """The translation of an English literal, with its {placeholders} filled."""

    def n(self, singular: str, plural: str, count: int, **values: object) -> str:
        """The same for something counted; {count} is filled with the written number."""

    def date_long(self, value: date) -> str:
        """Weekday, day, month in letters, year."""

    def time(self, value: time) -> str:
        """Hours and minutes, with the separator of the language."""

    def number(self, value: int | float | Decimal) -> str:
        """A number with the separators of the language."""
