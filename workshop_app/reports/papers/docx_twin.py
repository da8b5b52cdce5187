"""What the chapters of the Word twin share: data, words, the numbers of the plan, small texts."""

from collections.abc import Iterator

from workshop_app.reports.clean import one_line
from workshop_app.reports.model import Proceedings
from workshop_app.reports.papers.common import joined
from workshop_app.reports.papers.elements import Element, GridColumn, Heading, PartStart, Side
from workshop_app.reports.plan import plan
from workshop_app.reports.wording import Words

AGENCIES, SPEAKERS = "a", "s"
"""The two indexes of the book, by the letter that Word tells them apart with."""


class Twin:
    """One Word file under way."""

    def __init__(self, data: Proceedings, words: Words) -> None:
        self.data, self.words = data, words
        self.numbers = {part.name: part.number for part in plan(data)}
        self.title = one_line(data.title) or words.t("Workshop without a title")

    def chapter(self, part: str, title: str) -> Iterator[Element]:
        """A page of its own with the number of the plan."""
        number = self.words.t("Chapter {number}", number=self.numbers.get(part, ""))
        yield PartStart(title)
        yield Heading(title, 1, number)

    def appendix(self, part: str, title: str) -> Iterator[Element]:
        """The same for an appendix."""
        number = self.words.t("Appendix {number}", number=self.numbers.get(part, ""))
        yield PartStart(title)
        yield Heading(title, 1, f"{number} \u00b7")

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
