"""Badges on sheets: name as large as it fits, agency, role in words on its colour, code to be scanned."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workshop_app.domain.badges import spaced
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.measure import Fonts
from workshop_app.reports.papers import qr
from workshop_app.reports.papers.elements import Paper as Described
from workshop_app.reports.papers.fitting import Fitted
from workshop_app.reports.papers.model import Badge, Badges, LabelSheet
from workshop_app.reports.papers.pages import lay_out
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import (
    ACCENT,
    HAIR,
    INK,
    MM,
    MUTED,
    WHITE,
    Colour,
    Margins,
    Options,
    Paper,
    Role,
    Style,
    colour,
)
from workshop_app.reports.wording import Words

ROLE_COLOURS: Mapping[str, Colour] = {
    "participant": ACCENT,
    "speaker": colour("7A1F4B"),
    "moderator": colour("51337F"),
    "facilitator": colour("0B5D4E"),
    "note-taker": colour("3F4A55"),
    "committee": colour("8A3A0F"),
    "press": colour("5C5200"),
    "companion": colour("2F5D3A"),
}
"""White on each of them has a contrast of more than 7 to 1; the role stands there in words as well."""

_NAME = Style(Role.SANS_BOLD, 20, 24, INK)
_AGENCY = Style(Role.SANS_MEDIUM, 10, 12, MUTED)
_ROLE = Style(Role.SANS_SEMIBOLD, 10, 12, WHITE)
_SMALL = Style(Role.SANS, 6, 7.2, MUTED)
_NAME_SIZES = (26, 23, 20, 18, 16, 14, 12, 10.5, 9, 8, 7, 6.5, 6, 5.5)
_AGENCY_SIZES = (12, 11, 10, 9, 8, 7, 6)
_INSET = 2.5 * MM
"""Punched labels never lie quite where they should."""
_CODE_SHARE, _CODE_MOST = 0.48, 34 * MM
_SMALL_LABEL, _SMALL_SHARE = 45 * MM, 0.42
"""On small labels the name gets more of the height."""
_CODE_ASIDE = 1.5 * MM
"""How far the letters of a code may reach beyond it: never so far that they touch the text beside it."""


def print_badges(
    data: Badges,
    options: Options,
    words: Words,
    progress: Progress,
    cancelled: CancelCheck,
    shelf: FontShelf,
) -> Printed:
    """Print the sheets."""
    bare = Margins(inner=0, outer=0, top=0, bottom=0)
    options = replace(options, paper=Paper[data.sheet.paper], margins=bare, two_sided=False)
    setting = Setting(options, Fonts(shelf), shelf.breaks(options.language))
    each = data.sheet.columns * data.sheet.rows
    places: list[Badge | None] = [*[None] * (data.skip % each), *data.badges]
    sheets = [
        _Sheet(setting, words, data, places[start : start + each])
        for start in range(0, len(places), each)
    ]
    described = Described(words.t("Badges"), data.event.host, ())
    return lay_out(setting, list(sheets), described, words, progress, cancelled, dressed=False)


class _Sheet:
    """One page of badges."""

    before = 0.0
    keeps_next = False

    def __init__(
        self, setting: Setting, words: Words, data: Badges, badges: Sequence[Badge | None]
    ) -> None:
        self._setting, self._words, self._sheet = setting, words, data.sheet
        self._title, self._badges = one_line(data.event.title), badges
        self.height = self.first = setting.page_height

    def place(self, flow: Flow) -> None:
        """Draw the page."""
        sheet, page = self._sheet, flow.page
        for index, badge in enumerate(self._badges):
            row, column = divmod(index, sheet.columns)
            x = (sheet.left + column * (sheet.width + sheet.gap_x)) * MM
            top = page.height - (sheet.top + row * (sheet.height + sheet.gap_y)) * MM
            if badge is not None:
                self._badge(flow, badge, x, top)
        if sheet.cut:
            _cutting_marks(flow, sheet)
        flow.y = flow.bottom

    def _badge(self, flow: Flow, badge: Badge, x: float, top: float) -> None:
        inset = 0.0 if self._sheet.cut else _INSET
        x, top = x + inset, top - inset
        width, height = self._sheet.width * MM - 2 * inset, self._sheet.height * MM - 2 * inset
        pad = min(5 * MM, height * 0.09)
        band = max(6.5 * MM, height * 0.15)
        self._band(flow, badge, (x, top), (width, band), pad)
        upright = height > width
        share = _SMALL_SHARE if height < _SMALL_LABEL else _CODE_SHARE
        code = min(_CODE_MOST, (width if upright else height) * share)
        inner, left = width - 2 * pad, x + pad
        below = top - band - pad * 0.6
        if upright:
            self._upright(flow, badge, (left, below), (inner, height - band - 1.2 * pad), code)
        else:
            self._across(flow, badge, (left, below), (inner, height - band - 1.2 * pad), code)

    def _band(
        self,
        flow: Flow,
        badge: Badge,
        corner: tuple[float, float],
        size: tuple[float, float],
        pad: float,
    ) -> None:
        """The band in the colour of the role, with the role in words and the title."""
        (x, top), (width, band) = corner, size
        height = self._sheet.height * MM
        flow.page.box(x, top - band, width, band, ROLE_COLOURS.get(badge.role_code, ACCENT))
        room = width - 2 * pad
        role = Fitted(
            self._setting,
            _ROLE,
            one_line(badge.role).upper() or " ",
            (room, band),
            (11, 10, 9, 8, 7),
        )
        below = top - (band - role.height) / 2
        role.draw(flow, x + pad, below, flow.element("P"), centred=height > width)

    def _across(
        self,
        flow: Flow,
        badge: Badge,
        corner: tuple[float, float],
        size: tuple[float, float],
        code: float,
    ) -> None:
        """The name over the whole width; below it the agency on the left and the code on the right."""
        (x, top), (width, height) = corner, size
        most = self._name(flow, badge, (x, top), (width, height - code), centred=False)
        below, room = top - (height - code) - 2.0, width - code - 2 * MM
        self._foot(flow, badge, (x, below), (room, code - 2.0), most, centred=False)
        self._code(flow, badge, (x + width - code + 2 * MM, top - height + 2.2 * MM), code)

    def _upright(
        self,
        flow: Flow,
        badge: Badge,
        corner: tuple[float, float],
        size: tuple[float, float],
        code: float,
    ) -> None:
        """Text in the middle, code below it."""
        (x, top), (width, height) = corner, size
        code = min(code * 1.3, height * 0.42)
        above = height - code - 12 * MM
        most = self._name(flow, badge, (x, top - 4 * MM), (width, above * 0.55), centred=True)
        below = top - 4 * MM - above * 0.55 - 2 * MM
        self._foot(flow, badge, (x, below), (width, above * 0.45), most, centred=True)
        self._code(flow, badge, (x + (width - code) / 2, top - height + 5 * MM), code)

    def _name(
        self,
        flow: Flow,
        badge: Badge,
        corner: tuple[float, float],
        box: tuple[float, float],
        *,
        centred: bool,
    ) -> float:
        """The name as large as it fits, in the middle of its box; return its size."""
        name = Fitted(self._setting, _NAME, one_line(badge.name) or "\u2013", box, _NAME_SIZES)
        top = corner[1] - max(0.0, box[1] - name.height) / 2
        name.draw(flow, corner[0], top, flow.element("P"), centred=centred)
        return name.font.style.size

    def _foot(
        self,
        flow: Flow,
        badge: Badge,
        corner: tuple[float, float],
        box: tuple[float, float],
        most: float,
        *,
        centred: bool,
    ) -> None:
        """The agency, no larger than `most`, and the title of the occasion below it."""
        (x, top), (width, height) = corner, box
        agency, title = one_line(badge.agency), self._title
        below = top
        if agency:
            sizes = [size for size in _AGENCY_SIZES if size <= most] or _AGENCY_SIZES[-1:]
            fitted = Fitted(self._setting, _AGENCY, agency, (width, height * 0.6), sizes)
            below = fitted.draw(flow, x, top, flow.element("P"), centred=centred) - 4.0
        room = height - (top - below)
        if title and room > _SMALL.leading:
            small = Fitted(self._setting, _SMALL, title, (width, room), (7, 6.5, 6))
            small.draw(flow, x, below, flow.element("P"), centred=centred)

    def _code(self, flow: Flow, badge: Badge, corner: tuple[float, float], size: float) -> None:
        """The QR code with the same code in letters below it."""
        if not badge.code:
            return
        x, y = corner
        told = spaced(badge.code)
        says = self._words.t("QR code of the badge: {code}", code=told)
        qr.draw(flow, x, y, size, badge.code, says)
        box = (size + 2 * _CODE_ASIDE, 8.0)
        text = Fitted(self._setting, _SMALL, told, box, (6.5, 6, 5.5, 5, 4.5, 4))
        text.draw(flow, x - _CODE_ASIDE, y + 2.0, flow.element("P"), centred=True)


def _cutting_marks(flow: Flow, sheet: LabelSheet) -> None:
    """Short lines outside the badges where they are cut, and small crosses between them."""
    page, arm = flow.page, 4 * MM
    xs = _edges(sheet.left, sheet.width, sheet.gap_x, sheet.columns)
    ys = [page.height - y for y in _edges(sheet.top, sheet.height, sheet.gap_y, sheet.rows)]
    for x in xs:
        page.box(x - 0.15, max(ys) + 1.5, 0.3, arm, MUTED)
        page.box(x - 0.15, min(ys) - 1.5 - arm, 0.3, arm, MUTED)
    for y in ys:
        page.box(min(xs) - 1.5 - arm, y - 0.15, arm, 0.3, MUTED)
        page.box(max(xs) + 1.5, y - 0.15, arm, 0.3, MUTED)
    for x in xs:
        for y in ys:
            page.box(x - 2.5, y - 0.15, 5.0, 0.3, HAIR)
            page.box(x - 0.15, y - 2.5, 0.3, 5.0, HAIR)


def _edges(first: float, size: float, gap: float, count: int) -> list[float]:
    """Where labels begin and end, in points."""
    edges: list[float] = []
    for index in range(count):
        start = first + index * (size + gap)
        edges += [start * MM, (start + size) * MM]
    return sorted(set(edges))
