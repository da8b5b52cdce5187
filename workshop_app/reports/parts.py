"""What the parts of the proceedings share: chapters, sections, texts, cells, ranges of dates."""

from collections.abc import Callable, Iterator

from workshop_app.domain.errors import CannotRead
from workshop_app.domain.language import is_foreign, other_than
from workshop_app.domain.names import match_key
from workshop_app.reports.blocks import Heading, HeadingLook, Note, Paragraph, Turn
from workshop_app.reports.clean import one_line, paragraphs
from workshop_app.reports.engine import Anchor, Block, Setting
from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.images import Picture, prepare
from workshop_app.reports.model import Photo, Proceedings
from workshop_app.reports.naming import bare_name, joined, named
from workshop_app.reports.no_room import quoted
from workshop_app.reports.pictures import CAPTION_LINES, PictureBlock, room_for_picture
from workshop_app.reports.plan import speakers
from workshop_app.reports.roman import roman
from workshop_app.reports.table import Piece, Row
from workshop_app.reports.theme import GRID
from workshop_app.reports.wording import Words

PARAGRAPH_GAP = GRID / 2
NOTHING = "\u2013"

__all__ = ["NOTHING", "PARAGRAPH_GAP", "Maker", "joined", "named"]


class Maker:
    """What every part needs: the measures, the words, the data, the running number of chapters."""

    def __init__(
        self,
        setting: Setting,
        words: Words,
        data: Proceedings,
        breaks: Callable[[str], Breaks] | None = None,
    ) -> None:
        """One maker builds one document; `breaks` tells where words of another language may be broken."""
        self._breaks = breaks
        self.setting, self.theme, self.words, self.data = setting, setting.theme, words, data
        self.mentions: dict[str, list[Anchor]] = {}
        self.warnings: list[str] = []
        self.voices: dict[str, list[Anchor]] = {}
        self._chapters = self._appendices = 0
        self._names = agency_names(data)
        self._speakers = _by_key(data)

    def chapter(self, title: str) -> list[Block]:
        """A new page with the next Roman number and a title."""
        self._chapters += 1
        number = roman(self._chapters)
        return self._opened(self.words.t("Chapter {number}", number=number), title, number)

    def appendix(self, title: str) -> list[Block]:
        """The same for an appendix; in the contents it is called one."""
        self._appendices += 1
        label = self.words.t("Appendix {number}", number=roman(self._appendices))
        return self._opened(label, title, "", f"{label} \u00b7 {title}")

    def _opened(self, name: str, title: str, number: str, listed: str = "") -> list[Block]:
        """A new page with what it is called in a small line above the title."""
        theme = self.theme
        label = HeadingLook(0, theme.chapter_number, 0)
        look = HeadingLook(0, theme.chapter, GRID * 2)
        return [
            Turn(opening=True),
            Heading(self.setting, name, label, begins=0),
            Heading(
                self.setting,
                title,
                look,
                number=number,
                shown=False,
                level=0,
                listed=listed,
                section=title,
                rule=True,
            ),
        ]

    def plain_chapter(self, title: str) -> list[Block]:
        """A new page with a title and no number."""
        look = HeadingLook(0, self.theme.chapter, GRID * 2)
        return [
            Turn(opening=True),
            Heading(self.setting, title, look, level=0, begins=0, section=title, rule=True),
        ]

    def mention(self, agency: str, short: str, anchor: Anchor) -> None:
        """Note for the index that an agency has its say at `anchor`."""
        name = self._names.get(one_line(short)) or named(agency, short)
        if name:
            self.mentions.setdefault(name, []).append(anchor)

    def mention_speaker(self, name: str, anchor: Anchor) -> None:
        """The same for somebody whom the programme names as a speaker; others are not indexed."""
        if known := self._speakers.get(match_key(bare_name(name))):
            self.voices.setdefault(known, []).append(anchor)

    def section(self, title: str, before: float = 2 * GRID, rank: int = 2) -> Heading:
        """A heading within a chapter (or, of rank 3, within a strategy); not in the contents."""
        look = HeadingLook(before, self.theme.section, GRID / 2)
        return Heading(self.setting, title, look, rank=rank, begins=rank - 1)

    def texts(self, text: str, before: float = 0.0, name: str = "") -> Iterator[Block]:
        """The typed paragraphs; of a text with a `name` it is known whether it is in the other language."""
        language = self._other() if name in self.data.foreign else ""
        if not name:
            language = self.language_of(text)
        for paragraph in paragraphs(text):
            yield Paragraph(
                self.setting, paragraph, self.theme.body, before=before, language=language
            )
            before = PARAGRAPH_GAP

    @property
    def other_language(self) -> str:
        """The language in which the book is not."""
        return other_than(self.setting.options.language)

    def language_of(self, *texts: str) -> str:
        """The other language, if somebody wrote in it; "" for that of the book."""
        foreign = is_foreign(" ".join(texts), self.setting.options.language)
        return self._other() if foreign else ""

    def _other(self) -> str:
        """The other language, with the break points of its words at hand."""
        other = self.other_language
        if self._breaks and other not in self.setting.breaks_in:
            self.setting.breaks_in[other] = self._breaks(other)
        return other

    def photo(self, photo: Photo, shows: str) -> list[Block]:
        """A picture with its caption; a broken one is named among the warnings and left out.

        `shows` says what is on it where nobody has said so.
        """
        setting = self.setting
        picture = self.picture(photo, *room_for_picture(setting))
        if picture is None:
            return []
        caption = one_line(photo.caption)
        said = one_line(photo.shows) or caption or one_line(shows)
        if len(setting.lines(self.theme.byline, caption, setting.width)) <= CAPTION_LINES:
            return [PictureBlock(setting, picture, said, caption)]
        below = Paragraph(setting, caption, self.theme.byline)
        return [PictureBlock(setting, picture, said, ""), below]

    def picture(self, photo: Photo, widest: float, tallest: float) -> Picture | None:
        """A picture ready for a box; None for one that cannot be shown, which is named once."""
        known, key = self.setting.pictures, (photo.digest, widest, tallest)
        if photo.digest and key in known:
            return known[key]
        name = quoted(one_line(photo.name) or (photo.path.name if photo.path else ""))
        if photo.path is None and not photo.data:
            self.warn(
                self.words.t(
                    "The photo {name} is not in this copy of the workshop; it was left out.",
                    name=name,
                )
            )
            return None
        try:
            picture = prepare(photo.path or photo.data, widest, tallest)
        except CannotRead:
            self.warn(self.words.t("The photo {name} cannot be read; it was left out.", name=name))
            return None
        if photo.digest:
            known[key] = picture
        return picture

    def logo(self, widest: float, tallest: float) -> Picture | None:
        """The host's logo, if there is one."""
        path = self.setting.options.look.logo
        if path is None:
            return None
        return self.picture(Photo(path, name=path.name), widest, tallest)

    def warn(self, text: str) -> None:
        """Tell a person to look at something; the same thing is told once."""
        if text not in self.warnings:
            self.warnings.append(text)

    def empty(self, text: str, before: float = 0.0) -> Paragraph:
        """A sentence that says that there is nothing."""
        return Paragraph(self.setting, text, self.theme.empty, before=before)

    def label(self, text: str, before: float = PARAGRAPH_GAP) -> Note:
        """A small coloured label above a text."""
        return Note(self.setting, text, self.theme.label, before=before)

    def cell(self, *texts: str) -> tuple[Piece, ...]:
        """A table cell: the first text in ink, the others paler below it."""
        styles = [self.theme.cell, *[self.theme.cell_muted] * (len(texts) - 1)]
        return tuple(
            Piece(line, style)
            for text, style in zip(texts, styles, strict=True)
            for line in paragraphs(text)
        )

    def number(self, value: int) -> tuple[Piece, ...]:
        """A table cell with a number; zero is a dash."""
        return (Piece(self.words.number(value) if value else NOTHING, self.theme.cell_number),)

    def group(self, text: str) -> Row:
        """A row that names the group of rows below it."""
        return Row(((Piece(one_line(text), self.theme.group),),), group=True)

    def days(self) -> str:
        """The day or days of the workshop, as far as they are known."""
        first = self.data.starts_on or self.data.ends_on
        return one_line(self.words.date_range(first, self.data.ends_on)) if first else ""


def agency_names(data: Proceedings) -> dict[str, str]:
    """The full name of each agency that was invited, by its short name."""
    return {
        short: named(agency.name, short)
        for agency in data.agencies
        if (short := one_line(agency.short_name))
    }


def _by_key(data: Proceedings) -> dict[str, str]:
    """The speakers of the programme by what their names are compared by."""
    return {match_key(name): name for text in speakers(data) if (name := bare_name(text))}
