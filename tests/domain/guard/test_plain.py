"""Nothing hides behind spelling, and every character is found again where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.guard.plain import plain


@pytest.mark.parametrize(
    ("given_text", "read"),
    [
        ("a  b\tc", "a b c"),
        ("a\nb", "a b"),
        ("a\r\nb", "a b"),
        ("a\n\nb", "a\nb"),
        ("a\u2029b", "a\nb"),
        ("kor-\nban", "korban"),
        ("anak-anak", "anak-anak"),
        ("3-\n4", "3- 4"),
        ("k\u200bo\u2060r\ufeffb\u00adan", "korban"),
        ("a\u00a0b\u2007c\u3000d", "a b c d"),
        ("٠١٢ ０８ ⅷ ①", "012 08 viii 1"),
        ("a–b—c−d", "a-b-c-d"),
        ("“a” ‘b’", "\"a\" 'b'"),
        ("кorbаn", "korban"),  # with Cyrillic letters
        ("Rénald e\u0301", "Renald e"),
        ("ﬁle", "file"),
        ("Selesai. Lalu", "Selesai\n Lalu"),
        ("Jl. Kenanga No. 12", "Jl. Kenanga No. 12"),
        ("R. T. Sari", "R. T. Sari"),
        ("Benar? Ya!", "Benar\n Ya\n"),
        ("surat . example", "surat . example"),
        ("", ""),
    ],
)
def test_reading(given_text: str, read: str) -> None:
    assert plain(given_text).cased == read


def test_positions_lead_back() -> None:
    text = "ab \u200b 0\u200b8  ﬁ."
    seen = plain(text)
    for start in range(len(seen.cased)):
        at, to = seen.given_span(start, start + 1)
        assert 0 <= at < to <= len(text)
    at = seen.cased.index("08")
    assert text[slice(*seen.given_span(at, at + 2))] == "0\u200b8"


@given(st.text())
def test_both_spellings_are_equally_long(text: str) -> None:
    seen = plain(text)
    assert len(seen.cased) == len(seen.low) == len(seen.starts) == len(seen.ends)
    assert seen.starts == sorted(seen.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(seen.starts, seen.ends, strict=True))
