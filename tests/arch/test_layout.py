"""What lies in the repository, and what never may."""

import re
from pathlib import Path

import pytest

from tests.helpers.tree import ROOT, committed_files

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
    "workshop_app",
}

# a group in the middle keeps each pattern from finding itself
NOWHERE = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|tmp|home/\w+|opt)/\w",
    "the host of a package registry": r"(?:pypi|pythonhosted|npmjs|debian)\.(?:org|com)\b",
}
NOT_IN_THE_PROGRAM = {
    "something left to do": r"\b(?:TO[D]O|FIX[M]E|X[X]X|NotImplemented[E]rror)\b",
    "a loop inside the event loop": r"process[E]vents",
    "a swallowed error": r"except (?:Base)?Exception:\s*pass",
    "a second door to the database": r"QtSq[l]\b",
    "a way out to the network": (
        r"QtNetwor[k]|QtWebEngin[e]|(?:import|from) (?:http|socket|ssl|urllib\.request)\b"
    ),
}
NOT_IN_THE_TESTS = {
    "a skipped test": r"mark\.(?:ski[p]|xfai[l])|pytest\.(?:ski[p]|xfai[l]|importorski[p])\(",
}


def _found(patterns: dict[str, str], text: str) -> list[str]:
    return [what for what, pattern in patterns.items() if re.search(pattern, text)]


def _rules_for(path: Path) -> dict[str, str]:
    rules = dict(NOWHERE)
    if path.parts[0] == "workshop_app":
        rules |= NOT_IN_THE_PROGRAM
    if path.parts[0] == "tests":
        rules |= NOT_IN_THE_TESTS
    return rules


def test_the_top_level_is_the_agreed_one() -> None:
    assert {path.parts[0] for path in committed_files()} <= TOP_LEVEL


def test_the_folder_named_packaging_stays_a_folder() -> None:
    """As a package it would hide the library of that name from everything that runs here."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_file_says_what_none_may_say() -> None:
    complaints = []
    for path in committed_files():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and fonts
        complaints += [f"{path}: {what}" for what in _found(_rules_for(path), text)]
    assert not complaints


@pytest.mark.parametrize(
    "text",
    [
        "open('/" + "root/notes')",
        "see https://" + "pypi" + ".org",
        "# TO" + "DO later",
        "app.process" + "Events()",
        "except Exception:\n    " + "pass",
        "from PySide6 import QtSq" + "l",
        "import urllib.request",
    ],
)
def test_the_rules_find_what_they_are_for(text: str) -> None:
    assert len(_found(NOWHERE | NOT_IN_THE_PROGRAM, text)) == 1


def test_a_skipped_test_is_noticed() -> None:
    assert _found(NOT_IN_THE_TESTS, "@pytest.mark." + "skip")
