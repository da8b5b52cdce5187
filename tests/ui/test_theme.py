"""Both themes can be read, follow a switch at run time, and grow with the text size."""

import gc
import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from workshop_app.ui.icons import icon
from workshop_app.ui.theme import DARK, LIGHT, Theme, Tokens

READ = [
    *((text, ground) for text in ("text", "muted") for ground in ("bg", "surface", "sunken")),
    *((signal, f"{signal}_soft") for signal in ("ok", "warn", "bad", "primary")),
    *((signal, ground) for signal in ("primary", "bad") for ground in ("surface", "bg")),
    ("text", "primary_soft"),
    ("muted", "primary_soft"),
    *(("text", f"{signal}_soft") for signal in ("ok", "warn", "bad")),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_bad", "bad"),
    ("rail_text", "rail"),
    ("rail_text", "rail_selected"),
    ("rail_on", "rail_selected"),
    ("surface", "text"),
]
"""(text, ground) of everything that is read: 4.5 to 1."""
SEEN = [("edge", "surface"), ("edge", "bg"), ("primary", "sunken"), ("ok", "sunken")]
"""(line, ground) of everything that bounds a field or draws a figure: 3 to 1."""


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    red, green, blue = linear(c.redF()), linear(c.greenF()), linear(c.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), SEEN)
def test_fields_and_figures_can_be_seen(tokens: Tokens, line: str, ground: str) -> None:
    assert contrast(getattr(tokens, line), getattr(tokens, ground)) >= 3


def test_the_measure_knows_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_every_token_is_a_colour() -> None:
    for tokens in (LIGHT, DARK):
        for field in fields(tokens):
            assert QColor(getattr(tokens, field.name)).isValid(), field.name


def test_a_switch_reaches_palette_and_icons(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(icon(theme, "users", "text"))

    def shown() -> QColor:
        image = button.icon().pixmap(48, 48).toImage()
        colours = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        return max(colours, key=QColor.alpha)

    try:
        light = shown()
        with qtbot.waitSignal(theme.changed):
            theme.set_scheme("dark")
        assert theme.dark
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
        assert shown().lightness() > 200 > 100 > light.lightness()
    finally:
        theme.set_scheme("light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.bg)


def test_text_grows(qapp: QApplication, theme: Theme) -> None:
    try:
        theme.set_text_size("largest")
        assert qapp.font().pixelSize() == 18
    finally:
        theme.set_text_size("normal")
    assert qapp.font().pixelSize() == 14


def test_an_unknown_wish_changes_nothing(theme: Theme) -> None:
    before = theme.tokens
    theme.set_scheme("sepia")
    theme.set_text_size("tiny")
    assert (theme.tokens, theme.scale) == (before, 1.0)


def test_the_pictures_of_the_style_sheet_outlive_the_theme(
    qapp: QApplication, theme: Theme
) -> None:
    another = Theme(qapp, scheme="light")
    pictures = re.findall(r'url\("(.+?)"\)', qapp.styleSheet())
    another.deleteLater()
    del another
    gc.collect()
    assert len(set(pictures)) == 3
    assert all(Path(picture).is_file() for picture in pictures)
    theme.apply()
