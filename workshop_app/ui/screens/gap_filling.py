"""Filling in what stands between now and print, from wherever it is listed."""

from workshop_app.actions import overview, records
from workshop_app.actions.readiness import readiness
from workshop_app.domain.records import KINDS
from workshop_app.domain.zones import local
from workshop_app.ui.ask import Ask
from workshop_app.ui.screens.overview_cards import Place
from workshop_app.ui.screens.overview_gaps import FillDialog
from workshop_app.ui.session import Session


def choose_gap(session: Session, ask: Ask) -> Place | None:
    """Show all that is missing, one by one; return where somebody wants to go."""
    from workshop_app.ui.dialogs.readiness import ReadinessDialog

    ws, watch = session.workshop, session.guard
    gaps = overview.missing(ws, watch.guard, findings=watch.is_ready)
    chosen = ask.gather(ReadinessDialog(session, readiness(ws, gaps)))
    return chosen if isinstance(chosen, Place) else None


def fill(session: Session, ask: Ask, place: Place) -> None:
    """Ask for the missing field of a record, and write it."""
    ws, kind = session.workshop, KINDS[place.kind]
    record = session.attempt(lambda: ws.require(kind, place.record_id))
    if record is None:
        return
    today = local(ws.clock(), ws.settings.time_zone).date()
    about = records.title(record)
    value = ask.gather(FillDialog(session.theme, session.words, place.field, about, today))
    if value is not None:
        session.run(
            lambda: records.change(ws, kind, place.record_id, **{place.field: value}),
            done=session.words.t("Saved."),
            offer_undo=True,
        )
