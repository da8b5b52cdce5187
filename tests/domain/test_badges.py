"""Badge codes: what a scanner reads, and what it reads wrongly."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.badges import ALPHABET, badge_code, read_code, spaced
from workshop_app.domain.ids import new_id

IDS = st.uuids(version=4).map(str)


@given(IDS)
def test_a_badge_is_read_as_it_was_printed(person_id: str) -> None:
    code = badge_code(person_id)
    assert len(code) == 11 and set(code) <= set(ALPHABET)
    for scanned in (code, code.lower(), spaced(code), f" {code}\r\n"):
        assert read_code(scanned) == code


@given(IDS, st.integers(0, 10), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(person_id: str, at: int, other: str) -> None:
    code = badge_code(person_id)
    wrong = code[:at] + other + code[at + 1 :]
    if wrong != code:
        assert not read_code(wrong)


def test_what_is_typed_is_not_taken_for_a_badge() -> None:
    for typed in (
        "siti",
        "Budi Santoso",
        "kemenpppa 12",
        "",
        "ABCDEFGHJKM",
        "08123456789",
        "12345",
        "0812-3456-78901",
    ):
        assert read_code(typed) is None
    assert read_code("7K2M-Q9XW-PH!") is None


def test_foreign_codes_of_the_same_shape_are_refused() -> None:
    assert read_code("ILOU0123456") == ""
    assert read_code("7K2MQ9XWPH0") == ""


def test_codes_of_people_registered_together_differ() -> None:
    assert len({badge_code(new_id()) for _ in range(2000)}) == 2000
    assert badge_code("workshop") == ""
