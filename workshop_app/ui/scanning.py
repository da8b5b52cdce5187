"""Tells a keyboard-wedge scanner from typing: a scanner types a code and Enter faster than anybody can.

`Burst` knows nothing of Qt. `ScannerKeys` watches the keys of the whole application, so that it does not
matter where the cursor is; what a scanner has typed into a field is taken out of it again.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from workshop_app.domain.badges import read_code
from workshop_app.domain.frozen import frozen

SCANNER_GAP: Final = 25
"""Milliseconds between two keys of a scanner at the most; a hand needs more."""
PAUSE: Final = 150
"""After so many milliseconds nobody, and no slow scanner, is still at the same code."""
SHORTEST: Final = 8
"""Fewer characters at a scanner's speed are a quick hand."""

_ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_ROWS: Final = ((2, "1234567890-"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
_PHYSICAL: Final = {
    first + place: letter for first, row in _ROWS for place, letter in enumerate(row)
}
"""Codes of keys by their place on the board -> what they mean to a scanner, whatever the layout says."""


def physical(scan_code: int, *, shift: int) -> str:
    """Return what a key stands for on the board a scanner believes in; `shift` is the system's offset."""
    return _PHYSICAL.get(scan_code - shift, "")


@frozen
class _Key:
    text: str
    place: str
    gap: float


class Burst:
    """The keys pressed one soon after the other."""

    def __init__(self) -> None:
        self._keys: list[_Key] = []
        self._last: float | None = None

    def press(self, text: str, at: float, place: str = "") -> bool:
        """Note a character, at a time in milliseconds; returns True if it may begin a scanned code."""
        gap = PAUSE + 1.0 if self._last is None else at - self._last
        if gap > PAUSE:
            self._keys.clear()
        self._last = at
        self._keys.append(_Key(text, place, gap))
        return gap > SCANNER_GAP

    def clear(self) -> None:
        """Forget the keys: something else was pressed."""
        self._keys.clear()
        self._last = None

    def end(self, at: float) -> str | None:
        """Return what was scanned, now that Enter is pressed at a time; None if somebody was typing."""
        keys, last = self._keys, self._last
        self._keys, self._last = [], None
        if not keys or last is None or at - last > PAUSE:
            return None
        first = next((n for n in range(len(keys) - 1, 0, -1) if keys[n].gap > SCANNER_GAP), 0)
        quick = keys[first:] if at - last <= SCANNER_GAP else []
        return _badge_in(quick) or _badge_in(keys, sound=True) or _foreign_in(quick)


def _badge_in(keys: list[_Key], *, sound: bool = False) -> str | None:
    """Return the code that keys spell, by their characters or by their places on the board."""
    texts = ["".join(key.text for key in keys), "".join(key.place for key in keys)]
    readings = [(read_code(text), text) for text in texts]
    for reading, text in readings:
        if reading:
            return text
    damaged = [text for reading, text in readings if reading == ""]
    return damaged[0] if damaged and not sound else None


def _foreign_in(keys: list[_Key]) -> str | None:
    """Return what a scanner read that is no badge: nobody types figures and signs at that speed."""
    text = "".join(key.text for key in keys)
    if len(text) < SHORTEST or " " in text or text.replace("'", "").isalpha():
        return None
    return text


class ScannerKeys(QObject):
    """Watches the keys of the application's windows between `start` and `stop`.

    `scanned` carries what was scanned. Keys reach a window before its widgets; only the window that has the
    focus gets any, and it alone is watched: a filter of the application would see a thousand other things.
    """

    scanned = Signal(str)

    def __init__(self, field: QLineEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._burst = Burst()
        self._before: list[Callable[[], None]] = []
        self._on = False
        self._window: QWindow | None = None
        self._shift = 8 if QApplication.platformName() == "xcb" else 0  # X counts keys from 8

    def start(self) -> None:
        """Begin to watch."""
        app = QCoreApplication.instance()
        if not self._on and isinstance(app, QGuiApplication):
            self._on = True
            app.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Leave the keys alone."""
        app = QCoreApplication.instance()
        if self._on and isinstance(app, QGuiApplication):
            self._on = False
            app.focusWindowChanged.disconnect(self._watch)
            self._watch(None)
            self._burst.clear()

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._take(event)
        )

    def _take(self, event: QKeyEvent) -> bool:
        """Note a key; returns True for the Enter of a scanner, which nobody else must get."""
        if Qt.Key(event.key()) in _ENDS:
            code = self._burst.end(event.timestamp())
            if code is None:
                return False
            for put_back in self._before:
                put_back()
            self._before.clear()
            self.scanned.emit(code)
            return True
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.isAutoRepeat() or held:
            self._burst.clear()
        elif event.text() and event.text().isprintable():
            place = physical(event.nativeScanCode(), shift=self._shift)
            if self._burst.press(event.text(), event.timestamp(), place):
                self._remember()
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
            self._burst.clear()
        return False

    def _remember(self) -> None:
        """Note how the fields look that a code may go into."""
        focused = QApplication.focusWidget()
        fields: list[QWidget] = [self._field]
        if focused is not None and focused is not self._field:
            fields.append(focused)
        self._before = [undo for field in fields if (undo := _undoing(field)) is not None]


def _undoing(field: QWidget) -> Callable[[], None] | None:
    """Return what makes a field look again as it does now."""
    if isinstance(field, QLineEdit):
        return _undoing_line(field)
    if isinstance(field, (QTextEdit, QPlainTextEdit)):
        start = field.textCursor().selectionStart()

        def cut() -> None:
            cursor = field.textCursor()
            cursor.setPosition(start, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

        return cut
    return None


def _undoing_line(field: QLineEdit) -> Callable[[], None]:
    text, place = field.text(), field.cursorPosition()
    start, length = field.selectionStart(), len(field.selectedText())

    def put_back() -> None:
        if field.text() != text:
            field.setText(text)
        if length:
            field.setSelection(start, length)
        else:
            field.setCursorPosition(place)

    return put_back
