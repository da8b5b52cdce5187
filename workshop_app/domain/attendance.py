"""Attendance as facts: `in`, `out` and `void` events; nothing is toggled and nothing is taken back.

Rule: an event counts unless an effective `void` names it. A void names the very events its author had
seen, so undoing one desk's check-in never takes away another desk's. Voids may be voided (redo).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ATTENDANCE = "attendance_event"
"""The table of events, and their name in change sets."""


@dataclass(frozen=True, slots=True)
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


def effective(voids: Mapping[str, Iterable[str]], event_ids: Iterable[str]) -> dict[str, bool]:
    """Tell for each event whether it counts.

    `voids` maps each void event's id to the ids it names. A void only ever names events that its author
    had seen, so the relation has no circles; a forged circle counts as not effective.
    """
    targeted_by: dict[str, list[str]] = {}
    for void_id, targets in voids.items():
        for target in targets:
            targeted_by.setdefault(target, []).append(void_id)
    known: dict[str, bool] = {}

    def counts(event_id: str) -> bool:
        if event_id not in known:
            known[event_id] = False
            known[event_id] = not any(counts(void_id) for void_id in targeted_by.get(event_id, ()))
        return known[event_id]

    return {event_id: counts(event_id) for event_id in event_ids}
