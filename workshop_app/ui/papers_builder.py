"""Keeps the PDF of one paper up to date with the workshop and with what is chosen for it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from workshop_app.actions import print_marks, printing
from workshop_app.actions.paper_remarks import Remark
from workshop_app.actions.print_marks import Marks
from workshop_app.actions.printing import Choices
from workshop_app.domain.certificates import GivenTwice
from workshop_app.domain.errors import WorkshopError
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.proceedings_builder import ProceedingsBuilder
from workshop_app.ui.session import Session
from workshop_app.ui.side_reading import Reading


class PapersBuilder(ProceedingsBuilder):
    """Makes one paper at a time; `marks` are the badges on the pages that are shown."""

    NAME = "paper"

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(session, jobs, parent)
        self.what = printing.PAPERS[0]
        self.choices = Choices()
        self.marks: Marks = {}
        self.remarks: tuple[Remark, ...] = ()
        """What a person should look at on the pages that are shown."""
        self.twice: tuple[GivenTwice, ...] = ()

    @property
    def marks_file(self) -> Path:
        """Where this laptop remembers which badges it has printed."""
        data = self._session.surroundings.folders.data
        return print_marks.marks_file(data, self._session.workshop.id)

    def choose_paper(self, what: str, choices: Choices, language: str) -> None:
        """Make new pages if another paper, or something else for it, was chosen."""
        if (what, choices, language) == (self.what, self.choices, self.language):
            return
        another = what != self.what
        self.what, self.choices, self.language = what, choices, language
        self.paper = choices.paper
        if another:
            self._discard(self.path)
            self.path = None
        self._stop_job()
        self.want(calm=not another)

    def _gather(self) -> Reading:
        words = self._session.surroundings.words_in(self.language)
        what, target, choices = self.what, self._target, self.choices
        told_in = self._session.words
        return lambda ws, guard: printing.request(
            ws, what, words, target, choices, guard, stay=True, told_in=told_in
        )

    def _take(self, gathered: Any) -> bytes:
        requested: printing.Requested = gathered
        self.marks = requested.marks
        self.remarks, self.twice = requested.remarks, requested.twice
        return requested.data

    def _refuse(self, error: WorkshopError) -> None:
        self._discard(self.path)
        self.path = None  # those pages are of another choice
        super()._refuse(error)

    def _fail(self, error: WorkshopError) -> None:
        if self.path is None:  # and with the pages goes what was said of them
            self.warnings, self.remarks, self.twice = (), (), ()
        super()._fail(error)
