"""Numbers as Indonesians type them."""

import pytest

from workshop_app.domain.numbers import parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.789", 1789),
        ("1.150.000", 1150000),
        ("1150", 1150),
        ("24,1", 24.1),
        ("1.234,5", 1234.5),
        (" 12 ", 12),
        ("-3", -3),
        ("1 789", 1789),
        ("0", 0),
        ("24.1", None),
        ("1.78", None),
        ("1,2,3", None),
        ("", None),
        ("banyak", None),
        ("1e5", None),
        ("nan", None),
    ],
)
def test_reading(text: str, number: float | None) -> None:
    assert parse_number(text) == number
