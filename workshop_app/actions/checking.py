"""Is the file sound? SQLite's own check, the documents against their heads, the tables against both."""

from dataclasses import dataclass
from pathlib import Path

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import Damaged, WorkshopError
from workshop_app.domain.zones import Clock, system_clock
from workshop_app.store import care
from workshop_app.store.faults import foreseen_sqlite


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The findings of a check; `detail` words the first thing that is wrong, for whoever repairs it."""

    sqlite: bool
    documents: bool
    projection: bool
    detail: str = ""
    refusal: WorkshopError | None = None

    @property
    def sound(self) -> bool:
        """True only if everything held."""
        return self.sqlite and self.documents and self.projection


def check_file(path: Path, *, clock: Clock = system_clock) -> CheckResult:
    """Check a workshop file without changing it, also beside a running window.

    Raises what opening raises if the file is no workshop at all or of a newer format.
    """
    try:
        ws = Workshop.open_to_read(path, clock=clock)
    except WorkshopError as error:
        if error.code not in ("damaged", "head-mismatch"):
            raise
        return CheckResult(
            error.code == "head-mismatch", False, False, str(error.values), refusal=error
        )
    try:
        return _check(ws)
    finally:
        ws.close()


def _check(ws: Workshop) -> CheckResult:
    complaint = care.integrity(ws.file.connection)
    if complaint:
        return CheckResult(False, True, False, complaint)
    try:
        with foreseen_sqlite(ws.path):
            different = care.projection_differences(ws.file)
    except Damaged as error:  # SQLite reads it, but not as what was written
        return CheckResult(True, True, False, str(error.values["detail"]))
    return CheckResult(True, True, not different, ", ".join(different))
