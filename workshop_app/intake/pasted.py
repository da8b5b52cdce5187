"""Understanding text pasted from Word, a sheet or a chat: tables, or lists of "unit (Name, degrees)"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshop_app.intake import delimited, pasted_forms
from workshop_app.intake.contents import looks_like_body, looks_like_name
from workshop_app.intake.headers import field_of_heading
from workshop_app.intake.tables import MOST_ROWS, Origin, Source, Table

Step = Callable[[int, int], None]
_COLUMNS = {0: "agency", 1: "position", 2: "name"}
_BULLET = re.compile(r"^\s*(?:[-–—•●○▪■◦‣·*>➢✓]+|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)](?=\s))\s*")
_CHAT = re.compile(
    r"^\[?\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}[, ]+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp][Mm])?\]?"
    r"\s*(?:-\s*)?[^:]{1,40}:\s*"
)
_JOINERS = re.compile(
    r"^(?:[,;.\s]|\bdan\b|\bserta\b|\band\b|&)+|(?:[,;:\s]|\bdan\b|\bserta\b)+$", re.I
)
_INTRODUCTION = re.compile(
    r"^.*\b(?:antara lain|yaitu|yakni|oleh|terdiri dari|terdiri atas)\b:?\s*", re.I
)
_SEPARATORS = re.compile(r"\s+[-–—|/]\s+|\s*[;|]\s*|\s+:\s+")
_CAPITAL_DEGREE = re.compile(r"[SMD][A-Z]{1,3}")
_LEADING_POSITION = re.compile(
    r"^(Plt\.?\s+)?(Kepala|Ketua|Wakil Ketua|Sekretaris|Perwakilan(?: dari)?|Wakil dari|Direktur"
    r"|Anggota|Staf)\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    agency: str = ""
    position: str = ""
    name: str = ""


def read(text: str, step: Step) -> Source:
    """Return what a pasted text holds: a table if it is one, otherwise one row for each person."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").lstrip("\ufeff")
    lines = [line for line in text.split("\n") if line.strip()]
    if _is_table(lines):
        return Source("", (delimited.split("", text, step),))
    form = pasted_forms.table_of([_CHAT.sub("", line) for line in text.split("\n")[:MOST_ROWS]])
    if form is not None:
        return Source("", (form,))
    entries: list[_Entry] = []
    for number, entry in enumerate(_entries(text.split("\n")[:MOST_ROWS])):
        if number % 500 == 0:
            step(number, len(lines))
        entries.append(entry)
    table = Table(
        name="",
        rows=tuple((e.agency, e.position, e.name) for e in entries),
        numbers=tuple(range(1, len(entries) + 1)),  # several may stand in one line
        origin=Origin.PASTED,
    )
    return Source("", (table,) if entries else (), _COLUMNS)


def _is_table(lines: list[str]) -> bool:
    if not lines:
        return False
    if sum("\t" in line for line in lines) * 2 > len(lines):
        return True
    delimiter = delimited.likely_delimiter("\n".join(lines))
    heads = (line.split(delimiter) for line in lines[:10])
    return any(sum(1 for cell in cells if field_of_heading(cell)[0]) >= 2 for cells in heads)


def _entries(lines: list[str]) -> Iterator[_Entry]:
    heading = ""
    bulleted = sum(1 for line in lines if _BULLET.match(line))
    for raw in lines:
        line = _CHAT.sub("", raw.strip())
        is_bullet = bool(_BULLET.match(line))
        line = " ".join(_BULLET.sub("", line).split())
        if not line:
            continue
        groups = _bracketed(line)
        if not groups and (line.endswith(":") or _is_heading(line, is_bullet, bulleted)):
            heading = line.rstrip(": ")
            continue
        for entry in _read_line(line, groups):
            yield entry if entry.agency else _Entry(heading, entry.position, entry.name)


def _is_heading(line: str, is_bullet: bool, bulleted: int) -> bool:
    """Tell whether a line stands above names: the name of a body where names are bullets."""
    return not is_bullet and bulleted > 0 and looks_like_body(line)


def _bracketed(line: str) -> list[tuple[int, int]]:
    """Return where the outermost brackets open and close; an unclosed one ends with the line."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(line):
        if letter == "(":
            start = place if depth == 0 else start
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append((start, place))
    if depth and looks_like_name(line[start + 1 :]) >= 0.5:
        found.append((start, len(line)))
    # "Kol. Laut (P) Wira Kusumo": the branch of service is part of the name.
    return [(a, b) for a, b in found if b - a > 4]


def _read_line(line: str, groups: list[tuple[int, int]]) -> Iterator[_Entry]:
    if not groups:
        yield _without_brackets(line)
        return
    place = 0
    for start, end in groups:
        outside = _JOINERS.sub("", line[place:start].strip())
        if len(groups) > 1 and place == 0:
            outside = _INTRODUCTION.sub("", outside)
        inside = line[start + 1 : end].strip()
        place = end + 1
        if looks_like_name(outside) > looks_like_name(inside):
            outside, inside = inside, outside
        for name in _several(inside):
            yield _of_unit(outside, name)


def _several(inside: str) -> list[str]:
    """Return the names between brackets: several where semicolons stand between them."""
    parts = [part.strip() for part in inside.split(";") if part.strip()]
    return parts if len(parts) > 1 and all(looks_like_name(p) >= 0.5 for p in parts) else [inside]


def _without_brackets(line: str) -> _Entry:
    parts = [part for part in _SEPARATORS.split(line) if part]
    if len(parts) < 2:
        name, _, body = line.rpartition(",")
        # A body and not one more degree: "Wira Adi, S.H., Kemensos", but "Wira Adi, SKM".
        degree = "." in body or _CAPITAL_DEGREE.fullmatch(body.strip())
        if name and not degree and looks_like_body(body) and not looks_like_body(name):
            return _Entry(body.strip(), "", name.strip())
        return _Entry(name=line)
    best = max(range(len(parts)), key=lambda i: (looks_like_name(parts[i]), -i))
    others = [part for i, part in enumerate(parts) if i != best]
    bodies = [part for part in others if looks_like_body(part)] or others[-1:]
    position = next((part for part in others if part not in bodies), "")
    return _Entry(bodies[-1], position, parts[best])


def _of_unit(unit: str, name: str) -> _Entry:
    leading = _LEADING_POSITION.match(unit)
    if not leading:
        return _Entry(unit, "", name)
    position = leading[0].strip()
    if position.startswith(("Perwakilan", "Wakil dari")):
        return _Entry(unit[leading.end() :], "", name)
    return _Entry(unit[leading.end() :], f"{position} {unit[leading.end() :]}", name)
