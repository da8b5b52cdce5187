"""The window for the second screen, with one of two boards: who is here, or the wall of contributions.

Neither names a person. Both follow the workshop live. F11 fills the screen, Esc closes.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QEnterEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.actions.desk import desk_overview, desk_scope
from workshop_app.actions.wall import Wall, waiting, wall
from workshop_app.domain.changes import ChangeSet
from workshop_app.ui.attendance_board import TABLES as ATTENDANCE_TABLES
from workshop_app.ui.attendance_board import Board, shown_attendance
from workshop_app.ui.projector_bar import (
    ATTENDANCE_VIEW,
    BY_HAND,
    PACES,
    USUAL_PACE,
    WALL_VIEW,
    ProjectorBar,
)
from workshop_app.ui.session import Session
from workshop_app.ui.wall_board import GRID, ONE, WallBoard
from workshop_app.ui.wall_words import held_lines, shown_wall, strategy_line
from workshop_app.ui.widgets.labels import tip

PAGE_SECONDS: Final = 8
"""How long one page of the attendance stays."""
BAR_SECONDS: Final = 3
"""How long the bar stays when the mouse has come to rest, with the whole screen filled."""
WALL_TABLES: Final = (
    *("practice", "challenge", "agency", "strategy", "workshop", "guard_decision", "attachment"),
)
FRAME: Final = QSize(8, 40)
"""What title bar and edges take of the display, at a guess, where there is no second screen."""
_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,  # what a presenter's remote sends
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
}


class Projector(QWidget):
    """Follows one open workshop until it is closed.

    The wall goes on by itself at its pace; arrows go back and forth, Space holds it, G changes between one
    by one and grid, digits choose a strategy and 0 all of them.
    """

    def __init__(self, session: Session, view: str = ATTENDANCE_VIEW) -> None:
        super().__init__()
        self._session = session
        self.view = view
        self.strategy = ""
        self.told: Wall | None = None
        self.board = Board(session.theme)
        self.wall = WallBoard(session.theme)
        self.bar = ProjectorBar(session.theme)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._pages = QTimer(self, interval=PAGE_SECONDS * 1000)
        self.pacing = QTimer(self)
        self._rest = QTimer(self, singleShot=True, interval=BAR_SECONDS * 1000)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.wall)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self.resize(self.board.sizeHint())
        for widget in (self, self._stack, self.board, self.wall):
            widget.setMouseTracking(True)
        self._connect()
        self.wall.set_layout(session.settings.value.wall_layout)
        self.show_view(view)
        self._pages.start()

    def _connect(self) -> None:
        session, bar = self._session, self.bar
        self._later.timeout.connect(self.refresh)
        self._pages.timeout.connect(self.board.turn)
        self.pacing.timeout.connect(self.wall.turn)
        self._rest.timeout.connect(self._on_rest_timeout)
        session.changed.connect(self._on_session_changed)
        session.guard.ready.connect(self._later.start)
        session.surroundings.language_changed.connect(self.refresh)
        bar.view_chosen.connect(self.show_view)
        bar.layout_chosen.connect(self.set_layout)
        bar.pace_chosen.connect(self.set_pace)
        bar.strategy_chosen.connect(self.filter_by)
        bar.hold_toggled.connect(self.toggle_hold)
        bar.step_requested.connect(self.step)

    # --- what is shown -----------------------------------------------------------------------------

    def show_view(self, view: str) -> None:
        """Show the attendance or the wall."""
        self.view = WALL_VIEW if view == WALL_VIEW else ATTENDANCE_VIEW
        shown = self.wall if self.view == WALL_VIEW else self.board
        self._stack.setCurrentWidget(shown)
        self.refresh()
        self.give_cursor()

    def refresh(self) -> None:
        """Read everything anew and say it in the language of now."""
        w = self._session.words
        self.setWindowTitle(f"{w.t('Projector')} – Lokakarya")
        if self.view == WALL_VIEW:
            self._show_wall()
        else:
            settings = self._session.workshop.settings
            english = w.language == "en" and settings.title_en
            title = settings.title_en if english else settings.title
            ws = self._session.workshop
            told = desk_overview(ws, desk_scope(ws))  # of several days, that of today
            self.board.show_it(shown_attendance(w, told, title))
            self.pacing.stop()
        self._show_bar()

    def _show_wall(self) -> None:
        ws, guard = self._session.workshop, self._session.guard
        guard.want()
        ready = guard.is_ready
        # What the guard has not read must not be shown, not even for a moment.
        self.told = wall(ws, guard.guard) if ready else self.told
        told = self.told or Wall("", "", (), (), {})
        if self.strategy not in {s.id for s in told.strategies}:
            self.strategy = ""
        shown = shown_wall(
            self._session.words, told, self.strategy, waiting=waiting(ws), ready=ready
        )
        self.wall.show_it(shown)
        self._keep_pace()

    def _show_bar(self) -> None:
        w, told = self._session.words, self.told
        strategies = [(s.id, strategy_line(w, s)) for s in told.strategies] if told else []
        self.bar.speak(w, strategies)
        lines, remark = [], ""
        if self.view == WALL_VIEW and told is not None:
            lines = held_lines(w, told)
            remark = w.t("{shown} shown", shown=w.number(len(self.wall.shown.cards)))
            if told.held:
                held = w.t("{held} held back", held=w.number(len(told.held)))
                remark = f"{remark} · {held}"
        self.bar.show_state(
            view=self.view,
            layout=self.wall.layout_of,
            pace=self.pace,
            strategy=self.strategy,
            held=self.wall.is_held,
            remark=remark,
        )
        self.bar.remark.setToolTip(tip("; ".join(lines)))
        self.bar.remark.setAccessibleDescription("; ".join(lines))

    def give_cursor(self) -> None:
        """Let the keys go to the board."""
        board = self.wall if self.view == WALL_VIEW else self.board
        board.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- how the wall goes on ------------------------------------------------------------------------

    @property
    def pace(self) -> str:
        """Seconds for each slide; `BY_HAND` if nothing goes on by itself."""
        pace = self._session.settings.value.wall_pace
        return pace if pace in {BY_HAND, *map(str, PACES)} else USUAL_PACE

    def set_pace(self, pace: str) -> None:
        """Go on at another pace, and remember it."""
        self._session.settings.change(wall_pace=pace)
        self.wall.set_held(False)
        self._follow()

    def set_layout(self, layout: str) -> None:
        """Show the wall one by one or as a grid, and remember it."""
        self._session.settings.change(wall_layout=layout)
        self.wall.set_layout(layout)
        self._follow()

    def filter_by(self, strategy_id: str) -> None:
        """Show what serves a strategy, all without one."""
        self.strategy = strategy_id
        self._show_wall()
        self.wall.go_to(0)
        self._follow()

    def toggle_hold(self) -> None:
        """Let the wall stand still, or go on."""
        self.wall.set_held(not self.wall.is_held and self.pace != BY_HAND)
        self._follow()

    def step(self, by: int) -> None:
        """Go on or back by hand; the pace begins anew."""
        self.wall.step(by)
        self._follow()

    def _follow(self) -> None:
        self.pacing.stop()
        self._keep_pace()
        self._show_bar()
        self.give_cursor()

    def _keep_pace(self) -> None:
        goes_on = self.view == WALL_VIEW and self.pace != BY_HAND and not self.wall.is_held
        if not goes_on:
            self.pacing.stop()
        elif not self.pacing.isActive():
            self.pacing.start(int(self.pace) * 1000)

    # --- events ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown
        if key == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif self.view != WALL_VIEW or not self._is_wall_key(key):
            super().keyPressEvent(event)

    def _is_wall_key(self, key: Qt.Key) -> bool:
        """Do what a key means on the wall; False if it means nothing."""
        digit = key - Qt.Key.Key_0
        if key in _STEPS:
            self.step(_STEPS[key])
        elif key == Qt.Key.Key_Space:
            self.toggle_hold()
        elif key == Qt.Key.Key_G:
            self.set_layout(ONE if self.wall.layout_of == GRID else GRID)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.wall.go_to(0 if key == Qt.Key.Key_Home else self.wall.places - 1)
            self._follow()
        elif 0 <= digit <= 9 and self.told is not None:
            numbers = {s.number: s.id for s in self.told.strategies}
            if digit == 0 or digit in numbers:
                self.filter_by(numbers.get(digit, "") if digit else "")
        else:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._wake_bar()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.give_cursor()
        self._wake_bar()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._wake_bar()
        super().mouseMoveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._wake_bar()
        super().enterEvent(event)

    def _wake_bar(self) -> None:
        """Show the bar; with the whole screen filled it goes away again once the mouse rests."""
        self.bar.show()
        self._rest.start()

    def _on_rest_timeout(self) -> None:
        if self.bar.is_in_use:
            self._rest.start()
        elif self.isFullScreen():
            self.bar.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._pages.isActive():
            return  # closed before
        for timer in (self._pages, self.pacing, self._later, self._rest):
            timer.stop()
        self._session.changed.disconnect(self._on_session_changed)
        self._session.guard.ready.disconnect(self._later.start)
        self._session.surroundings.language_changed.disconnect(self.refresh)
        self.deleteLater()  # it has no parent: it must not close with the window it stands beside

    def _on_session_changed(self, changes: ChangeSet) -> None:
        tables = WALL_TABLES if self.view == WALL_VIEW else ATTENDANCE_TABLES
        if changes.concerns(*tables):
            self._later.start()


class SecondScreen(QObject):
    """Opens the projector's window on the screen that the main window does not stand on."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.projector: Projector | None = None

    def show_session(self, session: Session, view: str = ATTENDANCE_VIEW) -> None:
        """Open the window with this view, or bring it to the front with it."""
        if self.projector is None:
            self.projector = Projector(session, view)
            self.projector.destroyed.connect(self._on_projector_destroyed)
            self._place(self.projector)
        else:
            self.projector.show_view(view)
            self.projector.raise_()
            self.projector.activateWindow()

    def close(self) -> None:
        """Close the window, if it is open."""
        projector, self.projector = self.projector, None
        if projector is not None:
            projector.close()

    def _place(self, projector: Projector) -> None:
        here = self._window.screen()
        others = [screen for screen in here.virtualSiblings() if screen is not here]
        if others:
            projector.setGeometry(others[0].geometry())
            projector.showFullScreen()
        else:
            projector.resize(projector.size().boundedTo(here.availableSize() - FRAME))
            projector.show()

    def _on_projector_destroyed(self) -> None:
        self.projector = None
