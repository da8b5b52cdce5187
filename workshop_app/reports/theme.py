"""How the pages look: paper, margins, the type scale, one accent colour, the font of each role.

Everything vertical is a multiple or a simple fraction of the 15 pt grid. To change the face of the
reports (a host's colours, another paper) hand in another `Theme` or `Paper`.
"""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

MM = 72 / 25.4
GRID = 15.0

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """A colour from its six hexadecimal digits, as parts between 0 and 1."""
    red, green, blue = (round(int(code[i : i + 2], 16) / 255, 4) for i in (0, 2, 4))
    return red, green, blue


class Paper(Enum):
    """Paper sizes in millimetres; F4 is the folio of Indonesian offices, "across" is turned."""

    A4 = (210.0, 297.0)
    F4 = (215.0, 330.0)
    A4_ACROSS = (297.0, 210.0)
    F4_ACROSS = (330.0, 215.0)

    @property
    def width(self) -> float:
        """Width in points."""
        return self.value[0] * MM

    @property
    def height(self) -> float:
        """Height in points."""
        return self.value[1] * MM


class Archive(Enum):
    """For which archives the file is made: PDF/A-3b carries the tables as data, A-1b is the oldest."""

    A3B = 3
    A2B = 2
    A1B = 1


class Role(Enum):
    """What a font is for; the value is its file without ending, in the fonts directory."""

    SERIF = "NotoSerif-Regular"
    SERIF_BOLD = "NotoSerif-Bold"
    SERIF_ITALIC = "NotoSerif-Italic"
    SANS = "Inter-Regular"
    SANS_MEDIUM = "Inter-Medium"
    SANS_SEMIBOLD = "Inter-SemiBold"
    SANS_BOLD = "Inter-Bold"
    JAVANESE = "NotoSansJavanese-Regular"
    BALINESE = "NotoSansBalinese-Regular"
    SUNDANESE = "NotoSansSundanese-Regular"
    ARABIC = "NotoNaskhArabic-Regular"
    SYMBOLS = "NotoSansSymbols2-Regular"
    EMOJI = "NotoEmoji-Regular"
    EAST_ASIAN = "DroidSansFallbackFull"


# asked in this order for a character that the face of a style lacks
FALLBACKS = (
    Role.SANS,
    Role.SERIF,
    Role.JAVANESE,
    Role.BALINESE,
    Role.SUNDANESE,
    Role.ARABIC,
    Role.SYMBOLS,
    Role.EMOJI,
    Role.EAST_ASIAN,
)
# their characters change shape beside each other
SHAPED = frozenset({Role.JAVANESE, Role.BALINESE, Role.SUNDANESE, Role.ARABIC})


@dataclass(frozen=True, eq=False)
class Style:
    """Font, size, distance of baselines and colour of a kind of text; each is one of its own."""

    role: Role
    size: float
    leading: float
    colour: Colour = (0.0, 0.0, 0.0)
    justified: bool = False
    hyphenated: bool = False
    tabular: bool = False


INK = colour("1A1D21")
MUTED = colour("4A5058")
ACCENT = colour("1F4E79")
TINT = colour("EAF0F6")
MIDDLE = colour("8FAECB")
HAIR = colour("B9C0C8")
WHITE = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Theme:
    """The styles of a report. The type scale is 8.5 / 10.5 / 11.5 / 15 / 22."""

    accent: Colour = ACCENT
    tint: Colour = TINT
    middle: Colour = MIDDLE
    body: Style = Style(Role.SERIF, 10.5, GRID, INK, justified=True, hyphenated=True)
    listed: Style = Style(Role.SERIF, 10.5, GRID, INK)
    empty: Style = Style(Role.SERIF_ITALIC, 10.5, GRID, MUTED)
    chapter_number: Style = Style(Role.SANS_BOLD, 10.5, GRID, ACCENT)
    chapter: Style = Style(Role.SANS_BOLD, 22, 30, INK)
    strategy_label: Style = Style(Role.SANS_BOLD, 8.5, GRID, ACCENT)
    strategy: Style = Style(Role.SANS_BOLD, 15, 1.5 * GRID, INK)
    section: Style = Style(Role.SANS_BOLD, 11.5, GRID, INK)
    section_number: Style = Style(Role.SANS_SEMIBOLD, 11.5, GRID, ACCENT)
    byline: Style = Style(Role.SANS, 8.5, GRID * 3 / 4, MUTED)
    label: Style = Style(Role.SANS_SEMIBOLD, 8.5, GRID, ACCENT)
    figure: Style = Style(Role.SANS_BOLD, 22, 30, ACCENT)
    figure_small: Style = Style(Role.SANS_BOLD, 15, GRID, ACCENT)
    figure_text: Style = Style(Role.SANS, 8.5, GRID * 3 / 4, INK)
    cell: Style = Style(Role.SANS, 8.5, GRID * 3 / 4, INK)
    cell_number: Style = Style(Role.SANS, 8.5, GRID * 3 / 4, INK, tabular=True)
    cell_strong: Style = Style(Role.SANS_SEMIBOLD, 8.5, GRID * 3 / 4, INK, tabular=True)
    cell_muted: Style = Style(Role.SANS, 8.5, GRID * 3 / 4, MUTED)
    cell_head: Style = Style(Role.SANS_SEMIBOLD, 8.5, GRID * 3 / 4, INK)
    group: Style = Style(Role.SANS_SEMIBOLD, 8.5, GRID * 3 / 4, ACCENT)
    contents_chapter: Style = Style(Role.SANS_SEMIBOLD, 10.5, GRID, INK)
    contents_strategy: Style = Style(Role.SANS_MEDIUM, 10.5, GRID, INK)
    contents_section: Style = Style(Role.SANS, 8.5, GRID, INK)
    furniture: Style = Style(Role.SANS, 8.5, GRID, MUTED)
    folio: Style = Style(Role.SANS_SEMIBOLD, 8.5, GRID, INK, tabular=True)
    cover_titles: tuple[Style, ...] = (
        Style(Role.SANS_BOLD, 30, 37.5, WHITE),
        Style(Role.SANS_BOLD, 22, 30, WHITE),
        Style(Role.SANS_BOLD, 15, 22.5, WHITE),
    )
    cover_kind: Style = Style(Role.SANS_SEMIBOLD, 11.5, GRID, WHITE)
    cover_host: Style = Style(Role.SANS_SEMIBOLD, 15, 22.5, INK)
    cover_line: Style = Style(Role.SANS, 10.5, GRID, MUTED)


@dataclass(frozen=True)
class Look:
    """What a host changes: its colours, its logo, and its letterhead instead of its name and contact.

    `accent` must be read on white and on `tint`, and white on it; `middle` lies between both in charts.
    """

    accent: Colour = ACCENT
    tint: Colour = TINT
    middle: Colour = MIDDLE
    logo: Path | None = None
    logo_shows: str = ""
    head: str = ""
    lines: tuple[str, ...] = ()


def coloured(style: Style, look: Look) -> Style:
    """A style in the colours of a look: itself where it has none of them."""
    changed = {ACCENT: look.accent, TINT: look.tint, MIDDLE: look.middle}
    wanted = changed.get(style.colour, style.colour)
    return style if wanted == style.colour else replace(style, colour=wanted)


def dressed(theme: Theme, look: Look) -> Theme:
    """A theme in the colours of a look."""
    if (look.accent, look.tint, look.middle) == (ACCENT, TINT, MIDDLE):
        return theme
    styles: dict[str, Any] = {
        each.name: coloured(style, look)
        for each in fields(theme)
        if isinstance(style := getattr(theme, each.name), Style)
    }
    return replace(theme, accent=look.accent, tint=look.tint, middle=look.middle, **styles)


@dataclass(frozen=True)
class Margins:
    """Distances from the edges of the paper, in points; `inner` is where the book is bound."""

    inner: float = 40 * MM
    outer: float = 30 * MM
    top: float = 30 * MM
    bottom: float = 30 * MM


@dataclass(frozen=True)
class Options:
    """How one report is printed.

    `fixed` leaves out all that changes from one print to the next: equal data give equal bytes.
    `made_at` is printed in the colophon and kept in the file, unless `fixed`. With `dashes` the number of a
    page stands at its head, as offices write it: - 2 -.
    """

    fonts: Path
    language: str = "id"
    paper: Paper = Paper.A4
    two_sided: bool = True
    fixed: bool = False
    made_at: datetime | None = None
    version: str = ""
    archive: Archive = Archive.A3B
    margins: Margins = Margins()
    theme: Theme = field(default_factory=Theme)
    look: Look = Look()
    dashes: bool = False
