"""Fonts cut down: the outlines stay what they are, everything else goes."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from tests.reports.conftest import FONTS
from workshop_app.reports.faces import Face
from workshop_app.reports.theme import Role


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_outlines_stay_what_they_are(role: Role, caplog: pytest.LogCaptureFixture) -> None:
    """Every glyph has the points and the width of the original; sums are right, nothing is spare."""
    path = FONTS / f"{role.value}.ttf"
    face, original = Face(path), TTFont(path)
    chars = original.getBestCmap()
    codes = sorted(chars)[:223]
    font = TTFont(BytesIO(face.subset(codes)), checkChecksums=2)
    places = font["cmap"].tables[0].cmap
    compared = 0
    for place, code in enumerate(codes):
        name, known = places.get(place, ".notdef"), chars[code]
        mine, theirs = font["glyf"][name], original["glyf"][known]
        points, ends, _ = mine.getCoordinates(font["glyf"])
        assert (points, list(ends)) == (
            (was := theirs.getCoordinates(original["glyf"]))[0],
            list(was[1]),
        )
        assert font["hmtx"][name][0] == original["hmtx"][known][0]
        compared += 1
    assert compared == len(codes)
    assert set(font.keys()) - {"GlyphOrder"} == {
        "cmap",
        "glyf",
        "head",
        "hhea",
        "hmtx",
        "loca",
        "maxp",
    }
    assert caplog.text == ""
