"""Where a carried commitment comes from, and what happened to it before it came here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.ui.widgets.labels import rule, text_label


class EarlierPart(QWidget):
    """Hidden for what was promised in this workshop itself."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.source = text_label("", "muted", wrap=True)
        self.lines = text_label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(rule())
        column.addWidget(text_label(title, "strong"))
        column.addWidget(self.source)
        column.addWidget(self.lines)
        self.hide()

    def show_source(self, source: str, lines: Sequence[str]) -> None:
        """Show where it comes from and its history; nothing at all without a source."""
        self.source.setText(source)
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.setVisible(bool(source))
