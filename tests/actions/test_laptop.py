"""The laptop's own short code: made once, kept, and the same for all who ask."""

import subprocess
import sys
from pathlib import Path

import pytest

from workshop_app.actions import laptop


def _is_code(text: str) -> bool:
    return len(text) == 4 and set(text) <= set(laptop.DEVICE_LETTERS)


def test_the_code_is_made_once(tmp_path: Path) -> None:
    data = tmp_path / "baru" / "data"
    code = laptop.device_code(data)
    assert _is_code(code)
    assert laptop.device_code(data) == code
    assert [p.name for p in data.iterdir()] == ["device"]
    assert _is_code(laptop.device_code(tmp_path / "lain"))


@pytest.mark.parametrize("content", [b"", b"abcd", b"ABCDE", b"\xff\xfe", b"AB\nD"])
def test_a_damaged_code_is_made_anew(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "device").write_bytes(content)
    code = laptop.device_code(tmp_path)
    assert _is_code(code) and laptop.device_code(tmp_path) == code


def test_where_nothing_can_be_kept_the_code_stays_the_same_too(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    code = laptop.device_code(tmp_path / "data")
    assert _is_code(code) and laptop.device_code(tmp_path / "data") == code


def test_programs_that_start_at_once_agree(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from workshop_app.actions.laptop import device_code;"
        " sys.stdin.read(1); print(device_code(pathlib.Path(sys.argv[1])))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "data")]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = {process.communicate("x", timeout=60)[0] for process in running}
    assert len(said) == 1 and _is_code(said.pop().strip())


def test_a_system_that_knows_no_login_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise OSError("no user")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert laptop.login_name() == ""
    assert "." not in laptop.host_name()
