"""Looks of a host: shipped and own ones, and what is said about those that cannot be used."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.actions.test_proceedings_parts import picture
from workshop_app.actions.themes import begin_own, contrast, theme_named, themes, themes_folder
from workshop_app.app import load_words
from workshop_app.domain.errors import ThemeInvalid, ThemeMissing, WorkshopError
from workshop_app.reports.theme import ACCENT, INK, WHITE, Look, colour
from workshop_app.words.errors import word


def test_shipped_looks_can_all_be_used() -> None:
    found = themes()
    assert [look.name for look in found] == ["lokakarya", "hijau", "marun"]
    assert all(look.problem is None for look in found)
    for look in found:
        told = theme_named(look.name)
        assert contrast(told.accent, WHITE) >= 4.5 and contrast(told.accent, told.tint) >= 4.5
        assert contrast(INK, told.tint) >= 7
    assert theme_named("") == theme_named("lokakarya")
    assert theme_named("").accent == ACCENT == Look().accent
    assert themes(language="en")[1].title == "Green"


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(WHITE, (0.0, 0.0, 0.0)) == pytest.approx(21)
    assert contrast(colour("777777"), WHITE) == pytest.approx(4.48, abs=0.01)


def test_own_looks_come_first(tmp_path: Path) -> None:
    folder = themes_folder(tmp_path)
    folder.mkdir()
    (folder / "logo.png").write_bytes(picture())
    (folder / "hijau.toml").write_text(
        'title = "Hijau kami"\naccent = "#0B5D1E"\nlogo = "logo.png"\nhead = "DINAS REKAAN"\n'
        'lines = ["Jalan Contoh 1"]\n',
        encoding="utf-8",
    )
    assert [look.title for look in themes(folder)] == ["Lokakarya", "Hijau kami", "Marun"]
    look = theme_named("hijau", folder)
    assert look.logo == folder / "logo.png"
    assert (look.head, look.lines, look.logo_shows) == (
        "DINAS REKAAN",
        ("Jalan Contoh 1",),
        "DINAS REKAAN",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('accent = "#FFEE00"', "too pale"),
        ('accent = "#1F4E79"\ntint = "#556677"', "too dark"),
        ('accent = "#1F4E79"\nmiddle = "#2F5E79"', "in grey"),
        ('accent = "#1F4E79"\nmiddle = "#E0E6EC"', "in grey"),
        ('accent = "blue"', "#1F4E79"),
        ("accent = 5", "between quotes"),
        ('akcent = "#1F4E79"', "akcent"),
        ("lines = 3", "list"),
        ("accent = ", "TOML"),
        ('logo = "tiada.png"', "not there"),
        ('logo = "../x.png"', "beside"),
        ('logo = "x.svg"', "PNG"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "kami.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ThemeInvalid) as refused:
        theme_named("kami", tmp_path)
    for language in ("id", "en"):
        wording = word(load_words(language), refused.value)
        assert "kami.toml" in wording.message and wording.advice
    assert said in word(load_words("en"), refused.value).message
    [problem] = [look.problem for look in themes(tmp_path) if look.name == "kami"]
    assert problem is not None and load_words("id").say(problem)


@pytest.mark.parametrize("name", ["tiada", "../lokakarya", "a/b", "x" * 80])
def test_a_look_that_is_nowhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(ThemeMissing):
        theme_named(name, tmp_path)


def test_own_looks_begin_with_one_that_can_be_changed(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "themes"
    example = begin_own(folder)
    assert example.parent == folder
    own = next(look for look in themes(folder, "id") if look.path == example)
    assert own.problem is None and own.title == "Kop sendiri"
    assert theme_named(own.name, folder) == replace(theme_named(""), logo_shows=own.name)
    example.write_text('accent = "#FFFF00"\n')
    assert begin_own(folder) == example and "FFFF00" in example.read_text()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(WorkshopError):
        begin_own(tmp_path / "data" / "themes")
