"""What this laptop can do with sound and pictures, in words: a part that is missing is named.

QtMultimedia is imported here only when somebody asks; it brings libraries that not every laptop has.
"""

import logging
import re

from workshop_app.ui.codes import can_read_codes
from workshop_app.words.catalogue import Words

_log = logging.getLogger(__name__)


def missing_part() -> str:
    """Return what QtMultimedia lacks to be loaded: a library's name; "" if it is there."""
    try:
        import PySide6.QtMultimedia  # noqa: F401  (only whether it can be loaded)
    except ImportError as error:
        library = re.match(r"lib[\w.+-]+?\.so[.\d]*", str(error))
        part = library[0] if library else "QtMultimedia"
        _log.info("no sound and no camera: %s", part)
        return part
    return ""


def laptop_notes(w: Words) -> list[str]:
    """Say what of sound and camera is not possible here, and why; an empty list: all of it is."""
    part = missing_part()
    if part:
        return [w.t("Sound and camera are not possible here: {part} is missing.", part=part)]
    from PySide6.QtMultimedia import QMediaDevices

    notes = []
    if QMediaDevices.defaultAudioOutput().isNull():
        notes.append(w.t("No loudspeaker found: the answers stay silent."))
    if not can_read_codes():
        notes.append(w.t("The camera cannot read badges here: a scanner can."))
    elif not QMediaDevices.videoInputs():
        notes.append(w.t("No camera found: badges are read with a scanner."))
    return notes
