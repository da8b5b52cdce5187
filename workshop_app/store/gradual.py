"""A large commit in small portions, between which the window it belongs to lives on.

It comes to the same as `WorkshopFile.commit`: one transaction, all or nothing. Only the log gets several
rows instead of one, since the update of ten thousand records would be one long wait by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from workshop_app.document.shared import Touched
from workshop_app.domain.changes import Operator, Write, Written
from workshop_app.domain.progress import Steps
from workshop_app.domain.schema import DocumentName
from workshop_app.domain.zones import to_text
from workshop_app.store import attendees, blobs, projection
from workshop_app.store.file import DOCUMENTS, Committed, WorkshopFile

T = TypeVar("T")
PORTION = 100
"""Writes, records or facts between two steps: a few milliseconds of work."""


def commit(
    file: WorkshopFile,
    writes: Sequence[Write],
    author: Operator,
    attachments: Mapping[str, bytes] | None = None,
) -> Steps[Committed]:
    """Carry out `writes` as one change; closing it before its end leaves everything as it was.

    Meanwhile nothing else can be written, and raises StillWriting.
    """
    file.require_writable()
    at, total = to_text(file.now()), 3 * len(writes)
    written: list[Written] = []
    touched: dict[DocumentName, Touched] = {}
    with file.all_or_nothing(), file.transaction():
        for name in DOCUMENTS:
            mine = [write for write in writes if write.document == name]
            whole = touched[name] = Touched()
            for portion in _portions(mine):
                with file.documents[name].transact() as what:
                    written += [file.documents[name].apply(w, author, at) for w in portion]
                file.append(name, what, author, at, "local")
                _gather(whole, what)
                yield len(written), total
        done = len(written)
        for count in _projected(file, touched):
            done = min(done + count, total)
            yield done, total
        blobs.keep(file.connection, attachments or {})
    file.saved_at = file.now()
    return Committed(tuple(written), projection.touched_tables(touched))


def _projected(file: WorkshopFile, touched: Mapping[DocumentName, Touched]) -> Iterator[int]:
    """Bring the tables up to date; yields how much was done after each portion.

    All records come before the words by which people are found: so everybody is indexed once.
    """
    connection = file.connection
    people, agencies, joined = set[str](), set[str](), False
    for name, what in touched.items():
        for records in _portions(sorted(what.records)):
            found = projection.put(connection, file.documents[name], records)
            people |= found.people
            agencies |= found.agencies
            joined = joined or found.joined
            yield len(records)
    if people or joined:
        people |= attendees.join(connection)
    people |= attendees.of_agencies(connection, agencies)
    for some in _portions(sorted(people)):
        attendees.index(connection, set(some), set())
        attendees.take_in(connection, {}, some)
        yield len(some)
    events = {i: facts for what in touched.values() for i, facts in what.events.items()}
    for ids in _portions(sorted(events)):
        attendees.take_in(connection, {i: events[i] for i in ids}, ())
        yield len(ids)


def _gather(whole: Touched, more: Touched) -> None:
    whole.records |= more.records
    whole.created |= more.created
    whole.edits += more.edits
    whole.events |= more.events


def _portions(things: Sequence[T]) -> Iterable[Sequence[T]]:
    return (things[first : first + PORTION] for first in range(0, len(things), PORTION))
