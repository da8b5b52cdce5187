"""Registration: one field that always has the cursor, the people it finds, and an answer in large words.

Typing anywhere goes to the field; a scanner is heard wherever the cursor is. `KEYS` lists every key of the
desk; a new one is one line there.
"""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from workshop_app.ui.scanning import ScannerKeys
from workshop_app.ui.screens.desk_answer import (
    ALREADY,
    LEFT,
    NO_BADGE,
    UNKNOWN,
    WELCOME,
    Answer,
)
from workshop_app.ui.screens.desk_deeds import SIGN
from workshop_app.ui.screens.desk_field import (
    CTRL,
    CTRL_SHIFT,
    NONE,
    Chord,
    chord,
    is_text,
)
from workshop_app.ui.screens.desk_ready import DAY, SESSION, last_day
from workshop_app.ui.screens.desk_results import Mark
from workshop_app.ui.screens.desk_view import ADD, DeskView
from workshop_app.ui.sounds import ALREADY as KNOWN_SOUND
from workshop_app.ui.sounds import ATTENTION as ATTENTION_SOUND
from workshop_app.ui.sounds import WELCOME as WELCOME_SOUND
from workshop_app.ui.sounds import Sounds

if TYPE_CHECKING:
    from workshop_app.ui.camera import CameraWindow

_SOUNDS = {
    WELCOME: WELCOME_SOUND,
    ALREADY: KNOWN_SOUND,
    LEFT: KNOWN_SOUND,
    UNKNOWN: ATTENTION_SOUND,
    NO_BADGE: ATTENTION_SOUND,
}
SAME_BADGE = 3.0
"""Seconds in which one badge is one question, however often it is held before the scanner."""
CAMERA_LATER = 1200
"""Milliseconds after which a camera is looked for: Qt takes its time over that."""


class DeskScreen(DeskView):
    """The registration desk."""

    def _build(self) -> None:
        super()._build()
        self.field.passed = frozenset(key for key in self.KEYS if key[0] != Qt.Key.Key_Escape)
        self.scanner = ScannerKeys(self.field, self)
        self.sounds = Sounds(self._wants_sounds, self)
        self.clock: Callable[[], float] = time.monotonic
        self.camera: CameraWindow | None = None
        self._last_badge = ("", 0.0)
        self._last_answer = self.answer.answer
        self._chosen_by_arrows = False
        self._camera_later = QTimer(self, singleShot=True, interval=CAMERA_LATER)

    def _connect(self) -> None:
        super()._connect()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.step_requested.connect(self._on_step_requested)
        self.agencies.chosen.connect(self._on_agency_chosen)
        self.results.action_requested.connect(self._on_action_requested)
        self.results.view.doubleClicked.connect(self._on_enter)
        self.results.all_requested.connect(self.check_in_all)
        self.results.marked_requested.connect(self.check_in_marked)
        self.walk_in_button.clicked.connect(self.add_walk_in)
        self.options_button.clicked.connect(self._on_options_clicked)
        self.projector_button.clicked.connect(self._on_projector_clicked)
        self.camera_button.clicked.connect(self._on_camera_clicked)
        self.answer.offer_taken.connect(self._on_offer_taken)
        self.scanner.scanned.connect(self.take_scan)
        self._camera_later.timeout.connect(self._look_for_camera)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scanner.start()
        self._camera_later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.scanner.stop()
        self._camera_later.stop()
        if self.camera is not None:
            self.camera.close()
        super().hideEvent(event)

    # --- deeds -------------------------------------------------------------------------------------

    def _tell(self, answer: Answer | None) -> None:
        """Give an answer; the text is marked, so that the next name overwrites it."""
        if answer is not None:
            self.session.notices.clear()  # what it told is older than this answer
            self.answer.say(answer)
            self._last_answer = answer
            if answer.kind in _SOUNDS:
                self.sounds.play(_SOUNDS[answer.kind])
        self.field.setFocus()
        self.field.selectAll()

    def check_in(self, person_id: str) -> None:
        """Check somebody in and say so."""
        self._tell(self._deeds.check_in(person_id))

    def check_in_all(self) -> None:
        """Check in everybody of the chosen agency who is not here yet."""
        agency = self.agencies.row
        if agency is not None and agency.id:
            self._tell(self._deeds.check_in_all(agency))

    def check_in_marked(self) -> None:
        """Check in everybody who is marked, as one step."""
        rows = self._rows_of(list(self.results.model.marked))
        answer = self._deeds.check_in_several(rows)
        if answer is not None:
            self.results.clear_marks()
        self._tell(answer)

    def check_out(self) -> None:
        """Note that the chosen person leaves."""
        if self.results.current_id:
            self._tell(self._deeds.check_out(self.results.current_id))

    def take_back(self, person_id: str) -> None:
        """Take a check-in back, with a reason that is asked for."""
        self._tell(self._deeds.take_back(person_id))

    def add_walk_in(self) -> None:
        """Ask who has come without being listed, register them and check them in."""
        typed = "" if self.results.model.rows else " ".join(self.field.text().split())
        self._show_new(self._deeds.add_walk_in(typed, self.agencies.agency_id))

    def resume(self, record_id: str, names: Mapping[str, str]) -> None:
        QTimer.singleShot(0, self, partial(self._walk_in_again, dict(names)))

    def _walk_in_again(self, typed: Mapping[str, str]) -> None:
        self.refresh_if_stale()
        self._show_new(self._deeds.add_walk_in("", "", typed=typed))

    def represent(self) -> None:
        """Ask who comes in the place of the chosen person, and check them in."""
        row = self.results.current
        if row is not None:
            self._show_new(self._deeds.add_walk_in("", row.agency_id, absent=row))

    def take_scan(self, text: str) -> None:
        """Check in whoever bears the badge; the same one within three seconds is not asked again."""
        now, (last, at) = self.clock(), self._last_badge
        self._last_badge = (text.upper(), now)
        if text.upper() == last and now - at < SAME_BADGE:
            # its letters went through the field and took the answer away
            self.answer.say(self._last_answer)
            return
        self._show_new(self._deeds.scanned(text))

    def _show_new(self, answer: Answer | None) -> None:
        """Bring into view whom an answer is about, then give it."""
        if answer is not None:
            for row in self._rows_of(list(answer.person_ids)):
                self._show_person(row)
        self._tell(answer)

    def _wants_sounds(self) -> bool:
        return self.session.settings.value.sounds == "on"

    # --- events ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self.KEYS.get(chord(event))
        if act is not None and not self._is_elsewhere():
            act(self)
        elif is_text(event):
            self.field.setFocus()
            self.field.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _is_elsewhere(self) -> bool:
        """Tell whether somebody types into another field, as on the card that asks who works here."""
        focused = self.focusWidget()
        return isinstance(focused, QLineEdit) and focused is not self.field and focused.hasFocus()

    def _on_text_changed(self, _text: str) -> None:
        self._chosen_by_arrows = False
        self._say_ready()
        self._find(self._likely)

    def _on_step_requested(self, _steps: int) -> None:
        self._chosen_by_arrows = True

    def _on_agency_chosen(self, _agency_id: str) -> None:
        self._find(self._likely)

    def _on_action_requested(self, person_id: str) -> None:
        row = self.results.model.row_of(person_id)
        if row is None or not row.first_at or row.left_at:
            self.check_in(person_id)
        elif self._say.checks_out:
            self._tell(self._deeds.check_out(person_id))
        else:
            self.take_back(person_id)

    def _on_enter(self) -> None:
        focused, text = self.focusWidget(), self.field.text().strip()
        if isinstance(focused, QPushButton) and focused.hasFocus():
            focused.click()
        elif self.results.model.marked:
            self.check_in_marked()
        elif text and not self.results.model.rows and self._is_code(text):
            self._show_new(self._deeds.scanned(text))
        elif self.results.current_id:
            self.check_in(self.results.current_id)
        elif text and not self.results.model.rows:
            self.add_walk_in()

    def _on_space(self) -> None:
        """A space is a letter while somebody types a name, and a mark once a person is chosen."""
        typing = self.field.hasFocus() and self.field.text() and not self._chosen_by_arrows
        if typing and not self.field.hasSelectedText():
            self.field.insert(" ")
        elif self.results.current_id:
            self._on_mark()

    def _on_mark(self) -> None:
        self.results.toggle_mark()
        self.results.step(1)
        self._chosen_by_arrows = True

    def _on_take_back(self) -> None:
        if self.results.current_id:
            self.take_back(self.results.current_id)

    def _on_escape(self) -> None:
        self.results.clear_marks()
        self.field.clear()
        self.agencies.choose("")
        self._say_ready()
        self._find(Mark.NONE)
        self.field.setFocus()

    def _on_undo(self) -> None:
        self.session.undo()

    def _on_agency_above(self) -> None:
        self.agencies.step(-1)

    def _on_agency_below(self) -> None:
        self.agencies.step(1)

    def _on_offer_taken(self, name: str) -> None:
        told = self.answer.answer
        if name == ADD:
            self.add_walk_in()
        elif name == SIGN and told.person_ids:
            self._tell(self._deeds.sign(told.person_ids[0]))
        elif name == SESSION:
            self.scope.choose(self._now.id if self._now is not None else "")
        elif name == DAY and (day := last_day(self.session.workshop)) is not None:
            self.scope.choose(day.isoformat())

    def _on_offer_key(self) -> None:
        if self.answer.answer.offer is not None:
            self._on_offer_taken(self.answer.answer.offer.name)

    def _on_past_key(self) -> None:
        """Bring the cursor to the time for which is entered afterwards."""
        if not self.past.isHidden():
            self.past.time.setFocus()
            self.past.time.selectAll()

    def _on_options_clicked(self) -> None:
        self._deeds.choose_options()
        self.operator_card.setVisible(False)
        self.field.setFocus()

    def _on_projector_clicked(self) -> None:
        self.command_requested.emit("projector", "")
        self.field.setFocus()

    # --- camera ------------------------------------------------------------------------------------

    def _look_for_camera(self) -> None:
        from workshop_app.ui.camera import is_camera_there

        self.camera_button.setVisible(is_camera_there())

    def _on_camera_clicked(self) -> None:
        if self.camera is None:
            from workshop_app.ui.camera import CameraWindow

            self.camera = CameraWindow(self.session.theme, self.session.words, self)
            self.camera.code_seen.connect(self.take_scan)
        self.camera.look()
        self.field.setFocus()

    KEYS: ClassVar[dict[Chord, Callable[..., None]]] = {
        (Qt.Key.Key_Return, NONE): _on_enter,
        (Qt.Key.Key_Return, CTRL): _on_take_back,
        (Qt.Key.Key_Delete, CTRL): _on_take_back,
        (Qt.Key.Key_Return, CTRL_SHIFT): check_in_all,
        (Qt.Key.Key_Space, NONE): _on_space,
        (Qt.Key.Key_Space, CTRL): _on_mark,
        (Qt.Key.Key_F2, NONE): add_walk_in,
        (Qt.Key.Key_F3, NONE): check_out,
        (Qt.Key.Key_F4, NONE): represent,
        (Qt.Key.Key_F6, NONE): _on_offer_key,
        (Qt.Key.Key_F7, NONE): _on_past_key,
        (Qt.Key.Key_Escape, NONE): _on_escape,
        (Qt.Key.Key_Up, CTRL): _on_agency_above,
        (Qt.Key.Key_Down, CTRL): _on_agency_below,
        (Qt.Key.Key_Z, CTRL): _on_undo,
    }
