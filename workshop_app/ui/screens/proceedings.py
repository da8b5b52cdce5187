"""Prosiding: its parts, the pages as they will be printed, what to check before, saving and printing."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.actions import records
from workshop_app.actions.guarding import Guard, GuardFinding
from workshop_app.actions.proceedings import open_findings
from workshop_app.actions.proceedings_languages import Foreign
from workshop_app.actions.proceedings_parts import (
    Part,
    leave_out,
    move_part,
    place_part,
    reset_parts,
)
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.book import GROUP_OF
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.records import KINDS, Strategy
from workshop_app.ui.proceedings_builder import ProceedingsBuilder
from workshop_app.ui.screens.gap_filling import fill
from workshop_app.ui.screens.overview_cards import ListCard, ListLine, Place
from workshop_app.ui.screens.overview_gaps import gap_line
from workshop_app.ui.screens.pages_screen import LEAST_SIDE, NARROW, WIDE, PagesScreen
from workshop_app.ui.screens.proceedings_left import LeftCard
from workshop_app.ui.screens.proceedings_lists import Lists, read_lists
from workshop_app.ui.screens.proceedings_options import LANGUAGES, BookOptions
from workshop_app.ui.screens.proceedings_output import ProceedingsOutput
from workshop_app.ui.screens.proceedings_part import PartCard
from workshop_app.ui.screens.proceedings_parts import part_line
from workshop_app.ui.side_reading import SideReading
from workshop_app.ui.spots import LEADS, PART, Spot, Spots
from workshop_app.ui.widgets.labels import shortened
from workshop_app.ui.widgets.pdf_view import Spotted
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark

WRITING: Final = {WIDE: (4, 9, 7), NARROW: (5, 7, 6)}
"""How the panels share the width while somebody writes in the right one."""
LOOK_MS: Final = 120
"""How long after new pages the lists beside them are read anew: the pages come first."""


class ProceedingsScreen(PagesScreen):
    """Pages are made when the screen is shown and after every change, in a process of their own."""

    NAME = "proceedings"
    TITLE = mark("Proceedings")
    ICON = "book-open"
    TABLES: ClassVar[tuple[str, ...]] = ()

    # --- layout -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self.builder = ProceedingsBuilder(self.session, self.jobs, self)
        self.output = ProceedingsOutput(self.session, self.ask, self.builder, self.jobs, self)
        self._parts: list[Part] = []
        self._wanted: tuple[str, str] | None = None
        self._shown = Spots()
        self._reading = SideReading(self.session, self)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._late = QTimer(self, singleShot=True, interval=0)
        self.options = BookOptions(self.session)
        self.language, self.paper = self.options.language, self.options.paper
        self.builder.language, self.builder.paper = self.language.value, self.paper.value

    def _left(self) -> QWidget:
        self.left_card = LeftCard(self.session.theme, self.session.words)
        self.parts, self.contents = self.left_card.parts, self.left_card.contents
        return self.left_card

    def _right(self) -> QWidget:
        theme = self.session.theme
        self.part_card = PartCard(self.session)
        self.part_card.show_language(self.language.value)
        self.checks = ListCard(theme, self.session.words.t("To check"))
        side = ScrollPage(margins=(0, 0, 0, 0))
        side.body.setSpacing(12)
        for card in (self.part_card, self.checks, self.options):
            side.body.addWidget(card)
        side.body.addStretch(1)
        side.setMinimumWidth(max(LEAST_SIDE, theme.px(190)))
        self.side = side
        return side

    def _connect(self) -> None:
        super()._connect()
        self._look.timeout.connect(self._show_lists)
        self._late.timeout.connect(self._show_contents)
        self._reading.done.connect(self._on_lists_read)
        self._reading.failed.connect(self._on_reading_failed)
        self.options.chosen.connect(self._on_option_chosen)
        self.checks.place_chosen.connect(self._on_place_chosen)
        self.contents.chosen.connect(self.pane.go_to)
        self.pane.page_changed.connect(self._on_page_changed)
        self.pane.view.opened.connect(self._on_page_opened)
        self.pane.view.pointed.connect(self._on_page_pointed)
        self.pane.view.asked.connect(self._on_menu_asked)
        self.pages.open_button.clicked.connect(self.open_shown)
        self.parts.chosen.connect(self._on_part_chosen)
        self.parts.ticked.connect(self._on_part_ticked)
        self.parts.step_requested.connect(self._on_step_requested)
        self.parts.placed.connect(self._on_part_placed)
        self.left_card.reset_button.clicked.connect(self._on_reset_clicked)
        self.part_card.closed.connect(self._on_part_closed)
        self.part_card.place_requested.connect(self._on_part_place_requested)
        self.session.guard.ready.connect(self._on_guard_ready)

    # --- reading ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.options.follow()
        self._show_lists()
        super().refresh()

    def update_for(self, changes: ChangeSet) -> None:
        """Every change may show on some page; the pages come first, then the lists beside them."""
        self.options.follow()
        if changes.concerns("workshop"):
            self.part_card.follow()
            self._show_lists()
        self.builder.want()

    def make_anew(self) -> None:
        self.options.read_looks()
        self._show_lists()
        super().make_anew()

    def open_findings(self) -> list[GuardFinding]:
        return open_findings(self.session.workshop, self.session.guard.guard)

    def _show_lists(self) -> None:
        """Read what stands beside the pages: the parts, and what is to be checked."""
        self._look.stop()
        watch = self.session.guard
        watch.want()
        ready, words, told = watch.is_ready, self.session.words, self.builder.warnings
        book_words = self.session.surroundings.words_in(self.language.value)

        def read(ws: Workshop, guard: Guard) -> Lists:
            return read_lists(ws, guard if ready else None, words, book_words, told)

        self._reading.ask(read)

    def _on_lists_read(self, lists: Lists) -> None:
        if lists.parts:
            self._show_parts(lists.parts)
        self._show_checks(lists)
        self._show_context()

    def _show_parts(self, found: list[Part]) -> None:
        self._parts, words = found, self.session.words
        pages = self.builder.spots.pages_of(self.pane.page_count)
        self.parts.show_lines([part_line(words, p, pages.get(p.name)) for p in found])
        self.left_card.show_order(bool(self.session.workshop.settings.proceedings_parts))
        if self.part_card.name:
            self._show_part(self.part_card.name)

    def _show_part(self, name: str) -> None:
        part = next((p for p in self._parts if p.name == name), None)
        line = self.parts.line(name)
        self.part_card.show_part(part, line.title if line else "")
        self._share_width()

    @property
    def _shares(self) -> tuple[int, int, int]:
        card = self.part_card
        writes = bool(card.name and (card.fields or card.lines.fields))
        shares = super()._shares
        return WRITING[shares] if writes else shares

    def _show_checks(self, lists: Lists) -> None:
        words, ws = self.session.words, self.session.workshop
        numbers = {s.id: f"S{s.number}" for s in ws.read.all(Strategy)}
        lines = [gap_line(words, gap, numbers) for gap in lists.gaps]
        lines += [self._warning_line(warning, place) for warning, place in lists.warnings]
        lines += [self._foreign_line(foreign, n == 0) for n, foreign in enumerate(lists.foreign)]
        remark = words.number(len(lines)) if lines else ""
        self.checks.show_lines(lines, remark, words.t("Nothing is missing."))

    def _warning_line(self, warning: str, place: tuple[str, str] | None) -> ListLine:
        kind, record_id = place or ("", "")
        screen = LEADS.get(kind, "")
        return ListLine(
            warning,
            icon="triangle-alert",
            token="warn",
            link=self.session.words.t("Look") if screen else "",
            place=Place(screen, kind, record_id) if screen else None,
        )

    def _foreign_line(self, foreign: Foreign, first: bool) -> ListLine:
        """What is in the other language; the first of several says so for all."""
        kind, record_id = foreign.record
        place = Place(LEADS.get(kind, ""), kind, record_id, foreign.part)
        t, english = self.session.words.t, self.language.value == "en"
        title = t("In Indonesian, as typed") if english else t("In English, as typed")
        head, details = (title, (foreign.what,)) if first else (foreign.what, ())
        return ListLine(head, details, icon="languages", link=t("Look"), place=place)

    def _show_context(self) -> None:
        words = self.session.words
        told = [words.t(dict(LANGUAGES)[self.language.value]), self.paper.value]
        if self.builder.path is not None:
            told.insert(0, words.n("{count} page", "{count} pages", self.pane.page_count))
        count = len(self.checks.lines)
        if count:
            told.append(words.n("{count} thing to check", "{count} things to check", count))
        self.head.set_context(" · ".join(told))

    def initial_focus(self) -> QWidget | None:
        """The pages: arrow keys and Page Down go through them at once."""
        return self.pane.view

    # --- from a record to its page and back -------------------------------------------------------

    def show_record(self, kind: str, record_id: str) -> None:
        """Show where a record is printed, once the pages are there."""
        self._wanted = (kind, record_id)
        if self.builder.is_fresh:
            self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        spot = self.builder.spots.of(*wanted)
        if spot is not None:
            self.pane.go_to(spot.page, spot.top)
            return
        t = self.session.words.t
        self.session.notices.warn(
            t("This is not printed in the proceedings."),
            t("Its part may be left out, or it is not cleared for publication."),
        )

    def open_shown(self) -> None:
        """Open the record that the page in view shows."""
        spotted = self.pane.view.middle()
        if spotted is not None:
            self._open(self._spot(spotted))

    def _spot(self, spotted: Spotted) -> Spot | None:
        return self.builder.spots.at(spotted.page, spotted.point.y())

    def _open(self, spot: Spot | None) -> None:
        if spot is None:
            return
        if spot.kind == PART:
            self._on_part_chosen(spot.name, go=False)
        else:
            self.open_requested.emit(LEADS[spot.kind], spot.kind, spot.name)

    def _on_page_opened(self, spotted: Spotted) -> None:
        self._open(self._spot(spotted))

    def _on_page_pointed(self, spotted: Spotted) -> None:
        part = self.builder.spots.at(spotted.page, spotted.point.y(), kinds=(PART,))
        if part is not None:
            self.parts.choose(part.name)

    def _on_menu_asked(self, spotted: Spotted, place: QPoint) -> None:
        spot = self._spot(spotted)
        if spot is None:
            return
        menu = QMenu(self)
        action = QAction(self._name_of(spot), menu)
        action.triggered.connect(lambda: self._open(spot))
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _name_of(self, spot: Spot) -> str:
        t = self.session.words.t
        if spot.kind == PART:
            line = self.parts.line(spot.name)
            return t("Open the part “{title}”", title=line.title if line else spot.name)
        record = self.session.workshop.read.get(KINDS[spot.kind], spot.name)
        title = shortened(records.title(record), 60) if record else ""
        return t("Open “{title}”", title=title).replace("&", "&&")

    # --- parts ------------------------------------------------------------------------------------

    def _on_part_chosen(self, name: str, *, go: bool = True) -> None:
        self.parts.choose(name)
        if name != self.part_card.name and not self.part_card.save():
            return
        spot = self.builder.spots.of(PART, name)
        if go and spot is not None:
            self.pane.go_to(spot.page)
        self._show_part(name)
        self.side.verticalScrollBar().setValue(0)

    def _on_part_closed(self) -> None:
        self.part_card.show_part(None, "")
        self._share_width()
        self.parts.setFocus()

    def _on_part_place_requested(self, screen: str) -> None:
        self.open_requested.emit(screen, "", "")

    def _on_part_ticked(self, name: str, included: bool) -> None:
        ws = self.session.workshop
        self._arrange(lambda: leave_out(ws, name, not included))

    def _on_step_requested(self, name: str, step: int) -> None:
        self._arrange(lambda: move_part(self.session.workshop, name, step))

    def _on_part_placed(self, name: str, before: str) -> None:
        self._arrange(lambda: place_part(self.session.workshop, name, before))

    def _on_reset_clicked(self) -> None:
        t, ws = self.session.words.t, self.session.workshop
        done = t("The parts stand in their usual order, none is left out.")
        self.session.run(lambda: reset_parts(ws), done=done, offer_undo=True)

    def _arrange(self, deed: Callable[[], object]) -> None:
        self.session.run(deed)
        self._show_parts(self._parts)  # also where nothing changed: the list shows what is so

    # --- what is typed ----------------------------------------------------------------------------

    def settle(self) -> None:
        self.part_card.save()

    @property
    def unsaved(self) -> bool:
        return self.part_card.failed

    # --- events -----------------------------------------------------------------------------------

    def _on_built(self) -> None:
        upper, before, self._shown = self.pane.view.upper, self._shown, self.builder.spots
        super()._on_built()
        self._late.start()
        moved = self._shown.moved(*upper, before)
        if moved is not None:  # what somebody reads stays in view, whatever grows before it
            self.pane.view.put_upper(*moved)
        self._on_page_changed(self.pane.page)
        self.pages.offers_open = True
        self.pages.show_state()
        self._look.start()
        self._go_to_wanted()

    def _show_contents(self) -> None:
        """After the pages, in an event of its own: a large book has thousands of entries."""
        self.contents.show_bookmarks(self.builder.bookmarks)

    def _on_page_changed(self, page: int) -> None:
        self.contents.show_page(page)
        middle = self.pane.view.page_size.height() / 2
        part = self.builder.spots.at(page, middle, kinds=(PART,))
        if part is not None and not self.parts.hasFocus():
            self.parts.choose(part.name)

    def _on_reading_failed(self, error: WorkshopError) -> None:
        self.session.notices.error(self.session.words, error)

    def _on_guard_ready(self) -> None:
        if self.isVisible():
            self._show_lists()

    def _on_option_chosen(self) -> None:
        language, paper = self.language.value, self.paper.value
        self.session.settings.change(report_language=language, report_paper=paper)
        self.part_card.show_language(language)
        self.builder.choose(language, paper)

    def _on_place_chosen(self, place: Place) -> None:
        if place.screen:
            self.open_requested.emit(place.screen, place.kind, place.record_id)
        elif place.field in GROUP_OF:
            self._on_part_chosen(place.field)
        else:
            fill(self.session, self.ask, place)
