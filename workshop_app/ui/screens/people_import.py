"""Taking in a list: choose it, correct its columns, decide what is uncertain, look, then write.

The dialog reads and reckons in a thread of its own; what somebody agreed to it writes step by step.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from workshop_app.actions import import_reading, import_shapes, importing
from workshop_app.actions.import_plan import Decisions, ImportPlan, ImportResult, Options
from workshop_app.actions.import_reading import Understood
from workshop_app.domain.errors import Cancelled, NoNameColumn, WorkshopError
from workshop_app.ui.ask import Ask, ValueDialog
from workshop_app.ui.background import Background, Work
from workshop_app.ui.gradual import Gradual
from workshop_app.ui.models.import_words import what_is_agreed_to
from workshop_app.ui.screens.people_import_agencies import AgenciesPage
from workshop_app.ui.screens.people_import_columns import ColumnsPage
from workshop_app.ui.screens.people_import_preview import PreviewPage
from workshop_app.ui.screens.people_import_source import PATTERN, SourcePage
from workshop_app.ui.screens.people_lookup import agency_names
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.words.catalogue import mark
from workshop_app.words.errors import word

SOURCE, COLUMNS, AGENCIES, PREVIEW = range(4)
_STEPS: Final = (mark("List"), mark("Columns"), mark("Agencies"), mark("Preview"))


@dataclass(frozen=True, slots=True)
class Imported:
    """What somebody agreed to, and what was written of it."""

    plan: ImportPlan
    result: ImportResult


class ImportDialog(ValueDialog):
    """Four steps; `value` is what was `Imported`. With a `path` it begins by reading that file."""

    def __init__(self, session: Session, ask: Ask, path: Path | None = None) -> None:
        super().__init__()
        self._session, self._ask = session, ask
        self.understood: Understood | None = None
        self.plan: ImportPlan | None = None
        self._options = Options(remembered=shapes_of(session))
        self._then: Callable[[object], None] = self._on_understood
        self.work = Background(self)
        self.writing = Gradual(self)
        self.setWindowTitle(session.words.t("Import a list"))
        self._build()
        self._connect()
        self._go(SOURCE)
        if path is not None:
            self.read_file(path)

    # --- layout ------------------------------------------------------------------------------------

    def _build(self) -> None:
        session, t = self._session, self._session.words.t
        self.source_page = SourcePage(session.theme, session.words)
        self.columns_page = ColumnsPage(session.words)
        self.agencies_page = AgenciesPage(session.theme, session.words, agency_names(session))
        self.preview_page = PreviewPage(session)
        self.pages = QStackedWidget()
        for page in (
            self.source_page,
            self.columns_page,
            self.agencies_page,
            self.preview_page,
        ):
            self.pages.addWidget(page)
        self.title = ElidedLabel("", "h1")
        self.step = text_label("", "muted")
        self.problem = text_label("", "bad", wrap=True)
        self.problem.hide()
        self.progress = ProgressStrip(session.theme, t("Stop"))
        self.back_button = Button(session.theme, t("Back"), icon="arrow-left")
        self.next_button = Button(session.theme, t("Next"), kind="primary")
        self.next_button.setDefault(True)
        self.cancel_button = Button(session.theme, t("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.step)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.problem)
        column.addWidget(self.progress)
        column.addLayout(self._foot())
        self.resize(920, 600)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.next_button)
        return foot

    def _connect(self) -> None:
        self.source_page.file_requested.connect(self._on_file_requested)
        self.source_page.file_given.connect(self.read_file)
        self.source_page.text_given.connect(self.read_text)
        self.columns_page.sheet_chosen.connect(self._on_sheet_chosen)
        self.columns_page.edited.connect(self._on_columns_edited)
        self.preview_page.edited.connect(self._on_people_decided)
        self.preview_page.table.entered.connect(self.next_button.click)
        self.work.finished.connect(self._on_work_finished)
        self.work.failed.connect(self._on_work_failed)
        self.work.slow.connect(self._on_work_slow)
        self.work.progressed.connect(self._on_work_progressed)
        self.writing.finished.connect(self._on_writing_finished)
        self.writing.failed.connect(self._on_writing_failed)
        self.writing.slow.connect(self._on_writing_slow)
        self.writing.progressed.connect(self._on_work_progressed)
        self.progress.cancel_requested.connect(self._on_stop_requested)
        self._session.closing.connect(self.writing.close)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.cancel_button.clicked.connect(self.reject)

    # --- where we are ------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The step that is shown."""
        return self.pages.currentIndex()

    def _go(self, page: int) -> None:
        t = self._session.words.t
        self.pages.setCurrentIndex(page)
        self.problem.hide()
        name = self.understood.source.name if self.understood else ""
        about = name or (t("Pasted list") if self.understood else "")
        titles = (
            t("Which list?"),
            t("What do the columns hold?"),
            t("Which agencies are these?"),
            t("What will be written"),
        )
        self.title.setText(f"{titles[page]}{f' · {about}' if about and page else ''}")
        self.step.setText(t("Step {step} of 4: {name}", step=page + 1, name=t(_STEPS[page])))
        self._show_buttons()
        target = (
            self.source_page.choose_button,
            self.next_button,
            self.agencies_page.first,
            self.preview_page.table,
        )[page]
        target.setFocus()

    def _show_buttons(self) -> None:
        w, writes = self._session.words, self.writing.is_busy
        busy = self.work.is_busy or writes
        self.back_button.setVisible(self.page != SOURCE)
        self.back_button.setEnabled(not busy)
        self.next_button.setVisible(self.page != SOURCE)
        self.pages.setEnabled(not writes and (not busy or self.page == PREVIEW))
        if self.page != PREVIEW:
            self.next_button.set_text(w.t("Next"))
            ready = self.page != COLUMNS or self.columns_page.has_names
            self.next_button.setEnabled(ready and not busy)
            return
        self.next_button.set_text(what_is_agreed_to(w, self.plan))
        self.next_button.setEnabled(bool(self.plan and self.plan.writes) and not busy)

    # --- work in the background ----------------------------------------------------------------------

    def _start(self, work: Work, then: Callable[[object], None]) -> None:
        self._then = then
        self.problem.hide()
        self.work.start(work)
        self._show_buttons()

    def read_file(self, path: Path) -> None:
        """Read a file and show its columns."""
        self._options = Options(remembered=shapes_of(self._session))
        work = partial(import_reading.read_file, path, self._options)
        self._start(work, self._on_understood)

    def read_text(self, text: str) -> None:
        """Read a pasted text and show its columns."""
        self._options = Options(remembered=shapes_of(self._session))
        work = partial(import_reading.read_text, text, self._options)
        self._start(work, self._on_understood)

    def _on_understood(self, understood: object) -> None:
        assert isinstance(understood, Understood)
        self.understood, self.plan = understood, None
        kept = understood.layout.fingerprint in self._options.remembered
        self.columns_page.load(understood, self._options.columns, kept=kept)
        self.agencies_page.decisions = {}
        self.preview_page.begin()
        self._go(COLUMNS)
        if not self.columns_page.has_names:
            self._say_problem(NoNameColumn(path=understood.source.name))

    def _make_plan(self, then: Callable[[object], None]) -> None:
        if self.understood is None:
            return
        work = partial(
            import_reading.plan,
            self._session.workshop.path,
            self.understood,
            self._options,
            self._decisions,
        )
        self._start(work, then)

    @property
    def _decisions(self) -> Decisions:
        return Decisions(
            agencies=dict(self.agencies_page.decisions),
            people=dict(self.preview_page.people),
            people_otherwise=self.preview_page.otherwise,
            session=self.preview_page.session,
        )

    def _take_plan(self, plan: object) -> None:
        assert isinstance(plan, ImportPlan)
        # Nothing is written while this dialog is open, so the preview is one of now.
        self.plan = import_reading.of_now(self._session.workshop, plan)
        self.preview_page.load(self.plan)

    def _on_first_plan(self, plan: object) -> None:
        self._take_plan(plan)
        if self.plan is not None:
            self.agencies_page.load(self.plan, self.agencies_page.decisions)
        self._go(AGENCIES if self.agencies_page.is_needed else PREVIEW)

    def _on_plan(self, plan: object) -> None:
        self._take_plan(plan)
        self._go(PREVIEW)

    def _on_plan_again(self, plan: object) -> None:
        self._take_plan(plan)
        self._show_buttons()

    def _on_work_finished(self, result: object) -> None:
        self.progress.end()
        self._then(result)

    def _on_work_failed(self, error: WorkshopError) -> None:
        self.progress.end()
        self._show_buttons()
        if not isinstance(error, Cancelled):
            self._say_problem(error)

    def _say_problem(self, error: WorkshopError) -> None:
        self.problem.setText(word(self._session.words, error).line)
        self.problem.show()

    def _on_work_slow(self) -> None:
        self.progress.begin(self._session.words.t("Reading the list…"))

    def _on_work_progressed(self, done: int, total: int) -> None:
        w = self._session.words
        if not self.progress.isHidden():
            text = w.t("{done} of {total} rows", done=w.number(done), total=w.number(total))
            self.progress.advance(text, done, total)

    # --- events ------------------------------------------------------------------------------------

    def _on_file_requested(self) -> None:
        t, last = self._session.words.t, self._session.settings.value.import_folder
        folder = Path(last) if last and Path(last).is_dir() else self._session.workshop.path.parent
        path = self._ask.open_file(t("Choose a list"), t("Lists"), PATTERN, folder)
        if path is not None:
            self._session.settings.change(import_folder=str(path.parent))
            self.read_file(path)

    def _on_sheet_chosen(self, name: str) -> None:
        if self.understood is not None:
            self._options = replace(self._options, sheet=name, columns={})
            work = partial(import_reading.understand, self.understood.source, self._options)
            self._start(work, self._on_understood)

    def _on_columns_edited(self) -> None:
        self.problem.hide()
        self._show_buttons()

    def _on_people_decided(self) -> None:
        self._make_plan(self._on_plan_again)

    def _on_next_clicked(self) -> None:
        if self.page == COLUMNS and self.understood is not None:
            corrections = dict(self.columns_page.corrections)
            if corrections != self._options.columns:
                self._options = replace(self._options, columns=corrections)
                self.understood = replace(self.understood, prepared=None)
            self._make_plan(self._on_first_plan)
        elif self.page == AGENCIES:
            self._make_plan(self._on_plan)
        elif self.page == PREVIEW:
            self.accept()

    def _on_back_clicked(self) -> None:
        needed = self.agencies_page.is_needed
        self._go(COLUMNS if self.page == PREVIEW and not needed else self.page - 1)

    def accept(self) -> None:
        """Write what the preview says; the dialog closes when that is done."""
        if self.plan is not None and self.plan.writes and not self.work.is_busy:
            self.problem.hide()
            self.writing.start(importing.applying(self._session.workshop, self.plan))
            self._show_buttons()

    def _on_writing_finished(self, result: object) -> None:
        assert isinstance(result, ImportResult) and self.plan is not None
        if self._options.columns:
            layout = self.plan.prepared.layout
            remember_shape(self._session, layout.fingerprint, layout.told)
        self.value = Imported(self.plan, result)
        self.work.close()
        super().accept()

    def _on_writing_failed(self, error: WorkshopError) -> None:
        self.progress.end()
        self._show_buttons()
        self._say_problem(error)

    def _on_writing_slow(self) -> None:
        self.progress.begin(self._session.words.t("Writing…"))

    def _on_stop_requested(self) -> None:
        self.writing.cancel()
        self.work.cancel()

    def reject(self) -> None:
        """Think better of it: whatever is being read or written is given up."""
        self.writing.close()
        self.work.close()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.writing.close()
        self.work.close()
        super().closeEvent(event)


def shapes_of(session: Session) -> import_shapes.Shapes:
    """Return what this laptop remembers of columns; what earlier versions kept in the settings counts too."""
    earlier = import_shapes.shapes_of(session.settings.value.import_shapes)
    return earlier | import_shapes.remembered(session.surroundings.folders.data)


def remember_shape(session: Session, fingerprint: str, told: dict[str, str]) -> None:
    """Keep the meaning of the columns for the next list of this shape."""
    import_shapes.remember(session.surroundings.folders.data, fingerprint, told)
