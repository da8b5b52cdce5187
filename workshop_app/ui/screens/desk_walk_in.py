"""Remembers what is typed about a guest who is not on the list, until it is finished or given up."""

from collections.abc import Iterator
from contextlib import contextmanager

from workshop_app.actions.recovery import WALK_IN, TypingNote, typing_folder
from workshop_app.ui.autosave import Autosave
from workshop_app.ui.screens.desk_dialogs import WalkInDialog
from workshop_app.ui.session import Session


@contextmanager
def noted(session: Session, dialog: WalkInDialog) -> Iterator[None]:
    """Note at every pause what stands in the form: after a kill it is offered again."""
    note = TypingNote(typing_folder(session.surroundings.folders.data), session.workshop, WALK_IN)
    autosave = Autosave(dialog)

    def tell() -> None:
        autosave.stop()
        note.tell("", (), note.begin(), dialog.typed)

    autosave.due.connect(tell)
    dialog.edited.connect(autosave.touch)
    if dialog.typed:
        tell()
    try:
        yield
    finally:
        dialog.edited.disconnect(autosave.touch)
        autosave.stop()
        note.end()
