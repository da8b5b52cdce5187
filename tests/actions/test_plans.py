"""Action plans: kept for new workshops, taken into an open one once, undone in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from tests.builders import ANI, new_workshop
from tests.conftest import ExpectLogs
from workshop_app.actions import frameworks, plan_words, records, templates
from workshop_app.actions.frameworks import (
    Framework,
    FrameworkAction,
    FrameworkStrategy,
    code_of,
    framework,
    frameworks_folder,
    remove_framework,
    save_framework,
)
from workshop_app.actions.plans import PlanResult, framework_of, import_plan, read_plan_file
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import (
    CannotWrite,
    FrameworkShipped,
    FrameworkUnknown,
    NoPlanColumn,
    PlanEmpty,
    SheetMissing,
)
from workshop_app.domain.records import Agency, PlanAction, Strategy
from workshop_app.words.catalogue import Words

TABLE = """\
No;Strategi;Rencana Aksi;Indikator;Target;Penanggung Jawab
1.1;1. Pencegahan;Menyusun pedoman;Pedoman terbit;2026;BUL
1.2;;Melatih petugas;200 orang;2027;BUL; BUH
2.1;2. Rehabilitasi;Membuka rumah aman;;;Badan Urusan Hutan
"""
ODD = 'Rencana "Aksi" \\ Daerah\x7f'


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path)
    yield made
    made.close()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rencana.csv"
    path.write_text(TABLE.replace("BUL; BUH", '"BUL; BUH"'), encoding="utf-8")
    return path


def plan(table: Path, title: str = "Rencana Aksi Daerah", **more: str) -> Framework:
    return framework_of(read_plan_file(table), title=title, **more)


def test_a_plan_comes_into_a_workshop(ws: Workshop, table: Path) -> None:
    known = records.add(ws, Agency, short_name="BUH", name="Badan Urusan Hutan")
    result = import_plan(ws, plan(table, period="2025–2029"))
    assert result == PlanResult(strategies=2, actions=3, agencies=1)
    one, two = ws.read.all(Strategy)
    assert [(one.number, one.title), (two.number, two.title)] == [
        (1, "Pencegahan"),
        (2, "Rehabilitasi"),
    ]
    actions = {a.number: a for a in ws.read.all(PlanAction)}
    assert actions["1.2"].strategy_id == one.id and actions["2.1"].responsible == (known,)
    [new] = [a for a in ws.read.all(Agency) if a.id != known]
    assert (new.short_name, new.invited) == ("BUL", False)
    assert actions["1.2"].responsible == (new.id, known)
    assert ws.settings.framework == "rencana-aksi-daerah-2025-2029"
    assert ws.settings.framework_title == "Rencana Aksi Daerah 2025–2029"


def test_again_it_changes_nothing_and_undo_takes_it_all_back(ws: Workshop, table: Path) -> None:
    import_plan(ws, plan(table))
    label = ws.undo_label
    assert import_plan(ws, plan(table)) == PlanResult(same=5)
    assert ws.undo_label is label
    ws.undo()
    for kind in (Strategy, PlanAction, Agency):
        assert ws.read.all(kind) == []
    assert ws.settings.framework == ""
    ws.redo()
    assert len(ws.read.all(PlanAction)) == 3


def test_what_the_table_tells_anew_is_changed(ws: Workshop, table: Path) -> None:
    import_plan(ws, plan(table))
    by_hand = next(a for a in ws.read.all(PlanAction) if a.number == "2.1")
    records.change(ws, PlanAction, by_hand.id, target="2030")
    table.write_text(TABLE.replace("Pedoman terbit", "Pedoman dipakai"), encoding="utf-8")
    assert import_plan(ws, plan(table)).changed >= 1
    actions = {a.number: a for a in ws.read.all(PlanAction)}
    assert actions["1.1"].indicator == "Pedoman dipakai"
    assert actions["2.1"].target == "2030"


def test_strategies_keep_their_wording_unless_told_otherwise(ws: Workshop, table: Path) -> None:
    kept = records.add(ws, Strategy, number=1, title="Sebutan sendiri", title_en="Our words")
    assert import_plan(ws, plan(table)).strategies == 1
    assert ws.require(Strategy, kept).title == "Sebutan sendiri"
    result = import_plan(ws, plan(table), rename=True)
    assert result.changed == 1
    renamed = ws.require(Strategy, kept)
    assert (renamed.title, renamed.title_en) == ("Pencegahan", "")


def test_a_strategy_is_known_by_its_title_too(ws: Workshop, table: Path) -> None:
    known = records.add(ws, Strategy, title="PENCEGAHAN")
    import_plan(ws, plan(table))
    assert {a.strategy_id for a in ws.read.all(PlanAction) if a.number[0] == "1"} == {known}


def test_the_plan_of_a_workshop_keeps_its_name(tmp_path: Path, table: Path) -> None:
    ws = templates.create(tmp_path / "a.workshop", ANI, "ran-pp-tppo")
    before = ws.settings.framework_title
    assert import_plan(ws, plan(table)).strategies == 0
    assert ws.settings.framework_title == before
    ws.close()


def test_a_plan_is_kept_and_read_again(tmp_path: Path, table: Path) -> None:
    made = plan(table, ODD, title_en="Regional plan", code="RAD 2025")
    path = save_framework(tmp_path, made)
    assert path.parent == frameworks_folder(tmp_path) and path.name == "rad-2025.toml"
    read = framework("rad-2025", tmp_path)
    assert read == made
    assert [f.code for f in frameworks.frameworks(tmp_path)] == [
        "ran-pp-tppo-2020-2024",
        "rad-2025",
    ]
    save_framework(tmp_path, plan(table, "Lain", code="rad-2025"))
    assert framework("rad-2025", tmp_path).title == "Lain"
    remove_framework(tmp_path, "rad-2025")
    assert list(frameworks_folder(tmp_path).iterdir()) == []
    with pytest.raises(FrameworkUnknown):
        framework("rad-2025", tmp_path)


def test_the_shipped_plan_reads_in_the_same_form() -> None:
    [shipped] = frameworks.frameworks()
    assert len(shipped.strategies) == 6 and shipped.actions == () and not shipped.own
    assert shipped.legal_basis and shipped.name == "RAN PP TPPO 2020–2024"


def test_the_shipped_plan_stays(tmp_path: Path, table: Path) -> None:
    with pytest.raises(FrameworkShipped):
        save_framework(tmp_path, plan(table, code="ran-pp-tppo-2020-2024"))
    with pytest.raises(FrameworkShipped):
        remove_framework(tmp_path, "ran-pp-tppo-2020-2024")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.toml", "not toml ["),
        ("x.toml", "[other]"),
        ("x.csv", "framework,number,title,title_en\nx,satu,A,\n"),
        (
            "x.actions.csv",
            "framework,strategy,number,title,title_en,indicator,target,responsible\nx,9,1,A,,,,\n",
        ),
    ],
)
def test_a_damaged_plan_is_left_out(
    tmp_path: Path, table: Path, name: str, text: str, expect_logs: ExpectLogs
) -> None:
    save_framework(tmp_path, plan(table, code="x"))
    (frameworks_folder(tmp_path) / name).write_text(text, encoding="utf-8")
    with expect_logs("workshop_app.actions.frameworks", "could not be read"):
        found = frameworks.frameworks(tmp_path)
    assert [plan.code for plan in found] == ["ran-pp-tppo-2020-2024"]


def test_a_folder_that_cannot_be_written(tmp_path: Path, table: Path) -> None:
    (tmp_path / "frameworks").write_text("a file is in the way")
    with pytest.raises(CannotWrite):
        save_framework(tmp_path, plan(table))


def test_a_new_workshop_stands_on_it(tmp_path: Path, table: Path) -> None:
    save_framework(tmp_path, plan(table, code="x", title_en="Plan", period="2025"))
    ws = templates.create(tmp_path / "a.workshop", ANI, "blank", framework=framework("x", tmp_path))
    assert (ws.settings.framework, ws.settings.framework_title) == ("x", "Rencana Aksi Daerah 2025")
    assert ws.settings.framework_title_en == "Plan 2025"
    assert (len(ws.read.all(Strategy)), len(ws.read.all(PlanAction))) == (2, 3)
    assert ws.undo_label is None
    ws.close()


def test_tables_that_are_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "tamu.csv"
    path.write_text("Nama;Alamat\nAni;Jalan Laut\n")
    with pytest.raises(NoPlanColumn):
        plan(path)
    path.write_text("Strategi;Aksi\n;\n;Tanpa induk\n")
    with pytest.raises(PlanEmpty):
        plan(path)
    with pytest.raises(SheetMissing):
        read_plan_file(path, sheet="Lembar 9")


def test_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "rencana.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Rencana")
    sheet.merge_range(0, 0, 0, 2, "RENCANA AKSI DAERAH 2025–2029")
    sheet.write_row(2, 0, ("Strategi", "Kegiatan", "Penanggung Jawab"))
    sheet.merge_range(3, 0, 5, 0, "Strategi 1: Pencegahan")
    for row, name in enumerate(("Menyusun pedoman", "Melatih petugas", "Menyebarkan"), 3):
        sheet.write_row(row, 1, (name, "BUL"))
    sheet.write_row(6, 0, ("Strategi 2: Hukum", "Menyiapkan naskah", "BUH"))
    book.close()
    read = read_plan_file(path).table
    assert [(s.number, s.title) for s in read.strategies] == [(1, "Pencegahan"), (2, "Hukum")]
    assert [(a.strategy, a.title) for a in read.actions] == [
        (0, "Menyusun pedoman"),
        (0, "Melatih petugas"),
        (0, "Menyebarkan"),
        (1, "Menyiapkan naskah"),
    ]
    assert read.troubles == ()


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("RAN PP TPPO 2025–2029", "ran-pp-tppo-2025-2029"),
        ("  ../é!", "e"),
        ("", "plan"),
        ("…", "plan"),
    ],
)
def test_codes_are_safe_as_file_names(title: str, code: str) -> None:
    assert code_of(title) == code


def test_a_strategy_without_a_number_keeps_its_actions(tmp_path: Path) -> None:
    made = Framework(
        "x",
        "Rencana",
        strategies=(FrameworkStrategy(None, "Pertama"), FrameworkStrategy(None, "Kedua")),
        actions=(FrameworkAction(1, "", "Aksi", responsible=("A|B",)),),
        own=True,
    )
    save_framework(tmp_path, made)
    [action] = framework("x", tmp_path).actions
    assert (action.strategy, action.responsible) == (1, ("A/B",))


def test_it_is_said_in_words(table: Path) -> None:
    w = Words.load("en", Path())
    read = read_plan_file(table)
    assert plan_words.read_words(w, read.table) == "2 strategies, 3 actions"
    assert plan_words.result_words(w, PlanResult()) == "Nothing was taken in."
    assert plan_words.result_words(w, PlanResult(2, 3, 1, 4, 1)) == (
        "2 strategies, 3 actions, 1 changed, 1 new agency, 4 the same already"
    )
