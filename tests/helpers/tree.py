"""The source tree as the tests of its own shape see it."""

import importlib.util
import os
import subprocess
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workshop_app"


def committed_files() -> list[Path]:
    """Every file under version control that is there, relative to the root."""
    # whoever owns the checkout: the answer is only read
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    listing = subprocess.run(command, capture_output=True, check=True).stdout
    paths = [Path(os.fsdecode(name)) for name in listing.split(b"\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]


def package_modules() -> list[Path]:
    """Every module of the program."""
    return sorted(PACKAGE.rglob("*.py"))


def load_bootstrap() -> ModuleType:
    """A fresh copy of packaging/bootstrap.py, which is no module of a package."""
    path = ROOT / "packaging" / "bootstrap.py"
    spec = importlib.util.spec_from_file_location("lokakarya_bootstrap", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
