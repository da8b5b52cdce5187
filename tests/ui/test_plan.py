"""The action plan in the window: taken in from a table, kept for new workshops, corrected field by field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.intake.containers import ods, ods_table
from tests.ui.fakes import FakeAsk
from tests.ui.shell.conftest import House, house  # noqa: F401 - a fixture
from workshop_app.actions import records
from workshop_app.actions.finding import find, goal_of
from workshop_app.actions.frameworks import frameworks, remove_framework, save_framework
from workshop_app.actions.plans import framework_of, import_plan, read_plan_file
from workshop_app.domain.records import Agency, PlanAction, Strategy
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.dialogs.new_workshop import NewWorkshopDialog
from workshop_app.ui.dialogs.plan import IMPORT, PlanDialog
from workshop_app.ui.dialogs.plan_import import COLUMNS, PREVIEW, PlanAnswer, PlanImportDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.planning import show_plan, take_table
from workshop_app.ui.screens.matrix import MatrixScreen
from workshop_app.ui.screens.settings import SettingsScreen
from workshop_app.ui.screens.settings_plans import PlansCard
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings

TABLE = """\
No;Strategi;Rencana Aksi;Indikator;Target;Penanggung Jawab
1.1;1. Pencegahan;Menyusun pedoman;Pedoman terbit;2026;BUL
1.2;;Melatih petugas;200 orang;2027;BUL
2.1;2. Rehabilitasi;Membuka rumah aman;;;BUH
;;;Indikator saja;;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rencana_aksi.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, table: Path) -> Iterator[PlanDialog]:
    plan = framework_of(read_plan_file(table), title="Rencana")
    import_plan(session.workshop, plan)
    made = PlanDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if made.isVisible():
        made.reject()


def titles(dialog: PlanDialog | PlanImportDialog) -> list[str]:
    return [row.title for row in dialog.view.lines.rows]


def go_to(dialog: PlanDialog, title: str) -> None:
    place = titles(dialog).index(title)
    dialog.view.setCurrentIndex(dialog.view.lines.index(place, 0))


def action(session: Session, number: str) -> PlanAction:
    [found] = [a for a in session.workshop.read.all(PlanAction) if a.number == number]
    return found


def read_in(qtbot: QtBot, dialog: PlanImportDialog) -> None:
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.work.is_busy)


# --- the plan of a workshop -----------------------------------------------------------------------


def test_strategies_stand_above_their_actions(dialog: PlanDialog) -> None:
    assert titles(dialog) == [
        *("Pencegahan", "Menyusun pedoman", "Melatih petugas"),
        *("Rehabilitasi", "Membuka rumah aman"),
    ]
    assert dialog.view.lines.rows[1].detail == "Pedoman terbit · 2026 · BUL"
    dialog.grab()


def test_a_field_is_saved_when_it_is_left(
    qtbot: QtBot, dialog: PlanDialog, session: Session
) -> None:
    go_to(dialog, "Melatih petugas")
    field = dialog.fields["target"]
    assert field.text() == "2027"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2029")
    dialog.fields["indicator"].setFocus()
    qtbot.waitUntil(lambda: action(session, "1.2").target == "2029")
    qtbot.waitUntil(lambda: dialog.view.lines.rows[2].detail == "200 orang · 2029 · BUL")
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.text() == "2027")


def test_a_new_action_begins_with_its_words(
    qtbot: QtBot, dialog: PlanDialog, session: Session
) -> None:
    go_to(dialog, "Rehabilitasi")
    dialog.new_button.click()
    dialog.fields["number"].setText("2.2")
    dialog.store()
    assert len(session.workshop.read.all(PlanAction)) == 3
    dialog.fields["title"].setText("Mendampingi keluarga")
    dialog.store()
    made = action(session, "2.2")
    strategy = next(s for s in session.workshop.read.all(Strategy) if s.number == 2)
    assert (made.title, made.strategy_id) == ("Mendampingi keluarga", strategy.id)
    assert dialog.record_id == made.id
    agency = records.find(session.workshop, Agency, "BUH")
    dialog.responsible.add(agency.id)
    assert action(session, "2.2").responsible == (agency.id,)
    other = next(s for s in session.workshop.read.all(Strategy) if s.number == 1)
    dialog.strategy.set_value(other.id)
    dialog.strategy.activated.emit(0)
    assert action(session, "2.2").strategy_id == other.id


def test_one_is_deleted_and_comes_back(qtbot: QtBot, dialog: PlanDialog, session: Session) -> None:
    go_to(dialog, "Menyusun pedoman")
    dialog.remove_button.click()
    qtbot.waitUntil(lambda: "Menyusun pedoman" not in titles(dialog))
    assert "Ctrl+Z" in dialog.remark.text() and not dialog.remove_button.isEnabled()
    session.undo()
    qtbot.waitUntil(lambda: "Menyusun pedoman" in titles(dialog))


def test_what_is_refused_is_told(dialog: PlanDialog, session: Session) -> None:
    go_to(dialog, "Menyusun pedoman")
    dialog.fields["title"].setText("")
    dialog.store()
    assert "empty" in dialog.problem.text()
    assert action(session, "1.1").title == "Menyusun pedoman"
    dialog.fields["title"].setText("Menyusun pedoman")


def test_it_is_saved_on_leaving(dialog: PlanDialog, session: Session) -> None:
    go_to(dialog, "Membuka rumah aman")
    dialog.fields["indicator"].setText("5 rumah")
    dialog.reject()
    assert action(session, "2.1").indicator == "5 rumah"


def test_a_workshop_without_a_plan(qtbot: QtBot, session: Session) -> None:
    made = PlanDialog(session)
    qtbot.addWidget(made)
    made.show()
    assert made.stack.currentWidget() is made.empty
    made.import_button.click()
    assert made.value == IMPORT


def test_actions_of_no_strategy_come_last(qtbot: QtBot, session: Session) -> None:
    records.add(session.workshop, PlanAction, title="Berdiri sendiri")
    made = PlanDialog(session)
    qtbot.addWidget(made)
    assert titles(made) == ["Without a strategy", "Berdiri sendiri"]
    made.reject()


# --- a table --------------------------------------------------------------------------------------


def test_a_table_is_shown_before_it_is_taken_in(
    qtbot: QtBot, surroundings: Surroundings, table: Path
) -> None:
    made = PlanImportDialog(surroundings, table, "Small workshop")
    qtbot.addWidget(made)
    read_in(qtbot, made)
    assert made.pages.currentIndex() == COLUMNS and made.next.isEnabled()
    assert [c.value for c in made.lines] == [
        *("number", "strategy", "action", "indicator", "target", "responsible"),
    ]
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert made.pages.currentIndex() == PREVIEW
    assert titles(made)[0] == "Pencegahan" and "Row 5" in made.troubles.text()
    assert made.summary.text() == "2 strategies, 3 actions, 1 remark"
    made.grab()
    made.back.click()
    assert made.pages.currentIndex() == COLUMNS
    made.next.click()
    made.next.click()
    assert isinstance(made.value, PlanAnswer)
    assert (made.value.take_in, made.value.keep, made.value.plan.title) == (
        True,
        False,
        "rencana aksi",
    )


def test_columns_are_corrected(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Bidang;Isi\n3. Norma;Naskah\n")
    made = PlanImportDialog(surroundings, path, "")
    qtbot.addWidget(made)
    read_in(qtbot, made)
    assert not made.next.isEnabled() and "No column" in made.problem.text()
    for place, name in enumerate(("strategy", "action")):
        combo = list(made.lines)[place]
        combo.set_value(name)
        combo.activated.emit(0)
        qtbot.waitUntil(lambda: not made.work.is_busy)
    assert made.next.isEnabled() and made.problem.text() == ""
    made.next.click()
    assert titles(made) == ["Norma", "Naskah"]
    assert made.keep.isChecked() and not made.take_in.isVisible()
    made.name.clear()
    assert not made.next.isEnabled()
    made.name.setText("Rencana")
    made.keep.setChecked(False)
    assert not made.next.isEnabled()
    made.accept()
    assert made.value is None
    made.reject()


def test_a_file_that_is_no_table(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    made = PlanImportDialog(surroundings, tmp_path / "none.csv", "")
    qtbot.addWidget(made)
    read_in(qtbot, made)
    assert "none.csv" in made.problem.text() and not made.next.isEnabled()
    made.reject()


def test_another_sheet_is_read(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "plan.ods"
    sheets = (("Tamu", [["Nama"], ["Ani"]]), ("Rencana", [["Strategi", "Aksi"], ["1. A", "B"]]))
    path.write_bytes(ods("".join(ods_table(name, rows) for name, rows in sheets)))
    made = PlanImportDialog(surroundings, path, "")
    qtbot.addWidget(made)
    read_in(qtbot, made)
    assert made.sheet.value == "Rencana"
    made.sheet.set_value("Tamu")
    made.sheet.activated.emit(0)
    qtbot.waitUntil(lambda: not made.work.is_busy)
    assert not made.next.isEnabled()
    made.reject()


# --- what comes of it -----------------------------------------------------------------------------


def _answer(qtbot: QtBot, **choices: bool) -> object:
    def answer(dialog: ValueDialog) -> object:
        assert isinstance(dialog, PlanImportDialog)
        read_in(qtbot, dialog)
        dialog.next.click()
        for name, chosen in choices.items():
            getattr(dialog, name).setChecked(chosen)
        dialog.next.click()
        return dialog.value

    return answer


def test_it_comes_into_the_workshop_and_can_be_taken_back(
    qtbot: QtBot, session: Session, ask: FakeAsk, table: Path
) -> None:
    ask.answer(IMPORT, table, _answer(qtbot))
    show_plan(session, ask)
    notice = session.notices.latest
    assert notice is not None and "2 strategies, 3 actions" in notice.message
    assert len(session.workshop.read.all(PlanAction)) == 3
    assert session.settings.value.import_folder == str(table.parent)
    assert frameworks(session.surroundings.folders.data)[-1].own is False
    assert notice.act is not None
    notice.act()
    assert session.workshop.read.all(Strategy) == []


def test_it_is_kept_for_new_workshops(
    qtbot: QtBot, surroundings: Surroundings, ask: FakeAsk, table: Path
) -> None:
    ask.answer(table, _answer(qtbot, keep=True))
    take_table(surroundings, ask, None)
    notice = surroundings.notices.latest
    assert notice is not None and "rencana aksi" in notice.message
    made = NewWorkshopDialog(surroundings, ask)
    qtbot.addWidget(made)
    assert [made.template.itemText(n) for n in range(made.template.count())][2:] == ["rencana aksi"]
    made.title.setText("Baru")
    made.template.setCurrentIndex(2)
    made.accept()
    assert getattr(made.value, "plan", "") == "rencana-aksi"


def test_a_folder_that_refuses_is_told(
    qtbot: QtBot, surroundings: Surroundings, ask: FakeAsk, table: Path
) -> None:
    surroundings.folders.data.mkdir(parents=True, exist_ok=True)
    (surroundings.folders.data / "frameworks").write_text("in the way")
    ask.answer(table, _answer(qtbot, keep=True))
    take_table(surroundings, ask, None)
    notice = surroundings.notices.latest
    assert notice is not None and notice.kind == "error"


def test_a_change_of_mind(surroundings: Surroundings, ask: FakeAsk, table: Path) -> None:
    ask.answer(None)
    take_table(surroundings, ask, None)
    ask.answer(table, None)
    take_table(surroundings, ask, None)
    assert surroundings.notices.latest is None


def test_a_new_workshop_stands_on_it(qtbot: QtBot, house: House, table: Path) -> None:  # noqa: F811
    plan = framework_of(read_plan_file(table), title="Rencana", code="x")
    save_framework(house.surroundings.folders.data, plan)

    def answer(dialog: ValueDialog) -> object:
        assert isinstance(dialog, NewWorkshopDialog)
        dialog.title.setText("Di atas rencana sendiri")
        dialog.template.setCurrentIndex(2)
        dialog.accept()
        return dialog.value

    house.ask.answer(answer)
    house.deeds.do("new")
    session = house.window.session
    assert session is not None
    assert len(session.workshop.read.all(PlanAction)) == 3
    house.ask.answer(None, None)
    house.deeds.do("plan")
    house.deeds.do("import_plan")
    assert [title for _, title in house.ask.asked[-2:]] == [
        "Action plan",
        "Choose the table of an action plan",
    ]


def test_an_action_that_was_found_is_shown(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    ws = session.workshop
    made = records.add(ws, PlanAction, title="Rumah aman di pelabuhan", number="7.1")
    [found] = find(ws, "pelabuhan")
    assert goal_of(ws, found.kind, found.id) == ("matrix", "plan_action", made)
    screen = MatrixScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    with qtbot.waitSignal(screen.command_requested) as asked:
        screen.show_record("plan_action", made)
    assert asked.args == ["plan", made]
    dialog = PlanDialog(session, made)
    qtbot.addWidget(dialog)
    assert dialog.record_id == made and dialog.fields["number"].text() == "7.1"
    dialog.reject()
    with qtbot.waitSignal(screen.command_requested) as asked:
        screen.plan_button.click()
    assert asked.args == ["plan", ""]


def test_plans_of_ones_own_stand_in_the_settings(
    qtbot: QtBot, surroundings: Surroundings, table: Path
) -> None:
    screen = SettingsScreen(surroundings)
    screen.show()
    card, data = screen.plans, surroundings.folders.data
    assert card.nothing.isVisible() and not card.rows
    save_framework(data, framework_of(read_plan_file(table), title="Rencana"))
    with qtbot.waitSignal(screen.choice_made) as asked:
        card.import_button.click()
    assert asked.args == ["import_plan", ""]
    assert len(card.rows) == 1 and not card.nothing.isVisible()
    [button] = card.buttons
    button.click()
    assert card.rows == [] and len(frameworks(data)) == 1
    notice = surroundings.notices.latest
    assert notice is not None and notice.act is not None
    notice.act()
    assert len(card.rows) == 1 and frameworks(data)[-1].title == "Rencana"
    next(iter(card.buttons)).click()
    again = surroundings.notices.latest
    assert again is not None and again.act is not None
    delete(screen)
    again.act()
    assert len(frameworks(data)) == 2


def test_a_plan_that_is_gone_already(qtbot: QtBot, surroundings: Surroundings, table: Path) -> None:
    data = surroundings.folders.data
    plan = framework_of(read_plan_file(table), title="Rencana")
    save_framework(data, plan)
    card = PlansCard(surroundings)
    qtbot.addWidget(card)
    remove_framework(data, plan.code)
    [button] = card.buttons
    button.click()
    notice = surroundings.notices.latest
    assert notice is not None and notice.kind == "error"
