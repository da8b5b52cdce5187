"""The proceedings as a book: its parts in order, laid out once, and written as one PDF.

To add a part, write a function from `Maker` to blocks (see `outcome.py`) and name it in `BODY`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from workshop_app.domain.errors import Cancelled
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports import conduct, front, index, outcome, results
from workshop_app.reports.contents import ContentsEntry
from workshop_app.reports.cover import Furniture
from workshop_app.reports.document import write_document
from workshop_app.reports.engine import Block, Flow, Setting
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.measure import Fonts
from workshop_app.reports.model import Proceedings
from workshop_app.reports.parts import Maker
from workshop_app.reports.pdf import PdfFile
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words

Part = Callable[[Maker], list[Block]]

BODY: tuple[Part, ...] = (
    conduct.introduction,
    conduct.conduct,
    results.results,
    outcome.conclusions,
    outcome.commitments,
    outcome.closing,
    index.agencies,
)


@dataclass(frozen=True)
class Printed:
    """A finished document in memory, its number of pages, and what a person should look at."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


def print_proceedings(
    data: Proceedings,
    options: Options,
    words: Words,
    progress: Progress,
    cancelled: CancelCheck,
    shelf: FontShelf,
) -> Printed:
    """Lay out the proceedings; `Cancelled` as soon as `cancelled` says so."""
    fonts, pdf = Fonts(shelf), PdfFile()
    setting = Setting(options, fonts, Breaks(options.language))
    maker = Maker(setting, words, data)
    before, entries, body = _blocks(maker)
    total = len(before) + len(body) + 1

    def step(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total)

    step(0)
    flow = Flow(setting, pdf, step)
    flow.add(before)
    flow.begin_body()
    flow.add(body)
    for entry in entries:
        entry.complete()
    _dress(flow, Furniture(setting, front.title_of(maker), front.occasion(maker)))
    written = write_document(pdf, flow, fonts, front.title_of(maker), data.host)
    step(total)
    return Printed(written, len(flow.pages), _warnings(fonts, words))


def _blocks(maker: Maker) -> tuple[list[Block], list[ContentsEntry], list[Block]]:
    """Everything before the body, the entries of its contents, and the body."""
    body = [block for part in BODY for block in part(maker)]
    foreword = front.foreword(maker)
    contents, entries = front.contents(maker, [*foreword, *body])
    return [*front.cover(maker), *front.imprint(maker), *foreword, *contents], entries, body


def _dress(flow: Flow, furniture: Furniture) -> None:
    for position, page in enumerate(flow.pages):
        furniture.draw(page, recto=position % 2 == 0 or not flow.setting.options.two_sided)


def _warnings(fonts: Fonts, words: Words) -> tuple[str, ...]:
    missing = fonts.missing()
    if not missing:
        return ()
    listed = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing[:20])
    return (
        words.n(
            "{count} character has no glyph in the fonts and was printed as a box: {listed}",
            "{count} characters have no glyph in the fonts and were printed as boxes: {listed}",
            len(missing),
            listed=listed + (", \u2026" if len(missing) > 20 else ""),
        ),
    )
