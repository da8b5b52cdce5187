"""Empty states: what belongs here, in one sentence, and the two ways to fill it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import IconLabel, text_label


class EmptyState(QWidget):
    """An icon, a title, a sentence, and up to two buttons, in the middle of the room there is."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        sentence: str,
        *,
        actions: tuple[QPushButton, ...] = (),
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        self._title = text_label(title, "h2", wrap=True)
        self._sentence = text_label(sentence, "muted", wrap=True)
        for part in (self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(IconLabel(theme, icon, "muted", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        row = QHBoxLayout()
        row.addStretch(1)
        for action in actions:
            row.addWidget(action)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(1)
        self.setAccessibleName(f"{title}. {sentence}")

    def set_words(self, title: str, sentence: str) -> None:
        """Say something else, for example that a search found nothing."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
