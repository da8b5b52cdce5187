"""Photos and documents on records: their bytes lie inside the workshop file, once for each content."""

import mimetypes
from collections.abc import Iterable
from pathlib import Path

from workshop_app.actions.records import label_changed
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import CannotRead, RecordMissing, TooLarge
from workshop_app.domain.records import KINDS, Attachment

LARGEST = 50 * 2**20
"""Bytes that one attachment may have; every laptop keeps a copy of all of them."""


def attach(ws: Workshop, record_kind: str, record_id: str, path: Path, *, caption: str = "") -> str:
    """Attach the file at `path` to a record and return the attachment's id.

    Raises RecordMissing, CannotRead, TooLarge. The file itself is left as it is.
    """
    data = read_within_limit(path)
    kept_as = media_type_of(path.name)
    return attach_data(ws, record_kind, record_id, path.name, data, kept_as, caption=caption)


def media_type_of(name: str) -> str:
    """Return what kind of file its name tells of."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def read_within_limit(path: Path) -> bytes:
    """Return the bytes of a file; raises CannotRead, or TooLarge before anything is read."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise too_large(path.name, size)
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(path=str(path), reason=error.strerror or str(error)) from error


def too_large(name: str, size: int) -> TooLarge:
    """Return the refusal of so many bytes, told in megabytes as people count them."""
    return TooLarge(path=name, size=-(-size // 2**20), largest=LARGEST // 2**20)


def attach_data(
    ws: Workshop,
    record_kind: str,
    record_id: str,
    name: str,
    data: bytes,
    media_type: str,
    *,
    caption: str = "",
) -> str:
    """Attach bytes under a file name and return the attachment's id. Raises RecordMissing."""
    if record_kind not in KINDS:
        raise RecordMissing(kind=record_kind, key=record_id)
    ws.require(KINDS[record_kind], record_id)
    with ws.operation(label("new attachment {name}", name=name)) as op:
        return op.add(
            Attachment,
            record_kind=record_kind,
            record_id=record_id,
            sha256=op.keep(data),
            file_name=name,
            media_type=media_type,
            size=len(data),
            caption=caption,
        )


def attach_several(
    ws: Workshop, record_kind: str, record_id: str, files: Iterable[tuple[str, bytes, str]]
) -> list[str]:
    """Attach several (name, bytes, media type) as one step of undo and return their ids.

    Raises RecordMissing.
    """
    if record_kind not in KINDS:
        raise RecordMissing(kind=record_kind, key=record_id)
    ws.require(KINDS[record_kind], record_id)
    with ws.operation(label("new attachments")) as op:
        return [
            op.add(
                Attachment,
                record_kind=record_kind,
                record_id=record_id,
                sha256=op.keep(data),
                file_name=name,
                media_type=media_type,
                size=len(data),
            )
            for name, data, media_type in files
        ]


def describe(ws: Workshop, attachment_id: str, caption: str, *, run: str = "") -> None:
    """Write what a picture shows; saves of one `run` are one step of undo. Raises RecordMissing."""
    attachment = ws.require(Attachment, attachment_id)
    with ws.operation(label_changed(Attachment, attachment.file_name), run=run) as op:
        op.change(Attachment, attachment_id, caption=caption)


def content(ws: Workshop, attachment_id: str) -> bytes:
    """Return an attachment's bytes; raises RecordMissing if this copy does not have them."""
    attachment = ws.require_known(Attachment, attachment_id)
    data = ws.file.blob(attachment.sha256)
    if data is None:
        raise RecordMissing(kind="attachment", key=attachment.file_name)
    return data


def attachments(ws: Workshop, record_kind: str, record_id: str) -> list[Attachment]:
    """Return the attachments of a record in the order they were added."""
    return ws.read.all(Attachment, record_kind=record_kind, record_id=record_id)
