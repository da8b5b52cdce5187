"""The index: who has their say on which pages, in two columns, made when all pages are known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from workshop_app.domain.names import match_key
from workshop_app.reports.blocks import Turn, TurnUnlessRoom
from workshop_app.reports.clean import NO_BREAK_SPACE
from workshop_app.reports.engine import Anchor, Block, Flow
from workshop_app.reports.lines import Line
from workshop_app.reports.page import Place
from workshop_app.reports.parts import Maker
from workshop_app.reports.plan import plan
from workshop_app.reports.theme import GRID

_GUTTER = 18.0
_GAP = 3.75
_TOGETHER = 4
_MANY, _LETTERS = 30, 4
_EN_DASH = "\u2013"


def agencies(maker: Maker) -> list[Block]:
    """The index of agencies, if any of them had something to say."""
    if not maker.mentions:
        return []
    return [*maker.plain_chapter(maker.words.t("Index of agencies")), Index(maker, maker.mentions)]


def speakers(maker: Maker) -> list[Block]:
    """The index of those whom the programme names as speakers; nobody else is in it."""
    if not maker.voices:
        return []
    title = maker.words.t("Index of speakers")
    inside = [*maker.plain_chapter(title)[1:], Index(maker, maker.voices, by_name)]
    if not _follows_agencies(maker):
        return [Turn(opening=True), *inside]
    return [TurnUnlessRoom(inside, 3 * GRID), *inside]


def _follows_agencies(maker: Maker) -> bool:
    """Whether the other index stands before this one, so that both may share a page."""
    names = [each.name for each in plan(maker.data)]
    at = names.index("speaker-index") if "speaker-index" in names else 0
    return at > 0 and names[at - 1] == "agency-index" and bool(maker.mentions)


def by_name(name: str) -> str:
    """Speakers stand by their names: titles before them do not count."""
    return match_key(name)


class _Entry(NamedTuple):
    """A name with its pages, or (without a place, as a `head`) the letter above names."""

    text: str
    lines: list[Line]
    height: float
    place: Place | None = None
    head: bool = False


class Index:
    """Names with page numbers, sorted; each leads to the first page it names. Long ones have letters."""

    before = 0.0
    keeps_next = False

    def __init__(
        self,
        maker: Maker,
        mentions: dict[str, list[Anchor]],
        order: Callable[[str], str] = str.casefold,
    ) -> None:
        """Its lines are broken when it is placed: only then the numbers are known."""
        self._setting, self._mentions, self._order = maker.setting, mentions, order
        self._style, self._letter = maker.theme.cell, maker.theme.group
        self._column = (maker.setting.width - _GUTTER) / 2
        self.first = 4 * self._style.leading
        self.height = len(mentions) * (2 * self._style.leading + _GAP) / 2

    def place(self, flow: Flow) -> None:
        """Fill the columns of each page from left to right, evenly on the last one."""
        entries = self._entries()
        while entries:
            room = min(flow.room, even(entry.height for entry in entries))
            depths = [
                self._fill(flow, 0, room, entries),
                self._fill(flow, 1, flow.room, entries),
            ]
            if entries:
                flow.new_page()
            else:
                flow.advance(max(depths))

    def _entries(self) -> list[_Entry]:
        """All names in order, under their first letters where they are many."""
        names = sorted(self._mentions, key=self._order)
        firsts = [self._order(name)[:1].upper() for name in names]
        if len(names) < _MANY or len(set(firsts)) < _LETTERS:
            return [self._entry(name) for name in names]
        found: list[_Entry] = []
        for first, group in groupby(zip(firsts, names, strict=True), key=itemgetter(0)):
            lines = self._setting.lines(self._letter, first, self._column)
            height = 1.5 * self._letter.leading + _GAP
            found.append(_Entry(first, lines, height, head=True))
            found += [self._entry(name) for _, name in group]
        return found

    def _entry(self, name: str) -> _Entry:
        anchors = [anchor for anchor in self._mentions[name] if anchor.place]
        pages = list(dict.fromkeys(int(anchor.folio) for anchor in anchors))
        numbers = list(joined_pages(pages))
        separator = f",{NO_BREAK_SPACE}" if len(numbers) <= _TOGETHER else ", "
        text = separator.join((name, *numbers))
        lines = self._setting.lines(self._style, text, self._column)
        height = len(lines) * self._style.leading + _GAP
        return _Entry(text, lines, height, anchors[0].place if anchors else None)

    def _fill(self, flow: Flow, column: int, room: float, entries: list[_Entry]) -> float:
        """Draw entries into one column and take them off the list; how deep it became."""
        x, depth = flow.left + column * (self._column + _GUTTER), 0.0
        while entries:
            entry = entries[0]
            below = entries[1].height if entry.head else 0.0
            if depth and depth + entry.height + below > room + 0.01:
                break
            del entries[0]
            if entry.head:
                depth += self._letter.leading / 2 if depth else 0.0
                self._draw_letter(flow, x, flow.y - depth, entry)
                depth += self._letter.leading + _GAP
                continue
            if depth + entry.height > flow.room + 0.01:
                entry, rest = self._torn(entry, flow.room - depth)
                entries[:0] = rest
            font = self._setting.font(self._style)
            element = flow.element("P")
            if entry.place:
                element = flow.part("Link", element)
            flow.page.lines(x, flow.y - depth, font, entry.lines, element)
            depth += entry.height
            if entry.place:
                bottom, height = flow.y - depth + _GAP, entry.height - _GAP
                flow.page.link(x, bottom, self._column, height, entry.place, element, entry.text)
        return depth

    def _draw_letter(self, flow: Flow, x: float, top: float, entry: _Entry) -> None:
        font = self._setting.font(self._letter)
        flow.page.lines(x, top, font, entry.lines, flow.element("P"))

    def _torn(self, entry: _Entry, room: float) -> tuple[_Entry, list[_Entry]]:
        """What a whole column has room for of an entry, and the rest of it, if there is any."""
        leading = self._style.leading
        count = max(1, int((room + 0.01 - _GAP) / leading))
        parts = entry.lines[:count], entry.lines[count:]
        first, rest = (
            entry._replace(lines=lines, height=len(lines) * leading + _GAP) for lines in parts
        )
        return first, [rest] if rest.lines else []


def even(heights: Iterable[float]) -> float:
    """How deep two columns are if they are as even as the order allows."""
    sums = list(accumulate(heights))
    return min((max(part, sums[-1] - part) for part in sums), default=0.0)


def joined_pages(pages: Sequence[int]) -> Iterator[str]:
    """Page numbers in order, neighbours joined: 3, 12\u201314."""
    ordered = sorted(set(pages))
    start = 0
    for index, page in enumerate(ordered):
        if index + 1 < len(ordered) and ordered[index + 1] == page + 1:
            continue
        first = ordered[start]
        yield str(page) if first == page else f"{first}{_EN_DASH}{page}"
        start = index + 1
