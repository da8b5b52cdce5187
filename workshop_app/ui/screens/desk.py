"""Registration: one field that always has the cursor, the people it finds, and an answer in large words.

Typing anywhere goes to the field. `KEYS` lists every key of the desk; a new one is one line there.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workshop_app.actions import desk
from workshop_app.actions.desk import DeskRow
from workshop_app.actions.overview import Overview, overview
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.names import match_key
from workshop_app.ui.models.agencies import agency_rows, progress_in_words
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.desk_agencies import AgencyPanel
from workshop_app.ui.screens.desk_answer import (
    ALREADY,
    IDLE,
    UNKNOWN,
    WELCOME,
    Answer,
    AnswerPanel,
)
from workshop_app.ui.screens.desk_deeds import Deeds
from workshop_app.ui.screens.desk_field import (
    CTRL,
    CTRL_SHIFT,
    NONE,
    Chord,
    DeskField,
    chord,
    is_text,
)
from workshop_app.ui.screens.desk_figures import DeskFigures, figures_in_words
from workshop_app.ui.screens.desk_results import Mark, ResultsPanel
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.head import PageHead
from workshop_app.words.catalogue import mark

ROOM_FOR_FIGURES = 600
"""From this height on the figures have cards; below, they stand in the line under the title."""


class DeskScreen(Screen):
    """The registration desk."""

    NAME = "desk"
    TITLE = mark("Registration")
    ICON = "user-check"
    TABLES: ClassVar[tuple[str, ...]] = ("person", "agency", "workshop", ATTENDANCE)

    # --- layout ------------------------------------------------------------------------------------

    def _build(self) -> None:
        w, theme = self.session.words, self.session.theme
        self._say = Say(w, self.session.workshop.settings.time_zone)
        self._overview: Overview | None = None
        self._deeds = Deeds(self.session, self.ask)
        self.walk_in_button = Button(theme, w.t("Walk-in"), kind="primary", icon="user-plus")
        self.walk_in_button.setToolTip("F2")
        self._head = PageHead(w.t("Registration desk"), actions=(self.walk_in_button,))
        self.figures = DeskFigures(theme, w)
        self.figures.hide()  # until it is known that there is room
        self.field = DeskField(theme, w.t("Name or agency …"))
        self.field.passed = frozenset(key for key in self.KEYS if key[0] != Qt.Key.Key_Escape)
        self.answer = AnswerPanel(theme, w.t("Add as walk-in"))
        self.agencies = AgencyPanel(theme, self._say)
        self.agencies.setMaximumWidth(theme.px(330))
        self.results = ResultsPanel(theme, self._say)
        self._figures_later = QTimer(self, singleShot=True, interval=0)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        lists.addWidget(self.agencies, 3)
        lists.addWidget(self.results, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (self._head, self.figures, self.field, self.answer):
            column.addWidget(part)
        column.addLayout(lists, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.step_requested.connect(self.results.step)
        self.agencies.chosen.connect(self._on_agency_chosen)
        self.results.action_requested.connect(self._on_action_requested)
        self.results.view.doubleClicked.connect(self._on_enter)
        self.results.all_requested.connect(self.check_in_all)
        self.walk_in_button.clicked.connect(self.add_walk_in)
        self.answer.add_requested.connect(self.add_walk_in)
        self._figures_later.timeout.connect(self._show_figures)

    def minimumSizeHint(self) -> QSize:
        # The figures give way, so they must not keep the window from getting lower.
        least = super().minimumSizeHint()
        figures = 0 if self.figures.isHidden() else self.figures.minimumSizeHint().height() + 12
        return QSize(least.width(), least.height() - figures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= self.session.theme.px(ROOM_FOR_FIGURES)
        if roomy == self.figures.isHidden():
            self.figures.setVisible(roomy)
            self._show_context()

    # --- what the shell asks -----------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        """The cursor is in the field, always."""
        return self.field

    def refresh(self) -> None:
        """Read everything anew."""
        self._say = Say(self.session.words, self.session.workshop.settings.time_zone)
        self.results.model.say = self.agencies.model.say = self._say
        self._show_figures()
        if not self.answer.message:
            self._say_ready()
        self._find(Mark.KEPT)

    def update_for(self, changes: ChangeSet) -> None:
        """After a check-in only the rows that are shown are read again, and they stay where they are."""
        if changes.concerns("person", "agency", "workshop"):
            self._find(Mark.KEPT)
        else:
            model = self.results.model
            model.renew(desk.desk_rows(self.session.workshop, model.ids))
        self._forget_an_answer_that_is_no_longer_true()
        self._figures_later.start()

    def show_record(self, kind: str, record_id: str) -> None:
        """Show an agency's people, or one person."""
        self.refresh_if_stale()
        if kind == "agency":
            self.field.clear()
            self.agencies.choose(record_id)
        elif kind == "person":
            for row in desk.desk_rows(self.session.workshop, [record_id]):
                self._show_person(row)

    def state(self) -> object:
        """Search, agency and marked person."""
        return self.field.text(), self.agencies.agency_id, self.results.current_id

    def restore(self, state: object) -> None:
        """Take over search, agency and marked person."""
        match state:
            case (str(text), str(agency_id), str(person_id)):
                self.refresh_if_stale()
                self.agencies.choose(agency_id)
                self.field.setText(text)
                self.results.choose(person_id)

    @property
    def _likely(self) -> Mark:
        """Enter means the likeliest of those found; with nothing typed it means nobody."""
        return Mark.FIRST if self.field.text().strip() else Mark.NONE

    # --- finding -----------------------------------------------------------------------------------

    def _find(self, mark: Mark) -> None:
        """Show whom the text finds: within the chosen agency, or everywhere if nobody there fits."""
        ws, text, agency_id = self.session.workshop, self.field.text(), self.agencies.agency_id
        rows = desk.search_people(ws, text, agency_id=agency_id)
        if agency_id and not rows and text.strip():
            rows, agency_id = desk.search_people(ws, text), ""
        self.results.view.show_agencies(not agency_id)
        self.results.show_rows(rows, mark)
        self._show_head(agency_id)
        self._say_nobody(rows)

    def _show_head(self, agency_id: str) -> None:
        w, row = self.session.words, self.agencies.model.row_of(agency_id)
        if row is None:
            return
        searched = bool(self.field.text().strip()) and bool(self.results.model.rows)
        found = w.t("Found in all agencies") if searched else w.t("Everybody")
        self.results.set_head(
            row.short_name if agency_id else found,
            progress_in_words(self._say, row) if agency_id else "",
            complete=row.complete,
            can_check_in_all=bool(agency_id) and row.present < row.registered,
        )

    def _say_nobody(self, rows: list[DeskRow]) -> None:
        w, text = self.session.words, self.field.text().strip()
        if text and not rows:
            self.answer.say(
                Answer(
                    UNKNOWN,
                    w.t("“{text}” is not on the list", text=text),
                    w.t("Check the spelling, or add the guest: Enter or F2."),
                )
            )
            self.results.empty.set_words(
                w.t("Nobody found"),
                w.t("Fewer letters find more. Names and agencies may be typed in any order."),
            )
        elif not rows and self.agencies.agency_id:
            self.results.empty.set_words(
                w.t("Nobody of this agency is registered"),
                w.t("Whoever comes is added with F2; the agency is filled in already."),
            )
        elif not rows:
            self.results.empty.set_words(
                w.t("Nobody is registered yet"),
                w.t("Add the first guest with F2: a name is enough, the agency is added along."),
            )

    def _show_person(self, row: DeskRow) -> None:
        """Bring somebody into view, ready to be overtyped by the next name."""
        self.agencies.choose("")
        self.field.setText(match_key(row.name))
        self.results.choose(row.id)
        self.field.selectAll()

    # --- figures -----------------------------------------------------------------------------------

    def _show_figures(self) -> None:
        self._overview = found = overview(self.session.workshop)
        self.figures.show_figures(found)
        self.agencies.show_rows(
            agency_rows(self._say, found.agencies, found.registered, found.present)
        )
        shown_all = not self.results.view.shows_one_agency
        self._show_head("" if shown_all else self.agencies.agency_id)
        self._show_context()

    def _show_context(self) -> None:
        w, settings = self.session.words, self.session.workshop.settings
        if self.figures.isHidden() and self._overview is not None:
            self._head.set_context(figures_in_words(w, self._overview))
            return
        day = w.date_range(settings.starts_on, settings.ends_on) if settings.starts_on else ""
        self._head.set_context(" · ".join(filter(None, (day, settings.venue, settings.place))))

    # --- answers -----------------------------------------------------------------------------------

    def _say_ready(self) -> None:
        w = self.session.words
        keys = w.t("Enter checks in · ↑ ↓ choose · Ctrl+Del takes back · F2 adds a walk-in")
        self.answer.say(Answer(IDLE, w.t("Ready for the next guest"), keys))

    def _forget_an_answer_that_is_no_longer_true(self) -> None:
        """A welcome that was undone, here or on another laptop, must not stay on the screen."""
        told = self.answer.answer
        if told.person_ids:
            rows = desk.desk_rows(self.session.workshop, list(told.person_ids))
            absent = len(rows) < len(told.person_ids) or any(not row.first_at for row in rows)
            if absent == (told.kind in (WELCOME, ALREADY)):
                self._say_ready()

    def _tell(self, answer: Answer | None) -> None:
        """Give an answer; the text is marked, so that the next name overwrites it."""
        if answer is not None:
            self.session.notices.clear()  # what it told is older than this answer
            self.answer.say(answer)
        self.field.setFocus()
        self.field.selectAll()

    # --- deeds -------------------------------------------------------------------------------------

    def check_in(self, person_id: str) -> None:
        """Check somebody in and say so."""
        self._tell(self._deeds.check_in(person_id))

    def check_in_all(self) -> None:
        """Check in everybody of the chosen agency who is not here yet."""
        agency = self.agencies.row
        if agency is not None and agency.id:
            self._tell(self._deeds.check_in_all(agency))

    def take_back(self, person_id: str) -> None:
        """Take a check-in back, with a reason that is asked for."""
        self._tell(self._deeds.take_back(person_id))

    def add_walk_in(self) -> None:
        """Ask who has come without being listed, register them and check them in."""
        typed = "" if self.results.model.rows else " ".join(self.field.text().split())
        answer = self._deeds.add_walk_in(typed, self.agencies.agency_id)
        if answer is not None:
            for row in desk.desk_rows(self.session.workshop, list(answer.person_ids)):
                self._show_person(row)
        self._tell(answer)

    # --- events ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self.KEYS.get(chord(event))
        if act is not None:
            act(self)
        elif is_text(event):
            self.field.setFocus()
            self.field.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, _text: str) -> None:
        self._say_ready()
        self._find(self._likely)

    def _on_agency_chosen(self, _agency_id: str) -> None:
        self._find(self._likely)

    def _on_action_requested(self, person_id: str) -> None:
        row = self.results.model.row_of(person_id)
        if row is not None and row.first_at:
            self.take_back(person_id)
        else:
            self.check_in(person_id)

    def _on_enter(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and focused.hasFocus():
            focused.click()
        elif self.results.current_id:
            self.check_in(self.results.current_id)
        elif self.field.text().strip() and not self.results.model.rows:
            self.add_walk_in()

    def _on_take_back(self) -> None:
        if self.results.current_id:
            self.take_back(self.results.current_id)

    def _on_escape(self) -> None:
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

    KEYS: ClassVar[dict[Chord, Callable[..., None]]] = {
        (Qt.Key.Key_Return, NONE): _on_enter,
        (Qt.Key.Key_Return, CTRL): _on_take_back,
        (Qt.Key.Key_Delete, CTRL): _on_take_back,
        (Qt.Key.Key_Return, CTRL_SHIFT): check_in_all,
        (Qt.Key.Key_F2, NONE): add_walk_in,
        (Qt.Key.Key_Escape, NONE): _on_escape,
        (Qt.Key.Key_Up, CTRL): _on_agency_above,
        (Qt.Key.Key_Down, CTRL): _on_agency_below,
        (Qt.Key.Key_Z, CTRL): _on_undo,
    }
