"""The main window: rail, places, notices, status line. It shows things and knows no action.

What commands do stands in `shell.deeds`, what happens to files in `shell.files`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.ui.ask import Ask, Question
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.notices import Notice
from workshop_app.ui.screens.base import Place, Screen
from workshop_app.ui.session import Session
from workshop_app.ui.shell.commands import SCREEN_SHORTCUT
from workshop_app.ui.shell.menus import Menus
from workshop_app.ui.shell.rail import Rail, RailItem
from workshop_app.ui.shell.screens import SETTINGS, START, ScreenEntry
from workshop_app.ui.shell.status import StatusLine
from workshop_app.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from workshop_app.ui.widgets.notice_bar import NoticeBar

SMALLEST: Final = QSize(1024, 640)
FRAME: Final = QSize(8, 40)
"""What title bar and edges take of the display, at a guess: they are not known before they are drawn."""


class MainWindow(QMainWindow):
    """One window with at most one workshop.

    Wishes go out as signals: `command_requested` (name, value) from menus and tiles,
    `recent_requested` and `forget_requested` (path), `closing` before the window goes.
    """

    command_requested = Signal(str, str)
    recent_requested = Signal(str)
    forget_requested = Signal(str)
    closing = Signal()

    def __init__(
        self, surroundings: Surroundings, jobs: Jobs, screens: Sequence[ScreenEntry]
    ) -> None:
        super().__init__()
        self._surroundings, self._jobs = surroundings, jobs
        self._entries = tuple(screens)
        self._session: Session | None = None
        self._ask: Ask | None = None
        self._notice_bar: NoticeBar | None = None
        self._places: dict[str, Place] = {}
        self._states: dict[str, object] = {}
        self.place = ""
        self._build()
        self._connect()
        self._speak()

    def _build(self) -> None:
        theme = self._surroundings.theme
        self.menus = Menus()
        self.setMenuBar(self.menus)
        self.rail = Rail(theme)
        self.content = QWidget()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.content, 1)
        self.setCentralWidget(body)
        self.status = StatusLine(theme)
        self.setStatusBar(self.status)
        self.setMinimumSize(800, 560)
        self.resize(1280, 800)

    def _connect(self) -> None:
        self.menus.chosen.connect(self.command_requested)
        self.rail.chosen.connect(self.show_place)
        self._surroundings.notices.posted.connect(self._on_notice_posted)
        self._surroundings.notices.cleared.connect(self._on_notices_cleared)
        self._surroundings.language_changed.connect(self._on_language_changed)

    def use(self, ask: Ask) -> None:
        """Hand in who asks; it needs the window first."""
        self._ask = ask

    @property
    def entries(self) -> tuple[ScreenEntry, ...]:
        """The screens of an open workshop."""
        return self._entries

    @property
    def session(self) -> Session | None:
        """The open workshop."""
        return self._session

    # --- what is open --------------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start screen, unless a workshop is open."""
        if self._session is None:
            self.show_place(START.name)

    def show_session(self, session: Session | None) -> None:
        """Show another workshop, or none; the screens of the one before go away."""
        self._drop_places()
        self._states.clear()
        self._session = session
        self._show_subject()
        wanted = self._surroundings.settings.value.last_screen
        names = [entry.name for entry in self._entries]
        if session is None:
            self.show_place(START.name)
        else:
            self.show_place(wanted if wanted in names else names[0])

    def settle(self) -> None:
        """Let every screen keep what is half typed."""
        for place in self._places.values():
            if isinstance(place, Screen):
                place.settle()

    def show_place(self, name: str) -> None:
        """Show a place by its name and put the cursor where work goes on."""
        if name not in self.places():
            return
        current = self.stack.currentWidget()
        if isinstance(current, Screen) and name != self.place:
            current.settle()
        place = self._made(name)
        self.place = name
        self.stack.setCurrentWidget(place)
        self.rail.show_place(name)
        if isinstance(place, Screen):
            self._surroundings.settings.change(last_screen=name)
        target = place.initial_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, name: str, kind: str, record_id: str) -> None:
        """Show a screen, and a record on it."""
        self.show_place(name)
        place = self._places.get(name)
        if isinstance(place, Screen) and record_id:
            place.show_record(kind, record_id)

    def resume(self, name: str, record_id: str, names: Mapping[str, str]) -> None:
        """Let a form stand as it stood, without showing its screen."""
        place = self._made(name)
        if isinstance(place, Screen):
            place.resume(record_id, names)

    def mark_words(self, name: str, text: str) -> None:
        """Mark on a place what led there, where it can."""
        place = self._places.get(name)
        if isinstance(place, Screen):
            place.mark_words(text)

    def show_printed(self) -> None:
        """Show the page of the proceedings on which the record in view is printed."""
        place = self._places.get(self.place)
        if isinstance(place, Screen):
            place.settle()
            self.open_record("proceedings", *place.record_in_view)

    def screen_widget(self, name: str) -> QWidget | None:
        """The widget of a place, if it was shown already."""
        return self._places.get(name)

    def places(self) -> list[str]:
        """The names of all places that can be shown now."""
        if self._session is None:
            return [START.name, SETTINGS.name]
        return [*(entry.name for entry in self._entries), SETTINGS.name]

    def _made(self, name: str) -> Place:
        if name not in self._places:
            self._places[name] = self._make(name)
            self.stack.addWidget(self._places[name])
        return self._places[name]

    def _make(self, name: str) -> Place:
        if name == START.name:
            from workshop_app.ui.screens.start import StartScreen

            start = StartScreen(self._surroundings)
            start.command_requested.connect(self._on_start_command_requested)
            start.recent_requested.connect(self.recent_requested)
            start.forget_requested.connect(self.forget_requested)
            return start
        if name == SETTINGS.name:
            from workshop_app.ui.screens.settings import SettingsScreen

            settings = SettingsScreen(self._surroundings)
            settings.choice_made.connect(self.command_requested)
            return settings
        assert self._session is not None and self._ask is not None
        entry = next(entry for entry in self._entries if entry.name == name)
        screen = entry.load()(self._session, self._jobs, self._ask)
        screen.open_requested.connect(self.open_record)
        screen.command_requested.connect(self.command_requested)
        if name in self._states:
            screen.restore(self._states.pop(name))
        return screen

    def leave(self) -> None:
        """Stop what the screens have under way by the clock: their workshop is about to be closed."""
        for place in self._places.values():
            place.rest()

    def _drop_places(self) -> None:
        self.leave()
        for place in self._places.values():
            self.stack.removeWidget(place)
            place.hide()
            place.deleteLater()  # made anew in the other language, or for the other workshop
        self._places = {}

    # --- words ---------------------------------------------------------------------------------------

    def _speak(self) -> None:
        """Say everything outside the places in the language of now."""
        words, value = self._surroundings.words, self._surroundings.settings.value
        chosen = {
            "language": words.language,
            "scheme": value.scheme,
            "text_size": value.text_size,
        }
        self.menus.build(words, self._entries, chosen)
        if self._notice_bar is not None:
            self._notice_bar.set_close_text(words.t("Close this notice"))
        self._show_subject()

    def _show_subject(self) -> None:
        """Say what is open, and where one can go with it."""
        words = self._surroundings.words
        self.menus.set_open(self._session is not None)
        title = self._session.workshop.settings.title if self._session else ""
        self.show_title(title)
        foot = [replace(SETTINGS, text=words.t(SETTINGS.text))]
        items = self._rail_items()
        self.rail.show_items(title or words.t("Choose a workshop"), items, foot)

    def _rail_items(self) -> list[RailItem]:
        t = self._surroundings.words.t
        if self._session is None:
            return [replace(START, text=t(START.text))]
        return [
            RailItem(entry.name, t(entry.title), entry.icon, SCREEN_SHORTCUT.format(number=number))
            for number, entry in enumerate(self._entries, 1)
        ]

    def show_title(self, title: str) -> None:
        """Name what is open."""
        self.setWindowTitle(f"{title} – Lokakarya" if title else "Lokakarya")
        self.rail.set_subject(title or self._surroundings.words.t("Choose a workshop"))

    def _on_language_changed(self) -> None:
        self.settle()
        for name, place in self._places.items():
            if isinstance(place, Screen):
                self._states[name] = place.state()
        self._drop_places()
        self._speak()
        self.show_place(self.place)

    def _on_start_command_requested(self, name: str) -> None:
        self.command_requested.emit(name, "")

    # --- notices, size -------------------------------------------------------------------------------

    @property
    def notice_bar(self) -> "NoticeBar":
        """What shows notices, made for the first of them."""
        if self._notice_bar is None:
            from workshop_app.ui.widgets.notice_bar import NoticeBar

            around = self._surroundings
            close = around.words.t("Close this notice")
            self._notice_bar = NoticeBar(around.theme, close, self.content)
        return self._notice_bar

    def _on_notice_posted(self, notice: Notice) -> None:
        self.notice_bar.show_notice(notice)

    def _on_notices_cleared(self) -> None:
        if self._notice_bar is not None:
            self._notice_bar.hide()

    def remember_geometry(self) -> None:
        """Keep size and place of the window for the next start."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._surroundings.settings.change(geometry=geometry)

    def recall_geometry(self) -> None:
        """Take the size and place of the last time."""
        geometry = self._surroundings.settings.value.geometry
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        else:
            # The first time, the status line must not lie below the edge of a small display.
            self.resize(self.size().boundedTo(self.screen().availableSize() - FRAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._notice_bar is not None:
            self._notice_bar.place()

    def may_let_go(self) -> bool:
        """Keep what is half typed; ask whether that may be lost which is not kept."""
        self.settle()
        screens = [place for place in self._places.values() if isinstance(place, Screen)]
        open_ones = [s for s in screens if s.unsaved] or [s for s in screens if s.unfinished]
        if not open_ones or self._ask is None:
            return True
        return self._ask.confirm(self._may_be_lost(open_ones[0]))

    def _may_be_lost(self, screen: Screen) -> Question:
        """The question whether what stands on a screen may be lost."""
        t = self._surroundings.words.t
        text = t("A form on “{screen}” is half typed.", screen=t(screen.TITLE))
        consequences = t("If you close now, it is lost. Stay, and finish it.")
        if screen.unsaved:
            text = t("What stands on “{screen}” could not be saved.", screen=t(screen.TITLE))
            consequences = t("If you close now, it is lost. Stay, and it is tried again.")
        return Question(
            title=t("Not saved"),
            text=text,
            consequences=consequences,
            yes=t("Close and lose it"),
            no=t("Stay"),
            danger=True,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_let_go():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
