"""Entering afterwards what stands on paper: which day or session is past, and the strip that says so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy

from workshop_app.actions.desk import NOW, When
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import ValueInvalid
from workshop_app.domain.records import Session, Settings
from workshop_app.domain.values import parse
from workshop_app.domain.zones import ZONES, local
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, field_label
from workshop_app.words.catalogue import Words

MORNING = time(8)
"""Proposed for a day whose programme tells no time."""
MOST_DAYS = 14
"""Days of an event that are offered one by one."""


@dataclass(frozen=True, slots=True)
class Past:
    """A day that is over, or a session on it, and the time that is proposed for what is entered now."""

    day: date
    proposed: time


def past_days(ws: Workshop) -> list[date]:
    """Return the days of the event that are over, on the workshop's clock."""
    settings = ws.settings
    today = local(ws.clock(), settings.time_zone).date()
    first, last = settings.starts_on, settings.ends_on or settings.starts_on
    if first is None or last is None:
        return []
    count = min((min(last, today - timedelta(days=1)) - first).days + 1, MOST_DAYS)
    return [first + timedelta(days=n) for n in range(count)]


def past_of(ws: Workshop, choice: str) -> Past | None:
    """Return what a choice of the desk ("", a day, a session's id) means if that is over already."""
    now = local(ws.clock(), ws.settings.time_zone)
    sessions = ws.read.all(Session)
    for day in past_days(ws):
        if choice == day.isoformat():
            starts = [s.starts for s in sessions if s.day == day and s.starts]
            return Past(day, min(starts, default=MORNING))
    for session in sessions:
        if session.id == choice and session.day and is_over(session, now):
            return Past(session.day, session.starts or MORNING)
    return None


def is_over(session: Session, now: datetime) -> bool:
    """Tell whether a session has ended; without an end it lasts for its day."""
    if session.day == now.date():
        return session.ends is not None and session.ends < now.time()
    return session.day is not None and session.day < now.date()


class PastStrip(QFrame):
    """Says that one writes into the past, and asks for the time. `left` asks to go back to now."""

    changed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self._past: Past | None = None
        self.when = NOW
        self.setProperty("notice", "warning")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = ElidedLabel("", "strong")
        self.time = QLineEdit()
        self.time.setFixedWidth(theme.px(76))
        self.time.setToolTip("F7")
        self.now_button = Button(theme, words.t("Back to now"), kind="link", icon="clock")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "history", "warn", 20))
        row.addWidget(self._line, 1)
        row.addWidget(field_label(words.t("Time of arrival"), self.time))
        row.addWidget(self.time)
        row.addWidget(self.now_button)
        self.time.textEdited.connect(self._on_time_edited)
        self.time.returnPressed.connect(self.entered)
        self.now_button.clicked.connect(self.left)
        self.hide()

    @property
    def past(self) -> Past | None:
        """What is entered afterwards now; None at other times."""
        return self._past

    @property
    def line(self) -> str:
        """What the strip says."""
        return self._line.whole

    def show_past(self, past: Past | None, zone: str) -> None:
        """Begin to enter afterwards, with the proposed time, or end it."""
        self._past, self._zone = past, ZONES.get(zone, ZONES["WIB"])
        self.setVisible(past is not None)
        self.when = NOW
        if past is not None:
            self.time.setText(self._words.time(past.proposed))
            self._take_time()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A field hands its Enter on; behind the strip it would check somebody in.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _on_time_edited(self) -> None:
        self._take_time()
        self.changed.emit()

    def _take_time(self) -> None:
        """Take the time over if it can be read; until then the one before stands."""
        if self._past is None:
            return
        w = self._words
        try:
            found: time | None = parse(Settings, "late_after", self.time.text())
        except ValueInvalid:
            found = None
        if found is None:
            self._line.setText(w.t("Write the time like 09.00."))
            return
        at = datetime.combine(self._past.day, found, self._zone)
        self.when = When(at, w.t("entered afterwards"))
        day = w.date_long(self._past.day)
        self._line.setText(w.t("You are entering afterwards, for {day}", day=day))
        self.setAccessibleName(self._line.whole)
