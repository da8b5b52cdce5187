"""Prosiding: the pages as they will be printed, what to check before, saving and printing."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions.overview import missing
from workshop_app.actions.proceedings import PAPERS, open_findings
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.records import Strategy
from workshop_app.ui.dialogs.open_findings import OpenFindingsDialog
from workshop_app.ui.proceedings_builder import ProceedingsBuilder
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.gap_filling import fill
from workshop_app.ui.screens.overview_cards import ListCard, ListLine, Place
from workshop_app.ui.screens.overview_gaps import gap_line
from workshop_app.ui.screens.proceedings_output import ProceedingsOutput
from workshop_app.ui.screens.proceedings_pages import PagesCard
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import field_label
from workshop_app.ui.widgets.pdf_contents import PdfContents
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark

LANGUAGES = (("id", mark("Indonesian")), ("en", mark("English")))
PAPER_NAMES = {"A4": "A4", "F4": "F4 (folio)"}
ROOM_FOR_CONTENTS = 960
"""Width from which the contents stand beside the pages."""


class ProceedingsScreen(Screen):
    """Pages are made when the screen is shown and after every change, in a process of their own."""

    NAME = "proceedings"
    TITLE = mark("Proceedings")
    ICON = "book-open"
    TABLES: ClassVar[tuple[str, ...]] = ()

    # --- layout -----------------------------------------------------------------------------------

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        self.save_button = Button(theme, t("Save PDF…"), icon="file-down")
        self.save_button.setToolTip("Ctrl+S")
        self.print_button = Button(theme, t("Print…"), kind="primary", icon="printer")
        self.print_button.setToolTip("Ctrl+P")
        self.head = PageHead(t(self.TITLE), actions=(self.save_button, self.print_button))
        self.builder = ProceedingsBuilder(self.session, self.jobs, self)
        self.output = ProceedingsOutput(self.session, self.ask, self.builder, self)
        self.pages = PagesCard(self.session, self.builder, self.ICON)
        self.pane = self.pages.pane
        self.contents = PdfContents(theme, self.pane.document, t("Contents"))
        self.contents.setMinimumWidth(140)
        self.contents_card = Card(t("Contents"))
        self.contents_card.body.addWidget(self.contents, 1)
        self._after: Callable[[], None] | None = None
        self._build_options()
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.contents_card, 4)
        columns.addWidget(self.pages, 9)
        columns.addWidget(self._side(), 4)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addLayout(columns, 1)

    def _build_options(self) -> None:
        t, value = self.session.words.t, self.session.settings.value
        languages = [(code, t(name)) for code, name in LANGUAGES]
        self.language = Combo(languages, value.report_language or self.session.words.language)
        papers = [(paper, PAPER_NAMES[paper]) for paper in PAPERS]
        self.paper = Combo(papers, value.report_paper if value.report_paper in PAPERS else "A4")
        self.builder.language, self.builder.paper = self.language.value, self.paper.value

    def _side(self) -> QWidget:
        t, theme = self.session.words.t, self.session.theme
        self.checks = ListCard(theme, t("To check"))
        options = Card(t("Options"))
        for caption, combo in ((t("Language"), self.language), (t("Paper"), self.paper)):
            options.body.addWidget(field_label(caption, combo))
            options.body.addWidget(combo)
        side = ScrollPage(margins=(0, 0, 0, 0))
        side.body.setSpacing(12)
        side.body.addWidget(options)
        side.body.addWidget(self.checks)
        side.body.addStretch(1)
        side.setMinimumWidth(theme.px(220))
        return side

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.pages.refresh_button.clicked.connect(self.make_anew)
        self.pages.progress.cancel_requested.connect(self._on_cancel_requested)
        self.language.activated.connect(self._on_option_chosen)
        self.paper.activated.connect(self._on_option_chosen)
        self.checks.place_chosen.connect(self._on_place_chosen)
        self.contents.chosen.connect(self.pane.go_to)
        self.pane.page_changed.connect(self.contents.show_page)
        self.builder.built.connect(self._on_built)
        self.builder.state_changed.connect(self._show_state)
        self.builder.slow.connect(self._on_slow)
        self.builder.progressed.connect(self._on_progressed)
        self.output.progressed.connect(self._on_printing_progressed)
        self.output.ended.connect(self._show_state)
        self.session.guard.ready.connect(self._on_guard_ready)
        keys = (("F5", self.make_anew), ("Ctrl+S", self.save), ("Ctrl+P", self.print))
        self._shortcuts = [self._shortcut(key, slot) for key, slot in keys]

    def _shortcut(self, keys: str, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)
        return shortcut

    # --- reading ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list anew and have pages made."""
        self._show_checks()
        self.builder.want(calm=self.builder.path is not None)

    def update_for(self, changes: ChangeSet) -> None:
        """Every change may show on some page."""
        self.refresh()

    def make_anew(self) -> None:
        """Have the pages made at once."""
        self._show_checks()
        self.builder.want(calm=False)

    def _show_checks(self) -> None:
        words, ws = self.session.words, self.session.workshop
        numbers = {s.id: f"S{s.number}" for s in ws.read.all(Strategy)}
        watch = self.session.guard
        watch.want()
        gaps = missing(ws, watch.guard, findings=watch.is_ready)
        lines = [gap_line(words, gap, numbers) for gap in gaps]
        lines += [
            ListLine(warning, icon="triangle-alert", token="warn")
            for warning in self.builder.warnings
        ]
        remark = words.number(len(lines)) if lines else ""
        self.checks.show_lines(lines, remark, words.t("Nothing is missing."))

    def _show_state(self) -> None:
        printing = self.output.printing.is_busy
        if not self.builder.is_building and not printing:
            self.pages.progress.end()
        self.pages.show_state()
        ready = self.builder.path is not None or self.builder.is_due
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready and not printing)
        self._show_context()

    def _show_context(self) -> None:
        words = self.session.words
        told = [words.t(dict(LANGUAGES)[self.language.value]), self.paper.value]
        if self.builder.path is not None:
            told.insert(0, words.n("{count} page", "{count} pages", self.pane.page_count))
        count = len(self.checks.lines)
        if count:
            told.append(words.n("{count} thing to check", "{count} things to check", count))
        self.head.set_context(" · ".join(told))

    # --- room -------------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        """The pages: arrow keys and Page Down go through them at once."""
        return self.pane.view

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self.contents_card.isHidden():
            # It makes room for the pages where there is little; see `resizeEvent`.
            hint.setWidth(hint.width() - self.contents_card.minimumSizeHint().width() - 12)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        enough = self.session.theme.px(ROOM_FOR_CONTENTS)
        self.contents_card.setVisible(event.size().width() >= enough)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.builder.is_fresh and not self.builder.is_due:
            self.builder.want(calm=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._after = None

    # --- events of building -----------------------------------------------------------------------

    def _on_built(self) -> None:
        self.pages.show_file()
        self.contents.show_page(self.pane.page)
        self._show_checks()
        self._show_state()
        after, self._after = self._after, None
        if after is not None and not self._refused():
            after()

    def _on_guard_ready(self) -> None:
        if self.isVisible():
            self._show_checks()
            self._show_context()

    def _on_slow(self) -> None:
        self.pages.begin(self.session.words.t("Making the pages …"))

    def _on_progressed(self, done: int, total: int) -> None:
        words = self.session.words
        text = words.t("Making the pages: {percent}", percent=words.percent(done, total))
        self.pages.advance(text, done, total)

    def _on_printing_progressed(self, text: str, done: int, total: int) -> None:
        if self.pages.progress.isHidden():
            self.pages.begin(text)
        self.pages.advance(text, done, total)

    def _on_cancel_requested(self) -> None:
        self._after = None
        if self.output.printing.is_busy:
            self.output.printing.cancel()
        else:
            self.builder.cancel()

    def _on_option_chosen(self) -> None:
        language, paper = self.language.value, self.paper.value
        self.session.settings.change(report_language=language, report_paper=paper)
        self.builder.choose(language, paper)

    def _on_place_chosen(self, place: Place) -> None:
        if place.screen:
            self.open_requested.emit(place.screen, place.kind, place.record_id)
        else:
            fill(self.session, self.ask, place)

    # --- taking the pages out ---------------------------------------------------------------------

    def save(self) -> None:
        """Save the pages; those on their way are waited for."""
        self._once_fresh(self.output.save)

    def print(self) -> None:
        """Print the pages; those on their way are waited for."""
        self._once_fresh(self._print)

    def _refused(self) -> bool:
        """Tell whether findings wait for a decision; then show which, and go where somebody decides."""
        session = self.session
        found = open_findings(session.workshop, session.guard.guard)
        if found:
            chosen = self.ask.gather(OpenFindingsDialog(session.theme, session.words, found))
            if isinstance(chosen, str):
                self.open_requested.emit("guard", "", chosen)
        return bool(found)

    def _print(self) -> None:
        self.output.print(self.pane)
        self._show_state()

    def _once_fresh(self, deed: Callable[[], None]) -> None:
        if self._refused():
            self._after = None
            return
        if self.builder.is_fresh:
            deed()
            return
        self._after = deed
        if not self.builder.is_due:
            self.builder.want(calm=False)
