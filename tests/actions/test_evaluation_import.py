"""Tables of forms as Google Forms and spreadsheets give them: understood, previewed, taken in once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import BUDI, new_workshop
from tests.helpers.copies import copy_of
from workshop_app.actions import evaluation, merging, records
from workshop_app.actions.evaluation_import import (
    FormOptions,
    FormsPlan,
    RowState,
    apply_forms,
    open_file,
    open_text,
    preview_forms,
)
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import ColumnMissing, NoQuestionColumn, NoQuestions, SheetMissing
from workshop_app.domain.evaluation import read_answers
from workshop_app.domain.records import Comment, Response
from workshop_app.intake import answers as reading
from workshop_app.intake.tables import Table

HEAD = (
    "Timestamp", "Alamat email", "Nama lengkap", "Kategori instansi",
    "1. Materi sesuai dengan tugas instansi saya", "Penilaian [Waktu yang disediakan mencukupi.]",
    "Apa yang perlu diperbaiki?",
)  # fmt: skip
ROWS = (
    (
        "29/03/2023 16:01:07",
        "a@contoh.example",
        "Anindya",
        "Kementerian",
        "Sangat puas",
        "4",
        "Waktu",
    ),
    ("29/03/2023 16:01:09", "b@contoh.example", "Budi", "Pers", "Puas", "3 - Puas", ""),
    ("29/03/2023 16:02:00", "c@contoh.example", "Citra", "Entah", "Lumayan", "2", ""),
    ("29/03/2023 16:03:00", "d@contoh.example", "Dewi", "", "", "", ""),
    ("", "", "", "", "", "", ""),
    ("29/03/2023 16:04:00", "e@contoh.example", "Eko", "", "1", "1,0", ""),
)
SATISFACTION = FormOptions("satisfaction")
PRE = FormOptions("test", "pre")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path)
    evaluation.adopt_form(made)
    yield made
    made.close()


def csv_file(folder: Path, rows: Sequence[Sequence[str]], name: str = "a.csv") -> Path:
    path = folder / name
    lines = (",".join(f'"{cell}"' for cell in row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def plan_of(ws: Workshop, path: Path, options: FormOptions = SATISFACTION) -> FormsPlan:
    return preview_forms(ws, open_file(path), options)


def states(plan: FormsPlan) -> list[str]:
    return [row.state.value for row in plan.rows]


def test_a_table_of_google_forms_is_understood(ws: Workshop, tmp_path: Path) -> None:
    plan = plan_of(ws, csv_file(tmp_path, [HEAD, *ROWS]))
    assert [c.target for c in plan.layout.columns] == [
        "", "", "", "group", "satisfaction-materials", "satisfaction-time", "satisfaction-improve",
    ]  # fmt: skip
    assert states(plan) == ["new", "new", "refused", "refused", "new"]
    assert [row.number for row in plan.rows if row.why] == [4, 5]
    first = plan.rows[0].form
    assert (first.group, list(first.answers.values())) == ("ministry", [4, 4])
    assert list(first.texts.values()) == ["Waktu"]
    assert plan.rows[1].form.group == "press" and plan.rows[4].form.group == ""
    assert ws.read.count(Response) == 0  # a preview writes nothing


def test_what_is_taken_in_is_what_was_shown_as_one_step(ws: Workshop, tmp_path: Path) -> None:
    plan = plan_of(ws, csv_file(tmp_path, [HEAD, *ROWS]))
    assert apply_forms(ws, plan) == 3
    kept = ws.read.all(Response)
    marks = sorted(list(read_answers(r.answers).values()) for r in kept)
    assert marks == [[1, 1], [3, 3], [4, 4]]
    everything = " ".join(str(r) for r in (*kept, *ws.read.all(Comment)))
    assert not [name for name in ("Anindya", "Budi", "contoh.example") if name in everything]
    ws.undo()
    assert ws.read.count(Response) == ws.read.count(Comment) == 0


def test_the_same_table_adds_nothing_and_a_longer_one_only_what_is_new(
    ws: Workshop, tmp_path: Path
) -> None:
    apply_forms(ws, plan_of(ws, csv_file(tmp_path, [HEAD, *ROWS])))
    again = plan_of(ws, csv_file(tmp_path, [HEAD, *ROWS], "lagi.csv"))
    assert states(again) == ["known", "known", "refused", "refused", "known"]
    assert apply_forms(ws, again) == 0
    longer = [("29/03/2023 17:00:00", "", "", "", "4", "4", ""), *ROWS, ROWS[0]]
    plan = plan_of(ws, csv_file(tmp_path, [HEAD, *longer]))
    assert plan.count(RowState.NEW) == 2  # one more, and one that says the same as another
    apply_forms(ws, plan)
    assert ws.read.count(Response) == 5


def test_what_was_taken_back_can_be_taken_in_again(ws: Workshop, tmp_path: Path) -> None:
    path = csv_file(tmp_path, [HEAD, *ROWS])
    apply_forms(ws, plan_of(ws, path))
    ws.undo()
    assert apply_forms(ws, plan_of(ws, path)) == 3
    assert ws.read.count(Response) == 3 and ws.read.count(Comment) == 1


def test_two_laptops_that_take_in_one_table_have_each_form_once(
    ws: Workshop, tmp_path: Path
) -> None:
    other = copy_of(ws, tmp_path / "budi.workshop", BUDI)
    path = csv_file(tmp_path, [HEAD, *ROWS])
    for each in (ws, other):
        apply_forms(each, plan_of(each, path))
    other.close()
    merging.merge(ws, other.path)
    assert ws.read.count(Response) == 3 and ws.read.count(Comment) == 1
    assert ws.read.conflicts() == []


def test_a_workbook_is_read_and_the_sheet_with_the_questions_is_found(
    ws: Workshop, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        notes = book.add_worksheet("Catatan")
        for number in range(30):
            notes.write(number, 0, f"Catatan {number}")
        sheet = book.add_worksheet("Form Responses 1")
        for row, cells in enumerate([HEAD, *ROWS]):
            sheet.write_row(row, 0, cells)
        sheet.write_number(2, 4, 2)
    plan = plan_of(ws, path)
    assert plan.sheet == "Form Responses 1"
    assert next(iter(plan.rows[1].form.answers.values())) == 2
    with pytest.raises(SheetMissing):
        plan_of(ws, path, FormOptions("satisfaction", sheet="Tidak ada"))


def test_columns_can_be_corrected(ws: Workshop, tmp_path: Path) -> None:
    path = csv_file(tmp_path, [("Kolom A", "Kolom B"), ("4", "3"), ("2", "2")])
    plain = plan_of(ws, path)
    assert not plain.has_answers
    with pytest.raises(NoQuestionColumn):
        apply_forms(ws, plain)
    told = {"Kolom A": "satisfaction-time", "B": "satisfaction-venue"}
    plan = plan_of(ws, path, FormOptions("satisfaction", columns=told))
    assert plan.has_answers and states(plan) == ["new", "new"]
    assert plan.rows[0].form.answers == {"satisfaction-time": 4, "satisfaction-venue": 3}
    with pytest.raises(ColumnMissing):
        plan_of(ws, path, FormOptions("satisfaction", columns={"Kolom Z": "group"}))


def test_other_scales_are_told_apart_by_their_words(ws: Workshop, tmp_path: Path) -> None:
    head = ("Waktu yang disediakan mencukupi.",)
    own = [head, ("Tidak puas",), ("Kurang puas",), ("Sangat puas",)]
    other = [head, ("Tidak puas",), ("Sangat tidak puas",), ("Sangat puas",)]

    def marks(rows: Sequence[Sequence[str]]) -> list[int]:
        plan = plan_of(ws, csv_file(tmp_path, rows))
        return [value for row in plan.rows for value in row.form.answers.values()]

    assert marks(own) == [1, 2, 4]
    assert marks(other) == [2, 1, 4]


def test_tests_come_with_code_and_points(ws: Workshop, tmp_path: Path) -> None:
    rows = [
        ("Timestamp", "Skor", "Kode anonim"),
        ("29/03/2023 09:00", "70 / 100", "ab-12"),
        ("29/03/2023 09:01", "55", "cd 34"),
        ("29/03/2023 09:02", "55", ""),
        ("29/03/2023 09:03", "155", "ef56"),
        ("29/03/2023 09:04", "55", "3173015501900001"),
        ("29/03/2023 09:05", "bagus", "gh78"),
    ]
    plan = plan_of(ws, csv_file(tmp_path, rows), PRE)
    assert states(plan) == ["new", "new", *["refused"] * 4]
    assert len({row.why.text for row in plan.rows if row.why}) == 4
    apply_forms(ws, plan)
    assert [(r.pair_code, r.points) for r in evaluation.forms(ws, "test", "pre")] == [
        ("AB12", 70),
        ("CD34", 55),
    ]


def test_a_column_may_tell_before_and_after(ws: Workshop) -> None:
    text = "Tahap\tKode\tNilai\nPre-test\tAB12\t50\nSesudah\tAB12\t80\nEntah\tAB12\t80\n"
    plan = preview_forms(ws, open_text(text), FormOptions("test"))
    assert [row.form.phase for row in plan.rows] == ["pre", "post", ""]
    assert states(plan) == ["new", "new", "refused"]


def test_a_test_typed_by_options_takes_words_letters_and_numbers(ws: Workshop) -> None:
    asked = evaluation.add_question(
        ws, survey="test", kind="options", text="Berapa strategi?",
        options=("Empat", "Enam", "Delapan"), right_option=2,
    )  # fmt: skip
    text = "Kode\tBerapa strategi?\nAA11\tEnam\nBB22\tB\nCC33\t2\nDD44\tSembilan\n"
    plan = preview_forms(ws, open_text(text), PRE)
    assert [row.form.answers.get(asked) for row in plan.rows] == [2, 2, 2, None]
    assert states(plan) == ["new"] * 3 + ["refused"]


def test_a_form_without_questions_takes_nothing(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    with pytest.raises(NoQuestions):
        plan_of(ws, csv_file(tmp_path, [HEAD, *ROWS]))
    ws.close()


def test_a_question_worded_a_little_otherwise_is_suggested_and_marked(
    ws: Workshop, tmp_path: Path
) -> None:
    path = csv_file(tmp_path, [("Waktu yg disediakan mencukupi",), ("4",)])
    [column] = plan_of(ws, path).layout.columns
    assert column.target == "satisfaction-time" and column.confidence < 0.75
    records.remove(ws, type(evaluation.questions(ws)[0]), "satisfaction-time")
    assert plan_of(ws, path).layout.columns[0].target == ""


_CELLS = st.text(max_size=12)


@given(st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_table_is_read_without_a_fault(rows: list[list[str]]) -> None:
    table = Table("x", tuple(map(tuple, rows)), tuple(range(1, len(rows) + 1)))
    asked = [reading.Asked("q", ("Waktu cukup?",), (("a", "b", "c", "d"),))]
    layout = reading.suggest(table, asked)
    seen: dict[str, int] = {}
    marks = [reading.row_mark(row, layout, seen) for row in table.rows]
    assert len(set(marks)) == len(marks)
    for cell in (cell for row in rows for cell in row):
        value = reading.read_number(cell, asked[0].answers, 4)
        assert value is None or 1 <= value <= 4
