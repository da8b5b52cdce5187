"""Gathers the sign-in sheets: of a session, of an agency, of everybody, or one for each of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from workshop_app.actions.paper_gathering import PaperGathering
from workshop_app.actions.people import PersonRow
from workshop_app.domain.records import Session
from workshop_app.reports.papers import model
from workshop_app.words.catalogue import mark

_LETTERS: Final[Mapping[str, str]] = {"female": mark("F"), "male": mark("M")}
"""Sign-in sheets have a narrow column for it, as offices know it: L/P."""


def sign_in(gathering: PaperGathering, *, full: bool, blank_rows: int) -> model.SignIn:
    """Return sign-in sheets: of the scope, or one for each session or agency. Raises RecordMissing."""
    return model.SignIn(gathering.event(), tuple(_lists(gathering)), blank_rows, full)


def _lists(gathering: PaperGathering) -> Iterator[model.SignInList]:
    scope = gathering.scope
    session = gathering.ws.require(Session, scope.session_id) if scope.session_id else None
    agency = gathering.agency_name(scope.agency_id)
    if scope.each == "session" and session is None:
        rows = gathering.rows()
        for one in gathering.ws.read.all(Session):
            if one.kind != "break":
                yield _list(gathering, rows, one, agency)
    elif scope.each == "agency" and not scope.agency_id:
        yield from _by_agency(gathering, session)
    else:
        yield _list(gathering, gathering.rows(), session, agency)


def _by_agency(gathering: PaperGathering, session: Session | None) -> Iterator[model.SignInList]:
    """One list for each agency that is invited or has people, and one for those without an agency."""
    by_agency: dict[str, list[PersonRow]] = {}
    for row in gathering.rows():
        key = row.agency_id if row.agency_id in gathering.agencies else ""
        by_agency.setdefault(key, []).append(row)
    for agency in gathering.agencies.values():
        rows = by_agency.get(agency.id, [])
        if agency.invited or rows:
            yield _list(gathering, rows, session, gathering.agency_name(agency.id))
    if "" in by_agency:
        yield _list(gathering, by_agency[""], session, gathering.words.t("Without agency"))


def _list(
    gathering: PaperGathering, rows: list[PersonRow], session: Session | None, agency: str = ""
) -> model.SignInList:
    """A list of these people; `agency` names whose they are, if it is not everybody's."""
    people = tuple(_people(gathering, rows, session.id if session else "", alone=bool(agency)))
    if session is None:
        starts, ends = gathering.hours()
        return model.SignInList(agency, people, starts=starts, ends=ends)
    title = gathering.either(session.title, session.title_en)
    return model.SignInList(
        name=" \u2013 ".join(filter(None, (title, agency))),
        people=people,
        day=session.day,
        starts=session.starts,
        ends=session.ends,
        room=session.room,
        speakers=session.speakers,
    )


def _people(
    gathering: PaperGathering, rows: Iterable[PersonRow], session_id: str, *, alone: bool
) -> Iterator[model.Attendee]:
    """The people; on the list of one agency, which stands at its head, their rows do not repeat it."""
    rows = list(rows)
    here = gathering.present(rows, session_id)
    for row in rows:
        yield model.Attendee(
            name=row.name,
            position=row.position,
            unit=row.unit,
            agency="" if alone else gathering.short_name(row.agency_id),
            sex=gathering.words.t(_LETTERS[row.sex]) if row.sex in _LETTERS else "",
            present=row.id in here,
        )
