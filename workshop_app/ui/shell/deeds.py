"""What the commands of the menus do: it joins window, files, backups and the open session.

One handler for each name in `shell.commands`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app import __version__
from workshop_app.actions.backups import BackupStore
from workshop_app.domain.changes import ChangeSet, Label
from workshop_app.domain.errors import WorkshopError
from workshop_app.ui.ask import Ask
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.session import Session
from workshop_app.ui.settings import RecentFile
from workshop_app.ui.shell.backups import BackupKeeper
from workshop_app.ui.shell.commands import SCREEN
from workshop_app.ui.shell.files import Files
from workshop_app.ui.shell.screens import SETTINGS
from workshop_app.ui.shell.status import Saving
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from workshop_app.ui.projector import SecondScreen

PROOF_AFTER = 250
"""Milliseconds from the first look for events to the proof of the documents: time to paint and for a key."""


class Deeds(QObject):
    """Carries out what the window is asked for. It owns the open session; `let_go` comes when it ends."""

    let_go = Signal()

    def __init__(
        self,
        window: MainWindow,
        surroundings: Surroundings,
        jobs: Jobs,
        ask: Ask,
        backups: BackupStore,
    ) -> None:
        super().__init__()
        self._window, self._surroundings, self._jobs = window, surroundings, jobs
        self._ask, self._backups = ask, backups
        self._session: Session | None = None
        self._keeper: BackupKeeper | None = None
        self.files = Files(surroundings, ask, backups)
        self._plain: Mapping[str, Callable[[], object]] = {
            "new": self.files.new,
            "open": self.files.open,
            "sample": self.files.sample,
            "restore": self.files.restore,
            "merge": self._merge,
            "carry": self._carry,
            "import_plan": self._import_plan,
            "back_up": self._back_up,
            "close": self.close_workshop,
            "quit": window.close,
            "undo": self._undo,
            "redo": self._redo,
            "find": self._find,
            "find_all": self._find_all,
            "settings": self._show_settings,
            "projector": self._show_projector,
            "wall": self._show_wall,
            "check_certificate": self._check_certificate,
            "show_printed": self._window.show_printed,
            "guide": self._show_guide,
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
        }
        self._valued: Mapping[str, Callable[[str], object]] = {
            "language": surroundings.set_language,
            "scheme": self._set_scheme,
            "text_size": self._set_text_size,
            "plan": self._show_plan,
            SCREEN: window.show_place,
        }
        self._second_screen: SecondScreen | None = None
        self._clock = QTimer(self, interval=30_000)
        self._connect()
        self._show_status()
        self._show_steps()

    def _connect(self) -> None:
        window, around = self._window, self._surroundings
        window.command_requested.connect(self.do)
        window.recent_requested.connect(self._on_recent_requested)
        window.forget_requested.connect(around.settings.forget)
        window.closing.connect(self._on_window_closing)
        self.files.opened.connect(self._on_file_opened)
        around.language_changed.connect(self._on_language_changed)
        around.operator_changed.connect(self._on_operator_changed)
        self._clock.timeout.connect(self._show_status)

    def do(self, name: str, value: str = "") -> None:
        """Carry out a command by its name."""
        if name in self._valued:
            self._valued[name](value)
        else:
            self._plain[name]()

    def known(self) -> frozenset[str]:
        """The names of everything it can do."""
        return frozenset(self._plain) | frozenset(self._valued)

    # --- open and close ------------------------------------------------------------------------------

    def _on_file_opened(self, session: Session) -> None:
        self._let_go()
        self._session = session
        self.files.present = session.workshop.path
        self._keeper = BackupKeeper(session, self._backups)
        self._keeper.made.connect(self._show_status)
        session.changed.connect(self._on_session_changed)
        self._window.show_session(session)
        self._show_status()
        self._show_steps()
        self._clock.start()
        # The window is drawn from the tables; the documents behind them are proven once it stands.
        QTimer.singleShot(0, self, self._prove_soon)

    def _prove_soon(self) -> None:
        QTimer.singleShot(PROOF_AFTER, self, self._prove)

    def _prove(self) -> None:
        session, keeper = self._session, self._keeper
        if session is None or keeper is None:
            return
        try:
            session.workshop.prove()
        except WorkshopError as error:
            path = session.workshop.path
            self._keeper = None  # of a damaged file no backup is made
            self._let_go()
            self._window.show_session(None)
            self._show_status()
            self._show_steps()
            self.files.tell(path, error)
            return
        keeper.start()
        self._remember(session)
        from workshop_app.ui.shell.recovering import offer_recovered

        offer_recovered(self._window, self._ask, session)

    def close_workshop(self) -> None:
        """Close the file and go back to the start screen."""
        if self._session is not None and self._window.may_let_go():
            self._let_go()
            self._window.show_session(None)
            self._show_status()
            self._show_steps()

    def _let_go(self) -> None:
        """Back up and close what is open."""
        if self._session is None:
            return
        self._window.settle()
        self._jobs.stop_all()
        self._window.leave()
        if self._keeper is not None:
            self._keeper.stop()
        self._clock.stop()
        if self._second_screen is not None:
            self._second_screen.close()
        self._remember(self._session)
        self._session.close()
        self._session = self._keeper = self.files.present = None
        self.let_go.emit()

    def _remember(self, session: Session) -> None:
        from workshop_app.domain.records import Agency

        workshop = session.workshop
        settings = workshop.settings
        self._surroundings.settings.remember(
            RecentFile(
                path=str(workshop.path),
                title=settings.title,
                day=settings.starts_on.isoformat() if settings.starts_on else "",
                place=settings.place,
                agencies=workshop.read.count(Agency),
                opened_at=self._surroundings.clock().isoformat(timespec="seconds"),
            )
        )

    def _on_window_closing(self) -> None:
        self._let_go()
        self._jobs.stop_all()
        self._window.remember_geometry()

    def _on_recent_requested(self, path: str) -> None:
        self.files.open_path(Path(path))

    # --- single commands -------------------------------------------------------------------------------

    def _merge(self) -> None:
        if self._session is not None:
            self.files.merge(self._session)

    def _carry(self) -> None:
        if self._session is not None:
            from workshop_app.ui.carrying import carry_over

            self._window.settle()
            carry_over(self._session, self._ask)

    def _show_plan(self, action_id: str) -> None:
        if self._session is not None:
            from workshop_app.ui.planning import show_plan

            self._window.settle()
            show_plan(self._session, self._ask, action_id)

    def _import_plan(self) -> None:
        from workshop_app.ui.planning import take_table

        self._window.settle()
        take_table(self._surroundings, self._ask, self._session)

    def _back_up(self) -> None:
        if self._keeper is not None:
            self._keeper.back_up()
            if not self._keeper.failed:
                self._surroundings.notices.done(
                    self._surroundings.words.t("A backup was made and read back.")
                )

    def _set_scheme(self, value: str) -> None:
        self._surroundings.set_scheme(value)
        self._window.menus.tick("scheme", value)

    def _set_text_size(self, value: str) -> None:
        self._surroundings.set_text_size(value)
        self._window.menus.tick("text_size", value)

    def _undo(self) -> None:
        if self._session is not None:
            self._session.undo()

    def _redo(self) -> None:
        if self._session is not None:
            self._session.redo()

    def _find(self) -> None:
        from workshop_app.ui.shell.finder import find_anything

        find_anything(self._window, self._surroundings, self._ask, self._session, self.do)

    def _find_all(self) -> None:
        from workshop_app.ui.shell.find_all import find_in_all

        find_in_all(self._window, self._surroundings, self._ask, self.files.open_path)

    def _show_settings(self) -> None:
        self._window.show_place(SETTINGS.name)

    def _show_projector(self) -> None:
        from workshop_app.ui.projector_bar import ATTENDANCE_VIEW

        self._show_second_screen(ATTENDANCE_VIEW)

    def _show_wall(self) -> None:
        from workshop_app.ui.projector_bar import WALL_VIEW

        self._show_second_screen(WALL_VIEW)

    def _check_certificate(self) -> None:
        from workshop_app.ui.shell.certificates import check_certificates

        if self._session is not None:
            check_certificates(self._window, self._session, self._ask)

    def _show_second_screen(self, view: str) -> None:
        from workshop_app.ui.projector import SecondScreen

        if self._session is not None:
            self._second_screen = self._second_screen or SecondScreen(self._window)
            self._second_screen.show_session(self._session, view)

    def _show_guide(self) -> None:
        from workshop_app.ui.dialogs.help import GuideDialog

        self._ask.gather(GuideDialog(self._surroundings))

    def _show_shortcuts(self) -> None:
        from workshop_app.ui.dialogs.help import ShortcutsDialog

        self._ask.gather(ShortcutsDialog(self._surroundings))

    def _show_about(self) -> None:
        from workshop_app.ui.dialogs.help import AboutDialog

        self._ask.gather(AboutDialog(self._surroundings))

    # --- telling what is ---------------------------------------------------------------------------------

    def _on_session_changed(self, changes: ChangeSet) -> None:
        self._show_status()
        self._show_steps()
        if changes.concerns("workshop") and self._session is not None:
            self._window.show_title(self._session.workshop.settings.title)

    def _on_language_changed(self) -> None:
        self._show_status()
        self._show_steps()

    def _on_operator_changed(self) -> None:
        if self._session is not None:
            self._session.workshop.operator = self._surroundings.settings.value.operator

    def _show_steps(self) -> None:
        words, workshop = self._surroundings.words, self._session and self._session.workshop
        undo = workshop.undo_label if workshop else None
        redo = workshop.redo_label if workshop else None
        menus = self._window.menus
        menus.set_step("undo", _step(words.t("Undo"), undo, words.say), undo is not None)
        menus.set_step("redo", _step(words.t("Redo"), redo, words.say), redo is not None)

    def _show_status(self) -> None:
        words, status = self._surroundings.words, self._window.status
        if self._session is None or self._keeper is None:
            status.show_nothing_open(words, __version__)
            return
        workshop = self._session.workshop
        saving = Saving(
            path=workshop.path,
            zone=workshop.settings.time_zone,
            now=self._surroundings.clock(),
            saved_at=workshop.saved_at,
            read_only=workshop.read_only,
            last_backup=self._keeper.last,
            backup_failed=self._keeper.failed,
        )
        status.show_saving(words, saving)


def _step(verb: str, label: Label | None, say: Callable[[Label], str]) -> str:
    return f"{verb}: {say(label)}" if label is not None else verb
