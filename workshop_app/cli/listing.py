"""Records as programs read them (JSON objects) and as people do (columns of a table)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import Any

from workshop_app.actions import records
from workshop_app.actions.desk import search_people
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import (
    Agency,
    Answer,
    Challenge,
    Minute,
    Person,
    Practice,
    Question,
    Strategy,
)
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.zones import from_text, local
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name, field_name

_EVERYBODY = 10_000_000


def as_objects(ws: Workshop, found: Iterable[Record]) -> list[dict[str, Any]]:
    """Return records as JSON objects: `id`, all fields, who changed them last and when.

    References are ids. Beside `agency_id` stands `agency`, its short name; beside `strategies` stand
    `strategy_numbers`; a link has the titles of its `practice` and `challenge`; a person has
    `checked_in_at`, an ISO time with its offset or None.
    """
    found = list(found)
    shown = _References(ws, any(isinstance(record, Person) for record in found))
    return [shown.object_of(record) for record in found]


class _References:
    """What records refer to, read once for a whole list."""

    def __init__(self, ws: Workshop, people: bool) -> None:
        self._ws = ws
        self._zone = ws.settings.time_zone
        self._agencies = {a.id: a.short_name for a in ws.read.all(Agency, deleted=True)}
        self._numbers = {s.id: s.number for s in ws.read.all(Strategy, deleted=True)}
        self._arrivals = _arrivals(ws) if people else {}

    def object_of(self, record: Record) -> dict[str, Any]:
        one = records.as_json(record)
        if "agency_id" in one:
            one["agency"] = self._agencies.get(one["agency_id"], "")
        if "strategies" in one:
            one["strategy_numbers"] = [self._numbers.get(i) for i in one["strategies"]]
        if isinstance(record, Person):
            one["checked_in_at"] = moment_text(self._arrivals.get(record.id, ""), self._zone)
        if isinstance(record, Answer):
            one["practice"] = self._title(Practice, record.practice_id)
            one["challenge"] = self._title(Challenge, record.challenge_id)
        return one

    def _title(self, kind: type[Record], record_id: str) -> str:
        record = self._ws.read.get(kind, record_id)
        return records.title(record) if record else ""


def _arrivals(ws: Workshop) -> dict[str, str]:
    return {row.id: row.first_at for row in search_people(ws, "", limit=_EVERYBODY)}


def moment_text(text: str, zone: str) -> str | None:
    """Return a stored moment as ISO 8601 in the workshop's zone, None for ""."""
    return local(from_text(text), zone).isoformat(timespec="seconds") if text else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, and what stands in it for one object of `as_objects`."""

    title: str
    of: Callable[[dict[str, Any]], str]
    right: bool = False


_SHOWN: dict[str, tuple[str, ...]] = {
    "agency": ("short_name", "name", "category", "expected"),
    "person": ("name", "agency", "role", "mode", "checked_in_at"),
    "session": ("day", "starts", "ends", "title", "kind", "room"),
    "strategy": ("number", "title"),
    "plan_action": ("number", "title", "indicator", "target"),
    "practice": ("code", "agency", "title", "strategy_numbers", "status"),
    "challenge": ("code", "agency", "title", "strategy_numbers", "level", "status"),
    "commitment": ("code", "agency", "description", "due", "status"),
    "minute": ("position", "kind", "agency", "text"),
    "answer": ("practice", "challenge", "note"),
    "question": ("position", "survey", "kind", "text"),
    "comment": ("visibility", "text"),
}


def columns(w: Words, kind: type[Record], zone: str) -> list[Column]:
    """Return the columns in which people read a kind of record."""
    titles = {
        "agency": field_name(w, "agency_id"),
        "practice": field_name(w, "practice_id"),
        "challenge": field_name(w, "challenge_id"),
        "strategy_numbers": field_name(w, "strategies"),
        "checked_in_at": w.t("Checked in"),
    }
    if kind in (Minute, Question):
        titles["position"] = field_name(w, "number")
    specs = fields_of(kind)
    found = []
    for name in _SHOWN[kind.KIND]:
        form = specs[name].form if name in specs else Form.LINE
        say = _SAY_COLUMN.get(name) or _SAY_FORM.get(form, _as_it_is)
        found.append(
            Column(
                titles.get(name) or field_name(w, name),
                partial(_cell, w, zone, name, say),
                form is Form.NUMBER,
            )
        )
    return found


Say = Callable[[Words, str, Any], str]


def _cell(w: Words, zone: str, name: str, say: Say, one: dict[str, Any]) -> str:
    value = one[name]
    return "" if value in (None, "", []) else say(w, zone, value)


def _as_it_is(w: Words, zone: str, value: Any) -> str:
    return str(value)


def _number(w: Words, zone: str, value: Any) -> str:
    return w.number(value)


def _choice(w: Words, zone: str, value: Any) -> str:
    return choice_name(w, value)


def _day(w: Words, zone: str, value: Any) -> str:
    return w.date(date.fromisoformat(value))


def _time(w: Words, zone: str, value: Any) -> str:
    return w.time(time.fromisoformat(value))


def _numbers(w: Words, zone: str, value: Any) -> str:
    return ", ".join("?" if number is None else str(number) for number in value)


def _when(w: Words, zone: str, at: str) -> str:
    moment = from_text(at)
    return f"{w.date(local(moment, zone).date())} {w.clock(moment, zone)}"


_SAY_COLUMN: dict[str, Say] = {"checked_in_at": _when, "strategy_numbers": _numbers}
_SAY_FORM: dict[Form, Say] = {
    Form.NUMBER: _number,
    Form.CHOICE: _choice,
    Form.DAY: _day,
    Form.TIME: _time,
}
