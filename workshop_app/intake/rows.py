"""From a table and its layout to one row for each person, with everything that was set aside and why."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workshop_app.domain.names import fold, match_key
from workshop_app.intake import cells, meetings
from workshop_app.intake.contents import looks_like_body
from workshop_app.intake.filling import filled_down
from workshop_app.intake.headers import Layout
from workshop_app.intake.meetings import Interval, Stay
from workshop_app.intake.overflow import put_together
from workshop_app.intake.remarks import Remark
from workshop_app.intake.tables import Table
from workshop_app.intake.terms import WAITING, YES

Step = Callable[[int, int], None]
_SECTION = re.compile(r"^\d{1,2}\.\s+\S[^\d,]*$")
_HEADING_NUMBER = re.compile(r"^(?:[A-Z]|[IVX]{1,5}|\d{1,3})[.)]\s*")
_PLAIN = ("unit", "position", "note")


@dataclass(frozen=True, slots=True)
class ListRow:
    """One person of the list. `values` are fields of a person; `agency` is a text still to be matched.

    `also` are further rows of the file that were joined into this one. `refused` says why a row cannot
    be a person ("" if it can): "no-name".
    """

    number: int
    values: Mapping[str, str]
    agency: str = ""
    also: tuple[int, ...] = ()
    stay: Stay | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no person: why is "blank", "total", "heading" or "other"."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as understood: `len(rows)` + joined + `len(skipped)` are its filled rows below the header.

    `universal` tells that the times of coming and going are UTC and not the meeting's own clock.
    """

    rows: tuple[ListRow, ...]
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Remark, ...] = ()
    universal: bool = False

    @property
    def joined(self) -> int:
        """How many rows were joined into others."""
        return sum(len(row.also) for row in self.rows)

    @property
    def lines(self) -> int:
        """How many filled rows lie below the header."""
        return len(self.rows) + self.joined + len(self.skipped)


def read(table: Table, layout: Layout, step: Step) -> Reading:
    """Return the people of a table. `step` may raise to end the work."""
    return _Reader(table, layout).read(step)


@dataclass(slots=True)
class _Reader:
    table: Table
    layout: Layout
    rows: list[ListRow] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    intervals: dict[int, Interval] = field(default_factory=dict)
    _above: dict[str, str] = field(default_factory=dict)
    _heading: str = ""
    _places: dict[str, int] = field(default_factory=dict)
    _sexes: Mapping[str, str] = field(default_factory=dict)
    _day_first: bool = True
    _waiting: Sequence[int] = ()

    def read(self, step: Step) -> Reading:
        self._places = {c.field: c.index for c in self.layout.columns if c.field}
        self._waiting = [c.index for c in self.layout.columns if fold(c.heading) in WAITING]
        self._sexes = cells.sex_codes(self._column("sex"))
        times = [*self._column("joined"), *self._column("left")]
        self._day_first = meetings.day_comes_first(times)
        universal = any(map(meetings.names_its_zone, times))
        filled, remarks = filled_down(self.table, self.layout)
        self.remarks += remarks
        self._remark_columns()
        for position, row in enumerate(filled):
            if position % 500 == 0:
                step(position, len(filled))
            index = self.layout.first + position
            original = self.table.rows[index]
            if not any(original):
                continue
            if self._ends(original):
                break
            self._read_row(index, row, original)
        if "joined" in self._places or "minutes" in self._places:
            self._join_stays()
        return Reading(
            tuple(self.rows), tuple(self.skipped), tuple(self.remarks), universal=universal
        )

    def _column(self, name: str) -> list[str]:
        place = self._places.get(name)
        rows = self.table.rows[self.layout.first :]
        return [row[place] for row in rows if row[place]] if place is not None else []

    def _remark_columns(self) -> None:
        if not self.layout.header and "name" in self._places and not self._is_pasted():
            self.remarks.append(Remark("no-header"))
        for column in self.layout.columns:
            if column.field == "identity":
                self.remarks.append(Remark("identity-ignored", 0, column.title))
            elif not column.field and column.heading and column.samples:
                self.remarks.append(Remark("not-understood", 0, column.heading))

    def _is_pasted(self) -> bool:
        return not any(column.heading for column in self.layout.columns) and self.table.width == 3

    def _ends(self, row: Sequence[str]) -> bool:
        """Tell whether the next part of a report begins ("3. In-Meeting Activities")."""
        filled = [cell for cell in row if cell]
        return bool(
            "joined" in self._places and len(filled) == 1 and _SECTION.match(filled[0]) and row[0]
        )

    def _read_row(self, index: int, row: Sequence[str], original: Sequence[str]) -> None:
        number = self.table.numbers[index]
        row, joined = put_together(row, self.layout)
        if joined:
            self.remarks.append(Remark(joined, number))
        name, remarks = self._name(row, number)
        why = self._why_none(row, original, name)
        if why:
            self.skipped.append(Skipped(number, why))
            return
        self.remarks += remarks
        values, agency = self._values(index, row, number)
        if "joined" in self._places and not agency and name:
            name, agency = meetings.name_and_body(name)
        name, address = cells.without_address(name)
        values["name"] = name
        if address:
            values.setdefault("email", address)
        self.rows.append(ListRow(number, values, agency, refused="" if name else "no-name"))
        self._note_interval(row, number)

    # --- what is no person -------------------------------------------------------------------------

    def _why_none(self, row: Sequence[str], original: Sequence[str], name: str) -> str:
        filled = [cell for cell in original if cells.cleaned(cell)]
        # A sum stands alone with its figures; somebody may well be called Total.
        if any(cells.is_total(cell) for cell in filled[:2]) and not self._told(
            original, but=filled[:2]
        ):
            return "total"
        if self._is_heading(original, filled):
            self._heading = _HEADING_NUMBER.sub("", cells.cleaned(filled[0]))
            return "heading"
        if name:
            return ""
        if len(filled) == 1 and not self._cell(original, "number"):
            return "other"  # "Mengetahui," and whatever else stands below a list
        if not self._told(original):
            only_number = len(filled) <= 1 and self._cell(original, "number")
            return (
                "blank" if not filled or only_number or self._numbered_only(original) else "other"
            )
        return ""

    def _told(self, row: Sequence[str], but: Sequence[str] = ()) -> bool:
        """Tell whether a row holds anything of a person's data."""
        names = (
            "name",
            "first_name",
            "last_name",
            "position",
            "phone",
            "email",
            "sex",
            "agency",
            "unit",
        )
        found = (cells.cleaned(self._cell(row, name)) for name in names)
        return any(
            text
            and text not in but
            and not text.replace(".", "").isdigit()
            and not cells.is_ditto(text)
            for text in found
        )

    def _numbered_only(self, row: Sequence[str]) -> bool:
        """Tell whether only the number and columns nobody imports are filled: an empty line to sign on."""
        number = self._cell(row, "number")
        return bool(number) and all(
            not row[c.index]
            for c in self.layout.columns
            if c.field not in ("number", "ignored", "")
        )

    def _is_heading(self, row: Sequence[str], filled: Sequence[str]) -> bool:
        """Tell whether a row only names the body whose people follow."""
        if "agency" in self._places or len(filled) != 1 or len(self._places) < 2:
            return False
        # Merged across the table, or alone in its first column.
        return looks_like_body(_HEADING_NUMBER.sub("", filled[0])) and (
            filled[0] in (row[0], row[1] if len(row) > 1 else "")
        )

    # --- what is one -------------------------------------------------------------------------------

    def _cell(self, row: Sequence[str], name: str) -> str:
        place = self._places.get(name)
        return row[place] if place is not None and place < len(row) else ""

    def _name(self, row: Sequence[str], number: int) -> tuple[str, list[Remark]]:
        text, remarks = cells.name_of(self._cell(row, "name"), number)
        if not text and not remarks:
            both = (cells.cleaned(self._cell(row, n)) for n in ("first_name", "last_name"))
            text, remarks = cells.name_of(" ".join(part for part in both if part), number)
        if not text or cells.is_ditto(text):
            return "", remarks
        salutation = cells.cleaned(self._cell(row, "honorific"))
        text = cells.without_salutation(text, salutation)
        honorific = cells.titles_of(salutation)
        degrees = cells.cleaned(self._cell(row, "degrees"))
        if honorific and not fold(text).startswith(fold(honorific)):
            text = f"{honorific} {text}"
        if degrees and fold(degrees) not in fold(text):
            text = f"{text}, {degrees}"
        if "(" in text and "joined" in self._places and not meetings.name_and_body(text)[1]:
            text = _shown_name(text)
        return text, remarks

    def _values(self, index: int, row: Sequence[str], number: int) -> tuple[dict[str, str], str]:
        values = {name: self._above_or(row, name, number) for name in _PLAIN}
        agency = self._above_or(row, "agency", number) or self._heading
        told = {
            "sex": self._sex(row, number),
            "role": cells.role_of(self._above_or(row, "role", number), number),
            "mode": cells.mode_of(self._above_or(row, "mode", number), number),
            "phone": cells.phone_of(
                self._cell(row, "phone"), number, self._was_number(index, "phone")
            ),
            "email": cells.email_of(self._cell(row, "email"), number),
        }
        for name, (value, remarks) in told.items():
            values[name] = value
            self.remarks += remarks
        if "joined" in self._places:
            values["mode"] = "online"
            values["role"] = ""  # who organised the call; in the workshop they have another role
        if self._was_number(index, "identity"):
            self.remarks.append(Remark("identity-damaged", number))
        return {name: value for name, value in values.items() if value}, agency

    def _sex(self, row: Sequence[str], number: int) -> tuple[str, list[Remark]]:
        """Return what one column says, or which of two columns has a tick."""
        if "sex" in self._places or not {"male", "female"} & self._places.keys():
            return cells.sex_of(self._above_or(row, "sex", number), number, self._sexes)
        male, female = (cells.is_ticked(self._cell(row, name)) for name in ("male", "female"))
        if male and female:
            return "", [Remark("sex-unknown", number)]
        return ("male" if male else "female" if female else ""), []

    def _above_or(self, row: Sequence[str], name: str, number: int) -> str:
        """Return the text of a cell, or the one above where the cell says so."""
        cell = self._cell(row, name)
        if cells.is_ditto(cell):
            if not self._above.get(name):
                self.remarks.append(Remark("nothing-above", number))
            return self._above.get(name, "")
        text = cells.cleaned(cell)
        self._above[name] = text
        return text

    def _was_number(self, index: int, name: str) -> bool:
        place = self._places.get(name)
        return place is not None and (index, place) in self.table.long_numbers

    # --- meetings ----------------------------------------------------------------------------------

    def _note_interval(self, row: Sequence[str], number: int) -> None:
        if any(fold(row[place]) in YES for place in self._waiting):
            return
        start = meetings.moment(self._cell(row, "joined"), day_first=self._day_first)
        end = meetings.moment(self._cell(row, "left"), day_first=self._day_first)
        minutes = meetings.minutes_of(self._cell(row, "minutes"))
        if start or minutes:
            self.rows[-1] = replace(self.rows[-1], stay=Stay(start, end or start, minutes))

    def _join_stays(self) -> None:
        """Join the rows of one person: same e-mail address and name, or same name where one has none."""
        groups: dict[tuple[str, str], list[ListRow]] = {}
        for row in self.rows:
            key = match_key(row.values["name"]) or str(row.number)
            groups.setdefault((key, fold(row.agency)), []).append(row)
        self.rows = [one for group in groups.values() for one in _by_email(group)]
        self.rows.sort(key=lambda row: row.number)


def _by_email(group: list[ListRow]) -> list[ListRow]:
    addresses = {row.values["email"].lower() for row in group if "email" in row.values}
    if len(addresses) <= 1:
        return [_one(group)]
    parts = [
        [r for r in group if r.values.get("email", "").lower() == a] for a in sorted(addresses)
    ]
    without = [row for row in group if "email" not in row.values]
    return [_one(part) for part in ([*parts, without] if without else parts)]


def _one(rows: list[ListRow]) -> ListRow:
    first, stays = rows[0], [row.stay for row in rows if row.stay]
    intervals = [(s.first, s.last) for s in stays if s.first and s.last]
    stay = meetings.joined(intervals, sum(s.minutes for s in stays)) if stays else None
    values: dict[str, str] = {}
    for row in rows:
        values = {**row.values, **values}
    return replace(first, values=values, stay=stay, also=tuple(r.number for r in rows[1:]))


def _shown_name(text: str) -> str:
    """Return the fuller of "shown name (original name)"."""
    shown, _, original = text.partition("(")
    original = original.rstrip(") ")
    if len(original) <= 2:
        return text  # "Kol. Laut (P)"
    return max(shown.strip(), original, key=lambda name: (len(name.split()), name == shown.strip()))
