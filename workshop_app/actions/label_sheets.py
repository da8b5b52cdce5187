"""The sheets that badges are printed on: shipped ones, and those that an office has written down itself.

A user's file lies in the folder `labels` of their data folder and reads like the shipped `labels.toml`. It is
read as data and checked; a sheet of the same name replaces a shipped one.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from workshop_app.domain.errors import CannotRead, RecordMissing
from workshop_app.paths import resource
from workshop_app.reports.papers.model import LabelSheet

DEFAULT_SHEET: Final = "badge-90x55"
PAPERS: Final[Mapping[str, tuple[float, float]]] = {"A4": (210, 297), "F4": (215, 330)}
_TEXTS, _COUNTS, _FLAGS = ("name", "paper"), ("columns", "rows"), ("cut",)
_OPTIONAL = ("gap_x", "gap_y", "cut")
_SMALLEST = 20.0
_MOST, _SLACK = 50, 0.6


def labels_folder(data: Path) -> Path:
    """Return where a user's own sheets lie, in their data folder."""
    return data / "labels"


def label_sheets(folder: Path | None = None) -> tuple[LabelSheet, ...]:
    """Return the sheets for badges. Raises CannotRead: which file, and what is wrong in it."""
    files = [resource("labels", "labels.toml")]
    if folder is not None and folder.is_dir():
        files += sorted(folder.glob("*.toml"))
    found = {sheet.name: sheet for path in files for sheet in _sheets(path)}
    return tuple(found.values())


def label_sheet(name: str, folder: Path | None = None) -> LabelSheet:
    """Return a sheet by its name; raises RecordMissing, CannotRead."""
    for sheet in label_sheets(folder):
        if sheet.name == name:
            return sheet
    raise RecordMissing(kind="label", key=name)


def _sheets(path: Path) -> Iterator[LabelSheet]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotRead(path=str(path), reason=error.strerror or "") from error
    except ValueError as error:
        raise CannotRead(path=str(path), reason=str(error)) from error
    listed = told.get("sheet")
    if not isinstance(listed, list):
        raise CannotRead(path=str(path), reason="[[sheet]]")
    for number, sheet in enumerate(listed, 1):
        wrong = _wrong(sheet) if isinstance(sheet, dict) else "[[sheet]]"
        if wrong:
            raise CannotRead(path=str(path), reason=f"[[sheet]] {number}: {wrong}")
        yield LabelSheet(**sheet)


def _wrong(sheet: dict[str, Any]) -> str:
    """Return the name of what is missing, unknown or impossible in a sheet; "" if nothing is."""
    known = {field.name for field in fields(LabelSheet)}
    for name in (*sheet, *sorted(known - set(_OPTIONAL))):
        if name not in known or not _is_sound(name, sheet.get(name)):
            return str(name)
    wide, high = PAPERS[sheet["paper"]]
    for share, first, count, size, gap in (
        (wide, "left", "columns", "width", "gap_x"),
        (high, "top", "rows", "height", "gap_y"),
    ):
        taken = sheet[count] * sheet[size] + (sheet[count] - 1) * sheet.get(gap, 0)
        if sheet[first] + taken > share + _SLACK:
            return size
    return ""


def _is_sound(name: str, value: object) -> bool:
    if name in _TEXTS:
        told = value.strip() if isinstance(value, str) else ""
        return told in PAPERS if name == "paper" else bool(told)
    if name in _FLAGS:
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    if name in _COUNTS:
        return isinstance(value, int) and 1 <= value <= _MOST
    return value >= (_SMALLEST if name in ("width", "height") else 0)
