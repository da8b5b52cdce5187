"""Colours, type sizes and the one style sheet, for light and dark, changed while the app runs.

A `Theme` is made once by whoever starts the window and handed on; nothing else knows a colour. Painters
ask it while they paint, so a switch needs no more than a repaint.
"""

from dataclasses import asdict
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from workshop_app.domain.frozen import frozen
from workshop_app.paths import resource
from workshop_app.ui.style_sheet import STYLE_SHEET

BASE_SIZE: Final = 14
TEXT_SIZES: Final = {"normal": 1.0, "large": 1.15, "largest": 1.3}
SCHEMES: Final = ("system", "light", "dark")
_SIZES: Final = (12, 13, 14, 15, 18, 20, 28, 34)
_FONTS: Final = ("Regular", "Medium", "SemiBold", "Bold")


@frozen
class Tokens:
    """Every colour by its task. `faint` is for lines and disabled things, never for text to be read.

    `edge` bounds fields (3:1 against its surroundings); each signal colour has a `_soft` ground on which
    it is read as text.
    """

    bg: str
    surface: str
    sunken: str
    border: str
    strong: str
    edge: str
    text: str
    muted: str
    faint: str
    primary: str
    primary_hover: str
    primary_soft: str
    on_primary: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    on_bad: str
    rail: str
    rail_text: str
    rail_on: str
    rail_selected: str


LIGHT: Final = Tokens(
    bg="#F5F6F8",
    surface="#FFFFFF",
    sunken="#EDEFF3",
    border="#DEE2E8",
    strong="#C3C9D2",
    edge="#848D9B",
    text="#18202E",
    muted="#566172",
    faint="#98A1AE",
    primary="#1C5CA3",
    primary_hover="#164B87",
    primary_soft="#E5EEF9",
    on_primary="#FFFFFF",
    ok="#1A7146",
    ok_soft="#E2F3E9",
    warn="#855600",
    warn_soft="#FCF1DA",
    bad="#B0241D",
    bad_soft="#FBE8E6",
    on_bad="#FFFFFF",
    rail="#13304F",
    rail_text="#BCCBDC",
    rail_on="#FFFFFF",
    rail_selected="#21466F",
)
DARK: Final = Tokens(
    bg="#11151B",
    surface="#1A2028",
    sunken="#232A34",
    border="#2E3743",
    strong="#434E5D",
    edge="#6F7B8C",
    text="#E7EBF0",
    muted="#A6B1BF",
    faint="#6C7888",
    primary="#6BAAF1",
    primary_hover="#8CBDF5",
    primary_soft="#1D3149",
    on_primary="#0B1928",
    ok="#66C596",
    ok_soft="#17342A",
    warn="#E3B252",
    warn_soft="#3A2E14",
    bad="#F38F86",
    bad_soft="#43211F",
    on_bad="#2A0C0A",
    rail="#0C1016",
    rail_text="#9AA9BA",
    rail_on="#FFFFFF",
    rail_selected="#1D3149",
)

_ROLES: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_primary",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Accent: "primary",
}
_DISABLED: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)
PICTURES: Final = {
    "chevron": ("chevron-down", "muted"),
    "tick": ("check", "on_primary"),
    "dash": ("minus", "on_primary"),
}
"""What the style sheet draws -> icon and colour. Its url() knows no tint and reads the file whenever it
paints, so these are shipped tinted in both schemes (`packaging/make_icons.py --sheet`)."""


def tinted(svg: str, colour: str) -> str:
    """Return a Lucide drawing in a colour, a little finer than it is shipped."""
    return svg.replace('stroke-width="2"', 'stroke-width="1.75"').replace("currentColor", colour)


class Theme(QObject):
    """The present look of the app. `changed` comes after palette and style sheet are in place."""

    changed = Signal()

    def __init__(
        self, app: QApplication, *, scheme: str = "system", text_size: str = "normal"
    ) -> None:
        super().__init__()
        self._app = app
        self._scheme = scheme if scheme in SCHEMES else "system"
        self._text_size = text_size if text_size in TEXT_SIZES else "normal"
        self._svgs: dict[str, str] = {}
        self._icons = resource("icons")
        self._load_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self.apply()

    # --- what it is now ---------------------------------------------------------------------------

    @property
    def dark(self) -> bool:
        """True while the dark colours are shown."""
        if self._scheme == "system":
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme == "dark"

    @property
    def tokens(self) -> Tokens:
        """The colours of now."""
        return DARK if self.dark else LIGHT

    @property
    def scale(self) -> float:
        """The factor of the chosen text size."""
        return TEXT_SIZES[self._text_size]

    def color(self, token: str) -> QColor:
        """Return a colour by the name of its token."""
        return QColor(getattr(self.tokens, token))

    def px(self, size: float) -> int:
        """Return a length in pixels, grown with the text size."""
        return round(size * self.scale)

    def font(self, size: int = BASE_SIZE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the interface font in a size of the scale, for painters."""
        font = QFont("Inter")
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def svg(self, name: str, token: str) -> bytes:
        """Return a Lucide icon as SVG in the colour of a token."""
        if name not in self._svgs:
            self._svgs[name] = (self._icons / f"{name}.svg").read_text(encoding="utf-8")
        return tinted(self._svgs[name], getattr(self.tokens, token)).encode()

    # --- changing it ------------------------------------------------------------------------------

    def set_scheme(self, scheme: str) -> None:
        """Follow the system, or stay light or dark."""
        if scheme in SCHEMES and scheme != self._scheme:
            self._scheme = scheme
            self.apply()

    def set_text_size(self, text_size: str) -> None:
        """Show all text in another size."""
        if text_size in TEXT_SIZES and text_size != self._text_size:
            self._text_size = text_size
            self.apply()

    def apply(self) -> None:
        """Put palette, font and style sheet in place and tell everybody."""
        self._app.setFont(self.font())
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _on_system_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._scheme == "system":
            self.apply()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette

    def _style_sheet(self) -> str:
        scheme, folder = "dark" if self.dark else "light", resource("icons", "sheet").as_posix()
        pictures = {key: f"{folder}/{icon}-{scheme}.svg" for key, (icon, _) in PICTURES.items()}
        sizes = {f"f{size}": f"{self.px(size)}px" for size in _SIZES}
        # A radius above half the height turns square: both follow the text size.
        line = self.px(16)
        chip = {"chip_line": f"{line}px", "chip_radius": f"{(line + 6) // 2}px"}
        return Template(STYLE_SHEET).substitute(asdict(self.tokens), **sizes, **pictures, **chip)

    def _load_fonts(self) -> None:
        for style in _FONTS:
            QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{style}.ttf")))
