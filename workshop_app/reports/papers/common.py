"""What the papers share: letterhead, the facts of the occasion, the block of the one who signs."""

import re
from collections.abc import Sequence
from datetime import date, time

from workshop_app.reports.clean import one_line
from workshop_app.reports.papers.elements import Letterhead, Signature
from workshop_app.reports.papers.model import Event
from workshop_app.reports.wording import Words

DASH = "\u2013"
BY = "\u00a0\u2013 "
"""Between a title and whose it is; the dash does not begin a line."""

_DOT = "\u00b7"
_PARTING = re.compile(rf"[;|\n{_DOT}]")
_LINE = 90
"""So many letters of a letterhead fit in one line."""

_MANY = 3


def letterhead(event: Event) -> Letterhead:
    """The host with the contact data that are public by intention, in lines that break between them."""
    host = one_line(event.host).casefold()
    parts = [part for part in contact_parts(event) if part.casefold() != host]
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) < _LINE:
            lines[-1] += f" {_DOT} {part}"
        else:
            lines.append(part)
    return Letterhead(event.host, tuple(lines))


def contact_parts(event: Event) -> list[str]:
    """The contact data one by one: what semicolons, dots in the middle or line ends part.

    The host goes by the name it has on this paper, whichever of its names was typed.
    """
    known = {name.casefold() for name in map(one_line, event.host_names) if name}
    parts = [told for part in _PARTING.split(event.contact) if (told := one_line(part))]
    return [one_line(event.host) if part.casefold() in known else part for part in parts]


def enumerated(names: Sequence[str], words: Words) -> str:
    """Names in a sentence: a, b, and c; with semicolons where names have commas of their own."""
    if len(names) < _MANY:
        return (
            words.t("{first} and {last}", first=names[0], last=names[1]) if names[1:] else names[0]
        )
    if any("," in name for name in names):
        return words.t("{first}; and {last}", first="; ".join(names[:-1]), last=names[-1])
    return words.t("{first}, and {last}", first=", ".join(names[:-1]), last=names[-1])


def event_title(event: Event, words: Words) -> str:
    """The title, or a word for a workshop that has none yet."""
    return one_line(event.title) or words.t("Workshop without a title")


def joined(*texts: str, separator: str = ", ") -> str:
    """The texts that are not empty, cleaned, with a separator."""
    return separator.join(filter(None, map(one_line, texts)))


def days(event: Event, words: Words) -> str:
    """The day or days of the workshop, as far as they are known."""
    first = event.starts_on or event.ends_on
    return words.date_range(first, event.ends_on) if first else ""


def hours(starts: time | None, ends: time | None, zone: str, words: Words) -> str:
    """A span of time with its zone; a beginning without an end is said so."""
    if starts is None and ends is None:
        return ""
    told = words.time_range(starts, ends)
    if starts is not None and ends is None:
        told = words.t("from {time}", time=told)
    return joined(told, zone, separator=" ")


def where(event: Event, room: str = "") -> str:
    """Room, venue and place in one line; a room that is the venue is said once."""
    same = joined(room).casefold() == joined(event.venue).casefold()
    return joined("" if same else room, event.venue, event.place)


def dated(event: Event, words: Words, day: date | None = None) -> str:
    """Place and date above a signature; dots where a date is to be written by hand."""
    last = day or event.ends_on or event.starts_on
    return joined(event.place, words.date(last) if last else "")


def signer(event: Event, words: Words) -> Signature:
    """The block of the one who signs for the host."""
    return Signature(dated(event, words), event.signer_position or event.host, event.signer_name)
