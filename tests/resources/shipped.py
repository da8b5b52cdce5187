"""Reading the shipped files, for the tests of this folder."""

import csv
import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
SAMPLE = RESOURCES / "sample"
ROSTER = RESOURCES / "rosters" / "gt-pp-tppo-2023.csv"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file; a row with too many or too few cells is an error."""
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, strict=True))
    for row in found:
        assert None not in row and None not in row.values(), f"{path.name}: {row}"
    return found


def toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file."""
    return tomllib.loads(path.read_text("utf-8"))


def sample(name: str) -> list[dict[str, Any]]:
    """The records of one sample file, for example `sample("practice")`."""
    files = {"session": "workshop", "answer": "answers", "minute": "minutes"}
    found = toml(SAMPLE / f"{files.get(name, name + 's')}.toml")[name]
    assert isinstance(found, list)
    return found


def agency_keys() -> set[str]:
    """The keys of the roster."""
    return {row["key"] for row in rows(ROSTER)}


def script(name: str) -> ModuleType:
    """One of the scripts in packaging/, loaded by its path: packaging/ is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
