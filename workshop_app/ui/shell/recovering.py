"""What is offered at opening after the program had ended without being closed."""

from functools import partial

from workshop_app.actions import recovery
from workshop_app.actions.finding import PLACES
from workshop_app.actions.recovery import HalfWritten, typing_folder
from workshop_app.ui.ask import Ask
from workshop_app.ui.session import Session
from workshop_app.ui.shell.window import MainWindow


def offer_recovered(window: MainWindow, ask: Ask, session: Session) -> None:
    """Show what was half written, if anything was, and do with each text what somebody decides."""
    ws = session.workshop
    if ws.read_only:
        return
    notes = recovery.half_written(typing_folder(session.surroundings.folders.data), ws)
    # What was begun since is typed just now.
    found = [one for one in notes if one.half.begun_at < session.begun_at]
    if not found:
        return
    from workshop_app.ui.dialogs.recovered import Decisions, RecoveredDialog

    chosen = ask.gather(RecoveredDialog(session, found))
    decisions = chosen if isinstance(chosen, Decisions) else Decisions(())
    for one in found:
        if one.half not in decisions.discarded:
            recovery.keep(one.half)
            if one.half.names:
                names = dict(one.half.names)
                window.resume(_place(one.half), one.half.record_id, names)
            continue
        if not one.half.fields:
            recovery.discard(ws, one.half)
            continue
        session.run(
            partial(recovery.discard, ws, one.half),
            done=session.words.t("“{name}” was discarded.", name=one.name or one.code),
            offer_undo=True,
        )
    opened = decisions.opened
    if opened is not None:
        window.open_record(_place(opened), opened.kind, opened.record_id)


def _place(half: HalfWritten) -> str:
    """The screen with the form."""
    return "desk" if half.kind == recovery.WALK_IN else PLACES[half.kind]
