"""Who contributed how much to what: the figures that pages, charts and the Word twin share."""

from collections import Counter
from collections.abc import Sequence

from workshop_app.reports.clean import one_line
from workshop_app.reports.model import (
    AgencyAttendance,
    Challenge,
    Practice,
    Proceedings,
    Strategy,
)
from workshop_app.reports.naming import joined, named
from workshop_app.reports.wording import Words

WHOLE = -1
"""Where the contributions themselves are counted: one may count for several strategies."""


def counted(
    strategy: Strategy,
    everything: Sequence[Practice | Challenge],
    own: Sequence[Practice | Challenge],
) -> int:
    """How many contributions count for a strategy, wherever they are printed; the desk counts so too."""
    number = strategy.number
    return len(own) + sum(number in item.also and item not in own for item in everything)


def by_strategy(strategies: Sequence[Strategy]) -> list[tuple[int, int]]:
    """Practices and challenges of each strategy."""
    practices = [p for s in strategies for p in s.practices]
    challenges = [c for s in strategies for c in s.challenges]
    return [
        (counted(s, practices, s.practices), counted(s, challenges, s.challenges))
        for s in strategies
    ]


def by_agency(strategies: Sequence[Strategy]) -> dict[str, Counter[int]]:
    """Contributions of each agency by the place of the strategy, and under WHOLE all of them."""
    counts: dict[str, Counter[int]] = {}
    places = {strategy.number: index for index, strategy in enumerate(strategies)}
    for index, strategy in enumerate(strategies):
        items: tuple[Practice | Challenge, ...] = (*strategy.practices, *strategy.challenges)
        for item in items:
            if name := named(item.agency, item.agency_short):
                here = {index, *(places[number] for number in item.also if number in places)}
                counts.setdefault(name, Counter()).update([*here, WHOLE])
    return counts


def attendance_told(agencies: Sequence[AgencyAttendance], words: Words) -> str:
    """How many agencies and people came, in two sentences."""
    invited = [agency for agency in agencies if agency.invited]
    came = sum(1 for agency in invited if agency.present)
    first = words.n(
        "Of {count} invited agency, {came} attended.",
        "Of {count} invited agencies, {came} attended.",
        len(invited),
        came=words.number(came),
    )
    second = words.n(
        "{count} person was present; {registered} had registered.",
        "{count} people were present; {registered} had registered.",
        sum(agency.present for agency in agencies),
        registered=words.number(sum(agency.registered for agency in agencies)),
    )
    return one_line(f"{first} {second}")


def printed_elsewhere(data: Proceedings, words: Words, strategy: Strategy) -> str:
    """The practices of other strategies that count for this one as well, by number and title."""
    if not strategy.number:
        return ""
    found = [
        f"{words.number(other.number)}.{index} {one_line(practice.title)}"
        for other in data.strategies
        if other.number != strategy.number
        for index, practice in enumerate(other.practices, 1)
        if strategy.number in practice.also
    ]
    return joined(found, "; ")
