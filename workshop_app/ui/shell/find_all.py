"""What "Search in all workshops" opens, and where its choice leads."""

from collections.abc import Callable
from pathlib import Path

from workshop_app.actions.finding import goal_of
from workshop_app.ui.ask import Ask
from workshop_app.ui.dialogs.find_all import Chosen, FindAllDialog
from workshop_app.ui.file_names import is_same
from workshop_app.ui.session import Session
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.surroundings import Surroundings


def find_in_all(
    window: MainWindow, surroundings: Surroundings, ask: Ask, open_path: Callable[[Path], None]
) -> None:
    """Ask what to find in the workshops of before, open the one it is in, and go there."""
    window.settle()
    recent = [Path(file.path) for file in surroundings.settings.value.recent]
    chosen = ask.gather(
        FindAllDialog(surroundings, ask, [path for path in recent if path.exists()])
    )
    if not isinstance(chosen, Chosen):
        return
    if not _is_open(window.session, chosen.path):
        open_path(chosen.path)
    session = window.session
    if session is not None and _is_open(session, chosen.path):
        goal = goal_of(session.workshop, chosen.kind, chosen.record_id)
        window.open_record(*goal)


def _is_open(session: Session | None, path: Path) -> bool:
    return session is not None and is_same(path, session.workshop.path)
