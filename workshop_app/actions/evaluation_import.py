"""Taking in forms from a table: preview first, then exactly that; one import is one step of undo.

A row is known again by a mark of what it says, so that the same file, or a longer one, taken in again on
whatever laptop adds only what is new.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workshop_app.actions.evaluation import (
    OPEN_TEXT,
    SCALED,
    TEST,
    FilledForm,
    check_form,
    choices_of,
    most_points,
    questions,
    scale_labels,
    scale_variants,
    write_form,
)
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Label, label
from workshop_app.domain.choices import CATEGORIES, ROLES
from workshop_app.domain.errors import (
    CodeTellsWho,
    NoQuestionColumn,
    NoQuestions,
    ValueInvalid,
    ValueMissing,
    WorkshopError,
)
from workshop_app.domain.names import fold
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import Question, Response
from workshop_app.intake import answers as reading
from workshop_app.intake.answers import FACTS as FACTS
from workshop_app.intake.answers import Asked, FormLayout
from workshop_app.intake.answers import FormColumn as FormColumn
from workshop_app.intake.sources import open_file as open_file
from workshop_app.intake.sources import open_text as open_text
from workshop_app.intake.sources import sheet_named
from workshop_app.intake.stopping import stoppable
from workshop_app.intake.tables import Source as Source
from workshop_app.intake.tables import Table
from workshop_app.paths import resource
from workshop_app.words.catalogue import LANGUAGES, Words
from workshop_app.words.terms import choice_name


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FormOptions:
    """How a table is to be read: for which form, and which columns are corrected (heading -> target)."""

    survey: str
    phase: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedForm:
    """One row below the header; `why` tells of a refused one what is wrong with it."""

    number: int
    state: RowState
    form: FilledForm
    record_id: str = ""
    why: Label | None = None


@dataclass(frozen=True, slots=True)
class FormsPlan:
    """The preview. `layout` tells what each column was taken for, `questions` what it could be."""

    source: Source
    sheet: str
    options: FormOptions
    layout: FormLayout
    questions: tuple[Question, ...]
    rows: tuple[PlannedForm, ...]

    def count(self, state: RowState) -> int:
        """Return how many rows have a state."""
        return sum(1 for row in self.rows if row.state is state)

    @property
    def untaken(self) -> tuple[str, ...]:
        """The columns that nothing is taken from."""
        return tuple(c.title for c in self.layout.columns if not c.target and c.heading)

    @property
    def has_answers(self) -> bool:
        """Tell whether some column holds answers or points."""
        known = {question.id for question in self.questions} | {reading.POINTS}
        return any(column.target in known for column in self.layout.columns)


def preview_forms(ws: Workshop, source: Source, options: FormOptions) -> FormsPlan:
    """Return what an import would do; nothing is written.

    Raises NoQuestions, SheetMissing, ColumnMissing. Whether some column fits is told by `has_answers`.
    """
    asked = questions(ws, options.survey)
    if not asked and options.survey != TEST:
        raise NoQuestions(survey=options.survey)
    known = _asked(ws, asked)
    table = sheet_named(source, options.sheet) if options.sheet else _likely(source, known)
    layout = reading.suggest(table, known).changed(options.columns)
    reader = _Reader(ws, options, layout, asked, known, table)
    rows = tuple(filter(None, map(reader.planned, range(layout.first, len(table.rows)))))
    return FormsPlan(source, table.name, options, layout, tuple(asked), rows)


def corrected(plan: FormsPlan, ws: Workshop, columns: Mapping[str, str]) -> FormsPlan:
    """Return the preview after a correction of its columns; the file is not read again."""
    options = replace(plan.options, columns={**plan.options.columns, **columns})
    return preview_forms(ws, plan.source, options)


def apply_forms(
    ws: Workshop,
    plan: FormsPlan,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> int:
    """Write the new rows as one step and return how many they were. Raises NoQuestionColumn, Cancelled."""
    if not plan.has_answers:
        raise NoQuestionColumn(path=plan.source.name)
    new = [row for row in plan.rows if row.state is RowState.NEW]
    step = stoppable(progress, cancelled)
    with ws.operation(label("import of {name}", name=plan.source.name or plan.sheet)) as op:
        for place, row in enumerate(new):
            if place % 100 == 0:
                step(place, len(new))
            write_form(op, row.form, row.record_id)
    return len(new)


def _likely(source: Source, asked: Sequence[Asked]) -> Table:
    """Return the visible sheet in which most questions are found."""
    visible = [table for table in source.tables if not table.hidden] or list(source.tables)

    def rank(table: Table) -> tuple[int, int]:
        layout = reading.suggest(table, asked)
        return sum(bool(c.target) for c in layout.columns), len(table.rows)

    return visible[0] if len(visible) == 1 else max(visible, key=rank)


def _asked(ws: Workshop, some: Sequence[Question]) -> list[Asked]:
    labels = [scale_labels(ws.settings, language) for language in LANGUAGES]
    sets = (*labels, *scale_variants())
    return [
        Asked(question.id, (question.text, question.text_en), _answers_of(question, sets))
        for question in some
    ]


def _answers_of(question: Question, sets: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    if question.kind == SCALED:
        return tuple(sets)
    return (question.options,) if question.options else ()


class _Reader:
    """Reads the rows of one table into forms."""

    def __init__(
        self,
        ws: Workshop,
        options: FormOptions,
        layout: FormLayout,
        some: Sequence[Question],
        asked: Sequence[Asked],
        table: Table,
    ) -> None:
        self._ws, self._options, self._layout, self._table = ws, options, layout, table
        self._questions = {question.id: question for question in some}
        self._most = most_points(ws.settings)
        self._answers = {a.id: self._fitting(a) for a in asked}
        self._groups = _group_words()
        self._seen: dict[str, int] = {}
        self._taken: set[str] = set()

    def _fitting(self, asked: Asked) -> tuple[tuple[str, ...], ...]:
        """Return the words of the answers: for the scale those that all its columns have in common."""
        if self._questions[asked.id].kind != SCALED:
            return asked.answers
        scaled = [
            c.index
            for c in self._layout.columns
            if c.target in self._questions and self._questions[c.target].kind == SCALED
        ]
        cells = [row[i] for row in self._table.rows[self._layout.first :] for i in scaled]
        return reading.fitting_words(cells, asked.answers)

    def planned(self, place: int) -> PlannedForm | None:
        """Return what becomes of a row; None for an empty one."""
        row, number = self._table.rows[place], self._table.numbers[place]
        if not any(row):
            return None
        mark = reading.row_mark(row, self._layout, self._seen)
        form, why = self._form(row)
        if why is None:
            why = self._refusal(form)
        if why is not None:
            return PlannedForm(number, RowState.REFUSED, form, why=why)
        state, record_id = self._identity(mark)
        return PlannedForm(number, state, form, record_id)

    def _identity(self, mark: str) -> tuple[RowState, str]:
        """Return under which id a row is kept; one whose form was removed is new again."""
        base, again = f"form-{self._options.survey}-{mark}", 1
        record_id = base
        while (known := self._ws.read.get(Response, record_id)) is not None:
            if not known.deleted:
                return RowState.KNOWN, record_id
            again += 1
            record_id = f"{base}-{again}"
        return RowState.NEW, record_id

    def _refusal(self, form: FilledForm) -> Label | None:
        try:
            check_form(form, tuple(self._questions.values()), self._most)
        except WorkshopError as error:
            return _why(error)
        return None

    def _form(self, row: Sequence[str]) -> tuple[FilledForm, Label | None]:
        """Return the form of a row, and what cannot be read in it."""
        answers: dict[str, int] = {}
        texts: dict[str, str] = {}
        why: Label | None = None
        for column in self._layout.columns:
            cell = row[column.index].strip()
            question = self._questions.get(column.target)
            if not cell or question is None:
                continue
            if question.kind == OPEN_TEXT:
                texts[question.id] = cell
                continue
            value = reading.read_number(cell, self._answers[question.id], choices_of(question))
            if value is None:
                why = why or label(
                    "“{value}” in the column “{column}” is no answer to that question.",
                    value=cell[:40],
                    column=column.title[:60],
                )
            else:
                answers[question.id] = value
        phase = self._options.phase or reading.read_phase(self._cell(row, reading.PHASE))
        form = FilledForm(
            survey=self._options.survey,
            phase=phase if self._options.survey == TEST else "",
            code=self._cell(row, reading.CODE) if self._options.survey == TEST else "",
            group=self._groups.get(fold(self._cell(row, reading.GROUP)), ""),
            answers=answers,
            texts=texts,
        )
        return self._with_points(form, row, why)

    def _with_points(
        self, form: FilledForm, row: Sequence[str], why: Label | None
    ) -> tuple[FilledForm, Label | None]:
        cell = self._cell(row, reading.POINTS)
        if form.survey != TEST or not cell:
            return form, why
        points = reading.read_points(cell)
        if points is None and why is None:
            why = label("“{value}” is no number of points.", value=cell[:40])
        return replace(form, points=points), why

    def _cell(self, row: Sequence[str], target: str) -> str:
        index = self._layout.where(target)
        return "" if index is None else " ".join(row[index].split())


def _why(error: WorkshopError) -> Label:
    """Return in a few words why a row cannot be kept."""
    match error:
        case CodeTellsWho():
            return label("The code looks like a personal number, an address or a name.")
        case ValueMissing() if error.values.get("field") == "pair_code":
            return label("There is no code.")
        case ValueMissing() if error.values.get("field") == "phase":
            return label("It is not told whether this is before or after.")
        case ValueInvalid() if error.values.get("field") == "points":
            return label("The points are not {expected}.", expected=str(error.values["expected"]))
    return label("There is no answer in this row.")


def _group_words() -> dict[str, str]:
    """Return the groups by what people call them in either language."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        words = Words.load(language, resource("locale"))
        for code in (*CATEGORIES, *ROLES):
            found[fold(choice_name(words, code))] = code
            found[fold(code)] = code
    return found
