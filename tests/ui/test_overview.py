"""The overview: figures that follow every change, gaps with a click to each, words for an empty workshop."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words
from tests.ui.desk_tools import agency, person, sample_session, show
from tests.ui.fakes import FakeAsk
from workshop_app.actions import desk, records
from workshop_app.actions import overview as facts
from workshop_app.actions.overview import Missing
from workshop_app.domain.records import Commitment, Practice
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.overview import OverviewScreen
from workshop_app.ui.screens.overview_gaps import _GAPS, FillDialog, gap_line
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings)


@pytest.fixture
def blank(qtbot: QtBot, tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    yield from sample_session(tmp_path, surroundings, "blank")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> OverviewScreen:
    made = OverviewScreen(session, jobs, ask)
    show(qtbot, made)
    return made


def said(screen: OverviewScreen) -> str:
    return "\n".join(
        label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)
    )


def at(session: Session, hour: int, minute: int, day: int = 29) -> None:
    """Set the workshop's clock to a time in Jakarta."""
    moment = datetime(2023, 3, day, hour - 7, minute, tzinfo=UTC)
    session.workshop.clock = lambda: moment


def test_figures_are_those_of_the_one_query(screen: OverviewScreen, session: Session) -> None:
    o = facts.overview(session.workshop)
    assert screen.agencies.accessibleName() == (
        f"Agencies here: {o.invited_present}, of {o.invited} invited"
    )
    assert screen.people.accessibleName() == (
        f"People here: {o.present}, of {o.registered} registered"
    )
    assert screen.practices.accessibleName() == "Good practices: 7, from 7 agencies"
    assert screen.commitments.accessibleName() == "Commitments: 5, 1 without a date"


def test_all_six_strategies_stand_there_even_the_empty_one(screen: OverviewScreen) -> None:
    names = [row.accessibleName() for row in screen.strategies.rows]
    assert [name[:2] for name in names] == [f"S{n}" for n in range(1, 7)]
    assert names[1].endswith(": 0")


def test_attendance_by_category_says_part_and_whole(
    screen: OverviewScreen, session: Session
) -> None:
    found = facts.overview(session.workshop).categories
    names = [row.accessibleName() for row in screen.attendance.rows]
    assert len(names) == len(found)
    assert names[1].startswith("Ministry: ")
    assert names[1].endswith(f"{found[1].present} of {found[1].registered}")


def test_a_change_from_elsewhere_is_seen_at_once(screen: OverviewScreen, session: Session) -> None:
    before = facts.overview(session.workshop)
    assert "Kemenpora" in said(screen)
    desk.check_in(session.workshop, person(session.workshop, "Vania Kusumadewi").id)
    assert f": {before.present + 1}, " in screen.people.accessibleName()
    assert f": {before.invited_present + 1}, " in screen.agencies.accessibleName()
    assert "Kemenpora" not in said(screen)
    session.undo()
    assert "Kemenpora" in said(screen)
    empty = next(r for r in screen.strategies.rows if r.accessibleName().endswith(": 0"))
    assert empty.accessibleName().startswith("S2")
    strategy = facts.overview(session.workshop).strategies[1]
    records.add(
        session.workshop, Practice, title="Klinik", action="Kami mulai.", strategies=(strategy.id,)
    )
    assert not any(r.accessibleName().endswith(": 0") for r in screen.strategies.rows)


def test_who_is_awaited_and_how_to_call_them(screen: OverviewScreen, session: Session) -> None:
    wanted = agency(session.workshop, "Kemenpora")
    line = next(line for line in screen.absent.lines if line.title == "Kemenpora")
    assert line.details == ("Vania Kusumadewi and 1 other", "+6284200005754")
    with_name = next(b for b in screen.absent.links if "Kemenpora" in b.accessibleName())
    asked: list[tuple[str, str, str]] = []
    screen.open_requested.connect(lambda *place: asked.append(place))
    with_name.click()
    assert asked == [("desk", "agency", wanted.id)]


def test_each_gap_leads_to_the_record_it_is_about(
    qtbot: QtBot, screen: OverviewScreen, session: Session
) -> None:
    gaps = {gap.what: gap for gap in facts.missing(session.workshop)}
    link = next(b for b in screen.gaps.links if "No result yet" in b.accessibleName())
    with qtbot.waitSignal(screen.open_requested) as told:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told.args == ["practices", "practice", gaps["no-result"].record_ids[0]]


def test_a_missing_date_is_filled_in_on_the_spot(
    qtbot: QtBot, screen: OverviewScreen, session: Session, ask: FakeAsk
) -> None:
    gap = next(g for g in facts.missing(session.workshop) if g.what == "no-due-date")

    def fill(dialog: ValueDialog) -> object:
        assert isinstance(dialog, FillDialog)
        assert isinstance(dialog.editor, QDateEdit)
        dialog.editor.setDate(date(2023, 6, 30))  # type: ignore[arg-type]
        dialog.accept()
        return dialog.value

    ask.answer(fill)
    link = next(b for b in screen.gaps.links if "No due date yet" in b.accessibleName())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert session.workshop.require(Commitment, gap.record_ids[0]).due == date(2023, 6, 30)
    assert "No due date yet" not in said(screen)
    assert screen.commitments.accessibleName().endswith("all with a date")


def test_a_fill_that_is_cancelled_changes_nothing(
    qtbot: QtBot, blank: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    made = OverviewScreen(blank, jobs, ask)
    show(qtbot, made)
    ask.answer(None, "Jakarta")
    link = next(b for b in made.gaps.links if "The place" in b.accessibleName())
    link.click()
    assert blank.workshop.settings.place == ""
    link.click()
    assert blank.workshop.settings.place == "Jakarta"
    assert "The place of the workshop" not in said(made)


@pytest.mark.parametrize(
    ("hour", "minute", "title", "chip"),
    [(7, 12, "Next session", "in 48 minutes"), (9, 40, "On now", "until 10:15")],
)
def test_the_session_that_is_on_or_comes_next(
    screen: OverviewScreen, session: Session, hour: int, minute: int, title: str, chip: str
) -> None:
    at(session, hour, minute)
    item = facts.current_session(session.workshop)
    assert item is not None
    screen.refresh()
    assert screen.next.accessibleName() == title
    assert screen.next.chip.text() == chip
    assert screen.next.told.title == item.title_en


def test_days_and_hours_before_the_first_session(screen: OverviewScreen, session: Session) -> None:
    at(session, 7, 30, day=27)
    screen.refresh()
    assert screen.next.chip.text() == "in 2 days"
    at(session, 20, 0, day=28)
    screen.refresh()
    assert screen.next.chip.text().endswith("hours")
    at(session, 20, 0, day=31)
    screen.refresh()
    assert screen.next.told.nothing == "All sessions of the programme are over."


def test_a_blank_workshop_teaches(qtbot: QtBot, blank: Session, jobs: Jobs, ask: FakeAsk) -> None:
    made = OverviewScreen(blank, jobs, ask)
    show(qtbot, made)
    words = said(made)
    assert made.first_steps.isVisible()
    for sentence in (
        "As soon as people are registered",
        "This workshop has no action plan",
        "No agency is invited yet.",
        "The programme has no sessions yet.",
    ):
        assert sentence in words
    desk.add_walk_in(blank.workshop, name="Sekar Ayu", new_agency="Badan Urusan Laut")
    assert not made.first_steps.isVisible()


def test_the_two_deeds_lead_to_their_screens(qtbot: QtBot, screen: OverviewScreen) -> None:
    for button, place in ((screen.desk_button, "desk"), (screen.practice_button, "practices")):
        with qtbot.waitSignal(screen.open_requested) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [place, "", ""]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", [SCREEN_FITS, QSize(1084, 730), QSize(500, 500)])
def test_nothing_is_cut_off_at_the_side(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, language: str, size: QSize
) -> None:
    session.surroundings.set_language(language)
    made = OverviewScreen(session, jobs, ask)
    show(qtbot, made, size)
    hint = made.minimumSizeHint()
    assert hint.width() <= SCREEN_FITS.width()
    assert hint.height() <= SCREEN_FITS.height()
    for card in (made.agencies, made.strategies, made.gaps, made.next):
        right = card.mapTo(made, card.rect().topRight()).x()
        assert right <= made.width()


def test_every_gap_has_its_words() -> None:
    whats = "no-result no-strategy no-agency no-words no-due-date empty-strategy no-foreword"
    before = "guard-finding not-cleared changed-since-clearing cleared-but-internal written-apart"
    assert set(_GAPS) == {*whats.split(), *before.split(), "no-date", "no-place"}
    assert all(f'"{what}"' in Path(facts.__file__).read_text(encoding="utf-8") for what in _GAPS)
    w = load_words("en")
    line = gap_line(w, Missing("written-apart", "", ("x", "y")), {})
    assert line.details == ("2 records",)
    line = gap_line(w, Missing("empty-strategy", "strategy", ("x", "y")), {"x": "S1", "y": "S2"})
    assert line.details == ("S1, S2",)


@pytest.mark.parametrize(("field", "typed"), [("place", "Jakarta"), ("foreword", "Puji syukur.")])
def test_forms_for_lines_and_long_texts(qtbot: QtBot, theme: Theme, field: str, typed: str) -> None:
    dialog = FillDialog(theme, load_words("en"), field, "Lokakarya", date(2023, 3, 29))
    qtbot.addWidget(dialog)
    assert dialog.filled is None
    assert isinstance(dialog.editor, QLineEdit) == (field == "place")
    qtbot.keyClicks(dialog.editor, typed)
    dialog.accept()
    assert dialog.value == typed


def test_names_are_never_taken_for_markup(screen: OverviewScreen, session: Session) -> None:
    wanted = agency(session.workshop, "Kemenpora")
    records.change(session.workshop, type(wanted), wanted.id, short_name="<i>Pora</i> & Co")
    assert "<i>Pora</i> & Co" in said(screen)
    assert replace(wanted, short_name="x") != wanted
