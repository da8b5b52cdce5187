"""Saving and printing the proceedings, with what is said about it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from workshop_app.actions.proceedings import request_bytes, save_copy
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.ui.ask import Ask, Question
from workshop_app.ui.file_names import file_name
from workshop_app.ui.jobs import Job, Jobs
from workshop_app.ui.lp import refusal
from workshop_app.ui.printing import Printing
from workshop_app.ui.proceedings_builder import ProceedingsBuilder
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.pdf_pane import PdfPane


class ProceedingsOutput(QObject):
    """Takes finished pages out of the app. `progressed` carries words, done, total; `ended` frees the way."""

    progressed = Signal(str, int, int)
    ended = Signal()

    def __init__(
        self,
        session: Session,
        ask: Ask,
        builder: ProceedingsBuilder,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._ask, self._builder, self._window = session, ask, builder, parent
        self._jobs = jobs
        self._writing: Job | None = None
        self._word_file = Path()
        self._saved_folder = session.workshop.path.parent
        self.open_url = QDesktopServices.openUrl
        self.use_printing(Printing(self))

    def use_printing(self, printing: Printing) -> None:
        """Print by other means than before."""
        self.printing = printing
        printing.finished.connect(self._on_printing_finished)
        printing.failed.connect(self._on_printing_failed)
        printing.progressed.connect(self._on_printing_progressed)

    @property
    def is_busy(self) -> bool:
        """True while something is on its way out."""
        return self.is_writing or self.printing.is_busy

    def cancel(self) -> None:
        """Stop what is on its way out; what was there before stays."""
        if self._writing is not None:
            self._writing.cancel()
        self.printing.cancel()

    @property
    def suggested(self) -> Path:
        """Where the pages would be saved, named after the workshop."""
        settings = self._session.workshop.settings
        words = self._session.surroundings.words_in(self._builder.language)
        english = words.language == "en" and settings.title_en
        name = file_name(f"{words.t('Proceedings')} {english or settings.title}")
        return self._folder / f"{name}.pdf"

    @property
    def _folder(self) -> Path:
        """Where something was saved last, or where the workshop lies; that of a sample is out of sight."""
        own, folders = self._session.workshop.path.parent, self._session.surroundings.folders
        if own.is_relative_to(folders.data):
            seen = (folders.documents, folders.documents.parent)
            own = next((folder for folder in seen if folder.is_dir()), own)
        folder = Path(self._session.settings.value.report_folder or own)
        return folder if folder.is_dir() else own

    # --- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where to, and save; the notice offers the folder."""
        t, built = self._session.words.t, self._builder.path
        path = self._ask.save_file(t("Save PDF"), t("PDF files"), "*.pdf", self.suggested)
        if path is None or built is None:
            return
        self._session.settings.change(report_folder=str(path.parent))
        if self._session.run(lambda: save_copy(built, path)):
            self._tell_saved(path)

    def _tell_saved(self, path: Path) -> None:
        t = self._session.words.t
        self._saved_folder = path.parent
        self._session.notices.done(
            t("Saved as {name}.", name=path.name), action=t("Open folder"), act=self.open_folder
        )

    def open_folder(self) -> None:
        """Show the folder of what was saved last."""
        self.open_url(QUrl.fromLocalFile(str(self._saved_folder)))

    # --- Word files -------------------------------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        """True while a Word file is being written."""
        return self._writing is not None

    def save_word(self, on_slow: Callable[[], None]) -> None:
        """Ask where to, and have a Word file written beside the window."""
        t = self._session.words.t
        suggested = self.suggested.with_suffix(".docx")
        path = self._ask.save_file(t("Save Word file"), t("Word files"), "*.docx", suggested)
        if path is None or self.is_busy:
            return
        self._session.settings.change(report_folder=str(path.parent))
        request = self._session.attempt(lambda: self._word_request(path))
        if request is None:
            return
        self._word_file = path
        self._writing = self._jobs.start(request, path)
        self._writing.slow.connect(on_slow)
        self._writing.finished.connect(self._on_word_finished)
        self._writing.failed.connect(self._on_word_failed)

    def _word_request(self, path: Path) -> bytes:
        """What the printing process reads to write the Word file; raises WorkshopError."""
        session, builder = self._session, self._builder
        words, guard = session.surroundings.words_in(builder.language), session.guard.guard
        return request_bytes(
            session.workshop, words, path, word=True, guard=guard, book=builder.book
        )

    def _on_word_finished(self, _result: dict[str, Any]) -> None:
        self._writing = None
        self._tell_saved(self._word_file)
        self.ended.emit()

    def _on_word_failed(self, error: WorkshopError) -> None:
        self._writing = None
        if not isinstance(error, Cancelled):
            self._session.notices.error(self._session.words, error)
        self.ended.emit()

    # --- printing ---------------------------------------------------------------------------------

    def print(self, pane: PdfPane) -> None:
        """Print the pages in `pane`; without a printer, say so and offer to save them."""
        if not self.printing.printers():
            if self._ask.confirm(self._no_printer()):
                self.save()
            return
        printer = self.printing.choose(
            self._window, self.suggested.stem, self._builder.paper, pane.page_count
        )
        built = self._builder.path
        if printer is None or built is None:
            return
        try:
            self.printing.send(built, printer)
        except OSError as error:
            self._on_printing_failed(error.strerror or type(error).__name__)

    def _no_printer(self) -> Question:
        t = self._session.words.t
        return Question(
            title=t("Print"),
            text=t("This laptop knows no printer."),
            consequences=t(
                "Save the PDF and print it on another machine,"
                " or set up a printer in the system's settings and try again."
            ),
            yes=t("Save PDF…"),
            no=t("Not now"),
        )

    def _on_printing_progressed(self, done: int, total: int) -> None:
        words, printer = self._session.words, self.printing.printer_name
        if not total:
            told = words.t("Sending the pages to {printer} …", printer=printer)
            self.progressed.emit(told, 0, 0)
            return
        text = words.t(
            "Printing page {done} of {total}", done=words.number(done), total=words.number(total)
        )
        self.progressed.emit(text, done, total)

    def _on_printing_finished(self, name: str) -> None:
        t, notices = self._session.words.t, self._session.notices
        if self.printing.saved_as is not None:
            self._tell_saved(self.printing.saved_as)
        elif self.printing.is_halted(name):
            notices.warn(
                t("Sent to {printer}, which is halted.", printer=name),
                t("The pages are printed when somebody starts it again."),
            )
        else:
            notices.done(t("Sent to {printer}.", printer=name))
        self.ended.emit()

    def _on_printing_failed(self, reason: str) -> None:
        if reason:
            told = refusal(self._session.words, reason, self.printing.printer_name)
            self._session.notices.warn(*told)
        self.ended.emit()
