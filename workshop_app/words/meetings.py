"""What a report of an online meeting comes to, in words for window and command line."""

from typing import Protocol

from workshop_app.domain.zones import from_text
from workshop_app.words.catalogue import Words


class Arrival(Protocol):
    """One person's check-in and check-out; "" for none."""

    @property
    def at(self) -> str:
        """When they are checked in."""

    @property
    def left(self) -> str:
        """When they are checked out."""


class Attendance(Protocol):
    """Who is checked in, and for what."""

    @property
    def for_nobody(self) -> bool:
        """True if nobody is to be checked in."""

    @property
    def title(self) -> str:
        """The session's title; "" for the arrival."""

    @property
    def check_ins(self) -> int:
        """How many are checked in."""

    @property
    def check_outs(self) -> int:
        """How many are checked out."""

    @property
    def here(self) -> int:
        """How many need nothing: they are checked in already."""


def arrival_told(w: Words, arrival: Arrival, zone: str) -> str:
    """Say when somebody is checked in and out: "check-in 08.01, check-out 10.31"."""
    said = []
    if arrival.at:
        said.append(w.t("check-in {time}", time=w.clock(from_text(arrival.at), zone)))
    if arrival.left:
        said.append(w.t("check-out {time}", time=w.clock(from_text(arrival.left), zone)))
    return ", ".join(said)


def attendance_told(w: Words, attendance: Attendance) -> str:
    """Say how many are checked in, for what, and how many were already."""
    if attendance.for_nobody:
        return w.t("Nobody is checked in.")
    what = attendance.title or w.t("arrival")
    said = [
        w.n(
            "{count} person is checked in ({what})",
            "{count} people are checked in ({what})",
            attendance.check_ins,
            what=what,
        )
    ]
    if attendance.check_outs:
        said.append(w.n("{count} checked out", "{count} checked out", attendance.check_outs))
    if attendance.here:
        said.append(w.n("{count} was here already", "{count} were here already", attendance.here))
    return ", ".join(said) + "."
