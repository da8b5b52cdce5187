"""Going back in a contribution's history, and deciding between versions that were written apart."""

from workshop_app.actions import history
from workshop_app.actions.conflicts import Conflict, Version, conflicts_of, decide
from workshop_app.actions.contributions import Contribution
from workshop_app.domain.records import Minute
from workshop_app.ui.ask import Ask
from workshop_app.ui.dialogs.history import HistoryDialog, Wording
from workshop_app.ui.dialogs.versions import VersionsDialog
from workshop_app.ui.session import Session


def go_back(session: Session, ask: Ask, record: Contribution | Minute) -> None:
    """Show the history; bring an earlier wording back if one is chosen."""
    ws, kind = session.workshop, type(record)
    entries = session.attempt(lambda: history.record_history(ws, kind, record.id))
    if entries is None:
        return
    chosen = ask.gather(HistoryDialog(session, kind, record, entries))
    if isinstance(chosen, Wording):
        session.run(
            lambda: history.go_back(ws, kind, record.id, chosen.field, chosen.value),
            done=session.words.t("The earlier wording is back."),
            offer_undo=True,
        )


def compare(session: Session, ask: Ask, kind: type[Contribution], record_id: str) -> None:
    """Ask for a decision on each field that was written apart, until somebody puts it off."""
    for conflict in conflicts_of(session.workshop, kind, record_id):
        chosen = ask.gather(VersionsDialog(session, conflict))
        if not isinstance(chosen, Version) or not _decide(session, conflict, chosen):
            return


def _decide(session: Session, conflict: Conflict, version: Version) -> bool:
    return session.run(lambda: decide(session.workshop, conflict, version))
