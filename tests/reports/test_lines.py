"""Lines: nothing lost, nothing too wide, justified without holes."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.books import book
from tests.reports.conftest import FONTS, Print
from tests.reports.sample import full
from workshop_app.reports import page
from workshop_app.reports.clean import one_line
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.lines import Line, break_lines, one_width
from workshop_app.reports.measure import Fonts, StyledFont
from workshop_app.reports.theme import Paper, Theme

BREAKS = Breaks("id")
SHELF = FontShelf(FONTS)
TEXT = (
    "Kementerian bersama perwakilan di Kamboja, Myanmar, Laos, dan Vietnam memulangkan warga "
    "negara yang direkrut untuk penipuan daring. Penilaian kerentanan dilakukan sebelum "
    "kepulangan, sehingga korban dibedakan dari pelaku dan langsung dirujuk ke layanan "
    "rehabilitasi setibanya di tanah air. Pengawasan itu dimulai sejak laporan diterima, "
    "berlanjut selama pemeriksaan, dan baru berakhir setelah putusan dilaksanakan."
)


@pytest.fixture
def body(shelf: FontShelf) -> StyledFont:
    """The text face in its size, in a document of its own."""
    return Fonts(shelf)[Theme().body]


def plain(line: Line) -> str:
    """The ASCII text of a fragment: kerning taken out, soft hyphens seen, brackets unescaped."""
    text = re.sub(r"(?<!\\)\)-?\d+\(", "", line.fragment).replace("\x80", "-")
    return text.replace("\\", "").rstrip(" ")


def broken(font: StyledFont, text: str, width: float) -> list[Line]:
    """The lines of a text at one width."""
    return break_lines(font, text, one_width(width), BREAKS)


def test_nothing_is_lost_and_nothing_too_wide(body: StyledFont) -> None:
    """The words come out in order, each line within its room."""
    lines = broken(body, TEXT, 300)
    assert "".join(map(plain, lines)).replace("-", "").replace(" ", "") == TEXT.replace(" ", "")
    assert all(line.width <= 300 + 0.25 * body.space * line.gaps + 0.1 for line in lines)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


def test_few_lines_are_loose(body: StyledFont) -> None:
    """At most one justified line in twenty has its spaces doubled, at any width near the book's."""
    told = " ".join(p.action for strategy in full().strategies for p in strategy.practices)
    text = " ".join(told.split())
    loose = total = 0
    for width in range(380, 412):
        lines = [line for line in broken(body, text, width) if not line.last]
        total += len(lines)
        loose += sum((width - line.width) / max(line.gaps, 1) > body.space for line in lines)
    assert loose / total <= 0.05


@pytest.mark.parametrize("size", ["small", pytest.param("medium", marks=pytest.mark.slow)])
@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_few_lines_of_a_book_are_loose(
    printed: Print, monkeypatch: pytest.MonkeyPatch, size: str, paper: Paper
) -> None:
    """As they are drawn: beside figures and in lists too, in a book of long words."""
    spaces: list[float] = []
    draw = page._justified

    def noted(font: StyledFont, place: str, lines: Sequence[Line], room: float) -> str:
        stretched = [line for line in lines if line.gaps and not line.last]
        spaces.extend((room - line.width) / line.gaps / font.space for line in stretched)
        return draw(font, place, lines, room)

    monkeypatch.setattr(page, "_justified", noted)
    printed(book(size).data, paper=paper)
    assert len(spaces) > 400
    assert sum(space >= 1 for space in spaces) / len(spaces) <= 0.05
    assert min(spaces) > -0.26


def test_indonesian_syllables() -> None:
    """Hyphenation follows Indonesian rules, and no syllable of two letters stands alone."""
    word = "pemberdayaan"
    assert [word[:at] + mark for at, mark in BREAKS.points(word)] == [
        "pem-",
        "pember-",
        "pemberda-",
    ]


def test_strokes_and_hyphens_may_end_a_line() -> None:
    """After a stroke or a hyphen nothing is added."""
    assert (len("Kreatif/"), "") in BREAKS.points("Kreatif/Badan")
    assert (len("undang-"), "") in BREAKS.points("undang-undang")


def test_a_soft_hyphen_is_the_only_break(body: StyledFont) -> None:
    """Where somebody said where to break, no other syllable is tried."""
    assert BREAKS.points("pemberda\u00adyaan") == ((9, "-"),)
    assert "\u00ad" not in body.word("pemberda\u00adyaan").fragment


@pytest.mark.parametrize("length", [500, 20_000])
def test_a_word_without_end_is_broken(body: StyledFont, length: int) -> None:
    """It fills its lines and does not run out of the page."""
    lines = broken(body, "x" * length, 300)
    assert sum(len(plain(line)) for line in lines) == length
    assert max(line.width for line in lines) <= 300.1


def test_room_may_differ_by_line(body: StyledFont) -> None:
    """Narrow lines beside a figure, wide ones below it."""
    lines = break_lines(body, TEXT, lambda index: 200.0 if index < 3 else 400.0, BREAKS)
    assert all(line.width < 210 for line in lines[:3])
    assert lines[3].width > 300


def test_fitted_cuts_at_a_word(body: StyledFont) -> None:
    """A running head ends with an ellipsis after a whole word."""
    word = body.fitted(TEXT, 150)
    assert word.width <= 150
    assert word.text.endswith("\u2026")
    assert TEXT.startswith(word.text[:-1] + " ")


def test_figures_stand_under_each_other(shelf: FontShelf) -> None:
    """In the style of numbers every digit is equally wide."""
    numbers = Fonts(shelf)[Theme().cell_number]
    assert len({round(numbers.word(digit).width, 4) for digit in "0123456789"}) == 1
    assert numbers.word("1\u00ad2").fragment == numbers.word("12").fragment


def test_words_kept_from_an_earlier_document_are_the_same(shelf: FontShelf) -> None:
    """A face that is already warm measures and encodes as a new one does, and embeds what it must."""
    cold, warm = FontShelf(FONTS), shelf
    texts = ("AVATAR", "(kurung)", "a\\b", "Kementerian", "To.")
    for text in texts:
        Fonts(warm)[Theme().body].word(text)
    first, second = Fonts(cold)[Theme().body], Fonts(warm)[Theme().body]
    assert [first.word(text) for text in texts] == [second.word(text) for text in texts]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.floats(5, 400))
def test_any_text_at_any_width_ends(text: str, width: float) -> None:
    """Breaking always comes to an end, whatever is typed."""
    font = Fonts(SHELF)[Theme().body]
    lines = broken(font, one_line(text), width)
    assert all(line.width <= max(width * 1.2, 40) for line in lines)


def test_a_last_line_that_was_squeezed_in_is_drawn_squeezed(body: StyledFont) -> None:
    """A paragraph never ends past the margin: what fits only with narrow spaces gets them."""
    squeezed = 0
    for width in range(2000, 3600):
        last = broken(body, TEXT, width / 10)[-1]
        too_wide = last.width > width / 10 + 0.01
        squeezed += too_wide
        assert last.last is not too_wide
    assert squeezed
