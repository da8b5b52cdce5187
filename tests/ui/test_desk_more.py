"""The desk beyond one check-in: sessions, scans, several at once, leaving, in another's place, signing."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent
from pytestqt.qtbot import QtBot

from tests.ui.desk_tools import EventDay, agency, person, sample_session, show
from tests.ui.fakes import FakeAsk
from tests.ui.test_codes import camera_picture
from workshop_app.actions import desk, records, signatures
from workshop_app.actions.overview import Overview, overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.badges import badge_code, spaced
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    Person,
    Settings,
    Signature,
)
from workshop_app.domain.records import Session as SessionRecord
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.camera import CameraWindow, OnPicture, is_camera_there
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.models.people import PeopleModel
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.desk import DeskScreen
from workshop_app.ui.screens.desk_answer import (
    ALREADY,
    IDLE,
    LEFT,
    NO_BADGE,
    WELCOME,
)
from workshop_app.ui.screens.desk_dialogs import Absentee, WalkInDialog
from workshop_app.ui.screens.desk_options import DeskOptionsDialog
from workshop_app.ui.screens.desk_signature import SignatureDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme

# the offscreen plugin says so of windows that stand over others
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
ABSENT, PRESENT = "Hendro Suryokusumo", "Ni Luh Ayu"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> DeskScreen:
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made)
    return made


def here(ws: Workshop, person_id: str, session_id: str = "") -> bool:
    return bool(desk.present_events(ws, person_id, session_id))


def told(screen: DeskScreen) -> tuple[str, str]:
    return screen.answer.answer.kind, screen.answer.message


def find(qtbot: QtBot, screen: DeskScreen, text: str) -> None:
    screen.field.selectAll()
    qtbot.keyClicks(screen.field, text)


def settings(session: Session, **values: object) -> None:
    records.change(session.workshop, Settings, WORKSHOP_RECORD, **values)


def a_session(ws: Workshop, beginning: str) -> SessionRecord:
    return next(s for s in ws.read.all(SessionRecord) if s.title_en.startswith(beginning))


# --- sessions and days --------------------------------------------------------------------------------


def test_the_session_on_now_is_proposed_and_taken_with_one_key(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    offer = screen.answer.answer.offer
    assert offer is not None and offer.text.startswith("Now: ")
    assert screen.scope.value == ""
    qtbot.keyClick(screen.field, Qt.Key.Key_F6)
    assert screen.scope.value
    assert screen.answer.message.startswith("Ready: ")
    assert screen.answer.answer.offer is None
    assert not any(row.first_at for row in screen.results.model.rows)
    guest = person(session.workshop, PRESENT)
    find(qtbot, screen, "ayu candra")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert told(screen)[0] == WELCOME
    assert here(session.workshop, guest.id, screen.scope.value)
    qtbot.waitUntil(lambda: "1, of" in screen.figures.here.accessibleName())


def test_the_arrival_and_each_session_show_who_is_there(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, PRESENT)
    row = screen.results.model.row_of(guest.id)
    assert row is not None and row.first_at
    options = [screen.scope.itemData(n) for n in range(screen.scope.count())]
    kinds = {s.id: s.kind for s in session.workshop.read.all(SessionRecord)}
    assert options[0] == "" and len(options) > 3
    assert not {kinds[i] for i in options[1:]} & {"break", "registration"}
    screen.scope.choose(options[1])
    row = screen.results.model.row_of(guest.id)
    assert row is not None and not row.first_at
    screen.scope.choose("")
    row = screen.results.model.row_of(guest.id)
    assert row is not None and row.first_at
    assert screen.field.hasFocus()


def test_a_session_that_is_removed_gives_way_to_the_arrival(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    chosen = screen.scope.itemData(1)
    screen.scope.choose(chosen)
    records.remove(session.workshop, SessionRecord, chosen)
    assert screen.scope.value == ""
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert here(session.workshop, person(session.workshop, ABSENT).id)


def test_a_second_day_begins_with_nobody_here(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    settings(session, ends_on=date(2023, 3, 30))
    clock = session.workshop.clock
    assert isinstance(clock, EventDay)
    clock.moment += timedelta(days=1)
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made)
    assert made.scope.currentText() == "Arrival, day 2"
    assert not any(row.first_at for row in made.results.model.rows)
    assert "0, of" in made.figures.here.accessibleName()
    find(qtbot, made, "ayu candra")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert told(made)[0] == WELCOME


def two_days(session: Session) -> None:
    """Let it be the second day of an event, and the first one over."""
    settings(session, ends_on=date(2023, 3, 30), late_after=time(9, 0))
    clock = session.workshop.clock
    assert isinstance(clock, EventDay)
    clock.moment += timedelta(days=1)


def test_a_paper_list_of_yesterday_is_entered_for_yesterday(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    two_days(session)
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made)
    assert made.past.isHidden() and made.past.past is None
    made.scope.choose("2023-03-29")
    assert made.past.isVisible()
    assert made.past.line == "You are entering afterwards, for Wednesday, 29 March 2023"
    assert made.past.time.text() == "08:00"
    assert made.answer.message == "Afterwards: Arrival on 29 March 2023"
    assert made.field.hasFocus()

    qtbot.keyClick(made.field, Qt.Key.Key_F7)
    assert made.past.time.hasFocus() and made.past.time.selectedText() == "08:00"
    qtbot.keyClicks(made.past.time, "8:4")
    assert made.past.line == "Write the time like 09.00."
    qtbot.keyClicks(made.past.time, "5")
    qtbot.keyClick(made.past.time, Qt.Key.Key_Return)
    assert made.field.hasFocus() and told(made)[0] == IDLE, "that Enter checked nobody in"

    guest = person(session.workshop, ABSENT)
    find(qtbot, made, "suryo")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert told(made) == (WELCOME, f"Entered afterwards: {guest.name}")
    assert made.answer.detail == "Kemenkeu · 29 March 2023 · 08:45 · desk A"
    [event] = session.workshop.read.events(guest.id)
    assert (event.at, event.reason) == ("2023-03-29T01:45:00.000+00:00", "entered afterwards")
    row = made.results.model.row_of(guest.id)
    assert row is not None and row.first_at == event.at

    made.past.now_button.click()
    assert made.past.isHidden() and made.scope.value == ""
    row = made.results.model.row_of(guest.id)
    assert row is not None and not row.first_at, "today is another day"
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert session.workshop.read.events(guest.id)[-1].reason == ""


def test_a_session_that_is_over_proposes_its_beginning(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    over = a_session(session.workshop, "Opening")
    assert over.starts is not None
    screen.scope.choose(over.id)
    assert screen.scope.currentText().endswith(" · over")
    assert screen.past.isVisible()
    guest = person(session.workshop, ABSENT)
    find(qtbot, screen, "suryo")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    [event] = session.workshop.read.events(guest.id)
    assert event.session_id == over.id
    assert event.at.startswith(f"2023-03-29T{over.starts.hour - 7:02}:{over.starts.minute:02}")
    screen.scope.choose(a_session(session.workshop, "Closing").id)
    assert screen.past.isHidden()


def test_a_session_chosen_while_it_was_on_stays_a_matter_of_now(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    qtbot.keyClick(screen.field, Qt.Key.Key_F6)
    clock = session.workshop.clock
    assert isinstance(clock, EventDay)
    clock.moment += timedelta(hours=6)
    screen.refresh()
    assert screen.scope.currentText().endswith(" · over")
    assert screen.past.isHidden(), "nothing changes under the hands of whoever checks in"
    clock.moment += timedelta(days=1)
    screen.refresh()
    assert screen.past.isVisible(), "what is entered now would fall on the wrong day"


def test_after_the_event_its_last_day_is_offered(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    clock = session.workshop.clock
    assert isinstance(clock, EventDay)
    clock.moment += timedelta(days=2)
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made)
    offer = made.answer.answer.offer
    assert offer is not None and offer.text == "Enter for 29 March 2023"
    qtbot.keyClick(made.field, Qt.Key.Key_F6)
    assert made.scope.value == "2023-03-29" and made.past.isVisible()


def test_what_is_checked_in_for_survives_a_change_of_language(
    qtbot: QtBot, screen: DeskScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen.scope.choose(screen.scope.itemData(2))
    again = DeskScreen(session, jobs, ask)
    qtbot.addWidget(again)
    again.restore(screen.state())
    assert again.scope.value == screen.scope.value


# --- scans --------------------------------------------------------------------------------------------


def scan(screen: DeskScreen, text: str) -> None:
    """Type as a scanner does: to the window, 4 ms between keys, Enter at the end."""
    window = screen.windowHandle()
    for place, letter in enumerate([*text, "\r"]):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(90_000 + 4 * place)
            QCoreApplication.sendEvent(window, event)


def test_a_scanned_badge_checks_in_at_once(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, ABSENT)
    find(qtbot, screen, "kem")
    scan(screen, spaced(badge_code(guest.id)))
    assert here(session.workshop, guest.id)
    assert told(screen) == (WELCOME, f"Welcome, {guest.name}")
    assert screen.results.current_id == guest.id
    assert screen.field.hasFocus()


def test_the_same_badge_within_three_seconds_is_one_question(
    screen: DeskScreen, session: Session
) -> None:
    moment = [100.0]
    screen.clock = lambda: moment[0]
    code = badge_code(person(session.workshop, ABSENT).id)
    scan(screen, code)
    moment[0] += 2
    scan(screen, code.lower())
    assert told(screen)[0] == WELCOME
    moment[0] += 2.9
    scan(screen, code)
    assert told(screen)[0] == WELCOME, "it never left the scanner"
    moment[0] += 3.1
    scan(screen, code)
    assert told(screen)[0] == ALREADY


def test_another_badge_is_asked_at_once(screen: DeskScreen, session: Session) -> None:
    scan(screen, badge_code(person(session.workshop, ABSENT).id))
    scan(screen, badge_code(person(session.workshop, PRESENT).id))
    assert told(screen)[0] == ALREADY


@pytest.mark.parametrize(
    ("text", "message", "detail"),
    [
        ("foreign", "This badge is of another event", "Type the name instead."),
        ("damaged", "The code could not be read", "Scan it once more"),
        ("HTTPS://CONTOH.EXAMPLE/7", "This is no badge of ours", "HTTPS://CONTOH.EXAMPLE/7"),
    ],
)
def test_other_codes_are_answered_in_words(
    screen: DeskScreen, session: Session, text: str, message: str, detail: str
) -> None:
    code = badge_code(new_id())
    wrong = code[:-1] + ("3" if code[-1] != "3" else "4")
    before = session.workshop.read.count(Person)
    # a code of letters or figures alone with a wrong check character may be any word
    damaged = wrong if any(c.isdigit() for c in wrong) and any(c.isalpha() for c in wrong) else ""
    scan(screen, {"foreign": code, "damaged": damaged or "7K2MQ9XWPH0"}.get(text, text))
    assert told(screen) == (NO_BADGE, message)
    assert detail in screen.answer.detail
    assert session.workshop.read.count(Person) == before


def test_a_code_may_be_typed_by_hand(qtbot: QtBot, screen: DeskScreen, session: Session) -> None:
    guest = person(session.workshop, ABSENT)
    find(qtbot, screen, spaced(badge_code(guest.id)).lower())
    assert told(screen)[0] == IDLE
    assert "badge" in screen.results.empty.accessibleName()
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert here(session.workshop, guest.id)


def test_a_hidden_desk_hears_no_scanner(screen: DeskScreen, session: Session) -> None:
    heard: list[str] = []
    screen.scanner.scanned.connect(heard.append)
    code = badge_code(person(session.workshop, ABSENT).id)
    screen.hide()
    scan(screen, code)
    assert heard == []
    screen.show()
    scan(screen, code)
    assert heard == [code]


class Pictures:
    """A camera that shows what the test holds before it."""

    def __init__(self, *, works: bool = True) -> None:
        self.works, self.running = works, False

    def start(self, on_picture: OnPicture) -> bool:
        self.running = self.works
        return self.works

    def stop(self) -> None:
        self.running = False


def test_a_badge_before_the_camera(qtbot: QtBot, screen: DeskScreen, session: Session) -> None:
    guest, source = person(session.workshop, ABSENT), Pictures()
    camera = CameraWindow(session.theme, session.words, screen, source)
    qtbot.addWidget(camera)
    screen.camera = camera
    camera.code_seen.connect(screen.take_scan)
    qtbot.mouseClick(screen.camera_button, LEFT_BUTTON)
    screen._on_camera_clicked()
    assert source.running and "Hold a badge" in camera.line
    shown = camera_picture(spaced(badge_code(guest.id)), turn=17, blur=1).convert("RGB")
    data = shown.tobytes()
    image = QImage(data, shown.width, shown.height, 3 * shown.width, QImage.Format.Format_RGB888)
    camera.on_picture(image)
    assert here(session.workshop, guest.id)
    camera.on_picture(image)  # too soon to be read again
    assert told(screen)[0] == WELCOME
    screen.hide()
    assert not source.running


def test_a_camera_without_a_picture_says_so(qtbot: QtBot, screen: DeskScreen) -> None:
    camera = CameraWindow(screen.session.theme, screen.session.words, screen, Pictures(works=False))
    qtbot.addWidget(camera)
    camera.look()
    assert camera.line == "The camera gives no picture."
    camera.close()


def test_a_camera_is_offered_only_where_there_is_one(screen: DeskScreen) -> None:
    assert screen.camera_button.isHidden()
    screen._look_for_camera()
    assert screen.camera_button.isVisible() == is_camera_there()


# --- several at once ----------------------------------------------------------------------------------


def test_several_are_marked_with_space_and_checked_in_with_enter(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    wanted = agency(session.workshop, "Kemenparekraf")
    screen.agencies.choose(wanted.id)
    qtbot.keyClick(screen.field, Qt.Key.Key_Down)
    qtbot.keyClick(screen.field, Qt.Key.Key_Space)
    qtbot.keyClick(screen.field, Qt.Key.Key_Space)
    people = session.workshop.read.all(Person, agency_id=wanted.id)
    assert set(screen.results.model.marked) == {p.id for p in people}
    assert screen.results.marked_button.accessibleName() == "Check in 2 marked"
    assert not screen.results.all_button.isVisible()
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert all(here(session.workshop, p.id) for p in people)
    assert told(screen) == (WELCOME, "Welcome, 2 guests of Kemenparekraf")
    assert not screen.results.model.marked
    qtbot.keyClick(screen.field, Qt.Key.Key_Z, CTRL)
    assert not any(here(session.workshop, p.id) for p in people)


def test_marks_are_gathered_over_several_searches(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    found = [person(session.workshop, name) for name in (ABSENT, "Dimas Panji")]
    for guest in found:
        find(qtbot, screen, guest.name.split()[0].lower())
        qtbot.keyClick(screen.field, Qt.Key.Key_Space, CTRL)
    qtbot.mouseClick(screen.results.marked_button, LEFT_BUTTON)
    assert all(here(session.workshop, p.id) for p in found)
    assert told(screen) == (WELCOME, "Welcome, 2 guests")


def test_a_space_between_words_is_a_letter(qtbot: QtBot, screen: DeskScreen) -> None:
    find(qtbot, screen, "hendro s")
    assert screen.field.text() == "hendro s"
    assert not screen.results.model.marked
    qtbot.keyClick(screen.field, Qt.Key.Key_Down)
    qtbot.keyClick(screen.field, Qt.Key.Key_Space)
    assert screen.field.text() == "hendro s"
    assert len(screen.results.model.marked) == 1
    index = screen.results.model.index(0, PeopleModel.NAME)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    qtbot.keyClick(screen.field, Qt.Key.Key_Escape)
    assert screen.field.text() == "" and screen.results.model.marked
    qtbot.keyClick(screen.field, Qt.Key.Key_Escape)
    assert not screen.results.model.marked
    assert screen.results.marked_button.isHidden()


def test_marked_people_who_have_come_meanwhile(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, ABSENT)
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Space, CTRL)
    desk.check_in(session.workshop, guest.id)
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert told(screen) == (ALREADY, "They are all here already")


# --- leaving ------------------------------------------------------------------------------------------


def test_leaving_by_key_and_coming_back(qtbot: QtBot, screen: DeskScreen, session: Session) -> None:
    settings(session, check_out=True)
    guest = person(session.workshop, PRESENT)
    find(qtbot, screen, "ayu candra")
    index = screen.results.model.index(0, PeopleModel.ACTION)
    assert index.data() == "Check out"
    qtbot.keyClick(screen.field, Qt.Key.Key_F3)
    assert told(screen) == (LEFT, f"Goodbye, {guest.name}")
    status = screen.results.model.index(0, PeopleModel.STATUS)
    assert status.data() == "Left 10:12"
    assert index.data() == "Check in again"
    qtbot.keyClick(screen.field, Qt.Key.Key_F3)
    assert told(screen)[1].startswith("Has left already")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert told(screen) == (WELCOME, f"Welcome back, {guest.name}")
    assert status.data() == "Here 08:40"


def test_the_painted_button_checks_out(qtbot: QtBot, screen: DeskScreen, session: Session) -> None:
    settings(session, check_out=True)
    find(qtbot, screen, "ayu candra")
    view = screen.results.view
    place = view.visualRect(view.model().index(0, PeopleModel.ACTION)).center()
    qtbot.mouseClick(view.viewport(), LEFT_BUTTON, pos=place)
    assert told(screen)[0] == LEFT
    qtbot.mouseClick(view.viewport(), LEFT_BUTTON, pos=place)
    assert told(screen)[0] == WELCOME


def test_undoing_a_goodbye_takes_its_words_away(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    find(qtbot, screen, "ayu candra")
    qtbot.keyClick(screen.field, Qt.Key.Key_F3)
    qtbot.keyClick(screen.field, Qt.Key.Key_Z, CTRL)
    assert told(screen)[0] == IDLE


def test_whoever_is_not_here_cannot_leave(qtbot: QtBot, screen: DeskScreen) -> None:
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_F3)
    assert told(screen) == (LEFT, "Hendro Suryokusumo SE,MM is not checked in")


# --- answers ------------------------------------------------------------------------------------------


def test_an_answer_tells_note_lateness_and_an_earlier_cancellation(
    qtbot: QtBot, screen: DeskScreen, session: Session
) -> None:
    guest = person(session.workshop, ABSENT)
    records.change(session.workshop, Person, guest.id, note="Kursi 12")
    settings(session, late_after="09:00")
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert screen.answer.detail.startswith("Kemenkeu · Kursi 12 · late · 10:12")
    desk.void_check_in(session.workshop, guest.id, reason="Wrong person")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert "cancelled by Sari at 10:12: Wrong person" in screen.answer.detail


# --- in another's place -------------------------------------------------------------------------------


def filling(qtbot: QtBot, fill: Callable[[WalkInDialog], None]) -> Callable[[ValueDialog], object]:
    def answer(dialog: ValueDialog) -> object:
        assert isinstance(dialog, WalkInDialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        fill(dialog)
        dialog.accept()
        return dialog.value

    return answer


def test_somebody_comes_in_anothers_place_by_one_key(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    absent = person(session.workshop, ABSENT)

    def fill(dialog: WalkInDialog) -> None:
        assert dialog.in_place_of.value == absent.id
        assert dialog.agency.text() == "Kemenkeu"
        qtbot.keyClicks(dialog.name, "Lintang Sasmita")

    ask.answer(filling(qtbot, fill))
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_F4)
    guest = person(session.workshop, "Lintang Sasmita")
    assert (guest.represents, guest.agency_id) == (absent.name, absent.agency_id)
    assert here(session.workshop, guest.id) and not here(session.workshop, absent.id)
    note = person(session.workshop, ABSENT).note
    assert "Represented by Lintang Sasmita" in note
    assert f"in place of {absent.name}" in screen.answer.detail
    session.undo()
    assert person(session.workshop, ABSENT).note == absent.note


def test_a_walk_in_may_say_in_whose_place(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    absent = person(session.workshop, ABSENT)

    def fill(dialog: WalkInDialog) -> None:
        qtbot.keyClicks(dialog.in_place_of, "hendro")
        qtbot.keyClick(dialog.in_place_of, Qt.Key.Key_Return)
        assert dialog.agency.text() == "Kemenkeu"

    ask.answer(filling(qtbot, fill))
    find(qtbot, screen, "Lintang Sasmita")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert person(session.workshop, "Lintang Sasmita").represents == absent.name


def test_a_colleague_on_the_list_is_not_registered_twice(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    absent = person(session.workshop, ABSENT)
    records.add(session.workshop, Person, name="Lintang S.", agency_id=absent.agency_id)
    count = session.workshop.read.count(Person)
    ask.answer(filling(qtbot, lambda dialog: qtbot.keyClicks(dialog.name, "lintang s")))
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_F4)
    assert session.workshop.read.count(Person) == count
    assert person(session.workshop, "Lintang S.").represents == absent.name


def test_nobody_comes_in_the_place_of_somebody_here(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    find(qtbot, screen, "ayu candra")
    qtbot.keyClick(screen.field, Qt.Key.Key_F4)
    assert told(screen)[0] == ALREADY
    assert ask.asked == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_chosen_agency_leads_to_the_position(
    qtbot: QtBot, theme: Theme, session: Session, key: Qt.Key
) -> None:
    agencies = session.workshop.read.all(Agency)
    dialog = WalkInDialog(theme, session.words, "Lintang", agencies, lambda _: "")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.agency.hasFocus)
    qtbot.keyClicks(dialog.agency, "keuangan")
    qtbot.keyClick(dialog.agency, key)
    qtbot.waitUntil(dialog.position.hasFocus)
    assert dialog.agency.text() == "Kemenkeu"


def test_only_the_absent_are_offered(qtbot: QtBot, theme: Theme, session: Session) -> None:
    kemenkeu = agency(session.workshop, "Kemenkeu")
    asked: list[tuple[str, str]] = []

    def absent(text: str, agency_id: str) -> list[Absentee]:
        asked.append((text, agency_id))
        return [Absentee("x", "Hendro", kemenkeu.id, "Kemenkeu")]

    agencies = session.workshop.read.all(Agency)
    dialog = WalkInDialog(
        theme, session.words, "L", agencies, lambda _: "", agency_id=kemenkeu.id, find_absent=absent
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.in_place_of, "he")
    assert asked[-1] == ("he", kemenkeu.id)
    assert [o.text for o in dialog.in_place_of.options] == ["Hendro"]


# --- signing ------------------------------------------------------------------------------------------


def draw(qtbot: QtBot, dialog: SignatureDialog) -> None:
    pad = dialog.pad
    qtbot.mousePress(pad, LEFT_BUTTON, pos=QPoint(40, 60))
    for step in range(1, 6):
        qtbot.mouseMove(pad, QPoint(40 + 20 * step, 60 + 7 * (step % 3)))
    qtbot.mouseRelease(pad, LEFT_BUTTON, pos=QPoint(140, 60))


def test_a_guest_signs_on_the_screen(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    settings(session, signatures=True)
    guest = person(session.workshop, ABSENT)

    def sign(dialog: ValueDialog) -> object:
        assert isinstance(dialog, SignatureDialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        assert not dialog.buttons.buttons()[0].isEnabled()
        draw(qtbot, dialog)
        assert dialog.buttons.buttons()[0].isEnabled()
        return dialog.value

    ask.answer(sign)
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    qtbot.mouseClick(screen.answer.button, LEFT_BUTTON)
    kept = signatures.signature_of(session.workshop, guest.id)
    assert kept is not None
    [stroke] = signatures.strokes_of(kept)
    assert stroke[0] == (40, 60) and len(stroke) >= 5
    assert told(screen) == (WELCOME, f"Thank you, {guest.name}")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert screen.answer.answer.offer is None, "whoever has signed is not asked again"


def test_nobody_has_to_sign(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    settings(session, signatures=True)
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    ask.answer(None)
    qtbot.keyClick(screen.field, Qt.Key.Key_F6)
    assert session.workshop.read.count(Signature) == 0
    assert told(screen)[0] == WELCOME


def test_no_signature_is_asked_for_unless_the_workshop_wants_it(
    qtbot: QtBot, screen: DeskScreen
) -> None:
    find(qtbot, screen, "hendro")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert screen.answer.answer.offer is None


def test_begin_anew(qtbot: QtBot, theme: Theme, session: Session) -> None:
    dialog = SignatureDialog(theme, session.words, "Sekar", "BUL")
    qtbot.addWidget(dialog)
    dialog.show()
    draw(qtbot, dialog)
    qtbot.mouseClick(dialog.clear_button, LEFT_BUTTON)
    assert dialog.value is None and dialog.pad.strokes == []


def test_a_signature_looks_the_same_again(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPainter

    from workshop_app.ui.widgets.signature_pad import paint_strokes

    image = QImage(200, 100, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    strokes = [[(0, 0), (400, 200)], [(300, 50)]]
    paint_strokes(painter, QRectF(0, 0, 200, 100), strokes, (400, 200), QColor("black"))
    paint_strokes(painter, QRectF(0, 0, 200, 100), strokes, (0, 0), QColor("black"))
    painter.end()
    dark = {(x, y) for x in range(200) for y in range(100) if image.pixelColor(x, y).red() < 200}
    assert (100, 50) in dark and (150, 25) in dark
    assert (20, 90) not in dark


# --- who works here, options, projector -----------------------------------------------------------------


def test_who_works_here_is_asked_once_and_blocks_nothing(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    around = session.surroundings
    around.set_operator("", "")
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made)
    card = made.operator_card
    assert card.isVisible() and made.field.hasFocus()
    find(qtbot, made, "hendro")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert told(made)[0] == WELCOME
    card.name.setFocus()
    qtbot.keyClicks(card.name, "Budi Santosa")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert card.desk.hasFocus()
    qtbot.keyClicks(card.desk, "B")
    qtbot.keyClick(card.desk, Qt.Key.Key_Return)
    assert card.isHidden() and made.field.hasFocus()
    assert told(made)[0] == WELCOME, "that Enter was for the card"
    own = around.settings.value.operator
    assert (own.name, own.desk) == ("Budi Santosa", "B")
    assert "Budi Santosa · desk B" in made._head.findChildren(type(made.answer._detail))[1].whole


def test_not_now_is_an_answer_too(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> None:
    session.surroundings.set_operator("", "")
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made)
    qtbot.mouseClick(made.operator_card.later_button, LEFT_BUTTON)
    assert made.operator_card.isHidden()
    again = DeskScreen(session, jobs, ask)
    show(qtbot, again)
    assert again.operator_card.isHidden()


@pytest.mark.parametrize("text_size", ["normal", "largest"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_question_fits_the_smallest_window(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, language: str, text_size: str
) -> None:
    session.surroundings.set_operator("", "")
    session.surroundings.set_language(language)
    session.theme.set_text_size(text_size)
    made = DeskScreen(session, jobs, ask)
    show(qtbot, made, QSize(824, 900))
    hint = made.minimumSizeHint()
    assert hint.width() <= SCREEN_FITS.width()
    assert hint.height() <= SCREEN_FITS.height()


def test_options_are_kept_where_they_belong(
    qtbot: QtBot, screen: DeskScreen, session: Session, ask: FakeAsk
) -> None:
    def choose(dialog: ValueDialog) -> object:
        assert isinstance(dialog, DeskOptionsDialog)
        dialog.show()
        dialog.check_out.click()
        dialog.signatures.click()
        dialog.sounds.click()
        dialog.late_after.setText("nine")
        assert dialog.value is None and not dialog.buttons.buttons()[0].isEnabled()
        dialog.late_after.setText("9.05")
        dialog.desk.setText("Meja 2")
        return dialog.value

    ask.answer(choose)
    qtbot.mouseClick(screen.options_button, LEFT_BUTTON)
    kept, own = session.workshop.settings, session.settings.value
    assert (kept.check_out, kept.signatures, str(kept.late_after)) == (True, True, "09:05:00")
    assert (own.sounds, own.desk, own.operator_name) == ("off", "Meja 2", "Sari")
    assert not screen._wants_sounds()


def test_where_counting_takes_long_it_waits_for_a_gap_in_the_queue(
    qtbot: QtBot, screen: DeskScreen, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    show_figures = screen.figures.show_figures

    def count(found: Overview) -> None:
        counted.append(found.present)
        show_figures(found)

    monkeypatch.setattr(screen.figures, "show_figures", count)
    before = overview(session.workshop).present
    absent = [row.id for row in screen.results.model.rows if not row.first_at][:3]
    screen.check_in(absent[0])
    qtbot.waitUntil(lambda: counted == [before + 1])
    monkeypatch.setattr(screen, "_counted_in", 1.0)
    for person_id in absent[1:]:
        screen.check_in(person_id)
        QCoreApplication.sendPostedEvents()
    qtbot.waitUntil(lambda: counted == [before + 1, before + 3])


def test_the_projector_is_asked_for(qtbot: QtBot, screen: DeskScreen) -> None:
    with qtbot.waitSignal(screen.command_requested) as asked:
        qtbot.mouseClick(screen.projector_button, LEFT_BUTTON)
    assert asked.args == ["projector", ""]
