"""What the program does with the words after its name, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.helpers.tree import ROOT

_MAIN = "import sys; from workshop_app.app import main; sys.exit(main(sys.argv[1:]))"


def _run(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from workshop_app.app import main; sys.exit(main(sys.argv[1:]))",
            *argv,
        ],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Folders of one's own."""
    return {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def test_without_a_display_the_sample_is_printed_and_told(home: dict[str, str]) -> None:
    result = _run("--sample", **home)
    assert result.returncode == 0, result.stderr
    assert "Di sini tidak ada layar" in result.stdout
    assert "There is no display here" in result.stdout
    folder = Path(home["XDG_DATA_HOME"]) / "lokakarya" / "samples"
    printed = sorted(folder.glob("*.pdf"))
    assert len(printed) == 2
    assert all(str(path) in result.stdout for path in printed)
    assert all(len(PdfReader(path).pages) > 10 for path in printed)


def test_a_display_that_does_not_answer_is_none(home: dict[str, str]) -> None:
    result = _run(DISPLAY=":4711", **home)
    assert result.returncode == 1
    assert "workshop-app --help" in result.stdout
    assert "Traceback" not in result.stderr


def test_a_sample_that_cannot_be_printed_is_told_in_one_line(
    home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "lokakarya").write_text("a file where a folder should be")
    result = _run("--sample", **home)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_app_tests_itself_and_touches_nothing_of_the_user(
    home: dict[str, str], tmp_path: Path
) -> None:
    result = _run("--self-test", **home)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("ok: ")
    left = [p for p in tmp_path.rglob("*") if p.is_file() and "cache" not in str(p).lower()]
    assert left == []


def test_commands_never_load_qt(home: dict[str, str]) -> None:
    script = (
        "import sys; from workshop_app.app import main; code = main(['--help']);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "check-in" in result.stdout


@pytest.mark.parametrize("argv", [("--lang", "xx"), ("--frob",), ("a.workshop", "--lang")])
def test_a_window_that_is_not_understood_is_told_and_not_taken_for_a_file(
    home: dict[str, str], argv: tuple[str, ...]
) -> None:
    result = _run(*argv, **home)
    assert result.returncode == 2 and result.stdout == ""
    assert "workshop-app [--lang id|en] [--sample | FILE]" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_refusal_is_in_the_language_that_was_told(home: dict[str, str]) -> None:
    assert "is not understood here" in _run("--lang", "en", "--frob", **home).stderr
    assert "tidak dimengerti" in _run("--lang=id", "--frob", **home).stderr


def test_help_beside_a_file_is_the_programs(home: dict[str, str]) -> None:
    result = _run("a.workshop", "--help", "--lang", "en", **home)
    assert result.returncode == 0
    assert "The window is opened by: workshop-app [--lang id|en]" in " ".join(result.stdout.split())


def test_a_word_that_is_no_command_is_told(home: dict[str, str]) -> None:
    result = _run("dance", **home)
    assert result.returncode == 2 and "dance" in result.stderr
