"""Lists as large conferences publish them: whoever goes in comes out, once, in their own delegation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import new_workshop
from tests.intake.conferences import conference, delegations
from workshop_app.actions.import_plan import ImportPlan, Options, State
from workshop_app.actions.importing import apply, open_file, preview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Person

ACCEPT = Options(accept_uncertain=True)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path)
    yield made
    made.close()


def read(ws: Workshop, path: Path) -> ImportPlan:
    return preview(ws, open_file(path), ACCEPT)


@pytest.mark.parametrize(
    "people", [700, pytest.param(14_000, marks=pytest.mark.slow)], ids=["700", "14000"]
)
def test_whoever_goes_in_comes_out(ws: Workshop, tmp_path: Path, people: int) -> None:
    made = conference(people)
    path = tmp_path / "peserta.csv"
    path.write_bytes(made.data)
    plan = read(ws, path)

    assert {c.title: c.field for c in plan.prepared.layout.columns} == {
        "id": "number", "delegation": "agency", "salutation": "honorific", "name": "name",
        "title": "position", "affiliation": "unit",
    }  # fmt: skip
    assert len(plan.rows) == plan.lines == made.rows
    told = {state: plan.count(state) for state in State if plan.count(state)}
    assert sum(told.values()) == made.rows
    assert told[State.SAME] >= made.repeated and not told.get(State.UNCERTAIN)
    apply(ws, plan)
    assert ws.read.count(Person) == told[State.NEW]
    assert ws.read.count(Agency) == made.delegations
    assert all(len(p.agency_id) == 36 for p in ws.read.all(Person))
    starts = {p.name.split()[0] for p in ws.read.all(Person)}
    assert not starts & {"Mr.", "M.", "Mme", "Sr.", "Sra.", "S.E.", "H.E.", ":"}

    again = read(ws, path)
    assert again.count(State.SAME) == made.rows and not again.writes
    ws.undo()
    assert ws.read.count(Person) == ws.read.count(Agency) == 0


def test_six_hundred_delegations_stay_apart(ws: Workshop, tmp_path: Path) -> None:
    names = list(delegations())
    assert len(set(names)) == len(names) > 600
    path = tmp_path / "delegasi.csv"
    lines = [f'"{name}",Sekar {number}' for number, name in enumerate(names)]
    path.write_text("\n".join(["Delegation,Name", *lines]), "utf-8")
    apply(ws, read(ws, path))

    assert ws.read.count(Agency) == len(names) and ws.read.count(Person) == len(names)
    agencies = {agency.id: agency.short_name for agency in ws.read.all(Agency)}
    found = {person.name: agencies[person.agency_id] for person in ws.read.all(Person)}
    assert found == {f"Sekar {number}": name for number, name in enumerate(names)}
    assert not read(ws, path).writes
