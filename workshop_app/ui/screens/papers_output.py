"""Taking a paper out of the app: saved as PDF or as a Word file, printed; printed badges are remembered."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workshop_app.actions import certificates, print_marks, printing
from workshop_app.actions.proceedings import save_copy
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.ui.ask import Ask
from workshop_app.ui.file_names import file_name
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.papers_builder import PapersBuilder
from workshop_app.ui.screens.papers_each import EachWriter
from workshop_app.ui.screens.proceedings_output import ProceedingsOutput
from workshop_app.ui.session import Session
from workshop_app.words.catalogue import mark

NAMES = {
    "sign-in": mark("Attendance list"),
    "badges": mark("Badges"),
    "certificates": mark("Certificates"),
    "press-release": mark("Press release"),
    "report": mark("Activity report"),
    "minutes": mark("Minutes"),
    "commitments": mark("Follow-up commitments"),
    "invitations": mark("Invitation list"),
    "evaluation-form": mark("Evaluation form"),
}
"""What people call the papers."""


class PapersOutput(ProceedingsOutput):
    """As for the proceedings, with names of the papers, and certificates in files of their own."""

    def __init__(
        self, session: Session, ask: Ask, builder: PapersBuilder, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(session, ask, builder, jobs, parent)
        self._papers = builder
        self._each = EachWriter(jobs, self)
        self._each.progressed.connect(self._on_each_progressed)
        self._each.ended.connect(self._on_each_ended)

    @property
    def suggested(self) -> Path:
        """Where the pages would be saved, named after the paper and the workshop."""
        settings = self._session.workshop.settings
        words = self._session.surroundings.words_in(self._papers.language)
        title = (words.language == "en" and settings.title_en) or settings.title
        name = file_name(f"{words.t(NAMES[self._papers.what])} {title}")
        return self._folder / f"{name}.pdf"

    def save(self) -> None:
        """Ask where to, and save; badges on the pages count as printed."""
        t, built = self._session.words.t, self._papers.path
        path = self._ask.save_file(t("Save PDF"), t("PDF files"), "*.pdf", self.suggested)
        if path is None or built is None:
            return
        self._session.settings.change(report_folder=str(path.parent))
        if self._session.run(lambda: save_copy(built, path)):
            self._remember()
            self._tell_saved(path)

    def _word_request(self, path: Path) -> bytes:
        papers, session = self._papers, self._session
        words = session.surroundings.words_in(papers.language)
        choices, guard = replace(papers.choices, form=printing.Form.DOCX), session.guard.guard
        return printing.request(session.workshop, papers.what, words, path, choices, guard).data

    @property
    def is_busy(self) -> bool:
        return self._each.is_busy or super().is_busy

    def cancel(self) -> None:
        """Stop what is on its way out; what was there before stays."""
        self._each.cancel()
        super().cancel()

    # --- a file for each --------------------------------------------------------------------------

    def save_each(self) -> None:
        """Ask for a folder, and write every certificate into a file of its own there."""
        session, papers = self._session, self._papers
        folder = self._ask.folder(session.words.t("Folder for the certificates"), self._folder)
        if folder is None or self.is_busy:
            return
        session.settings.change(report_folder=str(folder))
        words = session.surroundings.words_in(papers.language)
        guard = session.guard.guard
        orders = session.attempt(
            lambda: printing.request_each(session.workshop, folder, words, papers.choices, guard)
        )
        if orders:
            self._saved_folder = folder
            self._on_each_progressed(0, len(orders))
            self._each.start(orders, papers.marks)

    def _on_each_progressed(self, done: int, total: int) -> None:
        words = self._session.words
        text = words.t(
            "Writing certificate {done} of {total}",
            done=words.number(done),
            total=words.number(total),
        )
        self.progressed.emit(text, done, total)

    def _on_each_ended(self, error: WorkshopError | None) -> None:
        session, written = self._session, self._each.written
        if written:
            session.run(lambda: certificates.keep_numbers(session.workshop, written))
        if error is not None and not isinstance(error, Cancelled):
            session.notices.error(session.words, error)
        elif written:
            count = len(written)
            session.notices.done(
                session.words.n(
                    "{count} certificate was saved.", "{count} certificates were saved.", count
                ),
                action=session.words.t("Open folder"),
                act=self.open_folder,
            )
        self.ended.emit()

    # --- after it ---------------------------------------------------------------------------------

    def _on_printing_finished(self, name: str) -> None:
        self._remember()
        super()._on_printing_finished(name)

    def _remember(self) -> None:
        """Note the badges, or keep the numbers of the certificates, that have left."""
        papers, session = self._papers, self._session
        if papers.what == "certificates":
            session.run(lambda: certificates.keep_numbers(session.workshop, papers.marks))
        else:
            session.run(lambda: print_marks.add_marks(papers.marks_file, papers.marks))
