"""The front matter of the proceedings: cover, imprint, foreword, contents."""

from collections.abc import Sequence

from workshop_app.reports.blocks import Heading, HeadingLook, Paragraph, Spring, Turn
from workshop_app.reports.clean import one_line
from workshop_app.reports.contents import ContentsEntry
from workshop_app.reports.cover import LOGO, Cover
from workshop_app.reports.engine import Block
from workshop_app.reports.parts import Maker, joined
from workshop_app.reports.theme import GRID


def title_of(maker: Maker) -> str:
    """The title, or a word for a workshop that has none yet."""
    return one_line(maker.data.title) or maker.words.t("Workshop without a title")


def place_of(maker: Maker) -> str:
    """Venue and place in one line."""
    return joined((maker.data.venue, maker.data.place))


def occasion(maker: Maker) -> str:
    """Host, place and days in one line, as the foot of every page says."""
    data = maker.data
    days = maker.days()
    where = joined((data.place, days))
    return joined((data.host_short or data.host, where), " \u00b7 ")


def cover(maker: Maker) -> list[Block]:
    """The cover page."""
    data, words = maker.data, maker.words
    lines = [line for line in (place_of(maker), maker.days()) if line]
    kind = words.t("Proceedings")
    return [
        Turn(),
        Cover(
            maker.setting,
            kind,
            title_of(maker),
            one_line(data.number),
            one_line(maker.setting.options.look.head or data.host),
            lines,
            maker.logo(*LOGO),
        ),
    ]


def imprint(maker: Maker) -> list[Block]:
    """The page behind the cover: the whole title and the occasion, at its foot."""
    data, theme = maker.data, maker.theme
    lines = [
        one_line(data.host),
        one_line(data.number),
        place_of(maker),
        maker.days(),
    ]
    look = HeadingLook(0, theme.section, 0)
    blocks: list[Block] = [Heading(maker.setting, title_of(maker), look, rank=0)]
    blocks += [
        Paragraph(maker.setting, line, theme.byline, before=GRID / 2 if index == 0 else 0)
        for index, line in enumerate(filter(None, lines))
    ]
    return [Turn(opening=True), Spring(blocks), *blocks]


def foreword(maker: Maker) -> list[Block]:
    """The foreword, if somebody typed one."""
    texts = list(maker.texts(maker.data.foreword, name="foreword"))
    return [*maker.plain_chapter(maker.words.t("Foreword")), *texts] if texts else []


def contents(maker: Maker, body: Sequence[Block]) -> tuple[list[Block], list[ContentsEntry]]:
    """The contents pages of everything listed in `body`; the entries wait to be completed."""
    listed = [block for block in body if isinstance(block, Heading) and block.level is not None]
    entries = [ContentsEntry(maker.setting, heading) for heading in listed]
    title = maker.words.t("Contents")
    look = HeadingLook(0, maker.theme.chapter, 2 * GRID)
    heading = Heading(maker.setting, title, look, rank=1, begins=0, section=title, rule=True)
    return [Turn(opening=True), heading, *entries], entries
