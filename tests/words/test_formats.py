"""Dates and numbers are written as Babel, the reference, writes them for Indonesia and Britain."""

import datetime as dt

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.paths import resource
from workshop_app.words.catalogue import Words

LOCALES = {"id": "id_ID", "en": "en_GB"}
WORDS = {language: Words.load(language, resource("locale")) for language in LOCALES}


@pytest.mark.parametrize("language", LOCALES)
def test_every_day_of_a_year(language: str) -> None:
    words, locale = WORDS[language], LOCALES[language]
    for number in range(366):
        day = dt.date(2024, 1, 1) + dt.timedelta(number)
        assert words.date_long(day) == format_date(day, "EEEE, d MMMM y", locale=locale)
        assert words.date(day) == format_date(day, "d MMMM y", locale=locale)


@given(st.integers(-(10**12), 10**12), st.sampled_from(sorted(LOCALES)))
def test_whole_numbers(value: int, language: str) -> None:
    assert WORDS[language].number(value) == format_decimal(value, locale=LOCALES[language])


@pytest.mark.parametrize(("language", "written"), [("id", "1.234,5"), ("en", "1,234.5")])
def test_fractions(language: str, written: str) -> None:
    assert WORDS[language].number(1234.5) == written


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (dt.date(2023, 3, 29), None, "Rabu, 29 Maret 2023"),
        (dt.date(2023, 3, 29), dt.date(2023, 3, 29), "Rabu, 29 Maret 2023"),
        (dt.date(2023, 3, 29), dt.date(2023, 3, 30), "29–30 Maret 2023"),
        (dt.date(2023, 3, 31), dt.date(2023, 4, 1), "31 Maret – 1 April 2023"),
        (dt.date(2023, 12, 31), dt.date(2024, 1, 1), "31 Desember 2023 – 1 Januari 2024"),
    ],
)
def test_spans_of_days(first: dt.date, last: dt.date | None, written: str) -> None:
    assert WORDS["id"].date_range(first, last) == written


def test_times_and_shares() -> None:
    moment = dt.datetime(2026, 11, 24, 1, 5, 9, tzinfo=dt.UTC)
    assert WORDS["id"].clock_seconds(moment, "WITA") == "09.05.09"
    assert WORDS["en"].clock(moment, "WIB") == "08:05"
    assert WORDS["id"].time_range(dt.time(8, 30), dt.time(9)) == "08.30–09.00"
    assert WORDS["id"].percent(1, 3) == "33%" and WORDS["id"].percent(0, 0) == "–"


@pytest.mark.parametrize(
    ("value", "places", "language", "written"),
    [
        (3.4, 2, "id", "3,40"),
        (3.4, 2, "en", "3.40"),
        (1234.5, 1, "id", "1.234,5"),
        (12.0, 0, "en", "12"),
    ],
)
def test_means_have_a_fixed_number_of_places(
    value: float, places: int, language: str, written: str
) -> None:
    assert WORDS[language].decimal(value, places) == written
