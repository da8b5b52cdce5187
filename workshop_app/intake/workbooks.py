"""Reading workbooks (XLSX, XLSB, XLS, ODS) into tables, after a look at what opening them would cost."""

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping

import python_calamine as calamine

from workshop_app.domain.errors import (
    ListDamaged,
    ListEncrypted,
    ListHasMacros,
    NotAList,
    WorkshopError,
)
from workshop_app.intake import bounds, legacy, opendocument
from workshop_app.intake.tables import MOST_COLUMNS, Span, Table, squared

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
Step = Callable[[int, int], None]
_LONG = 1_000_000
_EXACT = 10**15
"""Up to here a spreadsheet's numbers are exact; beyond, it has replaced digits by zeros."""


def read(path: str, data: bytes, step: Step) -> tuple[Table, ...]:
    """Return the sheets of a workbook that hold anything.

    `step` is called with (sheets done, sheets) and may raise to end the work. Raises NotAList,
    ListEncrypted, ListHasMacros, ListDamaged, ListTooLarge.
    """
    if data.startswith(legacy.MAGIC):
        legacy.check(path, data)
        spans: Mapping[str, list[Span]] = {}
    else:
        spans = _check_zip(path, data)
    try:
        return tuple(_sheets(path, data, spans, step))
    except calamine.PasswordError:
        raise ListEncrypted(path=path) from None
    except calamine.CalamineError:
        raise ListDamaged(path=path) from None
    except WorkshopError:
        raise
    except BaseException as error:
        # What a panic of the Rust library arrives as; it is no Exception.
        if type(error).__name__ == "PanicException":
            raise ListDamaged(path=path) from None
        raise


def _check_zip(path: str, data: bytes) -> Mapping[str, list[Span]]:
    """Look into the archive; returns the merged cells of each OpenDocument sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            bounds.check_directory(path, archive)
            names = {name.replace("\\", "/") for name in archive.namelist()}
            _require_workbook(path, archive, names)
            bounds.check_parts(path, archive)
            if "content.xml" not in names:
                return {}
            with archive.open("content.xml") as content:
                return {sheet.name: sheet.spans for sheet in opendocument.look(path, content)}
    except RuntimeError as error:  # a part under a password, or packed in a way zipfile cannot undo
        kind = ListEncrypted if "password" in str(error) else ListDamaged
        raise kind(path=path) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        raise ListDamaged(path=path) from None


def _require_workbook(path: str, archive: zipfile.ZipFile, names: set[str]) -> None:
    lower = {name.lower() for name in names}
    excel = any(name.startswith("xl/workbook") for name in lower)
    if not excel and not ("content.xml" in names and "spreadsheet" in _mimetype(archive, names)):
        raise NotAList(path=path)
    if any(n.endswith("vbaproject.bin") or n.startswith(("basic/", "scripts/")) for n in lower):
        raise ListHasMacros(path=path)
    manifest = "META-INF/manifest.xml"
    if not excel and manifest in names and opendocument.is_locked(archive.read(manifest)):
        raise ListEncrypted(path=path)


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names:
        return "spreadsheet"  # not every program writes it
    with archive.open("mimetype") as told:
        return told.read(200).decode("ascii", "replace")


def _sheets(path: str, data: bytes, spans: Mapping[str, list[Span]], step: Step) -> Iterable[Table]:
    with calamine.load_workbook(io.BytesIO(data)) as book:
        listed = book.sheets_metadata
        for position, about in enumerate(listed):
            step(position, len(listed))
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            hidden = about.visible is not calamine.SheetVisibleEnum.Visible
            table = _table(sheet, hidden, spans.get(about.name))
            if table.rows:
                yield table


def _table(sheet: calamine.CalamineSheet, hidden: bool, spans: list[Span] | None) -> Table:
    rows: list[list[str]] = []
    long_numbers: set[tuple[int, int]] = set()
    for values in sheet.iter_rows():
        row = [_text(value) for value in values[:MOST_COLUMNS]]
        for column, value in enumerate(values[:MOST_COLUMNS]):
            if isinstance(value, (int, float)) and abs(value) >= _LONG:
                long_numbers.add((len(rows), column))
        rows.append(row)
    merged = sheet.merged_cell_ranges
    if merged is not None:
        spans = [Span(top, left, bottom, right) for (top, left), (bottom, right) in merged]
    return Table(
        name=sheet.name,
        rows=squared(rows),
        numbers=tuple(range(1, len(rows) + 1)),
        hidden=hidden,
        long_numbers=frozenset(long_numbers),
        spans=tuple(spans) if spans is not None else None,
    )


def _text(value: Value) -> str:
    match value:
        case str():
            return value.strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < _EXACT:
            return str(int(value))
        case float():
            return format(value, ".15g")
        case dt.datetime():
            return value.isoformat(" ", "seconds")
        case dt.date() | dt.time():
            return value.isoformat()
    return str(value)
