"""The lock files hold what pyproject.toml asks for, whole, with hashes, and with no address."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.helpers.tree import ROOT, load_bootstrap

_ENTRY = re.compile(r"^(?P<requirement>[A-Za-z0-9].*?)\s*\\$")
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_APP = [Requirement(line) for line in _PROJECT["dependencies"]]
_TEST = [Requirement(line) for line in _PROJECT["optional-dependencies"]["test"]]
_ASKED = {"app": _APP, "test": [*_APP, *_TEST]}
_PYTHONS = ["3.11", "3.12", "3.13"]


def _text(need: str) -> str:
    name: str = load_bootstrap().NEEDS[need]
    return (ROOT / "packaging" / name).read_text(encoding="utf-8")


def _installs(requirement: Requirement, python: str) -> bool:
    """Whether the requirement holds on that Python, on this machine."""
    environment = {"python_version": python, "python_full_version": f"{python}.1"}
    return requirement.marker is None or requirement.marker.evaluate(environment)


def _locked(need: str, python: str) -> dict[str, str]:
    """Name and version of everything the lock installs on that Python."""
    found: dict[str, str] = {}
    for line in _text(need).splitlines():
        entry = _ENTRY.match(line)
        if entry is None or line.startswith(" "):
            continue
        requirement = Requirement(entry["requirement"])
        if _installs(requirement, python):
            found[canonicalize_name(requirement.name)] = str(requirement.specifier)[2:]
    return found


@pytest.mark.parametrize("need", ["app", "test"])
@pytest.mark.parametrize("python", _PYTHONS)
def test_what_is_asked_for_is_locked_within_its_range(need: str, python: str) -> None:
    locked = _locked(need, python)
    for asked in _ASKED[need]:
        if _installs(asked, python):
            assert asked.specifier.contains(locked[canonicalize_name(asked.name)]), asked


@pytest.mark.parametrize("python", _PYTHONS)
def test_the_tests_run_with_the_packages_of_the_program(python: str) -> None:
    assert _locked("app", python).items() <= _locked("test", python).items()


def test_qt_is_never_the_release_that_aborts() -> None:
    assert _locked("app", "3.11")["pyside6"].startswith("6.11.")
    assert _locked("app", "3.12")["pyside6"].startswith("6.12.")


@pytest.mark.parametrize("need", ["app", "test"])
def test_every_entry_has_hashes_and_none_an_address(need: str) -> None:
    text = _text(need)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]
    assert "://" not in text
    assert "index-url" not in text


def test_these_tests_run_with_what_is_locked() -> None:
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    locked = _locked("test", python)
    asked = {canonicalize_name(each.name) for each in _ASKED["test"]}
    assert {name: version(name) for name in asked} == {name: locked[name] for name in asked}


@pytest.mark.parametrize("need", ["app", "test"])
def test_the_set_up_looks_for_every_package_that_is_asked_for(need: str) -> None:
    owners = packages_distributions()
    looked_for = {
        canonicalize_name(owner)
        for module in load_bootstrap().MODULES[need]
        for owner in owners[module]
    }
    # PySide6 is a folder of several distributions; the one asked for is empty
    asked = {canonicalize_name(each.name) for each in _ASKED[need]}
    assert asked <= looked_for | {"pyside6"}
    assert not [name for name in looked_for - asked if not name.startswith("pyside6-")]
