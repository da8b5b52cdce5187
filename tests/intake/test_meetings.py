"""Times, lengths and names as reports of online meetings write them."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.intake.test_shapes import agencies, names
from workshop_app.actions.import_plan import Prepared
from workshop_app.intake.meetings import day_comes_first, minutes_of, moment, name_and_body

AT = datetime(2023, 3, 29, 8, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "29/03/2023 08:01", "29/3/23 8:01:00", "29-03-2023 08.01.00", "2023-03-29T08:01:00",
        "2023-03-29 08:01:00.000", "29/3/2023, 8:01:00 AM", "Mar 29, 2023 8:01:00 AM",
        "29 Mar 2023 08.01", "March 29, 2023 at 8:01 AM", "29 Maret 2023 08.01",
        "2023-03-29T08:01:00Z", "2023-03-29T15:01:00+07:00", "2023-03-29T15:01:00+0700",
    ],
)  # fmt: skip
def test_one_moment_in_all_its_writings(cell: str) -> None:
    assert moment(cell, day_first=True) == AT


@pytest.mark.parametrize(
    "cell",
    ["", "--", "08:01", "29/03/2023", "31/02/2023 08:01", "29/03/2023 28:01", "Mau 29, 2023 8:01",
     "29 Foo 2023 08:01", "0001-01-01T00:00:00+14:00", "99999999"],
)  # fmt: skip
def test_what_is_no_moment(cell: str) -> None:
    assert moment(cell, day_first=True) is None


def test_whether_days_come_first_is_told_by_the_others() -> None:
    assert not day_comes_first(["3/4/2023 08:01", "3/29/2023 08:01"])
    assert day_comes_first(["3/4/2023 08:01", "29/3/2023 08:01"])
    assert day_comes_first(["3/4/2023 08:01"])
    assert moment("3/29/2023 8:01 AM", day_first=False) == AT
    assert moment("3/29/2023 12:30 AM", day_first=False) == AT.replace(hour=0, minute=30)
    assert moment("3/29/2023 12:30 PM", day_first=False) == AT.replace(hour=12, minute=30)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("83", 83), ("1h 23m", 83), ("1 jam 23 menit", 83), ("1h 22m 40s", 83), ("--", 0), ("", 0)],
)
def test_lengths(cell: str, minutes: int) -> None:
    assert minutes_of(cell) == minutes


@pytest.mark.parametrize(
    ("shown", "name", "body"),
    [
        ("BNN_Sekar Ayu", "Sekar Ayu", "BNN"),
        ("Sekar Ayu_KemenPPPA", "Sekar Ayu", "KemenPPPA"),
        ("Wira Adi - Dinas Sosial Batuan", "Wira Adi", "Dinas Sosial Batuan"),
        ("Wira Adi (Kementerian Sosial)", "Wira Adi", "Kementerian Sosial"),
        ("LPSK | Bayu Tri, S.H.", "Bayu Tri, S.H.", "LPSK"),
        ("Sekar Ayu", "Sekar Ayu", ""),
        ("wira (Wira Adi Kusumo)", "wira (Wira Adi Kusumo)", ""),
        ("Kol. Laut (P) Damar", "Kol. Laut (P) Damar", ""),
        ("Anne-Marie Puspa", "Anne-Marie Puspa", ""),
        ("BNN_BNPB", "BNN_BNPB", ""),
        ("a_b_c", "a_b_c", ""),
    ],
)
def test_what_people_call_themselves(shown: str, name: str, body: str) -> None:
    assert name_and_body(shown) == (name, body)


def test_the_body_in_a_name_is_the_agency_and_one_person_stays_one(
    listed: Callable[..., Prepared],
) -> None:
    found = listed(
        csv="Name (Original Name),Join Time,Leave Time\n"
        "BNN_Sekar Ayu,2023-03-29 08:01:00,2023-03-29 08:30:00\n"
        "Sekar Ayu - BNN,2023-03-29 09:01:00,2023-03-29 09:30:00\n"
        "wira (Wira Adi Kusumo),2023-03-29 09:01:00,2023-03-29 09:30:00\n"
    )
    assert names(found) == ["Sekar Ayu", "Wira Adi Kusumo"] and agencies(found) == ["BNN", ""]
    assert found.reading.joined == 1
