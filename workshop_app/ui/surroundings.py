"""What every part of the window is handed: the look, the words, the settings, the notices.

It outlives any single workshop. There is one per window, made by whoever starts the app.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workshop_app.domain.frozen import frozen
from workshop_app.domain.zones import Clock, system_clock
from workshop_app.ui.notices import Notices
from workshop_app.ui.settings import SettingsStore
from workshop_app.ui.theme import Theme
from workshop_app.words.catalogue import Words

LoadWords = Callable[[str], Words]


@frozen
class Folders:
    """Where this user's own things lie: `data` (samples, backups), `documents` (new workshops)."""

    data: Path
    documents: Path

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.data / "backups"


class Surroundings(QObject):
    """Look, words, settings and notices of one window. `language_changed` comes with new words in place.

    `language` is spoken in this run; "" for the one of the settings.
    """

    language_changed = Signal()
    operator_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: SettingsStore,
        load_words: LoadWords,
        folders: Folders,
        *,
        clock: Clock = system_clock,
        language: str = "",
    ) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.folders = folders
        self.clock = clock
        self.notices = Notices()
        self.words = load_words(language or settings.value.language)
        self._load_words = load_words

    def words_in(self, language: str) -> Words:
        """Return the words of a language, whichever the window speaks: a report has its own."""
        return self.words if language == self.words.language else self._load_words(language)

    def set_language(self, language: str) -> None:
        """Speak another language from now on; screens are made anew by the shell."""
        before, self.words = self.words.language, self.words_in(language)
        self.settings.change(language=self.words.language)
        if self.words.language != before:
            self.language_changed.emit()

    def set_operator(self, name: str, desk: str) -> None:
        """Note who works on this laptop from now on."""
        before = self.settings.value.operator
        self.settings.change(operator_name=" ".join(name.split()), desk=" ".join(desk.split()))
        if self.settings.value.operator != before:
            self.operator_changed.emit()

    def set_scheme(self, scheme: str) -> None:
        """Follow the system, or stay light or dark, and remember it."""
        self.settings.change(scheme=scheme)
        self.theme.set_scheme(scheme)

    def set_text_size(self, text_size: str) -> None:
        """Show all text in another size, and remember it."""
        self.settings.change(text_size=text_size)
        self.theme.set_text_size(text_size)
