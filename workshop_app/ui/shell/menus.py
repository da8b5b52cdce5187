"""The menu bar, made from the table of commands; it says what was chosen and does nothing itself."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from workshop_app.ui.shell.commands import (
    CHOICES,
    COMMANDS,
    MENUS,
    SCREEN,
    SCREEN_SHORTCUT,
    Choice,
)
from workshop_app.ui.shell.screens import ScreenEntry
from workshop_app.words.catalogue import Words


class Menus(QMenuBar):
    """All menus. `chosen` carries the name of the command and, for choices and screens, the value."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._actions: dict[str, QAction] = {}
        self._choices: dict[tuple[str, str], QAction] = {}
        self._groups: list[QActionGroup] = []
        self._menus: list[QMenu] = []
        self._screens: list[QAction] = []
        self.triggered.connect(self._on_triggered)

    def build(
        self, words: Words, screens: Sequence[ScreenEntry], chosen: Mapping[str, str]
    ) -> None:
        """Make all menus in the language of `words`; `chosen` gives the ticked value of each choice."""
        self.clear()
        for group in self._groups:
            group.deleteLater()  # menus are made anew for each language
        self._actions, self._choices, self._groups, self._screens = {}, {}, [], []
        titles = with_letters([words.t(title) for _, title in MENUS])
        menus = {name: self.addMenu(title) for (name, _), title in zip(MENUS, titles, strict=True)}
        self._menus = list(menus.values())
        for command in COMMANDS:
            action = menus[command.menu].addAction(words.t(command.text).replace("&", "&&"))
            action.setData((command.name, ""))
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
            self._actions[command.name] = action
            if command.ends_group:
                menus[command.menu].addSeparator()
        for choice in CHOICES:
            self._add_choice(menus[choice.menu], choice, words, chosen[choice.name])
        menus["view"].addSeparator()
        self._add_screens(menus["view"], words, screens)

    def set_open(self, is_open: bool) -> None:
        """Grey out what needs a workshop while there is none."""
        for command in COMMANDS:
            if command.needs_workshop:
                self._actions[command.name].setEnabled(is_open)
        for action in self._screens:
            action.setEnabled(is_open)

    def set_step(self, name: str, text: str, is_there: bool) -> None:
        """Say what undo or redo would do."""
        action = self._actions[name]
        action.setText(text.replace("&", "&&"))
        action.setEnabled(is_there)

    def tick(self, name: str, value: str) -> None:
        """Tick the present value of a choice."""
        self._choices[name, value].setChecked(True)

    def action(self, name: str) -> QAction:
        """One command."""
        return self._actions[name]

    def _add_choice(self, menu: QMenu, choice: Choice, words: Words, chosen: str) -> None:
        submenu = menu.addMenu(words.t(choice.text))
        group = QActionGroup(self)
        self._menus.append(submenu)
        self._groups.append(group)
        for value, text in choice.options:
            action = submenu.addAction(words.t(text))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setData((choice.name, value))
            group.addAction(action)
            self._choices[choice.name, value] = action

    def _add_screens(self, menu: QMenu, words: Words, screens: Sequence[ScreenEntry]) -> None:
        for number, entry in enumerate(screens, 1):
            action = menu.addAction(words.t(entry.title).replace("&", "&&"))
            action.setData((SCREEN, entry.name))
            if number <= 9:
                action.setShortcut(QKeySequence(SCREEN_SHORTCUT.format(number=number)))
            self._screens.append(action)

    def _on_triggered(self, action: QAction) -> None:
        data = action.data()
        if data:
            self.chosen.emit(*data)


def with_letters(titles: Sequence[str]) -> list[str]:
    """Mark in each title the first letter that no other one uses: Alt with it opens the menu."""
    used: set[str] = set()
    marked = []
    for title in titles:
        plain = title.replace("&", "&&")
        place = next((i for i, c in enumerate(plain) if c.isalpha() and c.lower() not in used), -1)
        if place < 0:
            marked.append(plain)
            continue
        used.add(plain[place].lower())
        marked.append(f"{plain[:place]}&{plain[place:]}")
    return marked
