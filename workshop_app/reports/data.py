"""The tables of the report as data, attached to the file: CSV that spreadsheets open as it is."""

from collections.abc import Sequence

from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports.archive import Attachment
from workshop_app.reports.csv_files import csv_bytes
from workshop_app.reports.evaluation_data import evaluation_sheet
from workshop_app.reports.parts import Maker, joined
from workshop_app.reports.sheets import Column, Row, Sheet


def attachments(maker: Maker) -> list[Attachment]:
    """The tables that have rows."""
    sheets = [_programme(maker), _attendance(maker), _commitments(maker)]
    sheets.append(_earlier(maker))
    if maker.data.evaluation is not None:
        sheets.append(evaluation_sheet(maker.data.evaluation, maker.words))
    return [
        Attachment(
            f"{_file_name(sheet.title)}.csv", sheet.title, csv_bytes(sheet, silent, never_cancelled)
        )
        for sheet in sheets
        if sheet.rows
    ]


def _file_name(title: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())


def _sheet(title: str, heads: Sequence[str], rows: Sequence[Row]) -> Sheet:
    return Sheet(title, tuple(Column(head) for head in heads), tuple(rows))


def _programme(maker: Maker) -> Sheet:
    t = maker.words.t
    heads = (
        t("Date"),
        t("Time"),
        "",
        t("Session"),
        t("Place"),
        t("Speaker or person in charge"),
    )
    rows = [
        (item.day, item.starts, item.ends, item.title, item.room, joined(item.speakers, "; "))
        for item in maker.data.sessions
    ]
    return _sheet(t("Programme"), heads, rows)


def _attendance(maker: Maker) -> Sheet:
    t = maker.words.t
    heads = (
        t("Agency"),
        t("By kind of agency"),
        t("Expected"),
        t("Registered"),
        t("Present"),
        t("Walk-ins"),
        t("First arrival"),
    )
    rows = [
        (
            item.name or item.short_name,
            item.category,
            item.expected,
            item.registered,
            item.present,
            item.walk_ins,
            item.first_arrival,
        )
        for item in maker.data.agencies
    ]
    return _sheet(t("Attendance"), heads, rows)


def _commitments(maker: Maker) -> Sheet:
    t = maker.words.t
    heads = (t("Commitment"), t("Agency"), t("Due"), t("Indicator"), t("Status"))
    rows = [
        (
            item.description,
            joined((item.agency, *item.supporters), "; "),
            item.due,
            item.indicator,
            item.status,
        )
        for item in maker.data.commitments
    ]
    return _sheet(t("Follow-up commitments"), heads, rows)


def _earlier(maker: Maker) -> Sheet:
    t = maker.words.t
    heads = (t("Commitment"), t("Agency"), t("Due"), t("What became of it"), t("Progress"))
    rows = [
        (item.description, item.agency, item.due, item.state, item.progress)
        for item in maker.data.earlier
    ]
    return _sheet(t("What became of earlier commitments"), heads, rows)
