"""Help: the short guide, the keyboard shortcuts, and what this program is."""

from typing import Final

from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workshop_app import __version__
from workshop_app.paths import resource
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.shell.commands import COMMANDS, ELSEWHERE
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import rule, text_label
from workshop_app.ui.widgets.scroll import ScrollPage

GUIDES: Final = {"id": ("help", "id", "panduan.md"), "en": ("help", "en", "guide.md")}


class _HelpDialog(ValueDialog):
    """A heading, something to read, and a button to close."""

    def __init__(self, surroundings: Surroundings, title: str, *, width: int, height: int) -> None:
        super().__init__()
        self.surroundings = surroundings
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        self.buttons = QDialogButtonBox()
        close = self.buttons.addButton(
            surroundings.words.t("Close"), QDialogButtonBox.ButtonRole.RejectRole
        )
        close.setDefault(True)
        self.buttons.rejected.connect(self.reject)
        self.resize(width, height)

    def add(self, content: QWidget) -> None:
        """Put in what is to be read."""
        self.column.addWidget(content, 1)
        self.column.addWidget(self.buttons)


class GuideDialog(_HelpDialog):
    """The short guide in the language of now."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, surroundings.words.t("Short guide"), width=760, height=600)
        guide = resource(*GUIDES[surroundings.words.language])
        text = QTextBrowser()
        text.setAccessibleName(surroundings.words.t("Short guide"))
        text.setMarkdown(guide.read_text(encoding="utf-8"))
        text.setOpenLinks(False)
        _set_type(text.document(), surroundings.theme)
        self.add(text)


def _set_type(document: QTextDocument, theme: Theme) -> None:
    """Give headings the sizes and the room that they have everywhere else in the window."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        room = QTextBlockFormat()
        room.setTopMargin({1: 0, 2: theme.px(14)}.get(level, theme.px(3)))
        room.setBottomMargin(theme.px(4 if level else 3))
        cursor.mergeBlockFormat(room)
        if level:
            letters = QTextCharFormat()
            letters.setFont(theme.font(20 if level == 1 else 15, QFont.Weight.DemiBold))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
        _lighten(block)
        block = block.next()


def _lighten(block: QTextBlock) -> None:
    """Show what is bold as half bold, as everywhere else in the window."""
    lighter = QTextCharFormat()
    lighter.setFontWeight(QFont.Weight.DemiBold)
    bold = []
    pieces = block.begin()
    while not pieces.atEnd():
        part = pieces.fragment()
        if part.charFormat().fontWeight() > QFont.Weight.DemiBold:
            bold.append((part.position(), part.length()))
        pieces += 1
    for start, length in bold:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(lighter)


class ShortcutsDialog(_HelpDialog):
    """Every shortcut, from the table of commands."""

    def __init__(self, surroundings: Surroundings) -> None:
        t = surroundings.words.t
        super().__init__(surroundings, t("Keyboard shortcuts"), width=600, height=600)
        self.column.addWidget(text_label(t("Keyboard shortcuts"), "h1"))
        page = ScrollPage(margins=(0, 0, 12, 0))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(8)
        for row, (text, keys) in enumerate(self._rows()):
            grid.addWidget(text_label(text, wrap=True), 2 * row, 0)
            grid.addWidget(text_label(keys, "strong"), 2 * row, 1)
            grid.addWidget(rule(), 2 * row + 1, 0, 1, 2)
        page.body.addLayout(grid)
        page.body.addStretch(1)
        self.add(page)

    def _rows(self) -> list[tuple[str, str]]:
        t = self.surroundings.words.t
        rows = [(t(text), t(keys)) for text, keys in ELSEWHERE]
        rows.append((t("Go to a screen"), "Ctrl+1 … Ctrl+9"))
        native = QKeySequence.SequenceFormat.NativeText
        for command in COMMANDS:
            if command.shortcut:
                keys = QKeySequence(command.shortcut).toString(native)
                rows.append((t(command.text).rstrip("…"), keys))
        return rows


class AboutDialog(_HelpDialog):
    """Name, version, licence, and where things lie."""

    def __init__(self, surroundings: Surroundings) -> None:
        t = surroundings.words.t
        super().__init__(surroundings, t("About Lokakarya"), width=520, height=320)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        name = QHBoxLayout()
        name.addWidget(text_label("Lokakarya", "display"))
        name.addStretch(1)
        name.addWidget(text_label(t("Version {version}", version=__version__), "muted"))
        column.addLayout(name)
        for text in (
            t(
                "From the registration desk to the printed proceedings. All data stay on this laptop."
            ),
            t(
                "The program is free software under the Apache License 2.0. Its fonts (Inter, Noto) are "
                "under the SIL Open Font License, its icons (Lucide) under the ISC License."
            ),
            t("Samples and backups lie in {folder}.", folder=surroundings.folders.data),
        ):
            column.addWidget(text_label(text, wrap=True))
        column.addStretch(1)
        self.add(content)
