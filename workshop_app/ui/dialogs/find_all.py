"""Cari di semua lokakarya: one field over the workshops that were open before, and files one adds."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout

from workshop_app.actions.find_all import FileFound, find_in_files, needles
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.ui.ask import WORKSHOP_FILES, Ask, ValueDialog
from workshop_app.ui.background import Background
from workshop_app.ui.dialogs.find_all_painter import ResultPainter
from workshop_app.ui.models.find_all import ResultModel, ResultRow, rows_of
from workshop_app.ui.models.rows import RowRole, Say
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.ui.widgets.search import SearchField

TYPING_PAUSE_MS: Final = 300


@dataclass(frozen=True, slots=True)
class Chosen:
    """A record in a file."""

    path: Path
    kind: str
    record_id: str


class FindAllDialog(ValueDialog):
    """`value` is a `Chosen`. The files are searched in a thread of their own, and shown as they come."""

    def __init__(self, surroundings: Surroundings, ask: Ask, paths: Sequence[Path]) -> None:
        super().__init__()
        self._surroundings, self._ask, self._words = surroundings, ask, surroundings.words
        self.paths = list(dict.fromkeys(paths))
        self._coming: list[FileFound] = []
        self._rows: list[ResultRow] = []
        self.searched = ""
        self.setWindowTitle(self._words.t("Search in all workshops"))
        self.work = Background(self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._build()
        self._connect()
        self._say_files()
        self._show_page()

    def _build(self) -> None:
        t, theme = self._words.t, self._surroundings.theme
        self.field = SearchField(theme, t("A name, a word, a code …"))
        self.files = ElidedLabel("", "small")
        self.add_button = Button(theme, t("Add files…"), icon="folder-open")
        self.strip = ProgressStrip(theme, t("Cancel"))
        self.model = ResultModel(Say(self._words, "WIB"), self)
        self.view = QListView()
        self.painter = ResultPainter(theme, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.painter)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(t("Found"))
        self.empty = EmptyState(theme, "search", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.files, 1)
        row.addWidget(self.add_button)
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self.strip)
        column.addWidget(card, 1)
        hint = self._words.t("↓ ↑ choose · Enter opens the workshop there · Esc closes")
        column.addWidget(text_label(hint, "small"))
        self.setMinimumSize(480, 380)
        self.resize(780, 580)
        self.field.setFocus()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_field_changed)
        self.field.step_requested.connect(self._on_step_requested)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.view.clicked.connect(self._choose)
        self.strip.cancel_requested.connect(self.work.cancel)
        self._pause.timeout.connect(self.search)
        self.work.progressed.connect(self._on_work_progressed)
        self.work.slow.connect(self._on_work_slow)
        self.work.finished.connect(self._on_work_finished)
        self.work.failed.connect(self._on_work_failed)

    # --- searching ---------------------------------------------------------------------------------

    def search(self) -> None:
        """Search for what is typed, in all files."""
        self._pause.stop()
        self.work.abandon()
        self.strip.end()
        self.searched = self.field.text().strip()
        # Each search fills a list of its own: one that was abandoned may still be at work on its last file.
        coming: list[FileFound] = []
        self._coming, self._rows = coming, []
        self.painter.needles = needles(self.searched)
        self.model.show([])
        if self.searched and self.paths:
            text, paths, clock = self.searched, list(self.paths), self._surroundings.clock

            def work(progress: Progress, cancelled: CancelCheck) -> object:
                return find_in_files(
                    paths,
                    text,
                    clock=clock,
                    tell=coming.append,
                    progress=progress,
                    cancelled=cancelled,
                )

            self.work.start(work)
        self._show_page()

    def _take(self) -> None:
        """Show what has come so far."""
        while self._coming:
            self._rows += rows_of(self._words, self._coming.pop(0))
        if len(self._rows) != self.model.rowCount():
            self.model.show(self._rows)
            if not self._current.isValid():
                self._step(1)
        self._show_page()

    def _show_page(self) -> None:
        t = self._words.t
        if not self.paths:
            words = (
                t("No workshop has been opened on this laptop yet"),
                t("Add the files in which you want to search."),
            )
        elif not self.searched:
            words = (
                t("What are you looking for?"),
                t(
                    "Practices, challenges, follow-up, minutes, agencies and people of all workshops."
                ),
            )
        elif self.work.is_busy:
            words = (t("Searching …"), "")
        else:
            words = (t("Nothing fits"), t("Try fewer letters, or another word."))
        self.empty.set_words(*words)
        self.stack.setCurrentWidget(self.view if self._rows else self.empty)

    def _say_files(self) -> None:
        said = self._words.n(
            "Searches {count} workshop; files are only read",
            "Searches {count} workshops; files are only read",
            len(self.paths),
        )
        self.files.setText(said if self.paths else "")

    # --- choosing ----------------------------------------------------------------------------------

    @property
    def _current(self) -> QModelIndex:
        return self.view.currentIndex()

    def _step(self, by: int) -> None:
        """Go to the next row that can be chosen, in the direction of `by`."""
        way, row = (1 if by > 0 else -1), self._current.row() if self._current.isValid() else -1
        row = max(0, min(row + by, len(self._rows) - 1))
        while 0 <= row < len(self._rows) and self._rows[row].is_head:
            row += way
        if 0 <= row < len(self._rows):
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, ResultRow) and not row.is_head:
            self.value = Chosen(Path(row.path), row.kind, row.record_id)
            self.accept()

    def done(self, result: int) -> None:
        """Leave; no search goes on behind."""
        self._pause.stop()
        self.work.close()
        super().done(result)

    # --- events ------------------------------------------------------------------------------------

    def _on_field_changed(self, _text: str) -> None:
        self._pause.start()

    def _on_step_requested(self, step: int) -> None:
        self._step(step)

    def _on_return_pressed(self) -> None:
        if self._pause.isActive() or self.field.text().strip() != self.searched:
            self.search()
        else:
            self._choose(self._current)

    def _on_add_clicked(self) -> None:
        t = self._words.t
        last = self._surroundings.settings.value.last_folder
        folder = Path(last) if last else self._surroundings.folders.documents
        added = self._ask.open_files(
            t("Search in these files too"), t("Workshops"), WORKSHOP_FILES, folder
        )
        if added:
            self.paths = list(dict.fromkeys([*self.paths, *added]))
            self._say_files()
            self.search()
        self.field.setFocus()

    def _on_work_progressed(self, done: int, total: int) -> None:
        self._take()
        if self.strip.isVisible():
            self.strip.advance(self._progress_words(done, total), done, total)

    def _on_work_slow(self) -> None:
        self.strip.begin(self._words.t("Searching …"))

    def _progress_words(self, done: int, total: int) -> str:
        number = self._words.number
        return self._words.t("{done} of {total} files", done=number(done), total=number(total))

    def _on_work_finished(self, _found: object) -> None:
        self.strip.end()
        self._take()

    def _on_work_failed(self, _error: WorkshopError) -> None:
        # Only stopping ends it so: what stands in the way of a file is told in its place.
        self.strip.end()
        self._take()
