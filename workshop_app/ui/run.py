"""Builds the window from its parts and runs it until it is closed."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workshop_app import __version__
from workshop_app.actions.backups import BackupStore
from workshop_app.domain.frozen import frozen
from workshop_app.paths import resource
from workshop_app.ui.ask import Ask, QtAsk
from workshop_app.ui.collector import Collector
from workshop_app.ui.crash import CrashWatch, start_log
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.qt_words import QtWords
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.shell.deeds import Deeds
from workshop_app.ui.shell.screens import ScreenEntry, all_screens
from workshop_app.ui.shell.undo_keys import UndoKeys
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.surroundings import Folders, LoadWords, Surroundings
from workshop_app.ui.temporary import sweep
from workshop_app.ui.theme import Theme

SWEEP_AFTER_MS: Final = 4_000
"""When the folders of killed processes are looked for: nobody waits for it while the window comes."""


@frozen
class Start:
    """What the window is started with: where things lie, how this program is called, what to open."""

    settings: SettingsStore
    folders: Folders
    log_folder: Path
    load_words: LoadWords
    report_program: Sequence[str]
    open_path: Path | None = None
    sample: bool = False
    language: str = ""
    """The language of this run; "" for the one of the settings."""


class Parts:
    """All parts of one window, held together as long as it lives."""

    def __init__(
        self,
        app: QApplication,
        start: Start,
        *,
        ask: Ask | None = None,
        screens: Sequence[ScreenEntry] | None = None,
    ) -> None:
        preferences = start.settings.value
        self.app = app
        self.theme = Theme(app, scheme=preferences.scheme, text_size=preferences.text_size)
        self.surroundings = Surroundings(
            self.theme,
            start.settings,
            start.load_words,
            start.folders,
            language=start.language,
        )
        self.jobs = Jobs(start.report_program, Path(__file__).parents[2])
        entries = all_screens() if screens is None else screens
        self.window = MainWindow(self.surroundings, self.jobs, entries)
        self.ask = ask or QtAsk(self.window, self.surroundings)
        self.window.use(self.ask)
        self.deeds = Deeds(
            self.window,
            self.surroundings,
            self.jobs,
            self.ask,
            BackupStore(start.folders.backups),
        )
        self.undo_keys = UndoKeys(app, self.window)
        self._translator: QTranslator | None = None
        self.surroundings.language_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Have Qt's own words in the language of now."""
        if self._translator is not None:
            self.app.removeTranslator(self._translator)
        words = self.surroundings.words
        # A widget's own locale writes its dates; ours are written by `Words`.
        QLocale.setDefault(QLocale("id_ID" if words.language == "id" else "en_GB"))
        self._translator = QtWords(words, self.app)
        self.app.installTranslator(self._translator)


def make_app(argv: Sequence[str]) -> QApplication:
    """Make the one QApplication."""
    app = QApplication(list(argv))
    app.setApplicationName("Lokakarya")
    app.setApplicationDisplayName("Lokakarya")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("lokakarya")
    app.setWindowIcon(QIcon(str(resource("icons", "app", "lokakarya-256.png"))))
    return app


def run(start: Start) -> int:
    """Show the window until it is closed; returns the exit code."""
    stop_log = start_log(start.log_folder)
    app = make_app(sys.argv[:1])
    parts = Parts(app, start)
    watch = CrashWatch(parts.surroundings, parts.ask)
    collector = Collector()
    parts.deeds.let_go.connect(collector.begin_anew)
    watch.start()
    collector.start()
    try:
        parts.window.recall_geometry()
        first = _First(parts, start)
        first.open()
        parts.window.show()
        QTimer.singleShot(SWEEP_AFTER_MS, app, sweep)
        return app.exec()
    finally:
        collector.stop()
        watch.stop()
        stop_log()


class _First:
    """What happens first: opening what was asked for, and telling about damaged settings."""

    def __init__(self, parts: Parts, start: Start) -> None:
        self._parts, self._start = parts, start

    def open(self) -> None:
        files = self._parts.deeds.files
        if self._start.open_path is not None:
            files.open_path(self._start.open_path)
        elif self._start.sample:
            files.sample()
            session = self._parts.window.session
            if session is not None:
                print(
                    self._parts.surroundings.words.t(
                        "The sample workshop is {path}", path=session.workshop.path
                    ),
                    flush=True,
                )
        self._parts.window.show_start()
        aside = self._start.settings.set_aside
        if aside is not None:
            words = self._parts.surroundings.words
            self._parts.surroundings.notices.warn(
                words.t("The settings of this laptop could not be read; the usual ones are used."),
                words.t("The old file lies at {path}.", path=aside),
            )
