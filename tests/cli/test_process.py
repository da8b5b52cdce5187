"""The command line as a real process: streams, signals, locks, no Qt."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.conftest import Call

COMMAND = [sys.executable, "-m", "workshop_app"]
ROOT = Path(__file__).resolve().parents[2]


def command(*argv: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run one command to its end."""
    return subprocess.run(
        [*COMMAND, *argv],
        cwd=ROOT,
        env={**os.environ, "LANGUAGE": "", **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_command_in_a_process_of_its_own(file: str) -> None:
    name = 'Ꞌ"王小明" — 👩🏽‍⚖️'
    added = command("person", "add", file, "--name", name, "--json", PYTHONIOENCODING="ascii")
    assert (added.returncode, added.stderr) == (0, b"")
    assert json.loads(added.stdout.decode("utf-8"))["name"] == name
    refused = command("person", "add", file, "--name", "x", "--agency", "Nihil", LANG="C.UTF-8")
    assert refused.returncode == 1
    assert refused.stderr.decode("utf-8").startswith("There is no agency “Nihil”")
    usage = command("person", "fly", file, LANG="id_ID.UTF-8")
    assert usage.returncode == 2 and usage.stderr.startswith(b"Cara pakai: workshop-app")


def test_the_laptops_own_code_is_kept_between_commands(file: str) -> None:
    codes = [
        json.loads(command("practice", "add", file, "--title", "T", "--json").stdout)["code"]
        for _ in range(2)
    ]
    first, second = (code.rpartition("-") for code in codes)
    assert first[0] == second[0] and (first[2], second[2]) == ("001", "002")


def test_no_window_system_is_loaded(file: str) -> None:
    check = (
        "import sys; from workshop_app.cli.main import run; code = run(sys.argv[1:]);"
        " bad = [m for m in sys.modules if m.startswith(('PySide6', 'reportlab'))];"
        " sys.exit(code or (9 if bad else 0))"
    )
    for argv in (["show", file], ["--help"], ["practice", "list", file]):
        done = subprocess.run(
            [sys.executable, "-c", check, *argv],
            cwd=ROOT,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_a_reader_that_goes_away_is_no_error(file: str) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [*COMMAND, "show", file],
        cwd=ROOT,
        stdout=theirs,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (141, b"")


def test_ctrl_c_while_a_text_is_awaited(file: str, call: Call) -> None:
    before = call("practice", "list", file, "--json").out
    # Tests run in the background of a shell inherit that Ctrl+C is ignored; this process must not.
    deaf = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*COMMAND, "practice", "add", file, "--action", "-", "--lang", "en"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        signal.signal(signal.SIGINT, deaf)
    _wait_until_locked(Path(file), process)
    assert call("agency", "add", file, "--short-name", "X").code == 1, "locked by the other process"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    # If the signal meets the making of a dataclass, CPython ends itself by that signal after all was
    # handled and said; a shell calls both 130.
    assert process.returncode in (130, -signal.SIGINT)
    assert out == b""
    assert err.decode("utf-8").splitlines() == ["Interrupted. Nothing is left half-written."]
    assert call("practice", "list", file, "--json").out == before
    assert call("check", file).code == 0
    assert call("agency", "add", file, "--short-name", "X").code == 0


def _wait_until_locked(file: Path, process: "subprocess.Popen[bytes]") -> None:
    lock = file.with_name(f".{file.name}.lock")
    deadline = time.monotonic() + 30
    while not lock.exists():
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.01)


def test_a_killed_command_leaves_a_sound_file(file: str, call: Call) -> None:
    process = subprocess.Popen(
        [*COMMAND, "practice", "add", file, "--action", "-"], cwd=ROOT, stdin=subprocess.PIPE
    )
    _wait_until_locked(Path(file), process)
    process.kill()
    process.communicate(timeout=30)
    assert call("check", file).code == 0
    assert call("agency", "add", file, "--short-name", "X").code == 0


def test_who_works_here_is_known_from_the_windows_settings(file: str, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "lokakarya"
    folder.mkdir(parents=True)
    settings = {"language": "id", "operator_name": "Ratna", "desk": "Meja 4", "device": "QZ7R"}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    home = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "LANG": "en_GB.UTF-8"}
    added = json.loads(command("practice", "add", file, "--title", "T", "--json", **home).stdout)
    assert (added["changed_by"], added["code"]) == ("Ratna", "PB-QZ-001")
    other = command("practice", "set", file, added["id"], "--title", "U", "--by", "Bayu", **home)
    assert other.stdout.decode("utf-8").startswith("Diubah: praktik baik U")
