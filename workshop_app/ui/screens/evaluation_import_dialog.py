"""Taking in forms from a table: which form it is, what its columns hold, what becomes of its rows."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import evaluation_import as importing
from workshop_app.actions.evaluation import wording
from workshop_app.actions.evaluation_import import (
    FormColumn,
    FormOptions,
    FormsPlan,
    RowState,
    Source,
)
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.background import Background
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import ElidedLabel, captioned, rule, text_label
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark
from workshop_app.words.errors import word

PATTERN: Final = "*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt"
FORMS: Final = (
    ("satisfaction|", mark("Satisfaction form")),
    ("test|pre", mark("Test before")),
    ("test|post", mark("Test after")),
    ("test|", mark("Tests; a column tells before or after")),
)
"""What a table may hold: form and side in one key, and the words for it."""
_FACTS: Final = {
    "group": mark("Kind of agency or role"),
    "code": mark("Anonymous code"),
    "points": mark("Points"),
    "phase": mark("Before or after"),
}
_SURE: Final = 0.75
_SHOWN: Final = 6
"""Refused rows that are told one by one."""


class FormColumnLine(QWidget):
    """One column: heading and samples on the left, what it holds on the right."""

    def __init__(
        self, session: Session, column: FormColumn, options: list[tuple[str, str]]
    ) -> None:
        super().__init__()
        t = session.words.t
        self.column = column
        self.combo = Combo(options, column.target)
        self.combo.setAccessibleName(t("Column {name}", name=column.title))
        unsure = bool(column.target) and column.confidence < _SURE
        self.chip = Chip(t("please check") if unsure else "", "warn")
        samples = " · ".join(column.samples) or t("empty")
        if column.personal:
            samples = t("personal data are not taken in")
        self.setAccessibleName(f"{column.title}: {samples}")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        heading = column.heading or t("Column {name}", name=column.letters)
        texts.addWidget(ElidedLabel(heading, "strong"))
        texts.addWidget(ElidedLabel(samples, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(texts, 6)
        row.addWidget(self.chip)
        row.addWidget(self.combo, 5)


class FormsImportDialog(ValueDialog):
    """`value` is the `FormsPlan` that somebody agreed to; nothing is written here."""

    def __init__(self, session: Session, path: Path, form: str = "satisfaction|") -> None:
        super().__init__()
        self._session = session
        self._source: Source | None = None
        self.plan: FormsPlan | None = None
        self._options = FormOptions("satisfaction")
        self.lines: list[FormColumnLine] = []
        self.work = Background(self)
        self._build(form)
        self._connect()
        self.work.start(partial(importing.open_file, path))

    def _build(self, form: str) -> None:
        session, t = self._session, self._session.words.t
        self.setWindowTitle(t("Import forms"))
        self.form = Combo([(key, t(title)) for key, title in FORMS], form)
        self.sheet = Combo()
        self._sheet_box = captioned(t("Sheet"), self.sheet)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(captioned(t("What the table holds"), self.form), 1)
        top.addWidget(self._sheet_box, 1)
        self._sheet_box.hide()
        self.hint = text_label(
            t("Names, addresses and numbers of people in the table are never taken in."),
            "muted",
            wrap=True,
        )
        self.card = Card()
        self.card.body.setSpacing(0)
        page = ScrollPage(margins=(0, 0, 8, 0))
        page.body.addWidget(self.card)
        page.body.addStretch(1)
        self.counted = text_label("", "strong", wrap=True)
        self.refused = text_label("", "muted", wrap=True)
        self.problem = text_label("", "bad", wrap=True)
        self.progress = ProgressStrip(session.theme, t("Stop"))
        self.cancel_button = Button(session.theme, t("Cancel"))
        self.import_button = Button(session.theme, t("Nothing to import"), kind="primary")
        self.import_button.setEnabled(False)
        self.import_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addWidget(page, 1)
        for part in (self.counted, self.refused, self.problem, self.progress):
            column.addWidget(part)
        column.addLayout(foot)
        self._show_words("", "", "")
        self.resize(860, 580)

    def _connect(self) -> None:
        self.form.activated.connect(self._on_choice_activated)
        self.sheet.activated.connect(self._on_choice_activated)
        self.work.finished.connect(self._on_source_read)
        self.work.failed.connect(self._on_work_failed)
        self.work.slow.connect(self._on_work_slow)
        self.progress.cancel_requested.connect(self.work.cancel)
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    # --- reading -----------------------------------------------------------------------------------

    def _on_source_read(self, source: object) -> None:
        assert isinstance(source, Source)
        self.progress.end()
        self._source = source
        names = [(table.name, table.name) for table in source.tables]
        self.sheet.set_options(names)
        self._sheet_box.setVisible(len(names) > 1)
        self._preview({})
        if self.plan is not None:
            self.sheet.set_value(self.plan.sheet)

    def _preview(self, columns: dict[str, str], sheet: str = "") -> None:
        """Reckon what an import would do, and show it."""
        if self._source is None:
            return
        survey, _, phase = self.form.value.partition("|")
        self._options = FormOptions(survey, phase, sheet, columns)
        try:
            plan = importing.preview_forms(self._session.workshop, self._source, self._options)
        except WorkshopError as error:
            self.plan = None
            self._show_lines(None)
            self._show_words("", "", word(self._session.words, error).line)
            self._show_button()
            return
        fresh = self.plan is None or not columns
        self.plan = plan
        if fresh:
            self._show_lines(plan)
        self._show_plan(plan)

    def _show_plan(self, plan: FormsPlan) -> None:
        w = self._session.words
        new, known, refused = (plan.count(state) for state in RowState)
        said = w.t(
            "{new} new, {known} there already, {refused} refused.",
            new=w.number(new),
            known=w.number(known),
            refused=w.number(refused),
        )
        whys = [
            w.t("Row {number}: {why}", number=row.number, why=w.say(row.why))
            for row in plan.rows
            if row.why is not None
        ]
        more = w.t("and {count} more", count=w.number(len(whys) - _SHOWN))
        shown = whys[:_SHOWN] + ([more] if len(whys) > _SHOWN else [])
        problem = ""
        if not plan.has_answers:
            problem = w.t("No column holds answers yet: say above what the columns hold.")
        self._show_words(said, "\n".join(shown), problem)
        self._show_button()

    def _show_words(self, counted: str, refused: str, problem: str) -> None:
        for label, text in (
            (self.counted, counted), (self.refused, refused), (self.problem, problem),
        ):  # fmt: skip
            label.setText(text)
            label.setVisible(bool(text))

    def _show_button(self) -> None:
        w = self._session.words
        new = self.plan.count(RowState.NEW) if self.plan and self.plan.has_answers else 0
        self.import_button.set_text(
            w.n("Import {count} form", "Import {count} forms", new)
            if new
            else w.t("Nothing to import")
        )
        self.import_button.setEnabled(bool(new))

    def _show_lines(self, plan: FormsPlan | None) -> None:
        body = self.card.body
        while (item := body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        self.lines = []
        if plan is None:
            return
        options = self._targets(plan)
        for column in plan.layout.columns:
            if not column.heading and not column.samples:
                continue
            line = FormColumnLine(self._session, column, options)
            line.combo.activated.connect(self._on_combo_activated)
            if self.lines:
                body.addWidget(rule())
            self.lines.append(line)
            body.addWidget(line)

    def _targets(self, plan: FormsPlan) -> list[tuple[str, str]]:
        w, is_test = self._session.words, plan.options.survey == "test"
        found = [("", w.t("Not taken in"))]
        found += [
            (question.id, f"{number}. {wording(question, w.language)}")
            for number, question in enumerate(plan.questions, 1)
        ]
        facts = ("code", "points", "phase") if is_test else ("group",)
        return [*found, *((fact, w.t(_FACTS[fact])) for fact in facts)]

    # --- events ------------------------------------------------------------------------------------

    def _on_choice_activated(self) -> None:
        self.plan = None
        self._preview({}, self.sheet.value)

    def _on_combo_activated(self) -> None:
        changed = self.sender()
        columns: dict[str, str] = {}
        for line in self.lines:
            if line.combo is changed:
                line.chip.show_state("", "warn")
                columns[line.column.letters] = line.combo.value
            elif line.combo.value and line.combo.value == getattr(changed, "value", ""):
                line.combo.set_value("")
        told = {line.column.letters: line.combo.value for line in self.lines}
        self._preview(told, self.plan.sheet if self.plan else "")

    def _on_work_failed(self, error: WorkshopError) -> None:
        self.progress.end()
        if isinstance(error, Cancelled):
            self.reject()
        else:
            self._show_words("", "", word(self._session.words, error).line)

    def _on_work_slow(self) -> None:
        self.progress.begin(self._session.words.t("Reading the list…"))

    def accept(self) -> None:
        """Agree to what the preview says."""
        if self.plan is not None and self.plan.has_answers and self.plan.count(RowState.NEW):
            self.value = self.plan
            self.work.close()
            super().accept()

    def reject(self) -> None:
        """Think better of it."""
        self.work.close()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.work.close()
        super().closeEvent(event)
