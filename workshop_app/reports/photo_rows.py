"""Photos two beside each other, each with its caption: the pages of documentation."""

from collections.abc import Sequence

from workshop_app.reports.blocks import Paragraph
from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Block, Flow, Setting
from workshop_app.reports.images import Picture
from workshop_app.reports.lines import Line
from workshop_app.reports.model import Photo
from workshop_app.reports.no_room import Trouble
from workshop_app.reports.parts import Maker
from workshop_app.reports.pictures import CAPTION_LINES, THINNEST
from workshop_app.reports.tags import figure
from workshop_app.reports.theme import GRID

_BETWEEN = 18.0
_TALLEST = 12 * GRID
_GAP = GRID / 4


def photo_rows(maker: Maker, photos: Sequence[Photo]) -> list[Block]:
    """The rows; a caption too long for its place is a paragraph below its row."""
    setting = maker.setting
    width = (setting.width - _BETWEEN) / 2
    shown = [
        (photo, picture)
        for photo in photos
        if (picture := maker.picture(photo, width, _TALLEST)) is not None
    ]
    blocks: list[Block] = []
    for start in range(0, len(shown), 2):
        row, long = [], []
        for photo, picture in shown[start : start + 2]:
            caption = one_line(photo.caption)
            says = one_line(photo.shows) or caption or one_line(photo.name)
            lines = setting.lines(maker.theme.byline, caption, width)
            if len(lines) > CAPTION_LINES:
                long.append(caption)
                lines = []
            row.append(_Shown(picture, says, lines, width))
        blocks.append(PhotoRow(setting, row, before=GRID if blocks else 0.0))
        blocks += [Paragraph(setting, text, maker.theme.byline, before=_GAP) for text in long]
    return blocks


class _Shown:
    """One picture in its place, as large as that allows and no coarser than paper should show."""

    def __init__(self, picture: Picture, says: str, caption: list[Line], room: float) -> None:
        self.picture, self.says, self.caption = picture, says, caption
        ratio = picture.height / picture.width
        self.width = min(room, _TALLEST / ratio, picture.width * 0.75)
        self.height = self.width * ratio


class PhotoRow:
    """One or two photos with their captions, never torn."""

    keeps_next = False

    def __init__(self, setting: Setting, photos: Sequence[_Shown], before: float) -> None:
        """The photos stand on one line, their captions below it."""
        self.before, self._photos = before, photos
        self._font = setting.font(setting.theme.byline)
        self._step = (setting.width + _BETWEEN) / 2
        self._tall = max(photo.height for photo in photos)
        captions = max(len(photo.caption) for photo in photos) * self._font.style.leading
        self.height = self.first = self._tall + (_GAP + captions if captions else 0.0)

    def place(self, flow: Flow) -> None:
        """Draw picture, caption, picture, caption: in the order of reading."""
        for index, photo in enumerate(self._photos):
            x, y = flow.left + index * self._step, flow.y - self._tall
            box = (x, y, x + photo.width, y + photo.height)
            element = flow.element("Figure", figure(photo.says, box))
            if min(photo.width, photo.height) < THINNEST:
                flow.tell(Trouble.PICTURE, photo.says)
            name = flow.picture(photo.picture)
            flow.page.image(x, y, photo.width, photo.height, name, element)
            if photo.caption:
                caption = flow.element("Caption")
                flow.page.lines(x, y - _GAP, self._font, photo.caption, caption)
        flow.advance(self.height)
        flow.snap()
