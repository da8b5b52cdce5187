"""What the desk says between two guests: what is checked in for, the keys, and what else is likely meant."""

from datetime import date
from typing import Final

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Session
from workshop_app.ui.screens.desk_answer import IDLE, Answer, Offer
from workshop_app.ui.screens.desk_past import past_days
from workshop_app.ui.screens.desk_scope import ScopePicker, session_title
from workshop_app.words.catalogue import Words

SESSION: Final = "session"
DAY: Final = "day"
"""Offers: to check in for the session on now, to enter for the day that is over."""
_LONGEST_TITLE = 24


def ready_answer(
    w: Words,
    ws: Workshop,
    scope: ScopePicker,
    now: Session | None,
    *,
    afterwards: bool,
    short: bool,
) -> Answer:
    """Return the answer while nobody has been asked for; `now` is the session on at this moment."""
    keys = w.t("Enter checks in · ↑ ↓ choose · Space marks several · F2 adds a walk-in")
    if short:
        keys = w.t("Enter checks in · F2 adds a walk-in")
    message = w.t("Ready for the next guest")
    if afterwards:
        message = w.t("Afterwards: {session}", session=scope.currentText())
    elif scope.value:
        message = w.t("Ready: {session}", session=scope.currentText())
    return Answer(IDLE, message, keys, offer=_offer(w, ws, scope.value, now))


def _offer(w: Words, ws: Workshop, choice: str, now: Session | None) -> Offer | None:
    if now is not None and now.id != choice:
        title = session_title(w, now)
        if len(title) > _LONGEST_TITLE:
            title = title[: _LONGEST_TITLE - 1].rstrip() + "…"
        return Offer(SESSION, w.t("Now: {session}", session=title), "clock")
    day = None if choice else last_day(ws)
    return Offer(DAY, w.t("Enter for {day}", day=w.date(day)), "history") if day else None


def last_day(ws: Workshop) -> date | None:
    """Return the last day of an event that is over: what comes now most likely stands on its paper list."""
    days, settings = past_days(ws), ws.settings
    return days[-1] if days and days[-1] == (settings.ends_on or settings.starts_on) else None
