"""The proceedings as a Word file, so that the office can finish them: the same parts in the same order.

Charts become the tables they are drawn from; page numbers, contents, lists and captions are Word's own. The
pages of the indexes are fields, too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workshop_app.domain.names import match_key
from workshop_app.domain.progress import CancelCheck, never_cancelled
from workshop_app.reports.colophon import colophon_lines
from workshop_app.reports.model import Proceedings
from workshop_app.reports.papers import word_files
from workshop_app.reports.papers.docx_conduct import Conduct
from workshop_app.reports.papers.docx_outcome import Appendices, Outcome
from workshop_app.reports.papers.docx_results import Results
from workshop_app.reports.papers.docx_twin import AGENCIES, SPEAKERS
from workshop_app.reports.papers.elements import (
    Contents,
    Cover,
    Element,
    Heading,
    IndexList,
    Paper,
    PartStart,
    Text,
)
from workshop_app.reports.papers.evaluation_word import evaluation_elements
from workshop_app.reports.plan import plan
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words


@dataclass(frozen=True)
class Written:
    """A finished Word file in memory, and what a person should look at."""

    data: bytes
    warnings: tuple[str, ...] = ()


def write_proceedings(
    data: Proceedings, options: Options, words: Words, cancelled: CancelCheck = never_cancelled
) -> Written:
    """Write the Word file; raises Cancelled."""
    warnings: list[str] = []
    paper = compose(data, words, options)
    written = word_files.write(paper, options, words, cancelled, warnings)
    return Written(written, tuple(dict.fromkeys(warnings)))


def compose(data: Proceedings, words: Words, options: Options | None = None) -> Paper:
    """The proceedings as elements; the colophon needs the options."""
    composer = _Composer(data, words, options)
    dashes = options is not None and options.dashes
    return Paper(composer.title, data.host, tuple(composer.elements()), dashes=dashes)


class _Composer(Conduct, Results, Outcome, Appendices):
    """Goes through the parts of the plan."""

    def __init__(self, data: Proceedings, words: Words, options: Options | None) -> None:
        super().__init__(data, words, options.language if options else "")
        self._options = options
        self._indexed_before = False
        self._makers: Mapping[str, Callable[[], Iterator[Element]]] = {
            "cover": self._cover,
            "foreword": self._foreword,
            "contents": self._contents,
            "introduction": self.introduction,
            "conduct": self.conduct,
            "results": self.results,
            "matrix": self.coverage,
            "evaluation": self._evaluation,
            "conclusions": self.conclusions,
            "recommendations": self.recommendations,
            "commitments": self.commitments,
            "closing": self.closing,
            "programme": self._programme_appendix,
            "agencies": self.agencies,
            "participants": self.participants,
            "photos": self.photos,
            "minutes": self.minutes,
            "agency-index": self._agency_index,
            "speaker-index": self._speaker_index,
            "colophon": self._colophon,
        }

    def elements(self) -> Iterator[Element]:
        """Everything in order."""
        for part in plan(self.data):
            yield from self._makers[part.name]()

    def _cover(self) -> Iterator[Element]:
        data = self.data
        issuer = self._options.look.head if self._options else ""
        kind = self.words.t("Proceedings")
        yield Cover(kind, self.title, data.number, issuer or data.host, self.place(), self.days())

    def _foreword(self) -> Iterator[Element]:
        yield PartStart("")
        yield Heading(self.words.t("Foreword"))
        yield self.typed("foreword")

    def _contents(self) -> Iterator[Element]:
        yield PartStart("")
        yield Contents(self.words.t("Contents"))

    def _evaluation(self) -> Iterator[Element]:
        if self.data.evaluation is not None:
            yield from self.chapter("evaluation", self.words.t("Evaluation"))
            yield from evaluation_elements(self.data.evaluation, self.words)

    def _programme_appendix(self) -> Iterator[Element]:
        yield from self.appendix("programme", self.words.t("Programme"))
        yield from self.programme()

    def _agency_index(self) -> Iterator[Element]:
        yield from self._indexed(self.words.t("Index of agencies"), AGENCIES, str.casefold)

    def _speaker_index(self) -> Iterator[Element]:
        yield from self._indexed(self.words.t("Index of speakers"), SPEAKERS, match_key)

    def _indexed(self, title: str, kind: str, order: Callable[[str], str]) -> Iterator[Element]:
        """What the chapters have marked by now; an index stands behind them all."""
        names = sorted((name for known, name in self.mentions if known == kind), key=order)
        if names:
            yield from self._after_an_index(title)
            yield Heading(title)
            yield IndexList(
                tuple((name, tuple(self.mentions[kind, name].items())) for name in names)
            )

    def _after_an_index(self, title: str) -> Iterator[Element]:
        """A new page, but for what stands behind an index: that has room for it."""
        if not self._indexed_before:
            yield PartStart(title)
        self._indexed_before = True

    def _colophon(self) -> Iterator[Element]:
        if self._options is None:
            return
        title = self.words.t("Colophon")
        yield from self._after_an_index(title)
        told = colophon_lines(self.data, self._options, self.words, typefaces=False)
        yield Heading(title, 3)
        yield Text("\n".join(told), pale=True)
