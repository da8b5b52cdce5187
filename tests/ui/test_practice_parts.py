"""The parts of the live form by themselves: list model, picker, draft, when to save."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from workshop_app.actions.contributions import ContributionRow
from workshop_app.domain.records import Practice
from workshop_app.ui.drafts import Binding, Draft
from workshop_app.ui.models.contributions import UNDECIDED, ContributionList, ContributionModel
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.contribution_painter import two_lines
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.picker import NEW, Option, OptionModel, Picker


def row(record_id: str, **values: object) -> ContributionRow:
    given: dict[str, object] = {
        "code": "PB-001",
        "title": f"Judul {record_id}",
        "agency_id": "",
        "agency": "",
        "strategies": (),
        "status": "draft",
        "at": f"2023-03-29T02:00:0{record_id}.000+00:00",
        "changed_at": "",
        "by": "",
        "written_apart": False,
        "text": f"judul {record_id}",
    }
    return ContributionRow(id=record_id, **{**given, **values})  # type: ignore[arg-type]


def test_the_list_filters_and_takes_note() -> None:
    practices = ContributionList([row("2", strategies=("s",)), row("1")])
    practices.strategy = UNDECIDED
    assert [r.id for r in practices.shown] == ["1"]
    practices.strategy = "s"
    practices.text = "JUDUL"
    assert [r.id for r in practices.shown] == ["2"]
    practices.strategy = practices.text = ""
    practices.take({"1", "3"}, [row("3")])
    assert [r.id for r in practices.shown] == ["3", "2"]


def test_the_model_says_all_that_is_painted(qtbot: QtBot, surroundings: Surroundings) -> None:
    model = ContributionModel(Say(surroundings.words, "WIB"))
    tester = QAbstractItemModelTester(model)
    model.show([row("1", agency="KPAI", written_apart=True), row("2", title="")])
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Judul 1, KPAI · PB-001 · 09:00, Two versions"
    assert model.index(1, 0).data().startswith("Without words, Without agency")
    del tester


def test_two_lines_end_in_dots(theme: Theme) -> None:
    font = theme.font()
    assert two_lines("pendek", font, 200) == ["pendek"]
    first, second = two_lines("kata " * 40, font, 100)
    assert first.startswith("kata") and second.endswith("…")


def _find(text: str) -> Sequence[Option]:
    options = [Option("a", "Badan A"), Option("b", "Badan B"), Option("ab", "Badan A Besar")]
    return [o for o in options if text.casefold() in o.text.casefold()]


def test_the_picker_settles_for_an_exact_name(qtbot: QtBot, theme: Theme) -> None:
    picker = Picker(theme, _find, new_text=lambda text: f"new {text}")
    qtbot.addWidget(picker)
    picker.show()
    model_tester = QAbstractItemModelTester(OptionModel())
    qtbot.keyClicks(picker, "badan a")
    assert [o.id for o in picker.options] == ["a", "ab"]
    with qtbot.waitSignal(picker.picked) as picked:
        picker.clearFocus()
        picker.focusOutEvent(_focus_out())
    assert picked.args == ["a"] and picker.text() == "Badan A"
    picker.clear()
    qtbot.keyClicks(picker, "lain")
    assert [o.id for o in picker.options] == [NEW]
    with qtbot.waitSignal(picker.new_requested) as wanted:
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert wanted.args == ["lain"]
    del model_tester


def test_an_emptied_picker_has_no_value(qtbot: QtBot, theme: Theme) -> None:
    picker = Picker(theme, _find)
    qtbot.addWidget(picker)
    picker.set_value("b", "Badan B")
    picker.clear()
    with qtbot.waitSignal(picker.picked):
        picker.focusOutEvent(_focus_out())
    assert picker.value == ""


def _focus_out() -> QFocusEvent:
    return QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)


def test_a_combo_keeps_what_it_does_not_offer(qtbot: QtBot) -> None:
    combo = Combo([("", "None"), ("a", "A")], "a")
    qtbot.addWidget(combo)
    combo.set_value("gone")
    assert (combo.value, combo.currentText()) == ("gone", "…")
    combo.set_options([("", "None"), ("gone", "Back")])
    assert (combo.value, combo.currentText()) == ("gone", "Back")


def test_a_draft_that_failed_to_save_stays_dirty() -> None:
    typed: dict[str, object] = {"title": ""}
    draft = Draft(
        {"title": Binding(lambda: typed["title"], lambda v: typed.update(title=v))}, Practice()
    )
    draft.show(Practice(id="p", title="Lama"))
    typed["title"] = "Baru"
    assert not draft.save(lambda _id, _values: None)
    assert draft.dirty == {"title": "Baru"}
    draft.follow(Practice(id="p", title="Dari luar"))
    assert str(typed["title"]).endswith("Baru") and draft.dirty
    assert draft.save(lambda record_id, _values: record_id)
    draft.follow(Practice(id="p", title="Lain"))
    assert str(typed["title"]).endswith("Lain") and not draft.dirty
