"""Chapters on why and how the workshop was held: introduction, programme, attendance."""

from collections.abc import Iterator
from itertools import groupby

from workshop_app.reports.blocks import Paragraph
from workshop_app.reports.charts import Bar, BarChart
from workshop_app.reports.clean import one_line
from workshop_app.reports.counts import attendance_told
from workshop_app.reports.engine import Anchor, Block
from workshop_app.reports.front import place_of
from workshop_app.reports.model import AgencyAttendance, Count, Session
from workshop_app.reports.parts import NOTHING, Maker, joined, named
from workshop_app.reports.plan import number_of, speakers
from workshop_app.reports.table import Align, Column, Piece, Row, Table
from workshop_app.reports.theme import GRID

_HANG = 18.0


def introduction(maker: Maker) -> list[Block]:
    """Background, legal basis and purposes, as far as they were typed; else no chapter at all."""
    data, words = maker.data, maker.words
    blocks: list[Block] = []
    sections = (
        (words.t("Background"), list(maker.texts(data.background, name="background"))),
        (words.t("Legal basis"), list(_numbered(maker, data.legal_basis))),
        (words.t("Purpose"), list(maker.texts(data.purposes, name="purposes"))),
    )
    for title, texts in sections:
        if texts:
            blocks += [maker.section(title, 2 * GRID if blocks else 0), *texts]
    return [*maker.chapter(words.t("Introduction")), *blocks] if blocks else []


def _numbered(maker: Maker, texts: tuple[str, ...]) -> Iterator[Block]:
    for number, text in enumerate(filter(None, map(one_line, texts)), 1):
        yield Paragraph(
            maker.setting,
            text,
            maker.theme.listed,
            indent=_HANG,
            marker=f"{number}.",
            language=maker.language_of(text),
        )


def conduct(maker: Maker) -> list[Block]:
    """Time and place, programme, attendance."""
    words = maker.words
    return [
        *maker.chapter(words.t("How the workshop was held")),
        maker.section(words.t("Time and place"), 0),
        *_time_and_place(maker),
        maker.section(words.t("Programme")),
        *_programme(maker),
        maker.section(words.t("Attendance")),
        *_attendance(maker),
    ]


def _time_and_place(maker: Maker) -> list[Block]:
    data, words = maker.data, maker.words
    known = [
        (words.t("Activity"), data.title),
        (words.t("Date"), maker.days()),
        (words.t("Place"), place_of(maker)),
        (words.t("Host"), data.host),
        (words.t("Number"), data.number),
    ]
    strong = maker.theme.cell_strong
    rows = [
        Row(((Piece(label, strong),), maker.cell(value)))
        for label, value in known
        if one_line(value)
    ]
    if not rows:
        return [maker.empty(words.t("Time and place have not been recorded."))]
    return [Table(maker.setting, (Column(""), Column("", 1)), rows, bare=True)]


def _programme(maker: Maker) -> list[Block]:
    data, words = maker.data, maker.words
    if not data.sessions:
        return [maker.empty(words.t("No programme has been recorded."))]
    appendix = number_of(data, "programme")
    if not appendix:
        return [programme_table(maker)]
    told = words.n(
        "The programme had {count} session. It stands in Appendix {number}.",
        "The programme had {count} sessions. It stands in Appendix {number}.",
        len(data.sessions),
        number=appendix,
    )
    blocks: list[Block] = [Paragraph(maker.setting, one_line(told), maker.theme.body)]
    if speakers(data):
        blocks += [maker.section(words.t("Speakers")), _speakers(maker)]
    return blocks


def _speakers(maker: Maker) -> Table:
    """Each speaker with what they spoke about."""
    words, data = maker.words, maker.data
    columns = (Column(words.t("Speaker or person in charge"), 50), Column(words.t("Session"), 62))
    rows = []
    for name in speakers(data):
        titles = [s.title for s in data.sessions if name in map(one_line, s.speakers)]
        anchor = Anchor()
        maker.mention_speaker(name, anchor)
        rows.append(Row((maker.cell(name), maker.cell("\n".join(titles))), anchor=anchor))
    return Table(maker.setting, columns, rows)


def programme_table(maker: Maker) -> Table:
    """All sessions by day and time."""
    data, words = maker.data, maker.words
    zone = one_line(data.time_zone)
    when = words.t("Time ({zone})", zone=zone) if zone else words.t("Time")
    columns = (
        Column(when),
        Column(words.t("Session"), 62),
        Column(words.t("Speaker or person in charge"), 50),
    )
    rows: list[Row] = []
    days = {session.day for session in data.sessions}
    for day, sessions in groupby(data.sessions, key=lambda session: session.day):
        if len(days) > 1:
            rows.append(maker.group(words.date_long(day)))
        rows += [_session(maker, session) for session in sessions]
    return Table(maker.setting, columns, rows)


def _session(maker: Maker, session: Session) -> Row:
    when = (Piece(maker.words.time_range(session.starts, session.ends), maker.theme.cell_number),)
    where = joined((session.kind, session.room), " \u00b7 ")
    speakers = maker.cell("\n".join(session.speakers))
    anchor = Anchor(session.key)
    for name in session.speakers:
        maker.mention_speaker(name, anchor)
    return Row((when, maker.cell(session.title, where), speakers), anchor=anchor)


def _attendance(maker: Maker) -> list[Block]:
    data, words, setting = maker.data, maker.words, maker.setting
    if not data.agencies:
        return [maker.empty(words.t("No attendance has been recorded."))]
    blocks: list[Block] = [
        Paragraph(setting, attendance_told(data.agencies, words), maker.theme.body)
    ]
    for title, counts in (
        (words.t("By kind of agency"), data.by_category),
        (words.t("By sex"), data.by_sex),
        (words.t("By role"), data.by_role),
    ):
        if counts:
            blocks += [
                maker.label(title, GRID),
                BarChart(setting, title, [_bar(maker, count) for count in counts]),
            ]
    blocks += [maker.label(words.t("By agency"), GRID), _agency_table(maker)]
    return blocks


def _bar(maker: Maker, count: Count) -> Bar:
    words = maker.words
    written = words.t(
        "{present} of {registered}",
        present=words.number(count.present),
        registered=words.number(count.registered),
    )
    return Bar(one_line(count.label), count.present, count.registered, one_line(written))


def _agency_table(maker: Maker) -> Table:
    words, right = maker.words, Align.RIGHT
    shown = _counted(maker)
    heads = {
        "expected": words.t("Expected"),
        "registered": words.t("Registered"),
        "present": words.t("Present"),
        "walk_ins": words.t("Walk-ins"),
    }
    columns = (
        Column(words.t("Agency"), 1),
        *(Column(heads[figure], align=right) for figure in shown),
        Column(words.t("First arrival"), align=right),
    )
    agencies = maker.data.agencies
    order = {name: index for index, name in enumerate(dict.fromkeys(a.category for a in agencies))}
    grouped = groupby(sorted(agencies, key=lambda a: order[a.category]), key=lambda a: a.category)
    rows: list[Row] = []
    for category, members in grouped:
        if len(order) > 1 and one_line(category):
            rows.append(maker.group(category))
        rows += [_agency(maker, agency, shown) for agency in members]
    return Table(maker.setting, columns, [*rows, _total(maker, shown)])


def _counted(maker: Maker) -> tuple[str, ...]:
    """The figures that are worth a column: a column of dashes takes the names their room."""
    agencies = maker.data.agencies
    always = ("registered", "present")
    figures = ("expected", "registered", "present", "walk_ins")
    return tuple(f for f in figures if f in always or any(getattr(a, f) for a in agencies))


def _agency(maker: Maker, agency: AgencyAttendance, shown: tuple[str, ...]) -> Row:
    words = maker.words
    name = maker.cell(
        named(agency.name, agency.short_name), "" if agency.invited else words.t("not invited")
    )
    arrival = words.time(agency.first_arrival) if agency.first_arrival else NOTHING
    cells = tuple(maker.number(getattr(agency, figure)) for figure in shown)
    return Row((name, *cells, (Piece(arrival, maker.theme.cell_number),)))


def _total(maker: Maker, shown: tuple[str, ...]) -> Row:
    agencies, words, strong = maker.data.agencies, maker.words, maker.theme.cell_strong
    sums = [sum(getattr(agency, figure) for agency in agencies) for figure in shown]
    cells = tuple((Piece(words.number(figure), strong),) for figure in sums)
    return Row(((Piece(words.t("Total"), strong),), *cells, ()), total=True)
