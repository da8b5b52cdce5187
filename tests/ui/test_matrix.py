"""The matrix by keyboard and mouse: words for everything painted, what is behind a cell, something new."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.capture_tools import focused, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records, templates
from workshop_app.actions.contributions import ContributionRow
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Challenge, Commitment, Practice, Strategy
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.models.matrix import PlaceRole
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.contribution_screen import CELL
from workshop_app.ui.screens.matrix import MatrixScreen
from workshop_app.ui.screens.matrix_cell import CellDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> MatrixScreen:
    return shown(qtbot, MatrixScreen(session, jobs, ask))


def cell(screen: MatrixScreen, agency: str, number: int) -> QModelIndex:
    row = next(n for n, r in enumerate(screen.model.rows) if r.short_name == agency)
    return screen.model.index(row, number - 1)


def test_every_cell_and_head_says_in_words_what_is_painted(
    qtbot: QtBot, screen: MatrixScreen
) -> None:
    tester = QAbstractItemModelTester(screen.model)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(screen, "Kemendagri", 6).data(role).startswith("Kemendagri, S6 ")
    assert cell(screen, "Kemendagri", 6).data() == "1 good practice, 1 challenge, 1 commitment"
    assert cell(screen, "BIN", 2).data() == "none yet"
    head = screen.model.headerData(0, Qt.Orientation.Horizontal)
    assert head.startswith("S1 ") and head.endswith("4 good practices, 1 challenge, 2 commitments")
    del tester


def test_enter_on_an_empty_cell_begins_a_practice_with_both_filled_in(
    qtbot: QtBot, screen: MatrixScreen, session: Session
) -> None:
    index = cell(screen, "BIN", 2)
    screen.view.setCurrentIndex(index)
    with qtbot.waitSignal(screen.open_requested) as asked:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)

    strategy = next(s for s in session.workshop.read.all(Strategy) if s.number == 2)
    bin_id = records.find(session.workshop, Agency, "BIN").id
    assert asked.args == ["practices", CELL, f"{bin_id}|{strategy.id}"]


def test_a_click_opens_what_is_behind_a_cell(
    qtbot: QtBot, screen: MatrixScreen, session: Session, ask: FakeAsk
) -> None:
    index = cell(screen, "Kemendagri", 6)
    seen: list[str] = []

    def choose_the_challenge(dialog: QDialog) -> object:
        assert isinstance(dialog, CellDialog)
        dialog.show()
        rows = dialog.model.rows
        seen.extend(row.kind for row in rows if isinstance(row, ContributionRow))
        dialog.view.setCurrentIndex(dialog.model.index(1, 0))
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
        return dialog.value

    ask.answer(choose_the_challenge)
    with qtbot.waitSignal(screen.open_requested) as asked:
        place = screen.view.visualRect(index).center()
        qtbot.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert seen == ["practice", "challenge", "commitment"]
    assert asked.args is not None and asked.args[:2] == ["challenges", "challenge"]
    record = session.workshop.require(Challenge, asked.args[2])
    assert record.agency_id == index.data(PlaceRole)[0]


def test_something_new_can_be_begun_beside_what_is_there(
    qtbot: QtBot, screen: MatrixScreen, ask: FakeAsk
) -> None:
    index = cell(screen, "Kemendagri", 6)
    screen.view.setCurrentIndex(index)

    def begin_a_commitment(dialog: QDialog) -> object:
        assert isinstance(dialog, CellDialog)
        dialog.new_buttons[2].click()
        return dialog.value

    ask.answer(begin_a_commitment)
    with qtbot.waitSignal(screen.open_requested) as asked:
        qtbot.keyClick(screen.view, Qt.Key.Key_Return)

    assert asked.args == ["commitments", CELL, "|".join(index.data(PlaceRole))]


def test_a_head_opens_the_whole_strategy_and_nothing_chosen_goes_nowhere(
    screen: MatrixScreen, ask: FakeAsk
) -> None:
    ask.answer(None)
    screen.view.horizontalHeader().sectionClicked.emit(0)
    assert [what for what, _ in ask.asked] == ["gather"]


def test_it_follows_what_is_written_elsewhere_and_keeps_its_place(
    screen: MatrixScreen, session: Session
) -> None:
    index = cell(screen, "BIN", 2)
    screen.view.setCurrentIndex(index)
    strategy = index.data(PlaceRole)[1]
    agency = records.find(session.workshop, Agency, "BIN").id
    records.add(session.workshop, Practice, title="Baru", agency_id=agency, strategies=(strategy,))

    assert cell(screen, "BIN", 2).data() == "1 good practice"
    assert screen.view.currentIndex().data(PlaceRole) == (agency, strategy)


def test_filters_by_kind_and_by_who_has_contributed(
    qtbot: QtBot, screen: MatrixScreen, session: Session
) -> None:
    whole = len(screen.model.rows)
    qtbot.mouseClick(screen.kinds["commitments"], Qt.MouseButton.LeftButton)
    assert cell(screen, "Kemendagri", 6).data() == "1 commitment"
    assert "5" in screen.kinds["commitments"].text()

    box = screen.show_box
    counts = []
    for code in ("with", "without"):
        box.set_value(code)
        box.activated.emit(box.currentIndex())
        counts.append(len(screen.model.rows))
    assert counts == [17, whole - 17]


def test_a_strategy_with_nothing_is_said_in_words(screen: MatrixScreen, session: Session) -> None:
    records.add(session.workshop, Strategy, number=7, title="Baru sama sekali")

    head = screen.model.headerData(6, Qt.Orientation.Horizontal)
    assert head == "S7 Baru sama sekali: none yet"
    assert "1 strategy with nothing yet" in screen.head._context.whole
    assert not screen.grab().isNull()


def test_without_agencies_it_says_what_belongs_there(
    qtbot: QtBot, screen: MatrixScreen, session: Session
) -> None:
    for kind in (Practice, Challenge, Commitment, Agency):
        for record in session.workshop.read.all(kind):
            records.remove(session.workshop, kind, record.id)

    assert screen.stack.currentWidget() is screen.empty


def test_it_fits_the_smallest_window(screen: MatrixScreen) -> None:
    assert screen.minimumSizeHint().boundedTo(SCREEN_FITS) == screen.minimumSizeHint()


def test_the_kind_that_is_shown_is_the_one_that_is_begun_and_opened(
    qtbot: QtBot, screen: MatrixScreen, session: Session, ask: FakeAsk
) -> None:
    qtbot.mouseClick(screen.kinds["challenges"], Qt.MouseButton.LeftButton)
    assert screen.new_button.accessibleName() == "New challenge"
    strategy = session.workshop.read.all(Strategy)[4]
    bin_id = records.find(session.workshop, Agency, "BIN").id
    index = cell(screen, "BIN", 5)  # a practice stands there, and no challenge
    screen.view.setCurrentIndex(index)
    with qtbot.waitSignal(screen.open_requested) as asked:
        qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    assert asked.args == ["challenges", CELL, f"{bin_id}|{strategy.id}"]

    def look(dialog: CellDialog) -> None:
        assert {row.kind for row in dialog.model.rows if isinstance(row, ContributionRow)} == {
            "challenge"
        }

    ask.answer(look)
    screen.view.setCurrentIndex(cell(screen, "Kemendagri", 6))
    qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    assert ask.answers == []


def test_an_action_of_the_plan_leads_to_the_plan(qtbot: QtBot, screen: MatrixScreen) -> None:
    with qtbot.waitSignal(screen.command_requested) as asked:
        screen.show_record("plan_action", "x")
    assert asked.args == ["plan", "x"]
