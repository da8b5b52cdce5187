"""A scanner told from a hand: by the pattern, by the speed, wherever the cursor is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.domain.badges import badge_code, check_character, spaced
from workshop_app.domain.ids import new_id
from workshop_app.ui.scanning import Burst, ScannerKeys, physical

BODY = "7K2MQ9XWPH"
CODE = BODY + check_character(BODY)
WRONG = BODY + ("3" if CODE[-1] != "3" else "4")


def pressed(
    text: str, gap: float, *, enter: float | None = None, start: float = 1000
) -> str | None:
    burst, at = Burst(), start
    for place, letter in enumerate(text):
        at = start + place * gap
        burst.press(letter, at)
    return burst.end(at + (gap if enter is None else enter))


@pytest.mark.parametrize("written", [CODE, spaced(CODE), CODE.lower(), CODE.swapcase()])
@pytest.mark.parametrize("gap", [0, 1, 14, 25])
def test_a_badge_at_a_scanners_speed(written: str, gap: float) -> None:
    assert pressed(written, gap) == written


def test_a_slow_scanner_is_known_by_a_sound_code() -> None:
    assert pressed(CODE, 60) == CODE
    assert pressed(WRONG, 60) is None, "a hand may type anything"


def test_a_damaged_badge_is_a_scan_at_speed() -> None:
    assert pressed(WRONG, 8) == WRONG


def test_a_hand_is_no_scanner() -> None:
    assert pressed("hendro suryo", 90) is None
    assert pressed("hendro suryo", 12) is None, "names have no figures, however quick the hand"
    assert pressed("kemen7", 5) is None
    assert pressed(CODE, 200) is None
    assert pressed(CODE, 5, enter=400) is None, "whoever waits before Enter reads first"
    assert Burst().end(5.0) is None


def test_a_foreign_code_at_speed() -> None:
    assert pressed("https://contoh.example/7", 6) == "https://contoh.example/7"
    assert pressed("https://contoh.example/7", 60) is None


def test_a_scan_after_letters_that_were_typed_by_hand() -> None:
    burst = Burst()
    for place, letter in enumerate("hen"):
        burst.press(letter, 1000 + 100 * place)
    for place, letter in enumerate(CODE):
        assert burst.press(letter, 1300 + 5 * place) is (place == 0)
    assert burst.end(1300 + 5 * len(CODE)) == CODE


def test_another_keyboard_layout_is_read_by_the_places_of_the_keys() -> None:
    french = dict(zip("7K2MQ9XWPH" + CODE[-1], "èké,açxzph" + CODE[-1].lower(), strict=False))
    burst, at = Burst(), 1000.0
    for letter in CODE:
        at += 5
        burst.press(french.get(letter, letter), at, letter)
    assert burst.end(at + 5) == CODE


def test_places_of_keys_are_those_of_the_board_scanners_believe_in() -> None:
    assert [physical(n, shift=0) for n in (2, 11, 16, 30, 44, 12, 1)] == [
        "1", "0", "Q", "A", "Z", "-", "",
    ]  # fmt: skip
    assert physical(24, shift=8) == "Q"


# --- in the window ------------------------------------------------------------------------------------


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field, self.other = QLineEdit(), QLineEdit("halo")
        self.prose, self.button = QPlainTextEdit("Kami membuka posko. "), QPushButton("x")
        column = QVBoxLayout(self)
        for part in (self.field, self.other, self.prose, self.button):
            column.addWidget(part)
        self.keys = ScannerKeys(self.field, self)
        self.scans: list[str] = []
        self.keys.scanned.connect(self.scans.append)
        self.moment = 5_000

    def type_keys(self, text: str, gap: int, *, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Send keys as the system does: to the window, with the time of each."""
        for letter in text:
            self._send(Qt.Key(ord(letter.upper())), letter, gap)
        if end is not None:
            self._send(end, "\r" if end is not Qt.Key.Key_Tab else "\t", gap)

    def _send(self, key: Qt.Key, text: str, gap: int) -> None:
        self.moment += gap
        window = self.windowHandle()
        assert isinstance(window, QWindow)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.moment)
            QCoreApplication.sendEvent(window, event)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    made.keys.start()
    yield made
    made.keys.stop()


def test_typing_stays_typing(desk: Desk) -> None:
    entered: list[str] = []
    desk.field.returnPressed.connect(lambda: entered.append(desk.field.text()))
    desk.type_keys("hendro", 80)
    assert (entered, desk.scans) == (["hendro"], [])


def test_a_scan_leaves_the_field_as_it_was_and_enter_goes_nowhere(desk: Desk) -> None:
    entered: list[str] = []
    desk.field.returnPressed.connect(lambda: entered.append("enter"))
    desk.field.setText("hendro")
    desk.field.selectAll()
    desk.moment += 1000
    desk.type_keys(CODE, 8)
    assert desk.scans == [CODE]
    assert (desk.field.text(), desk.field.selectedText(), entered) == ("hendro", "hendro", [])


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_the_cursor_may_be_anywhere(desk: Desk, qtbot: QtBot, end: Qt.Key) -> None:
    clicks: list[bool] = []
    desk.button.clicked.connect(clicks.append)
    for place in (desk.other, desk.prose, desk.button):
        place.setFocus()
        qtbot.waitUntil(place.hasFocus)
        desk.prose.moveCursor(desk.prose.textCursor().MoveOperation.End)
        desk.moment += 1000
        desk.type_keys(spaced(badge_code(new_id())).lower(), 5, end=end)
        assert place.hasFocus()
    assert len(desk.scans) == 3
    assert desk.other.text() == "halo"
    assert desk.prose.toPlainText() == "Kami membuka posko. "
    assert clicks == []


def test_nothing_is_heard_after_stopping(desk: Desk) -> None:
    desk.keys.stop()
    desk.type_keys(CODE, 5)
    assert desk.scans == []
    assert desk.field.text() == CODE


def test_other_keys_end_a_burst(desk: Desk) -> None:
    desk.type_keys(CODE[:6], 5, end=None)
    desk._send(Qt.Key.Key_Left, "", 5)
    desk.type_keys(CODE[6:], 5)
    assert desk.scans == []
