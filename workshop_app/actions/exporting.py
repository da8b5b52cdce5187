"""Lists that leave the program: gathered as one table, written as XLSX or CSV.

To export something new: a function from `Gathering` to `Sheet`, and a line in `_SHEETS`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workshop_app.actions import sheets_of_evaluation, sheets_of_people, sheets_of_records
from workshop_app.actions.gathering import Gathering
from workshop_app.actions.guarded import require_decided
from workshop_app.actions.privacy import as_document
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import FolderMissing, ReadOnlyFile, TargetRefused
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import Challenge, Commitment, Minute, Practice, Question, Session
from workshop_app.domain.schema import Record
from workshop_app.reports.sheets import Kind, Sheet, Writer
from workshop_app.reports.writing import write_whole
from workshop_app.words.catalogue import Words

_SHEETS: Mapping[str, Callable[[Gathering], Sheet]] = {
    "attendance": sheets_of_people.attendance,
    "people": sheets_of_people.people,
    "agencies": sheets_of_people.agencies,
    "figures": sheets_of_people.breakdowns,
    "sessions": sheets_of_records.sessions,
    "practices": sheets_of_records.practices,
    "challenges": sheets_of_records.challenges,
    "commitments": sheets_of_records.commitments,
    "minutes": sheets_of_records.minutes,
    "matrix": sheets_of_records.matrix,
    "evaluation": sheets_of_evaluation.evaluation,
}
_WRITTEN: Mapping[str, type[Record]] = {
    "sessions": Session,
    "practices": Practice,
    "challenges": Challenge,
    "commitments": Commitment,
    "minutes": Minute,
    "evaluation": Question,
}
"""Lists of texts; they wait until every finding of the identity guard in them is decided."""

WHAT = tuple(_SHEETS)
"""What can be exported."""

FORMATS = (".xlsx", ".csv")
"""The endings of file names that say how to write."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many rows below the header, and whether they hold texts people wrote."""

    path: Path
    rows: int
    has_prose: bool


def gather(ws: Workshop, what: str, words: Words, *, anonymous: bool = False) -> Sheet:
    """Return one of `WHAT` as a table of plain data, which any thread may write.

    The anonymous one names nobody and hides what fewer than five people share; texts about practices,
    challenges, commitments and minutes are as people wrote them, without what is withheld. Raises
    GuardFindingsOpen while something in them waits for a decision.
    """
    if what in _WRITTEN:
        require_decided(ws, _WRITTEN[what])
    return _SHEETS[what](Gathering(ws, words, anonymous))


def write(
    sheet: Sheet,
    path: Path,
    *,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Exported:
    """Write a table as the ending of `path` says (one of `FORMATS`), replacing what was there.

    Raises Cancelled, FolderMissing, DiskFull, TargetRefused, CannotWrite, TooManyRows; then `path` is as
    it was.
    """
    _require_folder(path)
    _put(path, _writer(path)(sheet, progress, cancelled))
    has_prose = any(column.kind is Kind.PROSE for column in sheet.columns)
    return Exported(path, len(sheet.rows), has_prose)


def export(
    ws: Workshop,
    what: str,
    path: Path,
    *,
    words: Words,
    anonymous: bool = False,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Exported:
    """Gather and write; raises as `gather` and `write`."""
    sheet = gather(ws, what, words, anonymous=anonymous)
    return write(sheet, path, progress=progress, cancelled=cancelled)


def export_person(ws: Workshop, person_id: str, path: Path) -> None:
    """Write everything held about a person as JSON, to be handed over; raises as `write`."""
    document = as_document(ws, person_id)
    _require_folder(path)
    _put(path, json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8"))


def _require_folder(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise FolderMissing(path=str(path.absolute().parent))


def _put(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except ReadOnlyFile as error:
        raise TargetRefused(path=str(path)) from error


def _writer(path: Path) -> Writer:
    if path.suffix.lower() == ".csv":
        from workshop_app.reports.csv_files import csv_bytes

        return csv_bytes
    from workshop_app.reports.spreadsheets import xlsx_bytes

    return xlsx_bytes
