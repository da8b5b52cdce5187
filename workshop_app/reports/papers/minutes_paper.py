"""The minutes (notula): head, what was said by whom, what was decided, and who signs."""

from collections.abc import Iterator

from workshop_app.reports.papers.common import (
    BY,
    days,
    event_title,
    hours,
    joined,
    letterhead,
    signer,
    where,
)
from workshop_app.reports.papers.elements import (
    Element,
    Facts,
    Heading,
    Listed,
    Paper,
    Signature,
    Signatures,
    Text,
    Title,
)
from workshop_app.reports.papers.model import Event, MinuteItem, Minutes, MinutesPart
from workshop_app.reports.wording import Words


def compose(data: Minutes, words: Words) -> Paper:
    """The minutes of all sessions with the decisions gathered at the end."""
    event, t = data.event, words.t
    elements: list[Element] = [
        letterhead(event),
        Title(t("MINUTES"), (event_title(event, words),)),
        Facts(
            (
                (t("Day and date"), days(event, words)),
                (t("Time"), hours(data.starts, data.ends, event.time_zone, words)),
                (t("Place"), where(event)),
                (t("Host"), event.host),
                (t("Present"), _present(data, words)),
            )
        ),
    ]
    for part in data.parts:
        elements += _part(part, event, words)
    if not data.parts:
        elements.append(Text(t("No minutes have been recorded."), pale=True))
    elements += _decisions(data, words)
    elements.append(Signatures((_note_taker(data, words), signer(event, words))))
    return Paper(t("Minutes"), event.host, tuple(elements))


def _present(data: Minutes, words: Words) -> str:
    """How many came; who they are stands on the attendance list, which is attached."""
    if not data.people_present:
        return ""
    return words.n(
        "{count} person from {agencies}, as on the attendance list attached",
        "{count} people from {agencies}, as on the attendance list attached",
        data.people_present,
        agencies=words.n("{count} agency", "{count} agencies", data.agencies_present),
    )


def _note_taker(data: Minutes, words: Words) -> Signature:
    return Signature("", words.t("Note-taker"), data.note_taker)


def _part(part: MinutesPart, event: Event, words: Words) -> Iterator[Element]:
    t = words.t
    yield Heading(part.title or t("Outside the sessions"), 1)
    yield Facts(
        (
            (t("Day and date"), _day(part, event, words)),
            (t("Time"), hours(part.starts, part.ends, event.time_zone, words)),
            (t("Place"), part.room),
            (t("Speakers"), "\n".join(map(joined, part.speakers))),
            (t("Present"), words.number(part.present) if part.present else ""),
        )
    )
    if not part.points:
        yield Text(t("No point has been recorded for this session."), pale=True)
    for number, point in enumerate(part.points, 1):
        yield Listed(f"{number}.", point.text, _who(point))


def _day(part: MinutesPart, event: Event, words: Words) -> str:
    """The day of a session, unless it is the only one and stands at the head already."""
    only = event.starts_on if event.ends_on in (None, event.starts_on) else None
    return words.date_long(part.day) if part.day and part.day != only else ""


def _who(point: MinuteItem) -> str:
    """What kind of point it is and whose."""
    return joined(point.kind, joined(point.speaker, point.agency), separator=BY)


def _decisions(data: Minutes, words: Words) -> Iterator[Element]:
    decisions = [point for part in data.parts for point in part.points if point.decision]
    if decisions:
        yield Heading(words.t("Decisions"), 1)
        for number, point in enumerate(decisions, 1):
            yield Listed(f"{number}.", point.text)
