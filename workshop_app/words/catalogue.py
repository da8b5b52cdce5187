"""The words of one language: sentences from the gettext catalogue, dates and numbers as people write them.

Names of days and months stand here because loading Babel would hold up the first window; tests compare
them, and the separators, with Babel's. What is rarer (fractions) Babel writes.

Whoever speaks to people is handed a `Words` object; there is no current language anywhere. Literals are
English and are found by their call: `w.t("...")`, `w.n("...", "...", count)`, `label("...")`, `mark("...")`.
"""

import datetime as dt
import gettext
import struct
from pathlib import Path

from workshop_app.domain.changes import Label
from workshop_app.domain.zones import local

LANGUAGES = ("id", "en")
DOMAIN = "lokakarya"
_LOCALES = {"id": "id_ID", "en": "en_GB"}
_THOUSANDS = {"id": ".", "en": ","}
_WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


class _Catalogue(gettext.NullTranslations):
    """A compiled catalogue of ours, read at once: `gettext` takes each of two thousand texts by itself.

    Ours are in UTF-8, without contexts, and of languages with one form for one and for many.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        order = "<" if data.startswith(b"\xde\x12\x04\x95") else ">"
        count, *tables = struct.unpack_from(f"{order}3I", data, 8)
        texts = [struct.unpack_from(f"{order}{2 * count}I", data, table) for table in tables]
        english, ours = (
            [data[at : at + size] for size, at in zip(table[::2], table[1::2], strict=True)]
            for table in texts
        )
        self._texts = dict(zip(english, ours, strict=True))

    def gettext(self, message: str) -> str:
        """Return the translation, or the English text where there is none."""
        found = self._texts.get(message.encode())
        return found.decode() if found is not None else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the one form, or the English one that fits."""
        found = self._texts.get(f"{msgid1}\0{msgid2}".encode())
        return found.decode() if found is not None else super().ngettext(msgid1, msgid2, n)


def mark(text: str) -> str:
    """Mark a literal for translation where it stands in data; it is translated when it is said."""
    return text


class Words:
    """One language. Texts are filled with `str.format`; values are never taken for templates."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations
        self._locale = _LOCALES[language]

    @classmethod
    def load(cls, language: str, folder: Path) -> "Words":
        """Load a language from the folder of compiled catalogues; an unknown one becomes Indonesian."""
        language = language if language in LANGUAGES else "id"
        path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if language == "en" and not path.is_file():
            return cls(language, gettext.NullTranslations())
        return cls(language, _Catalogue(path.read_bytes()))

    # --- sentences -------------------------------------------------------------------------------

    def t(self, text: str, /, **values: object) -> str:
        """Translate an English text and fill its {placeholders}."""
        translated = self._translations.gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """Translate with the right plural; {count} is filled with the count as people write it."""
        translated = self._translations.ngettext(singular, plural, count)
        return translated.format(count=self.number(count), **values)

    def say(self, label: Label) -> str:
        """Word a `Label`."""
        return self.t(label.text, **label.values)

    # --- numbers ---------------------------------------------------------------------------------

    def number(self, value: int | float) -> str:
        """Write a number with the language's separators: 1.789 in Indonesian, 1,789 in English."""
        if isinstance(value, int):
            return f"{value:,}".replace(",", _THOUSANDS[self.language])
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale)

    def decimal(self, value: float, places: int = 2) -> str:
        """Write a number with a fixed number of decimal places: 3,40 in Indonesian, 3.40 in English."""
        whole, point, rest = f"{value:,.{places}f}".partition(".")
        separator = "," if self.language == "id" else "."
        return whole.replace(",", _THOUSANDS[self.language]) + (separator if point else "") + rest

    def percent(self, part: int, whole: int) -> str:
        """Write part of whole as full percent; "–" of nothing."""
        return f"{round(100 * part / whole)}%" if whole else "–"

    # --- days and times ----------------------------------------------------------------------------

    def date_long(self, day: dt.date) -> str:
        """Write a day with its weekday: Rabu, 29 Maret 2023."""
        return f"{_WEEKDAYS[self.language][day.weekday()]}, {self.date(day)}"

    def date(self, day: dt.date) -> str:
        """Write a day: 29 Maret 2023."""
        return f"{self._day_month(day)} {day.year}"

    def date_range(self, first: dt.date, last: dt.date | None) -> str:
        """Write one day long, or a span: 29–30 Maret 2023."""
        if last is None or last == first:
            return self.date_long(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.date(last)}"
        if first.year == last.year:
            return f"{self._day_month(first)} – {self.date(last)}"
        return f"{self.date(first)} – {self.date(last)}"

    def _day_month(self, day: dt.date) -> str:
        return f"{day.day} {_MONTHS[self.language][day.month - 1]}"

    def time(self, moment: dt.time) -> str:
        """Write a time of day: 08.30 in Indonesian, 08:30 in English."""
        return moment.strftime("%H.%M" if self.language == "id" else "%H:%M")

    def time_range(self, first: dt.time | None, last: dt.time | None) -> str:
        """Write a span of time: 08.30–09.00."""
        return "–".join(self.time(moment) for moment in (first, last) if moment)

    def clock(self, moment: dt.datetime, zone: str) -> str:
        """Write the time of a moment in one of the three zones, without naming it."""
        return self.time(local(moment, zone).time())

    def clock_seconds(self, moment: dt.datetime, zone: str) -> str:
        """Write the time of a moment with its seconds: 08.31.07."""
        separator = "." if self.language == "id" else ":"
        return local(moment, zone).strftime(f"%H{separator}%M{separator}%S")
