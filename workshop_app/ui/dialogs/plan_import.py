"""Taking an action plan in from a table: what the columns hold, what was understood, where it goes."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions import plan_words, plans
from workshop_app.actions.frameworks import Framework
from workshop_app.actions.plans import PLAN_FIELDS, PlanColumn, PlanFile
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.background import Background, Work
from workshop_app.ui.dialogs.plan_list import PlanView
from workshop_app.ui.models.plan import lines_of_table
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import ElidedLabel, field_label, rule, text_label
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.errors import word

COLUMNS, PREVIEW = range(2)
_TROUBLES_SHOWN = 30


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """The plan, and what is to be done with it."""

    plan: Framework
    take_in: bool
    rename: bool
    keep: bool


class PlanImportDialog(ValueDialog):
    """`value` is a `PlanAnswer`. `workshop` is the title of the open one, "" without any."""

    def __init__(self, surroundings: Surroundings, path: Path, workshop: str) -> None:
        super().__init__()
        self._surroundings, self._words = surroundings, surroundings.words
        self._path, self._workshop = path, workshop
        self.read: PlanFile | None = None
        self.told: dict[str, str] = {}
        self.lines: dict[Combo, PlanColumn] = {}
        self.setWindowTitle(self._words.t("Import an action plan"))
        self.work = Background(self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._go(COLUMNS)

    # --- layout ------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        t, theme = self._words.t, self._surroundings.theme
        self.title = ElidedLabel("", "h1")
        self.problem = text_label("", "bad", wrap=True)
        self.strip = ProgressStrip(theme, t("Stop"))
        self.sheet = Combo()
        self.columns = ScrollPage(margins=(0, 0, 8, 0))
        self.view = PlanView(theme, self._words, "WIB")
        self.summary = text_label("", "strong", wrap=True)
        self.troubles = text_label("", "warn", wrap=True)
        self.take_in = QCheckBox(t("Take it into the open workshop"))
        self.rename = QCheckBox(t("Strategies take the wording of the table"))
        self.keep = QCheckBox(t("Keep it for new workshops"))
        self.name = QLineEdit(" ".join(self._path.stem.replace("_", " ").split()))
        self.name_en = QLineEdit()
        self.period = QLineEdit()
        self.period.setPlaceholderText("2025–2029")
        self.back = Button(theme, t("Back"), icon="arrow-left")
        self.next = Button(theme, t("Next"), kind="primary")
        self.next.setDefault(True)
        self.cancel = Button(theme, t("Cancel"))
        self.take_in.setVisible(bool(self._workshop))
        self.rename.setVisible(bool(self._workshop))
        self.take_in.setChecked(bool(self._workshop))
        self.keep.setChecked(not self._workshop)

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self._columns_page())
        self.pages.addWidget(self._preview_page())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (self.title, self.pages, self.problem, self.strip):
            column.addWidget(part, 1 if part is self.pages else 0)
        column.addLayout(foot)
        self.setMinimumSize(640, 500)
        self.resize(900, 590)

    def _columns_page(self) -> QWidget:
        t = self._words.t
        page = QWidget()
        self._sheet_box = QWidget()
        row = QHBoxLayout(self._sheet_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field_label(t("Sheet"), self.sheet))
        row.addWidget(self.sheet, 1)
        self._sheet_box.hide()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        hint = t("This is how the columns were understood. Correct what is wrong.")
        column.addWidget(text_label(hint, "muted", wrap=True))
        column.addWidget(self._sheet_box)
        column.addWidget(self.columns, 1)
        return page

    def _preview_page(self) -> QWidget:
        t = self._words.t
        page = QWidget()
        listed = Card()
        listed.body.setContentsMargins(4, 4, 4, 4)
        listed.body.addWidget(self.view)
        goal = QVBoxLayout()
        goal.setSpacing(6)
        goal.addWidget(self.summary)
        trouble_page = ScrollPage(margins=(0, 0, 8, 0))
        trouble_page.body.addWidget(self.troubles)
        trouble_page.body.addStretch(1)
        self._trouble_page = trouble_page
        goal.addWidget(trouble_page, 1)
        goal.addStretch(0)
        goal.addWidget(self.take_in)
        goal.addWidget(self.rename)
        goal.addWidget(self.keep)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for caption, field, line, column, wide in (
            (t("Name of the plan"), self.name, 0, 0, 2),
            (t("Name in English"), self.name_en, 2, 0, 1),
            (t("Years"), self.period, 2, 1, 1),
        ):
            grid.addWidget(field_label(caption, field), line, column, 1, wide)
            grid.addWidget(field, line + 1, column, 1, wide)
        goal.addLayout(grid)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(listed, 5)
        row.addLayout(goal, 4)
        return page

    def _connect(self) -> None:
        self.sheet.activated.connect(self._on_sheet_activated)
        self.back.clicked.connect(self._on_back_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.cancel.clicked.connect(self.reject)
        for box in (self.take_in, self.keep):
            box.toggled.connect(self._show_buttons)
        self.name.textChanged.connect(self._show_buttons)
        self.strip.cancel_requested.connect(self.work.cancel)
        self.work.slow.connect(self._on_work_slow)
        self.work.finished.connect(self._on_work_finished)
        self.work.failed.connect(self._on_work_failed)

    # --- reading -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.read is None and not self.work.is_busy:
            self._start(partial(plans.read_plan_file, self._path, None, ""))

    def _start(self, work: Work) -> None:
        self.problem.setText("")
        self.work.start(work)
        self._show_buttons()

    def _understand(self, sheet: str) -> None:
        """Understand the file anew, in the background too: sheets can be long."""
        read, told = self.read, dict(self.told)
        if read is None:
            return
        source = read.source

        def work(_progress: Progress, _cancelled: CancelCheck) -> object:
            return plans.understand_plan(source, told, sheet)

        self._start(work)

    def _on_work_finished(self, read: object) -> None:
        assert isinstance(read, PlanFile)
        self.strip.end()
        self.read = read
        self.sheet.set_options([(name, name) for name in read.sheets])
        self.sheet.set_value(read.sheet)
        self._sheet_box.setVisible(len(read.sheets) > 1)
        self._show_columns(read)
        self._show_preview(read)
        self._show_buttons()
        if self.pages.currentIndex() == COLUMNS and not isinstance(self.focusWidget(), Combo):
            self.next.setFocus()

    def _on_work_failed(self, error: WorkshopError) -> None:
        self.strip.end()
        if not isinstance(error, Cancelled):
            self.problem.setText(word(self._words, error).line)
        self._show_buttons()

    def _on_work_slow(self) -> None:
        self.strip.begin(self._words.t("Reading the list…"))

    # --- showing -----------------------------------------------------------------------------------

    def _show_columns(self, read: PlanFile) -> None:
        body, t = self.columns.body, self._words.t
        while body.count():
            item = body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        self.lines = {}
        card = Card()
        card.body.setSpacing(0)
        options = [("", t("Not used")), *((name, t(text)) for name, text in PLAN_FIELDS.items())]
        for place, column in enumerate(read.table.columns):
            if place:
                card.body.addWidget(rule())
            combo = Combo(options, column.field)
            if not column.field:
                combo.set_value("")
            combo.setAccessibleName(t("Column {name}", name=column.title))
            combo.activated.connect(self._on_column_activated)
            self.lines[combo] = column
            card.body.addWidget(self._column_line(column, combo))
        body.addWidget(card)
        body.addStretch(1)

    def _column_line(self, column: PlanColumn, combo: Combo) -> QWidget:
        t, made = self._words.t, QWidget()
        samples = " · ".join(column.samples) or t("empty")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        heading = column.heading or t("Column {name}", name=column.letters)
        texts.addWidget(ElidedLabel(heading, "strong"))
        texts.addWidget(ElidedLabel(samples, "small"))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(texts, 6)
        row.addWidget(combo, 4)
        return made

    def _show_preview(self, read: PlanFile) -> None:
        w, table = self._words, read.table
        self.view.lines.show(lines_of_table(table))
        self.summary.setText(plan_words.read_words(w, table))
        said = [plan_words.trouble_words(w, t) for t in table.troubles[:_TROUBLES_SHOWN]]
        rest = len(table.troubles) - len(said)
        if rest:
            said.append(w.n("and {count} more row", "and {count} more rows", rest))
        self.troubles.setText("\n".join(said))
        self._trouble_page.setVisible(bool(said))

    def _go(self, page: int) -> None:
        t = self._words.t
        self.pages.setCurrentIndex(page)
        heading = t("What was understood") if page == PREVIEW else t("What do the columns hold?")
        self.title.setText(f"{heading} · {self._path.name}")
        self._show_buttons()
        self.next.setFocus()

    def _show_buttons(self) -> None:
        t, page = self._words.t, self.pages.currentIndex()
        read = self.read
        has = read is not None and bool(read.table.strategies) and not self.work.is_busy
        self.back.setVisible(page == PREVIEW)
        for field in (self.name, self.name_en, self.period):
            field.setEnabled(self.keep.isChecked() or self.take_in.isChecked())
        self.rename.setEnabled(self.take_in.isChecked())
        if page == COLUMNS:
            self.next.set_text(t("Next"))
            self.next.setEnabled(has)
            if read is not None and not has and not self.work.is_busy:
                self._say_nothing_read()
            return
        chosen = self.take_in.isChecked() or self.keep.isChecked()
        named = bool(self.name.text().strip())
        self.next.set_text(t("Import"))
        self.next.setEnabled(has and chosen and named)

    def _say_nothing_read(self) -> None:
        assert self.read is not None
        try:
            plans.framework_of(self.read, title="")
        except WorkshopError as error:
            self.problem.setText(word(self._words, error).line)

    # --- events ------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Answer with the plan, if there is one and somewhere to put it."""
        if self.read is None or not self.next.isEnabled():
            return
        plan = plans.framework_of(
            self.read,
            title=self.name.text(),
            title_en=self.name_en.text(),
            period=self.period.text(),
        )
        take_in = bool(self._workshop) and self.take_in.isChecked()
        rename = take_in and self.rename.isChecked()
        self.value = PlanAnswer(plan, take_in, rename, self.keep.isChecked())
        super().accept()

    def done(self, result: int) -> None:
        """Leave; nothing goes on being read."""
        self.work.close()
        super().done(result)

    def _on_sheet_activated(self) -> None:
        self.told = {}
        self._understand(self.sheet.value)

    def _on_column_activated(self) -> None:
        combo = self.sender()
        if isinstance(combo, Combo) and combo in self.lines and self.read is not None:
            self.told[self.lines[combo].letters] = combo.value
            self._understand(self.read.sheet)

    def _on_back_clicked(self) -> None:
        self._go(COLUMNS)

    def _on_next_clicked(self) -> None:
        if self.pages.currentIndex() == COLUMNS:
            self._go(PREVIEW)
        else:
            self.accept()
