"""What only the appendices print: people by name where the organiser wants that, and the minutes."""

from workshop_app.actions import people
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.people import HERE, Order, PeopleFilter
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.names import match_key
from workshop_app.domain.records import Agency, Minute, Person, Session
from workshop_app.reports import model
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name


def participants_of(ws: Workshop, read: GuardedReader) -> tuple[model.Participant, ...]:
    """Return who was there, by name; nobody unless the workshop allows names in the book."""
    if not read.settings.proceedings_names:
        return ()
    who = PeopleFilter(presence=HERE)
    rows = people.people_page(ws, who, Order(), 0, people.count_people(ws, who))
    known = {person.id: person for person in read.all(Person)}
    return tuple(
        model.Participant(person.name, person.position, row.agency)
        for row in rows
        if (person := known.get(row.id))
    )


def minutes_of(
    ws: Workshop, read: GuardedReader, words: Words
) -> tuple[model.MinutesOfSession, ...]:
    """Return the points session by session, then those outside; speakers as far as they may be named."""
    public = public_names(read)
    agencies = {agency.id: agency.short_name for agency in read.all(Agency)}
    sessions = {session.id: session for session in read.all(Session)}
    points: dict[str, list[model.MinutePoint]] = {}
    for point in sorted(read.all(Minute), key=lambda each: each.position or 0):
        if not point.text.strip():
            continue
        told = model.MinutePoint(
            kind=choice_name(words, point.kind),
            text=point.text,
            speaker=where_public(point.speaker, public),
            agency=agencies.get(point.agency_id, ""),
        )
        points.setdefault(point.session_id if point.session_id in sessions else "", []).append(told)
    found = [
        model.MinutesOfSession(_title(session, words), tuple(points[session_id]), session.day)
        for session_id, session in sessions.items()
        if session_id in points
    ]
    if "" in points:
        found.append(model.MinutesOfSession("", tuple(points[""])))
    return tuple(found)


def _title(session: Session, words: Words) -> str:
    wanted, other = session.title, session.title_en
    if words.language == "en":
        wanted, other = other, wanted
    return wanted or other


def public_names(read: GuardedReader) -> frozenset[str] | None:
    """Return whose names are public: the speakers of the programme; None where all may be named."""
    if read.settings.proceedings_names:
        return None
    speakers = (name for session in read.all(Session) for name in session.speakers)
    return frozenset(filter(None, (match_key(name.partition(" (")[0]) for name in speakers)))


def where_public(name: str, public: frozenset[str] | None) -> str:
    """Return a name that may be printed, "" otherwise; `public` is what `public_names` returns."""
    return name if public is None or match_key(name) in public else ""
