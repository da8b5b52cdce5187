"""The sample names nobody who exists: no number that rings, no identity number, no victim."""

import re

import pytest

from tests.resources.shipped import SAMPLE, rows

PEOPLE = rows(SAMPLE / "people.csv")
FILES = sorted(path.name for path in SAMPLE.iterdir())

NIP = re.compile(
    r"(?<!\d)((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[ .]?((?:19|20)\d{2})"
    r"((?:0[1-9]|1[0-2])|2[1-9])[ .]?([12])[ .]?(\d{3})(?!\d)"
)
NIK = re.compile(
    r"(?<!\d)((?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[1-2]|9[1-9])\d{4})[ .]?"
    r"((?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01]))((?:0[1-9]|1[0-2]))(\d{2})[ .]?(\d{4})(?!\d)"
)
MOBILE = re.compile(r"(?<!\d)(?:\+?62|0)[ \-.]?8[1-9]\d(?:[ \-.]?\d){6,10}(?!\d)")
LANDLINE = re.compile(r"\(0\d{2,3}\)\s?(\d{3,4})[ \-]?\d{3,4}")
MAIL = re.compile(r"[A-Za-z0-9._%+\-]+@([A-Za-z0-9.\-]+\.[A-Za-z]{2,})")
SITE = re.compile(r"https?://([^\s/]+)|\bwww\.[^\s]+")
VICTIM_NAMED = re.compile(
    r"\b(?:korban|saksi|penyintas)\b[^.]{0,40}?"
    r"\b(?:berinisial|inisial|bernama|a\.?n\.?|atas nama)\s"
)
# No operator was given 084x; the block 0000 is one more fence.
NOBODYS_MOBILE = re.compile(r"^(?:\+?62|0)84\d0000\d{4}$")


def text_of(name: str) -> str:
    """The text of one sample file."""
    return (SAMPLE / name).read_text("utf-8")


def test_the_patterns_find_what_they_look_for() -> None:
    """Otherwise the tests below would prove nothing. The numbers are made up."""
    assert NIP.search("19860926 201505 1 001") and NIP.search("198609262015051001")
    assert NIK.search("3174014503850001")
    assert MOBILE.search("+62 841-0000-0137") and MOBILE.search("084400000548")
    assert LANDLINE.search("(021) 0555-0142")
    assert MAIL.search("nama@instansi.example")
    assert VICTIM_NAMED.search("korban berinisial X")


@pytest.mark.parametrize("name", FILES)
def test_no_identity_number_and_no_victim(name: str) -> None:
    text = text_of(name)
    assert not NIP.search(text)
    assert not NIK.search(text)
    assert not VICTIM_NAMED.search(text)


@pytest.mark.parametrize("name", FILES)
def test_every_number_belongs_to_nobody(name: str) -> None:
    text = text_of(name)
    for found in MOBILE.finditer(text):
        assert NOBODYS_MOBILE.match(re.sub(r"[ \-.]", "", found[0])), found[0]
    for found in LANDLINE.finditer(text):
        assert found[1].startswith("0"), found[0]


@pytest.mark.parametrize("name", FILES)
def test_every_address_is_an_example(name: str) -> None:
    text = text_of(name)
    for found in MAIL.finditer(text):
        assert found[1].endswith(".example"), found[0]
    for found in SITE.finditer(text):
        assert found[0].endswith(".example"), found[0]


def test_people_have_numbers_in_the_ways_people_write_them() -> None:
    phones = [row["phone"] for row in PEOPLE if row["phone"]]
    assert all(NOBODYS_MOBILE.match(re.sub(r"[ \-]", "", phone)) for phone in phones)
    assert len(set(phones)) == len(phones)
    assert {re.sub(r"\d", "9", phone) for phone in phones} == {
        "+99 999-9999-9999",
        "999999999999",
        "9999999999999",
        "9999 9999 9999",
    }
    assert 0 < len(PEOPLE) - len(phones) < len(PEOPLE) / 4, "some gave none"


def test_people_have_addresses_of_their_own_body() -> None:
    for row in PEOPLE:
        if row["email"]:
            assert row["email"].endswith(f"@{row['agency']}.example")


def test_the_sample_says_what_is_invented() -> None:
    text = text_of("README.md")
    assert "invented" in text
    for name in FILES:
        assert name == "README.md" or f"`{name}`" in text, name
