"""All that stands between now and print is one list, and each of its lines leads to a place."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from workshop_app.actions import overview, records, templates
from workshop_app.actions.readiness import readiness
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Challenge, Commitment, Practice
from workshop_app.ui.dialogs.readiness import ReadinessDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.overview import OverviewScreen
from workshop_app.ui.screens.overview_cards import Place
from workshop_app.ui.screens.overview_gaps import FillDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> OverviewScreen:
    made = OverviewScreen(session, jobs, ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _lacking(session: Session) -> dict[str, str]:
    """Make one record of each kind of gap; return their ids by what they lack."""
    ws = session.workshop
    bare = records.add(ws, Practice, title="Tanpa apa pun")
    changed = records.add(ws, Challenge, title="Berubah", status="cleared", cleared_digest="x")
    undated = records.add(ws, Commitment, description="Menyusun pedoman")
    return {
        **dict.fromkeys(("no-words", "no-result", "no-strategy", "no-agency", "not-cleared"), bare),
        "changed-since-clearing": changed,
        "no-due-date": undated,
    }


def test_every_record_stands_there_for_each_thing_it_lacks(session: Session) -> None:
    wanted = _lacking(session)
    gaps = overview.missing(session.workshop, findings=False)
    rows = readiness(session.workshop, gaps)

    assert len(rows) == sum(len(gap.record_ids) for gap in gaps)
    told = {(row.what, row.record_id): row for row in rows}
    assert {(what, i) for what, i in wanted.items()} <= told.keys()
    assert told["no-due-date", wanted["no-due-date"]].name == "Menyusun pedoman"
    assert len({row.id for row in rows}) == len(rows)


def test_each_line_leads_to_its_place(session: Session) -> None:
    wanted = _lacking(session)
    rows = readiness(session.workshop, overview.missing(session.workshop, findings=False))
    dialog = ReadinessDialog(session, rows)
    tester = QAbstractItemModelTester(dialog.model)
    places = {}
    for number, row in enumerate(dialog.model.rows):
        dialog.view.clicked.emit(dialog.model.index(number, 0))
        places[row.what, row.record_id] = dialog.value
    bare, changed = wanted["no-words"], wanted["changed-since-clearing"]
    assert places["no-words", bare] == Place("practices", "practice", bare)
    assert places["changed-since-clearing", changed] == Place("challenges", "challenge", changed)
    undated = wanted["no-due-date"]
    assert places["no-due-date", undated] == Place("", "commitment", undated, "due")
    del tester
    dialog.deleteLater()


def test_the_whole_list_opens_from_the_overview_and_fills_in(
    qtbot: QtBot, screen: OverviewScreen, session: Session, ask: FakeAsk
) -> None:
    wanted = _lacking(session)["no-due-date"]

    def choose(dialog: ReadinessDialog) -> object:
        number = next(n for n, row in enumerate(dialog.model.rows) if row.record_id == wanted)
        dialog.view.setCurrentIndex(dialog.model.index(number, 0))
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
        return dialog.value

    def fill(dialog: FillDialog) -> object:
        assert isinstance(dialog.editor, QDateEdit)
        dialog.editor.setDate(QDate(2023, 6, 30))
        dialog.accept()
        return dialog.value

    ask.answer(choose, fill)
    link = next(b for b in screen.gaps.links if "altogether" in b.accessibleName())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    assert session.workshop.require(Commitment, wanted).due == date(2023, 6, 30)
