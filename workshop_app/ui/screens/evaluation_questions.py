"""The questions of the evaluation: what is asked, in which order and words."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.actions import evaluation as deeds
from workshop_app.actions import records
from workshop_app.actions.evaluation import SATISFACTION, TEST
from workshop_app.domain.records import WORKSHOP_RECORD, Question, Settings
from workshop_app.ui.ask import Ask
from workshop_app.ui.screens.evaluation_dialogs import QuestionDialog, ScaleDialog
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import ElidedLabel, rule, text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import LANGUAGES, mark
from workshop_app.words.terms import choice_name

FORMS: Final = ((SATISFACTION, mark("Satisfaction form")), (TEST, mark("Test")))


class QuestionRow(QWidget):
    """One question with what can be done to it."""

    def __init__(
        self, session: Session, number: int, question: Question, answers: int, last: bool
    ) -> None:
        super().__init__()
        w, theme = session.words, session.theme
        self.question = question
        text = deeds.wording(question, w.language)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(6)
        place = text_label(f"{number}.", "muted")
        place.setMinimumWidth(theme.px(24))
        row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(text_label(text, "strong", wrap=True))
        counted = w.n("{count} answer", "{count} answers", answers)
        texts.addWidget(ElidedLabel(f"{choice_name(w, question.kind)} · {counted}", "small"))
        row.addLayout(texts, 1)
        self.up = IconButton(theme, w.t("Move up"), "arrow-up")
        self.down = IconButton(theme, w.t("Move down"), "arrow-down")
        self.edit = IconButton(theme, w.t("Change the question"), "pencil")
        self.remove = IconButton(theme, w.t("Remove the question"), "trash-2")
        self.up.setEnabled(number > 1)
        self.down.setEnabled(not last)
        for button in (self.up, self.down, self.edit, self.remove):
            button.setAccessibleName(f"{button.accessibleName()}: {text}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class QuestionsPage(QWidget):
    """A list for each form. Every change is written at once and can be undone."""

    print_requested = Signal()

    def __init__(self, session: Session, ask: Ask) -> None:
        super().__init__()
        self._session, self._ask = session, ask
        self._survey = SATISFACTION
        t, theme = session.words.t, session.theme
        self.forms = [Button(theme, t(title), kind="choice") for _, title in FORMS]
        self._chooser = QButtonGroup(self)
        for number, button in enumerate(self.forms):
            self._chooser.addButton(button, number)
        self.forms[0].setChecked(True)
        self.print_button = Button(theme, t("Print the form"), kind="link", icon="printer")
        self.scale_button = Button(theme, t("Words of the scale…"), kind="link", icon="type")
        self.points_button = Button(theme, t("Highest points…"), kind="link", icon="target")
        self.default_button = Button(theme, t("Add the shipped questions"), icon="list-checks")
        self.add_button = Button(theme, t("New question…"), kind="primary", icon="plus")
        self.begin_button = Button(theme, t("Begin with the shipped form"), icon="list-checks")
        self.empty = EmptyState(theme, "clipboard-list", " ", " ", actions=(self.begin_button,))
        self.rows: list[QuestionRow] = []
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for button in self.forms:
            head.addWidget(button)
        head.addStretch(1)
        for button in (self.print_button, self.scale_button, self.points_button):
            head.addWidget(button)
        self.card = Card()
        self.card.body.setSpacing(0)
        page = ScrollPage(margins=(0, 0, 4, 0))
        page.body.addWidget(self.card)
        page.body.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.stack.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.note = text_label("", "small", wrap=True)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.default_button)
        foot.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._chooser.idClicked.connect(self._on_form_clicked)
        self.add_button.clicked.connect(self.add)
        self.default_button.clicked.connect(self.begin_with_shipped)
        self.begin_button.clicked.connect(self.begin_with_shipped)
        self.print_button.clicked.connect(self.print_requested)
        self.scale_button.clicked.connect(self.change_scale)
        self.points_button.clicked.connect(self.change_points)

    @property
    def survey(self) -> str:
        """The form whose questions are shown."""
        return self._survey

    def refresh(self) -> None:
        """Read everything anew."""
        ws, t = self._session.workshop, self._session.words.t
        some, counted = deeds.questions(ws, self._survey), deeds.answered(ws)
        self._show_rows(some, counted)
        is_test, may = self._survey == TEST, not ws.read_only
        self.stack.setCurrentIndex(0 if some else 1)
        self.empty.set_words(
            t("The test has no questions yet") if is_test else t("The form has no questions yet"),
            t("Without questions, tests are typed as a sum of points with their code.")
            if is_test
            else t("Begin with the shipped form of eight items and two open questions."),
        )
        self.print_button.setVisible(bool(some))
        self.begin_button.setVisible(not is_test)
        self.default_button.setVisible(not is_test and self._lacks_shipped(some))
        self.scale_button.setVisible(not is_test)
        self.points_button.setVisible(is_test)
        self.note.setText(
            t(
                "A question added later has fewer answers; the answers of a removed one no longer count."
            )
        )
        for button in (
            self.add_button, self.default_button, self.begin_button, self.scale_button,
            self.points_button,
        ):  # fmt: skip
            button.setEnabled(may)
        self.card.setEnabled(may)

    def _lacks_shipped(self, some: list[Question]) -> bool:
        there = {question.id for question in some}
        return bool(some) and not deeds.shipped_ids() <= there

    def _show_rows(self, some: list[Question], counted: dict[str, int]) -> None:
        body = self.card.body
        while (item := body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        self.rows = []
        for number, question in enumerate(some, 1):
            if self.rows:
                body.addWidget(rule())
            answers = counted.get(question.id, 0)
            row = QuestionRow(self._session, number, question, answers, number == len(some))
            for button, act in (
                (row.up, self._on_up_clicked),
                (row.down, self._on_down_clicked),
                (row.edit, self._on_edit_clicked),
                (row.remove, self._on_remove_clicked),
            ):
                button.clicked.connect(act)
            self.rows.append(row)
            body.addWidget(row)

    # --- deeds -------------------------------------------------------------------------------------

    def begin_with_shipped(self) -> None:
        """Add the questions of the shipped form that are not there."""
        ws, w = self._session.workshop, self._session.words
        self._session.run(
            lambda: deeds.adopt_form(ws), done=w.t("The shipped form was added."), offer_undo=True
        )

    def add(self) -> None:
        """Ask for a new question."""
        ws, session = self._session.workshop, self._session
        values = self._ask.gather(QuestionDialog(session.theme, session.words, self._survey))
        if isinstance(values, dict):
            session.run(
                lambda: deeds.add_question(ws, **values),
                done=session.words.t("The question was added."),
                offer_undo=True,
            )

    def edit(self, question: Question) -> None:
        """Ask for other words."""
        ws, session = self._session.workshop, self._session
        answers = deeds.answered(ws).get(question.id, 0)
        dialog = QuestionDialog(session.theme, session.words, self._survey, question, answers)
        values = self._ask.gather(dialog)
        if isinstance(values, dict):
            session.run(
                lambda: records.change(ws, Question, question.id, **values),
                done=session.words.t("Saved."),
                offer_undo=True,
            )

    def remove(self, question: Question) -> None:
        """Remove a question; the notice says what that means and offers to undo it."""
        ws, w = self._session.workshop, self._session.words
        answers = deeds.answered(ws).get(question.id, 0)
        done = w.t("The question was removed.")
        if answers:
            done = w.n(
                "The question was removed; {count} answer no longer counts.",
                "The question was removed; {count} answers no longer count.",
                answers,
            )
        self._session.run(
            lambda: records.remove(ws, Question, question.id), done=done, offer_undo=True
        )

    def change_scale(self) -> None:
        """Ask for other words of the scale."""
        ws, session = self._session.workshop, self._session
        labels = {language: deeds.scale_labels(ws.settings, language) for language in LANGUAGES}
        words = self._ask.gather(ScaleDialog(session.theme, session.words, labels))
        if isinstance(words, dict):
            session.run(
                lambda: deeds.set_scale(ws, words), done=session.words.t("Saved."), offer_undo=True
            )

    def change_points(self) -> None:
        """Ask for the highest points of the test."""
        ws, t = self._session.workshop, self._session.words.t
        now = str(deeds.most_points(ws.settings))
        answer = self._ask.text(t("Highest points"), t("Highest points of the test"), now)
        if answer is not None and answer.strip():
            self._session.run(
                lambda: records.change(ws, Settings, WORKSHOP_RECORD, test_points=answer.strip()),
                done=t("Saved."),
                offer_undo=True,
            )

    # --- events ------------------------------------------------------------------------------------

    def _on_form_clicked(self, number: int) -> None:
        self._survey = FORMS[number][0]
        self.refresh()

    def _with_row(self, act: Callable[[Question], object]) -> None:
        sender = self.sender()
        for row in self.rows:
            if sender in (row.up, row.down, row.edit, row.remove):
                act(row.question)
                return

    def _on_up_clicked(self) -> None:
        self._with_row(self._raise)

    def _on_down_clicked(self) -> None:
        self._with_row(self._lower)

    def _on_edit_clicked(self) -> None:
        self._with_row(self.edit)

    def _on_remove_clicked(self) -> None:
        self._with_row(self.remove)

    def _raise(self, question: Question) -> None:
        self._move(question, -1)

    def _lower(self, question: Question) -> None:
        self._move(question, 1)

    def _move(self, question: Question, step: int) -> None:
        ws = self._session.workshop
        self._session.run(lambda: deeds.move_question(ws, question.id, step))
        for row in self.rows:
            if row.question.id == question.id:
                (row.up if step < 0 and row.up.isEnabled() else row.down).setFocus(
                    Qt.FocusReason.OtherFocusReason
                )
