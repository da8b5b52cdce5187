"""Words as wide as they print: each word of a style is measured and encoded once, then remembered.

A `fragment` is what stands inside `[( ... )]TJ`: the encoded characters with kerning between them
and, where a character lives in another subset of the font, the switch there and back.
"""

from operator import add
from typing import NamedTuple

from workshop_app.reports.clean import SOFT_HYPHEN
from workshop_app.reports.encoding import FontUse
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.pdf import PdfFile, number
from workshop_app.reports.theme import Role, Style

_ELLIPSIS = "\u2026"


class Word(NamedTuple):
    """A measured word; `width` is in points and has no space in it."""

    text: str
    width: float
    fragment: str


class StyledFont:
    """A font at a size, with its cache of words."""

    def __init__(self, style: Style, use: FontUse) -> None:
        """`use` is shared by all styles of the same face in one document."""
        self.style = style
        self._use = use
        self._scale = style.size / 1000
        self.space = use.widths[" "] * self._scale
        self.setting = f"/{use.label()} {number(style.size)} Tf"
        self.words: dict[str, Word] = _WordCache(self)

    def word(self, text: str) -> Word:
        """Measure one word (or any text that must not be broken) without remembering it."""
        text = text.replace(SOFT_HYPHEN, "")
        if self.style.tabular:
            return self._tabular(text)
        use, kerning = self._use, self._use.face.kerning
        width = sum(map(use.widths.__getitem__, text))
        kerns = list(map(kerning.__getitem__, map(add, text, text[1:])))
        if not any(kerns):
            return Word(text, width * self._scale, self._encoded(text))
        pieces, last = [], 0
        for index, kern in enumerate(kerns, 1):
            if kern:
                pieces.append(self._encoded(text[last:index]) + f"){-kern}(")
                last = index
        fragment = "".join(pieces) + self._encoded(text[last:])
        return Word(text, (width + sum(kerns)) * self._scale, fragment)

    def _tabular(self, text: str) -> Word:
        """Every digit as wide as the widest, so that figures stand under each other."""
        use, wide = self._use, self._use.face.digit_width
        width, fragment = 0.0, ""
        for char in text:
            own = use.widths[char]
            pad = (wide - own) / 2 if "0" <= char <= "9" else 0.0
            around = f"){-round(pad)}(" if round(pad) else ""
            fragment += around + self._encoded(char) + around
            width += own + 2 * pad
        return Word(text, width * self._scale, fragment)

    def _encoded(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return self._use.plain(text)
        parts: list[str] = []
        for subset, data in self._use.runs(text):
            if subset:
                parts.append(f")]TJ /{self._use.label(subset)} {number(self.style.size)} Tf[(")
            parts.append(data)
            if subset:
                parts.append(f")]TJ {self.setting}[(")
        return "".join(parts)

    def line(self, text: str) -> Word:
        """A cleaned text measured as one line, spaces included."""
        words = [self.words[part] for part in text.split(" ")]
        width = sum(word.width for word in words) + self.space * (len(words) - 1)
        return Word(text, width, " ".join(word.fragment for word in words))

    def fitted(self, text: str, width: float) -> Word:
        """The text as one line, cut with an ellipsis where it would be wider than `width`."""
        whole = self.line(text)
        if whole.width <= width:
            return whole
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.line(text[:middle].rstrip() + _ELLIPSIS).width <= width:
                low = middle
            else:
                high = middle - 1
        cut = text[:low]
        at_word = cut.rfind(" ")
        return self.line((cut[:at_word] if at_word > low / 2 else cut).rstrip() + _ELLIPSIS)


class _WordCache(dict[str, Word]):
    def __init__(self, font: StyledFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._font.word(text)
        return word


class Fonts:
    """The fonts of one document: styles on demand, faces shared between them."""

    def __init__(self, shelf: FontShelf) -> None:
        """Faces are read from `shelf` when a style first needs them."""
        self._shelf = shelf
        self._uses: dict[Role, FontUse] = {}
        self._styles: dict[Style, StyledFont] = {}

    def __getitem__(self, style: Style) -> StyledFont:
        """The font of a style, ready to measure."""
        font = self._styles.get(style)
        if font is None:
            font = self._styles[style] = StyledFont(style, self._use(style.role))
        return font

    def _use(self, role: Role) -> FontUse:
        if role not in self._uses:
            self._uses[role] = FontUse(self._shelf.face(role), f"F{len(self._uses)}")
        return self._uses[role]

    def missing(self) -> list[str]:
        """The characters that were printed as a box, in order of appearance."""
        found: dict[str, None] = {}
        for use in self._uses.values():
            found.update(use.missing)
        return list(found)

    def write(self, pdf: PdfFile) -> str:
        """Write all fonts; the entries of the pages' font dictionary."""
        entries: dict[str, int] = {}
        for use in self._uses.values():
            entries.update(use.write(pdf))
        return "".join(f"/{label} {obj} 0 R" for label, obj in entries.items())
