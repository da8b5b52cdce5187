"""Attendance as facts: `in`, `out` and `void` events; nothing is toggled and nothing is taken back.

Rule: an event counts unless an effective `void` names it. A void names the very events its author had
seen, so undoing one desk's check-in never takes away another desk's. Voids may be voided (redo).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Final

from workshop_app.domain.frozen import frozen
from workshop_app.domain.zones import from_text, local

ATTENDANCE = "attendance_event"
"""The table of events, and their name in change sets."""


@frozen
class AttendanceEvent:
    """One fact. `at` is ISO 8601 in UTC; `session_id` is "" for the arrival at the event itself."""

    id: str
    person_id: str
    kind: str
    at: str
    session_id: str = ""
    by: str = ""
    desk: str = ""
    device: str = ""
    reason: str = ""
    voids: tuple[str, ...] = ()
    effective: bool = True


@frozen
class Scope:
    """What presence is asked about: one session, the arrivals of one day, or the whole event.

    `begins` and `ends` bound the day as `at` is written, the end not included. Whoever is checked in to a
    session of the day has arrived that day.
    """

    session_id: str = ""
    begins: str = ""
    ends: str = ""


WHOLE_EVENT: Final = Scope()


def is_late(at: str, late_after: time | None, zone: str) -> bool:
    """Tell whether an arrival counts as late; without a time in the settings nobody is late."""
    return late_after is not None and bool(at) and local(from_text(at), zone).time() > late_after


def effective(voids: Mapping[str, Iterable[str]], event_ids: Iterable[str]) -> dict[str, bool]:
    """Tell for each event whether it counts.

    `voids` maps each void event's id to the ids it names. A void only ever names events that its author
    had seen, so the relation has no circles; what only a forged circle could decide does not count.
    """
    names = {void_id: frozenset(targets) for void_id, targets in voids.items()}
    undecided = Counter(target for targets in names.values() for target in targets)
    asked = list(event_ids)
    # Decided from those that nothing names, outwards: undo and redo make rows of voids longer than any
    # recursion, and the answer must not depend on who is asked first.
    decided: dict[str, bool] = {}
    ready = [(i, True) for i in {*asked, *names} if not undecided[i]]
    while ready:
        event_id, counts = ready.pop()
        if event_id in decided:
            continue
        decided[event_id] = counts
        for target in names.get(event_id, ()):
            undecided[target] -= not counts
            if counts or not undecided[target]:
                ready.append((target, not counts))
    return {event_id: decided.get(event_id, False) for event_id in asked}
