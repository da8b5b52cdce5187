"""The list of people and agencies: pages of it, saving as somebody types, one person's data as a file."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from workshop_app.actions import privacy
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Person
from workshop_app.store import people_list
from workshop_app.store.faults import foreseen
from workshop_app.store.people_list import AWAY as AWAY
from workshop_app.store.people_list import HERE as HERE
from workshop_app.store.people_list import NO_AGENCY as NO_AGENCY
from workshop_app.store.people_list import ORDERS as ORDERS
from workshop_app.store.people_list import Order as Order
from workshop_app.store.people_list import PeopleFilter as PeopleFilter
from workshop_app.store.people_list import PersonRow as PersonRow


def people_page(
    ws: Workshop, who: PeopleFilter, order: Order, first: int, count: int
) -> list[PersonRow]:
    """Return `count` people of the filtered, sorted list from the `first` on, counted from 0."""
    return people_list.page(ws.file.connection, who, order, first, count)


def count_people(ws: Workshop, who: PeopleFilter) -> int:
    """Return how many people a filter lets through; joined records count once."""
    return people_list.count(ws.file.connection, who)


def people_rows(ws: Workshop, who: PeopleFilter, ids: Sequence[str]) -> list[PersonRow]:
    """Return those of `ids` that a filter lets through, in no order."""
    return people_list.these(ws.file.connection, who, ids)


def place_of(ws: Workshop, who: PeopleFilter, order: Order, person_id: str) -> int | None:
    """Return the place of a person in the list, counted from 0; None if it does not have them."""
    return people_list.place_of(ws.file.connection, who, order, person_id)


def agencies_like(ws: Workshop, text: str, *, limit: int = 40) -> list[Agency]:
    """Return agencies with names whose words begin like those typed, fitting short names first."""
    needles = fold(text).split()
    found = [agency for agency in ws.read.all(Agency) if _has_words(agency, needles)]
    start = " ".join(needles)
    found.sort(key=lambda agency: not fold(agency.short_name).startswith(start))
    return found[:limit]


def _has_words(agency: Agency, needles: Sequence[str]) -> bool:
    names = (agency.short_name, agency.name, agency.name_en, *agency.aliases, *agency.former_names)
    words = " " + fold(" ".join(names))
    return all(f" {needle}" in words for needle in needles)


def save_person(
    ws: Workshop, record_id: str, values: Mapping[str, object], *, run: str = ""
) -> str:
    """Save what was typed about a person and return the id; without an id a new person begins.

    Saves of one `run` that follow each other are one step of undo. Raises ValueMissing without a name,
    RecordMissing if the person was deleted meanwhile.
    """
    if not record_id:
        with ws.operation(label("new person {name}", name=str(values["name"])), run=run) as op:
            return op.add(Person, **values)
    person = ws.require(Person, record_id)
    with ws.operation(label("change to person {name}", name=person.name), run=run) as op:
        op.change(Person, record_id, **values)
    return record_id


def save_agency(
    ws: Workshop, record_id: str, values: Mapping[str, object], *, run: str = ""
) -> str:
    """Save what was typed about an agency, as `save_person`; the short name is compulsory."""
    if not record_id:
        name = str(values["short_name"])
        with ws.operation(label("new agency {name}", name=name), run=run) as op:
            return op.add(Agency, **values)
    agency = ws.require(Agency, record_id)
    with ws.operation(label("change to agency {name}", name=agency.short_name), run=run) as op:
        op.change(Agency, record_id, **values)
    return record_id


def save_data_of(ws: Workshop, person_id: str, path: Path) -> Path:
    """Write everything that is held about a person as a JSON file, to be handed over.

    Raises RecordMissing, DiskFull, CannotWrite; a file that was there is replaced only by a whole one.
    """
    text = json.dumps(privacy.as_document(ws, person_id), ensure_ascii=False, indent=2)
    part = path.with_name(path.name + ".part")
    try:
        with foreseen(path):
            part.write_text(text, encoding="utf-8")
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
