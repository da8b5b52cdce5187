"""Host and days of the workshop, as the cover prints them: picked from the agencies, typed as one says it."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.actions import records
from workshop_app.domain.records import Settings
from workshop_app.domain.zones import local
from workshop_app.ui.screens.contribution_lookup import ContributionLookup
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.due import DueField
from workshop_app.ui.widgets.labels import wrapped_label
from workshop_app.ui.widgets.picker import Picker
from workshop_app.words.terms import field_name

PARTS: Final = ("cover",)
"""The parts that print host and days."""
_DAYS: Final = ("starts_on", "ends_on")


class EventLines(QWidget):
    """The host, the first and the last day. Each is saved when it is chosen, or the cursor leaves it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, words = session, session.words
        self._lookup = ContributionLookup(session)
        self.host = Picker(session.theme, self._lookup.agencies.find)
        self.days = {
            name: DueField(words, partial(self._today, name), keeps_words=False) for name in _DAYS
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        fields: dict[str, QWidget] = {"host_id": self.host, **self.days}
        for name, field in fields.items():
            column.addWidget(wrapped_label(field_name(words, name), field))
            column.addWidget(field)
        self.host.picked.connect(self._on_host_picked)
        for name, day in self.days.items():
            day.line.editingFinished.connect(partial(self._save_day, name))
        self.follow()

    def _today(self, name: str) -> date:
        """From which day on a day without a year is meant."""
        ws = self._session.workshop
        first = ws.settings.starts_on if name == "ends_on" else None
        return first or local(ws.clock(), ws.settings.time_zone).date()

    # --- what it shows ----------------------------------------------------------------------------

    def follow(self) -> None:
        """Take over what the workshop holds, but for a field that somebody is typing in."""
        settings, read_only = self._session.workshop.settings, self._session.workshop.read_only
        self.host.setReadOnly(read_only)
        if not self.host.hasFocus():
            name = self._lookup.agencies.name(settings.host_id)
            if (settings.host_id, name) != (self.host.value, self.host.text()):
                self.host.set_value(settings.host_id, name)
        for name, day in self.days.items():
            day.line.setReadOnly(read_only)
            if not (day.line.hasFocus() and day.line.isModified()):
                self._show_day(name)

    def _show_day(self, name: str) -> None:
        day = self.days[name]
        day.set_text("")
        day.set_due(getattr(self._session.workshop.settings, name))
        day.line.setModified(False)

    # --- saving -----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        saved = [self._save_day(name) for name in _DAYS]
        return all(saved)

    def _save_day(self, name: str) -> bool:
        """Save a day; what is no day, or not in order, is told, and what was there before comes back."""
        day, ws = self.days[name], self._session.workshop
        if not day.line.isModified() or ws.read_only:
            return True
        day.line.setModified(False)
        complaint = self._complaint(name)
        if complaint:
            self._session.notices.warn(complaint, self._advice())
        elif day.due != getattr(ws.settings, name):
            self._change(**{name: day.due}, **self._moved_along(name))
        self._show_day(name)
        return not complaint

    def _complaint(self, name: str) -> str:
        """Say why what is typed cannot be kept; "" if it can."""
        t, day, settings = self._session.words.t, self.days[name], self._session.workshop.settings
        if day.due is None and day.text:
            return t("“{text}” was not understood as a day.", text=day.text)
        if name == "ends_on" and day.due and settings.starts_on and day.due < settings.starts_on:
            return t("The last day would be before the first one.")
        return ""

    def _moved_along(self, name: str) -> dict[str, date]:
        """The last day of an event that is put off beyond it: it lasts as long as before."""
        day, settings = self.days[name].due, self._session.workshop.settings
        first, last = settings.starts_on, settings.ends_on
        if name != "starts_on" or not day or not first or not last or last >= day:
            return {}
        return {"ends_on": day + (last - first)}

    def _advice(self) -> str:
        words = self._session.words
        example = words.date(date(2026, 3, 29))
        return words.t("Nothing was changed. Write a day like this: {example}.", example=example)

    def _change(self, **values: object) -> None:
        ws = self._session.workshop
        self._session.run(lambda: records.change(ws, Settings, ws.settings.id, **values))

    def _on_host_picked(self, agency_id: str) -> None:
        self._change(host_id=agency_id)
        self.follow()
