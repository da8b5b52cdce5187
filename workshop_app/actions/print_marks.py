"""Which badges this laptop has printed already, so that the next sheet holds only the new ones.

Kept beside the program's own files, not in the workshop: it is a fact about the paper that lies next to this
laptop's printer, of no use to the others. It holds no names, only ids and short digests.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from workshop_app.domain.errors import CannotRead
from workshop_app.reports.writing import foreseen, write_whole

Marks = Mapping[str, str]
"""Person id -> digest of what stood on the badge."""

_DIGEST = 12


def marks_file(data: Path, workshop_id: str) -> Path:
    """Return where the marks of a workshop are kept in the user's data folder."""
    return data / "printed" / f"{workshop_id}.json"


def digest(*texts: str) -> str:
    """Return what a badge is known by as long as nothing on it changes."""
    told = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:_DIGEST]


def read_marks(path: Path) -> dict[str, str]:
    """Return the marks; none where nothing was printed yet, or where the file is no longer readable as one.

    Raises CannotRead.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotRead(path=str(path), reason=reason) from error
    except ValueError:  # at worst a badge is printed twice
        return {}
    return {str(i): str(d) for i, d in held.items()} if isinstance(held, dict) else {}


def add_marks(path: Path, printed: Marks) -> None:
    """Remember printed badges; raises CannotRead, DiskFull, CannotWrite, ReadOnlyFile."""
    if not printed:
        return
    marks = read_marks(path) | dict(printed)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise foreseen(error, path) from error
    write_whole(path, json.dumps(marks, indent=1, sort_keys=True).encode("ascii"))
