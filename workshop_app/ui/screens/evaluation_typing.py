"""Typing paper forms of the evaluation: a digit for each question, Enter for the next paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.actions import evaluation as deeds
from workshop_app.actions.evaluation import FilledForm
from workshop_app.domain.choices import CATEGORIES, ROLES
from workshop_app.domain.records import Question, Response
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import captioned, text_label
from workshop_app.ui.widgets.marks import MarkItem, MarkRows
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import choice_name

PAPERS: Final = (
    ("satisfaction", "", mark("Satisfaction form")),
    ("test", "pre", mark("Test before")),
    ("test", "post", mark("Test after")),
)
"""What can be typed: the form, its side, and what people call it."""
_FIRST: Final = mark("Save or empty this paper first: Enter saves, Esc empties.")


@dataclass(frozen=True, slots=True)
class _State:
    """A paper half typed, as it is carried over when the language changes."""

    paper: int
    form: FilledForm


class TypingPage(QWidget):
    """One paper at a time; the last one, and one with the same code, can be taken back and corrected."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._paper = 0
        self._typed = 0
        self._last_id = ""
        self._questions: list[Question] = []
        self.opens: dict[str, QLineEdit] = {}
        self._make()
        self._lay_out()
        self._connect()
        self._say("")

    # --- layout ------------------------------------------------------------------------------------

    def _make(self) -> None:
        session, t = self._session, self._session.words.t
        theme = session.theme
        self.papers = [Button(theme, t(title), kind="choice") for _, _, title in PAPERS]
        self._chooser = QButtonGroup(self)
        for number, button in enumerate(self.papers):
            button.setToolTip(f"Alt+{number + 1}")
            self._chooser.addButton(button, number)
        self.papers[0].setChecked(True)
        groups = [("", t("Not told"))]
        groups += [(code, choice_name(session.words, code)) for code in (*CATEGORIES, *ROLES)]
        self.group = Combo(groups)
        self.code = QLineEdit()
        self.code.setPlaceholderText(t("As on the paper, for example AB12"))
        self.points = QLineEdit()
        self.points.setValidator(QIntValidator(0, 1_000_000, self.points))
        self.rows = MarkRows(theme)
        self.scale = text_label("", "small", wrap=True)
        self.problem = text_label("", "bad", wrap=True)
        self.count = text_label("", "strong")
        self.other_button = Button(theme, t("Take the other one back"), kind="link", icon="undo-2")
        self.other_button.hide()
        self._other_id = ""
        self.back_button = Button(theme, t("Take the last one back"), kind="link", icon="undo-2")
        self.save_button = Button(theme, t("Save, next paper"), kind="primary")
        self.save_button.setToolTip("Enter")

    def _lay_out(self) -> None:
        t = self._session.words.t
        head = QHBoxLayout()
        head.setSpacing(8)
        for button in self.papers:
            head.addWidget(button)
        head.addStretch(1)
        self._facts = [captioned(t("Group"), self.group), captioned(t("Code"), self.code)]
        self._facts.append(captioned(t("Points"), self.points))
        facts = QHBoxLayout()
        facts.setSpacing(12)
        for box in self._facts:
            box.setMaximumWidth(self._session.theme.px(380))
            facts.addWidget(box, 3)
        facts.addStretch(1)
        self._opens = QVBoxLayout()
        self._opens.setSpacing(4)
        self.card = card = Card()
        for part in (self.scale, self.rows):
            card.body.addWidget(part)
        card.body.addLayout(self._opens)
        page = ScrollPage(margins=(0, 0, 4, 0))
        page.body.setSpacing(10)
        page.body.addLayout(facts)
        page.body.addWidget(card)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(page, 1)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.problem, 1)
        told.addWidget(self.other_button)
        column.addLayout(told)
        column.addLayout(self._foot())
        self.page = page

    def _foot(self) -> QVBoxLayout:
        t = self._session.words.t
        hint = t(
            "A digit answers and goes on; 0 leaves out; Backspace goes back; Enter saves; Esc empties."
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(text_label(hint, "small", wrap=True))
        column.addLayout(row)
        return column

    def _connect(self) -> None:
        self._chooser.idClicked.connect(self.choose)
        self.rows.entered.connect(self.save)
        self.rows.edited.connect(self._on_edited)
        self.code.returnPressed.connect(self._on_code_entered)
        self.points.returnPressed.connect(self.save)
        for field in (self.code, self.points):
            field.textEdited.connect(self._on_edited)
        self.save_button.clicked.connect(self.save)
        self.back_button.clicked.connect(self.take_back)
        self.other_button.clicked.connect(self.take_other_back)
        self._shortcuts = [self._shortcut(number) for number in range(len(PAPERS))]

    def _shortcut(self, number: int) -> QShortcut:
        shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setProperty("number", number)
        shortcut.activated.connect(self._on_paper_wished)
        return shortcut

    # --- what is asked -----------------------------------------------------------------------------

    @property
    def paper(self) -> int:
        """Which of `PAPERS` is being typed."""
        return self._paper

    @property
    def survey(self) -> str:
        """The form that is being typed."""
        return PAPERS[self._paper][0]

    @property
    def phase(self) -> str:
        """The side of the test, "" for the satisfaction form."""
        return PAPERS[self._paper][1]

    def choose(self, paper: int) -> None:
        """Type another kind of paper; not while one is half typed."""
        if paper != self._paper and self.has_words:
            self.papers[self._paper].setChecked(True)
            self._say(
                self._session.words.t("Save or empty this paper first: Enter saves, Esc empties.")
            )
            return
        self._paper = paper
        self.papers[paper].setChecked(True)
        self._typed, self._last_id = 0, ""
        self.refresh()
        self.begin()

    def refresh(self) -> None:
        """Read the questions and counts anew."""
        ws, language = self._session.workshop, self._session.words.language
        self._questions = deeds.questions(ws, self.survey)
        labels = deeds.scale_labels(ws.settings, language)
        is_test = self.survey == deeds.TEST
        self.rows.set_items(
            [
                MarkItem(q.id, deeds.wording(q, language), q.options or labels)
                for q in self._questions
                if q.kind != deeds.OPEN_TEXT
            ]
        )
        self._show_opens([q for q in self._questions if q.kind == deeds.OPEN_TEXT])
        self.card.setVisible(bool(self._questions))
        self._facts[0].setVisible(not is_test)
        for box in self._facts[1:]:
            box.setVisible(is_test)
        self.scale.setText(" · ".join(f"{n} = {word}" for n, word in enumerate(labels, 1)))
        self.scale.setVisible(not is_test)
        most = deeds.most_points(ws.settings)
        self.points.setPlaceholderText(
            self._session.words.t("0 to {most}, if the paper tells a sum", most=most)
        )
        self.setEnabled(not ws.read_only)
        self._show_count()

    def _show_opens(self, some: Sequence[Question]) -> None:
        if list(self.opens) == [question.id for question in some]:
            return
        while (item := self._opens.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        self.opens = {}
        for question in some:
            field = QLineEdit()
            field.returnPressed.connect(self.save)
            field.textEdited.connect(self._on_edited)
            text = deeds.wording(question, self._session.words.language)
            self._opens.addWidget(captioned(text, field))
            self.opens[question.id] = field

    def _show_count(self) -> None:
        w, ws = self._session.words, self._session.workshop
        there = len(deeds.forms(ws, self.survey, self.phase))
        self.count.setText(
            w.t(
                "Typed now: {typed} · in all: {all}",
                typed=w.number(self._typed),
                all=w.number(there),
            )
        )
        last = ws.read.get(Response, self._last_id) if self._last_id else None
        self.back_button.setVisible(last is not None and not last.deleted)

    # --- one paper ---------------------------------------------------------------------------------

    @property
    def form(self) -> FilledForm:
        """What stands in the fields."""
        points = self.points.text().strip()
        is_test = self.survey == deeds.TEST
        return FilledForm(
            survey=self.survey,
            phase=self.phase,
            code=self.code.text() if is_test else "",
            group="" if is_test else self.group.value,
            points=int(points) if is_test and points else None,
            answers=self.rows.marks,
            texts={i: text for i, f in self.opens.items() if (text := f.text().strip())},
        )

    @property
    def has_words(self) -> bool:
        """True while something stands in the fields that is not saved."""
        form = self.form
        return bool(form.answers or form.texts or form.code.strip() or form.points is not None)

    def begin(self) -> None:
        """Empty the fields for the next paper; the group stays, for papers come in piles."""
        self.show_form(FilledForm(group=self.group.value))
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(self.rows)

    def show_form(self, form: FilledForm) -> None:
        """Show a paper, to go on with it."""
        self.group.set_value(form.group)
        self.code.setText(form.code)
        self.points.setText("" if form.points is None else str(form.points))
        self.rows.set_marks(form.answers)
        for question_id, field in self.opens.items():
            field.setText(form.texts.get(question_id, ""))
        self._say("")

    def focus_target(self) -> QWidget:
        """Where typing begins."""
        return self.code if self.survey == deeds.TEST else self.rows

    def save(self) -> None:
        """Keep the paper and begin the next one."""
        ws, form = self._session.workshop, self.form
        if not self.has_words:
            self._say(self._session.words.t("There is nothing on this paper yet."))
            return
        others = deeds.papers_with(ws, form.phase, form.code)
        form_id = self._session.attempt(lambda: deeds.add_form(ws, form))
        if form_id is None:
            return
        self._typed += 1
        self._last_id = form_id
        self.begin()
        self._show_count()
        self._say_repeated(others)

    def take_back(self) -> None:
        """Take the last paper back into the fields, to be corrected."""
        if self.has_words:
            self._say(self._session.words.t(_FIRST))
        else:
            self._take(self._last_id)

    def take_other_back(self) -> None:
        """Take the other paper with this code back into the fields, in place of what stands there."""
        self._take(self._other_id)

    def _take(self, form_id: str) -> None:
        ws = self._session.workshop
        form = self._session.attempt(lambda: deeds.filled_form(ws, form_id))
        if form is None or not self._session.run(lambda: deeds.remove_form(ws, form_id)):
            return
        if form_id == self._last_id:
            self._typed, self._last_id = max(0, self._typed - 1), ""
        self.show_form(form)
        self._show_count()
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_repeated(self, others: Sequence[Response]) -> None:
        """Say that a code stands on another paper of this side, and offer to correct that one."""
        if others:
            self._say(
                self._session.words.t(
                    "This code stands on another paper of this side already: both make no pair."
                )
            )
            self._other_id = others[0].id
            self.other_button.show()

    def state(self) -> object:
        """What is half typed."""
        return _State(self._paper, self.form)

    def restore(self, state: object) -> None:
        """Take over what was half typed."""
        if isinstance(state, _State):
            self._paper = state.paper
            self.papers[state.paper].setChecked(True)
            self.refresh()
            self.show_form(state.form)

    # --- events ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.begin()
        else:
            super().keyPressEvent(event)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.other_button.hide()

    def _on_edited(self) -> None:
        self._say("")
        if self.rows.place < len(self.rows.rows):
            self.page.ensureWidgetVisible(self.rows.rows[self.rows.place], 0, 60)
        elif self.rows.hasFocus() and self.rows.rows:
            self.page.ensureWidgetVisible(self.rows.rows[-1], 0, 140)  # the open questions follow

    def _on_paper_wished(self) -> None:
        self.choose(self.sender().property("number"))

    def _on_code_entered(self) -> None:
        """Go on to the answers, or to the points; a code that stands on another paper is told."""
        self._say_repeated(deeds.papers_with(self._session.workshop, self.phase, self.code.text()))
        target = self.rows if self.rows.rows else self.points
        target.setFocus(Qt.FocusReason.OtherFocusReason)
