"""Shows one notice at the foot of the window's content: it never takes the cursor away."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.ui.notices import DONE, ERROR, INFO, WARNING, Notice
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.labels import IconLabel, text_label

SHOWN_MS: Final = 8000
"""How long good news stays; warnings and errors stay until somebody closes them."""

_ICONS: Final = {
    DONE: ("circle-check", "ok"),
    INFO: ("info", "primary"),
    WARNING: ("triangle-alert", "warn"),
    ERROR: ("circle-alert", "bad"),
}


MARGIN: Final = 16
_WIDTHS: Final = (720, 560, 420)
_SIDES: Final = (0.5, 0.0, 1.0)
_CONTROLS: Final = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


class NoticeBar(QFrame):
    """One notice at a time, with its button and a cross. It lies over the content of `host`."""

    def __init__(self, theme: Theme, close_text: str, host: QWidget) -> None:
        super().__init__(host)
        self._notice: Notice | None = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        self._icon = IconLabel(theme, "info", "primary", 20)
        self._message = text_label("", "strong", wrap=True)
        self._advice = text_label("", "", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._message)
        texts.addWidget(self._advice)
        self.action = Button(theme, "", kind="link")
        self.close_button = IconButton(theme, close_text, "x")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.action.clicked.connect(self._on_action_clicked)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def set_close_text(self, text: str) -> None:
        """Speak another language."""
        self.close_button.setAccessibleName(text)
        self.close_button.setToolTip(text)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice and read it out to whoever listens."""
        self._notice = notice
        self.setProperty("notice", notice.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(*_ICONS[notice.kind])
        self._message.setText(notice.message)
        self._advice.setText(notice.advice)
        self._advice.setVisible(bool(notice.advice))
        self.action.set_text(notice.action)
        self.action.setVisible(bool(notice.action))
        self.setAccessibleName(notice.line)
        self.show()
        self.place()
        self.raise_()
        if notice.kind in (DONE, INFO):
            self._timer.start()
        else:
            self._timer.stop()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.line))

    def place(self) -> None:
        """Take the place at the foot of the host; call it when the host changes its size."""
        host = self.parentWidget()
        if host is None or self.isHidden():
            return
        taken = self._controls(host)
        places = [self._place_of(host, width, side) for width in _WIDTHS for side in _SIDES]
        free = (place for place in places if not any(place.intersects(c) for c in taken))
        self.setGeometry(next(free, places[0]))

    def _place_of(self, host: QWidget, width: int, side: float) -> QRect:
        """Return a place at the foot: in the middle, or with its edge near the left or right one."""
        width = min(width, host.width() - 2 * MARGIN)
        height = max(self._row.totalHeightForWidth(width), 48)
        left = MARGIN + round((host.width() - 2 * MARGIN - width) * side)
        return QRect(left, host.height() - height - MARGIN, width, height)

    def _controls(self, host: QWidget) -> list[QRect]:
        """Return where there is something to press or type into: nothing may lie over that."""
        return [
            QRect(control.mapTo(host, QPoint()), control.size())
            for kind in _CONTROLS
            for control in host.findChildren(kind)
            if control.isVisible() and not self.isAncestorOf(control)
        ]

    def _on_action_clicked(self) -> None:
        notice = self._notice
        self.hide()
        if notice is not None and notice.act is not None:
            notice.act()
