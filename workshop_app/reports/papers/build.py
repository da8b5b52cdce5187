"""From an order to a file on disk: the paper's own composer, and PDF or DOCX; all or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.reports.build import Result
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.papers import (
    commitments_paper,
    evaluation_form,
    invitations,
    minutes_paper,
    press_release,
    report,
    sign_in,
)
from workshop_app.reports.papers.badges import print_badges
from workshop_app.reports.papers.certificates import print_certificates
from workshop_app.reports.papers.elements import Paper
from workshop_app.reports.papers.model import (
    ActivityReport,
    Badges,
    Certificates,
    Commitments,
    Content,
    EvaluationForm,
    Form,
    Invitations,
    Minutes,
    Order,
    Release,
    SignIn,
)
from workshop_app.reports.papers.pages import print_paper
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words
from workshop_app.reports.writing import write_whole


def composed(content: Content, words: Words) -> Paper:
    """The elements of a paper; badges and certificates have none, they are drawn."""
    composers: tuple[tuple[type, Callable[..., Paper]], ...] = (
        (SignIn, sign_in.compose),
        (Release, press_release.compose),
        (ActivityReport, report.compose),
        (Minutes, minutes_paper.compose),
        (Commitments, commitments_paper.compose),
        (Invitations, invitations.compose),
        (EvaluationForm, evaluation_form.compose),
    )
    for kind, compose in composers:
        if isinstance(content, kind):
            return compose(content, words)
    raise TypeError(type(content).__name__)


def build_paper(
    order: Order,
    path: Path,
    options: Options,
    words: Words,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
    shelf: FontShelf | None = None,
) -> Result:
    """Print a paper to `path`, replacing what was there only when all is written.

    Raises Cancelled, DiskFull, ReadOnlyFile, CannotWrite, CannotRead (a font).
    """
    if options.made_at is None and not options.fixed:
        options = replace(options, made_at=datetime.now().astimezone())
    if order.form is Form.DOCX:
        from workshop_app.reports.papers import word_files

        write_whole(
            path, word_files.write(composed(order.content, words), options, words, cancelled)
        )
        return Result(0)
    printed = print_order(order, options, words, progress, cancelled, shelf)
    write_whole(path, printed.data)
    return Result(printed.pages, printed.warnings)


def print_order(
    order: Order,
    options: Options,
    words: Words,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
    shelf: FontShelf | None = None,
) -> Printed:
    """Print a paper in memory."""
    shelf = shelf or FontShelf(options.fonts)
    content = order.content
    if isinstance(content, Badges):
        return print_badges(content, options, words, progress, cancelled, shelf)
    if isinstance(content, Certificates):
        return print_certificates(content, options, words, progress, cancelled, shelf)
    paper = composed(content, words)
    return print_paper(paper, options, words, progress, cancelled, shelf)
