"""What the desk shows: the people that the text finds, agencies, figures, answers. `desk` adds the deeds."""

import time
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import badges, desk
from workshop_app.actions.badges import Verdict
from workshop_app.actions.desk import DeskRow
from workshop_app.actions.overview import Overview
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.names import match_key
from workshop_app.domain.records import Session as SessionRecord
from workshop_app.domain.zones import local
from workshop_app.ui.models.agencies import agency_rows, progress_in_words
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.desk_agencies import AgencyPanel
from workshop_app.ui.screens.desk_answer import (
    ALREADY,
    IDLE,
    LEFT,
    UNKNOWN,
    WELCOME,
    Answer,
    AnswerPanel,
    Offer,
)
from workshop_app.ui.screens.desk_deeds import Deeds
from workshop_app.ui.screens.desk_field import DeskField
from workshop_app.ui.screens.desk_figures import DeskFigures, figures_in_words
from workshop_app.ui.screens.desk_operator import OperatorCard, has_to_ask
from workshop_app.ui.screens.desk_past import PastStrip, past_of
from workshop_app.ui.screens.desk_ready import ready_answer
from workshop_app.ui.screens.desk_results import Mark, ResultsPanel
from workshop_app.ui.screens.desk_scope import (
    ScopePicker,
    proposed_session,
    session_of,
)
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.head import PageHead
from workshop_app.words.catalogue import mark

ROOM_FOR_FIGURES = 640
"""From this height on the figures have cards; below, they stand in the line under the title."""
ADD = "add"
"""The offer to add a walk-in."""
LOOK_AT_CLOCK = 30_000
LONG_COUNT, QUEUE_PAUSE = 0.15, 1500
"""Seconds of counting after which figures wait for a gap in the queue, and its milliseconds."""
AFTER_FIRST_PAINTING = 40
"""Milliseconds: the field takes keys before ten thousand people are counted."""


class DeskView(Screen):
    """The registration desk without its keys and deeds."""

    NAME = "desk"
    TITLE = mark("Registration")
    ICON = "user-check"
    TABLES: ClassVar[tuple[str, ...]] = ("person", "agency", "workshop", "session", ATTENDANCE)

    # --- layout ------------------------------------------------------------------------------------

    def _build(self) -> None:
        w, theme = self.session.words, self.session.theme
        self._say = self._saying()
        self._overview: Overview | None = None
        self._counted_in = 0.0
        self._now: SessionRecord | None = None
        self._deeds = Deeds(self.session, self.ask)
        self._build_head()
        self.operator_card = OperatorCard(self.session.surroundings)
        self.operator_card.setVisible(has_to_ask(self.session.surroundings))
        self.past = PastStrip(theme, w)
        self.figures = DeskFigures(theme, w)
        self.figures.hide()  # until it is known that there is room
        self.scope.set_narrow(True)
        self.field = DeskField(theme, w.t("Name, agency, or scanned badge …"))
        self.answer = AnswerPanel(theme)
        self.agencies = AgencyPanel(theme, self._say)
        self.agencies.setMaximumWidth(theme.px(330))
        self.results = ResultsPanel(theme, self._say)
        self._figures_later = QTimer(self, singleShot=True, interval=0)
        self._clock = QTimer(self, interval=LOOK_AT_CLOCK)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        lists.addWidget(self.agencies, 3)
        lists.addWidget(self.results, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        above = (self._head, self.operator_card, self.past, self.figures, self.field, self.answer)
        for part in above:
            column.addWidget(part)
        column.addLayout(lists, 1)

    def _build_head(self) -> None:
        w, theme = self.session.words, self.session.theme
        self.scope = ScopePicker(w)
        self.camera_button = IconButton(
            theme, w.t("Read badges with the camera"), "camera", kind=""
        )
        self.camera_button.hide()  # until it is known that there is one
        self.projector_button = IconButton(
            theme, w.t("Projector window (F11)"), "projector", kind=""
        )
        self.options_button = IconButton(theme, w.t("Options of the desk"), "settings", kind="")
        self.walk_in_button = Button(theme, w.t("Walk-in"), kind="primary", icon="user-plus")
        self.walk_in_button.setToolTip("F2")
        actions: tuple[QWidget, ...] = (
            self.scope,
            self.camera_button,
            self.projector_button,
            self.options_button,
            self.walk_in_button,
        )
        self._head = PageHead(w.t("Registration desk"), actions=actions)

    def _connect(self) -> None:
        self.field.step_requested.connect(self.results.step)
        self.operator_card.done.connect(self._on_operator_card_done)
        self.scope.chosen.connect(self._on_scope_chosen)
        self.past.changed.connect(self._on_past_changed)
        self.past.entered.connect(self.field.setFocus)
        self.past.left.connect(self._on_past_left)
        self._figures_later.timeout.connect(self._show_figures)
        self._clock.timeout.connect(self._on_clock_timeout)
        self.session.surroundings.operator_changed.connect(self._show_context)
        self._clock.start()

    def minimumSizeHint(self) -> QSize:
        # What gives way in a low window must not keep it from getting lower.
        least = super().minimumSizeHint()
        gives = 0
        if not self.figures.isHidden():
            gives = self.figures.minimumSizeHint().height() + 12 + self.answer.spare
        return QSize(least.width(), least.height() - gives)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_figures()

    def _fit_figures(self) -> None:
        """Show the cards of the figures where there is room for them."""
        notes = [part for part in (self.operator_card, self.past) if not part.isHidden()]
        taken = sum(part.sizeHint().height() for part in notes)
        roomy = self.height() - taken >= self.session.theme.px(ROOM_FOR_FIGURES)
        if roomy == self.figures.isHidden():
            self.figures.setVisible(roomy)
            self.answer.set_large(roomy)
            self.scope.set_narrow(not roomy)
            self._show_context()
            if self.answer.answer.kind == IDLE:
                self._say_ready()

    def _saying(self) -> Say:
        settings = self.session.workshop.settings
        return Say(self.session.words, settings.time_zone, checks_out=settings.check_out)

    # --- what the shell asks -----------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        """The cursor is in the field, always."""
        return self.field

    def refresh(self) -> None:
        """Read everything anew."""
        self._say = self._saying()
        self.results.set_say(self._say)
        self.agencies.model.say = self._say
        self.scope.show_sessions(self.session.workshop)
        self._take_scope()
        self._now = proposed_session(self.session.workshop)
        if self.has_figures:
            self._show_figures()
        else:
            self._figures_later.start(AFTER_FIRST_PAINTING)
        if not self.answer.message or self.answer.answer.kind == IDLE:
            self._say_ready()
        self._find(Mark.KEPT)

    def _take_scope(self, *, chosen: bool = False) -> None:
        """Do what is chosen. A session that ends meanwhile stays a matter of now until the day is over."""
        choice, zone = self.scope.value, self.session.workshop.settings.time_zone
        past = past_of(self.session.workshop, choice)
        today = local(self.session.workshop.clock(), zone).date()
        if past is None or chosen or (past.day < today and past.day != self._past_day):
            self.past.show_past(past, zone)
            self._fit_figures()
        self._deeds.session_id, self._deeds.when = session_of(choice), self.past.when

    @property
    def _past_day(self) -> date | None:
        return self.past.past.day if self.past.past is not None else None

    def update_for(self, changes: ChangeSet) -> None:
        """After a check-in only the rows that are shown are read again, and they stay where they are."""
        if changes.concerns("workshop", "session"):
            self.refresh()
        elif changes.concerns("person", "agency"):
            self._find(Mark.KEPT)
        else:
            self.results.model.renew(self._rows_of(self.results.model.ids))
        self._forget_an_answer_that_is_no_longer_true()
        self._figures_later.start(QUEUE_PAUSE if self._counted_in > LONG_COUNT else 0)

    def show_record(self, kind: str, record_id: str) -> None:
        """Show an agency's people, or one person."""
        self._refresh_whole()
        if kind == "agency":
            self.field.clear()
            self.agencies.choose(record_id)
        elif kind == "person":
            for row in self._rows_of([record_id]):
                self._show_person(row)

    def state(self) -> object:
        """Search, agency, marked person, and what people are checked in for."""
        return self.field.text(), self.agencies.agency_id, self.results.current_id, self.scope.value

    def restore(self, state: object) -> None:
        """Take over what `state` tells."""
        match state:
            case (str(text), str(agency_id), str(person_id), str(session_id)):
                self._refresh_whole()
                self.scope.choose(session_id)
                self.agencies.choose(agency_id)
                self.field.setText(text)
                self.results.choose(person_id)

    def _refresh_whole(self) -> None:
        """Refresh if something has changed, and do not wait for the figures: agencies are chosen next."""
        self.refresh_if_stale()
        if not self.has_figures:
            self._show_figures()

    @property
    def has_figures(self) -> bool:
        """True once figures and agencies are shown: a moment after the screen itself."""
        return self._overview is not None

    @property
    def _likely(self) -> Mark:
        """Enter means the likeliest of those found; with nothing typed it means nobody."""
        return Mark.FIRST if self.field.text().strip() else Mark.NONE

    # --- finding -----------------------------------------------------------------------------------

    def _rows_of(self, person_ids: list[str]) -> list[DeskRow]:
        return desk.desk_rows(self.session.workshop, person_ids, scope=self._deeds.scope)

    def _find(self, mark: Mark) -> None:
        """Show whom the text finds: within the chosen agency, or everywhere if nobody there fits."""
        ws, text, agency_id = self.session.workshop, self.field.text(), self.agencies.agency_id
        scope = self._deeds.scope
        rows = desk.search_people(ws, text, agency_id=agency_id, scope=scope)
        if agency_id and not rows and text.strip():
            rows, agency_id = desk.search_people(ws, text, scope=scope), ""
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
        if text and not rows and self._is_code(text):
            self.results.empty.set_words(w.t("A badge code"), w.t("Enter checks its bearer in."))
        elif text and not rows:
            self.answer.say(
                Answer(
                    UNKNOWN,
                    w.t("“{text}” is not on the list", text=text),
                    w.t("Check the spelling, or add the guest: Enter or F2."),
                    offer=Offer(ADD, w.t("Add as walk-in"), "user-plus"),
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

    def _is_code(self, text: str) -> bool:
        """Tell whether what was typed looks like the code of a badge, whole or misread."""
        return badges.read_badge(self.session.workshop, text).verdict is not Verdict.NO_BADGE

    def _show_person(self, row: DeskRow) -> None:
        """Bring somebody into view, ready to be overtyped by the next name."""
        self.agencies.choose("")
        self.field.setText(match_key(row.name))
        self.results.choose(row.id)
        self.field.selectAll()

    # --- figures -----------------------------------------------------------------------------------

    def _show_figures(self) -> None:
        began = time.perf_counter()
        self._overview = found = desk.desk_overview(self.session.workshop, self._deeds.scope)
        self._counted_in = time.perf_counter() - began
        self.figures.show_figures(found)
        self.agencies.show_rows(
            agency_rows(self._say, found.agencies, found.registered, found.present)
        )
        shown_all = not self.results.view.shows_one_agency
        self._show_head("" if shown_all else self.agencies.agency_id)
        self._show_context()

    def _show_context(self) -> None:
        """Say who works here; beside it the day and the place, or the figures in a low window."""
        w, settings = self.session.words, self.session.workshop.settings
        own = self.session.settings.value
        desk_name = own.desk if " " in own.desk else w.t("desk {desk}", desk=own.desk)
        who = " · ".join(filter(None, (own.operator_name, desk_name if own.desk else "")))
        if self.figures.isHidden() and self._overview is not None:
            parts = [figures_in_words(w, self._overview), who]
        else:
            day = w.date_range(settings.starts_on, settings.ends_on) if settings.starts_on else ""
            parts = [who, day, settings.venue, settings.place]
        self._head.set_context(" · ".join(filter(None, parts)))

    # --- answers -----------------------------------------------------------------------------------

    def _say_ready(self) -> None:
        self.answer.say(
            ready_answer(
                self.session.words,
                self.session.workshop,
                self.scope,
                self._now,
                afterwards=self.past.past is not None,
                short=self.figures.isHidden(),
            )
        )

    def _forget_an_answer_that_is_no_longer_true(self) -> None:
        """A welcome that was undone, here or on another laptop, must not stay on the screen."""
        told = self.answer.answer
        if told.person_ids:
            rows = self._rows_of(list(told.person_ids))
            absent = len(rows) < len(told.person_ids) or any(not row.first_at for row in rows)
            left = any(row.left_at for row in rows)
            untrue = absent == (told.kind in (WELCOME, ALREADY, LEFT))
            if untrue or (told.kind == LEFT and not left):
                self._say_ready()

    # --- events ------------------------------------------------------------------------------------

    def _on_operator_card_done(self) -> None:
        self.operator_card.hide()
        self._show_context()
        self.field.setFocus()

    def _on_past_changed(self) -> None:
        self._deeds.when = self.past.when

    def _on_past_left(self) -> None:
        self.scope.choose("")

    def _on_scope_chosen(self, _choice: str) -> None:
        self._take_scope(chosen=True)
        self.results.clear_marks()
        self._say_ready()
        self._show_figures()
        self._find(Mark.KEPT)
        self.field.setFocus()

    def _on_clock_timeout(self) -> None:
        """Time brings other sessions and days."""
        if self.isVisible() and self.answer.answer.kind == IDLE and not self.field.text():
            self.refresh()
