"""Chips: one short state in words on a soft ground; the colour only repeats what the words say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

TONES = ("ok", "warn", "bad", "info", "neutral")


class Chip(QLabel):
    """A short state in words. `tone` is one of `TONES`."""

    def __init__(self, text: str = "", tone: str = "neutral") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A radius above half the height turns square, and a stretched chip is no chip.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: str) -> None:
        """Show another state."""
        self.setText(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(bool(text))
