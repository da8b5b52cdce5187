"""What "Search in all workshops" opens, and where its choice leads."""

from collections.abc import Callable
from pathlib import Path

from workshop_app.actions.finding import PLACES
from workshop_app.domain.records import Attachment
from workshop_app.ui.ask import Ask
from workshop_app.ui.dialogs.find_all import Chosen, FindAllDialog
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
        window.open_record(*_place_of(session, chosen))


def _is_open(session: Session | None, path: Path) -> bool:
    return session is not None and path.exists() and path.samefile(session.workshop.path)


def _place_of(session: Session, chosen: Chosen) -> tuple[str, str, str]:
    """Return screen, kind and id: an attachment is shown with the record it belongs to."""
    kind, record_id = chosen.kind, chosen.record_id
    if kind == Attachment.KIND:
        attachment = session.workshop.read.get(Attachment, record_id)
        if attachment is not None:
            kind, record_id = attachment.record_kind, attachment.record_id
    return PLACES.get(kind, "overview"), kind, record_id
