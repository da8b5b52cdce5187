"""A full disk is said in words, loses nothing that was saved, and is over when there is room again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.tree import ROOT

_MOUNT = 'mount -t tmpfs -o size=8m tmpfs "$1" && shift && exec "$@"'


def _can_mount() -> bool:
    """Whether a small disk of our own can be had here: in a container or without rights, not always."""
    if shutil.which("unshare") is None:
        return False
    attempt = ["unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"]
    return subprocess.run(attempt, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("how", ["limit", "tmpfs"] if _can_mount() else ["limit"])
def test_a_full_disk_is_survived(tmp_path: Path, how: str) -> None:
    command = [sys.executable, "-m", "tests.faults.full_disk", how, str(tmp_path)]
    if how == "tmpfs":
        command = ["unshare", "-m", "sh", "-c", _MOUNT, "sh", str(tmp_path), *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    word, count = done.stdout.split()
    assert word == "ok"
    assert int(count) > 80
