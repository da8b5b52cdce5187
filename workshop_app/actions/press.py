"""What is typed for the press release alone; it is kept in the workshop with everything else.

A quote is one line: words | full name | position.
"""

from collections.abc import Mapping
from typing import Final

from workshop_app.actions.guarding import GuardFinding
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.records import WORKSHOP_RECORD, Settings
from workshop_app.reports.papers.model import Quote

NUMBER: Final = "press_number"
HEADLINE: Final = "press_headline"
CLOSING: Final = "press_closing"
QUOTES: Final = "press_quotes"
FIELDS: Final = (NUMBER, HEADLINE, CLOSING, QUOTES)
_PARTS = 3


def quote_of(line: str) -> Quote:
    """Read a quote; what follows the second bar belongs to the position."""
    parts = [part.strip() for part in line.split("|", _PARTS - 1)]
    parts += [""] * (_PARTS - len(parts))
    return Quote(*parts)


def typed(settings: Settings, field: str) -> str:
    """Return one of the fields as somebody types it: quotes one a line."""
    held = getattr(settings, field)
    return "\n".join(held) if field == QUOTES else str(held)


def normal(field: str, text: str) -> str:
    """Return what is kept of a text, as `typed` tells it: no blank lines, no spaces around."""
    value = _value(field, text)
    return "\n".join(value) if isinstance(value, tuple) else value


def _value(field: str, text: str) -> str | tuple[str, ...]:
    if field == QUOTES:
        return tuple(filter(None, map(str.strip, text.splitlines())))
    return " ".join(text.split()) if field in (NUMBER, HEADLINE) else text.strip()


def save(ws: Workshop, texts: Mapping[str, str], *, run: str = "") -> bool:
    """Keep what was typed, as one step; False if nothing of it is new."""
    values = {field: _value(field, text) for field, text in texts.items()}
    new = {field: value for field, value in values.items() if value != getattr(ws.settings, field)}
    if new:
        with ws.operation(label("words of the press release"), run=run) as op:
            op.change(Settings, WORKSHOP_RECORD, **new)
    return bool(new)


def is_for_press(finding: GuardFinding) -> bool:
    """Tell whether a finding is in these words, which nothing but the press release prints."""
    place = finding.place
    return place.record_kind == Settings.KIND and place.field in FIELDS
