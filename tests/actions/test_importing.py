"""Taking in lists: the preview says what is written, twice is nothing, one import is one step of undo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import invented_name, new_workshop
from tests.intake.conftest import FILES
from workshop_app.actions import desk, records
from workshop_app.actions.import_plan import (
    AgencyChoice,
    Choice,
    Decisions,
    ImportPlan,
    Options,
    State,
)
from workshop_app.actions.importing import apply, decide, open_file, open_text, prepare, preview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import (
    Cancelled,
    ColumnMissing,
    NoNameColumn,
    PreviewOutdated,
    SheetMissing,
)
from workshop_app.domain.records import Agency, Person
from workshop_app.domain.schema import fields_of

AGENCIES = (
    (
        "KemenPPPA",
        "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak",
        ("Kementerian PPPA",),
    ),
    ("Kemensos", "Kementerian Sosial", ()),
    ("Kemlu", "Kementerian Luar Negeri", ()),
    ("Polri", "Kepolisian Negara Republik Indonesia", ("Bareskrim Polri",)),
    ("Kemenkumham", "Kementerian Hukum dan Hak Asasi Manusia", ("Ditjen Imigrasi",)),
    ("Bakamla", "Badan Keamanan Laut Republik Indonesia", ()),
)
ACCEPT = Options(accept_uncertain=True)
SHAPES = sorted(path.name for path in FILES.iterdir())


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path)
    with made.operation(label("import")) as op:
        for short_name, name, aliases in AGENCIES:
            op.add(Agency, short_name=short_name, name=name, aliases=aliases)
    made.forget_steps()
    yield made
    made.close()


def agency_id(ws: Workshop, name: str) -> str:
    return records.find(ws, Agency, name).id


def plan_of(ws: Workshop, name: str, options: Options = Options()) -> ImportPlan:  # noqa: B008
    path = FILES / name
    source = open_text(path.read_text("utf-8")) if name.endswith(".txt") else open_file(path)
    return preview(ws, source, options)


def plan_of_text(ws: Workshop, text: str, options: Options = Options()) -> ImportPlan:  # noqa: B008
    return preview(ws, open_text(text), options)


def contents(ws: Workshop) -> dict[str, list[tuple[Any, ...]]]:
    return {
        kind.KIND: sorted(
            (r.id, *(getattr(r, name) for name in fields_of(kind))) for r in ws.read.all(kind)
        )
        for kind in (Agency, Person)
    }


def counts(plan: ImportPlan) -> dict[str, int]:
    return {state.value: plan.count(state) for state in State if plan.count(state)}


def states(plan: ImportPlan) -> list[str]:
    return [row.state.value for row in plan.rows]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("options", [Options(), ACCEPT], ids=["asking", "accepting"])
def test_what_is_written_equals_the_preview(ws: Workshop, name: str, options: Options) -> None:
    plan = plan_of(ws, name, options)
    assert sum(counts(plan).values()) == len(plan.rows)
    assert len(plan.rows) + plan.joined + len(plan.skipped) == plan.lines
    before = {person.id for person in ws.read.all(Person)}

    result = apply(ws, plan)

    added = [person for person in ws.read.all(Person) if person.id not in before]
    assert {person.id for person in added} == set(result.added)
    short = {agency.id: agency.short_name for agency in ws.read.all(Agency)}
    written = {
        (p.name, short.get(p.agency_id, ""), p.unit, p.position, p.sex, p.phone, p.email)
        for p in added
    }
    fields = ("unit", "position", "sex", "phone", "email")
    assert written == {
        (row.values["name"], row.agency, *(row.values.get(f, "") for f in fields))
        for row in plan.rows
        if row.state is State.NEW
    }
    assert len(added) == plan.count(State.NEW)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("options", [Options(), ACCEPT], ids=["asking", "accepting"])
def test_twice_is_nothing_and_undo_is_one_step(ws: Workshop, name: str, options: Options) -> None:
    before = contents(ws)
    plan = plan_of(ws, name, options)
    apply(ws, plan)
    after = contents(ws)

    again = plan_of(ws, name, options)
    assert not again.writes and again.count(State.NEW) == again.count(State.UPDATED) == 0
    apply(ws, again)
    assert contents(ws) == after

    if plan.writes:
        ws.undo()
    assert contents(ws) == before
    assert ws.undo_label is None
    if plan.writes:
        ws.redo()
    assert contents(ws) == after


def test_units_count_for_their_agency_and_are_kept(ws: Workshop) -> None:
    plan = plan_of(ws, "bullets.txt")
    apply(ws, plan)

    assert {(p.agency_id, p.unit) for p in ws.read.all(Person)} == {
        (agency_id(ws, "Polri"), "Bareskrim Polri"),
        (agency_id(ws, "Kemenkumham"), "Ditjen Imigrasi"),
        (agency_id(ws, "Kemensos"), ""),
        (agency_id(ws, "Kemlu"), ""),
    }


def test_a_row_without_a_name_is_refused_with_the_reason(ws: Workshop) -> None:
    plan = plan_of_text(ws, "Nama\tInstansi\tJabatan\n\tKemlu\tStaf\nSekar Ayu\tKemlu\tStaf\n")

    assert states(plan) == ["refused", "new"]
    assert plan.refused[0].number == 2 and plan.refused[0].why is not None


def test_an_uncertain_agency_waits_for_one_decision_for_all_its_rows(ws: Workshop) -> None:
    text = "Nama\tInstansi\nSekar Ayu\tKemenPPA\nWira Adi\tKemenPPA\nBayu Tri\tKemlu\n"
    plan = plan_of_text(ws, text)
    assert states(plan) == ["uncertain", "uncertain", "new"]
    (use,) = (use for use in plan.agencies if not use.agency)
    assert use.rows == 2 and use.match.candidates[0].short_name == "KemenPPPA"

    chosen = AgencyChoice(agency_id=use.match.candidates[0].agency_id)
    plan = decide(ws, plan, Decisions(agencies={"KemenPPA": chosen}))
    assert states(plan) == ["new", "new", "new"]
    apply(ws, plan)

    assert records.find(ws, Agency, "KemenPPPA").aliases == ("Kementerian PPPA", "KemenPPA")
    assert states(plan_of_text(ws, text)) == ["same", "same", "same"], "the answer is remembered"
    ws.undo()
    assert records.find(ws, Agency, "KemenPPPA").aliases == ("Kementerian PPPA",)


def test_a_new_agency_can_be_added_in_the_preview(ws: Workshop) -> None:
    text = "Nama\tInstansi\nSekar Ayu\tBadan Urusan Hutan\nWira Adi\tBadan Urusan Hutan RI\n"
    plan = plan_of_text(ws, text)
    assert states(plan) == ["uncertain", "uncertain"]
    new = AgencyChoice(short_name="BUH", name="Badan Urusan Hutan")
    both = {"Badan Urusan Hutan": new, "Badan Urusan Hutan RI": new}
    apply(ws, decide(ws, plan, Decisions(agencies=both)))

    buh = records.find(ws, Agency, "Badan Urusan Hutan")
    assert {p.agency_id for p in ws.read.all(Person)} == {buh.id}
    assert states(plan_of_text(ws, text)) == ["same", "same"]


def test_accepting_adds_unknown_agencies_once(ws: Workshop) -> None:
    text = (
        "Nama\tInstansi\nA Satu\tUniversitas Batuan\nB Dua\tuniversitas batuan\nC Tiga\tKemenPPA\n"
    )
    result = apply(ws, plan_of_text(ws, text, ACCEPT))

    assert len(result.agencies) == 1
    new = records.find(ws, Agency, "Universitas Batuan")
    assert new.category == "academia"
    assert records.find(ws, Person, "C Tiga").agency_id == agency_id(ws, "KemenPPPA")


@pytest.mark.parametrize(
    ("choice", "state", "people", "phone"),
    [
        (Choice.KEEP, "same", 1, "+6284100000101"),
        (Choice.REPLACE, "updated", 1, "+6284100000999"),
        (Choice.BOTH, "new", 2, "+6284100000101"),
    ],
)
def test_keep_replace_both(
    ws: Workshop, choice: Choice, state: str, people: int, phone: str
) -> None:
    first = records.add(
        ws, Person, name="Sekar Ayu", agency_id=agency_id(ws, "Kemlu"), phone="+6284100000101",
        email="s@x.example",
    )  # fmt: skip
    text = "Nama\tInstansi\tHP\tEmail\nSekar Ayu\tKemlu\t084100000999\tt@x.example\n"
    plan = plan_of_text(ws, text)
    assert states(plan) == ["uncertain"] and plan.rows[0].perhaps[0].person_id == first

    plan = decide(ws, plan, Decisions(people={2: (choice, first)}))
    assert states(plan) == [state]
    apply(ws, plan)
    assert ws.read.count(Person) == people
    assert ws.require(Person, first).phone == phone
    for_all = decide(ws, plan_of_text(ws, text), Decisions(people_otherwise=Choice.KEEP))
    assert not for_all.writes


def test_an_update_says_which_fields_and_leaves_the_others(ws: Workshop) -> None:
    person = records.add(
        ws,
        Person,
        name="Sekar Ayu",
        agency_id=agency_id(ws, "Kemlu"),
        position="Staf",
        role="speaker",
    )
    text = "Nama\tInstansi\tJabatan\tHP\nSekar Ayu, S.H.\tKemlu\tDirektur\t\n"
    plan = plan_of_text(ws, text)

    assert {(c.field, c.before, c.after) for c in plan.rows[0].changes} == {
        ("name", "Sekar Ayu", "Sekar Ayu, S.H."),
        ("position", "Staf", "Direktur"),
    }
    apply(ws, plan)
    found = ws.require(Person, person)
    assert (found.name, found.position, found.role) == ("Sekar Ayu, S.H.", "Direktur", "speaker")
    ws.undo()
    assert ws.require(Person, person).position == "Staf"


def test_columns_can_be_corrected_and_are_remembered(ws: Workshop) -> None:
    text = "Siapa\tDari mana\nSekar Ayu\tKemlu\nWira Adi\tKemlu\n"
    corrected = Options(columns={"Siapa": "name", "b": "agency"})
    layout = preview(ws, open_text(text), corrected).prepared.layout
    assert layout.told == {"Siapa": "name", "Dari mana": "agency"}

    remembered = Options(remembered={layout.fingerprint: layout.told})
    assert states(plan_of_text(ws, text, remembered)) == ["new", "new"]
    with pytest.raises(ColumnMissing):
        plan_of_text(ws, text, Options(columns={"Kolom lain": "name"}))
    with pytest.raises(ColumnMissing):
        plan_of_text(ws, text, Options(columns={"Siapa": "nik"}))
    with pytest.raises(NoNameColumn):
        plan_of_text(ws, text, Options(columns={"Siapa": "", "Dari mana": ""}))
    with pytest.raises(SheetMissing):
        preview(ws, open_file(FILES / "sheets.xlsx"), Options(sheet="Hari 3"))


def test_a_preview_that_is_out_of_date_is_not_written(ws: Workshop) -> None:
    text = "Nama\tInstansi\nSekar Ayu\tKemlu\n"
    plan = plan_of_text(ws, text)
    person = records.add(ws, Person, name="Wira Adi", agency_id=agency_id(ws, "Kemlu"))
    desk.check_in(ws, person)
    assert len(apply(ws, plan).added) == 1, "what does not matter to the list does not stop it"
    ws.undo()

    records.add(ws, Person, name="Sekar Ayu", agency_id=agency_id(ws, "Kemlu"))
    with pytest.raises(PreviewOutdated):
        apply(ws, plan)
    assert ws.read.count(Person) == 2


def test_cancelling_writes_nothing(ws: Workshop) -> None:
    plan = plan_of(ws, "semicolons-cp1252.csv")
    before = contents(ws)
    with pytest.raises(Cancelled):
        apply(ws, plan, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        preview(ws, plan.prepared, cancelled=lambda: True)
    assert contents(ws) == before and ws.undo_label is None


def test_progress_reaches_its_end(ws: Workshop) -> None:
    told: list[tuple[int, int]] = []
    plan = preview(
        ws, prepare(open_file(FILES / "tabs-utf16.tsv")), progress=lambda d, t: told.append((d, t))
    )
    apply(ws, plan, progress=lambda d, t: told.append((d, t)))
    assert told[-1] == (6, 6) and (0, 6) in told


_ROWS = st.lists(
    st.tuples(
        st.sampled_from(
            ["Sekar Ayu", "Dr. Sekar Ayu, S.H.", "Wira Adi", "Sekar Ayi", "", "Jumlah"]
        ),
        st.sampled_from(
            ["Kemlu", "Kemensos", "KemenPPA", "Badan Lain", "Bareskrim Polri", "idem", ""]
        ),
        st.sampled_from(["", "084100000101", "084100000102"]),
        st.sampled_from(["L", "P", ""]),
    ),
    max_size=9,
)


@settings(max_examples=25)
@given(_ROWS, _ROWS, st.booleans())
def test_any_two_lists(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, ...]],
    second: list[tuple[str, ...]],
    accept: bool,
) -> None:
    made = new_workshop(tmp_path_factory.mktemp("daftar"))
    try:
        with made.operation(label("import")) as op:
            for short_name, name, aliases in AGENCIES:
                op.add(Agency, short_name=short_name, name=name, aliases=aliases)
        for rows in (first, second):
            _take_in(made, rows, Options(accept_uncertain=accept))
    finally:
        made.close()


def _take_in(ws: Workshop, rows: list[tuple[str, ...]], options: Options) -> None:
    text = "\n".join(["Nama\tInstansi\tHP\tL/P", *("\t".join(row) for row in rows)])
    before = contents(ws)
    plan = plan_of_text(ws, text, options)
    assert sum(counts(plan).values()) + plan.joined + len(plan.skipped) == plan.lines
    result = apply(ws, plan)
    assert len(contents(ws)["person"]) == len(before["person"]) + plan.count(State.NEW)
    assert len(result.added) == plan.count(State.NEW)
    after = contents(ws)
    assert not plan_of_text(ws, text, options).writes
    if plan.writes:
        ws.undo()
        assert contents(ws) == before
        ws.redo()
        assert contents(ws) == after


@pytest.mark.slow
def test_ten_thousand_rows(ws: Workshop, tmp_path: Path) -> None:
    """How long they take is measured in `tests/bench/bench_import.py`."""
    names = [a[0] for a in AGENCIES]
    lines = [
        f"{n};{invented_name(n)};{'LP'[n % 2]};{names[n % 6]};0841-0000-{n:04}"
        for n in range(10_000)
    ]
    path = tmp_path / "besar.csv"
    path.write_text("\n".join(["No;Nama;L/P;Instansi;No HP", *lines]), "utf-8")

    plan = preview(ws, open_file(path))
    apply(ws, plan)
    assert ws.read.count(Person) == plan.count(State.NEW) == 10_000
    assert not preview(ws, open_file(path)).writes
