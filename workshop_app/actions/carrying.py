"""Carrying on: open commitments of an earlier workshop come along, and what became of them is told.

A carried commitment remembers which one it was ("workshop id/record id"), through as many workshops as it
takes: carrying the same one again, or by another way, changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from workshop_app.actions.contributions import CLOSED
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.history import Entry, records_history
from workshop_app.actions.opening import reading
from workshop_app.actions.operation import Operation
from workshop_app.actions.records import next_code
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.choices import COMMITMENT_STATES
from workshop_app.domain.errors import SameFile, SameWorkshop
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Commitment, Strategy
from workshop_app.domain.zones import from_text, local
from workshop_app.store.reading import Reader

DONE: Final = "done"
_KEPT: Final = ("description", "due", "due_text", "indicator", "progress")
_TOLD: Final = ("status", "due")
"""The fields whose changes make up the history that comes along."""


@dataclass(frozen=True, slots=True)
class CarryResult:
    """What became of each commitment of the earlier workshop.

    `carried` were open and came along, `known` are here already, `done` and `cancelled` were closed there
    and stayed; with `closed`, closed ones came along too and count as carried. `agencies` are new here.
    """

    carried: int = 0
    known: int = 0
    done: int = 0
    cancelled: int = 0
    agencies: int = 0


@dataclass(frozen=True, slots=True)
class EarlierCommitment:
    """What became of a commitment of an earlier workshop: how it stands now, closed ones as well.

    `agency` is the short name, `due` a date or None, `status` a code of `COMMITMENT_STATES`; `source` tells
    the earlier workshop and its code in words, `history` are (day, field, value) of "status" (a code) and
    "due" (an ISO day) before it was carried over, oldest first.
    """

    id: str
    code: str
    description: str
    agency: str
    due: date | None
    status: str
    progress: str
    source: str
    history: tuple[tuple[str, str, str], ...]


def carry(ws: Workshop, path: Path, *, closed: bool = False) -> CarryResult:
    """Take the open commitments of the workshop at `path` along, as one step; that file is only read.

    `closed`: those that are done or cancelled come too, so that the proceedings can tell what became of
    them. Contacts stay behind: they were given for the earlier workshop. Raises SameFile, SameWorkshop, and
    all that opening can raise.
    """
    if path.exists() and path.samefile(ws.path):
        raise SameFile(path=str(path))
    with reading(path, clock=ws.clock) as earlier:
        if earlier.id == ws.id:
            raise SameWorkshop(path=str(path))
        return _carry(ws, earlier, closed)


def _carry(ws: Workshop, earlier: Workshop, closed: bool) -> CarryResult:
    known = {c.earlier_id for c in ws.read.all(Commitment)}
    there = earlier.read.all(Commitment)
    fresh = [c for c in there if earlier_key(earlier, c) not in known]
    coming = [c for c in fresh if closed or c.status not in CLOSED]
    staying = [c for c in fresh if not closed and c.status in CLOSED]
    told = records_history(earlier, Commitment, [c.id for c in coming])
    with ws.operation(label("commitments of “{name}”", name=earlier.settings.title)) as op:
        taken = _Taken(ws, earlier, op)
        codes = _codes(ws, len(coming))
        for commitment, code in zip(coming, codes, strict=True):
            taken.add(commitment, code, told[commitment.id])
    return CarryResult(
        carried=len(coming),
        known=len(there) - len(fresh),
        done=sum(c.status == DONE for c in staying),
        cancelled=sum(c.status != DONE for c in staying),
        agencies=taken.new_agencies,
    )


def earlier_key(earlier: Workshop, commitment: Commitment) -> str:
    """Return what a commitment is known by in later workshops: where it was made first."""
    return commitment.earlier_id or f"{earlier.id}/{commitment.id}"


def _codes(ws: Workshop, count: int) -> list[str]:
    """Return the next codes of this laptop."""
    prefix, _, number = next_code(ws, Commitment).rpartition("-")
    return [f"{prefix}-{int(number) + more:03}" for more in range(count)]


@dataclass(slots=True)
class _Taken:
    """Adds commitments to `ws` as they stand in `earlier`, and the agencies they need."""

    ws: Workshop
    earlier: Workshop
    op: Operation
    new_agencies: int = 0
    _here: dict[str, str] = field(default_factory=dict)
    _agencies: dict[str, str] = field(default_factory=dict)
    _strategies: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._here = _names_here(self.ws.read)
        self._strategies = _strategies(self.earlier, self.ws)

    def add(self, commitment: Commitment, code: str, history: Iterable[Entry]) -> None:
        """Add one."""
        settings = self.earlier.settings
        source = " · ".join(part for part in (settings.title, commitment.code) if part)
        mine = _lines_of(history, settings.time_zone)
        values: dict[str, Any] = {name: getattr(commitment, name) for name in _KEPT}
        self.op.add(
            Commitment,
            **values,
            code=code,
            status=commitment.status,
            agency_id=self._agency(commitment.agency_id),
            supporters=tuple(filter(None, map(self._agency, commitment.supporters))),
            strategies=tuple(
                self._strategies[i] for i in commitment.strategies if i in self._strategies
            ),
            earlier_id=earlier_key(self.earlier, commitment),
            earlier_from=commitment.earlier_from or source,
            earlier_history=(*commitment.earlier_history, *mine),
        )

    def _agency(self, agency_id: str) -> str:
        """Return the id here of an agency there; one that is missing is added, as not invited."""
        if not agency_id:
            return ""
        if agency_id not in self._agencies:
            there = self.earlier.read.get(Agency, agency_id)
            self._agencies[agency_id] = self._found(there) if there is not None else ""
        return self._agencies[agency_id]

    def _found(self, agency: Agency) -> str:
        names = [agency.short_name, *agency.aliases, agency.name, *_former(agency)]
        found = next((self._here[n] for n in map(fold, names) if n and n in self._here), "")
        if found:
            return found
        self.new_agencies += 1
        made = self.op.add(
            Agency,
            short_name=agency.short_name,
            name=agency.name,
            name_en=agency.name_en,
            category=agency.category,
            aliases=agency.aliases,
            former_names=agency.former_names,
            named_since=agency.named_since,
            invited=False,
        )
        self._here[fold(agency.short_name)] = made
        return made


def _names_here(read: Reader) -> dict[str, str]:
    """Return what agencies are called here, with their ids; a short name counts before other names."""
    agencies = read.all(Agency)
    found: dict[str, str] = {}
    for names in (
        [(a.short_name, a.id) for a in agencies],
        [(alias, a.id) for a in agencies for alias in a.aliases],
        [(name, a.id) for a in agencies for name in (a.name, a.name_en, *_former(a))],
    ):
        for name, agency_id in names:
            found.setdefault(fold(name), agency_id)
    found.pop("", None)
    return found


def _former(agency: Agency) -> list[str]:
    return [name.rpartition(":")[2].strip() for name in agency.former_names]


def _strategies(earlier: Workshop, ws: Workshop) -> dict[str, str]:
    """Return the strategies here that are those there: by number under the same plan, else by their title."""
    here = ws.read.all(Strategy)
    plan = ws.settings.framework
    same_plan = bool(plan) and plan == earlier.settings.framework
    numbers = {str(s.number): s.id for s in here if s.number is not None} if same_plan else {}
    titles = {fold(s.title): s.id for s in here}
    found = {}
    for strategy in earlier.read.all(Strategy):
        match = numbers.get(str(strategy.number)) or titles.get(fold(strategy.title))
        if match:
            found[strategy.id] = match
    return found


def _lines_of(entries: Iterable[Entry], zone: str) -> list[str]:
    """Return what happened to status and date, "YYYY-MM-DD field value", without who did it."""
    found = []
    for entry in entries:
        if entry.what == "changed" and entry.field in _TOLD and entry.value != entry.before:
            day = local(from_text(entry.at), zone).date() if entry.at else ""
            found.append(f"{day} {entry.field} {entry.value or ''}".rstrip())
    return found


# --- what became of them ----------------------------------------------------------------------------


def earlier_commitments(ws: Workshop, read: GuardedReader | None = None) -> list[EarlierCommitment]:
    """Return every commitment that came from an earlier workshop as it stands now, in order of date.

    One that two laptops have carried over counts once, as it has got furthest. An output hands in its
    `GuardedReader` as `read`; without one the workshop itself is read.
    """
    shown: GuardedReader | Reader = read or ws.read
    agencies = {a.id: a.short_name for a in shown.all(Agency, deleted=True)}
    furthest: dict[str, Commitment] = {}
    for commitment in shown.all(Commitment):
        known = furthest.get(commitment.earlier_id)
        if commitment.earlier_id and (known is None or _far(known) < _far(commitment)):
            furthest[commitment.earlier_id] = commitment
    found = [
        EarlierCommitment(
            id=c.id,
            code=c.code,
            description=c.description,
            agency=agencies.get(c.agency_id, ""),
            due=c.due,
            status=c.status,
            progress=c.progress,
            source=c.earlier_from,
            history=tuple(map(history_line, c.earlier_history)),
        )
        for c in furthest.values()
    ]
    return sorted(found, key=lambda c: (c.due or date.max, c.code))


def _far(commitment: Commitment) -> tuple[int, str]:
    states = COMMITMENT_STATES
    reached = states.index(commitment.status) if commitment.status in states else -1
    return reached, commitment.changed_at


def history_line(text: str) -> tuple[str, str, str]:
    """Take a line of `earlier_history` apart: (day, field, value)."""
    day, _, rest = text.partition(" ")
    name, _, value = rest.partition(" ")
    return day, name, value
