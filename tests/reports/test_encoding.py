"""The fonts in the file: every place shows the right glyph, is as wide as it says, and can be read."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pypdf.generic import DictionaryObject, StreamObject

from tests.reports.conftest import FONTS, Print, reader
from tests.reports.hostile import hostile
from tests.reports.sample import full
from workshop_app.reports.encoding import FontUse
from workshop_app.reports.faces import Face, FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.theme import SHAPED, Role

SHAPES = {role.value for role in SHAPED}


def fonts_of(printed: Print, data: Proceedings) -> list[DictionaryObject]:
    """The font dictionaries of a printed document."""
    resources = reader(printed(data)).pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    found = resources["/Font"]
    assert isinstance(found, DictionaryObject)
    return [
        font for item in found.values() if isinstance(font := item.get_object(), DictionaryObject)
    ]


def program(font: DictionaryObject) -> TTFont:
    """The embedded TrueType program."""
    descriptor = font["/FontDescriptor"]
    assert isinstance(descriptor, DictionaryObject)
    stream = descriptor["/FontFile2"]
    assert isinstance(stream, StreamObject)
    return TTFont(BytesIO(stream.get_data()))


def unicode_places(font: DictionaryObject) -> dict[int, str]:
    """Byte to character, as the ToUnicode map says."""
    stream = font["/ToUnicode"]
    assert isinstance(stream, StreamObject)
    rows = [line.split() for line in stream.get_data().decode("ascii").splitlines()]
    pairs = [row for row in rows if len(row) == 2 and row[0].startswith("<") and len(row[0]) == 4]
    return {
        int(row[0][1:-1], 16): bytes.fromhex(row[1][1:-1]).decode("utf-16-be")
        for row in pairs
        if row[0] != "<00>"
    }


def tabular_figures(font: TTFont) -> dict[str, str]:
    """Digit to the glyph that the font itself names as the one for columns."""
    if "GSUB" not in font:
        return {}
    rules, chars = font["GSUB"].table, font.getBestCmap()
    found: dict[str, str] = {}
    for feature in rules.FeatureList.FeatureRecord:
        if feature.FeatureTag == "tnum":
            for index in feature.Feature.LookupListIndex:
                for table in rules.LookupList.Lookup[index].SubTable:
                    found |= getattr(table, "ExtSubTable", table).mapping
    digits = {digit: chars.get(ord(digit)) for digit in "0123456789"}
    return {digit: found[glyph] for digit, glyph in digits.items() if glyph in found}


@pytest.mark.parametrize("data", [full(), hostile()], ids=["full", "hostile"])
def test_places_widths_and_glyphs_agree(printed: Print, data: Proceedings) -> None:
    """For every used place: its width is that of its glyph, and its outline that of its character."""
    for font in fonts_of(printed, data):
        name = str(font["/BaseFont"])[8:]
        original, embedded = TTFont(FONTS / f"{name}.ttf"), program(font)
        places, chars = embedded["cmap"].tables[0].cmap, original.getBestCmap()
        scale = 1000 / original["head"].unitsPerEm
        figures = tabular_figures(original)
        widths, first = font["/Widths"], font["/FirstChar"]
        assert isinstance(widths, list)
        assert isinstance(first, int)
        for code, char in unicode_places(font).items():
            glyph = places[code]
            advance = embedded["hmtx"][glyph][0]
            assert float(widths[code - first]) == pytest.approx(advance * scale, abs=0.01)
            if name not in SHAPES and len(char) == 1 and ord(char) in chars:
                drawn = {chars[ord(char)], figures.get(char, chars[ord(char)])}
                assert advance in {original["hmtx"][each][0] for each in drawn}
        space = embedded["glyf"][places.get(32, ".notdef")]
        if 32 in unicode_places(font):
            assert space.numberOfContours == 0


def test_the_space_is_always_there(shelf: FontShelf, printed: Print) -> None:
    """Lines join words with it, so the first subset of every face has it."""
    fonts = fonts_of(printed, full())
    firsts = [font for font in fonts if str(font["/BaseFont"])[1:7] == "AAAAAB"]
    assert len(firsts) >= 5
    assert all(unicode_places(font)[32] == " " for font in firsts)


def test_brackets_and_backslash_are_escaped() -> None:
    """Nothing typed can end the string it stands in."""
    use = FontUse(Face(FONTS / "Inter-Regular.ttf"), "F0")
    assert list(use.runs("a(b)c\\")) == [(0, "a\\(b\\)c\\\\")]
    assert list(use.runs("(\u00e9)")) == [(0, "\\(\x80\\)")]


def test_kerning_comes_from_the_font(shelf: FontShelf) -> None:
    """Capital A and V draw together, two stems do not."""
    kerning = shelf.face(Role.SERIF).kerning
    assert kerning["AV"] < -20
    assert kerning["ll"] == 0


@pytest.mark.parametrize("role", [Role.SANS, Role.SANS_SEMIBOLD])
def test_figures_of_columns_are_equally_wide(shelf: FontShelf, role: Role) -> None:
    """Within a hundredth of a point at the size of tables; the plain ones are not."""
    face = shelf.face(role)
    widths = [width for _, width in face.figures.values()]
    assert list(face.figures) == list("0123456789")
    assert max(widths) - min(widths) < 2
    plain = [face.widths[digit] for digit in face.figures]
    assert max(plain) - min(plain) > 50


def test_what_nobody_sees_is_not_kerned(shelf: FontShelf) -> None:
    """Pairs move by something that can be seen, or not at all."""
    for role in (Role.SERIF, Role.SANS):
        kerning = shelf.face(role).kerning
        moved = {abs(kerning[a + b]) for a in "ABTVYaeornty." for b in "aeornty.,AV"}
        assert min(moved - {0}) >= 8
