"""The codes that the proceedings print: PB-001, PB-002, ... without holes, in the order of the pages.

On the screen every record keeps the code it was given on its laptop ("PB-K7-003"), so that two laptops
never give one code to two things; whoever reads the paper meets a plain count.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from workshop_app.actions.clearing import CLEARED, PUBLIC
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.records import CODE_PREFIXES
from workshop_app.domain.records import Challenge, Commitment, Practice, Strategy

DIGITS: Final = 3


def printed_codes(read: GuardedReader) -> dict[str, str]:
    """Return the printed code of every contribution in the proceedings, by the record's id.

    What stays inside has none: withheld records, and challenges that are not cleared and public. Practices
    and challenges are counted chapter by chapter, those without a printed strategy last.
    """
    chapters = [*(strategy.id for strategy in read.all(Strategy)), ""]
    practices = read.all(Practice)
    challenges = [c for c in read.all(Challenge) if (c.status, c.visibility) == (CLEARED, PUBLIC)]
    return {
        **_counted("practice", by_chapter(practices, chapters)),
        **_counted("challenge", by_chapter(challenges, chapters)),
        **_counted("commitment", (commitment.id for commitment in _promised(read))),
    }


def _promised(read: GuardedReader) -> list[Commitment]:
    """Return the commitments of this workshop, then those of earlier ones: as their chapter prints them."""
    return sorted(read.all(Commitment), key=lambda commitment: bool(commitment.earlier_id))


def by_chapter(some: Sequence[Practice | Challenge], chapters: Sequence[str]) -> list[str]:
    """Return the ids of records chapter by chapter; `chapters` are ids of strategies, "" for without."""
    places: dict[str, list[str]] = {chapter: [] for chapter in (*chapters, "")}
    for record in some:
        places[chapter_of(record.strategies, places)].append(record.id)
    return [record_id for ids in places.values() for record_id in ids]


def chapter_of(strategies: Iterable[str], printed: Iterable[str]) -> str:
    """Return the first strategy of a record that is printed; "" if none is."""
    known = frozenset(printed)
    return next((each for each in strategies if each in known), "")


def _counted(kind: str, ids: Iterable[str]) -> dict[str, str]:
    prefix = CODE_PREFIXES[kind]
    return {record_id: f"{prefix}-{number:0{DIGITS}}" for number, record_id in enumerate(ids, 1)}
