"""Overview: who is here, what was shared, what is missing for print, which session comes next."""

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from workshop_app.actions import overview as facts
from workshop_app.actions.overview import AgencyFigure, Overview
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.records import Commitment, Person, Strategy
from workshop_app.domain.records import Session as Item
from workshop_app.domain.zones import local
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.gap_filling import choose_gap, fill
from workshop_app.ui.screens.overview_cards import (
    BarLine,
    BarsCard,
    ListCard,
    ListLine,
    Place,
    SessionCard,
    SessionLines,
)
from workshop_app.ui.screens.overview_days import DayPicker, Shown
from workshop_app.ui.screens.overview_gaps import EVERYTHING, everything_line, gap_line
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card, FigureCard
from workshop_app.ui.widgets.grid import CardGrid
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark
from workshop_app.words.rate import rate_words
from workshop_app.words.terms import choice_name

ABSENT_SHOWN = 5
MINUTE_MS = 30_000


class OverviewScreen(Screen):
    """The figures of the workshop, from the query that desk and proceedings use.

    Who is here is told of today while an event of several days runs, as at the desk, or of all of it.
    """

    NAME = "overview"
    TITLE = mark("Overview")
    ICON = "layout-dashboard"
    TABLES: ClassVar[tuple[str, ...]] = ()

    # --- layout ------------------------------------------------------------------------------------

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        self.desk_button = Button(theme, t("Check in"), icon="user-check")
        self.practice_button = Button(theme, t("Record a practice"), kind="primary", icon="plus")
        self.days = DayPicker(self.session.words)
        self._shown = Shown()
        actions = (self.days, self.desk_button, self.practice_button)
        self._head = PageHead(t(self.TITLE), actions=actions)
        self.agencies = FigureCard(theme, t("Agencies here"))
        self.people = FigureCard(theme, t("People here"))
        self.practices = FigureCard(theme, t("Good practices"), icon="lightbulb")
        self.commitments = FigureCard(theme, t("Commitments"), icon="list-checks")
        self.attendance = BarsCard(theme, t("Attendance by category"), room=(7, 5))
        self.strategies = BarsCard(
            theme, t("Practices by strategy"), full_token="primary", room=(8, 3)
        )
        self.absent = ListCard(theme, t("Not here yet"))
        self.gaps = ListCard(theme, t("Not ready for print"))
        self.next = SessionCard(theme, t("Next session"))
        self.first_steps = self._first_steps()
        self._tick = QTimer(self, interval=MINUTE_MS)
        figures = (self.agencies, self.people, self.practices, self.commitments)
        page = ScrollPage()
        page.body.setSpacing(12)
        for part in (
            self._head,
            self.first_steps,
            CardGrid(theme, figures, (4, 2, 1), least=212),
            CardGrid(theme, (self.attendance, self.strategies), (2, 1), least=430),
            CardGrid(theme, (self.absent, self.gaps, self.next), (3, 2, 1), least=300),
        ):
            page.body.addWidget(part)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _first_steps(self) -> Card:
        t = self.session.words.t
        card = Card(t("This workshop is still empty"))
        steps = (
            t("1. Registration: add guests with F2; their agencies are added along."),
            t("2. Good practices: write down what is told, with Ctrl+Enter to save."),
            t("3. Proceedings: see the book grow, and print it when nothing is missing."),
        )
        for step in steps:
            card.body.addWidget(text_label(step, "muted", wrap=True))
        return card

    def _connect(self) -> None:
        self.desk_button.clicked.connect(self._on_desk_clicked)
        self.practice_button.clicked.connect(self._on_practice_clicked)
        self.absent.place_chosen.connect(self._on_place_chosen)
        self.gaps.place_chosen.connect(self._on_place_chosen)
        self.days.chosen.connect(self.refresh)
        self._tick.timeout.connect(self._on_tick)
        self.session.guard.ready.connect(self._on_guard_ready)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_session()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    # --- showing -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything anew."""
        self._shown = self.days.show_days(self.session.workshop)
        found = facts.overview(self.session.workshop, self._shown.scope)
        self._show_context()
        self._show_figures(found)
        self._show_attendance(found)
        self._show_strategies(found)
        self._show_absent(found)
        self._show_gaps()
        self._show_session()
        self.session.guard.want()
        blank = not (found.registered or found.practices or found.agencies)
        self.first_steps.setVisible(blank)

    def update_for(self, changes: ChangeSet) -> None:
        """Cards whose content stays the same keep their widgets."""
        self.refresh()

    def state(self) -> object:
        return self.days.whole

    def restore(self, state: object) -> None:
        if isinstance(state, bool) and state != self.days.whole:
            self.days.whole = state
            self.refresh()

    def _show_context(self) -> None:
        w, settings = self.session.words, self.session.workshop.settings
        title = settings.title_en if w.language == "en" and settings.title_en else settings.title
        day = w.date_range(settings.starts_on, settings.ends_on) if settings.starts_on else ""
        day = self._shown.words or day
        self._head.set_context(" · ".join(filter(None, (day, settings.place, title))))

    def _show_figures(self, o: Overview) -> None:
        w = self.session.words
        undated = sum(c.due is None for c in self.session.workshop.read.all(Commitment))
        self.agencies.show_figure(
            w.number(o.invited_present),
            self._of_invited(o),
            share=(o.invited_present, o.invited),
        )
        self.agencies.setToolTip(rate_words(w, o.rate))
        self.people.show_figure(
            w.number(o.present),
            w.t("of {count} registered", count=w.number(o.registered)),
            share=(o.present, o.registered),
        )
        self.practices.show_figure(
            w.number(o.practices),
            w.n("from {count} agency", "from {count} agencies", o.practice_agencies)
            if o.practices
            else w.t("none yet"),
        )
        dates = w.t("{count} without a date", count=w.number(undated))
        if not undated:
            dates = w.t("all with a date") if o.commitments else w.t("none yet")
        self.commitments.show_figure(w.number(o.commitments), dates)

    def _of_invited(self, o: Overview) -> str:
        """Say of what the agencies here are a part, and the goal where the organizer has set one."""
        w, rate = self.session.words, o.rate
        count = w.number(o.invited)
        if rate.reached is None:
            return w.t("of {count} invited", count=count)
        if rate.reached:
            return w.t("of {count} · goal reached", count=count)
        return w.t("of {count} · goal {goal}%", count=count, goal=w.number(rate.goal or 0))

    def _came(self, o: Overview) -> str:
        """Say what the bars count, and how many came late or unannounced."""
        w = self.session.words
        parts = [w.t("people here today") if self._shown.number else w.t("people here")]
        if o.late:
            parts.append(w.n("{count} late", "{count} late", o.late))
        if o.walk_ins:
            parts.append(w.n("{count} walk-in", "{count} walk-ins", o.walk_ins))
        return " · ".join(parts)

    def _show_attendance(self, o: Overview) -> None:
        w = self.session.words
        lines = [
            BarLine(
                choice_name(w, c.category) or w.t("No agency"),
                w.t("{part} of {whole}", part=w.number(c.present), whole=w.number(c.registered)),
                c.present,
                c.registered,
            )
            for c in o.categories
        ]
        self.attendance.show_bars(
            lines,
            self._came(o),
            w.t("As soon as people are registered, their agencies' categories stand here."),
        )

    def _show_strategies(self, o: Overview) -> None:
        w = self.session.words
        most = max((s.practices for s in o.strategies), default=0)
        lines = [
            BarLine(
                s.title_en if w.language == "en" and s.title_en else s.title,
                w.number(s.practices),
                s.practices,
                max(1, most),
                f"S{s.number}",
            )
            for s in o.strategies
        ]
        self.strategies.show_bars(
            lines,
            w.t("one practice may serve several"),
            w.t("This workshop has no action plan; a new one made from its template has."),
        )

    def _show_absent(self, o: Overview) -> None:
        w, absent = self.session.words, o.absent
        lines = [self._absent_line(agency) for agency in absent[:ABSENT_SHOWN]]
        rest = len(absent) - len(lines)
        more = None
        if rest:
            words = w.n("and {count} more agency", "and {count} more agencies", rest)
            more = ListLine(words, link=w.t("Show"), place=Place("desk"))
        remark = w.t("{part} of {whole}", part=w.number(len(absent)), whole=w.number(o.invited))
        nothing = w.t("Every invited agency is here.")
        if not o.invited:
            nothing = w.t("No agency is invited yet.")
        self.absent.show_lines(lines, remark if absent else "", nothing, more)

    def _absent_line(self, agency: AgencyFigure) -> ListLine:
        w = self.session.words
        people = self.session.workshop.read.all(Person, agency_id=agency.id)
        if people:
            others = len(people) - 1
            who = people[0].name
            if others:
                who = w.n("{name} and {count} other", "{name} and {count} others", others, name=who)
            phone = people[0].phone or w.t("no phone number")
            details: tuple[str, ...] = (who, phone)
        else:
            details = (w.t("nobody registered"),)
        place = Place("desk", "agency", agency.id)
        return ListLine(agency.short_name, details, link=w.t("Show"), place=place)

    def _show_gaps(self) -> None:
        w = self.session.words
        names = {s.id: f"S{s.number}" for s in self.session.workshop.read.all(Strategy)}
        watch = self.session.guard
        gaps = facts.missing(self.session.workshop, watch.guard, findings=watch.is_ready)
        lines = [gap_line(w, gap, names) for gap in gaps]
        remark = w.n("{count} thing", "{count} things", len(lines)) if lines else ""
        self.gaps.show_lines(
            lines,
            remark,
            w.t("Nothing is missing. The proceedings can go to print."),
            everything_line(w, gaps),
        )

    def _show_session(self) -> None:
        w = self.session.words
        item = facts.current_session(self.session.workshop)
        if item is None:
            planned = self.session.workshop.read.count(Item)
            nothing = (
                w.t("All sessions of the programme are over.")
                if planned
                else w.t("The programme has no sessions yet.")
            )
            self.next.show_session(w.t("Next session"), SessionLines(nothing=nothing))
            return
        chip, tone, on_now = self._when(item)
        title = item.title_en if w.language == "en" and item.title_en else item.title
        zone = self.session.workshop.settings.time_zone
        day = w.date(item.day) if item.day else ""
        told = SessionLines(
            chip=chip,
            tone=tone,
            time=f"{w.time_range(item.starts, item.ends)} {zone}",
            title=title,
            facts=tuple(
                (icon, text)
                for icon, text in (
                    ("calendar", day),
                    ("map-pin", item.room),
                    ("mic", ", ".join(item.speakers)),
                )
                if text
            ),
        )
        self.next.show_session(w.t("On now") if on_now else w.t("Next session"), told)

    def _when(self, item: Item) -> tuple[str, str, bool]:
        """Say how far off a session is: its chip, the tone of it, and whether it is on now."""
        w, ws = self.session.words, self.session.workshop
        now = local(ws.clock(), ws.settings.time_zone)
        if item.day is None or item.starts is None:
            return "", "info", False
        minutes = (
            (item.day - now.date()).days * 24 * 60
            + (item.starts.hour - now.hour) * 60
            + item.starts.minute
            - now.minute
        )
        if minutes <= 0:
            until = w.t("until {time}", time=w.time(item.ends)) if item.ends else ""
            return until, "ok", True
        if minutes < 60:
            return w.n("in {count} minute", "in {count} minutes", minutes), "info", False
        if minutes < 24 * 60:
            return w.n("in {count} hour", "in {count} hours", round(minutes / 60)), "info", False
        days = (item.day - now.date()).days
        return w.n("in {count} day", "in {count} days", days), "neutral", False

    # --- events ------------------------------------------------------------------------------------

    def _on_tick(self) -> None:
        # Past midnight another day counts.
        if self.days.show_days(self.session.workshop) != self._shown:
            self.refresh()
        else:
            self._show_session()

    def _on_guard_ready(self) -> None:
        if self.isVisible():
            self._show_gaps()

    def _on_desk_clicked(self) -> None:
        self.open_requested.emit("desk", "", "")

    def _on_practice_clicked(self) -> None:
        self.open_requested.emit("practices", "", "")

    def _on_place_chosen(self, place: Place) -> None:
        if place == EVERYTHING:
            chosen = choose_gap(self.session, self.ask)
            if chosen is not None:
                self._on_place_chosen(chosen)
        elif place.screen:
            self.open_requested.emit(place.screen, place.kind, place.record_id)
        else:
            fill(self.session, self.ask, place)
