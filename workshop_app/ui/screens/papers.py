"""Cetak & ekspor: the papers beside the proceedings, as they will be printed, saved or handed on."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workshop_app.actions import printing
from workshop_app.domain.changes import ChangeSet
from workshop_app.ui.dialogs.open_findings import OpenFindingsDialog
from workshop_app.ui.papers_builder import PapersBuilder
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.papers_options import PaperOptions
from workshop_app.ui.screens.papers_output import NAMES, PapersOutput
from workshop_app.ui.screens.proceedings_pages import PagesCard
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark


class PapersScreen(Screen):
    """Pages are made when a paper is chosen and after every change, in a process of their own."""

    NAME = "papers"
    TITLE = mark("Print & export")
    ICON = "printer"
    TABLES: ClassVar[tuple[str, ...]] = ()

    # --- layout -----------------------------------------------------------------------------------

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        self.save_button = Button(theme, t("Save PDF…"), icon="file-down")
        self.save_button.setToolTip("Ctrl+S")
        self.print_button = Button(theme, t("Print…"), kind="primary", icon="printer")
        self.print_button.setToolTip("Ctrl+P")
        self.head = PageHead(t(self.TITLE), actions=(self.save_button, self.print_button))
        self.builder = PapersBuilder(self.session, self.jobs, self)
        self.output = PapersOutput(self.session, self.ask, self.builder, self.jobs, self)
        self.pages = PagesCard(self.session, self.builder, self.ICON)
        self.pane = self.pages.pane
        self.options = PaperOptions(self.session, self.builder)
        self.builder.language, self.builder.choices = self.options.language, self.options.choices
        self.builder.paper = self.builder.choices.paper
        self._after: Callable[[], None] | None = None
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._papers(), 4)
        columns.addWidget(self.pages, 9)
        columns.addWidget(self._side(), 4)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addLayout(columns, 1)

    def _papers(self) -> QWidget:
        t = self.session.words.t
        self.list = QListWidget()
        self.list.setAccessibleName(t("Papers"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        for what in printing.PAPERS:
            item = QListWidgetItem(t(NAMES[what]))
            item.setData(Qt.ItemDataRole.UserRole, what)
            item.setToolTip(t(NAMES[what]))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        card = Card(t("Papers"))
        card.body.addWidget(self.list, 1)
        card.setMinimumWidth(140)
        return card

    def _side(self) -> QWidget:
        t, theme = self.session.words.t, self.session.theme
        self.word_button = Button(theme, t("Save Word file…"), icon="file-text")
        card = Card(t("Options"))
        card.body.addWidget(self.options)
        card.body.addWidget(self.word_button)
        side = ScrollPage(margins=(0, 0, 0, 0))
        side.body.addWidget(card)
        side.body.addStretch(1)
        side.setMinimumWidth(theme.px(220))
        return side

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.word_button.clicked.connect(self.save_word)
        self.list.currentRowChanged.connect(self._on_paper_chosen)
        self.options.changed.connect(self._on_option_chosen)
        self.pages.refresh_button.clicked.connect(self.make_anew)
        self.pages.progress.cancel_requested.connect(self._on_cancel_requested)
        self.builder.built.connect(self._on_built)
        self.builder.state_changed.connect(self._show_state)
        self.builder.slow.connect(self._on_slow)
        self.builder.progressed.connect(self._on_progressed)
        self.output.progressed.connect(self._on_printing_progressed)
        self.output.ended.connect(self._on_left)
        self.output.writing_ended.connect(self._show_state)
        keys = (("F5", self.make_anew), ("Ctrl+S", self.save), ("Ctrl+P", self.print))
        self._shortcuts = [self._shortcut(key, slot) for key, slot in keys]

    def _shortcut(self, keys: str, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)
        return shortcut

    # --- reading ----------------------------------------------------------------------------------

    @property
    def what(self) -> str:
        """The paper that is chosen."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, what: str) -> None:
        """Show a paper."""
        self.list.setCurrentRow(printing.PAPERS.index(what))

    def refresh(self) -> None:
        """Offer what there is now, and have pages made."""
        self.options.show_for(self.what)
        self.builder.want(calm=self.builder.path is not None)

    def update_for(self, changes: ChangeSet) -> None:
        """Every change may show on some page."""
        self.refresh()

    def make_anew(self) -> None:
        """Have the pages made at once."""
        self.builder.want(calm=False)

    def initial_focus(self) -> QWidget | None:
        """The list: arrow keys go from paper to paper."""
        return self.list

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.builder.is_fresh and not self.builder.is_due:
            self.builder.want(calm=False)

    def _show_state(self) -> None:
        busy = self.output.printing.is_busy or self.output.is_writing
        if not self.builder.is_building and not busy:
            self.pages.progress.end()
        self.pages.show_state()
        ready = self.builder.path is not None or self.builder.is_due
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready and not busy)
        self.word_button.setVisible(self.what not in printing.DRAWN)
        self.word_button.setEnabled(ready and not busy)
        words = self.session.words
        told = [words.t(NAMES[self.what])]
        if self.builder.path is not None:
            told.append(words.n("{count} page", "{count} pages", self.pane.page_count))
        self.head.set_context(" · ".join([*told, *self.builder.warnings]))

    # --- events -----------------------------------------------------------------------------------

    def _on_paper_chosen(self, _row: int) -> None:
        self._after = None
        self.options.show_for(self.what)
        self._on_option_chosen()

    def _on_option_chosen(self) -> None:
        language, choices = self.options.language, self.options.choices
        self.session.settings.change(report_language=language)
        self.builder.choose_paper(self.what, choices, language)
        self._show_state()

    def _on_built(self) -> None:
        self.pages.show_file()
        self._show_state()
        after, self._after = self._after, None
        if after is not None and not self._refused():
            after()

    def _on_left(self) -> None:
        self._show_state()
        if self.what == "badges":  # those that were printed are not new any more
            self.builder.choose_paper(self.what, self.options.choices, self.options.language)

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

    def _on_word_slow(self) -> None:
        self.pages.begin(self.session.words.t("Writing the Word file …"))

    def _on_cancel_requested(self) -> None:
        self._after = None
        if self.output.printing.is_busy:
            self.output.printing.cancel()
        elif self.output.is_writing:
            self.output.cancel_writing()
        else:
            self.builder.cancel()

    # --- taking a paper out -----------------------------------------------------------------------

    def save(self) -> None:
        """Save the pages; those on their way are waited for."""
        self._once_fresh(self._save)

    def print(self) -> None:
        """Print the pages; those on their way are waited for."""
        self._once_fresh(self._print)

    def save_word(self) -> None:
        """Save the paper as a Word file."""
        self._once_fresh(lambda: self.output.save_word(self._on_word_slow))

    def _save(self) -> None:
        self.output.save()
        self._on_left()

    def _print(self) -> None:
        self.output.print(self.pane)
        self._show_state()

    def _refused(self) -> bool:
        """Tell whether findings wait for a decision; then show which, and go where somebody decides."""
        session = self.session
        guard = session.guard.guard
        found = printing.open_findings(session.workshop, self.what, self.builder.choices, guard)
        if found:
            chosen = self.ask.gather(OpenFindingsDialog(session.theme, session.words, found))
            if isinstance(chosen, str):
                self.open_requested.emit("guard", "", chosen)
        return bool(found)

    def _once_fresh(self, deed: Callable[[], None]) -> None:
        if self._refused():
            self._after = None
        elif self.builder.is_fresh:
            deed()
        else:
            self._after = deed
            if not self.builder.is_due:
                self.builder.want(calm=False)
