"""Records as an output may show them: what the identity guard holds back is not in them.

`require_decided` comes before anything that leaves; `GuardedReader` is what an output reads with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from workshop_app.actions.clearing import kept_inside
from workshop_app.actions.guarding import WITHHELD, Guard, GuardFinding
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import GuardFindingsOpen
from workshop_app.domain.records import KINDS, WORKSHOP_RECORD, Settings
from workshop_app.domain.schema import Form, Record
from workshop_app.domain.values import field_of

R = TypeVar("R", bound=Record)

_NAMED = 3  # places that an error names


def open_findings(
    ws: Workshop, kinds: Iterable[type[Record]] = (), guard: Guard | None = None
) -> list[GuardFinding]:
    """Return what waits for a decision in records of these kinds (all without any) that may be shown."""
    wanted = {kind.KIND for kind in kinds} or set(KINDS)
    inside = kept_inside(ws)
    return [
        finding
        for finding in (guard or Guard(ws)).open_findings()
        if finding.place.record_kind in wanted and finding.place.record_id not in inside
    ]


def require_decided(ws: Workshop, *kinds: type[Record], guard: Guard | None = None) -> None:
    """Raise GuardFindingsOpen while a finding in records of these kinds (all without any) is undecided."""
    refuse_open(ws, open_findings(ws, kinds, guard))


def refuse_open(ws: Workshop, found: Sequence[GuardFinding]) -> None:
    """Raise GuardFindingsOpen if there are any, naming the records."""
    if found:
        named = list(dict.fromkeys(_name(ws, finding) for finding in found))
        more = " …" if len(named) > _NAMED else ""
        raise GuardFindingsOpen(count=len(found), places=", ".join(named[:_NAMED]) + more)


def _name(ws: Workshop, finding: GuardFinding) -> str:
    """Name a record by its code where it has one: a title may hold what was found."""
    record = ws.read.get(KINDS[finding.place.record_kind], finding.place.record_id)
    return str(getattr(record, "code", "")) or finding.name


class GuardedReader:
    """Reads a workshop without what stays inside: withheld records and texts, the words of open findings.

    In place of an open finding stands its proposed wording, so that a preview never shows it. It serves one
    output: what it has read of a kind it does not read again.
    """

    def __init__(self, ws: Workshop, guard: Guard | None = None) -> None:
        self._ws = ws
        self._inside = kept_inside(ws)
        self._read: dict[type[Any], tuple[Any, ...]] = {}
        self._found: dict[tuple[str, str], list[GuardFinding]] = {}
        for finding in (guard or Guard(ws)).findings():
            if finding.is_open or finding.decision == WITHHELD:
                place = (finding.place.record_kind, finding.place.record_id)
                self._found.setdefault(place, []).append(finding)

    @cached_property
    def undecided(self) -> frozenset[str]:
        """The ids of the records in which a finding waits for a decision."""
        found = self._found.items()
        return frozenset(key[1] for key, some in found if any(f.is_open for f in some))

    @cached_property
    def settings(self) -> Settings:
        """The workshop's own record."""
        return self.shown(self._ws.require(Settings, WORKSHOP_RECORD))

    def all(self, kind: type[R], /, **equal: object) -> list[R]:
        """Return what may be shown of a kind; see `Reader.all`."""
        if not equal and kind in self._read:
            return list(self._read[kind])
        found = self._ws.read.all(kind, **equal)  # type: ignore[arg-type]
        shown = [self.shown(record) for record in found if record.id not in self._inside]
        if not equal:
            self._read[kind] = tuple(shown)
        return shown

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return a record that may be shown, deleted or not."""
        record = self._ws.read.get(kind, record_id)
        return None if record is None or record.id in self._inside else self.shown(record)

    def shown(self, record: R) -> R:
        """Return a record as it may be shown."""
        found = self._found.get((record.KIND, record.id))
        if not found:
            return record
        names = {finding.place.field for finding in found}
        values: dict[str, Any] = {name: _shown(record, name, found) for name in names}
        return replace(record, **values)


def _shown(record: Record, name: str, found: list[GuardFinding]) -> object:
    held = getattr(record, name)
    several = field_of(type(record), name).form is Form.LINES
    texts = [
        without_findings(
            text, [f for f in found if (f.place.field, f.place.position) == (name, position)]
        )
        for position, text in enumerate(held if several else (held,))
    ]
    return tuple(text for text in texts if text) if several else texts[0]


def without_findings(text: str, found: Iterable[GuardFinding]) -> str:
    """Return a text with the proposed wordings put in; "" if one of the findings is withheld."""
    for finding in sorted(found, key=lambda f: f.start, reverse=True):
        if finding.decision == WITHHELD:
            return ""
        text = text[: finding.start] + finding.proposal + text[finding.end :]
    return text
