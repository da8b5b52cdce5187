"""Words as wide as they print: each word of a style is measured and encoded once, then remembered.

A `fragment` is what stands inside `[( ... )]TJ`: the encoded characters with kerning between them
and, where a character lives in another subset of the font, the switch there and back.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import add, itemgetter
from typing import NamedTuple

from workshop_app.domain.remembered import Remembered
from workshop_app.reports.clean import SOFT_HYPHEN
from workshop_app.reports.encoding import FontUse, Sign
from workshop_app.reports.faces import FontShelf, Glyph
from workshop_app.reports.pdf import PdfFile, number
from workshop_app.reports.scripts import (
    Run,
    apart,
    goes_leftwards,
    leftwards,
    meanings,
    meant,
    mirrored,
    move,
    runs,
)
from workshop_app.reports.theme import FALLBACKS, SHAPED, Role, Style

_ELLIPSIS = "\u2026"
_FRAGMENT, _RTL = itemgetter(2), itemgetter(3)


class Word(NamedTuple):
    """A measured word; `width` is in points and has no space in it, `advance` (of words in the cache
    of a font) has one.

    Words that go from right to left are put in order by `joined`.
    """

    text: str
    width: float
    fragment: str
    rtl: bool = False
    advance: float = 0.0


class StyledFont:
    """A font at a size, with its cache of words."""

    def __init__(self, style: Style, use: FontUse, faces: "Fonts") -> None:
        """`use` is shared by all styles of the same face; `faces` help with what it lacks."""
        self.style = style
        self._use, self._faces = use, faces
        self._scale = style.size / 1000
        self.space = use.widths[" "] * self._scale
        self.setting = f"/{use.label()} {number(style.size)} Tf"
        self.words: dict[str, Word] = Remembered(self._spaced)
        self._heads: dict[tuple[str, str], Word] = Remembered(self._marked)
        self._columned: dict[str, tuple[float, str]] = Remembered(self._in_columns)
        self._leftwards = False
        self._hyphen = ""

    def word(self, text: str) -> Word:
        """Measure one word (or any text that must not be broken) without remembering it."""
        if self.style.tabular:
            return self._tabular(text)
        use = self._use
        if text.isascii() and text.isprintable():
            width, fragment = use.plain_word(text)
            return Word(text, width * self._scale, fragment)
        text = text.replace(SOFT_HYPHEN, "")
        try:
            width = sum(map(use.widths.__getitem__, text))
        except KeyError:
            return self._mixed(text)
        kerns = list(map(use.face.kerning.__getitem__, map(add, text, text[1:])))
        if not any(kerns):
            return Word(text, width * self._scale, self._encoded(text))
        pieces, last = [], 0
        for index, kern in enumerate(kerns, 1):
            if kern:
                pieces.append(self._encoded(text[last:index]) + f"){-kern}(")
                last = index
        fragment = "".join(pieces) + self._encoded(text[last:])
        return Word(text, (width + sum(kerns)) * self._scale, fragment)

    def _spaced(self, text: str) -> Word:
        """A word with the space that follows it."""
        _, width, fragment, rtl, _ = self.word(text)
        return Word(text, width, fragment, rtl, width + self.space)

    def head(self, text: str, mark: str) -> Word:
        """The part of a divided word that ends a line; remembered, as the same words are divided often.

        `mark` is drawn behind it, but is not part of the text.
        """
        return self._heads[text, mark]

    def _marked(self, head: tuple[str, str]) -> Word:
        text, mark = head
        word = self.word(text)
        if not mark:
            return word
        width = word.width + self._use.widths[mark] * self._scale
        self._hyphen = self._hyphen or self._encoded(SOFT_HYPHEN)
        return Word(text, width, self.joined([word])[0] + self._hyphen)

    def _mixed(self, text: str) -> Word:
        """A word with characters that the face lacks: run by run, each in a face that has them."""
        found = runs(text, self._use, self._faces.fallback)
        if goes_leftwards(found):
            words = [
                self._run(part) if part.rtl else self._neutral(part)
                for run in found
                for part in apart(run)
            ]
            width = sum(word.width for word in words)
            self._leftwards = True
            return Word(text, width, leftwards(map(self._piece, words)), True)
        words = [self._run(run) for run in found]
        return Word(text, sum(w.width for w in words), "".join(w.fragment for w in words))

    def _neutral(self, run: Run) -> Word:
        """Brackets and signs, or a number, within a word that goes leftwards."""
        use = run.use
        if use is None or run.text.isalnum():
            return self._run(run)
        signs = [Sign(ord(mirrored(char)), char, use.widths[char]) for char in reversed(run.text)]
        width = sum(sign.width for sign in signs) * self._scale
        return Word(run.text, width, self._switched(use, map(use.sign, signs)))

    def _piece(self, word: Word) -> tuple[float, str]:
        return word.width / self._scale, word.fragment

    def _run(self, run: Run) -> Word:
        if run.use is self._use:
            return self.word(run.text)
        if run.use is None:
            use = self._faces.boxes(run.text)
            signs = [use.box(char) for char in run.text]
            width = sum(sign.width for sign in signs)
            placed = [use.sign(sign) for sign in signs]
        elif self._faces.shapes(run.use):
            return self._shaped(run.use, run.text, run.rtl)
        else:
            use = run.use
            width, placed = sum(use.widths[char] for char in run.text), list(use.runs(run.text))
        return Word(run.text, width * self._scale, self._switched(use, placed))

    def _shaped(self, use: FontUse, text: str, rtl: bool) -> Word:
        """A run whose characters change shape: glyph by glyph, each moved to where it belongs."""
        face, width, pen = use.face, 0.0, 0.0
        places: list[tuple[float, Glyph]] = []
        for glyph in face.shape(text, rtl):
            places.append((width + glyph.right, glyph))
            width += glyph.advance
        if rtl:
            places.reverse()
        parts: list[str] = []
        copied = meanings(text, [glyph.start for _, glyph in places])
        for (at, glyph), chars in zip(places, copied, strict=True):
            own = face.width_of(glyph.number)
            drawn = self._switched(use, [use.sign(Sign(face.code_of(glyph.number), chars, own))])
            if round(glyph.up):
                drawn = f")]TJ {number(glyph.up * self._scale)} Ts[({drawn})]TJ 0 Ts[("
            parts += [move(at - pen), drawn]
            pen = at + own
        fragment = "".join([*parts, move(width - pen)])
        return Word(text, width * self._scale, fragment if rtl else meant(text, fragment))

    def _switched(self, use: FontUse, placed: Iterable[tuple[int, str]]) -> str:
        """Bytes in another font, and back to this one."""
        parts = [
            f")]TJ /{use.label(subset)} {number(self.style.size)} Tf[({data}"
            for subset, data in placed
        ]
        return "".join([*parts, f")]TJ {self.setting}[("])

    def _tabular(self, text: str) -> Word:
        """Figures all equally wide, so that they stand under each other; nothing is kerned."""
        text = text.replace(SOFT_HYPHEN, "")
        try:
            signs = [self._columned[char] for char in text]
        except KeyError:
            return self._mixed(text)
        width = sum(width for width, _ in signs)
        return Word(text, width * self._scale, "".join(drawn for _, drawn in signs))

    def _in_columns(self, char: str) -> tuple[float, str]:
        """The width (in thousandths) and fragment of a sign in columns; `KeyError` for one that the
        face lacks."""
        code, width = self._use.face.figures.get(char) or (0, self._use.widths[char])
        return width, self._placed([Sign(code, char, width) if code else char])

    def _encoded(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return self._use.plain(text)
        return self._placed(text)

    def _placed(self, signs: Iterable[str | Sign]) -> str:
        return "".join(
            self._switched(self._use, [(subset, data)]) if subset else data
            for subset, data in self._use.runs(signs)
        )

    def width(self, text: str) -> float:
        """How wide a cleaned text is in one line."""
        return sum(self.words[part].advance for part in text.split(" ")) - self.space

    def line(self, text: str) -> Word:
        """A cleaned text measured as one line, spaces included."""
        words = [self.words[part] for part in text.split(" ")]
        return Word(text, self.width(text), self.joined(words)[0])

    def joined(self, words: Sequence[Word]) -> tuple[str, int]:
        """The words of a line as one fragment, and how many spaces in it can be stretched.

        Words that go from right to left keep together, their spaces stay as they are.
        """
        if not self._leftwards or not any(map(_RTL, words)):
            return " ".join(map(_FRAGMENT, words)), len(words) - 1
        parts: list[str] = []
        for rtl, group in groupby(words, key=_RTL):
            if rtl:
                parts.append(self._leftward_line(list(group)))
            else:
                parts += [word.fragment for word in group]
        return " ".join(parts), len(parts) - 1

    def _leftward_line(self, words: list[Word]) -> str:
        use = self._use
        blank = use.sign(Sign(ord(" "), " ", use.widths[" "]))
        space = (use.widths[" "], self._switched(use, [blank]))
        pieces = [piece for word in words for piece in (self._piece(word), space)]
        return leftwards(pieces[:-1])

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


class Fonts:
    """The fonts of one document: styles on demand, faces shared between them."""

    def __init__(self, shelf: FontShelf) -> None:
        """Faces are read from `shelf` when a style first needs them."""
        self._shelf = shelf
        self._uses: dict[Role, FontUse] = {}
        self._styles: dict[Style, StyledFont] = {}
        self._fallbacks: dict[str, FontUse | None] = {}
        self._missing: dict[str, None] = {}

    def __getitem__(self, style: Style) -> StyledFont:
        """The font of a style, ready to measure."""
        font = self._styles.get(style)
        if font is None:
            font = self._styles[style] = StyledFont(style, self._use(style.role), self)
        return font

    def _use(self, role: Role) -> FontUse:
        if role not in self._uses:
            self._uses[role] = FontUse(self._shelf.face(role), f"F{len(self._uses)}")
        return self._uses[role]

    def fallback(self, char: str) -> FontUse | None:
        """The use of the first face that has a character; None if there is none."""
        if char not in self._fallbacks:
            self._fallbacks[char] = next(
                (self._use(role) for role in FALLBACKS if char in self._shelf.face(role).widths),
                None,
            )
        return self._fallbacks[char]

    def shapes(self, use: FontUse) -> bool:
        """Whether the characters of a face change shape beside each other."""
        return any(self._uses.get(role) is use for role in SHAPED)

    def boxes(self, text: str) -> FontUse:
        """The face that draws boxes; the characters are noted as missing."""
        self._missing.update(dict.fromkeys(text))
        return self._use(Role.SANS)

    def missing(self) -> list[str]:
        """The characters that were printed as a box, in order of appearance."""
        return list(self._missing)

    def write(self, pdf: PdfFile) -> str:
        """Write all fonts; the entries of the pages' font dictionary."""
        entries: dict[str, int] = {}
        for use in self._uses.values():
            entries.update(use.write(pdf))
        return "".join(f"/{label} {obj} 0 R" for label, obj in entries.items())
