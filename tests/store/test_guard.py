"""Everybody may read the file; nobody else may write it, and nothing they do stops our log."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.builders import add_people, open_workshop, small
from workshop_app.actions.checking import check_file
from workshop_app.domain.records import Person
from workshop_app.store import care, projection, tables, truth


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A closed workshop with one record of every kind."""
    made = small(tmp_path)
    made.ws.close()
    return made.ws.path


def _cli(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sqlite_utils", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_other_tools_read_everything(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as plain:
        for table in (*tables.projection_tables(), *truth.TRUTH_TABLES):
            plain.execute(f"SELECT * FROM {table}").fetchall()
        assert plain.execute("SELECT count(*) FROM person").fetchone()[0] == 2
        assert plain.execute("SELECT * FROM attendance").fetchall() == []
        rows = plain.execute("SELECT short_name, registered FROM agency_attendance ORDER BY 1")
        assert rows.fetchall() == [("BUH", 1), ("BUL", 1)]
        found = plain.execute("SELECT count(*) FROM person_search WHERE words MATCH 'sekar'")
        assert found.fetchone()[0] == 1
    listed = _cli("rows", closed, "agency")
    assert {row["short_name"] for row in json.loads(listed.stdout)} == {"BUL", "BUH"}


@pytest.mark.parametrize("table", [*tables.projection_tables(), *truth.TRUTH_TABLES])
def test_every_table_refuses_foreign_writes(closed: Path, table: str) -> None:
    with closing(sqlite3.connect(closed)) as plain:
        names = [row[1] for row in plain.execute(f"PRAGMA table_info({table})")]
        before = plain.execute(f"SELECT * FROM {table}").fetchall()
        holes = ",".join("?" * len(names))
        attempts: list[tuple[str, list[object]]] = [
            (f"INSERT INTO {table} VALUES ({holes})", ["9"] * len(names))
        ]
        if before:
            attempts += [
                (f"DELETE FROM {table}", []),
                (f"UPDATE {table} SET {names[-1]} = '9'", []),
            ]
        for sql, values in attempts:
            with pytest.raises(sqlite3.OperationalError, match="workshop_app"):
                plain.execute(sql, values)
        plain.rollback()
        assert plain.execute(f"SELECT * FROM {table}").fetchall() == before


def test_the_command_line_tool_is_refused_in_words(closed: Path) -> None:
    refused = _cli("insert", closed, "agency", "-", "--pk", "id")
    assert refused.returncode != 0
    refused = _cli("query", closed, "update person set name = 'x'")
    assert refused.returncode != 0
    assert "no such function: workshop_app" in refused.stderr
    ws = open_workshop(closed)
    assert not care.projection_differences(ws.file)
    ws.close()
    assert check_file(closed).sound


@pytest.mark.parametrize("table", ["person", "attendance_event", "sync_update", "sync_head"])
def test_a_stock_transform_cannot_stop_the_log(closed: Path, table: str) -> None:
    database = Database(closed)
    database.table(table).transform(drop=set())
    database.close()
    ws = open_workshop(closed)
    rows = len(list(ws.file.log(Person.DOCUMENT)))
    add_people(ws, 1)
    assert len(list(ws.file.log(Person.DOCUMENT))) == rows + 1
    ws.close()
    again = open_workshop(closed)
    assert len(again.read.all(Person)) == 3
    again.file.rebuild()
    assert not care.projection_differences(again.file)
    again.close()
    with closing(sqlite3.connect(closed)) as plain, pytest.raises(sqlite3.OperationalError):
        plain.execute(f"DELETE FROM {table}")  # guarded again


def test_a_dropped_table_is_noticed_and_made_anew(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as plain:
        plain.execute("DROP TABLE practice")
        plain.commit()
    found = check_file(closed)
    assert not found.sound
    assert "practice" in found.detail
    ws = open_workshop(closed)
    assert not care.projection_differences(ws.file)
    assert projection.contents(ws.file.connection)["practice"]
    ws.close()
