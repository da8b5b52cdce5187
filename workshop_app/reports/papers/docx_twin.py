"""What the chapters of the Word twin share: data, words, numbers of the plan, indexes, small texts."""

from collections.abc import Iterator

from workshop_app.domain.language import other_than
from workshop_app.domain.names import match_key
from workshop_app.reports.clean import one_line
from workshop_app.reports.model import Proceedings
from workshop_app.reports.naming import bare_name, named
from workshop_app.reports.papers.common import joined
from workshop_app.reports.papers.elements import (
    Element,
    GridColumn,
    Heading,
    Marks,
    PartStart,
    Side,
    Text,
)
from workshop_app.reports.parts import agency_names
from workshop_app.reports.plan import plan, speakers
from workshop_app.reports.wording import Words

AGENCIES, SPEAKERS = "a", "s"
"""The two indexes of the book."""


class Twin:
    """One Word file under way."""

    def __init__(self, data: Proceedings, words: Words, language: str = "") -> None:
        self.data, self.words, self._language = data, words, language
        self.numbers = {part.name: part.number for part in plan(data)}
        self.mentions: dict[tuple[str, str], dict[str, str]] = {}
        self._here, self._marks = "", 0
        self._full_names = agency_names(data)
        self._voices = {match_key(bare_name(n)): bare_name(n) for n in speakers(data)}
        self.title = one_line(data.title) or words.t("Workshop without a title")

    def chapter(self, part: str, title: str) -> Iterator[Element]:
        """A page of its own with the number of the plan."""
        number = self.words.t("Chapter {number}", number=self.numbers.get(part, ""))
        self._here = number
        yield PartStart(title)
        yield Heading(title, 1, number)

    def appendix(self, part: str, title: str) -> Iterator[Element]:
        """The same for an appendix."""
        number = self.words.t("Appendix {number}", number=self.numbers.get(part, ""))
        self._here = number
        yield PartStart(title)
        yield Heading(title, 1, f"{number} \u00b7")

    def agency_marks(self, agency: str, short: str, place: str = "") -> Marks:
        """Note for the index that an agency has its say here: in `place`, or in this chapter."""
        return self._marked(
            AGENCIES, self._full_names.get(one_line(short)) or named(agency, short), place
        )

    def speaker_marks(self, name: str, place: str = "") -> Marks:
        """The same for somebody whom the programme names as a speaker; others are not indexed."""
        return self._marked(SPEAKERS, self._voices.get(match_key(bare_name(name)), ""), place)

    def _marked(self, kind: str, name: str, place: str) -> Marks:
        places = self.mentions.setdefault((kind, name), {}) if name else {}
        place = place or self._here
        if not name or place in places:
            return ()
        self._marks += 1
        places[place] = str(self._marks)
        return (places[place],)

    def typed(self, name: str) -> Text:
        """A typed text of the workshop; where there is none in the language of the book, it says so."""
        foreign = name in self.data.foreign
        language = other_than(self._language) if foreign else ""
        return Text(getattr(self.data, name), language=language)

    def place(self) -> str:
        """Venue and place in one line."""
        return joined(self.data.venue, self.data.place)

    def days(self) -> str:
        """The day or days of the workshop."""
        first = self.data.starts_on or self.data.ends_on
        return self.words.date_range(first, self.data.ends_on) if first else ""

    def counted(self, *heads: str) -> Iterator[GridColumn]:
        """Columns for numbers."""
        for head in heads:
            yield GridColumn(self.words.t(head), 16, Side.RIGHT)


def stacked(*texts: str) -> str:
    """Lines of a cell, one below the other."""
    return "\n".join(filter(None, map(joined, texts)))
