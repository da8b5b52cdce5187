"""The forms of desk and lists, shown and typed into: Enter does what the main button says, never cancels."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.desk_tools import person, sample_session, show
from tests.ui.fakes import FakeAsk
from workshop_app.actions import desk, records
from workshop_app.domain.records import Agency, Person
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.desk import DeskScreen
from workshop_app.ui.screens.desk_dialogs import TakeBackDialog, WalkIn, WalkInDialog
from workshop_app.ui.screens.desk_options import DeskOptionsDialog
from workshop_app.ui.screens.desk_signature import SignatureDialog
from workshop_app.ui.screens.people_duplicates import DuplicatesDialog
from workshop_app.ui.screens.people_export import ExportDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
ROLE = QDialogButtonBox.ButtonRole


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


def walk_in(session: Session) -> WalkInDialog:
    agencies = session.workshop.read.all(Agency)
    return WalkInDialog(session.theme, session.words, "", agencies, lambda _name: "")


def take_back(session: Session) -> TakeBackDialog:
    return TakeBackDialog(session.theme, session.words, "Hendro", "Here since 08.12")


def options(session: Session) -> DeskOptionsDialog:
    settings = session.workshop.settings
    return DeskOptionsDialog(session.theme, session.words, settings, session.settings.value)


def signature(session: Session) -> SignatureDialog:
    return SignatureDialog(session.theme, session.words, "Hendro", "Kemenkeu")


def export(session: Session) -> ExportDialog:
    return ExportDialog(session, FakeAsk(), "people")


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()


def typed(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, text)


def test_enter_in_any_field_of_a_walk_in_registers_the_guest(
    qtbot: QtBot, session: Session
) -> None:
    for field in ("name", "agency", "in_place_of", "position"):
        dialog = walk_in(session)
        shown(qtbot, dialog)
        typed(qtbot, dialog.name, "Puspa Lestari")
        target = getattr(dialog, field)
        target.setFocus()
        qtbot.waitUntil(target.hasFocus)
        qtbot.keyClick(target, ENTER)
        assert dialog.result() == QDialog.DialogCode.Accepted, field
        assert isinstance(dialog.value, WalkIn) and dialog.value.name == "Puspa Lestari"


def test_a_walk_in_from_the_keyboard_alone(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    """The very keys of the desk: F2, name, agency begun, Tab, position, Enter."""
    screen = DeskScreen(session, jobs, ask)
    show(qtbot, screen)

    def at_the_keys(dialog: ValueDialog) -> object:
        assert isinstance(dialog, WalkInDialog)
        shown(qtbot, dialog)
        qtbot.waitUntil(dialog.name.hasFocus)
        qtbot.keyClicks(dialog.name, "Puspa Lestari")
        qtbot.keyClick(dialog.name, TAB)
        assert dialog.agency.hasFocus()
        qtbot.keyClicks(dialog.agency, "keuang")
        qtbot.keyClick(dialog.agency, ENTER)
        assert dialog.isVisible(), "this Enter has taken the agency"
        qtbot.waitUntil(dialog.position.hasFocus)
        qtbot.keyClicks(dialog.position, "Analis")
        qtbot.keyClick(dialog.position, ENTER)
        assert dialog.result() == QDialog.DialogCode.Accepted
        return dialog.value

    ask.answer(at_the_keys)
    qtbot.keyClick(screen.field, Qt.Key.Key_F2)
    guest = person(session.workshop, "Puspa Lestari")
    agency = session.workshop.require(Agency, guest.agency_id)
    assert (agency.short_name, guest.position) == ("Kemenkeu", "Analis")
    assert desk.present_events(session.workshop, guest.id)


def test_enter_without_what_is_needed_neither_accepts_nor_cancels(
    qtbot: QtBot, session: Session
) -> None:
    for make, field in ((walk_in, "name"), (take_back, "reason")):
        dialog = make(session)
        shown(qtbot, dialog)
        typed(qtbot, getattr(dialog, field), "")
        qtbot.keyClick(getattr(dialog, field), ENTER)
        assert dialog.isVisible()
    dialog = take_back(session)
    shown(qtbot, dialog)
    typed(qtbot, dialog.reason, "Orang lain")
    qtbot.keyClick(dialog.reason, ENTER)
    assert (dialog.result(), dialog.value) == (QDialog.DialogCode.Accepted, "Orang lain")


def test_enter_keeps_the_options(qtbot: QtBot, session: Session) -> None:
    dialog = options(session)
    shown(qtbot, dialog)
    typed(qtbot, dialog.desk, "B")
    qtbot.keyClick(dialog.desk, ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("make", [walk_in, take_back, options, signature, export])
def test_all_dialogs_have_their_buttons_in_one_order(
    qtbot: QtBot, session: Session, make: Callable[[Session], QDialog]
) -> None:
    dialog = make(session)
    shown(qtbot, dialog)
    [box] = dialog.findChildren(QDialogButtonBox)
    [yes] = [b for b in box.buttons() if box.buttonRole(b) is ROLE.AcceptRole]
    [no] = [b for b in box.buttons() if box.buttonRole(b) is ROLE.RejectRole]
    assert isinstance(yes, QPushButton) and isinstance(no, QPushButton)
    assert yes.isDefault() and not no.isDefault()
    layout = QDialogButtonBox()
    accept, reject = layout.addButton("a", ROLE.AcceptRole), layout.addButton("b", ROLE.RejectRole)
    shown_first = layout.layout().indexOf(accept) < layout.layout().indexOf(reject)  # type: ignore[union-attr]
    assert (yes.x() < no.x()) == shown_first, "that of the system"
    layout.deleteLater()


def test_enter_decides_no_duplicate_by_itself(qtbot: QtBot, session: Session) -> None:
    first = session.workshop.read.all(Person)[0]
    records.add(session.workshop, Person, name=first.name, agency_id=first.agency_id)
    dialog = DuplicatesDialog(session)
    shown(qtbot, dialog)
    dialog.list.setFocus()
    before = len(session.workshop.read.all(Person))
    assert dialog.pair is not None
    qtbot.keyClick(dialog.list, ENTER)
    assert dialog.isVisible() and dialog.pair is not None
    assert len(session.workshop.read.all(Person)) == before and dialog.joined is None
