"""The photos that the proceedings print: pictures attached to what is printed, and to nothing else."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from workshop_app.actions.clearing import CLEARED, PUBLIC
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.records import title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import (
    Attachment,
    Challenge,
    Commitment,
    Minute,
    Practice,
    Session,
    Settings,
)
from workshop_app.domain.schema import Record
from workshop_app.reports import model
from workshop_app.reports.writing import write_whole

_PART_OF: tuple[tuple[type[Record], str], ...] = (
    (Session, ""),
    (Practice, "results"),
    (Challenge, "results"),
    (Commitment, "commitments"),
    (Minute, "minutes"),
)
"""Kinds of records with photos, and the part that prints them; "" is printed in any case."""


def is_picture(attachment: Attachment) -> bool:
    """Tell whether an attachment is something to look at."""
    return attachment.media_type.startswith("image/")


def printed_records(read: GuardedReader, parts: tuple[str, ...]) -> Iterator[Record]:
    """Yield the records that the parts print, the workshop first, then in the order of the book."""
    yield read.settings
    for kind, part in _PART_OF:
        if part and part not in parts:
            continue
        for record in read.all(kind):
            open_to_all = (getattr(record, "status", ""), getattr(record, "visibility", ""))
            if kind is not Challenge or open_to_all == (CLEARED, PUBLIC):
                yield record


class PhotoGathering:
    """Pictures with their captions in one language; the bytes are put into `folder` where there is one.

    A printing process reads them from there; without a folder they travel with the snapshot.
    """

    def __init__(
        self,
        ws: Workshop,
        read: GuardedReader,
        either: Callable[[str, str], str],
        parts: tuple[str, ...],
        folder: Path | None,
    ) -> None:
        self._ws, self._read, self._either = ws, read, either
        self._parts, self._folder = parts, folder

    @cached_property
    def _attached(self) -> dict[tuple[str, str], list[Attachment]]:
        found: dict[tuple[str, str], list[Attachment]] = {}
        for attachment in filter(is_picture, self._read.all(Attachment)):
            place = (attachment.record_kind, attachment.record_id)
            found.setdefault(place, []).append(attachment)
        return found

    def first_of(self, practice: Practice) -> tuple[model.Photo, ...]:
        """Return the picture that stands beside a practice: the first one attached to it."""
        some = self._attached.get((Practice.KIND, practice.id), [])
        return tuple(self._photo(attachment, practice) for attachment in some[:1])

    def appendix(self) -> tuple[model.Photo, ...]:
        """Return all the others, in the order of the book."""
        if "photos" not in self._parts or not self._attached:
            return ()
        found: list[model.Photo] = []
        for record in printed_records(self._read, self._parts):
            some = self._attached.get((record.KIND, record.id), [])
            rest = some[1:] if isinstance(record, Practice) else some
            found += [self._photo(attachment, record) for attachment in rest]
        return tuple(found)

    def _photo(self, attachment: Attachment, record: Record) -> model.Photo:
        data = self._ws.file.blob(attachment.sha256) or b""
        path = None
        if data and self._folder is not None:
            path = self._folder / attachment.sha256
            if not path.exists():
                write_whole(path, data)
            data = b""
        about = "" if isinstance(record, Settings) else title(record)
        caption = self._either(attachment.caption, attachment.caption_en)
        return model.Photo(
            path=path,
            shows=caption or about,
            caption=caption,
            name=attachment.file_name,
            digest=attachment.sha256,
            data=data,
        )
