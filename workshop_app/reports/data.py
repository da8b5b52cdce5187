"""The tables of the report as data, attached to the file: CSV that spreadsheets open as it is.

Dates and times are written the way machines read them; nothing in a cell is taken for a formula.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from workshop_app.reports.archive import Attachment
from workshop_app.reports.clean import one_line
from workshop_app.reports.parts import Maker, joined

_FORMULA = ("=", "+", "-", "@")
_MARK = "\ufeff"  # tells spreadsheets that the file is UTF-8


def attachments(maker: Maker) -> list[Attachment]:
    """The tables that have rows."""
    words, data = maker.words, maker.data
    found = (
        (words.t("Programme"), _programme(maker), len(data.sessions)),
        (words.t("Attendance"), _attendance(maker), len(data.agencies)),
        (words.t("Follow-up commitments"), _commitments(maker), len(data.commitments)),
    )
    return [
        Attachment(f"{_file_name(title)}.csv", title, written(rows))
        for title, rows, count in found
        if count
    ]


def _file_name(title: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())


def written(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV in UTF-8."""
    out = StringIO(_MARK)
    out.seek(len(_MARK))
    csv.writer(out).writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    """A cell; text that a spreadsheet would compute is kept from it by an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _programme(maker: Maker) -> Iterable[Sequence[object]]:
    words = maker.words
    yield (
        words.t("Date"),
        words.t("Time"),
        "",
        words.t("Session"),
        words.t("Place"),
        words.t("Speaker or person in charge"),
    )
    for session in maker.data.sessions:
        yield (
            session.day.isoformat(),
            session.starts and session.starts.isoformat("minutes"),
            session.ends and session.ends.isoformat("minutes"),
            session.title,
            session.room,
            joined(session.speakers, "; "),
        )


def _attendance(maker: Maker) -> Iterable[Sequence[object]]:
    heads = ("Expected", "Registered", "Present", "Walk-ins", "First arrival")
    words = maker.words
    yield (words.t("Agency"), words.t("By kind of agency"), *map(words.t, heads))
    for agency in maker.data.agencies:
        yield (
            agency.name or agency.short_name,
            agency.category,
            agency.expected,
            agency.registered,
            agency.present,
            agency.walk_ins,
            agency.first_arrival and agency.first_arrival.isoformat("minutes"),
        )


def _commitments(maker: Maker) -> Iterable[Sequence[object]]:
    heads = ("Commitment", "Agency", "Due", "Indicator", "Status")
    yield tuple(map(maker.words.t, heads))
    for item in maker.data.commitments:
        yield (
            item.description,
            joined((item.agency, *item.supporters), "; "),
            item.due and item.due.isoformat(),
            item.indicator,
            item.status,
        )
