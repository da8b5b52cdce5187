"""Progress that also asks whether the user wants to stop."""

from collections.abc import Callable

from workshop_app.domain.errors import Cancelled
from workshop_app.domain.progress import CancelCheck, Progress


def stoppable(progress: Progress, cancelled: CancelCheck) -> Callable[[int, int], None]:
    """Return a step function that tells `progress` and raises Cancelled when asked to stop."""

    def step(done: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total)

    return step
