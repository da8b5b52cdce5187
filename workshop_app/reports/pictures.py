"""A picture in the text with its caption: it shrinks a little to fit a page before it turns one."""

from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.images import Picture
from workshop_app.reports.no_room import Trouble
from workshop_app.reports.tags import figure
from workshop_app.reports.theme import GRID

_TALLEST = 0.42
_COARSEST = 96  # dots per inch: fewer would show
_LEAST = 0.5
_GAP = GRID / 4
CAPTION_LINES = 8
"""A longer caption is a paragraph of its own, which may go on overleaf."""
THINNEST = 6.0
"""Points: of a picture that is thinner, people hardly see anything."""


def room_for_picture(setting: Setting) -> tuple[float, float]:
    """The greatest width and height of a picture, in points."""
    return setting.width, setting.page_height * _TALLEST


class PictureBlock:
    """A picture with the words for those who cannot see it, and a caption below."""

    keeps_next = False
    before = GRID

    def __init__(self, setting: Setting, picture: Picture, says: str, caption: str) -> None:
        """`says` and `caption` are cleaned; the caption may be empty."""
        self._setting, self._picture, self._says = setting, picture, says
        self._caption_text = caption
        widest, tallest = room_for_picture(setting)
        natural = picture.width * 72 / _COARSEST
        self._ratio = picture.height / picture.width
        self._width = min(widest, natural, tallest / self._ratio)
        style = setting.theme.byline
        self._font = setting.font(style)
        self._caption = setting.lines(style, caption, setting.width)

    @property
    def _below(self) -> float:
        lines = len(self._caption)
        return (_GAP + lines * self._font.style.leading if lines else 0.0) + GRID / 2

    @property
    def height(self) -> float:
        """Picture, caption, and a little air."""
        return self._width * self._ratio + self._below

    @property
    def first(self) -> float:
        """The same with the picture as small as it may become."""
        return min(self._width * self._ratio * _LEAST + self._below, self._setting.page_height)

    def place(self, flow: Flow) -> None:
        """Draw both."""
        room = max(flow.room - self._below, GRID)
        width = min(self._width, room / self._ratio)
        height = width * self._ratio
        x, y = flow.left, flow.y - height
        if min(width, height) < THINNEST:
            flow.tell(Trouble.PICTURE, self._caption_text or self._says)
        name = flow.picture(self._picture)
        element = flow.element("Figure", figure(self._says, (x, y, x + width, y + height)))
        flow.page.image(x, y, width, height, name, element)
        flow.advance(height)
        if self._caption:
            flow.advance(_GAP)
            flow.page.lines(flow.left, flow.y, self._font, self._caption, flow.element("Caption"))
            flow.advance(len(self._caption) * self._font.style.leading)
        flow.advance(GRID / 2)
        flow.snap()
