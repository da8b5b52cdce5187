"""The writer's lock: one at a time, gone with its process, and no file is left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.tree import ROOT
from workshop_app.store.lock import FileLock, TakenAlready

HOLD = """
import sys
from pathlib import Path
from workshop_app.store.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_one_holds_it_until_it_is_released(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    lock = FileLock(path)
    with pytest.raises(TakenAlready):
        FileLock(path)
    lock.release()
    lock.release()
    assert not path.exists()
    FileLock(path).release()


def test_another_process_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with _holder(path) as process:
        with pytest.raises(TakenAlready):
            FileLock(path)
        process.communicate()
    assert not path.exists()
    FileLock(path).release()


def test_it_dies_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with _holder(path) as process:
        process.kill()
        process.communicate()
    assert path.exists()  # and is in nobody's way
    FileLock(path).release()
    assert not path.exists()


def test_who_opened_the_file_before_it_was_removed_takes_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.lock"
    really_open, opened = os.open, list[int]()

    def slow(*where: object) -> int:
        descriptor = really_open(*where)  # type: ignore[arg-type]
        if not opened:
            path.unlink()  # as the one who held it does at that very moment
        opened.append(descriptor)
        return descriptor

    monkeypatch.setattr(os, "open", slow)
    lock = FileLock(path)
    monkeypatch.undo()
    assert len(opened) == 2
    with pytest.raises(TakenAlready):
        FileLock(path)
    lock.release()


def test_where_no_file_can_be_made_the_system_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "nowhere" / "a.lock")
