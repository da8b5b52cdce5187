"""Duplicates, one person's data and lists that leave the program, by clicking."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from workshop_app.actions import desk, duplicates, exporting, overview, privacy, records, templates
from workshop_app.actions.backups import BackupStore
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import DiskFull
from workshop_app.domain.records import Person
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.people import PeopleScreen
from workshop_app.ui.screens.people_data import DataDialog
from workshop_app.ui.screens.people_duplicates import DuplicatesDialog
from workshop_app.ui.screens.people_export import LISTS, ExportDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> Iterator[PeopleScreen]:
    made = PeopleScreen(session, jobs, ask)
    made.resize(1084, 730)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def state(dialog: DuplicatesDialog) -> str:
    """What the dialog asks about."""
    return "pair" if dialog.pair else "join" if dialog.joined else "nothing"


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def somebody(session: Session) -> Person:
    """Somebody with agency, phone and a check-in."""
    ws = session.workshop
    return next(p for p in ws.read.all(Person) if p.agency_id and p.phone and ws.read.events(p.id))


def twin_of(session: Session, person: Person) -> str:
    return records.add(
        session.workshop,
        Person,
        name=person.name,
        agency_id=person.agency_id,
        position="Kepala Bagian",
        email="twin@example.org",
    )


# --- duplicates ------------------------------------------------------------------------------------


def test_a_pair_is_joined_with_the_values_chosen_and_taken_apart(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk
) -> None:
    ws, person = session.workshop, somebody(session)
    twin = twin_of(session, person)
    registered = overview.overview(ws).registered
    assert screen.duplicates_button.accessibleName() == "1 possible duplicate"

    def work(dialog: DuplicatesDialog) -> object:
        dialog.show()
        assert dialog.pair is not None and dialog.pair.first.id == person.id
        choices = {choice.name: choice for choice in dialog.choices}
        assert choices["email"].second.isChecked(), "the value that is there stands"
        assert choices["position"].first.isChecked()
        click(qtbot, choices["position"].second)
        click(qtbot, dialog.join)
        assert state(dialog) == "join"
        assert dialog.told.whole == f"Joined: {person.name}."
        assert overview.overview(ws).registered == registered - 1
        kept = ws.require(Person, person.id)
        assert (kept.position, kept.email) == ("Kepala Bagian", "twin@example.org")
        assert ws.read.standing(twin) == person.id
        click(qtbot, dialog.separate)
        assert ws.read.standing(twin) == twin
        assert state(dialog) == "pair"
        return None

    ask.answer(work)
    click(qtbot, screen.duplicates_button)
    assert overview.overview(ws).registered == registered


def test_two_people_are_kept_apart_and_it_can_be_undone(
    qtbot: QtBot, session: Session, screen: PeopleScreen, ask: FakeAsk
) -> None:
    person = somebody(session)
    twin_of(session, person)

    def work(dialog: DuplicatesDialog) -> object:
        dialog.show()
        click(qtbot, dialog.apart)
        assert state(dialog) == "nothing" and not dialog.empty.isHidden()
        assert duplicates.possible_duplicates(session.workshop) == []
        click(qtbot, dialog.undo)
        assert state(dialog) == "pair" and dialog.empty.isHidden()
        return None

    ask.answer(work)
    screen.review_duplicates()


def test_what_is_put_off_comes_last(
    qtbot: QtBot, session: Session, screen: PeopleScreen, ask: FakeAsk
) -> None:
    people = [p for p in session.workshop.read.all(Person) if p.agency_id][:2]
    for person in people:
        twin_of(session, person)

    def work(dialog: DuplicatesDialog) -> object:
        dialog.show()
        first = dialog.pair
        click(qtbot, dialog.later)
        second = dialog.pair
        assert first is not None and second is not None and first != second
        assert dialog.list.item(1).text().endswith("(later)")
        return None

    ask.answer(work)
    screen.review_duplicates()
    assert len(duplicates.possible_duplicates(session.workshop)) == 2


def test_a_full_disk_is_told_in_the_dialog(
    qtbot: QtBot,
    session: Session,
    screen: PeopleScreen,
    ask: FakeAsk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    twin_of(session, somebody(session))

    def refuse(*_: object) -> None:
        raise DiskFull(path="x")

    def work(dialog: DuplicatesDialog) -> object:
        dialog.show()
        monkeypatch.setattr(session.workshop.file, "commit", refuse)
        click(qtbot, dialog.join)
        assert "disk is full" in dialog.told.whole and dialog.undo.isHidden()
        assert dialog.pair is not None
        return None

    ask.answer(work)
    screen.review_duplicates()


# --- one person's data -----------------------------------------------------------------------------


def test_everything_held_is_shown_and_saved_as_a_file(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    person = somebody(session)
    screen.show_record("person", person.id)
    target = tmp_path / "data.json"

    def hand_over(dialog: DataDialog) -> object:
        dialog.show()
        said = [label.text() for label in dialog.findChildren(type(screen.person_form.problem))]
        assert person.name in said and person.phone in said
        assert any("checked in" in text for text in said)
        click(qtbot, dialog.hand_over)
        return dialog.value

    ask.answer(hand_over, target)
    click(qtbot, screen.person_form.data_button)

    told = json.loads(target.read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(privacy.as_document(session.workshop, person.id)))
    assert told["person"]["phone"] == person.phone
    assert not target.with_name("data.json.part").exists()
    ask.answer(hand_over, tmp_path / "tidak" / "ada.json")
    click(qtbot, screen.person_form.data_button)
    notice = session.notices.latest
    assert notice is not None and notice.kind == "error"


def test_the_record_leads_to_the_badge(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    person = somebody(session)
    screen.show_record("person", person.id)
    with qtbot.waitSignal(screen.open_requested) as gone:
        click(qtbot, screen.person_form.badge_button)
    assert gone.args == ["papers", "badge", person.id]


def test_correcting_leads_to_the_form(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk
) -> None:
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.show_record("person", somebody(session).id)

    def correct(dialog: DataDialog) -> object:
        dialog.show()
        click(qtbot, dialog.correct)
        return dialog.value

    ask.answer(correct)
    click(qtbot, screen.person_form.data_button)
    assert screen.person_form.name.hasFocus()


def test_erasing_asks_once_and_leaves_nothing_but_the_counts(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk
) -> None:
    ws, person = session.workshop, somebody(session)
    backups = BackupStore(session.surroundings.folders.backups)
    old = backups.make(ws)
    before = overview.overview(ws)
    screen.show_record("person", person.id)

    def erase(dialog: DataDialog) -> object:
        dialog.show()
        click(qtbot, dialog.erase)
        return dialog.value

    ask.answer(erase, False)
    click(qtbot, screen.person_form.data_button)
    assert ws.require(Person, person.id).name == person.name
    ask.answer(erase, True)
    click(qtbot, screen.person_form.data_button)

    question = ask.questions[-1]
    assert question.danger and "backups" in question.consequences
    assert ws.require(Person, person.id).name == privacy.ERASED_NAME
    after = overview.overview(ws)
    assert (after.registered, after.present) == (before.registered, before.present)
    assert not old.path.exists()
    (left,) = backups.folder.glob("*/*.workshop")
    for path in (ws.path, left):
        assert person.phone.encode() not in path.read_bytes()
    assert screen.person_form.name.text() == privacy.ERASED_NAME
    assert ws.undo_label is None


# --- lists out -------------------------------------------------------------------------------------


def exported(qtbot: QtBot, dialog: ExportDialog, what: str = "") -> object:
    dialog.show()
    if what:
        dialog.what.set_value(what)
    click(qtbot, dialog.export_button)
    qtbot.waitUntil(lambda: not dialog.work.is_busy, timeout=10_000)
    return dialog.value


def test_the_list_that_is_shown_is_exported_and_the_folder_offered(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    target = tmp_path / "peserta.xlsx"

    def export(dialog: ExportDialog) -> object:
        assert dialog.what.value == "people"
        return exported(qtbot, dialog)

    ask.answer(export, target)
    click(qtbot, screen.export_button)

    assert target.read_bytes().startswith(b"PK")
    notice = session.notices.latest
    assert notice is not None and notice.message == "Exported as peserta.xlsx: 63 rows."
    opened: list[QUrl] = []
    screen.deeds.open_url = opened.append  # type: ignore[assignment]
    assert notice.act is not None
    notice.act()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    assert session.settings.value.export_folder == str(tmp_path)


def test_without_names_as_csv_and_what_is_remembered(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    target, person = tmp_path / "a.csv", somebody(session)

    def export(dialog: ExportDialog) -> object:
        dialog.format.set_value(".csv")
        dialog.anonymous.click()
        assert "Names nobody" in dialog.warning.text()
        return exported(qtbot, dialog)

    def look(dialog: ExportDialog) -> object:
        assert dialog.format.value == ".csv"
        dialog.reject()
        return dialog.value

    ask.answer(export, target, look)
    screen.export()
    text = target.read_text(encoding="utf-8-sig")
    assert person.name not in text and person.phone not in text
    screen.export()


def test_everything_that_can_be_exported_is_offered_and_works(
    qtbot: QtBot, screen: PeopleScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    assert set(LISTS) >= set(exporting.WHAT)
    for what in exporting.WHAT:
        target = tmp_path / f"{what}.csv"
        ask.answer(lambda dialog, what=what: exported(qtbot, dialog, what), target)
        screen.export()
        assert target.stat().st_size > 3


def test_a_folder_that_refuses_is_told_in_the_dialog(
    qtbot: QtBot, screen: PeopleScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    def export(dialog: ExportDialog) -> object:
        found = exported(qtbot, dialog)
        assert "no folder" in dialog.problem.text() and dialog.problem.isVisible()
        assert dialog.export_button.isEnabled()
        dialog.reject()
        return found

    ask.answer(export, tmp_path / "tidak" / "ada.xlsx")
    screen.export()


def test_a_walk_in_is_on_the_list_at_once(screen: PeopleScreen, session: Session) -> None:
    made = desk.add_walk_in(session.workshop, name="Tirta Baru")
    person_id = made.person.id
    row = screen.people_panel.model.row_of(person_id)
    assert row is not None and row.walk_in and row.first_at
