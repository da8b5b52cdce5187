"""The last page: with what the book was made, when, from which data, and under which licences."""

import hashlib

from workshop_app.reports.blocks import Paragraph, Spring, TurnUnlessRoom
from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Block
from workshop_app.reports.model import Proceedings
from workshop_app.reports.parts import Maker
from workshop_app.reports.theme import GRID, Options
from workshop_app.reports.wording import Words

_DIGITS = 16


def colophon(maker: Maker) -> list[Block]:
    """Small print at the foot of the last page, or of a page of its own."""
    theme = maker.theme
    title = maker.words.t("Colophon")
    blocks: list[Block] = [Paragraph(maker.setting, title, theme.label)]
    blocks += [Paragraph(maker.setting, line, theme.byline) for line in _lines(maker)]
    return [TurnUnlessRoom(blocks, 4 * GRID), Spring(blocks), *blocks]


def _lines(maker: Maker) -> list[str]:
    return colophon_lines(maker.data, maker.setting.options, maker.words)


def colophon_lines(
    data: Proceedings, options: Options, words: Words, *, typefaces: bool = True
) -> list[str]:
    """What the colophon says; a file that brings no typefaces says nothing of them."""
    told = [words.t("Set with Lokakarya.")]
    if options.version:
        told = [words.t("Set with Lokakarya {version}.", version=options.version)]
    if options.made_at and not options.fixed:
        day, hour = options.made_at.date(), options.made_at.time()
        told.append(
            words.t("Printed on {date}, {time}.", date=words.date_long(day), time=words.time(hour))
        )
    told.append(words.t("Fingerprint of the data: {digest}.", digest=fingerprint(data)))
    if typefaces:
        told.append(
            words.t("Typefaces: Noto Serif and Inter, both under the SIL Open Font License.")
        )
    return [one_line(line) for line in told]


def fingerprint(data: Proceedings) -> str:
    """A short digest of everything that was handed in: two books with the same one say the same."""
    written = repr(data).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(written).hexdigest()[:_DIGITS]
    return " ".join(digest[start : start + 4] for start in range(0, _DIGITS, 4))
