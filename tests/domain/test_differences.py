"""Differences lead from one wording to the other and back, and read as phrases."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.differences import Piece, differences

_TEXTS = st.lists(st.sampled_from(["kami ", "melatih ", "kader", " ", "\n", "desa", "2022. "])).map(
    "".join
)


@given(_TEXTS, _TEXTS)
def test_they_hold_both_wordings(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(p.text for p in pieces if p.change != "added") == before
    assert "".join(p.text for p in pieces if p.change != "removed") == after


def test_equal_texts_are_one_piece_and_empty_ones_none() -> None:
    assert differences("Kami melatih", "Kami melatih") == [Piece("Kami melatih")]
    assert differences("", "") == []
    assert differences("", "Baru") == [Piece("Baru", "added")]


def test_neighbouring_words_are_told_as_one_phrase() -> None:
    assert differences("Kami melatih dua puluh kader.", "Kami melatih tiga belas kader.") == [
        Piece("Kami melatih "),
        Piece("dua puluh", "removed"),
        Piece("tiga belas", "added"),
        Piece(" kader."),
    ]
