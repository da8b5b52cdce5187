"""The models of desk and overview: Qt's own checks, rows found again by id, cells in words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words
from workshop_app.actions.desk import DeskRow
from workshop_app.actions.overview import AgencyFigure
from workshop_app.ui.models.agencies import AgencyModel, agency_rows
from workshop_app.ui.models.people import PeopleModel
from workshop_app.ui.models.rows import IdRole, RowRole, Say, SortRole

pytestmark = pytest.mark.usefixtures("qapp")
NOON = "2023-03-29T05:12:00.000+00:00"


def row(person_id: str, **values: object) -> DeskRow:
    given: dict[str, object] = {
        "name": f"Sekar {person_id}",
        "unit": "",
        "position": "",
        "agency_id": "",
        "agency": "",
        "role": "participant",
        "walk_in": False,
        "first_at": "",
        "desks": "",
    }
    return DeskRow(id=person_id, **(given | values))  # type: ignore[arg-type]


def people(language: str = "en") -> PeopleModel:
    return PeopleModel(Say(load_words(language), "WIB"))


def cell(model: PeopleModel, place: int, column: int, role: int = 0) -> object:
    return model.index(place, column).data(role)


def test_the_models_pass_qts_own_checks() -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    model = people()
    tester = QAbstractItemModelTester(model, fatal)
    for rows in ([], [row("a"), row("b")], [row("b")], [row("b"), row("c")], []):
        model.show(rows)
        model.renew([replace(r, first_at=NOON) for r in rows])
    agencies = AgencyModel(Say(load_words("en"), "WIB"))
    second = QAbstractItemModelTester(agencies, fatal)
    agencies.show(agency_rows(agencies.say, [], 0, 0))
    assert tester.model() is model
    assert second.model() is agencies


def test_every_cell_has_words_for_a_screen_reader() -> None:
    model = people()
    model.show([row("a", agency="BUL", position="Analis"), row("b", first_at=NOON, walk_in=True)])
    said = [[cell(model, r, c) for c in range(model.columnCount())] for r in range(2)]
    assert said[0] == ["Sekar a", "Analis", "BUL", "Not here yet", "Check in"]
    assert said[1] == ["Sekar b", "walk-in", "No agency", "Here 12:12", "Take back"]
    reader = Qt.ItemDataRole.AccessibleTextRole
    assert cell(model, 0, PeopleModel.NAME, reader) == "Sekar a, Analis"
    assert cell(model, 0, PeopleModel.ACTION, reader) == "Check in"


def test_times_are_written_as_the_language_writes_them() -> None:
    model = people("id")
    model.show([row("a", first_at=NOON)])
    assert str(cell(model, 0, PeopleModel.STATUS)).endswith("12.12")


def test_roles_for_ids_sorting_and_painters() -> None:
    model = people()
    model.show([row("a", name="Dr. Sekar, S.H.")])
    assert cell(model, 0, 0, IdRole) == "a"
    assert cell(model, 0, 0, SortRole) == "sekar"
    assert cell(model, 0, 0, RowRole) == model.rows[0]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_same_ids_change_their_cells_and_keep_a_selection(qtbot: QtBot) -> None:
    model = people()
    model.show([row("a"), row("b")])
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show([row("a"), row("b", first_at=NOON)])
    assert told.args is not None
    assert told.args[0].row() == told.args[1].row() == 1
    assert selection.currentIndex().data(IdRole) == "b"


def test_other_ids_reset(qtbot: QtBot) -> None:
    model = people()
    model.show([row("a"), row("b")])
    with qtbot.waitSignal(model.modelReset):
        model.show([row("b"), row("a")])
    assert model.ids == ["b", "a"]
    assert model.index_of("a").row() == 1
    assert not model.index_of("z").isValid()
    assert model.row_of("z") is None


def test_renewing_leaves_others_aside(qtbot: QtBot) -> None:
    model = people()
    model.show([row("a")])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.renew([row("z"), row("a")])
    assert model.ids == ["a"]


def figure(**values: object) -> AgencyFigure:
    given: dict[str, object] = {
        "id": "x",
        "short_name": "BUL",
        "name": "Badan Urusan Laut",
        "name_en": "Sea Affairs Agency",
        "category": "ministry",
        "invited": True,
        "expected": None,
        "registered": 2,
        "present": 1,
        "late": 0,
        "walk_ins": 0,
        "first_at": "",
        "practices": 0,
        "challenges": 0,
        "commitments": 0,
    }
    return AgencyFigure(**(given | values))  # type: ignore[arg-type]


def test_agencies_say_their_progress_and_begin_with_all_of_them() -> None:
    say = Say(load_words("en"), "WIB")
    model = AgencyModel(say)
    model.show(
        agency_rows(
            say, [figure(), figure(id="y", short_name="BUH", registered=0, present=0)], 9, 4
        )
    )
    assert model.ids == ["", "x", "y"]
    assert model.index(0, 0).data() == "All agencies, everybody, 4 of 9 here"
    assert model.index(1, 0).data() == "BUL, Sea Affairs Agency, 1 of 2 here"
    assert model.index(2, 0).data() == "BUH, Sea Affairs Agency, nobody registered"
    assert [model.index(r, 1).data() for r in range(3)] == ["4/9", "1/2", "–"]
    assert not model.rows[1].complete
    assert replace(model.rows[1], present=2).complete
