"""What was being written when the program was ended is offered at the next opening; else nothing is."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from workshop_app.actions import contributions, records, templates
from workshop_app.actions.backups import BackupStore
from workshop_app.actions.recovery import TypingNote, half_written, typing_folder
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.records import Challenge, Minute, Practice
from workshop_app.ui.dialogs.recovered import RecoveredDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.minutes import MinutesScreen
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.shell.deeds import Deeds
from workshop_app.ui.shell.screens import all_screens
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


def _folder(session: Session) -> Path:
    return typing_folder(session.surroundings.folders.data)


def _waiting(session: Session) -> list[str]:
    return [one.text for one in half_written(_folder(session), session.workshop)]


def _crashed(session: Session, kind: type[Practice | Challenge], text: str) -> str:
    """Leave behind what a killed program leaves behind."""
    field = "action" if kind is Practice else "description"
    note = TypingNote(_folder(session), session.workshop, kind.KIND)
    begun = note.begin()
    made = contributions.save(session.workshop, kind, "", {field: text})
    note.tell(made, {field: text}, begun)
    return made


class _Opened:
    """The window on a workshop that was left behind."""

    def __init__(self, qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> None:
        path, around = session.workshop.path, session.surroundings
        session.workshop.close()
        self._before = session
        self.window = MainWindow(around, jobs, all_screens())
        self.window.use(ask)
        self.deeds = Deeds(self.window, around, jobs, ask, BackupStore(around.folders.backups))
        qtbot.addWidget(self.window)
        self.window.show()
        self.deeds.files.open_path(path)
        assert self.window.session is not None
        self.session = self.window.session

    def close(self) -> None:
        """Close the window; the session of the fixture has its file back."""
        path = self.session.workshop.path
        self.window.close()
        self._before.workshop = Workshop.open(path, Operator("Sari", "A", "k7"))


def test_a_note_stands_while_somebody_types_and_goes_with_the_form(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen = PracticesScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.keyClicks(screen.form.action, "Kami membuka")
    assert _waiting(session) == []
    qtbot.waitUntil(lambda: _waiting(session) == ["Kami membuka"])

    screen.next_form()
    assert _waiting(session) == []

    qtbot.keyClicks(screen.form.action, "Kedua")
    screen.save()
    assert _waiting(session) == ["Kedua"]
    screen.settle()
    assert _waiting(session) == []


def test_minutes_leave_a_note_too(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> None:
    screen = MinutesScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.keyClicks(screen.entry.text, "Disepakati bahwa")
    screen.save()
    (found,) = half_written(_folder(session), session.workshop)
    assert (found.half.kind, found.text) == ("minute", "Disepakati bahwa")
    screen.next_point()
    assert _waiting(session) == []
    assert session.workshop.read.count(Minute) > 0


def test_the_next_opening_offers_each_text_to_open_keep_or_discard(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    kept = _crashed(session, Practice, "Kami membuka posko bersama di pelabuhan")
    gone = _crashed(session, Challenge, "Petugas kurang dan")
    seen: list[str] = []

    def decide(dialog: RecoveredDialog) -> object:
        seen.extend(half.record_id for half in dialog.discards)
        next(b for h, b in dialog.discards.items() if h.record_id == gone).setChecked(True)
        next(b for b, h in dialog._opens.items() if h.record_id == kept).click()
        return dialog.value

    ask.answer(decide)
    opened = _Opened(qtbot, session, jobs, ask)
    qtbot.waitUntil(lambda: bool(ask.asked))
    qtbot.waitUntil(lambda: opened.window.place == "practices")

    assert seen == [gone, kept]
    ws = opened.session.workshop
    assert ws.read.get(Challenge, gone).deleted  # type: ignore[union-attr]
    assert half_written(_folder(opened.session), ws) == []
    screen = opened.window.screen_widget("practices")
    assert isinstance(screen, PracticesScreen) and screen.draft.record_id == kept
    opened.session.undo()
    assert ws.require(Challenge, gone).description == "Petugas kurang dan"
    opened.close()


def test_closing_the_offer_keeps_everything_and_asks_no_more(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    made = _crashed(session, Practice, "Kami")
    ask.answer(None)
    opened = _Opened(qtbot, session, jobs, ask)
    qtbot.waitUntil(lambda: ask.asked == [("gather", "Recovered texts")])
    assert opened.session.workshop.require(Practice, made).action == "Kami"
    opened.close()


def test_the_texts_are_told_with_time_and_name(session: Session) -> None:
    _crashed(session, Practice, "Kami membuka posko bersama di pelabuhan. " * 12)
    old = records.add(session.workshop, Practice, title="Lama", action="Sebelum")
    note = TypingNote(_folder(session), session.workshop, "commitment")
    created = session.workshop.require(Practice, old).created_at
    while (begun := note.begin()) <= created:
        pass  # nobody opens a form in the millisecond in which the record came to be
    contributions.save(session.workshop, Practice, old, {"action": "Sesudah"})
    note._kind = "practice"
    note.tell(old, {"action": ""}, begun)
    dialog = RecoveredDialog(session, half_written(_folder(session), session.workshop))
    texts = [label.text() for label in dialog.findChildren(QLabel)]

    assert any("practice “Lama”" in text and text.startswith("Text of ") for text in texts)
    assert any(text.startswith("… ") and text.endswith("pelabuhan.") for text in texts)
    words = [button.text() for button in dialog.discards.values()]
    assert words == ["Go back to the text before", "Discard it"]
    dialog.accept()
    assert dialog.value.discarded == ()  # type: ignore[attr-defined]
    dialog.deleteLater()


_TYPIST = """
import os, sys, time
from pathlib import Path
from tests.helpers import environment
environment.apply(os.environ, Path(sys.argv[2]))
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import load_words, report_program
from tests.ui.fakes import FakeAsk
from workshop_app.actions.workshop import Workshop
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Folders, Surroundings
from workshop_app.ui.theme import Theme
home = Path(sys.argv[2])
app = QApplication([])
around = Surroundings(
    Theme(app), SettingsStore(home / "s.json"), load_words, Folders(home, home)
)
workshop = Workshop.open(Path(sys.argv[1]), around.settings.value.operator)
screen = PracticesScreen(Session(workshop, around), Jobs(report_program(), home), FakeAsk())
screen.show()
number = 0
def press():
    global number
    number += 1
    QTest.keyClicks(screen.form.action, f"{number} ")
    print(number, time.monotonic(), flush=True)
clock = QTimer(interval=90)  # no pause is ever long enough to count as one
clock.timeout.connect(press)
clock.start()
print("ready", flush=True)
app.exec()
"""


def test_a_kill_in_mid_sentence_loses_less_than_a_second(session: Session, tmp_path: Path) -> None:
    path, known = session.workshop.path, {p.id for p in session.workshop.read.all(Practice)}
    session.workshop.close()
    home = tmp_path / "home"
    home.mkdir()
    typist = subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(path), str(home)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    typed: dict[int, float] = {}
    try:
        assert typist.stdout.readline() == "ready\n"
        while len(typed) < 40:
            number, at = typist.stdout.readline().split()
            typed[int(number)] = float(at)
    finally:
        typist.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        rest, _ = typist.communicate()
    typed.update({int(n): float(at) for n, at in (line.split() for line in rest.splitlines())})

    session.workshop = Workshop.open(path, Operator("Sari", "A", "k7"))
    (made,) = (p for p in session.workshop.read.all(Practice) if p.id not in known)
    last = int(made.action.split()[-1])
    assert made.action.split() == [str(n) for n in range(1, last + 1)]
    # The first key that is lost was pressed at most a second before the end.
    lost = [at for number, at in typed.items() if number > last]
    assert not lost or killed - min(lost) < 1.0
    (found,) = half_written(typing_folder(home), session.workshop)
    assert found.half.record_id == made.id and found.is_new
