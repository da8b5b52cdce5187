"""Who on a list is known already: new, known with something new, the same, or perhaps somebody known.

Rules, in this order. A row that says nothing new about somebody known is the same. The same name (without
degrees) in the same agency, or with the same phone or e-mail, is the same person; what the row has is
taken over, and what it lacks is never emptied. Within one list a person may be completed by a later row,
but a row that contradicts an earlier one is for a human being to decide: names occur twice. So is a
name that is nearly the same, and a name without an agency.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz

from workshop_app.domain.names import fold, match_key
from workshop_app.domain.phones import normal_phone

_NEARLY = 92
_NEARLY_WITH_CONTACT = 80
_SHORTEST_NEARLY = 9
_TOO_COMMON = 60
_BROKEN_DEGREE = re.compile(r"\b([SMsm]),\s?(?=[A-Z][a-z]{0,3}\b)")
_FIELDS = ("unit", "position", "sex", "role", "mode", "phone", "email", "note")


OnList = Counter[tuple[str, str]]
"""How often a name (as key) stands on the list, by agency."""


class State(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"


class Choice(StrEnum):
    """What somebody decides about a row and the person known: keep what is known, replace it, or both."""

    KEEP = "keep"
    REPLACE = "replace"
    BOTH = "both"
    OMIT = "omit"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a row changes."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is registered; `agency` is the id of their agency.

    `settled` are fields of which a list knows nothing better.
    """

    id: str
    values: Mapping[str, str]
    agency: str
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row whose agency is settled: `agency` is an id, the key of an agency still to be added, or ""."""

    number: int
    values: Mapping[str, str]
    agency: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one row.

    `person` is the id of the person concerned, or for people of this list `row_key` of the row that
    brings them; `perhaps` are the people it may be, by the same keys.
    """

    state: State
    person: str = ""
    changes: tuple[Change, ...] = ()
    perhaps: tuple[str, ...] = ()


def row_key(number: int) -> str:
    """Return the key of a person who is brought by a row."""
    return f"row:{number}"


def person_key(name: str) -> str:
    """Return the key of a name; "M,Si" and "S,H" are degrees with a slipped dot."""
    return match_key(_BROKEN_DEGREE.sub(r", \1.", name) if "," in name else name)


@dataclass(slots=True, eq=False)
class _Slot:
    """One person, known or brought by this list."""

    id: str
    key: str
    agency: str
    values: dict[str, str]
    claimed: bool = False
    pending: bool = False
    settled: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        self.phone = normal_phone(self.values.get("phone", ""))
        self.email = self.values.get("email", "").lower()


@dataclass(slots=True)
class _Row:
    candidate: Candidate
    key: str
    phone: str
    email: str


@dataclass(slots=True)
class Sorting:
    """Sorts the rows of one list among the people known; `decided` are decisions by row number."""

    known: Iterable[Known]
    decided: Mapping[int, tuple[Choice, str]] = field(default_factory=dict)
    otherwise: Choice | None = None
    """What is done with uncertain rows nobody decided about; None leaves them uncertain."""
    _slots: dict[str, _Slot] = field(default_factory=dict)
    _by_key: dict[str, list[_Slot]] = field(default_factory=dict)
    _by_contact: dict[str, list[_Slot]] = field(default_factory=dict)
    _by_word: dict[tuple[str, str], list[_Slot]] = field(default_factory=dict)

    def sort(self, candidates: Sequence[Candidate]) -> list[Outcome]:
        """Return one outcome for each row, in their order."""
        for person in self.known:
            values = dict(person.values)
            key = person_key(values["name"])
            self._add(_Slot(person.id, key, person.agency, values, settled=person.settled))
        rows = [
            _Row(
                c,
                person_key(c.values["name"]),
                normal_phone(c.values.get("phone", "")),
                c.values.get("email", "").lower(),
            )
            for c in candidates
        ]
        first = [None if r.candidate.number in self.decided else self._same(r) for r in rows]
        on_list = Counter((row.key, row.candidate.agency) for row in rows)
        outcomes = [Outcome(State.SAME, slot.id if slot else "") for slot in first]
        # Rows without an agency come last: whom they mean depends on everybody else of the list.
        for i in sorted(range(len(rows)), key=lambda i: not candidates[i].agency):
            if first[i] is None:
                outcomes[i] = self._settle(rows[i], on_list)
        self._settle_again(rows, outcomes, on_list)
        return outcomes

    def _settle_again(self, rows: list[_Row], outcomes: list[Outcome], on_list: OnList) -> None:
        """Ask again about uncertain rows: a later row may have brought the phone number that tells.

        Otherwise the same list, taken in a second time, would say something new.
        """
        asked = [i for i, outcome in enumerate(outcomes) if outcome.state is State.UNCERTAIN]
        while asked:
            for i in asked:
                outcomes[i] = self._settle(rows[i], on_list)
            left = [i for i in asked if outcomes[i].state is State.UNCERTAIN]
            asked = left if len(left) < len(asked) else []

    def person(self, key: str) -> Mapping[str, str]:
        """Return the values of a person by id or row key, as they would be after the rows sorted so far."""
        return self._slots[key].values

    def agency_of(self, key: str) -> str:
        """Return the agency of a person by id or row key."""
        return self._slots[key].agency

    def _add(self, slot: _Slot) -> _Slot:
        self._slots[slot.id] = slot
        self._by_key.setdefault(slot.key, []).append(slot)
        self._note_contacts(slot)
        if not slot.pending and slot.agency:
            for word in set(slot.key.split()):
                self._by_word.setdefault((slot.agency, word), []).append(slot)
        return slot

    def _note_contacts(self, slot: _Slot) -> None:
        for contact in (slot.phone, slot.email):
            slots = self._by_contact.setdefault(contact, []) if contact else []
            if slot not in slots:
                slots.append(slot)

    # --- finding -----------------------------------------------------------------------------------

    def _same(self, row: _Row) -> _Slot | None:
        """Return somebody known about whom the row says nothing new."""
        slots = self._by_key.get(row.key, ())
        agency = row.candidate.agency
        sure = [s for s in slots if s.agency == agency]
        if not agency:
            sure += [s for s in slots if s.agency and _shares_contact(row, s)]
        found = next((s for s in sure if not _differences(row, s)), None)
        if found:
            found.claimed = True
        return found

    def _find(self, row: _Row, on_list: OnList) -> list[_Slot]:
        """Return the people the row surely or equally means."""
        namesakes = self._by_key.get(row.key, [])
        agency = row.candidate.agency
        contact = [s for s in namesakes if _shares_contact(row, s)]
        found = contact or [s for s in namesakes if s.agency == agency]
        if len(found) > 1:
            found = [s for s in found if s.agency == agency] or found
        if len(found) > 1:
            # Among namesakes, only one about whom the row contradicts nothing is meant surely.
            fitting = [s for s in found if not _contradicts(row, s)]
            found = fitting if len(fitting) == 1 else found
        if not found and not agency and len(row.key.split()) > 1:
            alone = len(namesakes) == 1 and on_list[row.key, ""] == 1
            found = [s for s in namesakes if alone and not s.pending and not s.claimed]
        return found

    def _perhaps(self, row: _Row, on_list: OnList) -> list[_Slot]:
        """Return people the row may mean though not surely."""
        agency = row.candidate.agency
        namesakes = self._by_key.get(row.key, [])
        found = [s for s in namesakes if not (s.agency and agency) and not _other_contact(row, s)]
        for contact in (row.phone, row.email):
            for slot in self._by_contact.get(contact, ()) if contact else ():
                near = fuzz.token_sort_ratio(slot.key, row.key) >= _NEARLY_WITH_CONTACT
                if near and _shares_contact(row, slot):  # it may have been replaced meanwhile
                    found.append(slot)
        if not found and agency and len(row.key) >= _SHORTEST_NEARLY:
            found = [s for s in self._near(row, agency) if (s.key, s.agency) not in on_list]
        return list(dict.fromkeys(found))

    def _near(self, row: _Row, agency: str) -> Iterator[_Slot]:
        """Yield people of the agency whose names are nearly the row's; one word must be the same."""
        for word in set(row.key.split()):
            slots = self._by_word.get((agency, word), ())
            for slot in slots if len(slots) <= _TOO_COMMON else ():
                near = not slot.claimed and fuzz.ratio(slot.key, row.key) >= _NEARLY
                if near and not _other_contact(row, slot):
                    yield slot

    # --- deciding ----------------------------------------------------------------------------------

    def _settle(self, row: _Row, on_list: OnList) -> Outcome:
        found = self._find(row, on_list)
        slot = found[0] if len(found) == 1 else None
        doubtful = slot is not None and self._is_doubtful(row, slot)
        perhaps = found if slot is None or doubtful else []
        if not found:
            perhaps = self._perhaps(row, on_list)
        choice, chosen = self.decided.get(row.candidate.number, (None, ""))
        if choice is None and perhaps:
            choice = self.otherwise
        target = self._slots.get(chosen) or slot or (perhaps[0] if perhaps else None)
        if choice is Choice.OMIT:
            return Outcome(State.REFUSED)
        if choice is Choice.BOTH or (target is None):
            return self._new(row)
        if choice is None and perhaps:
            return Outcome(State.UNCERTAIN, perhaps=tuple(s.id for s in perhaps))
        if choice is Choice.KEEP:
            target.claimed = True
            return Outcome(State.SAME, target.id)
        return self._update(row, target)

    @staticmethod
    def _is_doubtful(row: _Row, slot: _Slot) -> bool:
        if slot.claimed or slot.pending:
            return _contradicts(row, slot)
        sex = row.candidate.values.get("sex", "")
        return _other_contact(row, slot) or bool(
            sex and slot.values.get("sex") and sex != slot.values["sex"]
        )

    def _new(self, row: _Row) -> Outcome:
        key = row_key(row.candidate.number)
        values = dict(row.candidate.values)
        self._add(_Slot(key, row.key, row.candidate.agency, values, claimed=True, pending=True))
        return Outcome(State.NEW, key)

    def _update(self, row: _Row, slot: _Slot) -> Outcome:
        changes = tuple(_differences(row, slot))
        slot.claimed = True
        for change in changes:
            if change.field == "agency":
                slot.agency = change.after
            else:
                slot.values[change.field] = change.after
        if changes:
            slot.__post_init__()
            self._note_contacts(slot)
        return Outcome(State.UPDATED if changes else State.SAME, slot.id, changes)


def _differences(row: _Row, slot: _Slot) -> list[Change]:
    """Return what a row says otherwise than is known, or in addition. What it leaves open says nothing."""
    values, known = row.candidate.values, slot.values
    found = []
    if _is_fuller(values["name"], known["name"]):
        found.append(Change("name", known["name"], values["name"]))
    if row.candidate.agency and row.candidate.agency != slot.agency:
        found.append(Change("agency", slot.agency, row.candidate.agency))
    for name in _FIELDS:
        after, before = values.get(name, ""), known.get(name, "")
        if not after or after == before or name in slot.settled:
            continue
        if not _reads_the_same(name, before, after, row, slot):
            found.append(Change(name, before, after))
    return found


def _reads_the_same(name: str, before: str, after: str, row: _Row, slot: _Slot) -> bool:
    if name == "phone":
        return row.phone == slot.phone
    if name == "email":
        return row.email == slot.email
    return name in ("unit", "position", "note") and bool(before) and fold(before) == fold(after)


def _is_fuller(name: str, known: str) -> bool:
    """Tell whether a name has more degrees and titles than the one known, or is another name."""
    if name == known:
        return False
    if person_key(name) != person_key(known):
        return True
    return len(fold(name).split()) > len(fold(known).split())


def _contradicts(row: _Row, slot: _Slot) -> bool:
    """Tell whether a row says otherwise than is known; what only one of them says contradicts nothing."""
    return any(
        change.field == "agency" or (change.before and change.field != "name")
        for change in _differences(row, slot)
    )


def _shares_contact(row: _Row, slot: _Slot) -> bool:
    return bool((row.phone and row.phone == slot.phone) or (row.email and row.email == slot.email))


def _other_contact(row: _Row, slot: _Slot) -> bool:
    """Tell whether every way to reach them that both have is another one."""
    pairs = [(row.phone, slot.phone), (row.email, slot.email)]
    both = [(a, b) for a, b in pairs if a and b]
    return len(both) == 2 and all(a != b for a, b in both)
