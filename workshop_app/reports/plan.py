"""Which parts of the proceedings have something to print, in which order, and how they are numbered.

The printed book, its Word twin and the list of parts on the screen all follow this one plan.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop_app.domain.book import APPENDICES, CHAPTERS, GROUP_OF
from workshop_app.reports.clean import one_line
from workshop_app.reports.model import Proceedings, Strategy
from workshop_app.reports.roman import roman

_ALWAYS = frozenset({"cover", "contents", "conduct", "results", "commitments", "colophon"})
"""Parts that say so where nothing has been recorded."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A part that is printed; `number` is Roman for chapters and appendices, "" for the others.

    A `joined` part stands in the chapter of the part before it.
    """

    name: str
    number: str = ""
    joined: bool = False


def plan(data: Proceedings) -> tuple[Planned, ...]:
    """The parts that are printed, with the numbers of chapters and appendices."""
    found: list[Planned] = []
    counts = {CHAPTERS: 0, APPENDICES: 0}
    for name in data.parts:
        if name not in GROUP_OF or not prints(data, name):
            continue
        before = found[-1] if found else None
        if name == "recommendations" and before and before.name == "conclusions":
            found.append(Planned(name, before.number, joined=True))
            continue
        group, number = GROUP_OF[name], ""
        if group in counts:
            counts[group] += 1
            number = roman(counts[group])
        found.append(Planned(name, number))
    return tuple(found)


def number_of(data: Proceedings, name: str) -> str:
    """The number of a chapter or appendix, "" if it is not printed."""
    return next((each.number for each in plan(data) if each.name == name), "")


def is_joined(data: Proceedings) -> bool:
    """Whether conclusions and recommendations make one chapter."""
    return any(each.joined for each in plan(data))


def prints(data: Proceedings, name: str) -> bool:
    """Whether a part has anything to print."""
    return name in _ALWAYS or _FILLED[name](data)


def _introduced(data: Proceedings) -> bool:
    return any(map(one_line, (data.background, *data.legal_basis, data.purposes)))


def _covered(data: Proceedings) -> bool:
    return any(strategy.practices or strategy.challenges for strategy in data.strategies)


def _signed(data: Proceedings) -> bool:
    return any(map(one_line, (data.closing, data.signer.name, data.signer.position)))


def _heard(data: Proceedings) -> bool:
    """Whether an agency has its say anywhere that the index looks at."""
    voices: list[tuple[str, str]] = []
    if "results" in data.parts:
        for strategy in (
            *data.strategies,
            Strategy(0, "", data.unassigned, data.unassigned_challenges),
        ):
            voices += [(p.agency, p.agency_short) for p in strategy.practices]
            voices += [(c.agency, c.agency_short) for c in strategy.challenges]
    if "commitments" in data.parts:
        for item in data.commitments:
            voices += [(name, "") for name in (item.agency, *item.supporters)]
        voices += [(item.agency, "") for item in data.earlier]
    return any(one_line(name) or one_line(short) for name, short in voices)


_FILLED: Mapping[str, Callable[[Proceedings], bool]] = {
    "foreword": lambda data: bool(one_line(data.foreword)),
    "introduction": _introduced,
    "matrix": _covered,
    "evaluation": lambda data: data.evaluation is not None,
    "conclusions": lambda data: bool(one_line(data.conclusions)),
    "recommendations": lambda data: bool(one_line(data.recommendations)),
    "closing": _signed,
    "programme": lambda data: bool(data.sessions),
    "agencies": lambda data: bool(data.agencies),
    "participants": lambda data: bool(data.participants),
    "photos": lambda data: bool(data.photos),
    "minutes": lambda data: bool(data.minutes),
    "agency-index": _heard,
    "speaker-index": lambda data: any(map(one_line, speakers(data))),
}


def speakers(data: Proceedings) -> tuple[str, ...]:
    """The speakers whom the programme names, each once, in its order."""
    named = (one_line(name) for session in data.sessions for name in session.speakers)
    return tuple(dict.fromkeys(filter(None, named)))
