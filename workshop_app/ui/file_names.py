"""Names of files: from a title, without a clash, two for one file; the times noted beside recent ones."""

from datetime import datetime
from pathlib import Path


def file_name(title: str) -> str:
    """Return a title as a file may be called everywhere, without its suffix."""
    kept = "".join(c if c.isalnum() or c in " -_.()" else " " for c in title)
    return " ".join(kept.split())[:60].rstrip(" .") or "Lokakarya"


def unused(path: Path) -> Path:
    """Return `path`, with a number where such a file is there already."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file; not if it is gone, or out of reach."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def day_of(text: str) -> datetime | None:
    """Read the time noted in the list of recent files."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
