"""Opening a workshop for one piece of work: closed afterwards, and damage found meanwhile is foreseen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.errors import Damaged
from workshop_app.domain.zones import Clock, system_clock
from workshop_app.store import care
from workshop_app.store.faults import foreseen_sqlite


@contextmanager
def reading(path: Path, *, clock: Clock = system_clock) -> Iterator[Workshop]:
    """A workshop open for reading, also beside a running window; raises what opening raises, and Damaged."""
    with _closing(Workshop.open_to_read(path, clock=clock)) as ws:
        yield ws


@contextmanager
def working(path: Path, operator: Operator, *, clock: Clock = system_clock) -> Iterator[Workshop]:
    """A workshop open for work by `operator`; raises what opening raises, and Damaged."""
    with _closing(Workshop.open(path, operator, clock=clock)) as ws:
        yield ws


@contextmanager
def _closing(ws: Workshop) -> Iterator[Workshop]:
    """Close `ws` in the end. What lies in a damaged table may show only when somebody works with it."""
    try:
        with foreseen_sqlite(ws.path):
            yield ws
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        detail = _damage(ws)
        if detail:
            raise Damaged(path=str(ws.path), detail=detail) from error
        raise
    finally:
        ws.close()


def _damage(ws: Workshop) -> str:
    """Return what is wrong with the file, "" if it is sound and the error is our own fault."""
    try:
        with foreseen_sqlite(ws.path):
            found = care.integrity(ws.file.connection)
            return found or ", ".join(care.projection_differences(ws.file))
    except Damaged as error:
        return str(error.values["detail"])
