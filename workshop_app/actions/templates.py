"""Starting a workshop: blank, on a national action plan, or as the sample in which all can be tried.

Templates and the sample are data files among the resources; they enter through the same operations as
anything that somebody types.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from workshop_app.actions.clearing import CLEARED, texts_digest
from workshop_app.actions.frameworks import Framework
from workshop_app.actions.operation import Operation
from workshop_app.actions.plans import add_plan
from workshop_app.actions.records import CODE_PREFIXES
from workshop_app.actions.sample_evaluation import add_evaluation
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.changes import Operator, label
from workshop_app.domain.errors import TemplateUnknown
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    Answer,
    Challenge,
    Commitment,
    Minute,
    Person,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.zones import Clock, system_clock, to_text
from workshop_app.paths import resource

TEMPLATES = ("ran-pp-tppo", "blank", "sample")
_FRAMEWORK = "ran-pp-tppo-2020-2024"
_ROSTER = "gt-pp-tppo-2023.csv"
_CLEARED_AT = "2023-03-29T08:00:00.000+00:00"
"""When the practices of the sample were cleared: as its last session ended."""


def create(
    path: Path,
    operator: Operator,
    template: str,
    *,
    title: str = "",
    clock: Clock = system_clock,
    framework: Framework | None = None,
    **settings: object,
) -> Workshop:
    """Make a new workshop from a template; `settings` are fields of `Settings` that are known already.

    "blank" is empty; "ran-pp-tppo" brings the six strategies and the roster of 27 agencies as an
    editable example; "sample" is the whole reference event with invented people. A blank one may stand on
    another plan, `framework`. Raises TemplateUnknown and all that `Workshop.create` raises; on failure no
    file is left.
    """
    if template not in TEMPLATES:
        raise TemplateUnknown(name=template, known=", ".join(TEMPLATES))
    sample = _toml("sample", "workshop.toml") if template == "sample" else {}
    title = title or str(sample.get("workshop", {}).get("title", "")) or path.stem
    ws = Workshop.create(path, operator, title=title, clock=clock)
    try:
        with ws.operation(label("new workshop")) as op:
            keys = _Keys()
            if template != "blank":
                _add_plan(op, keys)
            elif framework is not None:
                add_plan(ws, op, framework)
            if template == "sample":
                _Sample(op, keys, operator).add_all(sample)
            if settings:
                op.change(Settings, WORKSHOP_RECORD, **settings)
    except BaseException:
        ws.close()
        path.unlink(missing_ok=True)
        raise
    ws.forget_steps()
    return ws


class _Keys:
    """The ids of what was added, by the keys of the data files."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str], str] = {}

    def add(self, kind: str, key: str, record_id: str) -> None:
        self.ids[kind, key] = record_id

    def id(self, kind: str, key: object) -> str:
        return self.ids[kind, str(key)]


def _add_plan(op: Operation, keys: _Keys) -> None:
    plans = _toml("frameworks", "frameworks.toml")["framework"]
    plan = next(p for p in plans if p["code"] == _FRAMEWORK)
    op.change(
        Settings,
        WORKSHOP_RECORD,
        framework=plan["code"],
        framework_title=f"{plan['title']} {plan['period']}",
        framework_title_en=f"{plan['title_en']} {plan['period']}",
        legal_basis=tuple(plan["legal_basis"]),
    )
    for row in _rows("frameworks", f"{_FRAMEWORK}.csv"):
        strategy_id = op.add(
            Strategy,
            number=int(row["number"]),
            title=row["title"],
            title_en=row["title_en"],
            area=row["area"],
        )
        keys.add("strategy", row["number"], strategy_id)
    for row in _rows("rosters", _ROSTER):
        agency_id = op.add(
            Agency,
            short_name=row["short_name"],
            name=row["name"],
            name_en=row["name_en"],
            category=row["category"],
            aliases=tuple(a for a in row["aliases"].split("|") if a),
        )
        keys.add("agency", row["key"], agency_id)


@dataclass(frozen=True, slots=True)
class _Sample:
    """Adds the records of the sample's files, turning their keys into ids."""

    op: Operation
    keys: _Keys
    operator: Operator

    def add_all(self, told: Mapping[str, Any]) -> None:
        for row in told["session"]:
            self._add(Session, row)
        for row in _rows("sample", "people.csv"):
            self._add(Person, {**row, "walk_in": row["walk_in"] == "yes"})
        for kind, name in ((Practice, "practice"), (Challenge, "challenge"), (Answer, "answer")):
            self._add_file(kind, name)
        self._add_file(Commitment, "commitment")
        self._add_file(Minute, "minute")
        add_evaluation(self.op)
        values = self._values(Settings, told["workshop"])
        values["host_id"] = self.keys.id("agency", told["workshop"]["host_agency"])
        values.pop("title", None)
        self.op.change(Settings, WORKSHOP_RECORD, **values)
        self._add_attendance()

    def _add_file(self, kind: type[Record], name: str) -> None:
        files = {"challenge": "challenges", "practice": "practices", "answer": "answers"}
        files |= {"commitment": "commitments", "minute": "minutes"}
        for position, row in enumerate(_toml("sample", f"{files[name]}.toml")[name], 1):
            values = dict(row)
            if name in CODE_PREFIXES:
                values["code"] = f"{CODE_PREFIXES[name]}-{position:03}"
            if name == "minute":
                values["position"] = position
            self._add(kind, values)

    def _add(self, kind: type[Record], row: Mapping[str, Any]) -> None:
        values = self._values(kind, row)
        if values.get("status") == CLEARED and kind is Practice:
            values |= self._clearance(values, row)
        record_id = self.op.add(kind, **values)
        if "key" in row:
            self.keys.add(kind.KIND, row["key"], record_id)

    def _clearance(self, values: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, str]:
        """Return by whom a practice of the sample is cleared: its own presenter, at the end of the day."""
        names = {person["key"]: person["name"] for person in _rows("sample", "people.csv")}
        return {
            "cleared_by_agency_id": values["agency_id"],
            "cleared_by": names[row["presenter"]],
            "cleared_at": _CLEARED_AT,
            "cleared_digest": texts_digest(Practice(**values)),
        }

    def _values(self, kind: type[Record], row: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of `kind` that a row fills; "agency" of a file is the field "agency_id"."""
        values: dict[str, Any] = {}
        for name, spec in fields_of(kind).items():
            told = row.get(name, row.get(name.removesuffix("_id")))
            if told in (None, "", []):
                continue
            if spec.form is Form.REF:
                told = self.keys.id(spec.target, told)
            elif spec.form is Form.REFS:
                told = tuple(self.keys.id(spec.target, part) for part in told)
            values[name] = told.strip() if isinstance(told, str) else told
        return values

    def _add_attendance(self) -> None:
        earlier: dict[str, list[str]] = {}
        for row in _rows("sample", "attendance.csv"):
            person_id = self.keys.id("person", row["person"])
            voids = tuple(earlier.pop(person_id, ())) if row["kind"] == "void" else ()
            event = AttendanceEvent(
                id=new_id(),
                person_id=person_id,
                kind=row["kind"],
                at=to_text(datetime.fromisoformat(row["at"])),
                by=row["by"],
                desk=row["desk"],
                device=self.operator.device,
                reason=row["reason"],
                voids=voids,
            )
            if row["kind"] == "in":
                earlier.setdefault(person_id, []).append(event.id)
            self.op.happened(event)


def _toml(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource(*parts).read_text(encoding="utf-8"))


def _rows(*parts: str) -> list[dict[str, str]]:
    with resource(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
