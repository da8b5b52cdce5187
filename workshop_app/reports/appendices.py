"""The appendices: programme, agencies, people where the organiser wants names, photos, minutes."""

from itertools import groupby

from workshop_app.reports.blocks import Paragraph, Spot
from workshop_app.reports.clean import one_line
from workshop_app.reports.conduct import programme_table
from workshop_app.reports.engine import Block
from workshop_app.reports.model import AgencyAttendance, MinutePoint, MinutesOfSession
from workshop_app.reports.parts import PARAGRAPH_GAP, Maker, joined, named
from workshop_app.reports.photo_rows import photo_rows
from workshop_app.reports.table import Align, Column, Row, Table
from workshop_app.reports.theme import GRID


def programme(maker: Maker) -> list[Block]:
    """The whole programme."""
    if not maker.data.sessions:
        return []
    return [*maker.appendix(maker.words.t("Programme")), programme_table(maker)]


def agencies(maker: Maker) -> list[Block]:
    """Which agencies were there, by kind, and which of the invited ones were not."""
    data, words = maker.data, maker.words
    if not data.agencies:
        return []
    came = [agency for agency in data.agencies if agency.present]
    absent = [agency for agency in data.agencies if agency.invited and not agency.present]
    blocks = maker.appendix(words.t("Agencies present"))
    if came:
        blocks.append(_present(maker, came))
    else:
        blocks.append(maker.empty(words.t("No agency was present.")))
    if absent:
        names = joined([named(a.name, a.short_name) for a in absent], "; ")
        told = words.n(
            "{count} invited agency did not attend: {names}.",
            "{count} invited agencies did not attend: {names}.",
            len(absent),
            names=names,
        )
        blocks.append(Paragraph(maker.setting, one_line(told), maker.theme.body, before=GRID))
    return blocks


def _present(maker: Maker, came: list[AgencyAttendance]) -> Table:
    words = maker.words
    columns = (
        Column(words.t("No."), align=Align.RIGHT),
        Column(words.t("Agency"), 1),
        Column(words.t("People present"), align=Align.RIGHT),
    )
    rows: list[Row] = []
    several = len({agency.category for agency in came}) > 1
    number = 0
    order = {name: index for index, name in enumerate(dict.fromkeys(a.category for a in came))}
    came = sorted(came, key=lambda agency: order[agency.category])
    for category, members in groupby(came, key=lambda agency: agency.category):
        if several and one_line(category):
            rows.append(maker.group(category))
        for agency in members:
            number += 1
            name = maker.cell(
                named(agency.name, agency.short_name),
                "" if agency.invited else words.t("not invited"),
            )
            rows.append(Row((maker.number(number), name, maker.number(agency.present))))
    return Table(maker.setting, columns, rows)


def participants(maker: Maker) -> list[Block]:
    """Who was there, by name; nothing unless the organiser wants it."""
    data, words = maker.data, maker.words
    if not data.participants:
        return []
    columns = (
        Column(words.t("No."), align=Align.RIGHT),
        Column(words.t("Name"), 44),
        Column(words.t("Position"), 42),
        Column(words.t("Agency"), 26),
    )
    rows = [
        Row(
            (
                maker.number(number),
                maker.cell(person.name),
                maker.cell(person.position),
                maker.cell(person.agency),
            )
        )
        for number, person in enumerate(data.participants, 1)
    ]
    blocks = maker.appendix(words.t("Participants"))
    return [*blocks, Table(maker.setting, columns, rows)]


def photos(maker: Maker) -> list[Block]:
    """The photos, two beside each other; broken ones are named among the warnings."""
    if not maker.data.photos:
        return []
    rows = photo_rows(maker, maker.data.photos)
    if not rows:
        rows = [maker.empty(maker.words.t("None of the photos could be read."))]
    return [*maker.appendix(maker.words.t("Photos")), *rows]


def minutes(maker: Maker) -> list[Block]:
    """What was said and decided, session by session."""
    if not maker.data.minutes:
        return []
    blocks = maker.appendix(maker.words.t("Minutes"))
    for index, session in enumerate(maker.data.minutes):
        blocks += _session(maker, session, first=index == 0)
    return blocks


def _session(maker: Maker, session: MinutesOfSession, first: bool) -> list[Block]:
    words = maker.words
    title = one_line(session.title) or words.t("Outside the sessions")
    blocks: list[Block] = [maker.section(title, 0 if first else 2 * GRID)]
    for number, point in enumerate(session.points, 1):
        blocks += _point(maker, number, point)
    return blocks


def _point(maker: Maker, number: int, point: MinutePoint) -> list[Block]:
    """Kind and voice in a small line, the words below it."""
    who = joined((point.speaker, point.agency))
    spot = Spot("")
    maker.mention_speaker(point.speaker, spot.anchor)
    told = joined((f"{maker.words.number(number)}. {point.kind}", who), " \u00b7 ")
    label = maker.label(told, PARAGRAPH_GAP if number > 1 else 0.0)
    return [spot, label, *maker.texts(point.text)]
