"""Labels: always plain text, elided with the whole text as a tip, and icons that follow the theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui.icons import draw
from workshop_app.ui.theme import Theme

_PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def text_label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the roles of the style sheet; `text` is never taken for markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        # A wrapped label asks for a width of its own otherwise and widens the window.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def field_label(text: str, buddy: QWidget) -> QLabel:
    """Return the caption of a field; it also becomes the field's accessible name."""
    made = text_label(text, "field")
    made.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return made


def wrapped_label(text: str, field: QWidget) -> QLabel:
    """The same for a narrow panel: a long caption takes a second line, and never widens the panel."""
    label = field_label(text, field)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def captioned(caption: str, field: QWidget) -> QWidget:
    """Return a field with its caption above it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(field_label(caption, field))
    column.addWidget(field)
    return box


def tip(text: str) -> str:
    """Return `text` as a tool tip that shows it as typed: tips guess at markup otherwise."""
    return f"<qt>{text.translate(_PLAIN)}</qt>" if text else ""


def shortened(text: str, length: int) -> str:
    """Return `text` cut after a whole word, with "…" where something is missing."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return (text[:length].rpartition(" ")[0] or text[:length]).rstrip(" .,:;–-") + "…"


def rule() -> QFrame:
    """Return a thin line between rows."""
    made = QFrame()
    made.setProperty("rule", True)
    return made


class ElidedLabel(QLabel):
    """One line that ends in "…" where the room ends; the tip then shows all of it."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        if role:
            self.setProperty("role", role)
        self.setText(text)

    @property
    def whole(self) -> str:
        """The text that was set."""
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 24)
        )
        super().setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")


class HintLabel(ElidedLabel):
    """A line that may be missing: it is shown whole or not at all."""

    def _elide(self) -> None:
        self.ensurePolished()
        fits = self.fontMetrics().horizontalAdvance(self._whole) <= self.width()
        QLabel.setText(self, self._whole if fits else "")


class IconLabel(QWidget):
    """An icon by itself. It is decoration: what it means must also stand in words beside it."""

    def __init__(self, theme: Theme, name: str, token: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._theme, self._name, self._token = theme, name, token
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._theme, self._name, self._token)
        painter.end()
