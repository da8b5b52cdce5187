"""Finding people while somebody types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import add_people, new_workshop
from workshop_app.actions import desk, records
from workshop_app.actions.desk import search_people
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.names import fold, match_key
from workshop_app.domain.records import Agency, Person
from workshop_app.store import search

NAMES = (
    "Dr. Sekar Ayu Pradipta, S.H., M.Si.",
    "Wira Kusumo",
    "Zoë Nur'aini",
    "Kol. Laut (P) Damar Harsono",
    "Ayu Lestari",
    "Bayu Kusumo",
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    """Six people of two agencies."""
    ws = new_workshop(tmp_path)
    with ws.operation(label("import")) as op:
        navy = op.add(Agency, short_name="BUL", name="Badan Urusan Laut", aliases=("Bahari",))
        forest = op.add(Agency, short_name="BUH", name="Badan Urusan Hutan", name_en="Forestry")
        for number, name in enumerate(NAMES):
            op.add(Person, name=name, agency_id=(navy, forest)[number % 2], unit=f"Biro {number}")
    yield ws
    ws.close()


def _found(ws: Workshop, text: str, agency_id: str = "") -> list[str]:
    return [match_key(row.name) for row in search_people(ws, text, agency_id=agency_id)]


def _id(ws: Workshop, name: str) -> str:
    return next(p.id for p in ws.read.all(Person) if p.name == name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sek", ["sekar ayu pradipta"]),
        ("SEKAR", ["sekar ayu pradipta"]),
        ("pradi sek", ["sekar ayu pradipta"]),
        ("zoe", ["zoe nuraini"]),
        ("nuraini", ["zoe nuraini"]),
        ("nur'aini", ["zoe nuraini"]),
        ("damar p", ["damar harsono"]),
        ("ayu", ["ayu lestari", "sekar ayu pradipta"]),  # names that begin so come first
        ("kusumo", ["bayu kusumo", "wira kusumo"]),
        ("bahari wira", []),  # another agency
        ("bahari zo", ["zoe nuraini"]),
        ("forest ba", ["bayu kusumo", "damar harsono", "wira kusumo"]),  # "Badan" counts too
        ("biro 4", ["ayu lestari"]),
        ("kar", []),  # beginnings of words only
        ("nobody", []),
        ('"', sorted(map(match_key, NAMES))),
        ("sekar AND (", []),
        ("sekar NEAR/2 *", []),
    ],
)
def test_what_is_found_and_in_which_order(ws: Workshop, typed: str, found: list[str]) -> None:
    assert _found(ws, typed) == found


def test_nothing_typed_shows_everybody_by_name_and_those_here_last(ws: Workshop) -> None:
    assert _found(ws, "") == _found(ws, "  ") == sorted(map(match_key, NAMES))
    desk.check_in(ws, _id(ws, "Ayu Lestari"))
    assert _found(ws, "")[-1] == "ayu lestari"
    assert _found(ws, "ayu") == ["sekar ayu pradipta", "ayu lestari"]


def test_one_agency_alone(ws: Workshop) -> None:
    forest = next(a.id for a in ws.read.all(Agency) if a.short_name == "BUH")
    assert _found(ws, "", agency_id=forest) == ["bayu kusumo", "damar harsono", "wira kusumo"]
    assert _found(ws, "kus", agency_id=forest) == ["bayu kusumo", "wira kusumo"]
    assert _found(ws, "sekar", agency_id=forest) == []
    desk.check_in(ws, _id(ws, "Bayu Kusumo"))
    assert _found(ws, "kus", agency_id=forest) == ["wira kusumo", "bayu kusumo"]


def test_a_row_tells_what_the_desk_shows(ws: Workshop) -> None:
    person = _id(ws, "Wira Kusumo")
    event = desk.check_in(ws, person).event
    [row] = search_people(ws, "wira")
    assert (row.id, row.name, row.unit, row.agency) == (person, "Wira Kusumo", "Biro 1", "BUH")
    assert (row.first_at, row.desks, row.walk_in) == (event.at, event.desk, False)


def test_who_was_removed_is_not_found_until_brought_back(ws: Workshop) -> None:
    person = _id(ws, "Wira Kusumo")
    records.remove(ws, Person, person)
    assert _found(ws, "wira") == []
    assert "wira kusumo" not in _found(ws, "")
    ws.undo()
    assert _found(ws, "wira") == ["wira kusumo"]


def test_new_names_are_found_at_once(ws: Workshop) -> None:
    person = _id(ws, "Wira Kusumo")
    records.change(ws, Person, person, name="Galih Tirta")
    assert _found(ws, "wira") == []
    assert _found(ws, "galih") == ["galih tirta"]
    agency = next(a.id for a in ws.read.all(Agency) if a.short_name == "BUH")
    records.change(ws, Agency, agency, short_name="Rimba", name="Badan Rimba")
    assert _found(ws, "rimba galih") == ["galih tirta"]
    assert _found(ws, "buh galih") == []
    records.change(ws, Person, person, agency_id="")
    assert _found(ws, "rimba galih") == []


def test_the_limit_holds(ws: Workshop) -> None:
    add_people(ws, 300)
    assert len(search_people(ws, "")) == desk.ROWS
    assert len(search_people(ws, "s", limit=5)) == 5


def test_many_hits_give_a_full_list_of_hits_those_here_last(
    ws: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FEW", 20)
    people = add_people(ws, 400)
    desk.check_in_all(ws, people[::2])
    for typed in ("p", "s", "sekar a", "bagian", "bagian 3", "ka"):
        rows = search_people(ws, typed, limit=200)
        here = [row.first_at != "" for row in rows]
        assert here == sorted(here), typed
        assert len({row.id for row in rows}) == len(rows)
        for row in rows:
            words = fold(f"{row.name} {row.unit} {row.agency}").split()
            assert all(any(w.startswith(t) for w in words) for t in fold(typed).split()), row


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_answered(ws: Workshop, text: str) -> None:
    rows = search_people(ws, text)
    assert len(rows) <= len(NAMES)
    assert bool(rows) or fold(text)


_LETTERS = st.text(
    st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x17F), min_size=1, max_size=8
)


@given(st.lists(_LETTERS, min_size=1, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_anybody_is_found_by_the_beginnings_of_their_words(ws: Workshop, words: list[str]) -> None:
    person = records.add(ws, Person, name=" ".join(words))
    for word in fold(" ".join(words)).split():
        for typed in (word, word[:2]):
            assert person in {row.id for row in search_people(ws, typed, limit=1000)}
