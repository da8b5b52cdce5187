"""Participants and agencies by typing and clicking: list and workshop agree, nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import add_agencies, add_people
from tests.ui.capture_tools import focused, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import desk, people, records, templates
from workshop_app.actions.merging import merge
from workshop_app.actions.people import Order, PeopleFilter
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.errors import DiskFull
from workshop_app.domain.records import Agency, Person
from workshop_app.ui.dialogs.history import HistoryDialog
from workshop_app.ui.dialogs.versions import VersionsDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.people import AGENCIES, PeopleScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> Iterator[PeopleScreen]:
    made = shown(qtbot, PeopleScreen(session, jobs, ask))
    yield made
    made.hide()


def everybody(session: Session) -> list[Person]:
    return session.workshop.read.all(Person)


def names(screen: PeopleScreen) -> list[str]:
    return [row.name for row in screen.people_panel.model.rows]


# --- the list -------------------------------------------------------------------------------------


def test_the_list_shows_everybody_and_words_narrow_it(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    assert len(names(screen)) == len(everybody(session)) == 63
    agency = records.find(session.workshop, Agency, "KPAI")
    of_kpai = {p.name for p in everybody(session) if p.agency_id == agency.id}

    qtbot.keyClicks(focused(), "kpai")

    assert set(names(screen)) == of_kpai
    assert screen.people_panel.count.text() == f"{len(of_kpai)} of 63 people"
    screen.people_panel.filter_by(agency_id=agency.id)
    assert set(names(screen)) == of_kpai


def test_filters_for_presence_role_walk_ins_and_people_without_agency(
    screen: PeopleScreen, session: Session
) -> None:
    ws, panel = session.workshop, screen.people_panel
    lone = records.add(ws, Person, name="Tirta Sasmita", walk_in=True, role="press")
    here = sum(1 for row in desk.search_people(ws, "") if row.first_at)

    def choose(combo: QWidget, value: str) -> int:
        combo.set_value(value)  # type: ignore[attr-defined]
        combo.activated.emit(0)  # type: ignore[attr-defined]
        return panel.model.rowCount()

    assert choose(panel.presence, people.HERE) == here
    assert choose(panel.presence, people.AWAY) == 64 - here
    assert choose(panel.presence, "") == 64
    assert choose(panel.agency, people.NO_AGENCY) == 1
    assert panel.model.ids == [lone]
    assert choose(panel.presence, "walk-in") == 1
    assert choose(panel.role, "speaker") == 0
    assert panel.stack.currentWidget() is panel.nothing
    panel.all_button.click()
    assert panel.model.rowCount() == 64


def test_heads_sort_and_alt_digits_do_so_from_the_keyboard(
    qtbot: QtBot, screen: PeopleScreen
) -> None:
    table, model = screen.people_panel.table, screen.people_panel.model
    by_name = model.ids
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    agencies = [row.agency.casefold() for row in model.rows]
    assert agencies == sorted(agencies) and model.ids != by_name

    qtbot.keyClick(table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [row.agency.casefold() for row in model.rows] == sorted(agencies, reverse=True)
    head = table.horizontalHeader()
    place = head.sectionViewportPosition(0) + 20
    qtbot.mouseClick(
        head.viewport(),
        Qt.MouseButton.LeftButton,
        pos=head.rect().center().__class__(place, 10),
    )
    assert model.ids == by_name


def test_every_order_lists_everybody_once(session: Session) -> None:
    ws = session.workshop
    ids = {p.id for p in everybody(session)}
    for column in people.ORDERS:
        for down in (False, True):
            order = Order(column, down)
            rows = people.people_page(ws, PeopleFilter(), order, 0, 100)
            assert [r.id for r in rows] == list(dict.fromkeys(r.id for r in rows))
            assert {r.id for r in rows} == ids
            assert people.place_of(ws, PeopleFilter(), order, rows[40].id) == 40
            paged = [
                row.id
                for first in range(0, 70, 7)
                for row in people.people_page(ws, PeopleFilter(), order, first, 7)
            ]
            assert paged == [r.id for r in rows]


def test_a_long_list_is_read_page_by_page(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    add_people(session.workshop, 2300)
    screen = shown(qtbot, PeopleScreen(session, jobs, ask))
    model = screen.people_panel.model
    assert model.rowCount() < 1500 and model.total == 2363
    last = people.people_page(session.workshop, PeopleFilter(), Order(), 2300, 1)[0]

    screen.show_record("person", last.id)

    assert screen.people_panel.table.current_id == last.id
    assert screen.person_form.name.text() == last.name
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    while model.canFetchMore():
        model.fetchMore()
    assert len(set(model.ids)) == 2363
    screen.people_panel.renew()
    screen.hide()
    assert not model.canFetchMore(), "whoever closes the workshop closes its file"


def test_an_empty_workshop_teaches(
    qtbot: QtBot, surroundings: Surroundings, jobs: Jobs, ask: FakeAsk, tmp_path: Path
) -> None:
    ws = Workshop.create(
        tmp_path / "kosong.workshop", surroundings.settings.value.operator, title="Kosong"
    )
    empty = Session(ws, surroundings)
    screen = shown(qtbot, PeopleScreen(empty, jobs, ask))
    panel = screen.people_panel
    assert panel.stack.currentWidget() is panel.empty
    qtbot.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focused(), "Sekar Ayu")
    screen.settle()
    assert [p.name for p in ws.read.all(Person)] == ["Sekar Ayu"]
    assert panel.stack.currentWidget() is panel.table
    screen.hide()
    empty.close()


# --- the form --------------------------------------------------------------------------------------


def test_a_new_person_by_the_keyboard_alone(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for text in ("Dr. Sekar Ayu, M.Si.", "kpai", "Biro Umum", "Kepala Biro"):
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: len(everybody(session)) == 64)
    qtbot.waitUntil(lambda: screen.person_form.chip.text().startswith("Saved"))

    made = next(p for p in everybody(session) if p.name == "Dr. Sekar Ayu, M.Si.")
    assert made.agency_id == records.find(session.workshop, Agency, "KPAI").id
    assert (made.unit, made.position) == ("Biro Umum", "Kepala Biro")
    assert screen.people_panel.table.current_id == made.id
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is screen.people_panel.table


def test_every_field_of_a_person_is_shown_and_saved(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    person = everybody(session)[5]
    screen.show_record("person", person.id)
    form = screen.person_form
    values = {
        "name": "Wira Kusumo",
        "unit": "Unit X",
        "position": "Staf",
        "sex": "male",
        "role": "speaker",
        "phone": "+628110000111",
        "email": "w@example.org",
        "mode": "online",
        "level": "staff",
        "represents": "Direktur",
        "note": "Kursi roda",
        "consent_photo": True,
        "consent_contact": False,
    }
    for name, value in values.items():
        form.bindings[name].set(value)
    form.edited.emit()
    screen.settle()

    saved = session.workshop.require(Person, person.id)
    assert {name: getattr(saved, name) for name in values} == values
    screen.people.open(everybody(session)[6].id)
    screen.people.open(person.id)
    assert {name: form.bindings[name].get() for name in values} == values


def test_going_through_the_list_with_arrows_saves_what_was_typed(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    first, second = screen.people_panel.model.ids[:2]
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert screen.people.record_id == first
    screen.person_form.note.setFocus()
    qtbot.keyClicks(screen.person_form.note, "datang siang")
    screen.people_panel.table.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Down)

    assert screen.people.record_id == second
    assert session.workshop.require(Person, first).note == "datang siang"


def test_a_name_that_is_emptied_comes_back(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    person = everybody(session)[3]
    screen.show_record("person", person.id)
    screen.person_form.name.setFocus()
    screen.person_form.name.selectAll()
    qtbot.keyClick(screen.person_form.name, Qt.Key.Key_Delete)
    assert "name is needed" in screen.person_form.problem.text()
    qtbot.keyClicks(screen.person_form.unit, "Z")
    screen.settle()

    assert session.workshop.require(Person, person.id).name == person.name
    assert session.workshop.require(Person, person.id).unit.startswith("Z")
    assert screen.person_form.name.text() == person.name


def test_words_without_a_name_are_not_thrown_away_silently(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    screen.people.begin()
    qtbot.keyClicks(screen.person_form.unit, "Biro")
    screen.settle()
    assert len(everybody(session)) == 63
    notice = session.notices.latest
    assert notice is not None and "name is needed" in notice.message


def test_a_full_disk_is_told_and_the_words_stay(
    qtbot: QtBot, screen: PeopleScreen, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = everybody(session)[3]
    screen.show_record("person", person.id)
    qtbot.keyClicks(screen.person_form.note, "penting")

    def refuse(*_: object) -> None:
        raise DiskFull(path="x")

    with monkeypatch.context() as patch:
        patch.setattr(session.workshop.file, "commit", refuse)
        screen.settle()
        assert screen.person_form.chip.text() == "Not saved"
        assert screen.unsaved is True
    screen.settle()
    assert screen.person_form.chip.text().startswith("Saved")
    assert session.workshop.require(Person, person.id).note == "penting"


def test_an_unknown_agency_is_added_from_its_field(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    person = everybody(session)[3]
    screen.show_record("person", person.id)
    picker = screen.person_form.agency
    picker.setFocus()
    picker.selectAll()
    qtbot.keyClicks(picker, "Dinas Baru")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    screen.settle()
    agency = records.find(session.workshop, Agency, "Dinas Baru")
    assert session.workshop.require(Person, person.id).agency_id == agency.id
    screen.tabs.setCurrentIndex(AGENCIES)
    assert agency.id in screen.agencies_panel.model.ids


def test_deleting_shows_the_next_and_offers_undo(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    gone, after = screen.people_panel.model.ids[4:6]
    screen.people.open(gone)
    screen.people_panel.table.setFocus()
    qtbot.keyClick(screen.people_panel.table, Qt.Key.Key_Delete)
    assert screen.people.record_id == after and len(names(screen)) == 62
    notice = session.notices.latest
    assert notice is not None and notice.act is not None and notice.action == "Undo"
    notice.act()
    assert len(names(screen)) == 63


def test_a_change_from_elsewhere_comes_into_list_and_form(
    screen: PeopleScreen, session: Session
) -> None:
    person = everybody(session)[3]
    screen.show_record("person", person.id)
    records.change(session.workshop, Person, person.id, position="Direktur Utama")
    assert screen.person_form.position.text() == "Direktur Utama"
    row = screen.people_panel.model.row_of(person.id)
    assert row is not None and row.position == "Direktur Utama"
    desk.check_in(session.workshop, records.add(session.workshop, Person, name="Aaa"))
    assert names(screen)[0] == "Aaa" and screen.people_panel.model.rows[0].first_at
    assert screen.people.record_id == person.id
    records.remove(session.workshop, Person, person.id)
    assert screen.people.record_id == ""


def test_an_earlier_wording_comes_back_from_the_history(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk
) -> None:
    person = everybody(session)[3]
    records.change(session.workshop, Person, person.id, position="Salah")
    screen.show_record("person", person.id)

    def bring_back(dialog: HistoryDialog) -> object:
        dialog.back_buttons[0].click()
        return dialog.value

    ask.answer(bring_back)
    qtbot.mouseClick(screen.person_form.history_button, Qt.MouseButton.LeftButton)
    assert session.workshop.require(Person, person.id).position == person.position


def test_what_was_written_apart_is_decided_in_the_form(
    qtbot: QtBot, screen: PeopleScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    ws, person = session.workshop, everybody(session)[3]
    copy = tmp_path / "salinan.workshop"
    copy.write_bytes(b"")
    copy.unlink()
    ws.file.connection.execute("VACUUM INTO ?", (str(copy),))
    other = Workshop.open(copy, Operator("Budi", "B", "m3"))
    records.change(other, Person, person.id, position="Di sana")
    records.change(ws, Person, person.id, position="Di sini")
    other.close()
    merge(ws, copy)
    screen.show_record("person", person.id)
    assert "compare 1 field" in screen.person_form.conflict.accessibleName()
    row = screen.people_panel.model.row_of(person.id)
    assert row is not None and row.written_apart

    def take_second(dialog: VersionsDialog) -> object:
        dialog.choices[1].click()
        dialog.accept()
        return dialog.value

    ask.answer(take_second)
    qtbot.mouseClick(screen.person_form.conflict, Qt.MouseButton.LeftButton)
    assert screen.person_form.conflict.isHidden()


# --- agencies --------------------------------------------------------------------------------------


def test_agencies_are_listed_with_their_figures_and_edited(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert screen.tabs.currentIndex() == AGENCIES
    panel, form = screen.agencies_panel, screen.agency_form
    assert panel.model.rowCount() == 27
    qtbot.keyClicks(focused(), "kpai")
    assert panel.model.rowCount() == 1
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is form.short_name
    qtbot.keyClicks(form.expected, "4")
    form.invited.click()
    form.aliases.setFocus()
    qtbot.keyClicks(form.aliases, "Komisi Anak")
    qtbot.keyClick(form.aliases, Qt.Key.Key_Return)
    qtbot.keyClicks(form.aliases, "Perlindungan Anak")
    screen.settle()

    agency = records.find(session.workshop, Agency, "KPAI")
    assert (agency.expected, agency.invited) == (4, False)
    assert agency.aliases[-2:] == ("Komisi Anak", "Perlindungan Anak")
    row = panel.model.row_of(agency.id)
    assert row is not None and row.expected == 4
    form.expected.setText("banyak")
    form.edited.emit()
    assert "no whole number" in form.problem.text()


def test_a_new_agency_and_the_whole_list_by_any_column(
    qtbot: QtBot, screen: PeopleScreen, session: Session
) -> None:
    add_agencies(session.workshop, 3)
    screen.tabs.setCurrentIndex(AGENCIES)
    qtbot.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused(), "Dinsos")
    screen.settle()
    made = records.find(session.workshop, Agency, "Dinsos")
    panel = screen.agencies_panel
    assert panel.table.current_id == made.id
    everything = set(panel.model.ids)
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for column in range(panel.model.columnCount()):
        for down in (False, True):
            panel.table.sorted_by.emit(column, down)
            assert set(panel.model.ids) == everything


# --- the whole -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text_size", ["normal", "largest"])
def test_it_fits_a_small_display_with_the_form_open(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, text_size: str
) -> None:
    session.surroundings.set_text_size(text_size)
    screen = shown(qtbot, PeopleScreen(session, jobs, ask))
    for tab, half in enumerate((screen.people, screen.agencies)):
        screen.tabs.setCurrentIndex(tab)
        half.open(half.panel.model.ids[0])
        least = screen.minimumSizeHint()
        assert least.expandedTo(SCREEN_FITS) == SCREEN_FITS
    screen.hide()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", [SCREEN_FITS, QSize(1084, 730), QSize(1700, 900)])
def test_no_choice_of_the_form_is_cut(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, language: str, size: QSize
) -> None:
    session.surroundings.set_language(language)
    screen = shown(qtbot, PeopleScreen(session, jobs, ask))
    screen.resize(size)
    screen.people.open(everybody(session)[0].id)
    form = screen.person_form
    qtbot.waitUntil(lambda: form.isVisible() and form.role.width() > 0)
    for combo in (form.sex, form.role, form.mode, form.level, form.photo, form.contact):
        metrics = combo.fontMetrics()
        widest = max(metrics.horizontalAdvance(combo.itemText(n)) for n in range(combo.count()))
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        room = combo.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            combo,
        )
        assert widest <= room.width() - 4, combo.accessibleName()
    screen.hide()


def test_language_change_keeps_tab_search_and_record(
    qtbot: QtBot, screen: PeopleScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen.tabs.setCurrentIndex(AGENCIES)
    screen.agencies_panel.search.setText("kem")
    record = screen.agencies_panel.model.ids[1]
    screen.agencies.open(record)
    other = PeopleScreen(session, jobs, ask)
    qtbot.addWidget(other)
    other.restore(screen.state())
    other.show()
    assert other.tabs.currentIndex() == AGENCIES
    assert other.agencies_panel.search.text() == "kem"
    assert other.agencies.record_id == record
