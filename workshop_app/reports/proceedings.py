"""The proceedings as a book: its parts in order, laid out once, and written as one PDF.

To add a part: name it in `domain.book`, write a function from `Maker` to blocks (see `outcome.py`), and name
that in `MAKERS`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain.errors import Cancelled
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports import (
    appendices,
    colophon,
    conduct,
    coverage,
    evaluation,
    front,
    index,
    outcome,
    results,
)
from workshop_app.reports.archive import described
from workshop_app.reports.blocks import kept_to_text, spotted
from workshop_app.reports.clean import one_line
from workshop_app.reports.collecting import uncollected
from workshop_app.reports.contents import ContentsEntry
from workshop_app.reports.cover import Furniture
from workshop_app.reports.data import attachments
from workshop_app.reports.document import write_document
from workshop_app.reports.engine import Block, Flow, Setting
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.measure import Fonts
from workshop_app.reports.model import Proceedings
from workshop_app.reports.no_room import worded
from workshop_app.reports.parts import Maker
from workshop_app.reports.pdf import PdfFile
from workshop_app.reports.theme import Archive, Options
from workshop_app.reports.wording import Words

Part = Callable[[Maker], list[Block]]
Spot = tuple[str, int, float]
"""Where something begins: its key, its page from 1, points from the top of the page."""
Bookmark = tuple[int, str, int]
"""How deep it stands (chapters at 0), its title, its page from 1."""

MAKERS: Mapping[str, Part] = {
    "introduction": conduct.introduction,
    "conduct": conduct.conduct,
    "results": results.results,
    "matrix": coverage.coverage,
    "evaluation": evaluation.evaluation,
    "conclusions": outcome.conclusions,
    "recommendations": outcome.recommendations,
    "commitments": outcome.commitments,
    "closing": outcome.closing,
    "programme": appendices.programme,
    "agencies": appendices.agencies,
    "participants": appendices.participants,
    "photos": appendices.photos,
    "minutes": appendices.minutes,
    "agency-index": index.agencies,
    "speaker-index": index.speakers,
    "colophon": colophon.colophon,
}
"""The parts behind the front matter."""

BODY: tuple[str, ...] = (
    *("introduction", "conduct", "results", "matrix", "conclusions", "commitments", "closing"),
    "agency-index",
)
"""The chapters alone, with their index: what is compared with other programs."""


@dataclass(frozen=True)
class Printed:
    """A finished document in memory, its number of pages, what a person should look at, what is where."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]
    spots: tuple[Spot, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()


@uncollected()
def print_proceedings(
    data: Proceedings,
    options: Options,
    words: Words,
    progress: Progress,
    cancelled: CancelCheck,
    shelf: FontShelf,
    more: Sequence[Part] = (),
) -> Printed:
    """Lay out the parts of the proceedings, and `more` behind them.

    `Cancelled` as soon as `cancelled` says so.
    """
    setting = Setting(options, Fonts(shelf), shelf.breaks(options.language))
    setting.pictures = shelf.pictures
    maker = Maker(setting, words, data, shelf.breaks)
    return _print(maker, more, progress, cancelled)


def _print(
    maker: Maker, more: Sequence[Part], progress: Progress, cancelled: CancelCheck
) -> Printed:
    before, entries, body = _blocks(maker, more)
    kept_to_text(body)
    total = len(before) + len(body) + 1

    def step(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total)

    step(0)
    setting, title = maker.setting, front.title_of(maker)
    options = setting.options
    pdf = PdfFile(old=options.archive is Archive.A1B)
    furniture = Furniture(setting, pdf, title, front.occasion(maker))
    flow = Flow(setting, pdf, furniture.draw, step)
    flow.add(before)
    flow.begin_body()
    flow.add(body)
    for entry in entries:
        entry.complete()
    flow.finish()
    made_at = None if options.fixed else options.made_at
    about = described(title, one_line(maker.data.host), options.language, options.archive, made_at)
    written = write_document(pdf, flow, setting.fonts, about, attachments(maker))
    step(total)
    numbers = {id(page): number for number, page in enumerate(flow.pages, 1)}
    return Printed(
        written,
        len(flow.pages),
        (*worded(flow.no_room, maker.words), *_warnings(setting.fonts, maker)),
        tuple(
            (key, numbers[id(place.page)], round(max(0.0, place.page.height - place.y), 1))
            for key, place in flow.spots
        ),
        tuple((mark.level, mark.title, numbers[id(mark.place.page)]) for mark in flow.marks),
    )


def _blocks(
    maker: Maker, more: Sequence[Part]
) -> tuple[list[Block], list[ContentsEntry], list[Block]]:
    """Everything before the body, the entries of its contents, and the body."""
    parts = [part for part in maker.data.parts if part in MAKERS]
    body = [block for part in parts for block in spotted(f"part/{part}", MAKERS[part](maker))]
    body += [block for part in more for block in part(maker)]
    wanted = [part for part in maker.data.parts if part not in MAKERS]
    foreword = front.foreword(maker) if "foreword" in wanted else []
    contents, entries = front.contents(maker, [*foreword, *body])
    made = {
        "cover": lambda: [*front.cover(maker), *front.imprint(maker)],
        "foreword": lambda: foreword,
        "contents": lambda: contents,
    }
    wanted = [part for part in wanted if part in made]
    before = [block for part in wanted for block in spotted(f"part/{part}", made[part]())]
    return before, entries, body


def _warnings(fonts: Fonts, maker: Maker) -> tuple[str, ...]:
    missing, words = fonts.missing(), maker.words
    if not missing:
        return tuple(maker.warnings)
    listed = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing[:20])
    return (
        *maker.warnings,
        words.n(
            "{count} character has no glyph in the fonts and was printed as a box: {listed}",
            "{count} characters have no glyph in the fonts and were printed as boxes: {listed}",
            len(missing),
            listed=listed + (", \u2026" if len(missing) > 20 else ""),
        ),
    )
