"""The registration desk: typed and clicked like somebody with a queue in front of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words
from tests.ui.desk_tools import EventDay, agency, person, sample_session, show
from tests.ui.fakes import FakeAsk
from workshop_app.actions import desk
from workshop_app.actions.overview import overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.records import Agency, Person
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.models.people import PeopleModel
from workshop_app.ui.models.rows import IdRole
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.desk import DeskScreen
from workshop_app.ui.screens.desk_answer import ALREADY, IDLE, TAKEN_BACK, UNKNOWN, WELCOME
from workshop_app.ui.screens.desk_dialogs import TakeBackDialog, WalkIn, WalkInDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ABSENT, PRESENT = "Hendro Suryokusumo", "Ni Luh Ayu"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> DeskScreen:
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made)
    return made


def here(ws: Workshop, person_id: str) -> bool:
    return bool(desk.present_events(ws, person_id))


def told(screen: DeskScreen) -> tuple[str, str]:
    return screen.answer.answer.kind, screen.answer.message


# --- finding and checking in -------------------------------------------------------------------------


def test_typing_finds_and_enter_checks_in(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, ABSENT)
    qtbot.keyClicks(screen.field, "suryo hen")
    assert screen.results.current_id == guest.id
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert here(session.workshop, guest.id)
    assert told(screen) == (WELCOME, f"Welcome, {guest.name}")
    assert screen.answer.detail == "Kemenkeu · 10:12 · desk A"
    row = screen.results.model.row_of(guest.id)
    assert row is not None and row.first_at


def test_the_next_name_overwrites_the_last_one(qtbot: QtBot, screen: DeskScreen) -> None:
    qtbot.keyClicks(screen.field, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.field, "nil")
    assert screen.field.text() == "nil"
    assert told(screen)[0] == IDLE


def test_a_second_check_in_says_since_when(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, PRESENT)
    events = len(session.workshop.read.events(guest.id))
    qtbot.keyClicks(screen.field, "ayu candra")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert told(screen) == (ALREADY, f"Already here: {guest.name}")
    assert screen.answer.detail == "since 08:40 · Meja 1 · Kemenkeu"
    assert len(session.workshop.read.events(guest.id)) == events


def test_enter_on_an_empty_field_checks_nobody_in(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    before = overview(session.workshop).present
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert overview(session.workshop).present == before


def test_arrows_choose_while_the_cursor_stays(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    qtbot.keyClicks(screen.field, "ke")
    ids = screen.results.model.ids
    assert screen.results.current_id == ids[0]
    qtbot.keyClick(screen.field, Qt.Key.Key_Down)
    qtbot.keyClick(screen.field, Qt.Key.Key_Down)
    assert screen.results.current_id == ids[2]
    qtbot.keyClick(screen.field, Qt.Key.Key_Up)
    assert screen.results.current_id == ids[1]
    assert screen.field.hasFocus()
    qtbot.keyClick(screen.field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert here(session.workshop, ids[1])
    assert screen.results.model.ids == ids
    assert screen.results.current_id == ids[1]


def test_escape_clears_field_agency_and_answer(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    everybody = screen.results.model.ids
    screen.agencies.choose(agency(session.workshop, "Kemenkeu").id)
    qtbot.keyClicks(screen.field, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Escape)
    assert screen.field.text() == ""
    assert len(screen.results.model.ids) == 2
    qtbot.keyClick(screen.field, Qt.Key.Key_Escape)
    assert screen.results.model.ids == everybody
    assert told(screen)[0] == IDLE
    assert not screen.results.current_id


def test_typing_anywhere_goes_to_the_field(qtbot: QtBot, screen: DeskScreen) -> None:
    screen.results.view.setFocus()
    qtbot.keyClicks(screen.results.view, "hen")
    assert screen.field.hasFocus()
    screen.agencies.view.setFocus()
    qtbot.keyClicks(screen.agencies.view, "dro")
    screen.walk_in_button.setFocus()
    qtbot.keyClicks(screen.walk_in_button, "x")
    assert screen.field.text() == "hendrox"


def test_a_click_takes_no_focus_away(qtbot: QtBot, screen: DeskScreen) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(screen.results.view.viewport(), left, pos=QPoint(60, 20))
    qtbot.mouseClick(screen.agencies.view.viewport(), left, pos=QPoint(60, 80))
    assert screen.field.hasFocus()


def test_the_painted_button_checks_in_and_takes_back(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    guest = person(session.workshop, ABSENT)
    qtbot.keyClicks(screen.field, "hendro")
    view = screen.results.view
    index = view.model().index(0, PeopleModel.ACTION)
    assert index.data() == "Check in"
    place = view.visualRect(index).center()
    qtbot.mouseMove(view.viewport(), place)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert here(session.workshop, guest.id)
    assert index.data() == "Take back"
    ask.answer("Wrong person")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not here(session.workshop, guest.id)


# --- taking back and undo ----------------------------------------------------------------------------


def test_taking_back_asks_why(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    guest = person(session.workshop, PRESENT)

    def fill(dialog: ValueDialog) -> object:
        assert isinstance(dialog, TakeBackDialog)
        qtbot.mouseClick(dialog.usual[1], Qt.MouseButton.LeftButton)
        dialog.accept()
        return dialog.value

    ask.answer(fill)
    qtbot.keyClicks(screen.field, "ayu candra")
    qtbot.keyClick(screen.field, Qt.Key.Key_Delete, CTRL)
    assert not here(session.workshop, guest.id)
    assert session.workshop.read.events(guest.id)[-1].reason == "Entered twice"
    assert told(screen) == (TAKEN_BACK, f"Check-in cancelled: {guest.name}")
    assert screen.answer.detail == "cancelled by Sari at 10:12: Entered twice"


def test_taking_back_can_be_thought_better_of(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    guest = person(session.workshop, PRESENT)
    qtbot.keyClicks(screen.field, "ayu candra")
    ask.answer(None)
    qtbot.keyClick(screen.field, Qt.Key.Key_Return, CTRL)
    assert here(session.workshop, guest.id)


def test_there_is_nothing_to_take_back_of_the_absent(qtbot: QtBot, screen: DeskScreen) -> None:
    qtbot.keyClicks(screen.field, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Delete, CTRL)
    assert told(screen)[0] == TAKEN_BACK
    assert screen.answer.detail == "There is nothing to take back."


def test_undo_works_from_the_field_and_takes_the_welcome_away(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, ABSENT)
    qtbot.keyClicks(screen.field, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    qtbot.keyClick(screen.field, Qt.Key.Key_Z, CTRL)
    assert not here(session.workshop, guest.id)
    assert told(screen)[0] == IDLE
    row = screen.results.model.row_of(guest.id)
    assert row is not None and not row.first_at
    assert session.notices.latest is not None
    assert guest.name in session.notices.latest.message


def test_the_reason_is_needed(qtbot: QtBot, theme: Theme) -> None:
    dialog = TakeBackDialog(theme, load_words("en"), "Sekar", "Here since 08:12")
    qtbot.addWidget(dialog)
    accept = dialog.buttons.buttons()[0]
    assert not accept.isEnabled()
    qtbot.keyClicks(dialog.reason, "  came by mistake ")
    assert accept.isEnabled()
    assert dialog.value == "came by mistake"


# --- agencies ----------------------------------------------------------------------------------------


def test_a_click_on_an_agency_narrows_and_the_head_says_its_progress(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    wanted = agency(session.workshop, "Kemenkeu")
    view = screen.agencies.view
    index = screen.agencies.model.index_of(wanted.id)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert {r.agency_id for r in screen.results.model.rows} == {wanted.id}
    assert len(screen.results.model.rows) == 2
    assert screen.results.view.isColumnHidden(PeopleModel.AGENCY)
    assert screen.results.all_button.isVisible()


def test_all_of_an_agency_arrive_together_as_one_step(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    wanted = agency(session.workshop, "Kemenparekraf")
    people = session.workshop.read.all(Person, agency_id=wanted.id)
    screen.agencies.choose(wanted.id)
    qtbot.keyClick(screen.field, Qt.Key.Key_Return, CTRL | SHIFT)
    assert all(here(session.workshop, p.id) for p in people)
    assert told(screen) == (WELCOME, "Welcome, 2 guests of Kemenparekraf")
    qtbot.waitUntil(lambda: not screen.results.all_button.isVisible())
    qtbot.keyClick(screen.field, Qt.Key.Key_Z, CTRL)
    assert not any(here(session.workshop, p.id) for p in people)
    qtbot.waitUntil(screen.results.all_button.isVisible)


def test_keys_walk_through_the_agencies(qtbot: QtBot, screen: DeskScreen) -> None:
    qtbot.keyClick(screen.field, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(screen.field, Qt.Key.Key_Down, CTRL)
    assert screen.agencies.agency_id == screen.agencies.model.ids[2]
    qtbot.keyClick(screen.field, Qt.Key.Key_Up, CTRL)
    assert screen.agencies.agency_id == screen.agencies.model.ids[1]


def test_a_name_of_another_agency_is_found_all_the_same(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    screen.agencies.choose(agency(session.workshop, "BIN").id)
    qtbot.keyClicks(screen.field, "hendro")
    assert screen.results.current_id == person(session.workshop, ABSENT).id
    assert not screen.results.view.isColumnHidden(PeopleModel.AGENCY)


# --- walk-ins ----------------------------------------------------------------------------------------


def walk_in(qtbot: QtBot, fill: Callable[[WalkInDialog], None]) -> Callable[[ValueDialog], object]:
    def answer(dialog: ValueDialog) -> object:
        assert isinstance(dialog, WalkInDialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        fill(dialog)
        dialog.accept()
        return dialog.value

    return answer


def test_an_unknown_name_becomes_a_walk_in_with_two_keys(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    qtbot.keyClicks(screen.field, "Lintang Sasmita")
    assert told(screen) == (UNKNOWN, "“Lintang Sasmita” is not on the list")
    assert screen.answer.button.isVisible()

    def fill(dialog: WalkInDialog) -> None:
        assert dialog.name.text() == "Lintang Sasmita"
        qtbot.keyClicks(dialog.agency, "keuangan")
        qtbot.keyClick(dialog.agency, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog.position, "Analis")
        qtbot.mouseClick(dialog.sexes["male"], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(dialog.sexes["female"], Qt.MouseButton.LeftButton)

    ask.answer(walk_in(qtbot, fill))
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    guest = person(session.workshop, "Lintang Sasmita")
    assert here(session.workshop, guest.id)
    assert (guest.agency_id, guest.position, guest.sex, guest.walk_in) == (
        agency(session.workshop, "Kemenkeu").id,
        "Analis",
        "female",
        True,
    )
    assert told(screen) == (WELCOME, "Welcome, Lintang Sasmita")
    assert screen.results.current_id == guest.id


def test_a_walk_in_may_bring_an_agency_that_nobody_invited(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    def fill(dialog: WalkInDialog) -> None:
        qtbot.keyClicks(dialog.name, "Galih Wibawa")
        qtbot.keyClicks(dialog.agency, "Yayasan Pelita")

    ask.answer(walk_in(qtbot, fill))
    qtbot.keyClick(screen.field, Qt.Key.Key_F2)
    added = agency(session.workshop, "Yayasan Pelita")
    assert not added.invited
    assert person(session.workshop, "Galih").agency_id == added.id
    qtbot.waitUntil(lambda: added.id in screen.agencies.model.ids)
    session.undo()
    assert "Yayasan Pelita" not in [a.short_name for a in session.workshop.read.all(Agency)]
    assert "Galih Wibawa" not in [p.name for p in session.workshop.read.all(Person)]


def test_a_walk_in_can_be_thought_better_of(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    before = session.workshop.read.count(Person)
    ask.answer(None)
    qtbot.mouseClick(screen.walk_in_button, Qt.MouseButton.LeftButton)
    assert session.workshop.read.count(Person) == before
    assert screen.field.hasFocus()


def test_the_form_warns_of_somebody_who_is_listed_and_needs_a_name(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = WalkInDialog(
        theme, load_words("en"), "", [], lambda name: f"On the list already: {name}, BUL"
    )
    qtbot.addWidget(dialog)
    accept = dialog.buttons.buttons()[0]
    assert not accept.isEnabled()
    qtbot.keyClicks(dialog.name, "Sekar")
    assert accept.isEnabled()
    assert dialog.value == WalkIn("Sekar", "", "", "", "")
    hints = [child.text() for child in dialog.findChildren(type(dialog._name_hint))]
    assert any("On the list already: Sekar" in hint for hint in hints)


# --- changes from elsewhere --------------------------------------------------------------------------


def test_a_check_in_at_another_desk_appears_where_the_row_stands(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, ABSENT)
    qtbot.keyClicks(screen.field, "ke")
    ids = screen.results.model.ids
    screen.results.choose(ids[1])
    desk.check_in(session.workshop, guest.id)
    row = screen.results.model.row_of(guest.id)
    assert row is not None and row.first_at
    assert screen.results.model.ids == ids
    assert screen.results.current_id == ids[1]
    present = overview(session.workshop).present
    qtbot.waitUntil(lambda: f"{present}, of" in screen.figures.here.accessibleName())
    assert screen.agencies.model.rows[0].present == present


def test_somebody_without_an_agency_is_shown_as_such(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    desk.add_walk_in(session.workshop, name="Kirana Harsono")
    qtbot.keyClicks(screen.field, "kirana")
    index = screen.results.model.index(0, PeopleModel.AGENCY)
    assert index.data() == "No agency"


def test_names_are_never_taken_for_markup(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    desk.add_walk_in(session.workshop, name="<b>Damar</b> & Co")
    qtbot.keyClicks(screen.field, "damar")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert screen.answer.message == "Already here: <b>Damar</b> & Co"
    labels = screen.answer.findChildren(type(screen.answer._message))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


# --- what the shell asks -----------------------------------------------------------------------------


def test_state_survives_a_change_of_language(
    qtbot: QtBot, screen: DeskScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    qtbot.keyClicks(screen.field, "ke")
    qtbot.keyClick(screen.field, Qt.Key.Key_Down)
    again = DeskScreen(session, jobs, ask)
    qtbot.addWidget(again)
    again.restore(screen.state())
    assert again.field.text() == "ke"
    assert again.results.current_id == screen.results.current_id


def test_records_are_brought_into_view(screen: DeskScreen, session: Session) -> None:
    wanted = agency(session.workshop, "Kemenpora")
    screen.show_record("agency", wanted.id)
    assert screen.agencies.agency_id == wanted.id
    guest = person(session.workshop, PRESENT)
    screen.show_record("person", guest.id)
    assert screen.results.current_id == guest.id


@pytest.mark.parametrize("text_size", ["normal", "largest"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_fits_the_smallest_window(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, language: str, text_size: str
) -> None:
    session.surroundings.set_language(language)
    session.theme.set_text_size(text_size)
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made, QSize(1084, 900))
    assert made.figures.isVisible()
    hint = made.minimumSizeHint()
    assert hint.width() <= SCREEN_FITS.width()
    assert hint.height() <= SCREEN_FITS.height()
    made.resize(SCREEN_FITS)
    assert not made.figures.isVisible()


def test_a_blank_workshop_teaches(
    qtbot: QtBot, tmp_path: Path, surroundings: Surroundings, jobs: Jobs, ask: FakeAsk
) -> None:
    for blank in sample_session(tmp_path, surroundings, "blank"):
        made = DeskScreen(blank, jobs, ask)
        show(qtbot, made)
        assert made.results.empty.isVisible()
        assert "F2" in made.results.empty.accessibleName()
        assert told(made)[0] == IDLE
        made.close()


def test_a_refused_check_in_is_told(
    qtbot: QtBot, screen: DeskScreen, session: Session, tmp_path: Path
) -> None:
    guest = person(session.workshop, ABSENT)
    qtbot.keyClicks(screen.field, "hendro")
    written = session.workshop
    session.workshop = Workshop.open_to_read(written.path, clock=EventDay())
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert not here(session.workshop, guest.id)
    assert told(screen)[0] == IDLE
    assert session.notices.latest is not None
    assert "reading only" in session.notices.latest.message
    session.workshop.close()
    written.close()


def test_every_control_has_a_name(screen: DeskScreen) -> None:
    assert screen.field.accessibleName()
    assert screen.results.view.accessibleName()
    assert screen.agencies.view.accessibleName()
    assert screen.results.model.index(0, 0).data(IdRole)
    assert all(line.accessibleName() for line in screen.findChildren(QLineEdit))


def test_the_operator_stands_in_the_event(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    session.workshop.operator = Operator("Budi", "Meja 2", "m3")
    qtbot.keyClicks(screen.field, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    event = desk.present_events(session.workshop, person(session.workshop, ABSENT).id)[0]
    assert (event.by, event.desk, event.device) == ("Budi", "Meja 2", "m3")
    assert screen.answer.detail.endswith("Meja 2")
