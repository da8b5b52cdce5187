"""Cetak & ekspor: the papers beside the proceedings, as they will be printed, saved or handed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workshop_app.actions import printing
from workshop_app.actions.guarding import GuardFinding
from workshop_app.ui.papers_builder import PapersBuilder
from workshop_app.ui.screens.pages_screen import LEAST_SIDE, PagesScreen
from workshop_app.ui.screens.papers_checks import PapersChecks
from workshop_app.ui.screens.papers_options import PaperOptions
from workshop_app.ui.screens.papers_output import NAMES, PapersOutput
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark

BADGE = "badge"
"""What `show_record` is told when a person's badge is wanted."""


@dataclass(frozen=True, slots=True)
class _State:
    """What is carried over when the language changes."""

    what: str
    values: Mapping[str, str]


class PapersScreen(PagesScreen):
    """Pages are made when a paper is chosen and after every change, in a process of their own."""

    NAME = "papers"
    TITLE = mark("Print & export")
    ICON = "printer"
    TABLES: ClassVar[tuple[str, ...]] = ()

    # --- layout -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self.builder: PapersBuilder = PapersBuilder(self.session, self.jobs, self)
        self.output: PapersOutput = PapersOutput(
            self.session, self.ask, self.builder, self.jobs, self
        )
        self.options = PaperOptions(self.session, self.builder)
        self.checks = PapersChecks(self.session, self.builder, self.ask)
        shown = self.session.settings.value.paper_shown
        if shown in printing.PAPERS:
            self.builder.what = shown
            self.options.show_for(shown)
        self.builder.language, self.builder.choices = self.options.language, self.options.choices
        self.builder.paper = self.builder.choices.paper

    def _left(self) -> QWidget:
        t = self.session.words.t
        self.list = QListWidget()
        self.list.setAccessibleName(t("Papers"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("roomy", True)
        for what in printing.PAPERS:
            item = QListWidgetItem(t(NAMES[what]))
            item.setData(Qt.ItemDataRole.UserRole, what)
            item.setToolTip(t(NAMES[what]))
            self.list.addItem(item)
        self.list.setCurrentRow(printing.PAPERS.index(self.builder.what))
        card = Card(t("Papers"))
        card.body.setContentsMargins(8, 14, 4, 10)
        card.head.setContentsMargins(8, 0, 8, 0)  # the title stands above the words of the list
        card.body.addWidget(self.list, 1)
        self.export_button = Button(
            self.session.theme, t("Export a list…"), icon="file-spreadsheet"
        )
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 4)
        foot.addWidget(self.export_button)
        foot.addStretch(1)
        card.body.addLayout(foot)
        left = QWidget()
        left.setMinimumWidth(130)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card, 3)
        column.addWidget(self.checks, 2)
        return left

    def _right(self) -> QWidget:
        t, theme = self.session.words.t, self.session.theme
        self.each_button = Button(theme, t("One file each…"), icon="folder-open")
        self.check_button = Button(theme, t("Check a certificate…"), icon="scan-qr-code")
        card = Card(t("Options"))
        card.body.addWidget(self.options)
        card.body.addWidget(self.each_button)
        card.body.addWidget(self.check_button)
        side = ScrollPage(margins=(0, 0, 0, 0))
        side.body.addWidget(card)
        side.body.addStretch(1)
        # The longest button has room beside a scroll bar too.
        bar = side.verticalScrollBar().sizeHint().width()
        needed = card.minimumSizeHint().width() + bar
        side.setMinimumWidth(max(LEAST_SIDE, theme.px(200), needed))
        return side

    def _connect(self) -> None:
        super()._connect()
        self.each_button.clicked.connect(self.save_each)
        self.export_button.clicked.connect(self.export)
        self.check_button.clicked.connect(self._on_check_clicked)
        self.checks.fill_in_requested.connect(self._on_fill_in_requested)
        self.list.currentRowChanged.connect(self._on_paper_chosen)
        self.options.changed.connect(self._on_option_chosen)

    # --- reading ----------------------------------------------------------------------------------

    @property
    def what(self) -> str:
        """The paper that is chosen."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, what: str) -> None:
        """Show a paper."""
        self.list.setCurrentRow(printing.PAPERS.index(what))

    def show_record(self, kind: str, record_id: str) -> None:
        """Show the paper that another screen asks for by its name, or the badge of a person."""
        if kind == "paper" and record_id in printing.PAPERS:
            self.choose(record_id)
        elif kind == BADGE:
            self.refresh_if_stale()
            self.choose("badges")
            self.options.choose_person(record_id)
            self._on_option_chosen()

    def settle(self) -> None:
        self.options.press.save()

    @property
    def unsaved(self) -> bool:
        return self.options.press.unsaved

    def state(self) -> object:
        return _State(self.what, self.options.values)

    def restore(self, state: object) -> None:
        if isinstance(state, _State):
            self.refresh_if_stale()
            self.options.take(state.values)
            self.choose(state.what)
            self._on_option_chosen()

    def refresh(self) -> None:
        """Offer what there is now, and have pages made."""
        self.options.show_for(self.what)
        super().refresh()

    def open_findings(self) -> list[GuardFinding]:
        guard = self.session.guard.guard
        return printing.open_findings(self.session.workshop, self.what, self.builder.choices, guard)

    def initial_focus(self) -> QWidget | None:
        """The list: arrow keys go from paper to paper."""
        return self.list

    def _show_state(self) -> None:
        self.checks.follow()
        super()._show_state()
        self.word_button.setVisible(self.what not in printing.DRAWN)
        self.each_button.setVisible(self.what == "certificates")
        self.each_button.setEnabled(self.print_button.isEnabled())
        self.check_button.setVisible(self.what == "certificates")

    def _show_context(self) -> None:
        words = self.session.words
        told = [words.t(NAMES[self.what])]
        if self.builder.path is not None:
            told.append(words.n("{count} page", "{count} pages", self.pane.page_count))
        if count := self.checks.count:
            told.append(words.n("{count} thing to check", "{count} things to check", count))
        self.head.set_context(" · ".join(told))

    # --- events -----------------------------------------------------------------------------------

    def _on_paper_chosen(self, _row: int) -> None:
        self._after = None
        self.session.settings.change(paper_shown=self.what)
        self.options.show_for(self.what)
        self._on_option_chosen()

    def _on_option_chosen(self) -> None:
        language, choices = self.options.language, self.options.choices
        self.options.remember()
        self.builder.choose_paper(self.what, choices, language)
        self._show_state()

    def _on_check_clicked(self) -> None:
        self.command_requested.emit("check_certificate", "")

    def _on_fill_in_requested(self) -> None:
        self.open_requested.emit("proceedings", "", "")

    def _on_left_app(self) -> None:
        super()._on_left_app()
        if self.what == "badges":  # those that were printed are not new any more
            self.builder.choose_paper(self.what, self.options.choices, self.options.language)

    # --- taking a paper out -----------------------------------------------------------------------

    def export(self) -> None:
        """Export any list of the workshop as a table."""
        from workshop_app.ui.screens.people_deeds import PeopleDeeds  # the lists load slowly

        PeopleDeeds(self.session, self.ask, self).export("attendance")

    def save_each(self) -> None:
        """Save every certificate as a file of its own."""
        self._once_fresh(self._save_each)

    def _save_each(self) -> None:
        self.output.save_each()
        self._show_state()

    def _save(self) -> None:
        super()._save()
        self._on_left_app()
