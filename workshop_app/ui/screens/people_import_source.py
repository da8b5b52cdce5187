"""The first step of an import: choose a file, drop one, or paste a text."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import IconLabel, text_label
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.words.catalogue import Words

PATTERN = "*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt"


def dropped_file(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """Return the one file of this laptop that somebody drags, if it is one."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class SourcePage(QWidget):
    """`file_requested` wants a file to be asked for; `file_given` and `text_given` carry a list."""

    file_requested = Signal()
    file_given = Signal(object)
    text_given = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        t = words.t
        self.choose_button = Button(theme, t("Choose a file…"), kind="primary", icon="folder-open")
        self.text = ProseField(theme, lines=5, grows=True)
        self.text.setAccessibleName(t("Pasted list"))
        self.text.setPlaceholderText(
            t("Paste a list here, copied from Word, a spreadsheet, an e-mail or a chat (Ctrl+V)")
        )
        self.text_button = Button(theme, t("Read the pasted text"), icon="clipboard-list")
        self.text_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._file_card(), 2)
        column.addWidget(self._text_card(), 3)
        self.setAcceptDrops(True)
        self.choose_button.clicked.connect(self.file_requested)
        self.text_button.clicked.connect(self._on_text_button_clicked)
        self.text.textChanged.connect(self._on_text_changed)

    def _file_card(self) -> Card:
        card, t = Card(), self._words.t
        card.body.setSpacing(6)
        card.body.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        card.body.addWidget(IconLabel(self._theme, "file-spreadsheet", "muted", 32), 0, centre)
        for text, role in (
            (t("Drop a file here, or choose one"), "h2"),
            (
                t("Excel, OpenDocument, CSV, or the attendance report of an online meeting"),
                "muted",
            ),
        ):
            label = text_label(text, role, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            card.body.addWidget(label)
        card.body.addWidget(self.choose_button, 0, centre)
        card.body.addStretch(1)
        return card

    def _text_card(self) -> Card:
        card, t = Card(), self._words.t
        card.body.addWidget(self.text, 1)
        row = QHBoxLayout()
        note = t("Nothing is written before you have seen what becomes of every row.")
        row.addWidget(text_label(note, "small", wrap=True), 1)
        row.addWidget(self.text_button)
        card.body.addLayout(row)
        return card

    # --- events ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_given.emit(path)

    def _on_text_changed(self) -> None:
        self.text_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _on_text_button_clicked(self) -> None:
        self.text_given.emit(self.text.toPlainText())
