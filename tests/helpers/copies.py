"""Copies of a workshop, as people make them: of the open file, with SQLite's own backup."""

from pathlib import Path

from tests.builders import ANI, open_workshop
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.store import care


def copy_file(ws: Workshop, path: Path) -> Path:
    """Copy a workshop, open or not yet closed, to `path`."""
    care.back_up(ws.file, path, ws.clock())
    return path


def copy_of(ws: Workshop, path: Path, operator: Operator = ANI) -> Workshop:
    """Copy a workshop and open the copy, as on another laptop."""
    return open_workshop(copy_file(ws, path), operator)


def all_bytes_below(folder: Path) -> bytes:
    """Return what stands in all files of a folder, to look for what must be gone."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
