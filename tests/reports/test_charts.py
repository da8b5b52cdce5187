"""Charts are read without colour: each part of a bar in another grey, as long as its value."""

from dataclasses import fields, replace
from itertools import pairwise

import pytest
from pypdf.generic import ContentStream

from tests.reports.conftest import FONTS, Print, reader
from tests.reports.sample import full
from tests.reports.words import FakeWords
from workshop_app.actions.themes import contrast, theme_named
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Challenge, Count, Practice, Proceedings, Strategy
from workshop_app.reports.proceedings import Printed, print_proceedings
from workshop_app.reports.theme import (
    ACCENT,
    MIDDLE,
    TINT,
    WHITE,
    Colour,
    Look,
    Options,
    Style,
    Theme,
    dressed,
)

Box = tuple[Colour, float, float]


def boxes(printed: Printed) -> list[Box]:
    """The filled rectangles of all pages: colour, width, height."""
    found: list[Box] = []
    for page in reader(printed).pages:
        colour: Colour = (0.0, 0.0, 0.0)
        for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
            if operator == b"rg":
                red, green, blue = (round(float(value), 2) for value in operands)
                colour = (red, green, blue)
            elif operator == b"re":
                found.append((colour, float(operands[2]), float(operands[3])))
    return found


def like(colour: Colour) -> Colour:
    """A colour as coarse as a page may write it."""
    red, green, blue = (round(part, 2) for part in colour)
    return red, green, blue


def bars(printed: Printed, height: float = 7.5) -> list[Box]:
    """The bars of the charts alone, without the squares of a key."""
    return [box for box in boxes(printed) if box[2] == height and box[1] != height]


@pytest.mark.parametrize("name", ["", "hijau", "marun", "lokakarya"])
def test_the_parts_of_a_bar_differ_in_grey(name: str) -> None:
    """From dark to light, each clearly apart from the next, in every look that is shipped."""
    look = theme_named(name) if name else Look()
    for darker, lighter in pairwise((look.accent, look.middle, look.tint)):
        assert contrast(darker, lighter) >= 1.5
    assert contrast(look.accent, WHITE) >= 4.5


@pytest.mark.parametrize("name", ["", "hijau", "marun", "lokakarya"])
def test_no_text_is_grey_on_grey(name: str) -> None:
    """Every style of text is easily read on paper, those of a figure on its tint, the cover on its panel."""
    look = theme_named(name) if name else Look()
    theme = dressed(Theme(), look)
    on_panel = {*theme.cover_titles, theme.cover_kind}
    for field in fields(theme):
        style = getattr(theme, field.name)
        if isinstance(style, Style):
            ground = look.accent if style in on_panel else WHITE
            assert contrast(style.colour, ground) >= 4.5, field.name
    for style in (theme.figure, theme.figure_small, theme.figure_text):
        assert contrast(style.colour, look.tint) >= 4.5
    assert all(contrast(style.colour, look.accent) >= 4.5 for style in theme.cover_titles)


def test_bars_are_as_long_as_their_values(printed: Print) -> None:
    """Who came is dark; the pale rest is who did not."""
    counts = (Count("Perempuan", 40, 30), Count("Laki-laki", 20, 5))
    data = Proceedings("Judul", by_sex=counts)
    (first, second), (third, fourth) = _pairs(bars(printed(_attended(data))))
    assert [first[0], second[0]] == [like(ACCENT), like(TINT)]
    assert first[1] / second[1] == pytest.approx(3, rel=0.02)
    assert third[1] / fourth[1] == pytest.approx(1 / 3, rel=0.02)
    assert (first[1] + second[1]) / (third[1] + fourth[1]) == pytest.approx(2, rel=0.02)


def _pairs(found: list[Box]) -> list[tuple[Box, Box]]:
    return list(zip(found[::2], found[1::2], strict=True))


def _attended(data: Proceedings) -> Proceedings:

    return replace(data, agencies=full().agencies[:1])


def test_stacks_have_the_colours_of_their_key(shelf: FontShelf) -> None:
    """Practices dark, challenges lighter, in the look of the host as well."""
    practice, challenge = Practice("Praktik", "Instansi"), Challenge("Hambatan", "Instansi")
    strategy = Strategy(1, "Strategi", (practice, practice), (challenge,))
    data = Proceedings("Judul", strategies=(strategy,))
    look = Look(accent=(0.4, 0.1, 0.1), middle=(0.7, 0.5, 0.5), tint=(0.95, 0.9, 0.9))
    for wanted in (Look(), look):
        options = Options(FONTS, fixed=True, look=wanted)
        made = print_proceedings(data, options, FakeWords(), silent, never_cancelled, shelf)
        dark, light = bars(made)
        assert [dark[0], light[0]] == [like(wanted.accent), like(wanted.middle)]
        assert dark[1] / light[1] == pytest.approx(2, rel=0.02)
        key = [box[0] for box in boxes(made) if box[1:] == (7.5, 7.5)]
        assert key == [like(wanted.accent), like(wanted.middle)]
    assert like(MIDDLE) != like(ACCENT)
