"""The screen Evaluasi by keys and clicks: paper after paper, a table, the questions, the open answers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.dragging import drag_enters, dropped, files_dragged
from tests.ui.capture_tools import focused, press, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import evaluation, records, templates
from workshop_app.actions.evaluation import FilledForm
from workshop_app.actions.evaluation_results import results
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.evaluation import read_answers
from workshop_app.domain.records import Comment, Question, Response
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.evaluation import QUESTIONS, RESULTS, TYPING, EvaluationScreen
from workshop_app.ui.screens.evaluation_dialogs import QuestionDialog, ScaleDialog
from workshop_app.ui.screens.evaluation_import_dialog import FormsImportDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """An empty workshop with the shipped form; its session closes it."""
    operator = surroundings.settings.value.operator
    made = templates.create(tmp_path / "documents" / "a.workshop", operator, "blank")
    evaluation.adopt_form(made)
    return made


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> EvaluationScreen:
    return shown(qtbot, EvaluationScreen(session, jobs, ask))


@pytest.fixture
def typing(screen: EvaluationScreen) -> EvaluationScreen:
    screen.type_forms()
    return screen


def forms(session: Session) -> list[list[int]]:
    found = evaluation.forms(session.workshop, "satisfaction")
    return [list(read_answers(form.answers).values()) for form in found]


# --- typing ---------------------------------------------------------------------------------------


def test_paper_after_paper_by_digits(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    assert focused() is typing.typing.rows
    press(qtbot, "44434344\n3333")
    qtbot.keyClick(focused(), Qt.Key.Key_Backspace)
    press(qtbot, "12344\n")
    assert forms(session) == [[4, 4, 4, 3, 4, 3, 4, 4], [3, 3, 3, 1, 2, 3, 4, 4]]
    assert typing.typing.count.text() == "Typed now: 2 · in all: 2"
    assert focused() is typing.typing.rows and typing.typing.rows.place == 0
    assert typing.head._context.whole.startswith("2 forms")


def test_twenty_forms_are_twenty_records_in_the_time_of_their_keys(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    for _ in range(20):
        press(qtbot, "43434343\n")
    assert len(forms(session)) == 20
    assert results(session.workshop).satisfaction.mean == pytest.approx(3.5)


def test_words_are_typed_below_and_enter_saves_from_there(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    press(qtbot, "4444")
    typing.typing.opens["satisfaction-improve"].setFocus()
    press(qtbot, "Waktu ditambah\n")
    [comment] = session.workshop.read.all(Comment)
    assert (comment.text, comment.visibility) == ("Waktu ditambah", "internal")
    assert focused() is typing.typing.rows
    assert not typing.typing.opens["satisfaction-improve"].text()


def test_the_group_stays_for_the_pile(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    typing.typing.group.set_value("press")
    typing.typing.rows.setFocus()
    press(qtbot, "4\n3\n")
    assert [f.respondent_group for f in session.workshop.read.all(Response)] == ["press", "press"]


def test_an_empty_paper_is_not_kept(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    press(qtbot, "\n")
    assert forms(session) == []
    assert typing.typing.problem.text() == "There is nothing on this paper yet."
    press(qtbot, "4")
    assert not typing.typing.problem.isVisible()


def test_the_last_paper_is_taken_back_into_the_fields(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    press(qtbot, "44434344\n")
    typing.typing.back_button.click()
    assert forms(session) == []
    assert list(typing.typing.rows.marks.values()) == [4, 4, 4, 3, 4, 3, 4, 4]
    for _ in range(8):
        qtbot.keyClick(focused(), Qt.Key.Key_Backspace)
    press(qtbot, "1\n")
    assert forms(session) == [[1]]
    session.undo()  # undo of the last form works from anywhere
    assert forms(session) == []
    assert typing.typing.count.text().endswith("in all: 0")


def test_escape_empties_and_another_kind_of_paper_waits(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    press(qtbot, "44")
    assert typing.typing.has_words
    qtbot.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert typing.typing.survey == "satisfaction"
    assert "Save or empty this paper first" in typing.typing.problem.text()
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert not typing.unfinished
    qtbot.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert (typing.typing.survey, typing.typing.phase) == ("test", "pre")
    assert typing.typing.papers[1].isChecked()


def test_tests_are_typed_by_code_and_points(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    typing.typing.choose(1)
    press(qtbot, "ab-12\n70\ncd34\n55\n")
    typing.typing.choose(2)
    press(qtbot, "AB 12\n90\n")
    tests = session.workshop.read.all(Response, survey="test")
    assert [(t.phase, t.pair_code, t.points) for t in tests] == [
        ("pre", "AB12", 70),
        ("pre", "CD34", 55),
        ("post", "AB12", 90),
    ]
    assert results(session.workshop).tests.pairs == 1
    press(qtbot, "ab12\n")
    assert "another paper of this side" in typing.typing.problem.text()
    typing.typing.other_button.click()  # the other one was wrong: it comes back to be corrected
    assert (typing.typing.code.text(), typing.typing.points.text()) == ("AB12", "90")
    typing.typing.code.setFocus()
    typing.typing.code.selectAll()
    press(qtbot, "cd34\n\n")
    assert results(session.workshop).tests.repeated == ()
    assert [t.pair_code for t in session.workshop.read.all(Response, phase="post")] == ["CD34"]


def test_a_repeated_code_is_told_however_it_was_left(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    typing.typing.choose(1)
    press(qtbot, "ab12\t70\nab12\t55\n")
    assert results(session.workshop).tests.repeated == ("AB12",)
    assert typing.typing.other_button.isVisible()
    press(qtbot, "x")
    assert not typing.typing.other_button.isVisible()


def test_a_dropped_table_is_shown(
    qtbot: QtBot, screen: EvaluationScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    table = tmp_path / "forms.csv"
    table.write_text("x\n1\n", encoding="utf-8")
    data = files_dragged(table)
    enter = drag_enters(data)
    screen.dragEnterEvent(enter)
    assert enter.isAccepted()
    ask.answer(lambda dialog: dialog.reject())
    screen.dropEvent(dropped(data))
    qtbot.waitUntil(lambda: ask.asked == [("gather", "Import forms")])


def test_tests_are_typed_question_by_question(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    asked = evaluation.add_question(
        session.workshop, survey="test", kind="options", text="Berapa?", options=("A", "B"),
        right_option=2,
    )  # fmt: skip
    typing.typing.choose(1)
    press(qtbot, "ab12\n2\n")
    [test] = session.workshop.read.all(Response)
    assert (test.answers, test.points) == ((f"{asked}: 2",), None)
    assert focused() is typing.typing.code


def test_a_personal_number_is_no_code(
    qtbot: QtBot, typing: EvaluationScreen, session: Session
) -> None:
    typing.typing.choose(1)
    press(qtbot, "3173015501900001\n70\n")
    assert session.workshop.read.count(Response) == 0
    assert typing.typing.code.text() == "3173015501900001"  # still there, to be corrected


def test_what_is_half_typed_survives_a_change_of_language(
    qtbot: QtBot, typing: EvaluationScreen, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    press(qtbot, "443")
    other = EvaluationScreen(session, jobs, ask)
    qtbot.addWidget(other)
    other.restore(typing.state())
    assert other.tabs.currentIndex() == TYPING
    assert list(other.typing.rows.marks.values()) == [4, 4, 3]


# --- results --------------------------------------------------------------------------------------


def test_without_forms_it_says_what_belongs_here(
    qtbot: QtBot, screen: EvaluationScreen, session: Session
) -> None:
    assert screen.results.stack.currentWidget() is screen.results.empty
    screen.results.typing_button.click()
    assert screen.tabs.currentIndex() == TYPING


def test_without_questions_the_shipped_form_is_offered(
    screen: EvaluationScreen, session: Session
) -> None:
    for question in evaluation.questions(session.workshop):
        records.remove(session.workshop, Question, question.id)
    screen.type_forms()
    assert screen.tabs.currentIndex() == QUESTIONS
    screen.questions.begin_button.click()
    assert len(screen.questions.rows) == 10
    screen.type_forms()
    assert screen.tabs.currentIndex() == TYPING


def test_small_groups_are_not_on_the_screen(screen: EvaluationScreen, session: Session) -> None:
    for group, count in (("ministry", 9), ("press", 6), ("academia", 1)):
        for _ in range(count):
            form = FilledForm(group=group, answers={"satisfaction-time": 3})
            evaluation.add_form(session.workshop, form)
    said = [row.accessibleName() for row in screen.results.groups.rows]
    assert said == ["Ministry: 3.00 · 9", "Press: too few", "Academia: too few"]
    items = {row.accessibleName() for row in screen.results.items.rows}
    assert "There was enough time.: 100% · 3.00" in items
    assert "The organisers were helpful.: too few" in items
    assert "fewer than five" in screen.results.remark.text()


def test_four_forms_show_nothing(screen: EvaluationScreen, session: Session) -> None:
    for _ in range(4):
        evaluation.add_form(session.workshop, FilledForm(answers={"satisfaction-time": 3}))
    assert screen.results.mean.accessibleName() == "Mean: –, shown from five on"
    assert "from five answers on" in screen.results.remark.text()
    assert not screen.results.groups.isVisible()


def test_an_open_answer_is_let_out_and_kept_inside_again(
    qtbot: QtBot, screen: EvaluationScreen, session: Session
) -> None:
    form = FilledForm(texts={"satisfaction-improve": "Waktu ditambah"})
    evaluation.add_form(session.workshop, form)
    [comment] = session.workshop.read.all(Comment)
    for visibility in ("public", "internal"):
        qtbot.waitUntil(lambda: len(screen.results.comments.links) == 1)
        [link] = screen.results.comments.links
        link.click()
        assert session.workshop.require(Comment, comment.id).visibility == visibility


# --- questions ------------------------------------------------------------------------------------


def test_questions_move_by_their_buttons(screen: EvaluationScreen, session: Session) -> None:
    screen.tabs.setCurrentIndex(QUESTIONS)
    second = screen.questions.rows[1].question.id
    screen.questions.rows[1].up.click()
    assert screen.questions.rows[0].question.id == second
    assert not screen.questions.rows[0].up.isEnabled()
    screen.questions.rows[0].down.click()
    assert screen.questions.rows[1].question.id == second


def test_a_question_is_added_worded_anew_and_removed(
    screen: EvaluationScreen, session: Session, ask: FakeAsk
) -> None:
    screen.tabs.setCurrentIndex(QUESTIONS)

    def fill(dialog: QuestionDialog) -> object:
        dialog.text.setText("Makanannya enak.")
        dialog.accept()
        return dialog.value

    ask.answer(fill)
    screen.questions.add_button.click()
    added = evaluation.questions(session.workshop)[-1]
    assert (added.text, added.kind, added.position) == ("Makanannya enak.", "scale", 11)
    evaluation.add_form(session.workshop, FilledForm(answers={added.id: 4}))

    def change(dialog: QuestionDialog) -> object:
        assert "1 form answers this question" in dialog.note.text()
        assert not dialog.kind.isEnabled()
        dialog.text_en.setText("The food was good.")
        dialog.accept()
        return dialog.value

    ask.answer(change)
    screen.questions.rows[-1].edit.click()
    assert evaluation.questions(session.workshop)[-1].text_en == "The food was good."
    screen.questions.rows[-1].remove.click()
    assert len(screen.questions.rows) == 10
    session.undo()
    assert screen.questions.rows[-1].question.id == added.id


def test_a_question_of_the_test_needs_options_and_the_right_one(
    qtbot: QtBot, screen: EvaluationScreen, session: Session, ask: FakeAsk
) -> None:
    screen.tabs.setCurrentIndex(QUESTIONS)
    screen.questions.forms[1].click()

    def fill(dialog: QuestionDialog) -> object:
        dialog.text.setText("Berapa strategi?")
        dialog.options.setPlainText("Empat\n\nEnam\nDelapan")
        assert dialog.right.count() == 3
        dialog.right.set_value("2")
        dialog.right.activated.emit(1)
        dialog.accept()
        return dialog.value

    ask.answer(fill)
    screen.questions.add_button.click()
    [question] = evaluation.questions(session.workshop, "test")
    assert (question.options, question.right_option) == (("Empat", "Enam", "Delapan"), 2)
    ask.answer("50")
    screen.questions.points_button.click()
    assert evaluation.most_points(session.workshop.settings) == 50


def test_the_words_of_the_scale_change_everywhere(
    screen: EvaluationScreen, session: Session, ask: FakeAsk
) -> None:
    def fill(dialog: ScaleDialog) -> object:
        dialog.fields["en"][3].setText("Excellent")
        dialog.accept()
        return dialog.value

    screen.tabs.setCurrentIndex(QUESTIONS)
    ask.answer(fill)
    screen.questions.scale_button.click()
    screen.tabs.setCurrentIndex(TYPING)
    assert "4 = Excellent" in screen.typing.scale.text()
    assert screen.typing.rows.rows[0].buttons[3].toolTip() == "Excellent"


def test_the_form_is_printed_among_the_papers(qtbot: QtBot, screen: EvaluationScreen) -> None:
    screen.tabs.setCurrentIndex(QUESTIONS)
    with qtbot.waitSignal(screen.open_requested) as asked:
        screen.questions.print_button.click()
    assert asked.args == ["papers", "paper", "evaluation-form"]


# --- tables ---------------------------------------------------------------------------------------


def test_a_table_is_shown_corrected_and_taken_in(
    qtbot: QtBot, screen: EvaluationScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    table = tmp_path / "forms.csv"
    table.write_text(
        "Nama,Waktu yang disediakan mencukupi.,Ruang\nAnindya,4,3\nBudi,3,9\n", encoding="utf-8"
    )

    def look(dialog: FormsImportDialog) -> object:
        qtbot.waitUntil(lambda: dialog.plan is not None)
        assert [line.combo.value for line in dialog.lines] == ["", "satisfaction-time", ""]
        assert dialog.import_button.accessibleName() == "Import 2 forms"
        combo = dialog.lines[2].combo
        combo.set_value("satisfaction-venue")
        combo.activated.emit(combo.currentIndex())
        assert dialog.counted.text() == "1 new, 0 there already, 1 refused."
        assert "Row 3:" in dialog.refused.text()
        dialog.accept()
        return dialog.value

    ask.answer(table, look)
    screen.import_table()
    assert forms(session) == [[4, 3]]
    assert screen.tabs.currentIndex() == RESULTS
    session.undo()
    assert forms(session) == []


def test_a_file_that_is_no_table_is_told_in_the_dialog(
    qtbot: QtBot, screen: EvaluationScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    picture = tmp_path / "foto.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")

    def look(dialog: FormsImportDialog) -> object:
        qtbot.waitUntil(lambda: bool(dialog.problem.text()))
        assert "not a list" in dialog.problem.text()
        assert not dialog.import_button.isEnabled()
        dialog.reject()
        return dialog.value

    ask.answer(picture, look)
    screen.import_table()
    assert forms(session) == []


def test_every_page_fits_the_smallest_window(screen: EvaluationScreen) -> None:
    for tab in (RESULTS, TYPING, QUESTIONS):
        screen.tabs.setCurrentIndex(tab)
        assert screen.minimumSizeHint().boundedTo(SCREEN_FITS) == screen.minimumSizeHint()
