"""Sounds: played after the answer, once loaded, silent when not wanted or not possible."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workshop_app.ui.screens.settings import SettingsScreen
from workshop_app.ui.sounds import ATTENTION, WELCOME, Sounds, qt_player
from workshop_app.ui.surroundings import Surroundings


class Player:
    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.played: list[str] = []

    def make(self, path: Path) -> Callable[[], object]:
        assert path.is_file()
        self.loaded.append(path.stem)
        return lambda: self.played.append(path.stem)


def test_a_sound_is_loaded_once_and_played_each_time(qtbot: QtBot) -> None:
    player, owner = Player(), QObject()
    sounds = Sounds(lambda: True, owner, player.make)
    for name in (WELCOME, ATTENTION, WELCOME):
        sounds.play(name)
    assert player.played == []
    qtbot.waitUntil(lambda: player.played == [WELCOME, ATTENTION, WELCOME])
    assert player.loaded == [WELCOME, ATTENTION]


def test_nothing_is_played_when_switched_off(qtbot: QtBot) -> None:
    player, owner, wanted = Player(), QObject(), [False]
    sounds = Sounds(lambda: wanted[0], owner, player.make)
    sounds.play(WELCOME)
    wanted[0] = True
    sounds.play(ATTENTION)
    qtbot.waitUntil(lambda: player.played == [ATTENTION])


def test_where_nothing_can_play_all_stays_quiet(qtbot: QtBot) -> None:
    tried: list[Path] = []
    owner = QObject()

    def none(path: Path) -> None:
        tried.append(path)

    sounds = Sounds(lambda: True, owner, none)
    sounds.play(WELCOME)
    sounds.play(WELCOME)
    qtbot.waitUntil(lambda: len(tried) == 1)


def test_qts_own_player_is_there_or_tells_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    player = qt_player(tmp_path / "none.wav")
    assert player is None or callable(player)


def test_sounds_are_switched_off_in_the_settings(qtbot: QtBot, surroundings: Surroundings) -> None:
    screen = SettingsScreen(surroundings)
    qtbot.addWidget(screen)
    assert screen.sounds.currentData() == "on"
    screen.sounds.setCurrentIndex(screen.sounds.findData("off"))
    screen.sounds.activated.emit(screen.sounds.currentIndex())
    assert surroundings.settings.value.sounds == "off"
