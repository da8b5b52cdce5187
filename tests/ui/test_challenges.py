"""Challenges by typing and clicking, and their links with the practices that answer them."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.capture_tools import focused, press, press_with_control, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import attachments, links, records, templates
from workshop_app.actions.contributions import ContributionRow
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Answer, Challenge, Practice, Strategy
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.challenges import ChallengesScreen
from workshop_app.ui.screens.contribution_screen import CELL
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.ui.widgets.several import SeveralPicker


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> ChallengesScreen:
    return shown(qtbot, ChallengesScreen(session, jobs, ask))


def newest(session: Session) -> Challenge:
    return max(session.workshop.read.all(Challenge), key=lambda c: (c.created_at, c.id))


def agency(session: Session, name: str) -> str:
    return records.find(session.workshop, Agency, name).id


def test_a_challenge_by_keyboard_alone(
    qtbot: QtBot, screen: ChallengesScreen, session: Session
) -> None:
    press(qtbot, "kemenkes\t\tPuskesmas belum punya ruang aman.\t53\t")
    qtbot.keyClick(focused(), Qt.Key.Key_Down)  # the category
    press(qtbot, "\t")
    qtbot.keyClick(focused(), Qt.Key.Key_Down)  # the severity
    press(qtbot, "\tDana renovasi\tkemenkeu\nkemensos\n\tRuang bersama\tKorban diperiksa di lorong")
    press_with_control(qtbot, Qt.Key.Key_Return)

    made = newest(session)
    numbers = {s.number: s.id for s in session.workshop.read.all(Strategy)}
    assert made.agency_id == agency(session, "Kemenkes")
    assert made.description == "Puskesmas belum punya ruang aman."
    assert made.title == "Puskesmas belum punya ruang aman"
    assert made.strategies == (numbers[5], numbers[3])
    assert (made.category, made.level) == ("data", "high")
    assert made.support_needed == "Dana renovasi"
    assert made.support_from == (agency(session, "Kemenkeu"), agency(session, "Kemensos"))
    assert (made.proposed_solution, made.impact) == ("Ruang bersama", "Korban diperiksa di lorong")
    assert (made.visibility, made.status) == ("internal", "draft")
    assert made.code.startswith("TT-")
    assert focused() is screen.form.agency and not screen.form.has_words


def test_one_step_of_undo_takes_a_whole_challenge_back(
    qtbot: QtBot, screen: ChallengesScreen, session: Session
) -> None:
    before = session.workshop.read.count(Challenge)
    press(qtbot, "\t\tBelum ada anggaran")
    screen.settle()
    assert session.workshop.read.count(Challenge) == before + 1

    session.undo()

    assert session.workshop.read.count(Challenge) == before


def test_an_agency_can_be_taken_away_again(
    qtbot: QtBot, screen: ChallengesScreen, session: Session
) -> None:
    record = next(c for c in session.workshop.read.all(Challenge) if len(c.support_from) > 1)
    screen.open(record.id)
    field = screen.form.widget("support_from", SeveralPicker)

    qtbot.mouseClick(field.buttons[0], Qt.MouseButton.LeftButton)
    screen.settle()

    assert session.workshop.require(Challenge, record.id).support_from == record.support_from[1:]


def test_an_unknown_agency_is_added_and_chosen(
    qtbot: QtBot, screen: ChallengesScreen, session: Session
) -> None:
    field = screen.form.widget("support_from", SeveralPicker)
    field.setFocus()
    press(qtbot, "Balai Uji\n")

    assert field.value == (agency(session, "Balai Uji"),)
    assert field.picker.text() == ""


def proposal(session: Session) -> tuple[Challenge, Practice]:
    ws = session.workshop
    for challenge in ws.read.all(Challenge):
        found = links.candidates(ws, challenge)
        if found:
            return challenge, ws.require(Practice, found[0].id)
    raise AssertionError("the sample proposes nothing")


def test_a_proposed_practice_is_linked_by_one_key_and_shown_on_both_sides(
    qtbot: QtBot, screen: ChallengesScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    challenge, practice = proposal(session)
    screen.open(challenge.id)
    before = session.workshop.read.count(Answer)
    wanted = f"Link: {practice.title}"
    button = next(b for b in screen.links_part.buttons if b.accessibleName() == wanted)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert session.workshop.read.count(Answer) == before + 1
    assert [one.id for one in links.links(session.workshop, practice)].count(challenge.id) == 1
    names = [b.accessibleName() for b in screen.links_part.buttons]
    assert f"Take the link away: {practice.title}" in names

    other = PracticesScreen(session, jobs, ask)
    qtbot.addWidget(other)
    other.refresh()
    other.open(practice.id)
    assert f"Open: {challenge.title}" in [b.accessibleName() for b in other.links_part.buttons]

    with qtbot.waitSignal(other.open_requested) as asked:
        opener = next(
            b for b in other.links_part.buttons if b.accessibleName() == f"Open: {challenge.title}"
        )
        opener.click()
    assert asked.args == ["challenges", "challenge", challenge.id]


def test_a_link_is_taken_away_and_undone(
    qtbot: QtBot, screen: ChallengesScreen, session: Session
) -> None:
    challenge, practice = proposal(session)
    links.confirm(session.workshop, practice.id, challenge.id)
    screen.open(challenge.id)
    wanted = f"Take the link away: {practice.title}"
    button = next(b for b in screen.links_part.buttons if b.accessibleName() == wanted)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert practice.id not in [one.id for one in links.links(session.workshop, challenge)]

    session.undo()

    assert practice.id in [one.id for one in links.links(session.workshop, challenge)]
    assert wanted in [b.accessibleName() for b in screen.links_part.buttons]


def test_words_from_outside_come_in_where_nobody_types(
    qtbot: QtBot, screen: ChallengesScreen, session: Session
) -> None:
    record = session.workshop.read.all(Challenge)[0]
    screen.open(record.id)
    field = screen.form.widget("description", ProseField)
    qtbot.keyClicks(field, "x")
    records.change(
        session.workshop, Challenge, record.id, proposed_solution="Dari luar", description="Lain"
    )

    assert screen.form.text_of("proposed_solution") == "Dari luar"
    assert screen.form.text_of("description").startswith("x")


def test_a_cell_of_the_matrix_begins_a_challenge(
    screen: ChallengesScreen, session: Session
) -> None:
    strategy = session.workshop.read.all(Strategy)[2].id
    kpai = agency(session, "KPAI")
    screen.show_record(CELL, f"{kpai}|{strategy}")

    assert screen.form.agency.value == kpai
    assert screen.form.strategies.value == (strategy,)
    assert not screen.draft.dirty


def test_lists_filter_by_session_and_by_who_wrote_it(
    qtbot: QtBot, screen: ChallengesScreen, session: Session
) -> None:
    press(qtbot, "\t\tTulisan Sari")
    screen.settle()
    whole = screen.panel.model.rowCount()
    box = screen.panel.combos["by"]
    box.setFocus()
    box.setCurrentIndex(1)
    box.activated.emit(1)

    assert 0 < screen.panel.model.rowCount() <= whole
    rows = screen.panel.model.rows
    assert {row.by for row in rows if isinstance(row, ContributionRow)} == {"Sari"}


def test_it_fits_the_smallest_window(screen: ChallengesScreen) -> None:
    assert screen.minimumSizeHint().boundedTo(SCREEN_FITS) == screen.minimumSizeHint()


def test_photos_are_added_to_a_challenge_and_stay_with_it(
    screen: ChallengesScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    photo = tmp_path / "ruang.png"
    Image.new("RGB", (60, 40), "red").save(photo)
    first, second = [c.id for c in session.workshop.read.all(Challenge)][:2]
    screen.open(first)
    ask.answer([photo])
    screen.attachments.choose_requested.emit()

    (one,) = attachments.attachments(session.workshop, "challenge", first)
    assert one.file_name == "ruang.png" and list(screen.attachments.rows) == [one.id]
    screen.open(second)
    assert not screen.attachments.rows
    screen.open(first)
    assert list(screen.attachments.rows) == [one.id]
    session.undo()
    assert not screen.attachments.rows
    assert not attachments.attachments(session.workshop, "challenge", first)
