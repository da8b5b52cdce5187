"""The draft of a press release (siaran pers): dateline, lead, quotes, numbered practices, contact block."""

from collections.abc import Iterator

from workshop_app.reports.papers.common import (
    BY,
    contact_parts,
    days,
    enumerated,
    event_title,
    joined,
    letterhead,
    where,
)
from workshop_app.reports.papers.elements import (
    Element,
    Heading,
    Listed,
    Paper,
    Text,
    Title,
)
from workshop_app.reports.papers.model import Event, Quote, Release, ReleasedPractice
from workshop_app.reports.wording import Words


def compose(data: Release, words: Words) -> Paper:
    """The release; until somebody has approved it, every page says that it is a draft."""
    t = words.t
    elements: list[Element] = [letterhead(data.event), _title(data, words)]
    elements.append(Text(_lead(data, words), lead=_dateline(data.event)))
    elements += _quote(data.quotes[:1], words)
    elements += _strategies(data, words)
    elements += _practices(data.practices, words)
    elements += _quote(data.quotes[1:], words)
    elements += _agencies(data, words)
    elements += _closing(data, words)
    elements += _contact(data.event, words)
    return Paper(t("Press release"), data.event.host, tuple(elements), mark=t("DRAFT"))


def _title(data: Release, words: Words) -> Title:
    t = words.t
    headline = joined(data.headline) or event_title(data.event, words)
    number = joined(data.number) or "\u2026"
    return Title(
        headline.upper(),
        (t("Press release number: {number}", number=number),),
        t("DRAFT: not for publication until it has been approved."),
    )


def _dateline(event: Event) -> str:
    """As newspapers have it: place, day and month."""
    day = event.ends_on or event.starts_on
    when = f"({day.day}/{day.month})" if day else ""
    told = joined(event.place, when, separator=" ")
    return f"{told} \u2013" if told else ""


def _lead(data: Release, words: Words) -> str:
    """Who did what, when and where, and how many came."""
    t, event = words.t, data.event
    values = {
        "host": joined(event.host) or "\u2026",
        "title": event_title(event, words),
        "place": where(event) or "\u2026",
        "days": days(event, words) or "\u2026",
    }
    held = t("{host} held \u201c{title}\u201d in {place} on {days}.", **values)
    came = ""
    if data.people_present:
        came = words.n(
            "{count} person from {agencies} took part.",
            "{count} people from {agencies} took part.",
            data.people_present,
            agencies=words.n("{count} agency", "{count} agencies", data.agencies_present),
        )
    return joined(held, came, separator=" ")


def _agencies(data: Release, words: Words) -> Iterator[Element]:
    names = [name for name in map(joined, data.agencies) if name]
    if names:
        told = enumerated(names, words)
        yield Text(words.t("The following agencies took part: {agencies}.", agencies=told))


def _strategies(data: Release, words: Words) -> Iterator[Element]:
    if data.strategies:
        yield Text(
            words.t("The discussions followed these strategies of the national action plan:")
        )
        for number, strategy in enumerate(data.strategies, 1):
            yield Listed(f"{number}.", strategy)


def _practices(practices: tuple[ReleasedPractice, ...], words: Words) -> Iterator[Element]:
    if not practices:
        yield Text(words.t("No good practice has been cleared for publication yet."), pale=True)
        return
    yield Text(
        words.n(
            "Among the results is {count} good practice that others can take over:",
            "Among the results are {count} good practices that others can take over:",
            len(practices),
        )
    )
    for number, practice in enumerate(practices, 1):
        title = joined(practice.title, practice.agency, separator=BY)
        yield Listed(f"{number}.", practice.text, title)


def _quote(quotes: tuple[Quote, ...], words: Words) -> Iterator[Element]:
    for quote in quotes:
        who = joined(quote.name, quote.position)
        text = joined(quote.text).strip('\u201c\u201d"')
        if text and who:
            yield Text(words.t("\u201c{text},\u201d said {who}.", text=text.rstrip("., "), who=who))
        elif text:
            yield Text(f"\u201c{text}\u201d")


def _closing(data: Release, words: Words) -> Iterator[Element]:
    """What was typed, or how many steps were agreed on."""
    if joined(data.closing):
        yield Text(data.closing)
    elif data.commitments:
        yield Text(
            words.n(
                "At the end, the participants agreed on {count} follow-up commitment.",
                "At the end, the participants agreed on {count} follow-up commitments.",
                data.commitments,
            )
        )


def _contact(event: Event, words: Words) -> Iterator[Element]:
    """The office with its address, one below the other, as the foot of a press release has them."""
    host, parts = joined(event.host), contact_parts(event)
    if host and host.casefold() not in map(str.casefold, parts):
        parts.insert(0, host)
    if parts:
        yield Heading(words.t("Contact for the media"), 3)
        yield Text("\n".join(parts), block=True)
