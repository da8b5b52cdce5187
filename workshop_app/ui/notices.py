"""Quiet notices inside the window: what was done, what can be undone, what went wrong and what to do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.frozen import frozen
from workshop_app.words.catalogue import Words
from workshop_app.words.errors import word

DONE, INFO, WARNING, ERROR = "done", "info", "warning", "error"


@frozen
class Notice:
    """One notice in words. `act` is what its button does, if it has one."""

    kind: str
    message: str
    advice: str = ""
    action: str = ""
    act: Callable[[], object] | None = None

    @property
    def line(self) -> str:
        """Message and advice as one line, for screen readers."""
        return f"{self.message} {self.advice}".strip()


class Notices(QObject):
    """Takes notices from anywhere; whoever shows them listens to `posted`."""

    posted = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.latest: Notice | None = None

    def post(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self.latest = notice
        self.posted.emit(notice)

    def done(
        self, message: str, *, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Tell that something has been done, perhaps with an offer to undo it."""
        self.post(Notice(DONE, message, "", action, act))

    def info(self, message: str, advice: str = "") -> None:
        """Tell a fact that asks for nothing."""
        self.post(Notice(INFO, message, advice))

    def warn(self, message: str, advice: str = "") -> None:
        """Tell something that wants attention."""
        self.post(Notice(WARNING, message, advice))

    def error(self, words: Words, error: WorkshopError) -> None:
        """Tell a foreseen error with its advice."""
        wording = word(words, error)
        self.post(Notice(ERROR, wording.message, wording.advice))

    def clear(self) -> None:
        """Take the notice away."""
        self.latest = None
        self.cleared.emit()
