"""A whole morning at the desk by a real keyboard: list, thirty guests, a scan, a walk-in, a void, undo."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
import xlsxwriter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import ANI, invented_name
from tests.helpers.typist import Step, Typist, press, write
from tests.ui.conftest import bury, load_words, report_program
from workshop_app.actions import records, templates
from workshop_app.actions.overview import Overview, overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.badges import badge_code, spaced
from workshop_app.domain.records import WORKSHOP_RECORD, Agency, Person, Settings
from workshop_app.ui.run import Parts, Start
from workshop_app.ui.screens.desk import DeskScreen
from workshop_app.ui.screens.desk_answer import IDLE, TAKEN_BACK, WELCOME
from workshop_app.ui.screens.desk_dialogs import TakeBackDialog, WalkInDialog
from workshop_app.ui.screens.people_import import COLUMNS, PREVIEW, SOURCE, ImportDialog
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.surroundings import Folders

pytestmark = [
    pytest.mark.window,
    # what Qt says of a machine without portal, theme or sound server
    pytest.mark.qt_log_ignore("(?i)portal|pipewire|pulseaudio|icon theme|dbus", extend=True),
]
GUESTS, COMING = 40, 30
HERE = COMING + 1
"""Those who said their names, and one who held a badge before the scanner."""
GUEST = "Zulaikha Sasmita, S.Sos."
FORTY_WORDS = 300
"""Milliseconds for a letter at 40 words a minute, by somebody with a queue in front."""


@dataclass
class Morning:
    """The window on a workshop without people, and an agency's list of forty beside it."""

    parts: Parts
    workshop: Workshop
    mailed: Path
    names: list[str]
    seconds: dict[str, float] = field(default_factory=dict)

    def overview(self) -> Overview:
        return overview(self.workshop)

    @property
    def people(self) -> int:
        return self.overview().registered

    @property
    def present(self) -> int:
        return self.overview().present

    @property
    def desk(self) -> DeskScreen:
        [screen] = self.parts.window.findChildren(DeskScreen)
        return screen


def list_of_guests(path: Path, agencies: list[Agency]) -> list[str]:
    """Write the list that an agency has mailed: a title, a head, forty invented people."""
    names = [invented_name(n * 37) for n in range(GUESTS)]
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Peserta")
    sheet.write(0, 0, "DAFTAR PESERTA")
    sheet.write_row(2, 0, ("No", "Nama", "Instansi", "Jabatan", "L/P", "No HP"))
    for n, name in enumerate(names):
        agency = agencies[n % len(agencies)]
        written = agency.name if n % 3 else agency.short_name
        row = (n + 1, f"{name}, S.H.", written, "Analis", "LP"[n % 2], f"0812000{n:05}")
        sheet.write_row(3 + n, 0, row)
    book.close()
    return names


@pytest.fixture
def morning(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Morning]:
    path, lists = tmp_path / "acara.workshop", tmp_path / "daftar.xlsx"
    made = templates.create(path, ANI, "ran-pp-tppo", title="Diseminasi")
    today = date.today()
    records.change(made, Settings, WORKSHOP_RECORD, starts_on=today, ends_on=today)
    names = list_of_guests(lists, made.read.all(Agency))
    made.close()
    settings = SettingsStore(tmp_path / "settings.json")
    settings.change(language="en", scheme="light", operator_name="Sari", desk="A", sounds="off")
    folders = Folders(tmp_path / "data", tmp_path)
    start = Start(settings, folders, tmp_path / "log", load_words, report_program())
    parts = Parts(qapp, start)
    window = parts.window
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    parts.deeds.files.open_path(path)
    qtbot.waitUntil(lambda: window.session is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    session = window.session
    assert session is not None
    yield Morning(parts, session.workshop, lists, names)
    window.close()
    bury(qapp)


def on_top(kind: type[QWidget]) -> QWidget | None:
    """The dialog of a kind that has the keyboard."""
    active = QApplication.activeWindow()
    return active if isinstance(active, kind) else None


def page(number: int) -> Callable[[], bool]:
    """Whether the import shows a step, with nothing going on and the cursor where Enter goes on."""

    def shown() -> bool:
        dialog = on_top(ImportDialog)
        idle = isinstance(dialog, ImportDialog) and not dialog.work.is_busy
        return idle and dialog.page == number and dialog.focusWidget() is not None  # type: ignore[union-attr]

    return shown


def types_into(kind: type[QWidget]) -> Callable[[], bool]:
    """Whether a line of a dialog has the cursor."""
    return lambda: on_top(kind) is not None and isinstance(QApplication.focusWidget(), QLineEdit)


def taking_in(morning: Morning) -> list[Step]:
    window = morning.parts.window
    return [
        Step("the window", window.isActiveWindow, lambda: press("ctrl+3")),
        Step("people", lambda: window.place == "people", lambda: press("ctrl+i")),
        Step("the import", page(SOURCE), lambda: press("Return")),
        Step("the file", types_into(QFileDialog), lambda: enter(str(morning.mailed))),
        Step("its columns", page(COLUMNS), lambda: press("Return")),
        Step("the preview", page(PREVIEW), lambda: press("Return")),
        Step("forty people", lambda: morning.people == GUESTS, lambda: None),
    ]


def enter(text: str) -> None:
    write(text)
    press("Return")


def checking_in(morning: Morning) -> list[Step]:
    window = morning.parts.window
    begin = Step("the list", window.isActiveWindow, lambda: press("ctrl+2"))
    ready = Step("the desk", lambda: window.place == "desk", lambda: None)
    guests = [guest(morning, number) for number in range(COMING)]
    return [begin, ready, *guests]


def guest(morning: Morning, number: int) -> Step:
    """The next guest, once the one before is here: beginnings of the names, in another order."""
    typed = " ".join(part[:4] for part in reversed(morning.names[number].split())).lower()
    return Step(
        f"guest {number}",
        lambda: morning.present == number and at_the_field(morning),
        lambda: enter(typed),
    )


def at_the_field(morning: Morning) -> bool:
    return morning.parts.window.isActiveWindow() and morning.desk.field.hasFocus()


def a_scan(morning: Morning) -> list[Step]:
    """The next guest holds up a badge: the scanner is a keyboard that types quicker than any hand."""

    def scan() -> None:
        name = f"{morning.names[COMING]}, S.H."
        [bearer] = [p for p in morning.workshop.read.all(Person) if p.name == name]
        write(spaced(badge_code(bearer.id)), gap=3)
        press("Return")

    return [
        Step("thirty guests", lambda: morning.present == COMING and at_the_field(morning), scan),
    ]


def a_walk_in(morning: Morning) -> list[Step]:
    def begin() -> None:
        assert morning.desk.answer.answer.kind == WELCOME
        morning.seconds["walk-in"] = monotonic()
        press("F2")

    def fill() -> None:
        write(GUEST, gap=FORTY_WORDS)
        press("Tab")
        write("keuangan", gap=FORTY_WORDS)

    def finish() -> None:
        write("Analis", gap=FORTY_WORDS)
        press("Tab", "space", "Return")

    def at_position() -> bool:
        dialog = on_top(WalkInDialog)
        return isinstance(dialog, WalkInDialog) and dialog.position.hasFocus()

    def found() -> bool:
        dialog = on_top(WalkInDialog)
        return isinstance(dialog, WalkInDialog) and dialog.agency.is_open

    def end() -> None:
        morning.seconds["walk-in"] = monotonic() - morning.seconds["walk-in"]

    return [
        Step("the scan", lambda: morning.present == HERE and at_the_field(morning), begin),
        Step("the form", types_into(WalkInDialog), fill),
        Step("the agency", found, lambda: press("Return")),
        Step("the position", at_position, finish),
        Step("the walk-in", lambda: morning.present == HERE + 1 and at_the_field(morning), end),
    ]


def a_void(morning: Morning) -> list[Step]:
    def kind() -> str:
        return morning.desk.answer.answer.kind

    return [
        Step("the welcome", lambda: kind() == WELCOME, lambda: press("ctrl+Delete")),
        Step("the reason", types_into(TakeBackDialog), lambda: enter("Salah orang")),
        Step(
            "the void",
            lambda: morning.present == HERE and kind() == TAKEN_BACK and at_the_field(morning),
            lambda: press("ctrl+z"),
        ),
        Step("undone", lambda: morning.present == HERE + 1 and kind() == IDLE, lambda: None),
    ]


def test_a_morning_at_the_desk_by_the_keyboard_alone(morning: Morning) -> None:
    began = monotonic()
    typist = Typist()
    parts = (taking_in, checking_in, a_scan, a_walk_in, a_void)
    typist.carry_out([step for part in parts for step in part(morning)])
    found = morning.overview()
    assert (found.registered, found.present, found.walk_ins) == (GUESTS + 1, HERE + 1, 1)
    people = {p.name: p for p in morning.workshop.read.all(Person)}
    for name in morning.names:
        came = [e.kind for e in morning.workshop.read.events(people[f"{name}, S.H."].id)]
        assert came == (["in"] if name in morning.names[:HERE] else []), name
    new = people[GUEST]
    agency = morning.workshop.require(Agency, new.agency_id)
    assert (agency.short_name, new.position, new.sex) == ("Kemenkeu", "Analis", "female")
    facts = [(e.kind, e.reason, e.effective) for e in morning.workshop.read.events(new.id)]
    assert ("void", "Salah orang", False) in facts and ("in", "", True) in facts
    letters = len(GUEST) + len("keuangan") + len("Analis")
    assert letters * FORTY_WORDS / 1000 < morning.seconds["walk-in"] < 15
    assert monotonic() - began < 60
