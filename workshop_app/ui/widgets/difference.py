"""Shows how one wording of a text differs from another: struck through what goes, underlined what comes.

Colour only helps: lines through and under the words say the same.
"""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workshop_app.domain.differences import Piece
from workshop_app.ui.theme import Theme


class DifferenceView(QTextEdit):
    """A text for reading; nothing in it is ever taken for markup."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: Sequence[Piece] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setMinimumSize(160, 80)
        theme.changed.connect(self._on_theme_changed)

    @property
    def pieces(self) -> Sequence[Piece]:
        """What is shown."""
        return self._pieces

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show other pieces."""
        self._pieces = tuple(pieces)
        self.clear()
        cursor = self.textCursor()
        last: Piece | None = None
        for piece in self._pieces:
            if _touch(last, piece):
                cursor.insertText(" ", self._format(Piece(" ")))
            cursor.insertText(piece.text, self._format(piece))
            last = piece
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _format(self, piece: Piece) -> QTextCharFormat:
        made = QTextCharFormat()
        if piece.change == "added":
            made.setForeground(self._theme.color("ok"))
            made.setBackground(self._theme.color("ok_soft"))
            made.setFontUnderline(True)
        elif piece.change == "removed":
            made.setForeground(self._theme.color("bad"))
            made.setBackground(self._theme.color("bad_soft"))
            made.setFontStrikeOut(True)
        else:
            made.setForeground(self._theme.color("text"))
        return made

    def _on_theme_changed(self) -> None:
        self.show_pieces(self._pieces)


def _touch(last: Piece | None, piece: Piece) -> bool:
    """Tell whether "17" and "12" would read as "1712"."""
    changed = last is not None and "same" not in (last.change, piece.change)
    return changed and last is not None and not last.text[-1:].isspace()
