"""Tables of what was planned and said: sessions, practices, challenges, commitments, minutes, the matrix."""

from collections.abc import Callable, Collection
from typing import Any, cast

from workshop_app.actions import records
from workshop_app.actions.gathering import Gathering
from workshop_app.actions.guarding import FIELDS_INSIDE
from workshop_app.domain.numbers import parse_number
from workshop_app.domain.records import (
    Challenge,
    Commitment,
    Minute,
    Person,
    Practice,
    Session,
    Strategy,
)
from workshop_app.domain.schema import FieldSpec, Form, Record, fields_of
from workshop_app.domain.values import field_of
from workshop_app.reports.sheets import Column, Kind, Row, Sheet, Value
from workshop_app.store import figures
from workshop_app.words.terms import field_name

_NAMES_PEOPLE = frozenset({"presenter_id", "contact", "speaker", "speakers"})
"""Left out of the anonymous tables."""

_NEVER = frozenset({"earlier_id"})
_KINDS = {
    Form.PROSE: Kind.PROSE,
    Form.NUMBER: Kind.NUMBER,
    Form.DAY: Kind.DATE,
    Form.TIME: Kind.TIME,
    Form.FLAG: Kind.FLAG,
}


def sessions(g: Gathering) -> Sheet:
    """The programme, with the attendance of each session."""
    counted = {s.id: (s.present, s.agencies) for s in g.overview.sessions}
    more = [
        Column(g.words.t("Present"), Kind.NUMBER),
        Column(g.words.t("Agencies present"), Kind.NUMBER),
    ]
    return _table(g, Session, g.words.t("Sessions"), more, lambda s: counted[s.id])


def practices(g: Gathering) -> Sheet:
    """All good practices with everything that was written about them."""
    return _table(g, Practice, g.words.t("Good practices"))


def challenges(g: Gathering) -> Sheet:
    """All challenges."""
    return _table(g, Challenge, g.words.t("Challenges"))


def commitments(g: Gathering) -> Sheet:
    """All commitments."""
    return _table(g, Commitment, g.words.t("Commitments"))


def minutes(g: Gathering) -> Sheet:
    """The points of the minutes, session by session."""
    order = {session.id: number for number, session in enumerate(g.ws.read.all(Session))}
    found = sorted(g.read.all(Minute), key=lambda m: order.get(m.session_id, len(order)))
    return _table(g, Minute, g.words.t("Minutes"), found=found)


def matrix(g: Gathering) -> Sheet:
    """How many practices each agency has for each strategy; one practice may count for several."""
    w, strategies = g.words, g.ws.read.all(Strategy)
    counts: dict[str, dict[str, int]] = {}
    for one in figures.matrix(g.ws.file.connection):
        counts.setdefault(one.agency_id, {})[one.strategy_id] = one.practices
    heads = [f"{g.strategy_codes[s.id]} {g.either(s.title, s.title_en)}" for s in strategies]
    columns = [Column(w.t("Agency")), *(Column(head, Kind.NUMBER, 18) for head in heads)]
    names = [(a.id, a.short_name) for a in g.overview.agencies if a.invited or a.id in counts]
    if "" in counts:
        names.append(("", w.t("Without agency")))
    rows: list[Row] = [
        (name, *(counts.get(agency_id, {}).get(s.id, 0) for s in strategies))
        for agency_id, name in names
    ]
    return g.sheet(w.t("Practices by agency and strategy"), columns, rows)


def _table(
    g: Gathering,
    kind: type[Record],
    title: str,
    more: Collection[Column] = (),
    figures_of: Callable[[Record], tuple[Value, ...]] = lambda record: (),
    found: Collection[Record] | None = None,
) -> Sheet:
    """Return the records of a kind that may leave, a column for each field that does not stay inside."""
    left_out = _NEVER | FIELDS_INSIDE.get(kind.KIND, frozenset())
    if g.anonymous:
        left_out |= _NAMES_PEOPLE
    names = [name for name in fields_of(kind) if name not in left_out]
    columns = [_column(g, field_of(kind, name)) for name in names]
    rows: list[Row] = [
        (
            *(_value(g, field_of(kind, name), getattr(record, name)) for name in names),
            *figures_of(record),
        )
        for record in (g.read.all(kind) if found is None else found)
    ]
    return g.sheet(title, [*columns, *more], rows)


def _column(g: Gathering, spec: FieldSpec) -> Column:
    kind = Kind.NUMBER if spec.name == "result_number" else _KINDS.get(spec.form, Kind.TEXT)
    title = "number" if (spec.name, spec.form) == ("position", Form.NUMBER) else spec.name
    return Column(field_name(g.words, title), kind)


def _value(g: Gathering, spec: FieldSpec, value: Any) -> Value:
    match spec.form:
        case Form.CHOICE:
            return g.choice(value)
        case Form.REF:
            return _name(g, spec.target, value) if value else ""
        case Form.REFS:
            return "; ".join(filter(None, (_name(g, spec.target, one) for one in value)))
        case Form.LINES:
            return "; ".join(value)
    if spec.name == "result_number":
        number = parse_number(value)
        return value if number is None else number
    return cast(Value, value)


def _name(g: Gathering, target: str, record_id: str) -> str:
    match target:
        case "agency":
            return g.agency_name(record_id)
        case "strategy":
            return g.strategy_codes.get(record_id, "")
        case "session":
            return g.session_titles.get(record_id, "")
    kinds: dict[str, type[Record]] = {
        "person": Person,
        "practice": Practice,
        "challenge": Challenge,
    }
    record = g.read.get(kinds[target], record_id)
    return records.title(record) if record and not record.deleted else ""
