"""The action plan in the window: showing it, and taking one in from a table."""

from pathlib import Path
from typing import Final

from workshop_app.actions.frameworks import save_framework
from workshop_app.actions.plan_words import result_words
from workshop_app.actions.plans import import_plan
from workshop_app.domain.errors import WorkshopError
from workshop_app.ui.ask import Ask
from workshop_app.ui.dialogs.plan import IMPORT, PlanDialog
from workshop_app.ui.dialogs.plan_import import PlanAnswer, PlanImportDialog
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings

PATTERN: Final = "*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt"


def show_plan(session: Session, ask: Ask, action_id: str = "") -> None:
    """Show the plan of a workshop, or one action of it, and take a table in if somebody wants to."""
    if ask.gather(PlanDialog(session, action_id)) == IMPORT:
        take_table(session.surroundings, ask, session)


def take_table(surroundings: Surroundings, ask: Ask, session: Session | None) -> None:
    """Ask for a table of a plan, show what was understood, and do with it what is agreed to."""
    t, last = surroundings.words.t, surroundings.settings.value.import_folder
    folder = Path(last) if last and Path(last).is_dir() else surroundings.folders.documents
    path = ask.open_file(t("Choose the table of an action plan"), t("Lists"), PATTERN, folder)
    if path is None:
        return
    surroundings.settings.change(import_folder=str(path.parent))
    title = session.workshop.settings.title if session else ""
    answer = ask.gather(PlanImportDialog(surroundings, path, title))
    if not isinstance(answer, PlanAnswer):
        return
    kept = answer.keep and _keep(surroundings, answer)
    if answer.take_in and session is not None:
        ws = session.workshop
        result = session.attempt(lambda: import_plan(ws, answer.plan, rename=answer.rename))
        if result is not None:
            said = result_words(session.words, result)
            session.notices.done(said, action=t("Undo"), act=session.undo)
    elif kept:
        told = t("New workshops can stand on “{name}” now.", name=answer.plan.name)
        surroundings.notices.done(told)


def _keep(surroundings: Surroundings, answer: PlanAnswer) -> bool:
    try:
        save_framework(surroundings.folders.data, answer.plan)
    except WorkshopError as error:
        surroundings.notices.error(surroundings.words, error)
        return False
    return True
