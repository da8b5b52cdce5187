"""The short sounds of the desk. Where Qt finds nothing to play them with, the words say it all.

QtMultimedia is imported when a sound is first wanted, and after the answer is on the screen.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from workshop_app.paths import resource

WELCOME: Final = "welcome"
ALREADY: Final = "already"
ATTENTION: Final = "attention"
Play = Callable[[], object]
MakePlayer = Callable[[Path], Play | None]


def qt_player(path: Path) -> Play | None:
    """Return what plays a WAV file; None where there is no QtMultimedia or nothing to hear it with."""
    from workshop_app.ui.multimedia import missing_part

    if missing_part():
        return None
    from PySide6.QtCore import QUrl
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

    if QMediaDevices.defaultAudioOutput().isNull():
        return None
    effect = QSoundEffect()
    effect.setSource(QUrl.fromLocalFile(str(path)))
    return effect.play


class Sounds(QObject):
    """Plays sounds by their names while `wanted` says so."""

    def __init__(
        self, wanted: Callable[[], bool], parent: QObject, make_player: MakePlayer = qt_player
    ) -> None:
        super().__init__(parent)
        self._wanted, self._make_player = wanted, make_player
        self._players: dict[str, Play | None] = {}

    def play(self, name: str) -> None:
        """Play a sound as soon as the answer is painted."""
        if self._wanted():
            QTimer.singleShot(0, self, partial(self._play_now, name))

    def _play_now(self, name: str) -> None:
        if name not in self._players:
            self._players[name] = self._make_player(resource("sounds", f"{name}.wav"))
        player = self._players[name]
        if player is not None:
            player()
