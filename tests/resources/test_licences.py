"""Nothing by others is shipped without its licence."""

from tests.resources.shipped import RESOURCES

LICENCES = (RESOURCES / "LICENCES.md").read_text("utf-8")
MARKS = {
    "OFL": (
        "SIL OPEN FONT LICENSE Version 1.1",
        "PERMISSION & CONDITIONS",
        "Reserved Font Name",
        "TERMINATION",
        'PROVIDED "AS IS"',
    ),
    "APACHE": ("Apache License", "Version 2.0", "Redistribution", "Disclaimer of Warranty"),
}


def test_every_font_is_named_with_an_open_licence_text_beside_it() -> None:
    for path in (RESOURCES / "fonts").glob("*.ttf"):
        line = next((row for row in LICENCES.splitlines() if f"`{path.name}`" in row), "")
        texts = [part for part in line.split("`") if part.split("-")[0] in MARKS]
        assert len(texts) == 1, path.name
        text = (RESOURCES / "fonts" / texts[0]).read_text("utf-8")
        assert text.startswith("Copyright"), texts[0]
        assert all(mark in text for mark in MARKS[texts[0].split("-")[0]]), texts[0]


def test_every_font_named_is_shipped() -> None:
    named = {part for part in LICENCES.split("`") if part.endswith(".ttf")}
    assert named == {path.name for path in (RESOURCES / "fonts").glob("*.ttf")}


def test_reserved_font_names_are_spoken_of() -> None:
    assert "Reserved Font Name" in LICENCES


def test_the_icons_bring_both_their_licences() -> None:
    text = (RESOURCES / "icons" / "LICENSE").read_text("utf-8")
    assert "ISC License" in text and "Lucide Icons and Contributors" in text
    assert "The MIT License" in text and "Cole Bemis" in text
    assert "resources/icons/LICENSE" in LICENCES


def test_every_icon_says_where_it_is_from() -> None:
    for path in (RESOURCES / "icons").glob("*.svg"):
        assert "@license lucide-static" in path.read_text("utf-8").splitlines()[0], path.name
