"""Shipped files are found, and a missing one is said to be missing."""

from pathlib import Path

import pytest

from tests.helpers.tree import ROOT
from workshop_app import paths


def test_the_source_tree_keeps_them_beside_the_package() -> None:
    assert paths.resources_dir() == ROOT / "resources"
    assert paths.resource("LICENCES.md") == ROOT / "resources" / "LICENCES.md"


def test_inside_the_package_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inside = tmp_path / "workshop_app" / "_resources"
    inside.mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "workshop_app")
    assert paths.resources_dir() == inside


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"fonts/nothing\.ttf"):
        paths.resource("fonts", "nothing.ttf")


def test_a_damaged_installation_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "workshop_app")
    with pytest.raises(FileNotFoundError, match="installation is damaged"):
        paths.resources_dir()
