"""Cards: the white panels that everything stands on, and the small charts in them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, text_label


class Card(QFrame):
    """A panel with an optional head: a title on the left, a quiet remark on the right.

    Put content into `body`.
    """

    def __init__(self, title: str = "", remark: str = "") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self._title = ElidedLabel(title, "h2")
        self._remark = text_label(remark, "muted")
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self._remark)
        self._title.setVisible(bool(title))
        if title:
            self.setAccessibleName(title)
            self.body.addLayout(self.head)

    def set_title(self, title: str) -> None:
        """Show another title; the card must have been made with one."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_remark(self, remark: str) -> None:
        """Show another remark."""
        self._remark.setText(remark)


class Ring(QWidget):
    """A share as a ring. Decoration: the figures stand beside it in words."""

    def __init__(self, theme: Theme, size: int = 54) -> None:
        super().__init__()
        self._theme, self._part, self._whole = theme, 0, 0
        self.setFixedSize(size, size)

    def set_share(self, part: int, whole: int) -> None:
        """Show `part` of `whole`."""
        self._part, self._whole = part, whole
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 7.0
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(self._theme.color("sunken"), width))
        painter.drawEllipse(area)
        if self._whole and self._part:
            share = min(1.0, self._part / self._whole)
            token = "ok" if share >= 1 else "primary"
            pen = QPen(self._theme.color(token), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(area, 90 * 16, round(-share * 360 * 16))
        painter.end()


class Bar(QWidget):
    """A share as a bar; green when it is whole. Decoration: the figures stand beside it in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share, self._full_token = theme, 0.0, "ok"
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(32, 8)

    def set_share(self, part: float, whole: float, *, full_token: str = "ok") -> None:
        """Show `part` of `whole`; `full_token` colours a whole one."""
        self._share = max(0.0, min(1.0, part / whole)) if whole else 0.0
        self._full_token = full_token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(area, 4, 4)
        if self._share:
            token = self._full_token if self._share >= 1 else "primary"
            painter.setBrush(self._theme.color(token))
            area.setWidth(max(8.0, area.width() * self._share))
            painter.drawRoundedRect(area, 4, 4)
        painter.end()


class FigureCard(Card):
    """A figure in large type: label, number, a sentence, and a ring or an icon on the right."""

    def __init__(
        self, theme: Theme, caption: str, *, icon: str = "", token: str = "primary"
    ) -> None:
        super().__init__()
        self._caption, self._number, self._sentence = caption, "", ""
        self.body.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._caption_label = ElidedLabel(caption.upper(), "caps")
        self._number_label = text_label("–", "big")
        self._sentence_label = ElidedLabel("", "muted")
        for part in (self._caption_label, self._number_label, self._sentence_label):
            texts.addWidget(part)
        row.addLayout(texts, 1)
        self._ring = Ring(theme)
        self._ring.hide()
        self._icon = IconLabel(theme, icon or "circle", token, 26)
        self._icon.setVisible(bool(icon))
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def show_figure(
        self, number: str, sentence: str, *, share: tuple[int, int] | None = None
    ) -> None:
        """Show a number as people write it; `share` (part, whole) draws the ring in place of an icon."""
        self._number_label.setText(number)
        self._sentence_label.setText(sentence)
        self._ring.setVisible(share is not None)
        if share is not None:
            self._ring.set_share(*share)
            self._icon.hide()
        self.setAccessibleName(f"{self._caption}: {number}, {sentence}")


class BarRow(QWidget):
    """One line of a chart: a label, a bar, a value in words. `code` stands bold before the label.

    `room` shares the width out between label and bar.
    """

    def __init__(self, theme: Theme, *, code: str = "", room: tuple[int, int] = (5, 6)) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        self._code = text_label(code, "strong")
        self._code.setVisible(bool(code))
        self._label = ElidedLabel()
        self._label.setMinimumWidth(60)
        self.bar = Bar(theme)
        self._value = text_label("", "strong")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._code)
        row.addWidget(self._label, room[0])
        row.addWidget(self.bar, room[1])
        row.addWidget(self._value)

    def show_row(
        self, text: str, value: str, part: float, whole: float, *, full_token: str = "ok"
    ) -> None:
        """Show one row; `value` is what is read, `part` of `whole` what is drawn."""
        self._label.setText(text)
        self._value.setText(value)
        self.bar.set_share(part, whole, full_token=full_token)
        self.setAccessibleName(f"{self._code.text()} {text}: {value}".strip())
        role = "strong" if part else "muted"
        if self._value.property("role") != role:
            self._value.setProperty("role", role)
            self._value.style().unpolish(self._value)
            self._value.style().polish(self._value)

    @staticmethod
    def align(rows: Sequence["BarRow"]) -> None:
        """Give codes and values of several rows one width, so that their bars line up."""
        for name in ("_code", "_value"):
            parts: list[QLabel] = [getattr(row, name) for row in rows]
            for part in parts:
                part.ensurePolished()
            width = max((part.sizeHint().width() for part in parts), default=0)
            for part in parts:
                part.setMinimumWidth(width)
