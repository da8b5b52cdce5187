"""Prosiding: the pages as they will be printed, what to check before, saving and printing."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.actions.overview import missing
from workshop_app.actions.proceedings import PAPERS, save_copy
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.errors import Cancelled
from workshop_app.domain.records import Strategy
from workshop_app.ui.ask import Question
from workshop_app.ui.file_names import file_name
from workshop_app.ui.printing import Printing
from workshop_app.ui.proceedings_builder import ProceedingsBuilder
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.gap_filling import fill
from workshop_app.ui.screens.overview_cards import ListCard, ListLine, Place
from workshop_app.ui.screens.overview_gaps import gap_line
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.ui.widgets.pdf_contents import PdfContents
from workshop_app.ui.widgets.pdf_pane import PdfPane
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark
from workshop_app.words.errors import word

LANGUAGES = (("id", mark("Indonesian")), ("en", mark("English")))
PAPER_NAMES = {"A4": "A4", "F4": "F4 (folio)"}
ROOM_FOR_CONTENTS = 960
"""Width from which the contents stand beside the pages."""


class ProceedingsScreen(Screen):
    """Pages are made when the screen is shown and after every change, in a process of their own."""

    NAME = "proceedings"
    TITLE = mark("Proceedings")
    ICON = "book-open"
    TABLES: ClassVar[tuple[str, ...]] = ()

    # --- layout -----------------------------------------------------------------------------------

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        self.save_button = Button(theme, t("Save PDF…"), icon="file-down")
        self.print_button = Button(theme, t("Print…"), kind="primary", icon="printer")
        self.head = PageHead(t(self.TITLE), actions=(self.save_button, self.print_button))
        self.builder = ProceedingsBuilder(self.session, self.jobs, self)
        self.pane = PdfPane(theme, self.session.words)
        self.contents = PdfContents(theme, self.pane.document, t("Contents"))
        self.open_url = QDesktopServices.openUrl
        self._after = ""
        self._build_options()
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._contents_card(), 4)
        columns.addWidget(self._pages_card(), 9)
        columns.addWidget(self._side(), 4)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addLayout(columns, 1)

    def _build_options(self) -> None:
        t, value = self.session.words.t, self.session.settings.value
        languages = [(code, t(name)) for code, name in LANGUAGES]
        self.language = Combo(languages, value.report_language or self.session.words.language)
        papers = [(paper, PAPER_NAMES[paper]) for paper in PAPERS]
        self.paper = Combo(papers, value.report_paper if value.report_paper in PAPERS else "A4")
        self.builder.language, self.builder.paper = self.language.value, self.paper.value

    def _contents_card(self) -> Card:
        self.contents_card = Card(self.session.words.t("Contents"))
        self.contents_card.body.addWidget(self.contents, 1)
        self.contents.setMinimumWidth(140)
        return self.contents_card

    def _pages_card(self) -> Card:
        t, theme = self.session.words.t, self.session.theme
        card = Card()
        card.setProperty("card", "sunken")
        row = QHBoxLayout()
        row.setSpacing(8)
        self.status = text_label("", "muted", wrap=True)
        self.refresh_button = Button(theme, t("Refresh"), kind="link", icon="refresh-cw")
        self.refresh_button.setToolTip("F5")
        row.addWidget(self.status, 1)
        row.addWidget(self.refresh_button)
        self.progress = ProgressStrip(theme, t("Cancel"))
        card.body.addLayout(row)
        card.body.addWidget(self.progress)
        self.empty = EmptyState(theme, self.ICON, "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.pane)
        card.body.addWidget(self.stack, 1)
        return card

    def _side(self) -> QWidget:
        t, theme = self.session.words.t, self.session.theme
        self.checks = ListCard(theme, t("To check"))
        self.options = Card(t("Options"))
        for caption, combo in ((t("Language"), self.language), (t("Paper"), self.paper)):
            self.options.body.addWidget(field_label(caption, combo))
            self.options.body.addWidget(combo)
        side = ScrollPage(margins=(0, 0, 0, 0))
        side.body.setSpacing(12)
        side.body.addWidget(self.options)
        side.body.addWidget(self.checks)
        side.body.addStretch(1)
        side.setMinimumWidth(theme.px(220))
        return side

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.refresh_button.clicked.connect(self._on_refresh_clicked)
        self.language.activated.connect(self._on_option_chosen)
        self.paper.activated.connect(self._on_option_chosen)
        self.checks.place_chosen.connect(self._on_place_chosen)
        self.contents.chosen.connect(self.pane.go_to)
        self.pane.page_changed.connect(self.contents.show_page)
        self.progress.cancel_requested.connect(self._on_cancel_requested)
        builder = self.builder
        builder.built.connect(self._on_built)
        builder.state_changed.connect(self._show_state)
        builder.slow.connect(self._on_slow)
        builder.progressed.connect(self._on_progressed)
        self.use_printing(Printing(self))

    def use_printing(self, printing: Printing) -> None:
        """Print by other means than before."""
        self.printing = printing
        printing.finished.connect(self._on_printing_finished)
        printing.failed.connect(self._on_printing_failed)
        printing.progressed.connect(self._on_printing_progressed)

    # --- reading ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list anew and have pages made."""
        self._show_checks()
        self.builder.want(calm=self.builder.path is not None)

    def update_for(self, changes: ChangeSet) -> None:
        """Every change may show on some page."""
        self.refresh()

    def _show_checks(self) -> None:
        words, ws = self.session.words, self.session.workshop
        numbers = {s.id: f"S{s.number}" for s in ws.read.all(Strategy)}
        lines = [gap_line(words, gap, numbers) for gap in missing(ws)]
        lines += [
            ListLine(warning, icon="triangle-alert", token="warn")
            for warning in self.builder.warnings
        ]
        remark = words.number(len(lines)) if lines else ""
        self.checks.show_lines(lines, remark, words.t("Nothing is missing."))

    def _show_state(self) -> None:
        if not self.builder.is_building and not self.printing.is_busy:
            self.progress.end()
        message, advice = self._status()
        self.status.setText(f"{message}\n{advice}".strip())
        self.status.setVisible(self.builder.path is not None)
        self.empty.set_words(message, advice)
        self.stack.setCurrentWidget(self.pane if self.builder.path else self.empty)
        self.refresh_button.setVisible(not self.builder.is_fresh and not self.builder.is_due)
        ready = self.builder.path is not None or self.builder.is_due
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready and not self.printing.is_busy)
        self._show_context()

    def _status(self) -> tuple[str, str]:
        """Say how the pages stand, and what to do about it."""
        t, builder = self.session.words.t, self.builder
        if builder.error is not None and not isinstance(builder.error, Cancelled):
            wording = word(self.session.words, builder.error)
            return wording.message, wording.advice
        if builder.is_due:
            if builder.path is None:
                return t("The pages are being made …"), t("You can go on working meanwhile.")
            return t("Something has changed: the pages are being made anew …"), ""
        if builder.path is None:
            return t("Making the pages was stopped."), t("“Refresh” makes them.")
        if not builder.is_fresh:
            return t("These pages do not show the latest changes."), ""
        return t("Up to date, made at {time}", time=self._made_at()), ""

    def _made_at(self) -> str:
        moment, zone = self.builder.built_at, self.session.workshop.settings.time_zone
        return self.session.words.clock_seconds(moment, zone) if moment else ""

    def _show_context(self) -> None:
        words = self.session.words
        parts = [dict(LANGUAGES)[self.language.value], self.paper.value]
        told = [words.t(parts[0]), parts[1]]
        if self.builder.path is not None:
            told.insert(0, words.n("{count} page", "{count} pages", self.pane.page_count))
        count = len(self.checks.lines)
        if count:
            told.append(words.n("{count} thing to check", "{count} things to check", count))
        self.head.set_context(" · ".join(told))

    def initial_focus(self) -> QWidget | None:
        """The pages: arrow keys and Page Down go through them at once."""
        return self.pane.view

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self.contents_card.isHidden():
            # It makes room for the pages where there is little; see `resizeEvent`.
            hint.setWidth(hint.width() - self.contents_card.minimumSizeHint().width() - 12)
        return hint

    # --- events of building -----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.builder.is_fresh and not self.builder.is_due:
            self.builder.want(calm=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._after = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.contents_card.setVisible(
            event.size().width() >= self.session.theme.px(ROOM_FOR_CONTENTS)
        )

    def _on_built(self) -> None:
        if self.builder.path is not None:
            self.pane.show_file(self.builder.path)
        self.contents.show_page(self.pane.page)
        self._show_checks()
        self._show_state()
        after, self._after = self._after, ""
        if after == "save":
            self.save()
        elif after == "print":
            self.print()

    def _on_slow(self) -> None:
        self.progress.begin(self.session.words.t("Making the pages …"))

    def _on_progressed(self, done: int, total: int) -> None:
        if not self.progress.isHidden():
            words = self.session.words
            text = words.t("Making the pages: {percent}", percent=words.percent(done, total))
            self.progress.advance(text, done, total)

    def _on_cancel_requested(self) -> None:
        self._after = ""
        if self.printing.is_busy:
            self.printing.cancel()
        else:
            self.builder.cancel()

    def _on_refresh_clicked(self) -> None:
        self._show_checks()
        self.builder.want(calm=False)

    def _on_option_chosen(self) -> None:
        language, paper = self.language.value, self.paper.value
        self.session.settings.change(report_language=language, report_paper=paper)
        self.builder.choose(language, paper)

    def _on_place_chosen(self, place: Place) -> None:
        if place.screen:
            self.open_requested.emit(place.screen, place.kind, place.record_id)
        else:
            fill(self.session, self.ask, place)

    # --- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the pages where somebody wants them; pages that are on their way are waited for."""
        if not self._ready("save"):
            return
        t = self.session.words.t
        path = self.ask.save_file(t("Save PDF"), t("PDF files"), "*.pdf", self.suggested)
        built = self.builder.path
        if path is None or built is None:
            return
        self.session.settings.change(report_folder=str(path.parent))
        if self.session.run(lambda: save_copy(built, path)):
            self._saved_folder = path.parent
            self.session.notices.done(
                t("Saved as {name}.", name=path.name),
                action=t("Open folder"),
                act=self.open_folder,
            )

    def open_folder(self) -> None:
        """Show the folder of what was saved last."""
        self.open_url(QUrl.fromLocalFile(str(self._saved_folder)))

    @property
    def suggested(self) -> Path:
        """Where the pages would be saved, named after the workshop."""
        settings = self.session.workshop.settings
        english = self.language.value == "en"
        title = settings.title_en if english and settings.title_en else settings.title
        words = self.session.surroundings.words_in(self.language.value)
        name = file_name(f"{words.t('Proceedings')} {title}")
        folder = Path(self.session.settings.value.report_folder or self._own_folder())
        return (folder if folder.is_dir() else self._own_folder()) / f"{name}.pdf"

    def _own_folder(self) -> Path:
        return self.session.workshop.path.parent

    def _ready(self, then: str) -> bool:
        """Tell whether the pages are right; otherwise have them made, and go on with `then`."""
        if self.builder.is_fresh:
            return True
        self._after = then
        if not self.builder.is_due:
            self.builder.want(calm=False)
        return False

    # --- printing ---------------------------------------------------------------------------------

    def print(self) -> None:
        """Print the pages; without a printer, say so and offer to save them."""
        built = self.builder.path
        if not self._ready("print") or built is None:
            return
        t = self.session.words.t
        if not self.printing.printers():
            question = Question(
                title=t("Print"),
                text=t("This laptop knows no printer."),
                consequences=t(
                    "Save the PDF and print it on another machine,"
                    " or set up a printer in the system's settings and try again."
                ),
                yes=t("Save PDF…"),
                no=t("Not now"),
            )
            if self.ask.confirm(question):
                self.save()
            return
        title = self.suggested.stem
        printer = self.printing.choose(self, title, self.paper.value, self.pane.page_count)
        if printer is not None:
            self.printing.send(built, self.pane.document, printer)
            self._show_state()

    def _on_printing_progressed(self, done: int, total: int) -> None:
        words = self.session.words
        text = words.t(
            "Printing page {done} of {total}", done=words.number(done), total=words.number(total)
        )
        if self.progress.isHidden():
            self.progress.begin(text)
        self.progress.advance(text, done, total)

    def _on_printing_finished(self, name: str) -> None:
        self.session.notices.done(self.session.words.t("Sent to {printer}.", printer=name))
        self._show_state()

    def _on_printing_failed(self, reason: str) -> None:
        t = self.session.words.t
        if reason:
            self.session.notices.warn(
                t("Printing failed: {reason}", reason=reason),
                t("Check the printer, or save the PDF and print it on another machine."),
            )
        self._show_state()
