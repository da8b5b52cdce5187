"""The table of commands is complete and free of clashes."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from tests.ui.conftest import load_words
from tests.ui.shell.conftest import House
from workshop_app.paths import resource
from workshop_app.ui.shell.commands import CHOICES, COMMANDS, MENUS
from workshop_app.ui.shell.menus import with_letters
from workshop_app.ui.shell.screens import all_screens


def test_every_command_stands_in_a_menu_and_has_a_deed(house: House) -> None:
    known = {name for name, _ in MENUS}
    for command in COMMANDS:
        assert command.menu in known
        assert command.name in house.deeds.known()
    for choice in CHOICES:
        assert choice.name in house.deeds.known()


def test_no_shortcut_is_given_twice_and_all_are_understood() -> None:
    keys = Counter(c.shortcut for c in COMMANDS if c.shortcut)
    assert all(count == 1 for count in keys.values())
    assert all(not QKeySequence(key).isEmpty() for key in keys)


def test_every_menu_opens_by_a_letter_of_its_own() -> None:
    assert with_letters(["Berkas", "Sunting", "Bantuan"]) == ["&Berkas", "&Sunting", "B&antuan"]
    assert with_letters(["B & C", "b"]) == ["&B && C", "b"]
    for language in ("id", "en"):
        words = load_words(language)
        marked = with_letters([words.t(title) for _, title in MENUS])
        assert all(title.count("&") == 1 for title in marked)


def test_every_screen_agrees_with_its_line() -> None:
    words = load_words("id")
    for entry in all_screens():
        kind = entry.load()
        assert (entry.name, entry.icon) == (kind.NAME, kind.ICON)
        assert resource("icons", f"{entry.icon}.svg")
        assert words.t(entry.title) != entry.title


def test_help_opens(house: House) -> None:
    for page in ("guide", "shortcuts", "about"):
        for language in ("id", "en"):
            house.deeds.do("language", language)
            house.ask.answer(None)
            house.deeds.do(page)
    assert [title for _, title in house.ask.asked][:2] == ["Panduan singkat", "Short guide"]
