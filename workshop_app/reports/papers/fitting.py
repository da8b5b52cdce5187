"""Fitting a text into a box: the largest size at which it fits, wrapped between words."""

from collections.abc import Sequence
from dataclasses import replace

from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.lines import Line
from workshop_app.reports.measure import StyledFont
from workshop_app.reports.page import Tag
from workshop_app.reports.theme import Style

_LEADING, _DEEP_LEADING = 1.22, 2.1
_DEEP = (("\u1b00", "\u1bbf"), ("\ua980", "\ua9df"))
"""Balinese, Sundanese and Javanese hang letters far below the line."""


def leading_of(text: str) -> float:
    """How far apart lines of this text must be, by their size, for none to reach into the next."""
    deep = any(first <= char <= last for char in text for first, last in _DEEP)
    return _DEEP_LEADING if deep else _LEADING


def roomy(style: Style, text: str) -> Style:
    """The style, with room below for letters that hang low."""
    apart = leading_of(text)
    return style if apart == _LEADING else replace(style, leading=round(style.size * apart, 2))


def wrapped(setting: Setting, style: Style, text: str, width: float) -> list[Line]:
    """The lines of a text, about equally long unless a word would be torn for that."""
    widest = max(setting.font(style).word(word).width for word in text.split(" "))
    return (setting.balanced if widest <= width / 2 else setting.lines)(style, text, width)


class Fitted:
    """Lines in the size that was found. What does not fit even in the smallest ends with an ellipsis."""

    def __init__(
        self,
        setting: Setting,
        style: Style,
        text: str,
        box: tuple[float, float],
        sizes: Sequence[float],
    ) -> None:
        """`text` is cleaned; `sizes` go down; `box` is (width, height)."""
        self._setting, self._box = setting, box
        self.font, self.lines = self._find(style, text, sizes)

    def _find(
        self, style: Style, text: str, sizes: Sequence[float]
    ) -> tuple[StyledFont, list[Line]]:
        width, height = self._box
        words, apart = text.split(" "), leading_of(text)
        for size in sizes:
            sized = replace(style, size=size, leading=round(size * apart, 2))
            font = self._setting.font(sized)
            widest = max(font.word(word).width for word in words)
            lines = wrapped(self._setting, sized, text, width)
            fits = len(lines) * sized.leading <= height + 0.01
            if fits and (widest <= width or size == sizes[-1]):
                return font, lines
        return font, self._cut(sized, words, max(1, int(height / sized.leading)))

    def _cut(self, style: Style, words: list[str], count: int) -> list[Line]:
        """As many whole words as `count` lines hold, and an ellipsis."""
        width = self._box[0]
        low, high = 0, len(words) - 1
        while low < high:
            middle = (low + high + 1) // 2
            tried = " ".join(words[:middle]) + "\u2026"
            if len(self._setting.lines(style, tried, width)) <= count:
                low = middle
            else:
                high = middle - 1
        if low:
            return self._setting.lines(style, " ".join(words[:low]) + "\u2026", width)
        cut = self._setting.font(style).fitted(words[0], width)
        return [Line(cut.fragment + " ", cut.width, 0, True)]

    @property
    def height(self) -> float:
        """The height of the lines."""
        return len(self.lines) * self.font.style.leading

    def draw(self, flow: Flow, x: float, top: float, tag: Tag, *, centred: bool = False) -> float:
        """Draw the lines and return where they end."""
        for line in self.lines:
            shift = (self._box[0] - line.width) / 2 if centred else 0.0
            flow.page.lines(x + shift, top, self.font, [line], tag)
            top -= self.font.style.leading
        return top
