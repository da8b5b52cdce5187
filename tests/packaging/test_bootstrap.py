"""The set-up of a source tree: what it does, in which order, and what it says when it cannot."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.helpers.tree import ROOT, load_bootstrap

Answer = Callable[[Sequence[str]], tuple[int, str]]


class Machine:
    """A source tree whose commands are recorded and answered by the test."""

    def __init__(self, bootstrap: ModuleType, root: Path) -> None:
        self.bootstrap = bootstrap
        self.root = root
        self.commands: list[str] = []
        self.answers: dict[str, list[tuple[int, str]]] = {}
        self.interrupt_at = ""

    def run(self, command: Sequence[str], **_: object) -> tuple[int, str]:
        """Stand in for the bootstrap's door to other programs."""
        kind = self.kind_of(command)
        self.commands.append(kind)
        if kind == self.interrupt_at:
            self.interrupt_at = ""
            raise KeyboardInterrupt
        waiting = self.answers.get(kind)
        code, output = waiting.pop(0) if waiting else (0, "")
        if kind == "venv" and code == 0:
            self.lay_environment()
        if kind == "pip" and code == 0:
            self.lay_packages()
        return code, output

    @staticmethod
    def kind_of(command: Sequence[str]) -> str:
        """One word for each command of the set-up."""
        line = " ".join(command)
        for sign, kind in _KINDS.items():
            if sign in line:
                return kind
        raise AssertionError(f"an unforeseen command: {line}")

    def lay_environment(self) -> None:
        """What `python -m venv --clear` leaves."""
        shutil.rmtree(self.bootstrap.VENV, ignore_errors=True)
        python: Path = self.bootstrap.PYTHON
        python.parent.mkdir(parents=True)
        python.write_text("an interpreter")
        (self.root / "base-python").write_text("the interpreter below")
        settings = f"home = {self.root}\nexecutable = {self.root / 'base-python'}\n"
        (self.bootstrap.VENV / "pyvenv.cfg").write_text(settings)

    def lay_packages(self) -> None:
        """What pip leaves."""
        for name in self.bootstrap.MODULES["test"]:
            folder = self.site / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()

    @property
    def site(self) -> Path:
        if os.name == "nt":
            return Path(self.bootstrap.VENV, "Lib", "site-packages")
        return Path(self.bootstrap.VENV, "lib", "python3.11", "site-packages")


_KINDS = {
    "import ensurepip": "ensurepip?",
    "import sys, pip": "runs?",
    "venv --clear": "venv",
    "pip install": "pip",
    "libqxcb.so": "qt?",
    "apt-get update": "apt update",
    "apt-get install": "apt install",
}
_FRESH = ["ensurepip?", "venv", "pip", "qt?"]
_NO_LIBGL = (1, "ImportError: libGL.so.1: cannot open shared object file: No such file\n")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    bootstrap = load_bootstrap()
    venv = tmp_path / ".venv"
    places: dict[str, Any] = {
        "ROOT": tmp_path,
        "VENV": venv,
        "LOCK": tmp_path / ".venv.lock",
        "UNFINISHED": tmp_path / ".venv.unfinished",
        "PYTHON": venv / bootstrap.PYTHON.relative_to(bootstrap.VENV),
    }
    for name, value in places.items():
        monkeypatch.setattr(bootstrap, name, value)
    (tmp_path / "packaging").mkdir()
    for name in bootstrap.NEEDS.values():
        (tmp_path / "packaging" / name).write_text("a locked package\n")
    machine = Machine(bootstrap, tmp_path)
    monkeypatch.setattr(bootstrap, "_run", machine.run)
    monkeypatch.setattr(bootstrap, "is_root", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda tool: f"/usr/bin/{tool}")
    return machine


def test_a_first_start_makes_everything_and_says_ready_last(machine: Machine) -> None:
    machine.bootstrap.prepare("app")
    assert machine.commands == _FRESH
    assert machine.bootstrap.is_prepared("app")
    assert not machine.bootstrap.is_prepared("test")
    assert not machine.bootstrap.UNFINISHED.exists()


def test_an_environment_for_tests_serves_the_program_too(machine: Machine) -> None:
    machine.bootstrap.prepare("test")
    assert machine.bootstrap.is_prepared("app")
    assert machine.bootstrap.is_prepared("test")


def test_other_locked_packages_are_installed_into_what_is_there(machine: Machine) -> None:
    machine.bootstrap.prepare("app")
    (machine.root / "packaging" / "requirements.lock").write_text("a newer package\n")
    assert not machine.bootstrap.is_prepared("app")
    machine.commands.clear()
    machine.bootstrap.prepare("app")
    assert machine.commands == ["runs?", "pip", "qt?"]
    assert machine.bootstrap.is_prepared("app")


def test_another_interpreter_below_is_noticed(machine: Machine) -> None:
    machine.bootstrap.prepare("app")
    (machine.root / "base-python").write_text("the interpreter after an upgrade of the system")
    assert not machine.bootstrap.is_prepared("app")
    (machine.root / "base-python").unlink()
    assert not machine.bootstrap.is_prepared("app")


def test_a_removed_package_is_noticed_and_the_environment_made_anew(machine: Machine) -> None:
    machine.bootstrap.prepare("app")
    (machine.site / "reportlab" / "__init__.py").unlink()
    assert not machine.bootstrap.is_prepared("app")
    machine.commands.clear()
    machine.bootstrap.prepare("app")
    assert machine.commands == _FRESH
    assert machine.bootstrap.is_prepared("app")


@pytest.mark.parametrize("step", ["venv", "pip", "qt?"])
def test_an_interrupted_set_up_is_done_again_from_the_start(machine: Machine, step: str) -> None:
    machine.interrupt_at = step
    with pytest.raises(KeyboardInterrupt):
        machine.bootstrap.prepare("app")
    assert not machine.bootstrap.is_prepared("app")
    machine.commands.clear()
    machine.bootstrap.prepare("app")
    assert machine.commands == _FRESH
    assert machine.bootstrap.is_prepared("app")


def test_an_environment_that_does_not_run_is_replaced(machine: Machine) -> None:
    machine.lay_environment()
    machine.answers["runs?"] = [(1, "")]
    machine.bootstrap.prepare("app")
    assert machine.commands == ["runs?", *_FRESH]


def test_an_environment_that_pip_cannot_mend_is_replaced(machine: Machine) -> None:
    machine.lay_environment()
    machine.answers["pip"] = [(1, "error: uninstall-no-record-file")]
    machine.bootstrap.prepare("app")
    assert machine.commands == ["runs?", "pip", *_FRESH]
    assert machine.bootstrap.is_prepared("app")


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("WARNING: Retrying ... NewConnectionError(...)\nERROR: No matching", "no connection"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "wrong|not the one that was tested"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for pycrdt", "no ready-made build"),
    ],
)
def test_a_failed_download_leaves_the_environment(
    machine: Machine, output: str, advice: str
) -> None:
    machine.lay_environment()
    machine.answers["pip"] = [(1, output)]
    with pytest.raises(machine.bootstrap.SetupError, match=advice):
        machine.bootstrap.prepare("app")
    assert machine.commands == ["runs?", "pip"]
    assert not machine.bootstrap.is_prepared("app")


def test_root_gets_the_missing_libraries(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.bootstrap, "is_root", lambda: True)
    machine.answers["qt?"] = [_NO_LIBGL]
    machine.bootstrap.prepare("app")
    assert machine.commands == [*_FRESH, "apt update", "apt install", "qt?"]
    assert machine.bootstrap.is_prepared("app")


def test_others_get_the_one_command_to_run(machine: Machine) -> None:
    machine.answers["qt?"] = [_NO_LIBGL]
    with pytest.raises(machine.bootstrap.SetupError) as caught:
        machine.bootstrap.prepare("app")
    lines = str(caught.value).splitlines()
    assert "libGL.so.1" in lines[0]
    assert lines[-1].startswith("  sudo apt-get install -y --no-install-recommends libglib2.0-0 ")
    assert not machine.bootstrap.is_prepared("app")


def test_one_command_brings_all_when_even_venv_is_missing(machine: Machine) -> None:
    machine.answers["ensurepip?"] = [(1, "ModuleNotFoundError")]
    with pytest.raises(machine.bootstrap.SetupError) as caught:
        machine.bootstrap.prepare("app")
    command = str(caught.value).splitlines()[-1].split()
    module = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert {module, *machine.bootstrap.QT_LIBRARIES} <= set(command)


def test_without_apt_the_libraries_are_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda tool: None)
    machine.answers["qt?"] = [_NO_LIBGL]
    with pytest.raises(machine.bootstrap.SetupError, match=r"libxcb-cursor\.so\.0"):
        machine.bootstrap.prepare("app")


def test_a_failure_ends_with_one_message_and_code_1(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.bootstrap, "usable_here", lambda need: False)
    machine.answers["pip"] = [(1, "NewConnectionError")]
    with pytest.raises(SystemExit) as caught:
        machine.bootstrap.enter("workshop_app", [], "app")
    # a text as code: Python prints it and exits with 1
    assert "no connection" in str(caught.value.code)


def test_a_folder_that_cannot_be_written_ends_with_a_message(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.bootstrap, "usable_here", lambda need: False)
    monkeypatch.setattr(machine.bootstrap, "LOCK", machine.root / "no such folder" / "lock")
    with pytest.raises(SystemExit, match="could not be prepared in"):
        machine.bootstrap.enter("workshop_app", [], "app")


def test_a_prepared_tree_starts_inside_at_once(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.bootstrap.prepare("app")
    machine.commands.clear()
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(machine.bootstrap, "usable_here", lambda need: False)
    monkeypatch.setattr(
        machine.bootstrap, "_start_again", lambda module, words: started.append((module, words))
    )
    machine.bootstrap.enter("workshop_app", ["--sample"], "app")
    assert started == [("workshop_app", ["--sample"])]
    assert machine.commands == []


def test_two_first_starts_do_not_mix(machine: Machine) -> None:
    with machine.bootstrap._one_at_a_time(), machine.bootstrap.LOCK.open("a+") as second:
        assert not machine.bootstrap._try_lock(second.fileno())
    with machine.bootstrap.LOCK.open("a+") as later:
        assert machine.bootstrap._try_lock(later.fileno())


if os.name == "posix":  # a child on Windows holds no lock of its parent

    def test_what_a_killed_start_left_running_is_waited_for(machine: Machine) -> None:
        waiting = [sys.executable, "-c", "input()"]
        with machine.bootstrap._one_at_a_time():
            pip = subprocess.Popen(waiting, stdin=subprocess.PIPE, close_fds=False)
        with machine.bootstrap.LOCK.open("a+") as next_start:
            assert not machine.bootstrap._try_lock(next_start.fileno())
            pip.communicate(b"\n")
            assert machine.bootstrap._try_lock(next_start.fileno())


def test_where_the_packages_are_nothing_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap = load_bootstrap()
    monkeypatch.setattr(bootstrap, "prepare", None)
    bootstrap.enter("tests", [], "test")
    monkeypatch.setitem(bootstrap.MODULES, "test", ["pytest", "no_such_package"])
    assert not bootstrap.usable_here("test")


@pytest.mark.parametrize(
    "path",
    [
        "packaging/bootstrap.py",
        "workshop_app/__init__.py",
        "workshop_app/__main__.py",
        "tests/__init__.py",
        "tests/__main__.py",
        "tests/bench/__init__.py",
        "tests/bench/__main__.py",
    ],
)
def test_an_old_python_can_read_as_far_as_the_refusal(path: str) -> None:
    ast.parse((ROOT / path).read_text(encoding="utf-8"), feature_version=(3, 8))
