"""A quiet line below a text field: what in it may tell who somebody is. It never stops anybody typing."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy

from workshop_app.domain.guard.model import Finding
from workshop_app.words.catalogue import Words

PAUSE_MS: Final = 600
"""How long nothing must have been typed before the text is looked at."""

Scan = Callable[[str], Sequence[Finding]]


class GuardHint(QLabel):
    """Hidden while nothing is found. Call `touch` whenever the text may have changed."""

    def __init__(self, words: Words, text: Callable[[], str], scan: Scan) -> None:
        super().__init__()
        self._words, self._text, self._scan = words, text, scan
        self._seen = ""
        self.setProperty("role", "warn")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self.hide()

    def touch(self) -> None:
        """Look at the text once nothing has changed in it for a moment."""
        text = self._text()
        if text != self._seen:
            self._seen = text
            self._timer.start()

    def _look(self) -> None:
        found = self._scan(self._seen)
        self.setText(self._told(found[0], len(found)) if found else "")
        self.setVisible(bool(found))

    def _told(self, first: Finding, count: int) -> str:
        passage = " ".join(self._seen[first.start : first.end].split())
        told = self._words.t(
            "May tell who somebody is: “{text}”. Other wording: “{proposal}”.",
            text=passage,
            proposal=first.proposal,
        )
        if count > 1:
            told += " " + self._words.n("And {count} more.", "And {count} more.", count - 1)
        return told
