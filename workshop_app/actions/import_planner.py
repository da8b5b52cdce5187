"""Works out a preview: the rows of a list among the agencies and people of a workshop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workshop_app.actions.import_attendance import Attending
from workshop_app.actions.import_plan import (
    NEW_AGENCY,
    NOBODY,
    AgencyChoice,
    AgencyUse,
    Attendance,
    Decisions,
    ImportPlan,
    Options,
    Perhaps,
    PlannedRow,
    Prepared,
    Writes,
)
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Label, label
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Person
from workshop_app.intake.matching import CERTAIN, AgencyBook, AgencyMatch, key_of, unit_beyond
from workshop_app.intake.people import Candidate, Choice, Known, Outcome, Sorting, State, row_key
from workshop_app.intake.remarks import gathered
from workshop_app.intake.rows import ListRow

_PERSON_FIELDS = ("name", "unit", "position", "sex", "role", "mode", "phone", "email", "note")
_NO_NAME = label("There is no name in this row.")
_LEFT_OUT = label("Left out by decision.")
_AGENCY_UNSURE = label("It is not sure which agency “{text}” is.")
_AGENCY_UNKNOWN = label("The agency “{text}” is not on the list.")
_NO_TIMES = label("The list does not tell when anybody came, so nobody is checked in.")
_UNTIMED = label(
    "Rows that do not tell when somebody came, so nobody is checked in by them: {count}"
)
_PERHAPS = label("Perhaps the same as {name}.")
_CATEGORIES = {
    "kementerian koordinator": "coordinating-ministry",
    "kemenko": "coordinating-ministry",
    "kementerian": "ministry",
    "ministry": "ministry",
    "dinas": "regional-government",
    "pemerintah": "regional-government",
    "pemprov": "regional-government",
    "pemkab": "regional-government",
    "pemkot": "regional-government",
    "universitas": "academia",
    "university": "academia",
    "institut": "academia",
    "yayasan": "civil-society",
    "perkumpulan": "civil-society",
    "pt": "private-sector",
}


def state_of(ws: Workshop) -> tuple[bytes, ...]:
    """Return what tells whether a workshop has changed since a preview."""
    return tuple(document.state() for document in ws.file.documents.values())


class Planner:
    """Works out a preview from the rows of a list and the records of a workshop."""

    def __init__(
        self, ws: Workshop, prepared: Prepared, options: Options, decisions: Decisions
    ) -> None:
        self._prepared = prepared
        self._options = options
        self._decisions = decisions
        self._choices = {fold(text): choice for text, choice in decisions.agencies.items()}
        self._state = state_of(ws)
        self._agencies = {agency.id: agency for agency in ws.read.all(Agency)}
        self._book = AgencyBook(self._agencies.values())
        self._new: dict[str, dict[str, str]] = {}
        self._aliases: dict[str, list[str]] = {}
        self._uses: dict[str, tuple[AgencyMatch, str]] = {}
        self._times: dict[str, int] = {}
        self._people = ws.read.all(Person)
        self._attending = Attending(ws, prepared.reading, decisions)
        otherwise = decisions.people_otherwise
        if otherwise is None and options.accept_uncertain:
            otherwise = Choice.BOTH
        self._sorting = Sorting(
            (self._known(person) for person in self._people), decisions.people, otherwise
        )

    def _known(self, person: Person) -> Known:
        values = {name: str(getattr(person, name)) for name in _PERSON_FIELDS}
        # How somebody attends whom a desk has received is known better than a meeting's report knows it.
        settled = ("mode",) if self._attending.was_here(person.id) else ()
        return Known(person.id, values, self._book.counted(person.agency_id), settled)

    # --- agencies ----------------------------------------------------------------------------------

    def _agency(self, text: str) -> str | None:
        """Return the id or key of the agency that a text is taken for; None while that is not sure."""
        if not text:
            return ""
        self._times[text] = self._times.get(text, 0) + 1
        if text not in self._uses:
            match, agency = self._taken_for(text)
            self._uses[text] = (match, agency)
        return self._uses[text][1] or None

    def _taken_for(self, text: str) -> tuple[AgencyMatch, str]:
        choice = self._choices.get(fold(text))
        match = self._book.match(text)
        if choice is not None and choice.agency_id in self._agencies:
            if fold(text) not in self._other_names(choice.agency_id) and match.verdict != CERTAIN:
                self._aliases.setdefault(choice.agency_id, []).append(text)
            return self._book.settled(text, choice.agency_id), choice.agency_id
        if choice is not None:
            return self._new_agency(text, choice)
        if match.verdict == CERTAIN:
            return match, match.agency_id
        if not self._options.accept_uncertain:
            return match, ""
        if match.guess:
            return self._book.settled(text, match.guess), match.guess
        return self._new_agency(text, AgencyChoice())

    def _other_names(self, agency_id: str) -> set[str]:
        return {fold(alias) for alias in self._agencies[agency_id].aliases}

    def _new_agency(self, text: str, choice: AgencyChoice) -> tuple[AgencyMatch, str]:
        """Return the key of an agency to be added; texts that only differ in spelling share one."""
        short_name = choice.short_name or " ".join(text.split())
        key = NEW_AGENCY + key_of(short_name)
        values = {"short_name": short_name, "name": choice.name, "category": _category(text)}
        if fold(text) not in (fold(short_name), fold(choice.name)):
            values["aliases"] = " ".join(text.replace("|", "/").split())
        self._new.setdefault(key, {name: value for name, value in values.items() if value})
        names = {key_of(name) for name in (short_name, choice.name) if name}
        unit = unit_beyond(text, names, lambda part: key_of(part) in names)
        return AgencyMatch(text, CERTAIN, key, "new", unit), key

    def _agency_name(self, key: str) -> str:
        if key in self._new:
            return self._new[key]["short_name"]
        return self._book.short_name(key)

    # --- rows --------------------------------------------------------------------------------------

    def rows(self) -> Iterator[PlannedRow]:
        """Yield what becomes of each row, in the order of the file."""
        read = self._prepared.reading.rows
        agencies = [self._agency(row.agency) if not row.refused else None for row in read]
        ready = [
            Candidate(row.number, self._with_unit(row), agency)
            for row, agency in zip(read, agencies, strict=True)
            if agency is not None
        ]
        outcomes = iter(self._sorting.sort(ready))
        for row, agency in zip(read, agencies, strict=True):
            if row.refused:
                yield PlannedRow(row.number, State.REFUSED, "", row.agency, why=_NO_NAME)
            elif agency is None:
                yield self._unsure_of_agency(row)
            else:
                yield self._planned(row, agency, next(outcomes))

    def _with_unit(self, row: ListRow) -> Mapping[str, str]:
        """Return the values of a row; what the agency's text says beyond the agency is the unit."""
        unit = self._uses[row.agency][0].unit if row.agency else ""
        return row.values if not unit or row.values.get("unit") else {**row.values, "unit": unit}

    def _unsure_of_agency(self, row: ListRow) -> PlannedRow:
        choice, _ = self._decisions.people.get(row.number, (None, ""))
        name = row.values["name"]
        if choice is Choice.OMIT:
            return PlannedRow(row.number, State.REFUSED, name, row.agency, why=_LEFT_OUT)
        why = _AGENCY_UNSURE if self._uses[row.agency][0].candidates else _AGENCY_UNKNOWN
        why = Label(why.text, {"text": row.agency})
        return PlannedRow(
            row.number, State.UNCERTAIN, name, row.agency, values=row.values, why=why, also=row.also
        )

    def _planned(self, row: ListRow, agency: str, outcome: Outcome) -> PlannedRow:
        perhaps = tuple(self._somebody(key) for key in outcome.perhaps)
        why: Label | None = None
        if outcome.state is State.UNCERTAIN:
            why = Label(_PERHAPS.text, {"name": perhaps[0].name})
        elif outcome.state is State.REFUSED:
            why = _LEFT_OUT
        brought = outcome.person.startswith("row:")
        like_row = (
            int(outcome.person[4:]) if brought and outcome.person != row_key(row.number) else 0
        )
        person = outcome.person
        return PlannedRow(
            number=row.number,
            state=outcome.state,
            name=row.values["name"],
            agency_text=row.agency,
            agency=self._agency_name(agency),
            values=self._sorting.person(person) if person else self._with_unit(row),
            person_id="" if brought else person,
            like_row=like_row,
            changes=tuple(
                replace(c, before=self._agency_name(c.before), after=self._agency_name(c.after))
                if c.field == "agency"
                else c
                for c in outcome.changes
            ),
            perhaps=perhaps,
            why=why,
            also=row.also,
        )

    def _somebody(self, key: str) -> Perhaps:
        agency = self._agency_name(self._sorting.agency_of(key))
        return Perhaps(key, self._sorting.person(key)["name"], agency)

    # --- the plan ----------------------------------------------------------------------------------

    def plan(self, planned: Sequence[PlannedRow]) -> ImportPlan:
        """Return the preview of all rows together."""
        uses = tuple(
            AgencyUse(match, self._times[text], self._agency_name(agency), agency in self._new)
            for text, (match, agency) in self._uses.items()
        )
        attendance = self._attending.of(planned)
        if attendance is not None:
            coming = {arrival.row: arrival for arrival in attendance.arrivals}
            planned = [replace(row, arrival=coming.get(row.number)) for row in planned]
        return ImportPlan(
            prepared=self._prepared,
            options=self._options,
            decisions=self._decisions,
            rows=tuple(planned),
            agencies=uses,
            writes=replace(self._writes(planned), attendance=attendance),
            warnings=tuple(self._warnings(attendance)),
            workshop_state=self._state,
        )

    def _warnings(self, attendance: Attendance | None) -> Iterator[tuple[str, Label]]:
        yield from gathered(self._prepared.reading.remarks)
        if attendance is None and self._decisions.session not in (None, NOBODY):
            yield "no-times", _NO_TIMES
        elif attendance is not None and attendance.untimed:
            yield "untimed", Label(_UNTIMED.text, {"count": str(attendance.untimed)})

    def _writes(self, planned: Sequence[PlannedRow]) -> Writes:
        people: dict[str, dict[str, str]] = {}
        updates: dict[str, dict[str, str]] = {}
        used: set[str] = set()
        for row in planned:
            key = row_key(row.number)
            if row.state is State.NEW:
                agency = self._sorting.agency_of(key)
                values = {name: value for name, value in self._sorting.person(key).items() if value}
                people[key] = {**values, "agency_id": agency} if agency else values
                used.add(agency)
            elif row.state is State.UPDATED and row.person_id:
                told = updates.setdefault(row.person_id, {})
                for change in row.changes:
                    if change.field == "agency":
                        agency = self._sorting.agency_of(row.person_id)
                        told["agency_id"] = agency
                        used.add(agency)
                    else:
                        told[change.field] = change.after
        return Writes(
            agencies={key: values for key, values in self._new.items() if key in used},
            aliases={
                agency_id: (*self._agencies[agency_id].aliases, *texts)
                for agency_id, texts in self._aliases.items()
            },
            people=people,
            updates=updates,
        )


def _category(text: str) -> str:
    folded = fold(text)
    for words, category in _CATEGORIES.items():
        if f"{folded} ".startswith(f"{words} "):
            return category
    return "other"
