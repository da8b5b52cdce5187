"""When the program itself is at fault: a window that says so, and a log without anybody's data.

Every change is on the disk before it is shown, so there is nothing to rescue. The details name the kind
of the fault and the places in the program, never the message, which may quote what somebody typed.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject

from workshop_app import __version__
from workshop_app.ui.ask import Ask
from workshop_app.ui.surroundings import Surroundings

_log = logging.getLogger(__name__)

LOG_SIZE: Final = 500_000

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def start_log(folder: Path) -> Callable[[], None]:
    """Write warnings and faults into a file, begun anew when it has grown; returns what ends it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "lokakarya.log"
        if path.exists() and path.stat().st_size > LOG_SIZE:
            path.replace(path.with_name("lokakarya.old.log"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return _nothing  # a full or write-protected disk must not keep anybody from working
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    package = logging.getLogger("workshop_app")
    package.addHandler(handler)

    def stop() -> None:
        package.removeHandler(handler)
        handler.close()

    return stop


def _nothing() -> None:
    """There is no log to end."""


def details_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what may leave the laptop: the kind of the fault and the places in the program."""
    lines = [f"Lokakarya {__version__} · Python {sys.version.split()[0]} · {sys.platform}"]
    lines.append(f"{kind.__module__}.{kind.__qualname__}")
    for frame in traceback.extract_tb(trace):
        place = Path(frame.filename)
        lines.append(f"{'/'.join(place.parts[-3:])}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class CrashWatch(QObject):
    """Catches what nobody caught, from `start` to `stop`."""

    def __init__(self, surroundings: Surroundings, ask: Ask) -> None:
        super().__init__()
        self._surroundings, self._ask = surroundings, ask
        self._before: Hook = sys.excepthook
        self._showing = False

    def start(self) -> None:
        """Take over from Python."""
        self._before = sys.excepthook
        sys.excepthook = self.on_exception

    def stop(self) -> None:
        """Give back."""
        sys.excepthook = self._before

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write it down, and show it unless one fault is shown already."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        details = details_of(kind, trace)
        _log.error("a fault of the program\n%s", details)
        if not self._showing:
            from workshop_app.ui.dialogs.crash import CrashDialog

            self._showing = True
            try:
                self._ask.gather(CrashDialog(self._surroundings, details))
            finally:
                self._showing = False
