"""Evaluasi: paper forms typed by digits, tables taken in, and what they add up to."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workshop_app.actions import evaluation as deeds
from workshop_app.actions import evaluation_import as importing
from workshop_app.actions.evaluation import SATISFACTION
from workshop_app.actions.evaluation_import import FormsPlan
from workshop_app.actions.evaluation_results import results
from workshop_app.domain.changes import ChangeSet
from workshop_app.ui.screens.evaluation_import_dialog import PATTERN, FormsImportDialog
from workshop_app.ui.screens.evaluation_questions import QuestionsPage
from workshop_app.ui.screens.evaluation_results_page import SHOW, ResultsPage
from workshop_app.ui.screens.evaluation_typing import PAPERS, TypingPage
from workshop_app.ui.screens.gestures import TakesFile
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.head import PageHead
from workshop_app.words.catalogue import mark

RESULTS, TYPING, QUESTIONS = range(3)
_TABS: Final = (mark("Results"), mark("Type forms"), mark("Questions"))


class EvaluationScreen(TakesFile):
    """Three tabs: results, typing, questions."""

    NAME = "evaluation"
    TITLE = mark("Evaluation")
    ICON = "clipboard-list"
    TABLES: ClassVar[tuple[str, ...]] = (
        "question", "response", "comment", "guard_decision", "workshop",
    )  # fmt: skip

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        self.import_button = Button(theme, t("Import a table…"), icon="file-up")
        self.import_button.setToolTip("Ctrl+I")
        self.type_button = Button(theme, t("Type forms"), kind="primary", icon="keyboard")
        self.type_button.setToolTip("Ctrl+T")
        self.head = PageHead(t(self.TITLE), actions=(self.import_button, self.type_button))
        self.results = ResultsPage(self.session)
        self.typing = TypingPage(self.session)
        self.questions = QuestionsPage(self.session, self.ask)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(t(self.TITLE))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.pages = QStackedWidget()
        for title, page in zip(_TABS, (self.results, self.typing, self.questions), strict=True):
            self.tabs.addTab(t(title))
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.type_button.clicked.connect(self.type_forms)
        self.import_button.clicked.connect(self.import_table)
        self.results.typing_requested.connect(self.type_forms)
        self.results.import_requested.connect(self.import_table)
        self.questions.print_requested.connect(self._on_print_requested)
        self.results.comment_wished.connect(self._on_comment_wished)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+T": self.type_forms,
            "Ctrl+I": self.import_table,
        }
        self._shortcuts = [self._shortcut(key, act) for key, act in keys.items()]
        self.setAcceptDrops(True)

    def _shortcut(self, keys: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        # Also while the cursor is in the rail: Qt leaves out the shortcuts of screens that are hidden.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        return shortcut

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything anew."""
        self._show_context()
        self._show_page()
        may = not self.session.workshop.read_only
        self.import_button.setEnabled(may)
        self.type_button.setEnabled(may)

    def update_for(self, changes: ChangeSet) -> None:
        self.refresh()

    def _show_page(self) -> None:
        """Read what the shown tab shows; the others follow when they are shown."""
        page = self.pages.currentWidget()
        assert isinstance(page, (ResultsPage, TypingPage, QuestionsPage))
        page.refresh()

    def _show_context(self) -> None:
        w, found = self.session.words, results(self.session.workshop)
        forms = w.n("{count} form", "{count} forms", found.satisfaction.forms)
        pairs = w.n("{count} pair of tests", "{count} pairs of tests", found.tests.pairs)
        self.head.set_context(" · ".join((forms, pairs, w.t("nobody is named"))))

    # --- deeds -------------------------------------------------------------------------------------

    def type_forms(self) -> None:
        """Go to the typing; without questions the shipped form is added first."""
        ws = self.session.workshop
        if ws.read_only:
            return
        if not deeds.questions(ws, SATISFACTION) and self.typing.survey == SATISFACTION:
            self.tabs.setCurrentIndex(QUESTIONS)
            self.questions.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.session.notices.info(
                self.session.words.t("The form has no questions yet: begin with the shipped one.")
            )
            return
        self.tabs.setCurrentIndex(TYPING)
        self.typing.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def import_table(self) -> None:
        """Ask for a table and take it in."""
        session, ws, t = self.session, self.session.workshop, self.session.words.t
        if ws.read_only:
            return
        last = session.settings.value.import_folder
        folder = Path(last) if last and Path(last).is_dir() else ws.path.parent
        path = self.ask.open_file(t("Choose a table of forms"), t("Lists"), PATTERN, folder)
        if path is not None:
            session.settings.change(import_folder=str(path.parent))
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Show what a table holds and take it in; the notice says what was written and offers to undo it."""
        session, ws, t = self.session, self.session.workshop, self.session.words.t
        survey, phase, _ = PAPERS[self.typing.paper]
        plan = self.ask.gather(FormsImportDialog(session, path, f"{survey}|{phase}"))
        if isinstance(plan, FormsPlan):
            written = session.attempt(lambda: importing.apply_forms(ws, plan))
            if written is not None:
                said = session.words.n("{count} form imported.", "{count} forms imported.", written)
                session.notices.done(said, action=t("Undo"), act=session.undo)
                self.tabs.setCurrentIndex(RESULTS)

    # --- going places ------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        if self.tabs.currentIndex() == TYPING:
            return self.typing.focus_target()
        return self.type_button

    def show_record(self, kind: str, record_id: str) -> None:
        self.refresh_if_stale()
        self.tabs.setCurrentIndex(QUESTIONS if kind == "question" else RESULTS)

    @property
    def unfinished(self) -> bool:
        """True while a paper is half typed."""
        return self.typing.has_words

    def state(self) -> object:
        return self.tabs.currentIndex(), self.typing.state()

    def restore(self, state: object) -> None:
        match state:
            case (int(tab), typed):
                self.refresh_if_stale()
                self.typing.restore(typed)
                self.tabs.setCurrentIndex(tab)

    # --- events ------------------------------------------------------------------------------------

    def _on_tab_changed(self, tab: int) -> None:
        self.pages.setCurrentIndex(tab)
        self._show_page()
        if tab == TYPING:
            self.typing.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_print_requested(self) -> None:
        self.open_requested.emit("papers", "paper", "evaluation-form")

    def _on_comment_wished(self, comment_id: str, wish: str) -> None:
        ws = self.session.workshop
        self.session.run(lambda: deeds.show_comment(ws, comment_id, public=wish == SHOW))
