"""Carrying commitments over from an earlier workshop: asks which, does it, says what came."""

from pathlib import Path

from workshop_app.actions.carrying import carry
from workshop_app.ui.ask import Ask
from workshop_app.ui.dialogs.carrying import CarryDialog, Carrying
from workshop_app.ui.session import Session
from workshop_app.words.carrying import carry_words


def carry_over(session: Session, ask: Ask) -> None:
    """Ask for an earlier workshop and take its open commitments along; the notice offers to undo it."""
    settings, present = session.settings.value, str(session.workshop.path)
    recent = [r for r in settings.recent if r.path != present and Path(r.path).exists()]
    folder = Path(settings.last_folder or session.surroundings.folders.documents)
    answer = ask.gather(CarryDialog(session.surroundings, ask, recent, folder))
    if not isinstance(answer, Carrying):
        return
    result = session.attempt(lambda: carry(session.workshop, answer.path, closed=answer.closed))
    if result is None:
        return
    said = carry_words(session.words, result)
    if result.carried:
        session.notices.done(said, action=session.words.t("Undo"), act=session.undo)
    else:
        session.notices.info(said)
