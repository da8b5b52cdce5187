"""Tables about people: each fact, each person, each agency, and the figures by group.

The anonymous tables number their rows in the order of what they show: no order of names, of registration or
of arrival is left that could tell who is who, and no number links two tables.
"""

from collections.abc import Sequence
from datetime import time
from functools import partial

from workshop_app.actions import attendance as figures
from workshop_app.actions.gathering import Gathering
from workshop_app.actions.overview import AgencyFigure, GroupFigure
from workshop_app.domain.anonymity import FEWEST, hidden, hidden_groups
from workshop_app.domain.choices import CATEGORIES
from workshop_app.domain.records import Person
from workshop_app.reports.sheets import Column, Kind, Row, Sheet, Value
from workshop_app.store import facts
from workshop_app.store.facts import Arrival, Fact
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name, field_name

HIDDEN = "*"
"""What stands in place of a value that fewer than five people share."""

_FACTS = {"in": mark("checked in"), "out": mark("checked out"), "void": mark("check-in void")}
_NUMBERS = (
    mark("Registered"), mark("Present"), mark("Late"), mark("Absent"), mark("Walk-ins"),
)  # fmt: skip


# --- each fact ------------------------------------------------------------------------------------


def attendance(g: Gathering) -> Sheet:
    """Every check-in, check-out and void, those that no longer count too, oldest first."""
    found = facts.facts(g.ws.file.connection)
    people = {person.id: person for person in g.ws.read.all(Person)}
    title = g.words.t("Attendance")
    if g.anonymous:
        rows = [_unnamed_fact(g, fact, people[fact.person_id]) for fact in found]
        columns = _unnamed_fact_columns(g.words)
        return _without_names(g, title, columns, rows, [fact.person_id for fact in found])
    rows = [_fact(g, fact, people[fact.person_id]) for fact in found]
    return g.sheet(title, _fact_columns(g.words), rows)


def _fact_columns(w: Words) -> list[Column]:
    field = partial(field_name, w)
    return [
        Column(w.t("Date"), Kind.DATE),
        Column(w.t("Time"), Kind.TIME),
        Column(w.t("What")),
        Column(w.t("Session")),
        *(Column(field(name)) for name in ("name", "agency_id", "unit", "position", "role")),
        Column(w.t("Desk")),
        Column(w.t("Recorded by")),
        Column(w.t("Reason")),
        Column(w.t("Counts"), Kind.FLAG),
    ]


def _fact(g: Gathering, fact: Fact, person: Person) -> Row:
    return (
        *g.day_and_time(fact.at),
        g.words.t(_FACTS.get(fact.kind, fact.kind)),
        g.session_titles.get(fact.session_id, ""),
        person.name,
        g.agency_name(person.agency_id),
        person.unit,
        person.position,
        g.choice(person.role),
        fact.desk,
        fact.by,
        fact.reason,
        fact.effective,
    )


def _unnamed_fact_columns(w: Words) -> list[Column]:
    field = partial(field_name, w)
    return [
        Column(w.t("Date"), Kind.DATE),
        Column(w.t("What")),
        Column(w.t("Session")),
        *(Column(field(name)) for name in ("category", "agency_id", "sex", "role")),
        Column(w.t("Time (quarter of an hour)"), Kind.TIME, 16),
        Column(w.t("Counts"), Kind.FLAG),
    ]


def _unnamed_fact(g: Gathering, fact: Fact, person: Person) -> Row:
    day, at = g.day_and_time(fact.at)
    return (
        day,
        g.words.t(_FACTS.get(fact.kind, fact.kind)),
        g.session_titles.get(fact.session_id, ""),
        _category(g, person),
        g.agency_name(person.agency_id),
        g.choice(person.sex),
        g.choice(person.role),
        time(at.hour, at.minute // 15 * 15) if at else None,
        fact.effective,
    )


# --- each person ----------------------------------------------------------------------------------


def people(g: Gathering) -> Sheet:
    """Everybody who counts, by name, with their first arrival."""
    arrivals = facts.arrivals(g.ws.file.connection)
    found = [person for person in g.ws.read.all(Person) if person.id in arrivals]
    title = g.words.t("People")
    if g.anonymous:
        rows = [_unnamed_person(g, person, arrivals[person.id]) for person in found]
        columns = _unnamed_person_columns(g.words)
        return _without_names(g, title, columns, rows, [person.id for person in found])
    rows = [_person(g, person, arrivals[person.id]) for person in found]
    return g.sheet(title, _person_columns(g.words), rows)


def _person_columns(w: Words) -> list[Column]:
    field = partial(field_name, w)
    texts = ("name", "agency_id", "unit", "position", "level", "sex", "role", "mode", "represents")
    return [
        *(Column(field(name)) for name in (*texts, "phone", "email")),
        *(Column(field(n), Kind.FLAG) for n in ("walk_in", "consent_photo", "consent_contact")),
        Column(field("note")),
        Column(w.t("Present"), Kind.FLAG),
        Column(w.t("Date"), Kind.DATE),
        Column(w.t("First arrival"), Kind.TIME),
        Column(w.t("Late"), Kind.FLAG),
        Column(w.t("Desk")),
        Column("ID"),
    ]


def _person(g: Gathering, person: Person, arrival: Arrival) -> Row:
    return (
        person.name,
        g.agency_name(person.agency_id),
        person.unit,
        person.position,
        g.choice(person.level),
        g.choice(person.sex),
        g.choice(person.role),
        g.choice(person.mode),
        person.represents,
        person.phone,
        person.email,
        person.walk_in,
        person.consent_photo,
        person.consent_contact,
        person.note,
        bool(arrival.first_at),
        *g.day_and_time(arrival.first_at),
        arrival.late,
        arrival.desks,
        person.id,
    )


def _unnamed_person_columns(w: Words) -> list[Column]:
    field = partial(field_name, w)
    names = ("category", "agency_id", "sex", "role", "level", "mode")
    return [
        *(Column(field(name)) for name in names),
        Column(field("walk_in"), Kind.FLAG),
        Column(w.t("Present"), Kind.FLAG),
        Column(w.t("Late"), Kind.FLAG),
    ]


def _unnamed_person(g: Gathering, person: Person, arrival: Arrival) -> Row:
    return (
        _category(g, person),
        g.agency_name(person.agency_id),
        *map(g.choice, (person.sex, person.role, person.level, person.mode)),
        person.walk_in,
        bool(arrival.first_at),
        arrival.late,
    )


def _category(g: Gathering, person: Person) -> str:
    agency = g.agencies.get(person.agency_id)
    if agency is None:
        return ""
    return g.choice(agency.category if agency.category in CATEGORIES else "other")


def _without_names(
    g: Gathering, title: str, columns: list[Column], rows: Sequence[Row], people: Sequence[str]
) -> Sheet:
    """Hide what few people share, and number the rows in the order of what is left."""
    shown = [
        tuple(HIDDEN if place in marks else value for place, value in enumerate(row))
        for row, marks in zip(rows, hidden(rows, people), strict=True)
    ]
    shown.sort(key=_order)
    numbered: list[Row] = [(number, *row) for number, row in enumerate(shown, 1)]
    return g.sheet(title, [Column(g.words.t("No."), Kind.NUMBER), *columns], numbered)


def _order(row: Sequence[Value]) -> list[tuple[bool, str]]:
    return [(value == HIDDEN, str(value)) for value in row]


# --- figures --------------------------------------------------------------------------------------


def agencies(g: Gathering) -> Sheet:
    """The figures of every agency; without names, what could be said of one person is hidden."""
    w, field = g.words, partial(field_name, g.words)
    columns = [
        Column(field("short_name")),
        Column(field("name")),
        Column(field("category")),
        Column(field("invited"), Kind.FLAG),
        Column(w.t("Expected"), Kind.NUMBER),
        *(Column(w.t(title), Kind.NUMBER) for title in _NUMBERS),
        Column(w.t("Date"), Kind.DATE),
        Column(w.t("First arrival"), Kind.TIME),
        *(Column(w.t(t), Kind.NUMBER) for t in ("Practices", "Challenges", "Commitments")),
    ]
    rows = [_agency(g, figure) for figure in g.overview.agencies]
    return g.sheet(w.t("Agencies"), columns, rows)


def _agency(g: Gathering, a: AgencyFigure) -> Row:
    about_people: list[Value] = [a.late, a.absent, a.walk_ins, *g.day_and_time(a.first_at)]
    if g.anonymous and 0 < a.registered < FEWEST:
        about_people = [HIDDEN, a.absent, HIDDEN, HIDDEN, HIDDEN]
    return (
        a.short_name,
        g.either(a.name, a.name_en),
        g.choice(a.category),
        a.invited,
        a.awaited,
        a.registered,
        a.present,
        *about_people,
        a.practices,
        a.challenges,
        a.commitments,
    )


def breakdowns(g: Gathering) -> Sheet:
    """Everybody by category, role, sex, level and mode; each of them adds up to everybody."""
    w, o = g.words, g.overview
    columns = [
        Column(w.t("By")),
        Column(w.t("Group")),
        *(Column(w.t(title), Kind.NUMBER) for title in _NUMBERS),
        Column(w.t("Present, % of those registered"), Kind.NUMBER, 18),
    ]
    whole = GroupFigure("", o.registered, o.present, o.late, o.walk_ins)
    rows: list[Row] = [(w.t("Everybody"), "", *_numbers(whole))]
    for what, groups in figures.breakdowns(o).items():
        hide = hidden_groups([group.registered for group in groups]) if g.anonymous else ()
        for number, group in enumerate(groups):
            numbers = (HIDDEN,) * 6 if number in hide else _numbers(group)
            rows.append((field_name(w, what), group_name(w, what, group.code), *numbers))
    return g.sheet(w.t("Attendance in figures"), columns, rows)


def group_name(w: Words, what: str, code: str) -> str:
    """Return what people call a group of a breakdown."""
    if code:
        return choice_name(w, code)
    return w.t("Without agency") if what == "category" else w.t("Not filled in")


def _numbers(f: GroupFigure) -> tuple[Value, ...]:
    share = round(100 * f.present / f.registered, 1) if f.registered else None
    return (f.registered, f.present, f.late, f.absent, f.walk_ins, share)
