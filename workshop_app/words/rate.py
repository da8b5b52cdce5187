"""The sentence about the attendance of invited agencies, for window and command line."""

from typing import Protocol

from workshop_app.words.catalogue import Words


class Attended(Protocol):
    """How many invited agencies are here, against a goal in percent that may be set."""

    @property
    def present(self) -> int:
        """Invited agencies that are here."""

    @property
    def invited(self) -> int:
        """All invited agencies."""

    @property
    def percent(self) -> int | None:
        """Full percent, rounded down; None while nobody is invited."""

    @property
    def goal(self) -> int | None:
        """The goal in percent."""

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without one."""


def rate_words(w: Words, rate: Attended) -> str:
    """Say how many of the invited agencies are here, and whether that is what the organizer aims at."""
    if rate.percent is None:
        return w.t("No agency is invited yet.")
    said = w.t(
        "{present} of {invited} invited agencies are here ({percent}%).",
        present=w.number(rate.present),
        invited=w.number(rate.invited),
        percent=w.number(rate.percent),
    )
    if rate.goal is None:
        return said
    goal = w.number(rate.goal)
    told = w.t("The goal of {goal}% is not reached yet.", goal=goal)
    if rate.reached:
        told = w.t("The goal of {goal}% is reached.", goal=goal)
    return f"{said} {told}"
