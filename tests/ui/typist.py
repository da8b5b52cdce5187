"""Somebody who types into a screen of a real process, until that is killed.

`python -m tests.ui.typist FILE HOME words TEXT` types a practice and prints "saved" once that is in the file.
`... numbers` types 1, 2, 3 ... without a pause and prints each with the moment it was typed.
`... name SCREEN TEXT NAME` types the text, then the name into the field for an agency, and prints "typed".
`... guest NAME AGENCY` types a guest who is not on the list into the form of the desk, and prints "typed".
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.helpers import environment

if TYPE_CHECKING:
    from workshop_app.ui.screens.desk import DeskScreen

ROOT = Path(__file__).parents[2]


@contextmanager
def typing(path: Path, home: Path, *what: str) -> Iterator["subprocess.Popen[str]"]:
    """Let somebody type; at the end of the block the process is killed."""
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.ui.typist", str(path), str(home), *what]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        if process.stdout is not None and not process.stdout.closed:
            process.communicate()


def main(path: Path, home: Path, what: str, *more: str) -> None:
    """Type."""
    environment.apply(os.environ, home)
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from tests.ui.conftest import load_words, report_program
    from tests.ui.fakes import FakeAsk
    from workshop_app.actions.workshop import Workshop
    from workshop_app.ui.jobs import Jobs
    from workshop_app.ui.screens.contribution_screen import ContributionScreen
    from workshop_app.ui.screens.desk import DeskScreen
    from workshop_app.ui.screens.minutes import MinutesScreen
    from workshop_app.ui.session import Session
    from workshop_app.ui.settings import SettingsStore
    from workshop_app.ui.shell.screens import all_screens
    from workshop_app.ui.surroundings import Folders, Surroundings
    from workshop_app.ui.theme import Theme

    app = QApplication([])
    around = Surroundings(
        Theme(app), SettingsStore(home / "s.json"), load_words, Folders(home, home)
    )
    session = Session(Workshop.open(path, around.settings.value.operator), around)
    name = {"name": more[:1], "guest": ("desk",)}.get(what, ("practices",))[0]
    entry = next(one for one in all_screens() if one.name == name)
    screen = entry.load()(session, Jobs(report_program(), home), FakeAsk())
    screen.show()
    if isinstance(screen, DeskScreen):
        _type_guest(screen, *more)
        app.exec()
        return
    field: QWidget
    agency: QWidget
    if isinstance(screen, MinutesScreen):
        field, agency, draft = screen.entry.text, screen.entry.agency, screen.draft
    else:
        assert isinstance(screen, ContributionScreen)
        words = "action" if name == "practices" else "description"
        field, agency, draft = screen.form.made[words].widget, screen.form.agency, screen.draft
    if what == "numbers":
        number = 0

        def press() -> None:
            nonlocal number
            number += 1
            QTest.keyClicks(field, f"{number} ")
            print(number, time.monotonic(), flush=True)

        clock = QTimer(interval=90)  # no pause is ever long enough to count as one
        clock.timeout.connect(press)
        clock.start()
        print("ready", flush=True)
    elif what == "words":
        QTest.keyClicks(field, more[0])
        while draft.dirty:
            app.processEvents()
        print("saved", flush=True)
    else:
        QTest.keyClicks(field, more[1])
        QTest.keyClicks(agency, more[2])
        print("typed", flush=True)
    app.exec()


def _type_guest(screen: "DeskScreen", name: str, agency: str) -> None:
    """Open the form for a guest, which waits for its end, and type into it."""
    from PySide6.QtTest import QTest

    from tests.ui.fakes import FakeAsk
    from workshop_app.ui.screens.desk_dialogs import WalkInDialog

    class Typing(FakeAsk):
        def gather(self, dialog: object) -> object:
            assert isinstance(dialog, WalkInDialog)
            dialog.show()
            QTest.keyClicks(dialog.name, name)
            QTest.keyClicks(dialog.agency, agency)
            print("typed", flush=True)
            return dialog.exec()

    screen._deeds._ask = Typing()
    screen.add_walk_in()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
