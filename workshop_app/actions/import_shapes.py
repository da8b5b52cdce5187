"""What this laptop remembers of the columns of lists: corrections, found again by the shape of the headings.

One small file in the user's data folder, for the window and the command line alike. It holds headings and
names of fields, nobody's data.
"""

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

KEPT: Final = 40
Shapes = dict[str, dict[str, str]]
"""Fingerprint of the headings -> heading -> field ("" for none)."""

_log = logging.getLogger(__name__)


def remembered(data: Path) -> Shapes:
    """Return all corrections known, the latest first; a damaged file is as good as none."""
    try:
        return shapes_of(_file(data).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}


def remember(data: Path, fingerprint: str, told: Mapping[str, str]) -> None:
    """Keep what the columns of a shape hold; that the disk refuses it does not stop the work."""
    others = {key: value for key, value in remembered(data).items() if key != fingerprint}
    newest = {fingerprint: dict(told), **others}
    text = json.dumps(dict(list(newest.items())[:KEPT]), ensure_ascii=False, indent=1)
    path = _file(data)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        data.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        _log.info("the columns of a list were not remembered: %s", error.strerror)


def shapes_of(text: str) -> Shapes:
    """Return the corrections that a JSON text holds; whatever else it says is left out."""
    try:
        kept = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {
        str(key): {str(heading): str(field) for heading, field in told.items()}
        for key, told in kept.items()
        if isinstance(told, dict)
    }


def _file(data: Path) -> Path:
    return data / "lists.json"
