"""What was being written when the program was ended is offered at the next opening; else nothing is."""

import signal
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from tests.ui.typist import typing
from workshop_app.actions import contributions, records, templates
from workshop_app.actions.backups import BackupStore
from workshop_app.actions.recovery import TypingNote, half_written, typing_folder
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.records import Agency, Challenge, Minute, Person, Practice
from workshop_app.ui.autosave import LONGEST_MS
from workshop_app.ui.dialogs.recovered import RecoveredDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.notices import Notice
from workshop_app.ui.screens.challenges import ChallengesScreen
from workshop_app.ui.screens.contribution_form import ContributionForm
from workshop_app.ui.screens.contribution_screen import ContributionScreen
from workshop_app.ui.screens.desk import DeskScreen
from workshop_app.ui.screens.desk_dialogs import WalkInDialog
from workshop_app.ui.screens.minutes import MinutesScreen
from workshop_app.ui.screens.minutes_entry import MinutesEntry
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.shell.deeds import Deeds
from workshop_app.ui.shell.recovering import offer_recovered
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


def test_a_kill_in_mid_sentence_loses_less_than_a_second(session: Session, tmp_path: Path) -> None:
    path, known = session.workshop.path, {p.id for p in session.workshop.read.all(Practice)}
    session.workshop.close()
    home = tmp_path / "home"
    typed: dict[int, float] = {}
    with typing(path, home, "numbers") as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "ready\n"
        while len(typed) < 40:
            number, at = typist.stdout.readline().split()
            typed[int(number)] = float(at)
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


# --- names that are on no list -----------------------------------------------------------------------


def _names(session: Session) -> list[dict[str, str]]:
    return [dict(one.half.names) for one in half_written(_folder(session), session.workshop)]


def _writing(
    opened: _Opened, place: str
) -> tuple[ContributionScreen | MinutesScreen, ContributionForm | MinutesEntry]:
    """The screen of a place, and its form."""
    screen = opened.window.screen_widget(place)
    assert isinstance(screen, ContributionScreen | MinutesScreen)
    return screen, screen.entry if isinstance(screen, MinutesScreen) else screen.form


@pytest.mark.parametrize("text", ["Kami membuka posko", ""])
@pytest.mark.parametrize("place", ["practices", "commitments", "minutes"])
def test_a_name_on_no_list_survives_a_kill_and_stands_in_its_field_again(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, place: str, text: str
) -> None:
    path, home = session.workshop.path, session.surroundings.folders.data
    session.workshop.close()
    with typing(path, home, "name", place, text, "Balai Uji Maritim") as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "typed\n"
        qtbot.waitUntil(
            lambda: any("Balai Uji Maritim" in p.read_text() for p in typing_notes(home)),
            timeout=5000,
        )
    session.workshop = Workshop.open(path, Operator("Sari", "A", "k7"))

    def open_it(dialog: RecoveredDialog) -> object:
        said = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "“Balai Uji Maritim”" in said and text in said
        dialog.open_buttons[0].click()
        return dialog.value

    ask.answer(open_it)
    opened = _Opened(qtbot, session, jobs, ask)
    qtbot.waitUntil(lambda: opened.window.place == place)
    screen, form = _writing(opened, place)
    assert form.names == {"agency_id": "Balai Uji Maritim"}
    assert form.has_words == bool(text) and bool(screen.draft.record_id) == bool(text)
    assert _names(opened.session) == [{"agency_id": "Balai Uji Maritim"}]  # it waits again

    form.agency.setFocus()
    form.agency.open_list()
    qtbot.keyClick(form.agency, Qt.Key.Key_Up)
    qtbot.keyClick(form.agency, Qt.Key.Key_Return)
    ws = opened.session.workshop
    assert form.agency.value == records.find(ws, Agency, "Balai Uji Maritim").id
    screen.settle()
    assert half_written(_folder(opened.session), ws) == []
    opened.close()


def typing_notes(home: Path) -> list[Path]:
    return list(typing_folder(home).glob("*.json"))


def _typed_name(qtbot: QtBot, screen: PracticesScreen, name: str) -> None:
    qtbot.keyClicks(screen.form.agency, name)
    screen.form.agency.close_list()


def test_a_name_is_noted_at_a_pause_and_forgotten_once_one_of_the_list_stands_there(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen = PracticesScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.show()
    _typed_name(qtbot, screen, "Kemenk")
    qtbot.waitUntil(lambda: _names(session) == [{"agency_id": "Kemenk"}])
    assert screen.draft.record_id == ""
    screen.form.agency.open_list()
    qtbot.keyClick(screen.form.agency, Qt.Key.Key_Return)
    assert screen.form.agency.value
    qtbot.waitUntil(lambda: _names(session) == [])


def test_a_name_stays_noted_on_another_screen_and_goes_when_the_window_is_closed_knowingly(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    opened = _Opened(qtbot, session, jobs, ask)
    opened.window.show_place("practices")
    screen = opened.window.screen_widget("practices")
    assert isinstance(screen, PracticesScreen)
    _typed_name(qtbot, screen, "Balai Uji")
    opened.window.show_place("challenges")
    assert _names(opened.session) == [{"agency_id": "Balai Uji"}]

    ask.answer(False)
    opened.window.close()
    assert opened.window.isVisible() and ask.asked[-1] == ("confirm", "Not saved")
    assert _names(opened.session) == [{"agency_id": "Balai Uji"}]
    ask.answer(True)
    opened.close()
    assert typing_notes(session.surroundings.folders.data) == []


@pytest.mark.parametrize("place", ["practices", "minutes"])
def test_a_name_that_goes_with_its_form_is_told(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, place: str
) -> None:
    opened = _Opened(qtbot, session, jobs, ask)
    opened.window.show_place(place)
    screen, form = _writing(opened, place)
    told: list[Notice] = []
    opened.session.notices.posted.connect(told.append)
    qtbot.keyClicks(form.agency, "Balai Uji")
    form.agency.close_list()
    kind = Minute if place == "minutes" else Practice
    screen.open(opened.session.workshop.read.all(kind)[0].id)
    assert form.names == {}
    assert [notice.message for notice in told] == ["“Balai Uji” is on no list and was not saved."]
    opened.close()


def test_a_name_stays_when_the_language_changes(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    opened = _Opened(qtbot, session, jobs, ask)
    for place in ("minutes", "practices"):
        opened.window.show_place(place)
        _, form = _writing(opened, place)
        qtbot.keyClicks(form.agency, f"Balai {place}")
    now = session.surroundings.settings.value.language
    session.surroundings.set_language("en" if now == "id" else "id")
    for place in ("minutes", "practices"):
        opened.window.show_place(place)
        _, form = _writing(opened, place)
        assert form.names == {"agency_id": f"Balai {place}"}
    ask.answer(True)
    opened.close()


def test_what_is_typed_before_the_documents_are_proven_is_not_offered(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    opened = _Opened(qtbot, session, jobs, ask)
    opened.window.show_place("practices")
    screen = opened.window.screen_widget("practices")
    assert isinstance(screen, PracticesScreen)
    qtbot.keyClicks(screen.form.action, "Kami")
    screen.save()
    assert _waiting(opened.session) == ["Kami"]
    offer_recovered(opened.window, ask, opened.session)
    assert ask.asked == []
    opened.close()


def test_a_name_alone_is_discarded_or_kept_without_going_there(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    for kind in ("practice", "challenge"):
        note = TypingNote(_folder(session), session.workshop, kind)
        note.tell("", (), note.begin(), {"agency_id": f"Balai {kind}"})

    def decide(dialog: RecoveredDialog) -> object:
        assert {button.text() for button in dialog.discards.values()} == {"Discard it"}
        next(b for h, b in dialog.discards.items() if h.kind == "practice").setChecked(True)
        dialog.accept()
        return dialog.value

    ask.answer(decide)
    opened = _Opened(qtbot, session, jobs, ask)
    qtbot.waitUntil(lambda: bool(ask.asked))
    qtbot.waitUntil(lambda: _names(opened.session) == [{"agency_id": "Balai challenge"}])
    screen = opened.window.screen_widget("challenges")
    assert isinstance(screen, ChallengesScreen) and opened.window.place != "challenges"
    assert screen.form.names == {"agency_id": "Balai challenge"}
    ask.answer(True)
    opened.close()


# --- a guest who is not on the list ------------------------------------------------------------------


def test_a_guest_who_is_half_typed_is_noted_and_forgotten_once_that_is_over(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen = DeskScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.show()

    def fill(dialog: WalkInDialog) -> object:
        dialog.show()
        qtbot.keyClicks(dialog.position, "Analis")
        assert dialog.typed == {}  # nobody yet
        qtbot.keyClicks(dialog.agency, "Yayasan Pelita")
        qtbot.waitUntil(lambda: bool(_names(session)))
        qtbot.keyClicks(dialog.name, "Galih")
        wanted = {"name": "Galih", "agency": "Yayasan Pelita", "position": "Analis"}
        qtbot.waitUntil(lambda: _names(session) == [wanted])
        qtbot.keyClicks(dialog.name, " Wibawa")
        dialog.reject()
        return None

    ask.answer(fill)
    screen.add_walk_in()
    assert _names(session) == []
    qtbot.wait(LONGEST_MS + 100)  # the pause after the last letter passes
    assert _names(session) == []


def test_a_guest_typed_before_a_kill_stands_in_the_form_again(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    path, home = session.workshop.path, session.surroundings.folders.data
    session.workshop.close()
    with typing(path, home, "guest", "Galih Wibawa", "Yayasan Pelita") as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "typed\n"
        qtbot.waitUntil(
            lambda: any("Yayasan Pelita" in p.read_text() for p in typing_notes(home)),
            timeout=5000,
        )
    session.workshop = Workshop.open(path, Operator("Sari", "A", "k7"))
    told: list[str] = []

    def open_it(dialog: RecoveredDialog) -> object:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.open_buttons[0].click()
        return dialog.value

    def finish(dialog: WalkInDialog) -> object:
        assert dialog.typed == {"name": "Galih Wibawa", "agency": "Yayasan Pelita"}
        dialog.accept()
        return dialog.value

    ask.answer(open_it, finish)
    opened = _Opened(qtbot, session, jobs, ask)
    qtbot.waitUntil(lambda: len(ask.asked) == 2)
    assert opened.window.place == "desk"
    assert any("Guest of" in text and "“Galih Wibawa”" in text for text in told)
    ws = opened.session.workshop
    guest = records.find(ws, Person, "Galih Wibawa")
    assert guest.agency_id == records.find(ws, Agency, "Yayasan Pelita").id
    assert typing_notes(home) == []
    opened.close()
