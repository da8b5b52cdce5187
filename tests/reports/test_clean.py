"""What cleaning takes out, and what it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.reports.clean import one_line, paragraphs


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  dua   spasi ", "dua spasi"),
        ("tab\tdan\nbaris", "tab dan baris"),
        ("\x00nol\x1b[31m\x9f", "nol[31m"),
        ("\u202eabc\u202c\u2066d\u2069\u200f", "abcd"),
        ("sur\ud800rogat", "surrogat"),
        ("non\ufffekarakter\U0001ffff", "nonkarakter"),
        ("e\u0301", "\u00e9"),
        ("1\u00a0150", "1\u00a0150"),
        ("lu\u00adnak", "lu\u00adnak"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("\u200b", ""),
    ],
)
def test_one_line(typed: str, kept: str) -> None:
    """Each kind of character, one by one."""
    assert one_line(typed) == kept


def test_paragraphs_split_at_every_line_end() -> None:
    """Windows, Unix, old Mac and Unicode line ends; empty paragraphs go."""
    assert paragraphs("a\r\nb\n\n  \nc\rd\u2028e\u2029f") == ["a", "b", "c", "d", "e", "f"]


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A cleaned text is clean, has no line end and can be encoded."""
    once = one_line(text)
    assert one_line(once) == once
    assert "\n" not in once
    assert once.encode("utf-16-be") is not None
