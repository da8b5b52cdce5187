"""What all screens share: made once, stale while hidden, refreshed when shown."""

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.changes import ChangeSet
from workshop_app.ui.ask import Ask
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.session import Session

SCREEN_FITS: Final = QSize(1024 - 200, 640 - 70)
"""The room for a screen in the smallest window: rail, menu and status line taken off."""


class Place(QWidget):
    """Anything that fills the window beside the rail."""

    NAME: ClassVar[str]
    TITLE: ClassVar[str]
    ICON: ClassVar[str]

    def initial_focus(self) -> QWidget | None:
        """The widget that gets the cursor when the place is shown."""
        return None

    def rest(self) -> None:
        """Stop what is under way by the clock: what it would read or write may soon be closed."""
        for timer in self.findChildren(QTimer):
            timer.stop()


class Screen(Place):
    """Base of the screens; the recipe stands in `workshop_app.ui.screens`."""

    TABLES: ClassVar[tuple[str, ...]] = ()
    """Tables that concern this screen (record kinds, and `domain.attendance.ATTENDANCE`); empty: all."""

    open_requested = Signal(str, str, str)
    command_requested = Signal(str, str)
    """A wish for a command of the menus, with its value: (name, value)."""

    def __init__(self, session: Session, jobs: Jobs, ask: Ask) -> None:
        super().__init__()
        self.session = session
        self.jobs = jobs
        self.ask = ask
        self._stale = True
        self.setProperty("page", True)
        self.setAccessibleName(session.words.t(self.TITLE))
        self._build()
        self._connect()
        session.changed.connect(self._on_session_changed)
        session.closing.connect(self.rest)

    def _build(self) -> None:
        """Make the widgets."""

    def _connect(self) -> None:
        """Connect their signals."""

    def refresh(self) -> None:
        """Read everything anew."""

    def update_for(self, changes: ChangeSet) -> None:
        """Follow a change that concerns this screen, while it is shown."""
        self.refresh()

    def show_record(self, kind: str, record_id: str) -> None:
        """Bring a record into view."""

    def mark_words(self, text: str) -> None:
        """Mark the words somebody has looked for, where they stand in the record that is shown."""

    @property
    def record_in_view(self) -> tuple[str, str]:
        """Kind and id of the record that is worked on; both "" without one."""
        return "", ""

    def settle(self) -> None:
        """Keep what is half typed: the screen is about to go away."""

    @property
    def unsaved(self) -> bool:
        """True while words stand here that could not be saved, as on a full disk."""
        return False

    @property
    def unfinished(self) -> bool:
        """True while something is half typed that is kept only once somebody has finished it."""
        return False

    def state(self) -> object:
        """What `restore` brings back on the screen that replaces this one."""
        return None

    def restore(self, state: object) -> None:
        """Take over the state of the screen this one replaces."""

    def refresh_if_stale(self) -> None:
        """Refresh if something has changed while the screen was hidden."""
        if self._stale:
            self._stale = False
            self.refresh()

    def resume(self, record_id: str, names: Mapping[str, str]) -> None:
        """Put a record back into the form as it stood, with names (by field) that are on no list."""

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh_if_stale()
        super().showEvent(event)

    def _on_session_changed(self, changes: ChangeSet) -> None:
        if self.TABLES and not changes.concerns(*self.TABLES):
            return
        if self.isVisible() and not self._stale:
            self.update_for(changes)
        else:
            self._stale = True
