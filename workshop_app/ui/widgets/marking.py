"""Marks found letters where a line of text is painted: a ground and a line below, not by colour alone."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workshop_app.domain.searching import spans
from workshop_app.ui.theme import Theme

GROUND, LINE = "warn_soft", "warn"


def paint_marks(
    painter: QPainter, theme: Theme, area: QRectF, text: str, needles: Sequence[str]
) -> None:
    """Paint the grounds of all hits of a line that is then painted at the left of `area` in this font."""
    if not needles:
        return
    metrics = QFontMetricsF(painter.font())
    middle, height = area.center().y(), metrics.height()
    for start, end in spans(text, needles):
        left = area.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[:end]) + area.left() - left
        box = QRectF(left, middle - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(GROUND))
        painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), 3, 3)
        painter.fillRect(QRectF(left, box.bottom() - 1.5, width, 1.5), theme.color(LINE))


def mark_in(field: QPlainTextEdit, theme: Theme, needles: Sequence[str]) -> None:
    """Mark all hits in an editor; its text stays as it is."""
    text = field.toPlainText()
    found = spans(text, needles) if needles else []
    field.setExtraSelections(
        [_selection(field, _units(text, start), _units(text, end), theme) for start, end in found]
    )


def _selection(
    field: QPlainTextEdit, start: int, end: int, theme: Theme
) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    looks = QTextCharFormat()
    looks.setBackground(QColor(theme.color(GROUND)))
    looks.setFontUnderline(True)
    looks.setUnderlineColor(theme.color(LINE))
    made.cursor, made.format = cursor, looks
    return made


def _units(text: str, place: int) -> int:
    """Return the place of a letter as Qt counts: letters beyond the first plane take two."""
    return len(text[:place].encode("utf-16-le")) // 2
