"""What a scanned code means: somebody of this workshop, a badge of another one, or no badge at all."""

from enum import Enum, auto

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.badges import read_code
from workshop_app.domain.frozen import frozen


class Verdict(Enum):
    """What became of a scan."""

    KNOWN = auto()
    FOREIGN = auto()  # a sound code that nobody here bears
    DAMAGED = auto()  # looks like a badge, but the check character is wrong
    NO_BADGE = auto()


@frozen
class Scan:
    """A scanned code, read; `person_id` is the record that stands for its bearer if it is known."""

    verdict: Verdict
    code: str = ""
    person_id: str = ""


def read_badge(ws: Workshop, scanned: str) -> Scan:
    """Tell whose badge was scanned; `scanned` is what the scanner or the camera gave."""
    code = read_code(scanned)
    if code is None:
        return Scan(Verdict.NO_BADGE)
    if not code:
        return Scan(Verdict.DAMAGED)
    bearers = ws.read.by_badge(code)
    if len(bearers) != 1:
        return Scan(Verdict.FOREIGN, code)
    return Scan(Verdict.KNOWN, code, bearers[0])
