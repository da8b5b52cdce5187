"""Hits stand where the reader sees them, whatever accents, apostrophes and capitals there are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.names import fold
from workshop_app.domain.searching import excerpt, spans, stem


@pytest.mark.parametrize(
    ("text", "needles", "marked"),
    [
        ("Pencegahan dan mencegah", ["cegah"], ["cegah", "cegah"]),
        ("Café di JAKARTA", ["cafe", "jakarta"], ["Café", "JAKARTA"]),
        ("Jum'at, Qur’an", ["jumat", "quran"], ["Jum'at", "Qur’an"]),
        ("di dinas di mana", ["di"], ["di", "di", "di"]),
        ("media", ["di"], []),
        ("kader desa", ["kader", "der"], ["kader"]),
        ("ﬁnal", ["final"], ["ﬁnal"]),
        ("kata", [], []),
        ("kata", [""], []),
        ("", ["kata"], []),
    ],
)
def test_words_are_marked_as_they_are_written(
    text: str, needles: list[str], marked: list[str]
) -> None:
    assert [text[start:end] for start, end in spans(text, needles)] == marked


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_marks_lie_in_the_text_in_order(text: str, words: list[str]) -> None:
    needles = [word for each in words for word in fold(each).split()]
    found = spans(text, needles)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))


@given(st.text(alphabet="abc dé'-", min_size=1, max_size=30))
def test_a_long_word_of_the_text_itself_is_marked(text: str) -> None:
    for word in fold(text).split():
        assert spans(text, [word])


def test_an_excerpt_shows_the_hit_with_words_around_it() -> None:
    text = "Kami bekerja bersama pemerintah desa. " * 4 + "Lalu kader dilatih setiap bulan. " * 4
    told = excerpt(text, ["kader"], 60)
    assert told.startswith("…") and told.endswith("…") and "kader" in told
    assert len(told) <= 62
    assert excerpt("Kader desa", ["kader"], 60) == "Kader desa"
    assert excerpt("Kader desa", ["polisi"], 60) == ""


@pytest.mark.parametrize(
    ("word", "bare"),
    [("mencegah", "cegah"), ("pelatihan", "latih"), ("dipulangkan", "pulang"), ("desa", "desa")],
)
def test_affixes_are_taken_off(word: str, bare: str) -> None:
    assert stem(word) == bare
