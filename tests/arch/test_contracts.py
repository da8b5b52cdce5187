"""The arrows between the rooms hold, and the check that says so can fail."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.helpers.tree import ROOT, package_modules

_ROOMS = ("ui", "cli", "actions", "store", "intake", "reports", "document", "words", "domain")
_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _LINT, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_contracts_hold() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/rule.py", "import workshop_app.store"),
        ("words/catalogue.py", "import workshop_app.document"),
        ("store/file.py", "import workshop_app.reports"),
        ("store/file.py", "import workshop_app.actions"),
        ("cli/show.py", "import workshop_app.ui"),
        ("ui/screen.py", "import workshop_app.store"),
        ("cli/show.py", "import workshop_app.document"),
        ("actions/people.py", "import pycrdt"),
        ("actions/people.py", "import sqlite3"),
        ("reports/page.py", "import sqlite_utils"),
        ("cli/show.py", "from PySide6 import QtCore"),
        ("ui/screen.py", "import reportlab.platypus"),
        ("ui/screen.py", "import workshop_app.intake"),
        ("reports/page.py", "import workshop_app.intake"),
        ("actions/people.py", "import python_calamine"),
        ("actions/people.py", "from charset_normalizer import from_bytes"),
        ("store/file.py", "from rapidfuzz import fuzz"),
        ("actions/people.py", "import xlsxwriter"),
        ("intake/rows.py", "import xlsxwriter"),
        ("actions/people.py", "import zxingcpp"),
        ("stray.py", ""),
    ],
)
def test_a_crossed_line_is_noticed(tmp_path: Path, module: str, line: str) -> None:
    package = tmp_path / "workshop_app"
    for room in _ROOMS:
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").touch()
    for name in ("__init__", "__main__", "app", "paths"):
        (package / f"{name}.py").touch()
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    sound = _lint(tmp_path)
    assert sound.returncode == 0, sound.stdout + sound.stderr
    (package / module).write_text(line + "\n", encoding="utf-8")
    assert _lint(tmp_path).returncode == 1


def _outsiders(source: str) -> set[str]:
    """What a module of the domain imports beyond itself and the standard library."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    standard = sys.stdlib_module_names
    return {
        name
        for name in found
        if name.split(".")[0] not in standard and not f"{name}.".startswith("workshop_app.domain.")
    }


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    modules = [path for path in package_modules() if path.parent.name == "domain"]
    assert modules
    assert not {name for path in modules for name in _outsiders(path.read_text(encoding="utf-8"))}
    assert _outsiders("import json, babel\nfrom workshop_app.words import _") == {
        "babel",
        "workshop_app.words",
    }


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("workshop_app", cache_dir=None)
    arrows = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    TopologicalSorter(arrows).prepare()  # raises with the circle in the message
