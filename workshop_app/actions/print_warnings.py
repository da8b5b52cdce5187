"""Where a warning of the printing process comes from: the record that somebody must look at."""

import re
from collections.abc import Callable

from workshop_app.actions.guarding import texts_of
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import KINDS, Attachment
from workshop_app.reports.no_room import quoted

_QUOTED = re.compile("\u201c(.+?)\u2026?\u201d", re.DOTALL)
_CHARACTER = re.compile(r"(.) \(U\+([0-9A-F]{4,6})\)", re.DOTALL)
_BETWEEN = " \u00b7 "  # print sets a number or a code before a title with it
_LEAST = 3  # a shorter file name stands in any sentence


def place_of_warning(ws: Workshop, warning: str) -> tuple[str, str] | None:
    """Return kind and id of the record that a warning is about: by its photo, by words that it quotes, or by
    a character of its text.

    None if it names nothing of the kind.
    """
    for attachment in ws.read.all(Attachment):
        if len(attachment.file_name) > _LEAST and quoted(attachment.file_name) in warning:
            return attachment.record_kind, attachment.record_id
    words = _QUOTED.search(warning)
    told = words[1].split(_BETWEEN)[-1] if words else ""
    if len(told) > _LEAST:
        return _first_with(ws, lambda text: told in " ".join(text.split()))
    wanted = {char for char, code in _CHARACTER.findall(warning) if int(code, 16) == ord(char)}
    return _first_with(ws, lambda text: not wanted.isdisjoint(text)) if wanted else None


def _first_with(ws: Workshop, wanted: Callable[[str], bool]) -> tuple[str, str] | None:
    for kind in KINDS.values():
        for record in ws.read.all(kind):
            if any(wanted(text) for _, text in texts_of(record)):
                return record.KIND, record.id
    return None
