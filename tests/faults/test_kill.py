"""A process that is killed in the middle of its work loses nothing that it has acknowledged."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import add_people, new_workshop, open_workshop
from tests.helpers.deep import scaled
from tests.helpers.tree import ROOT
from workshop_app.actions.checking import check_file
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.errors import WorkshopError

KILLS = scaled(50, 1000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workshop with thirty people."""
    ws = new_workshop(tmp_path)
    add_people(ws, 30)
    ws.close()
    return ws.path


def _kills(what: str, path: Path, kills: int, seed: int = 1) -> Iterator[list[str]]:
    command = [sys.executable, "-m", "tests.faults.killer", what, str(path), str(kills), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = 0
        for line in process.stdout:
            said += 1
            yield json.loads(line)
        assert process.wait() == 0
        assert said == kills


def _missing(path: Path, acknowledged: set[str]) -> set[str]:
    reader = Workshop.open_to_read(path)
    found = {row[0] for row in reader.file.connection.execute(f"SELECT id FROM {ATTENDANCE}")}
    reader.close()
    return acknowledged - found


def test_no_acknowledged_check_in_is_missing_after_any_number_of_kills(path: Path) -> None:
    acknowledged: set[str] = set()
    for number, said in enumerate(_kills("desk", path, KILLS)):
        assert said
        acknowledged |= set(said)
        if number % 10 == 0:  # while the next desk is at work already
            assert not _missing(path, acknowledged)
    assert not _missing(path, acknowledged)
    assert check_file(path).sound
    ws = open_workshop(path)
    ws.file.rebuild()
    ws.close()
    assert not _missing(path, acknowledged)
    assert check_file(path).sound


def test_what_a_killed_desk_left_can_be_carried_to_another_laptop(
    path: Path, tmp_path: Path
) -> None:
    [said] = _kills("desk", path, 1)
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    for file in tmp_path.glob("acara.workshop*"):
        shutil.copy2(file, elsewhere / file.name)
    for there in (path, elsewhere / path.name):
        assert check_file(there).sound
        assert not _missing(there, set(said))
        open_workshop(there).close()


def test_killed_while_opening_and_closing(path: Path) -> None:
    before = path.stat().st_size
    for _ in _kills("open", path, scaled(15, 300)):
        pass
    assert check_file(path).sound
    assert path.stat().st_size >= before
    open_workshop(path).close()  # a lock file that was left behind locks nobody out


def test_killed_while_making_a_workshop(tmp_path: Path) -> None:
    for _ in _kills("new", tmp_path, scaled(15, 300)):
        pass
    for folder in tmp_path.iterdir():
        for made in folder.glob("*.workshop"):
            try:
                ws = open_workshop(made)
                assert (
                    ws.settings.title
                )  # what was half made when the file already counts is finished
                ws.close()
            except WorkshopError:
                made.unlink()  # half made: refused in words, and nothing was acknowledged
        if not list(folder.glob("*.workshop")):
            new_workshop(folder).close()
