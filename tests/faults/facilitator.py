"""A facilitator who writes down a whole afternoon in the window, until somebody kills the program.

`python -m tests.faults.facilitator FILE HOME DONE END` goes on after the first `DONE` contributions. It
prints "done N" once contribution N is saved and the next form is open. In the middle of contribution `END` it
stops typing, prints "thinking N" and waits to be killed. What the program offers after a crash is opened and
written again from its beginning.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.helpers import environment

WORDS: Final = (
    *("kami", "melatih", "petugas", "desa", "bersama", "kepolisian", "dan", "dinas", "sosial"),
    *("supaya", "perekrutan", "yang", "janggal", "dikenali", "lebih", "awal", "di", "pelabuhan"),
)


@dataclass(frozen=True)
class Contribution:
    """What is written down: the screen, the field and the words."""

    screen: str
    kind: str
    field: str
    text: str


def afternoon() -> list[Contribution]:
    """Forty practices, forty challenges, twenty commitments, as they come up in turn."""
    turns = (
        ("practices", "practice", "action"),
        ("challenges", "challenge", "description"),
        ("commitments", "commitment", "description"),
        ("practices", "practice", "action"),
        ("challenges", "challenge", "description"),
    )
    return [Contribution(*turns[number % len(turns)], _text(number)) for number in range(100)]


WORDS_BEFORE: Final = 9
"""How many words of a contribution are typed before the thinking begins."""


def _text(number: int) -> str:
    words = [WORDS[(number * 5 + place) % len(WORDS)] for place in range(14 + number % 7)]
    return f"Nomor {number}: " + " ".join(words) + "."


def main(path: Path, home: Path, done: int, end: int) -> None:
    """Write until the end of the afternoon."""
    environment.apply(os.environ, home)
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.ui.conftest import load_words, report_program
    from workshop_app.actions.workshop import Workshop
    from workshop_app.ui.run import Parts, Start
    from workshop_app.ui.screens.contribution_screen import ContributionScreen
    from workshop_app.ui.settings import SettingsStore
    from workshop_app.ui.surroundings import Folders
    from workshop_app.ui.widgets.prose import ProseField

    app = QApplication([])
    settings = SettingsStore(home / "settings.json")
    settings.change(language="id", operator_name="Fasilitator", desk="F")
    folders = Folders(home / "data", home / "documents")
    start = Start(settings, folders, home / "log", load_words, report_program())
    ask = _Opener()
    parts = Parts(app, start, ask=ask)  # type: ignore[arg-type]
    parts.window.show()
    proofs, prove = list[Workshop](), Workshop.prove

    def noted(ws: Workshop) -> None:
        prove(ws)
        proofs.append(ws)

    setattr(Workshop, "prove", noted)  # noqa: B010  mypy lets nobody assign to a method
    parts.deeds.files.open_path(path)
    # What was half written is offered in the same turn in which the documents are proven.
    for _ in range(600):
        if not proofs:
            QTest.qWait(100)
    assert proofs
    for number, told in list(enumerate(afternoon()))[done:]:
        parts.window.show_place(told.screen)
        screen = parts.window.screen_widget(told.screen)
        assert isinstance(screen, ContributionScreen)
        field = screen.form.widget(told.field, ProseField)
        parts.window.activateWindow()
        assert QTest.qWaitForWindowActive(parts.window)
        field.setFocus()
        field.selectAll()  # of a text that was recovered, the beginning stands there
        for place, word in enumerate(told.text.split(" ")):
            if (number, place) == (end, WORDS_BEFORE):
                print(f"thinking {number}", flush=True)
                QTest.qWait(120_000)
            QTest.keyClicks(field, word + " ")
            app.processEvents()
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        app.processEvents()
        assert not screen.form.has_words
        print(f"done {number}", flush=True)
    parts.window.close()


class _Opener:
    """Opens the first text that is offered; nothing else is ever asked."""

    def gather(self, dialog: object) -> object:
        from workshop_app.ui.dialogs.recovered import RecoveredDialog

        assert isinstance(dialog, RecoveredDialog)
        print(f"offered {len(dialog.open_buttons)}", flush=True)
        dialog.open_buttons[0].click()
        return dialog.value


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
