"""The identity guard over a whole workshop: what it finds, what somebody decided, what stands before print.

An output asks `Guard.open_findings` before it writes, and leaves out the texts that `Guard.withheld`
names. Nothing here ever says that a text is safe: no finding means that no rule fits.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from workshop_app.actions.records import title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain import guard as rules
from workshop_app.domain.changes import Label, label
from workshop_app.domain.errors import FindingGone, ValueMissing
from workshop_app.domain.frozen import frozen
from workshop_app.domain.guard.model import Finding, Kind
from workshop_app.domain.guard.plain import plain
from workshop_app.domain.phones import normal_phone
from workshop_app.domain.records import KINDS, GuardDecision, Settings
from workshop_app.domain.schema import Form, Record, fields_of

LET_STAND = "let-stand"
WITHHELD = "withheld"

KINDS_INSIDE = frozenset({"duplicate", "signature", "guard_decision", "response"})
"""Kinds of which nothing is ever printed, exported or projected as text."""

FIELDS_INSIDE: Mapping[str, frozenset[str]] = {
    # contact data are for the organisers; no output prints them
    "person": frozenset({"phone", "email", "note", "certificate"}),
    "agency": frozenset({"note"}),
    # the text as it came in is kept beside the edited one and never leaves, nor who cleared that one
    "practice": frozenset({"submitted", "contact", "cleared_by", "cleared_at", "cleared_digest"}),
    "challenge": frozenset({"submitted", "cleared_by", "cleared_at", "cleared_digest"}),
    "commitment": frozenset({"contact", "earlier_id", "earlier_history"}),
    "attachment": frozenset({"record_kind", "record_id", "sha256", "media_type"}),
}
"""Fields that stay inside; every other text, of new fields as well, is looked at."""

_RULES = ("number_rules", "case_rules", "place_rules", "people_rules")
"""Modules of the rules; each takes a moment to be made ready, so it is loaded when it is needed."""

_TEXTS = (Form.LINE, Form.PROSE, Form.LINES)
_PUBLIC_KINDS = (Kind.PHONE, Kind.EMAIL)
_DIGEST = 6  # hexadecimal digits: enough to know a text again, too few to guess a number from


@frozen
class Place:
    """A text of a record; `position` is its place in a field with several, 0 otherwise."""

    record_kind: str
    record_id: str
    field: str
    position: int = 0


@frozen
class GuardFinding:
    """Something found at a place, and what was decided about it.

    `start` and `end` count characters of the text there, `found` is what stands between them and
    `proposal` a wording for it. `decision` is "", "let-stand" or "withheld", with its `reason` and who
    took it; `name` is what people call the record.
    """

    place: Place
    name: str
    kind: Kind
    start: int
    end: int
    found: str
    why: Label
    proposal: str
    digest: str
    decision: str = ""
    reason: str = ""
    by: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has decided yet."""
        return not self.decision


Key = tuple[str, str, str, str, str]
Known = Mapping[str, tuple[Finding, ...]]


def scan(text: str) -> tuple[Finding, ...]:
    """Return what the rules find in a text. They are made ready at the first call: that takes its time."""
    from workshop_app.domain.guard.engine import scan as by_all_rules

    return by_all_rules(text)


class Guard:
    """The guard of one workshop. It remembers what it found in each text, so that asking again is quick."""

    def __init__(self, ws: Workshop, known: Known | None = None) -> None:
        self._ws = ws
        self._known: dict[str, tuple[Finding, ...]] = dict(known or {})

    def known(self) -> Known:
        """Return what it remembers, for a guard of another connection to the same workshop."""
        return dict(self._known)

    def findings(self) -> list[GuardFinding]:
        """Return all findings in the texts that can leave the workshop, decided ones as well."""
        allowed = public_contact(self._ws.settings)
        decisions = _decisions(self._ws)
        seen: dict[str, tuple[Finding, ...]] = {}
        found = []
        for kind in KINDS.values():
            if kind.KIND in KINDS_INSIDE:
                continue
            for record in self._ws.read.all(kind):
                for place, text in texts_of(record):
                    hits = seen[text] = self._known[text] if text in self._known else scan(text)
                    for hit in hits:
                        if not is_public(hit, text, allowed):
                            found.append(_finding(record, place, text, hit, decisions))
        self._known = seen  # texts that are gone are forgotten
        return found

    def read_ahead(self) -> Iterator[None]:
        """Scan new texts, one with each step; after the last step `findings` takes little time."""
        for name in _RULES:
            import_module(f"{rules.__name__}.{name}")
            yield
        for kind in KINDS.values():
            if kind.KIND in KINDS_INSIDE:
                continue
            for record in self._ws.read.all(kind):
                for _, text in texts_of(record):
                    if text not in self._known:
                        self._known[text] = scan(text)
                        yield

    def open_findings(self) -> list[GuardFinding]:
        """Return the findings that nobody has decided yet: they stand between the texts and every output."""
        return [finding for finding in self.findings() if finding.is_open]

    def withheld(self) -> frozenset[Place]:
        """Return the texts that no output may show, because a finding in them was withheld."""
        return frozenset(f.place for f in self.findings() if f.decision == WITHHELD)


def scan_text(text: str, settings: Settings | None = None) -> tuple[Finding, ...]:
    """Return the findings in one text, without the public contact data of a workshop's host."""
    allowed = public_contact(settings) if settings else frozenset()
    return tuple(f for f in scan(text) if not is_public(f, text, allowed))


def texts_of(record: Record) -> Iterator[tuple[Place, str]]:
    """Return the texts of a record that can be printed, exported or projected, with their places."""
    inside = FIELDS_INSIDE.get(record.KIND, frozenset())
    for name, spec in fields_of(type(record)).items():
        if spec.form not in _TEXTS or name in inside:
            continue
        value = getattr(record, name)
        for position, text in enumerate(value if spec.form is Form.LINES else (value,)):
            if text:
                yield Place(record.KIND, record.id, name, position), _as_scanned(name, text)


def _as_scanned(field: str, text: str) -> str:
    """Return a text as the rules read it, of the same length: in names of files an underscore is a space."""
    return text.replace("_", " ") if field == "file_name" else text


def public_contact(settings: Settings) -> frozenset[str]:
    """Return the phones and e-mail addresses of the host's contact block, which are public by intention."""
    return frozenset(
        _public_form(hit.kind, settings.contact[hit.start : hit.end])
        for hit in scan(settings.contact)
        if hit.kind in _PUBLIC_KINDS
    )


def is_public(hit: Finding, text: str, allowed: frozenset[str]) -> bool:
    """Tell whether a finding is one of the `allowed` contact data."""
    shown = text[hit.start : hit.end]
    return hit.kind in _PUBLIC_KINDS and _public_form(hit.kind, shown) in allowed


def _public_form(kind: Kind, text: str) -> str:
    low = plain(text).low
    return normal_phone(low) if kind is Kind.PHONE else "".join(low.split())


# --- decisions ------------------------------------------------------------------------------------


def let_stand(ws: Workshop, finding: GuardFinding, reason: str) -> str:
    """Let what was found be printed, and return the decision's id. Raises ValueMissing without a reason."""
    if not reason.strip():
        raise ValueMissing(kind=GuardDecision.KIND, field="reason")
    return _decide(ws, finding, LET_STAND, reason)


def withhold(ws: Workshop, finding: GuardFinding, reason: str = "") -> str:
    """Keep the whole text with the finding out of every output, and return the decision's id."""
    return _decide(ws, finding, WITHHELD, reason)


def take_back(ws: Workshop, finding: GuardFinding) -> None:
    """Open a finding again; one that nobody has decided stays as it is."""
    with ws.operation(
        label("return to the question of a finding in {name}", name=finding.name)
    ) as op:
        for decision in _decisions(ws).get(_key(finding), ()):
            op.remove(GuardDecision, decision.id)


def replace(ws: Workshop, finding: GuardFinding) -> None:
    """Put the proposed wording into the text. Raises RecordMissing, or FindingGone if it reads otherwise."""
    place, kind = finding.place, KINDS[finding.place.record_kind]
    record = ws.require(kind, place.record_id)
    held = getattr(record, place.field)
    several = fields_of(kind)[place.field].form is Form.LINES
    texts = list(held) if several else [held]
    text = texts[place.position] if place.position < len(texts) else ""
    if _as_scanned(place.field, text)[finding.start : finding.end] != finding.found:
        raise FindingGone(name=finding.name)
    texts[place.position] = text[: finding.start] + finding.proposal + text[finding.end :]
    with ws.operation(label("other wording for a finding in {name}", name=finding.name)) as op:
        op.change(kind, record.id, **{place.field: tuple(texts) if several else texts[0]})


def _decide(ws: Workshop, finding: GuardFinding, decision: str, reason: str) -> str:
    """Write the decision over those that stand (two laptops may each have one), or a first one."""
    standing = _decisions(ws).get(_key(finding), [])
    with ws.operation(label("decision on a finding in {name}", name=finding.name)) as op:
        for other in standing:
            op.change(GuardDecision, other.id, decision=decision, reason=reason.strip())
        if standing:
            return standing[0].id
        return op.add(
            GuardDecision,
            record_kind=finding.place.record_kind,
            record_id=finding.place.record_id,
            field=finding.place.field,
            finding=finding.kind.value,
            digest=finding.digest,
            decision=decision,
            reason=reason.strip(),
        )


def _decisions(ws: Workshop) -> dict[Key, list[GuardDecision]]:
    """Return the decisions by what they are about; the careful ones come first."""
    found: dict[Key, list[GuardDecision]] = {}
    for one in ws.read.all(GuardDecision):
        key = (one.record_kind, one.record_id, one.field, one.finding, one.digest)
        found.setdefault(key, []).append(one)
    for some in found.values():
        some.sort(key=lambda one: (one.decision != WITHHELD, one.id))
    return found


def _key(finding: GuardFinding) -> Key:
    place = finding.place
    return place.record_kind, place.record_id, place.field, finding.kind.value, finding.digest


def _finding(
    record: Record,
    place: Place,
    text: str,
    hit: Finding,
    decisions: Mapping[Key, Iterable[GuardDecision]],
) -> GuardFinding:
    shown = text[hit.start : hit.end]
    digest = _digest(place, shown)
    key = (place.record_kind, place.record_id, place.field, hit.kind.value, digest)
    decision = next(iter(decisions.get(key, ())), None)
    return GuardFinding(
        place=place,
        name=title(record),
        kind=hit.kind,
        start=hit.start,
        end=hit.end,
        found=shown,
        why=hit.why,
        proposal=hit.proposal,
        digest=digest,
        decision=decision.decision if decision else "",
        reason=decision.reason if decision else "",
        by=decision.changed_by if decision else "",
    )


def _digest(place: Place, shown: str) -> str:
    """Return what a text in a record is known by again, however its spaces and capitals change.

    It is short on purpose: many numbers have the same, so that nobody finds out from a decision which
    number once stood there.
    """
    words = " ".join(plain(shown).low.split())
    told = "\0".join((place.record_id, place.field, words))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
