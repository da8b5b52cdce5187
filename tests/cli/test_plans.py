"""`plan` and `framework`: tables of action plans for a workshop and for new ones."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

TABLE = """\
No;Strategi;Rencana Aksi;Indikator;Target;Penanggung Jawab
1.1;1. Pencegahan;Menyusun pedoman;Pedoman terbit;2026;BUL
9.1;9. Lain;Membuka rumah aman;;;Kemensos
9.1;;Membuka rumah aman;;;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rencana.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_plan_is_taken_in_and_listed(file: str, table: Path, call: Call) -> None:
    said = call("plan", "import", file, table)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "1 strategy, 1 action, 1 changed, 1 new agency, 1 the same already",
        "Row 4: stands there twice; left out: Membuka rumah aman",
    ]
    listed = call("plan", "list", file).out
    assert "1 Pencegahan\n    1.1 Menyusun pedoman\n        Indicator: Pedoman terbit\n" in listed
    assert "        Responsible agencies: Kemensos\n" in listed
    told = call("plan", "list", file, "--json").json
    assert told[0]["actions"][0]["responsible_agencies"] == ["BUL"]


def test_a_preview_takes_nothing_in(file: str, table: Path, call: Call) -> None:
    said = call("plan", "import", file, table, "--preview")
    assert "Strategi: Strategy" in said.out and "2 strategies, 2 actions, 1 remark" in said.out
    assert len(call("strategy", "list", file, "--json").json) == 1
    told = call("plan", "import", file, table, "--preview", "--json").json
    assert [c["field"] for c in told["columns"]][:3] == ["number", "strategy", "action"]


def test_columns_are_named(file: str, tmp_path: Path, call: Call) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("Bidang;Isi\n3. Norma;Naskah\n")
    assert "No column" in call("plan", "import", file, odd).err
    columns = ("--column", "Bidang=strategy", "--column", "B=action")
    assert call("plan", "import", file, odd, *columns).out == "1 strategy, 1 action\n"
    assert call("plan", "import", file, odd, "--column", "Bidang").code == 2
    assert call("plan", "import", file, odd, "--column", "Bidang=colour").code == 1


def test_a_framework_is_kept_used_and_forgotten(table: Path, call: Call, tmp_path: Path) -> None:
    meta = ("--title", "Rencana Aksi Daerah", "--period", "2025", "--code", "rad")
    kept = call("framework", "import", table, *meta)
    assert kept.out.startswith("Kept as rad: 2 strategies, 2 actions")
    listed = call("framework", "list").out
    assert "rad" in listed and "ran-pp-tppo-2020-2024" in listed
    new = tmp_path / "new.workshop"
    assert call("new", new, "--template", "blank", "--framework", "rad").code == 0
    assert len(call("plan_action", "list", new, "--json").json) == 2
    assert call("workshop", "show", new, "--json").json["framework"] == "rad"
    assert call("framework", "remove", "rad").out == "Forgotten: rad\n"
    assert len(call("framework", "list", "--json").json) == 1


def test_what_is_refused(table: Path, call: Call, tmp_path: Path, file: str) -> None:
    new = tmp_path / "new.workshop"
    assert call("new", new, "--template", "blank", "--framework", "none").code == 1
    assert call("new", new, "--template", "sample", "--framework", "none").code == 2
    assert not new.exists()
    assert call("framework", "import", table).code == 2
    shipped = ("--title", "x", "--code", "ran-pp-tppo-2020-2024")
    assert "comes with the program" in call("framework", "import", table, *shipped).err
    assert call("framework", "remove", "ran-pp-tppo-2020-2024").code == 1
    assert call("plan", "import", file, tmp_path / "none.csv").code == 1


def test_a_plan_without_anything(tmp_path: Path, call: Call) -> None:
    new = tmp_path / "new.workshop"
    call("new", new, "--template", "blank")
    assert call("plan", "list", new).out == "None.\n"
    call("plan_action", "add", new, "--title", "Berdiri sendiri")
    assert call("plan", "list", new).out == "Without a strategy\n    Berdiri sendiri\n"
