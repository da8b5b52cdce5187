"""What the evaluation says, as calm figures and bars: counts and means, nothing of fewer than five people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.actions.evaluation import scale_labels, wording
from workshop_app.actions.evaluation_gathering import Told, told_evaluation
from workshop_app.actions.evaluation_results import OpenAnswer, Results, open_answers, results
from workshop_app.actions.guarded import GuardedReader
from workshop_app.domain.evaluation import SCALE
from workshop_app.ui.screens.overview_cards import BarLine, BarsCard, ListCard, ListLine, Place
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import FigureCard
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.grid import CardGrid
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.scroll import ScrollPage

KEEP, SHOW = "keep", "show"
"""What a click on an open answer wishes: to keep it inside, or to let it be printed."""


class ResultsPage(QWidget):
    """`comment_wished` carries an open answer's id and `KEEP` or `SHOW`; the other two what to go on with."""

    typing_requested = Signal()
    import_requested = Signal()
    comment_wished = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t, theme = session.words.t, session.theme
        self.forms = FigureCard(theme, t("Forms"), icon="clipboard-list")
        self.mean = FigureCard(theme, t("Mean"), icon="star")
        self.pairs = FigureCard(theme, t("Pairs of tests"), icon="link")
        self.gain = FigureCard(theme, t("Gain"), icon="chart-column")
        self.remark = text_label("", "muted", wrap=True)
        self.items = BarsCard(theme, t("Satisfied (3 or 4)"), full_token="primary", room=(9, 4))
        self.groups = BarsCard(theme, t("By group"), full_token="primary", room=(6, 4))
        self.tests = BarsCard(theme, t("Tests before and after"), full_token="primary", room=(9, 4))
        self.comments = ListCard(theme, t("Open answers"))
        self.typing_button = Button(theme, t("Type forms"), kind="primary", icon="keyboard")
        self.import_button = Button(theme, t("Import a table…"), icon="file-up")
        self.empty = EmptyState(
            theme,
            "clipboard-list",
            t("No form has been handed in yet"),
            t(
                "Type the paper forms digit by digit, or import the table of an online form."
                " Nobody's name is kept, and results appear from five answers on."
            ),
            actions=(self.import_button, self.typing_button),
        )
        self._lay_out()
        self.typing_button.clicked.connect(self.typing_requested)
        self.import_button.clicked.connect(self.import_requested)
        self.comments.place_chosen.connect(self._on_place_chosen)
        session.guard.ready.connect(self._on_guard_ready)

    def _lay_out(self) -> None:
        theme = self._session.theme
        page = ScrollPage(margins=(0, 4, 4, 0))
        page.body.setSpacing(12)
        figures = (self.forms, self.mean, self.pairs, self.gain)
        for part in (
            CardGrid(theme, figures, (4, 2, 1), least=212),
            self.remark,
            self.items,
            CardGrid(theme, (self.groups, self.tests), (2, 1), least=560),
            self.comments,
        ):
            page.body.addWidget(part)
        page.body.addStretch(1)
        self.page = page
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def refresh(self) -> None:
        """Read everything anew."""
        ws, words = self._session.workshop, self._session.words
        found = results(ws)
        self.stack.setCurrentWidget(self.empty if found.is_empty else self.page)
        for button in (self.typing_button, self.import_button):
            button.setEnabled(not ws.read_only)
        told = told_evaluation(ws, words, found)
        self._show_figures(found)
        self._show_remark(told, found)
        self._show_items(found)
        self._show_groups(told)
        self._show_tests(found, told)
        self._show_comments(found)

    # --- figures -----------------------------------------------------------------------------------

    def _show_figures(self, found: Results) -> None:
        w, told, tests = self._session.words, found.satisfaction, found.tests
        self.forms.show_figure(w.number(told.forms), w.t("handed in, without names"))
        nothing = w.t("shown from five on")
        self.mean.show_figure(
            "–" if told.mean is None else w.decimal(told.mean),
            nothing if told.mean is None else w.t("on a scale of 1 to 4"),
        )
        self.pairs.show_figure(
            w.number(tests.pairs),
            w.t(
                "of {before} before and {after} after",
                before=w.number(tests.before),
                after=w.number(tests.after),
            ),
        )
        gain, sentence = "–", nothing
        if (
            tests.gain is not None
            and tests.mean_before is not None
            and tests.mean_after is not None
        ):
            sign = "+" if tests.gain >= 0.05 else "−" if tests.gain <= -0.05 else ""
            gain = sign + w.decimal(abs(tests.gain), 1)
            sentence = w.t(
                "from {before} to {after} of {most}",
                before=w.decimal(tests.mean_before, 1),
                after=w.decimal(tests.mean_after, 1),
                most=w.number(found.most),
            )
        self.gain.show_figure(gain, sentence)

    def _show_remark(self, told: Told, found: Results) -> None:
        w, said = self._session.words, []
        if told.data.forms and not told.shown:
            said.append(told.too_few())
        elif told.data.forms and told.hides:
            said.append(
                w.t(
                    "“{words}” stands where a figure would tell of fewer than five people.",
                    words=w.t("too few"),
                )
            )
        if found.tests.repeated:
            codes = ", ".join(found.tests.repeated)
            said.append(
                w.t("These codes stand on several papers and make no pair: {codes}.", codes=codes)
            )
        self.remark.setText(" ".join(said))
        self.remark.setVisible(bool(said))

    def _show_items(self, found: Results) -> None:
        w, lines = self._session.words, []
        for item in found.satisfaction.items:
            text = wording(found.questions[item.question_id], w.language)
            if item.mean is None:
                lines.append(BarLine(text, w.t("too few"), 0, 1))
                continue
            satisfied = sum(item.counts[point - 1] for point in SCALE[2:])
            value = f"{w.percent(satisfied, item.answered)} · {w.decimal(item.mean)}"
            lines.append(BarLine(text, value, satisfied, item.answered))
        labels = scale_labels(self._session.workshop.settings, w.language)
        self.items.show_bars(
            lines,
            w.t("share of “{third}” and “{fourth}” · mean", third=labels[2], fourth=labels[3]),
            w.t("The form has no questions with a scale yet."),
        )
        self.items.setVisible(bool(found.satisfaction.forms))

    def _show_groups(self, told: Told) -> None:
        w, lines = self._session.words, []
        for group in told.data.groups:
            if group.mean is None or group.forms is None:
                lines.append(BarLine(group.label, w.t("too few"), 0, 1))
                continue
            value = f"{w.decimal(group.mean)} · {w.number(group.forms)}"
            lines.append(BarLine(group.label, value, group.mean, SCALE[-1]))
        self.groups.show_bars(
            lines, w.t("mean · forms"), w.t("No form tells a kind of agency or a role.")
        )
        self.groups.setVisible(bool(told.shown))

    def _show_tests(self, found: Results, told: Told) -> None:
        w, tests, lines = self._session.words, found.tests, []
        if tests.mean_before is not None and tests.mean_after is not None:
            for label, mean in (
                (w.t("Mean before"), tests.mean_before),
                (w.t("Mean after"), tests.mean_after),
            ):
                lines.append(BarLine(label, w.decimal(mean, 1), mean, found.most))
        for question in tests.questions:
            before = w.percent(question.right_before, question.pairs)
            after = w.percent(question.right_after, question.pairs)
            text = wording(found.questions[question.question_id], w.language)
            value = f"{before} → {after}"
            lines.append(BarLine(text, value, question.right_after, question.pairs))
        self.tests.show_bars(
            lines,
            w.t("share right, before and after") if tests.questions else "",
            told.compared() if tests.before or tests.after else w.t("No test was handed in."),
        )

    # --- open answers ------------------------------------------------------------------------------

    def _show_comments(self, found: Results) -> None:
        """Show the open answers once the identity guard knows them: it holds back what tells who."""
        w, ws, watch = self._session.words, self._session.workshop, self._session.guard
        if not watch.is_ready:
            watch.want()
            self.comments.show_lines([], "", w.t("The identity check is reading the answers…"))
            return
        answers = open_answers(ws, GuardedReader(ws, watch.guard))
        may = not self._session.workshop.read_only
        lines = [self._line(found, answer, may) for answer in answers]
        printed = sum(answer.is_public for answer in answers)
        self.comments.show_lines(
            lines,
            w.t("{part} of {whole} for print", part=w.number(printed), whole=w.number(len(lines))),
            w.t("Nobody has written anything in words."),
        )

    def _line(self, found: Results, answer: OpenAnswer, may: bool) -> ListLine:
        t = self._session.words.t
        question = found.questions.get(answer.question_id)
        about = wording(question, self._session.words.language) if question else ""
        state = t("for print") if answer.is_public else t("stays inside")
        link, wish = (
            (t("Keep inside"), KEEP) if answer.is_public else (t("Let it be printed"), SHOW)
        )
        return ListLine(
            answer.text,
            (f"{about} · {state}",),
            icon="eye" if answer.is_public else "eye-off",
            token="ok" if answer.is_public else "muted",
            link=link if may else "",
            place=Place(wish, "comment", answer.id) if may else None,
        )

    def _on_guard_ready(self) -> None:
        if self.isVisible():
            self._show_comments(results(self._session.workshop))

    def _on_place_chosen(self, place: Place) -> None:
        self.comment_wished.emit(place.record_id, place.screen)
