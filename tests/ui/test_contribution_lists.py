"""The lists of contributions: groups, filters, hits marked, and what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.capture_tools import focused, press_with_control, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records, templates
from workshop_app.actions.contributions import ContributionRow
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Challenge, Practice, Strategy
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.models.contributions import GroupRow, found_in
from workshop_app.ui.screens.challenges import ChallengesScreen
from workshop_app.ui.screens.contribution_list import ContributionListPanel
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> PracticesScreen:
    return shown(qtbot, PracticesScreen(session, jobs, ask))


def _group(panel: ContributionListPanel, key: str) -> None:
    panel.group_box.set_value(key)
    panel.group_box.activated.emit(panel.group_box.currentIndex())


def _choose(panel: ContributionListPanel, name: str, value: str) -> None:
    panel.combos[name].set_value(value)
    panel.combos[name].activated.emit(panel.combos[name].currentIndex())


def _heads(panel: ContributionListPanel) -> list[tuple[str, int]]:
    return [(row.title, row.count) for row in panel.model.rows if isinstance(row, GroupRow)]


def _titles(panel: ContributionListPanel) -> list[str]:
    return [row.title for row in panel.model.rows if isinstance(row, ContributionRow)]


# --- groups --------------------------------------------------------------------------------------


def test_groups_by_strategy_stand_in_the_order_of_the_plan(
    screen: PracticesScreen, session: Session
) -> None:
    loose = records.add(session.workshop, Practice, title="Belum tahu strateginya")
    tester = QAbstractItemModelTester(screen.panel.model)
    _group(screen.panel, "strategy")

    main = [p.strategies[:1] for p in session.workshop.read.all(Practice)]
    expected = [
        (f"{s.number}  {s.title_en}", main.count((s.id,)))
        for s in session.workshop.read.all(Strategy)
        if (s.id,) in main
    ]
    assert _heads(screen.panel) == [*expected, ("", 1)]
    assert screen.panel.model.rows[-1].id == loose
    last = screen.panel.model.rowCount() - 2
    assert screen.panel.model.index(last, 0).data() == "Not decided yet, 1"
    assert len(screen.panel.model.record_ids) == 8
    del tester


def test_groups_by_agency_stand_by_name_and_are_filtered_with_the_rows(
    screen: PracticesScreen, session: Session
) -> None:
    _group(screen.panel, "agency")
    names = [title for title, _ in _heads(screen.panel)]
    assert names == sorted(names, key=str.casefold) and len(names) == 7

    screen.panel.filter.setText("perikanan")
    assert _heads(screen.panel) == [("KKP", 1)]


def test_arrows_pass_over_the_heads_and_a_click_on_one_opens_nothing(
    qtbot: QtBot, screen: PracticesScreen
) -> None:
    _group(screen.panel, "strategy")
    view, model = screen.panel.view, screen.panel.model
    screen.open(model.record_ids[0])
    view.setFocus()
    for place in range(1, 4):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert screen.draft.record_id == model.record_ids[place]
    qtbot.keyClick(screen.panel.filter, Qt.Key.Key_Up)
    assert screen.draft.record_id == model.record_ids[2]

    head = view.visualRect(model.index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=head.center())
    assert screen.draft.record_id == model.record_ids[2]
    assert head.height() < view.visualRect(model.index(1, 0)).height()


def test_the_arrangement_is_remembered_for_each_kind(
    qtbot: QtBot, screen: PracticesScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    _group(screen.panel, "agency")
    again = PracticesScreen(session, jobs, ask)
    other = ChallengesScreen(session, jobs, ask)
    for made in (again, other):
        qtbot.addWidget(made)
        made.refresh_if_stale()

    assert (again.panel.group_box.value, other.panel.group_box.value) == ("agency", "")
    assert _heads(again.panel) and not _heads(other.panel)
    _group(other.panel, "strategy")
    _group(again.panel, "")
    assert session.settings.value.list_groups == "challenge:strategy"


def test_typing_does_not_disturb_the_groups(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    _group(screen.panel, "strategy")
    record = session.workshop.read.all(Practice)[2]
    screen.open(record.id)
    qtbot.keyClicks(screen.form.result, "Berubah")
    before = list(screen.panel.model.ids)
    screen.save()
    assert screen.panel.model.ids == before and screen.panel.current_id == record.id

    screen.form.strategies.toggle_number(1)
    screen.form.strategies.toggle_number(2)
    screen.save()
    assert screen.panel.current_id == record.id
    assert screen.panel.neighbour_of(record.id) in screen.panel.model.record_ids


# --- filters -------------------------------------------------------------------------------------


def test_every_filter_narrows_the_list(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    panel, ws = screen.panel, session.workshop
    assert not panel.folded.isVisible()
    qtbot.mouseClick(panel.filter_button, Qt.MouseButton.LeftButton)
    assert panel.folded.isVisible()
    agency = records.find(ws, Agency, "KKP")
    _choose(panel, "agency", agency.id)
    assert len(_titles(panel)) == 1 and panel.filter_button.text() == "Filter · 1"
    _choose(panel, "agency", "")
    records.change(ws, Practice, panel.model.record_ids[0], status="reviewed")
    _choose(panel, "state", "reviewed")
    assert panel.model.record_ids == [panel.rows[0].id]
    _choose(panel, "state", "draft")
    assert panel.stack.currentWidget() is panel.nothing
    panel.show_all()
    assert len(_titles(panel)) == 7 and panel.filter_button.text() == "Filter"
    assert not panel.folded.isVisible()

    session.workshop.operator = session.settings.value.operator
    mine = records.add(ws, Practice, title="Punya saya")
    records.change(ws, Practice, mine, title="Punya saya sendiri")
    by = [panel.combos["by"].itemText(n) for n in range(panel.combos["by"].count())]
    assert by == ["Writer", "Mine"]
    assert [panel.combos["state"].itemText(n) for n in range(1, 5)] == [
        "Draft",
        "Reviewed",
        "Cleared",
        "Withheld",
    ]


# --- hits ----------------------------------------------------------------------------------------


def test_words_are_found_in_every_text_and_without_affixes(
    screen: PracticesScreen, session: Session
) -> None:
    made = records.add(
        session.workshop, Practice, title="Posko", lessons="Pendampingan hukum lebih awal menolong."
    )
    panel = screen.panel
    panel.filter.setText("menolong")
    assert panel.model.record_ids == [made]
    panel.filter.setText("mendampingkan")
    assert panel.needles == ("damping",) and made in panel.model.record_ids
    row = panel.model.row_of(made)
    assert isinstance(row, ContributionRow)
    assert found_in(row, ("hukum",), 30).startswith("…hukum lebih")
    assert found_in(row, ("posko",), 30) == ""


def test_ctrl_f_goes_to_the_search_and_enter_back_to_the_form(
    qtbot: QtBot, screen: PracticesScreen
) -> None:
    screen.panel.filter.setText("kapal")
    screen.form.action.setFocus()
    press_with_control(qtbot, Qt.Key.Key_F)
    assert focused() is screen.panel.filter and screen.panel.filter.selectedText() == "kapal"
    screen.panel.view.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is screen.form.agency


def test_hits_are_marked_in_the_list_and_in_the_texts(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    record = session.workshop.read.all(Practice)[0]
    records.change(session.workshop, Practice, record.id, action="Kader 😀 melatih kader lain.")
    screen.open(record.id)
    plain = screen.panel.view.grab().toImage()
    screen.panel.filter.setText("kader")

    assert screen.panel.painter.needles == ("kader",)
    assert screen.panel.view.grab().toImage() != plain
    marked = screen.form.action.extraSelections()
    assert [m.cursor.selectedText() for m in marked] == ["Kader", "kader"]
    qtbot.keyClicks(screen.form.action, "kader ")
    assert screen.form.action.marked == 3
    assert screen.form.action.toPlainText().startswith("kader Kader 😀")
    screen.panel.filter.clear()
    assert screen.form.action.marked == 0


def test_challenges_have_the_same_list(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    screen = shown(qtbot, ChallengesScreen(session, jobs, ask))
    made = records.add(session.workshop, Challenge, title="Data", support_needed="Server bersama")
    screen.panel.filter.setText("server")
    assert screen.panel.model.record_ids == [made]
    assert set(screen.panel.combos) == {"strategy", "agency", "state", "session", "by"}
