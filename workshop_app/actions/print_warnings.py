"""Where a warning of the printing process comes from: the record that somebody must look at."""

import re

from workshop_app.actions.guarding import texts_of
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import KINDS, Attachment

_CHARACTER = re.compile(r"(.) \(U\+([0-9A-F]{4,6})\)", re.DOTALL)
_LEAST = 3  # a shorter file name stands in any sentence


def place_of_warning(ws: Workshop, warning: str) -> tuple[str, str] | None:
    """Return kind and id of the record that a warning is about: by its photo, or by a character of its text.

    None if it names neither.
    """
    for attachment in ws.read.all(Attachment):
        if len(attachment.file_name) > _LEAST and attachment.file_name in warning:
            return attachment.record_kind, attachment.record_id
    wanted = {char for char, code in _CHARACTER.findall(warning) if int(code, 16) == ord(char)}
    return _first_with(ws, wanted) if wanted else None


def _first_with(ws: Workshop, wanted: set[str]) -> tuple[str, str] | None:
    for kind in KINDS.values():
        for record in ws.read.all(kind):
            if any(wanted.intersection(text) for _, text in texts_of(record)):
                return record.KIND, record.id
    return None
