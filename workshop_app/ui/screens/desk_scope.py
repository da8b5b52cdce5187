"""What the desk checks in for: the arrival, the arrival of a day that is over, or one session.

The session on now is proposed by the clock.
"""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QSize, Signal

from workshop_app.actions.overview import current_session
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Session, Settings
from workshop_app.domain.zones import local
from workshop_app.ui.screens.desk_past import is_over, past_days
from workshop_app.ui.widgets.combo import Combo
from workshop_app.words.catalogue import Words

NO_ATTENDANCE = ("registration", "break")
"""Kinds of session that nobody is checked in to: the one is the arrival itself, the other a pause."""
SOON = timedelta(minutes=30)


def sessions_to_attend(ws: Workshop) -> list[Session]:
    """Return the sessions whose attendance may be taken, in the order of the programme."""
    return [s for s in ws.read.all(Session) if s.kind not in NO_ATTENDANCE]


def session_title(w: Words, session: Session) -> str:
    """Return a session's title in the language of `w`."""
    return session.title_en if w.language == "en" and session.title_en else session.title


def proposed_session(ws: Workshop) -> Session | None:
    """Return the session that is on now or begins within half an hour."""
    session = current_session(ws)
    if session is None or session.kind in NO_ATTENDANCE or not session.day or not session.starts:
        return None
    now = local(ws.clock(), ws.settings.time_zone).replace(tzinfo=None)
    return session if datetime.combine(session.day, session.starts) - SOON <= now else None


def arrival_words(w: Words, settings: Settings, today: date) -> str:
    """Name the arrival; on an event of several days, the arrival of which day."""
    first, last = settings.starts_on, settings.ends_on
    if first and last and first < last and first <= today <= last:
        return w.t("Arrival, day {number}", number=(today - first).days + 1)
    return w.t("Arrival")


def session_of(choice: str) -> str:
    """Return the session that a choice of the picker names; "" for an arrival."""
    return "" if _is_day(choice) else choice


def _is_day(choice: str) -> bool:
    try:
        date.fromisoformat(choice)
    except ValueError:
        return False
    return True


USUAL, NARROW = 256, 170
"""Widths of the picker where there is room, and where there is not."""


class ScopePicker(Combo):
    """Chooses the arrival (""), that of a day that is over (its ISO date), or a session (its id)."""

    chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._room = USUAL
        self.setAccessibleName(words.t("Check in for"))
        self.setToolTip(words.t("What people are checked in for"))
        self.activated.connect(self._on_activated)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._room, super().sizeHint().height())

    def set_narrow(self, narrow: bool) -> None:
        """Leave more room to what stands beside; the open list is as wide as its words."""
        self._room = NARROW if narrow else USUAL
        self.setMaximumWidth(self._room)
        self.updateGeometry()

    def show_sessions(self, ws: Workshop) -> None:
        """Offer what there is now; a chosen session that is gone gives way to the arrival."""
        w, settings = self._words, ws.settings
        now = local(ws.clock(), settings.time_zone)
        sessions = sessions_to_attend(ws)
        several = len({s.day for s in sessions if s.day}) > 1
        options = [("", arrival_words(w, settings, now.date()))]
        for past in past_days(ws):
            options.append((past.isoformat(), w.t("Arrival on {day}", day=w.date(past))))
        for session in sessions:
            when = w.time(session.starts) if session.starts else ""
            day = w.date(session.day) if several and session.day else ""
            over = w.t("over") if is_over(session, now) else ""
            words = (day, when, session_title(w, session), over)
            options.append((session.id, " · ".join(filter(None, words))))
        value = self.value if self.value in dict(options) else ""
        self.set_options(options)
        self.set_value(value)

    def choose(self, session_id: str) -> None:
        """Choose as a click would."""
        if session_id != self.value and self.findData(session_id) >= 0:
            self.set_value(session_id)
            self.chosen.emit(session_id)

    def _on_activated(self) -> None:
        self.chosen.emit(self.value)
