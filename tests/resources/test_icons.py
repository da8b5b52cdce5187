"""Every shipped icon can be tinted and drawn, and the app icon is there in every size."""

import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from tests.resources.shipped import RESOURCES, script

ICONS = RESOURCES / "icons"
APP = ICONS / "app"
NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))
make_icons = script("make_icons")


def draw(svg: bytes, size: int) -> QImage:
    """The drawing on a transparent picture."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    """The colours of the fully opaque pixels."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [image.pixelColor(x, y) for x, y in points]
    return {colour.name() for colour in solid if colour.alpha() == 255}


def test_the_icons_are_those_listed() -> None:
    assert make_icons.icon_names() == NAMES
    assert len(NAMES) == len(set(make_icons.icon_names())) >= 70
    assert make_icons.check() == []


@pytest.mark.parametrize("name", NAMES)
def test_the_icon_is_tinted_by_one_colour(name: str, qtbot: QtBot) -> None:
    text = (ICONS / f"{name}.svg").read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    own = {e.get(key) for e in root.iter() for key in ("stroke", "fill")} - {None, "none"}
    assert own == {"currentColor"}
    tinted = draw(text.replace("currentColor", "#a31515").encode(), 48)
    assert colours(tinted) == {"#a31515"}


def test_the_style_sheet_has_its_icons_in_both_schemes() -> None:
    shipped = {path.name: path.read_text("utf-8") for path in (ICONS / "sheet").iterdir()}
    assert shipped == make_icons.sheet_icons()


def test_a_missing_source_icon_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_icons.main(["--lucide", str(tmp_path)]) == 1
    assert ".svg is not in" in capsys.readouterr().err


@pytest.mark.parametrize("size", make_icons.APP_SIZES)
def test_the_app_icon_in_this_size(size: int, qtbot: QtBot) -> None:
    image = QImage(str(APP / f"lokakarya-{size}.png"))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() < 128, "the corner is round"
    assert image.pixelColor(size // 2, size // 2).name() == "#ffffff", "the table is white"
    assert image.pixelColor(size // 2, 1).name() == "#14304f"


def test_the_app_icon_keeps_its_colours_when_drawn(qtbot: QtBot) -> None:
    seen = colours(draw((APP / "lokakarya.svg").read_bytes(), 128))
    assert {"#14304f", "#ffffff", "#f4b740", "#8db3dd"} <= seen


def test_the_ico_holds_the_same_pictures() -> None:
    ico = (APP / "lokakarya.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", ico)
    assert (reserved, kind, count) == (0, 1, len(make_icons.ICO_SIZES))
    for place, size in enumerate(make_icons.ICO_SIZES):
        side, _, _, _, _, bits, length, offset = struct.unpack_from(
            "<BBBBHHII", ico, 6 + 16 * place
        )
        assert (side or 256, bits) == (size, 32)
        picture = (APP / f"lokakarya-{size}.png").read_bytes()
        assert ico[offset : offset + length] == picture
