"""Taking in everything that another copy of the same workshop has."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

from workshop_app.actions.privacy import erase_merged
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import ChangeSet, label
from workshop_app.domain.errors import OtherWorkshop, SameFile
from workshop_app.domain.schema import DocumentName
from workshop_app.store.facts import counting_check_ins
from workshop_app.store.file import WorkshopFile
from workshop_app.store.projection import touched_tables


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge brought: counts of check-ins, new records, edits of known ones, and open conflicts.

    `check_ins` are those that count now and did not before; one that the copy had taken back again is
    none. `taken_back` are check-ins of this copy that no longer count; `facts` is how many facts of
    attendance came in all. `to_review` counts the fields written apart that this merge brought to light;
    `erased` the people whose data the copy had erased, so that they are erased here too (older backups
    still hold them).
    """

    check_ins: int
    records: int
    edits: int
    to_review: int
    attachments: int
    erased: int = 0
    taken_back: int = 0
    facts: int = 0

    @property
    def nothing_new(self) -> bool:
        """True if this copy had everything already."""
        return not (self.facts or self.records or self.edits or self.attachments)


def merge(ws: Workshop, path: Path) -> MergeResult:
    """Take in the copy at `path`, all or nothing; it is only read.

    Raises OtherWorkshop, SameFile, Damaged, HeadMismatch, and all that opening can raise. Merging a copy
    again changes nothing and says so.
    """
    if path.exists() and path.samefile(ws.path):
        raise SameFile(path=str(path))
    other = WorkshopFile.open_to_read(path, ws.clock)
    try:
        if other.id != ws.id:
            raise OtherWorkshop(path=str(path))
        return _take_in(ws, other, path)
    finally:
        other.close()


def _take_in(ws: Workshop, other: WorkshopFile, source: Path) -> MergeResult:
    before = set(ws.read.conflicts())
    counted = counting_check_ins(ws.file.connection)
    touched, attachments = ws.file.merge(other, ws.operator, f"file:{source.name}")
    people = touched[DocumentName.REGISTER].records
    erased = erase_merged(ws, [i for kind, i in sorted(people) if kind == "person"])
    counts = counting_check_ins(ws.file.connection)
    result = MergeResult(
        check_ins=len(counts - counted),
        records=sum(len(what.created) for what in touched.values()),
        edits=sum(len(what.records - what.created) for what in touched.values()),
        to_review=len(set(ws.read.conflicts()) - before),
        attachments=attachments,
        erased=erased,
        taken_back=len(counted - counts),
        facts=sum(len(what.events) for what in touched.values()),
    )
    whole = b"".join(document.whole() for document in other.documents.values())
    ws.file.keep_receipt(hashlib.sha256(whole).hexdigest(), source.name, asdict(result))
    if any(touched.values()):
        ws.tell(ChangeSet(label("merge of a copy"), touched_tables(touched)))
    return result
