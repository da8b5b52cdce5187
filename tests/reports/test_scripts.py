"""Scripts of the archipelago and others: the right glyphs, in order, and copied as typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.conftest import FONTS, Print, flowing, letters
from tests.reports.programs import structure_text
from tests.reports.sample import empty, full
from workshop_app.reports.encoding import FontUse
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.lines import break_lines, one_width
from workshop_app.reports.measure import Fonts
from workshop_app.reports.scripts import apart, leftwards, meanings, move, runs
from workshop_app.reports.theme import Role, Theme

JAVANESE = "\ua9b2\ua98f\ua9c0\ua9b1\ua9ab\ua997\ua9ae"
BALINESE = "\u1b12\u1b01 \u1b32\u1b44\u1b2f\u1b32\u1b44\u1b22\u1b44\u1b2c\u1b32\u1b44\u1b22\u1b38"
SUNDANESE = "\u1b9e\u1ba5\u1b94\u1baa\u1b93 \u1b98\u1b9e"
ARABIC = "\u0628\u0633\u0645 \u0627\u0644\u0644\u0647 \u0627\u0644\u0631\u062d\u0645\u0646"
SYMBOLS = "\u2713 \u25cf \u2192 \u260e \U0001f44d \U0001f91d"
CHINESE = (
    "\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd\uff0c\u53cd\u5bf9\u4eba\u53e3\u8d29\u8fd0\u3002"
)
JAPANESE = "\u3072\u3089\u304c\u306a \u30ab\u30bf\u30ab\u30ca"


def test_the_shipped_scripts_are_read_as_typed(printed: Print, tmp_path: Path) -> None:
    """Glyphs for all of it, no warning, and the order of typing for readers and for the structure."""
    scripts = (JAVANESE, BALINESE, SUNDANESE, ARABIC, SYMBOLS, CHINESE, JAPANESE)
    typed = [f"awal kalimat {text} akhir kalimat" for text in scripts]
    result = printed(replace(empty(), foreword="\n".join(typed)))
    assert result.warnings == ()
    path = tmp_path / "a.pdf"
    path.write_bytes(result.data)
    for said in (flowing(result), letters(structure_text(path))):
        assert [text for text in typed if letters(text) not in said.replace("\u200b", "")] == []


def test_what_no_face_has_is_a_box_that_is_copied_as_typed(printed: Print) -> None:
    """A box on paper, the character for search and copying, a line in the warnings."""
    result = printed(replace(full(), foreword="awal \u13a0\u13a1 akhir"))
    assert "awal\u13a0\u13a1akhir" in flowing(result)
    assert "U+13A0" in result.warnings[0]
    assert "U+13A1" in result.warnings[0]


def test_chinese_is_broken_between_its_signs(shelf: FontShelf) -> None:
    """No spaces, no hyphens: lines are full, and none begins with a comma or a full stop."""
    font = Fonts(shelf)[Theme().body]
    lines = break_lines(font, CHINESE * 12, one_width(200), Breaks("id"))
    assert len(lines) >= 9
    assert all(line.width > 200 - 2.01 * font.style.size for line in lines[:-1])
    points = [at for at, mark in Breaks("id").points(CHINESE) if mark == ""]
    assert points
    assert not {CHINESE[at] for at in points} & set("\uff0c\u3002")


def test_words_from_right_to_left_stand_in_that_order(shelf: FontShelf) -> None:
    """The second word of two lies left of the first, and the line has one gap less to stretch."""
    font = Fonts(shelf)[Theme().body]
    first, second = (font.words[word] for word in ARABIC.split(" ")[:2])
    assert first.rtl and second.rtl
    fragment, gaps = font.joined([first, second])
    assert gaps == 0
    pen, starts = 0.0, []
    for piece in fragment.split(first.fragment)[:1]:
        pen = sum(-int(part.rstrip("(")) for part in piece.split(")")[1:] if part.endswith("("))
        starts.append(pen)
    assert starts[0] == pytest.approx((second.width + font.space) * 1000 / font.style.size, abs=1)
    line = break_lines(font, f"kiri {ARABIC} kanan", one_width(500), Breaks("id"))[0]
    assert line.gaps == 2


def test_numbers_within_keep_their_own_direction(shelf: FontShelf) -> None:
    """Digits go rightwards in every script."""
    arabic = shelf.face(Role.ARABIC)
    glyphs = arabic.shape("\u0661\u0662\u0663", False)
    assert [glyph.start for glyph in glyphs] == [0, 1, 2]
    assert not Fonts(shelf)[Theme().body].words["\u0661\u0662\u0663"].rtl


def test_a_number_behind_an_arabic_name_is_not_turned_around(shelf: FontShelf) -> None:
    """As in an index: the brackets open to the other side, page 307 stays 307."""
    font = Fonts(shelf)[Theme().body]
    word = font.words["(\u0639\u0631\u0628\u064a),\u00a0307"]
    assert word.rtl
    assert "307" in word.fragment
    assert "703" not in word.fragment
    run = runs("(12)-3.4/5", FontUse(shelf.face(Role.SANS), "F"), lambda _: None)[0]
    assert [part.text for part in apart(run)] == ["(", "12", ")-", "3.4/5"]


def test_leftward_pieces_end_at_their_right_edge() -> None:
    """The moves between pieces cancel each other out."""
    drawn = leftwards([(300.0, "a"), (200.0, "b"), (100.0, "c")])
    moves = [
        int(part.rstrip("("))
        for part in drawn.replace("a", "").replace("b", "").replace("c", "").split(")")
        if part
    ]
    assert sum(moves) == 0 + (300 + 200 + 100) - 600
    assert move(0.2) == ""
    assert move(10) == ")-10("


@pytest.mark.parametrize(
    ("text", "starts", "wanted"),
    [
        ("abc", [0, 1, 2], ["a", "b", "c"]),
        ("abc", [0, 0, 2], ["a", "b", "c"]),
        ("abc", [0, 0], ["ab", "c"]),
        ("ab", [0, 0, 0], ["a", "b", "\u200b"]),
        ("abc", [0], ["abc"]),
    ],
)
def test_glyphs_share_the_characters_of_their_cluster(
    text: str, starts: list[int], wanted: list[str]
) -> None:
    """Together they stand for what was typed."""
    assert list(meanings(text, starts)) == wanted


def test_long_javanese_is_not_cut_within_a_syllable(shelf: FontShelf) -> None:
    """A text without spaces is broken between syllables only."""
    font = Fonts(shelf)[Theme().body]
    assert Breaks.anywhere(JAVANESE, 3) == 1
    lines = break_lines(font, JAVANESE * 40, one_width(200), Breaks("id"))
    assert len(lines) > 3
    assert max(line.width for line in lines) <= 200.1


def test_every_fallback_face_is_shipped() -> None:
    """A face that is asked for must be there."""
    assert all((FONTS / f"{role.value}.ttf").is_file() for role in Role)
