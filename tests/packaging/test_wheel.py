"""The wheel carries everything, and starts where there is no source tree."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.helpers.tree import ROOT, committed_files
from workshop_app import __version__


def _run(arguments: list[str], folder: Path, **variables: str) -> str:
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(["-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    options = ["--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check"]
    _run(["-m", "pip", "install", "-q", *options, "--target", str(folder), str(wheel)], folder)
    return folder


def test_it_holds_the_program_and_its_resources_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tops = {name.split("/")[0] for name in names}
    assert tops == {"workshop_app", f"lokakarya-{__version__}.dist-info"}
    shipped = {path for path in committed_files() if path.parts[0] == "resources"}
    assert {"workshop_app/_" + path.as_posix() for path in shipped} <= names


def test_it_names_its_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        entries = archive.read(f"lokakarya-{__version__}.dist-info/entry_points.txt").decode()
    assert "workshop-app = workshop_app.__main__:main" in entries


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    said = _run(["-m", "workshop_app", "--version"], tmp_path, PYTHONPATH=str(installed))
    assert said == f"Lokakarya {__version__}"


def test_the_installed_program_finds_its_own_resources(installed: Path, tmp_path: Path) -> None:
    code = "from workshop_app import paths; print(paths.resource('LICENCES.md'))"
    found = Path(_run(["-c", code], tmp_path, PYTHONPATH=str(installed)))
    assert found == installed.resolve() / "workshop_app" / "_resources" / "LICENCES.md"
