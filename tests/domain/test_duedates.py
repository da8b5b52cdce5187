"""Due dates as they are spoken in the room, on Wednesday 29 March 2023."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.duedates import read_due_date

TODAY = date(2023, 3, 29)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2023-06-30", date(2023, 6, 30)),
        ("30/6/2023", date(2023, 6, 30)),
        ("30-06-23", date(2023, 6, 30)),
        ("30 Juni 2023", date(2023, 6, 30)),
        ("30 Juni", date(2023, 6, 30)),
        ("1 Februari", date(2024, 2, 1)),
        ("paling lambat 12 April", date(2023, 4, 12)),
        ("June 30, 2023", date(2023, 6, 30)),
        ("dua minggu lagi", date(2023, 4, 12)),
        ("dua minggu sejak hari ini", date(2023, 4, 12)),
        ("paling lambat dua minggu sejak hari ini", date(2023, 4, 12)),
        ("in two weeks", date(2023, 4, 12)),
        ("3 hari", date(2023, 4, 1)),
        ("sebulan lagi", date(2023, 4, 29)),
        ("dalam 3 bulan", date(2023, 6, 29)),
        ("six months from now", date(2023, 9, 29)),
        ("satu tahun", date(2024, 3, 29)),
        ("akhir Juni", date(2023, 6, 30)),
        ("akhir bulan Juni 2023", date(2023, 6, 30)),
        ("end of June", date(2023, 6, 30)),
        ("Juni", date(2023, 6, 30)),
        ("akhir Januari", date(2024, 1, 31)),
        ("pertengahan Juli", date(2023, 7, 16)),
        ("awal Agustus", date(2023, 8, 11)),
        ("Q2", date(2023, 6, 30)),
        ("akhir Q2", date(2023, 6, 30)),
        ("Q1", date(2023, 3, 31)),
        ("triwulan II", date(2023, 6, 30)),
        ("triwulan III 2024", date(2024, 9, 30)),
        ("akhir tahun", date(2023, 12, 31)),
        ("akhir tahun 2024", date(2024, 12, 31)),
        ("akhir bulan ini", date(2023, 3, 31)),
        ("akhir minggu", date(2023, 3, 31)),
        ("besok", date(2023, 3, 30)),
        ("minggu depan", date(2023, 4, 5)),
        ("bulan depan", date(2023, 4, 30)),
        ("next month", date(2023, 4, 30)),
    ],
)
def test_what_is_said_is_understood(said: str, meant: date) -> None:
    assert read_due_date(said, TODAY) == meant
    assert read_due_date(f"  {said.upper()}. ", TODAY) == meant


@pytest.mark.parametrize(
    "said", ["", "segera", "31 Februari", "Q7", "nanti saja", "32/1/2023", "minggu-minggu"]
)
def test_what_is_not_understood_says_so(said: str) -> None:
    assert read_due_date(said, TODAY) is None


def test_the_last_day_of_a_month_stays_the_last() -> None:
    assert read_due_date("satu bulan", date(2023, 1, 31)) == date(2023, 2, 28)


@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_nothing_that_is_said_is_an_error(said: str, today: date) -> None:
    meant = read_due_date(said, today)
    assert meant is None or isinstance(meant, date)
