"""What the screens with pages share: they are made anew after every change, shown, saved, printed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions.guarding import GuardFinding
from workshop_app.domain.changes import ChangeSet
from workshop_app.ui.dialogs.open_findings import OpenFindingsDialog
from workshop_app.ui.proceedings_builder import ProceedingsBuilder
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.proceedings_output import ProceedingsOutput
from workshop_app.ui.screens.proceedings_pages import PagesCard
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.head import PageHead

WIDE, NARROW = (4, 9, 4), (6, 8, 5)
"""Shares of the width for the panels, in a window with much room and in one with little."""
ROOM_FOR_WIDE = 920
LEAST_SIDE = 220


class PagesScreen(Screen):
    """Pages in the middle, with what makes them and what takes them out.

    A subclass makes `builder` and `output` in `_make`, the panels beside the pages in `_left` and `_right`,
    and says in `open_findings` what stands in the way.
    """

    builder: ProceedingsBuilder
    output: ProceedingsOutput

    # --- layout -----------------------------------------------------------------------------------

    def _make(self) -> None:
        """Make builder and output."""

    def _left(self) -> QWidget:
        """Make the panel on the left."""
        return QWidget()

    def _right(self) -> QWidget:
        """Make the panel on the right."""
        return QWidget()

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        self.save_button = Button(theme, t("Save PDF…"), icon="file-down")
        self.save_button.setToolTip("Ctrl+S")
        self.print_button = Button(theme, t("Print…"), kind="primary", icon="printer")
        self.print_button.setToolTip("Ctrl+P")
        self.word_button = Button(theme, t("Save Word file…"), icon="file-text")
        self.head = PageHead(
            t(self.TITLE), actions=(self.word_button, self.save_button, self.print_button)
        )
        self._after: Callable[[], None] | None = None
        self._make()
        self.pages = PagesCard(self.session, self.builder, self.ICON)
        self.pane = self.pages.pane
        self.pane.show_size(self.session.settings.value.report_zoom)
        self.columns = columns = QHBoxLayout()
        columns.setSpacing(12)
        for panel in (self._left(), self.pages, self._right()):
            columns.addWidget(panel)
        self._share_width()
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addLayout(columns, 1)

    def _connect(self) -> None:
        self.pane.zoom_chosen.connect(self._on_zoom_chosen)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.word_button.clicked.connect(self.save_word)
        self.pages.refresh_button.clicked.connect(self.make_anew)
        self.pages.progress.cancel_requested.connect(self._on_cancel_requested)
        self.builder.built.connect(self._on_built)
        self.builder.state_changed.connect(self._show_state)
        self.builder.slow.connect(self._on_slow)
        self.builder.progressed.connect(self._on_progressed)
        self.output.progressed.connect(self._on_output_progressed)
        self.output.ended.connect(self._on_left_app)
        keys = (("F5", self.make_anew), ("Ctrl+S", self.save), ("Ctrl+P", self.print))
        self._shortcuts = [self._shortcut(key, slot) for key, slot in keys]

    def _shortcut(self, keys: str, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)
        return shortcut

    # --- room -------------------------------------------------------------------------------------

    @property
    def _shares(self) -> tuple[int, int, int]:
        """How the panels share the width now."""
        return WIDE if self.width() >= self.session.theme.px(ROOM_FOR_WIDE) else NARROW

    def _share_width(self) -> None:
        for place, share in enumerate(self._shares):
            self.columns.setStretch(place, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    # --- reading ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Have pages made."""
        self.builder.want(calm=self.builder.path is not None)

    def update_for(self, changes: ChangeSet) -> None:
        """Every change may show on some page."""
        self.refresh()

    def make_anew(self) -> None:
        """Have the pages made at once."""
        self.builder.want(calm=False)

    def open_findings(self) -> list[GuardFinding]:
        """What the identity guard wants decided before anything leaves."""
        return []

    def _show_state(self) -> None:
        busy = self.output.is_busy
        if not self.builder.is_due and not busy:
            self.pages.progress.end()
        self.pages.show_state()
        ready = self.builder.path is not None or self.builder.is_due
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready and not busy)
        self.word_button.setEnabled(ready and not busy)
        self._show_context()

    def _show_context(self) -> None:
        """Say in the head what the pages are."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.builder.is_fresh and not self.builder.is_due:
            self.builder.want(calm=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._after = None

    # --- events -----------------------------------------------------------------------------------

    def _on_built(self) -> None:
        self.pages.show_file()
        self._show_state()
        after, self._after = self._after, None
        if after is not None and not self._refused():
            after()

    def _on_zoom_chosen(self, size: str) -> None:
        self.session.settings.change(report_zoom=size)

    def _on_left_app(self) -> None:
        self._show_state()

    def _on_slow(self) -> None:
        self.pages.begin(self.session.words.t("Making the pages …"))

    def _on_progressed(self, done: int, total: int) -> None:
        words = self.session.words
        text = words.t("Making the pages: {percent}", percent=words.percent(done, total))
        self.pages.advance(text, done, total)

    def _on_output_progressed(self, text: str, done: int, total: int) -> None:
        if self.pages.progress.isHidden():
            self.pages.begin(text)
        self.pages.advance(text, done, total)

    def _on_cancel_requested(self) -> None:
        self._after = None
        if self.output.is_busy:
            self.output.cancel()
        else:
            self.builder.cancel()

    def _on_writing_slow(self) -> None:
        self.pages.begin(self.session.words.t("Writing the Word file …"))

    # --- taking the pages out ---------------------------------------------------------------------

    def save(self) -> None:
        """Save the pages; those on their way are waited for."""
        self._once_fresh(self._save)

    def print(self) -> None:
        """Print the pages; those on their way are waited for."""
        self._once_fresh(self._print)

    def save_word(self) -> None:
        """Save a Word file of the same."""
        self._once_fresh(self._save_word)

    def _save(self) -> None:
        self.output.save()

    def _save_word(self) -> None:
        self.output.save_word(self._on_writing_slow)
        self._show_state()

    def _print(self) -> None:
        self.output.print(self.pane)
        self._show_state()

    def _refused(self) -> bool:
        """Tell whether findings wait for a decision; then show which, and go where somebody decides."""
        session = self.session
        found = self.open_findings()
        if found:
            chosen = self.ask.gather(OpenFindingsDialog(session.theme, session.words, found))
            if isinstance(chosen, str):
                self.open_requested.emit("guard", "", chosen)
        return bool(found)

    def _once_fresh(self, deed: Callable[[], None]) -> None:
        self.settle()  # words that are being typed belong on the pages
        if self._refused():
            self._after = None
        elif self.builder.is_fresh:
            deed()
        else:
            self._after = deed
            if not self.builder.is_due:
                self.builder.want(calm=False)
