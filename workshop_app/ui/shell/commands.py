"""The one table of commands: menus, shortcuts and the list of shortcuts in the help are made from it.

A new command is one line here and one handler of the same name in `shell.deeds`.
"""

from typing import Final

from workshop_app.domain.frozen import frozen
from workshop_app.words.catalogue import mark


@frozen
class Command:
    """One line of a menu. `needs_workshop`: greyed while nothing is open. `ends_group`: a line follows."""

    name: str
    text: str
    menu: str
    shortcut: str = ""
    needs_workshop: bool = False
    ends_group: bool = False


@frozen
class Choice:
    """A submenu of which one line is ticked; `options` are (value, text)."""

    name: str
    text: str
    menu: str
    options: tuple[tuple[str, str], ...]


MENUS: Final = (
    ("file", mark("File")),
    ("edit", mark("Edit")),
    ("view", mark("View")),
    ("help", mark("Help")),
)
COMMANDS: Final = (
    Command("new", mark("New workshop…"), "file", "Ctrl+N"),
    Command("open", mark("Open a file…"), "file", "Ctrl+O"),
    Command("sample", mark("Try the sample"), "file"),
    Command("restore", mark("Restore a backup…"), "file", ends_group=True),
    Command("merge", mark("Merge a copy…"), "file", "Ctrl+M", needs_workshop=True),
    Command("import_plan", mark("Import an action plan…"), "file"),
    Command("carry", mark("Carry commitments over…"), "file", needs_workshop=True),
    Command("back_up", mark("Make a backup now"), "file", needs_workshop=True, ends_group=True),
    Command("close", mark("Close the workshop"), "file", "Ctrl+W", needs_workshop=True),
    Command("quit", mark("Quit"), "file", "Ctrl+Q"),
    Command("undo", mark("Undo"), "edit", "Ctrl+Z", needs_workshop=True),
    Command("redo", mark("Redo"), "edit", "Ctrl+Shift+Z", needs_workshop=True, ends_group=True),
    Command("find", mark("Find anything…"), "edit", "Ctrl+K"),
    Command("find_all", mark("Search in all workshops…"), "edit", "Ctrl+Shift+K", ends_group=True),
    Command("settings", mark("Settings"), "edit", "Ctrl+,"),
    Command("projector", mark("Projector window"), "view", "F11", needs_workshop=True),
    Command("plan", mark("Action plan…"), "view", needs_workshop=True),
    Command("wall", mark("Wall on the projector"), "view", "Shift+F11", needs_workshop=True),
    Command("check_certificate", mark("Check a certificate…"), "view", needs_workshop=True),
    Command(
        "show_printed",
        mark("Show in the proceedings"),
        "view",
        "Ctrl+Shift+P",
        needs_workshop=True,
        ends_group=True,
    ),
    Command("guide", mark("Short guide"), "help", "F1"),
    Command("shortcuts", mark("Keyboard shortcuts"), "help", "Ctrl+F1", ends_group=True),
    Command("about", mark("About Lokakarya"), "help"),
)
LANGUAGES: Final = (("id", "Bahasa Indonesia"), ("en", "English"))
SCHEMES: Final = (
    ("system", mark("As the system")),
    ("light", mark("Light")),
    ("dark", mark("Dark")),
)
TEXT_SIZES: Final = (
    ("normal", mark("Normal")),
    ("large", mark("Large")),
    ("largest", mark("Largest")),
)
CHOICES: Final = (
    Choice("language", mark("Language"), "view", LANGUAGES),
    Choice("scheme", mark("Colours"), "view", SCHEMES),
    Choice("text_size", mark("Text size"), "view", TEXT_SIZES),
)
SCREEN: Final = "screen"
"""The name under which the view menu asks for a screen; the value is the screen's name."""
SCREEN_SHORTCUT: Final = "Ctrl+{number}"
ELSEWHERE: Final = (
    (mark("Check in the chosen person"), "Enter"),
    (mark("Choose the next or the previous row"), "↓ ↑"),
    (mark("Empty the search field"), "Esc"),
    (mark("Mark several people, then check them in with Enter"), mark("Space")),
    (mark("Add a walk-in"), "F2"),
    (mark("Check the chosen person out"), "F3"),
    (mark("Somebody comes in the chosen person's place"), "F4"),
    (mark("Take the chosen person's check-in back"), "Ctrl+Del"),
    (mark("Save and open the next form"), "Ctrl+Enter"),
    (mark("Begin a practice, challenge or commitment"), "Ctrl+N"),
    (mark("Choose a strategy while typing"), "Alt+1–9"),
    (mark("Search the list beside the form"), "Ctrl+F"),
    (mark("Wall: go back and forth"), "← →"),
    (mark("Wall: hold, one by one or grid, by strategy"), mark("Space, G, 0–9")),
    (mark("Move a point of the minutes"), "Alt+↑ Alt+↓"),
    (mark("Make a commitment of a point of the minutes"), "Ctrl+T"),
    (mark("Search in the pages; the next one and the one before"), "Ctrl+F  F3  Shift+F3"),
    (mark("Open the record that the page shows"), "Enter"),
    (mark("Move a part of the proceedings, leave it out"), mark("Alt+↑ Alt+↓, Space")),
    (mark("Evaluation: answer a question and go on, leave it out, go back"), "1–4 0 ⌫"),
    (mark("Evaluation: satisfaction form, test before, test after"), "Alt+1–3"),
    (mark("Type forms of the evaluation"), "Ctrl+T"),
)
"""Shortcuts that belong to single screens, told in the help."""
