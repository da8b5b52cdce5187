"""Folders for pages: gone with their process, and swept where that was killed; nobody else's is touched."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QDir

from workshop_app.ui.temporary import LEAST_AGE_S, LOCK, PREFIX, PagesFolder, sweep

_HOLD = """
import sys
from workshop_app.ui.temporary import PagesFolder
held = PagesFolder()
(held.path / "pages.pdf").write_text("pages")
print(held.path, flush=True)
sys.stdin.read()
"""


def hold(root: Path) -> tuple[subprocess.Popen[str], Path]:
    """Have another process hold a folder below `root`."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(root)},
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def make_old(folder: Path) -> None:
    when = folder.stat().st_mtime - LEAST_AGE_S - 1
    os.utime(folder, (when, when))


def left_behind(root: Path, name: str = "abc") -> Path:
    """A folder as a killed process leaves it."""
    folder = root / f"{PREFIX}{name}"
    folder.mkdir(mode=0o700)
    (folder / LOCK).touch()
    (folder / "proceedings-1.pdf").write_text("pages")
    make_old(folder)
    return folder


def test_a_folder_is_readable_by_its_user_alone_and_goes_in_the_end() -> None:
    held = PagesFolder()
    assert held.path.parent == Path(QDir.tempPath())
    assert held.path.stat().st_mode & 0o077 == 0
    held.remove()
    assert not held.path.exists()


def test_what_a_killed_process_left_is_swept_and_what_another_holds_is_not(tmp_path: Path) -> None:
    killed, gone = hold(tmp_path)
    alive, kept = hold(tmp_path)
    try:
        end(killed)
        assert gone.is_dir() and sweep(tmp_path) == 0  # too young to be judged
        make_old(gone)
        make_old(kept)
        assert sweep(tmp_path) == 1
        assert not gone.exists()
        assert (kept / "pages.pdf").read_text() == "pages"
    finally:
        end(alive)


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    shared = left_behind(tmp_path, "shared")
    shared.chmod(0o755)
    bare = left_behind(tmp_path, "bare")
    (bare / LOCK).unlink()
    make_old(bare)
    other = tmp_path / "somebody"
    left_behind(tmp_path, "target").rename(other)
    (tmp_path / f"{PREFIX}link").symlink_to(other)
    (tmp_path / f"{PREFIX}file").write_text("x")
    (tmp_path / "lokakarya-other").mkdir()
    before = sorted(tmp_path.rglob("*"))
    assert sweep(tmp_path) == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_place_is_swept_in_no_time(tmp_path: Path) -> None:
    assert sweep(tmp_path / "nowhere") == 0
    assert left_behind(tmp_path).is_dir()
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []
