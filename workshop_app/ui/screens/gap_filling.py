"""Filling in what stands between now and print, from wherever it is listed."""

from workshop_app.actions import records
from workshop_app.domain.records import KINDS
from workshop_app.domain.zones import local
from workshop_app.ui.ask import Ask
from workshop_app.ui.screens.overview_cards import Place
from workshop_app.ui.screens.overview_gaps import FillDialog
from workshop_app.ui.session import Session


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
