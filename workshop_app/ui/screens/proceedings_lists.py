"""Reads what stands beside the pages of the proceedings: the parts, and what is to be checked."""

from collections.abc import Sequence
from dataclasses import replace

from workshop_app.actions.guarding import Guard
from workshop_app.actions.overview import Missing, missing
from workshop_app.actions.print_warnings import place_of_warning
from workshop_app.actions.proceedings_languages import Foreign, foreign_texts
from workshop_app.actions.proceedings_parts import Part, everything, parts
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.frozen import frozen
from workshop_app.words.catalogue import Words


@frozen
class Lists:
    """What stands beside the pages; no `parts` while the guard still reads."""

    parts: list[Part]
    gaps: list[Missing]
    warnings: list[tuple[str, tuple[str, str] | None]]
    foreign: list[Foreign]


def read_lists(
    ws: Workshop, guard: Guard | None, words: Words, book_words: Words, warnings: Sequence[str]
) -> Lists:
    """Read the lists, told in the language of `words`, of a book in that of `book_words`.

    `guard` is None while it still reads; `warnings` are those of the printing process.
    """
    found: list[Part] = []
    foreign: list[Foreign] = []
    if guard is not None:
        data = everything(ws, book_words, guard)
        found = parts(ws, book_words, data=data)
        printed = replace(data, parts=tuple(part.name for part in found if part.included))
        foreign = foreign_texts(printed, words, book_words.language)
    places = [(warning, place_of_warning(ws, warning)) for warning in warnings]
    return Lists(found, missing(ws, guard, findings=guard is not None), places, foreign)
