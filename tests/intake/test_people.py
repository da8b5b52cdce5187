"""Who on a list is known already."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.intake.people import Candidate, Choice, Known, Sorting, State, person_key


def known(number: str, name: str, agency: str = "a", **values: str) -> Known:
    return Known(number, {"name": name, "role": "participant", **values}, agency)


def row(number: int, name: str, agency: str = "a", **values: str) -> Candidate:
    return Candidate(number, {"name": name, **values}, agency)


def states(
    people: list[Known],
    rows: list[Candidate],
    decided: Mapping[int, tuple[Choice, str]] | None = None,
    otherwise: Choice | None = None,
) -> list[str]:
    found = Sorting(people, decided or {}, otherwise).sort(rows)
    return [
        o.state.value + (f" {o.person}" if o.person and not o.person.startswith("row") else "")
        for o in found
    ]


SEKAR = known("s", "Dr. Sekar Ayu Pradipta, S.H.", phone="+6284100000101", email="s@x.example")


@pytest.mark.parametrize(
    ("candidate", "state"),
    [
        (row(1, "Sekar Ayu Pradipta"), "same s"),
        (row(1, "SEKAR AYU PRADIPTA, S.H.", phone="0841-0000-0101"), "same s"),
        (row(1, "Sekar Ayu Pradipta", position="Staf"), "updated s"),
        (row(1, "Prof. Dr. Sekar Ayu Pradipta, S.H., M.H."), "updated s"),
        (row(1, "Sekar Ayu Pradipta", phone="+6284100000999"), "updated s"),
        (row(1, "Sekar Ayu Pradipta", phone="+6284100000999", email="t@x.example"), "uncertain"),
        (row(1, "Sekar Ayu Pradipta", "b"), "new"),
        (row(1, "Sekar Ayu Pradipta", "b", email="S@X.example"), "updated s"),
        (row(1, "Sekar Ayu Pradipta", ""), "same s"),
        (row(1, "Sekar Ayu Pradita"), "uncertain"),
        (row(1, "Sekar Ayu Pradita", phone="+6284100000999", email="t@x.example"), "new"),
        (row(1, "Sekar A. Pradipta", "b", phone="+6284100000101"), "uncertain"),
        (row(1, "Wira Adi Kusumo", phone="+6284100000101"), "new"),
    ],
)
def test_one_row(candidate: Candidate, state: str) -> None:
    assert states([SEKAR], [candidate]) == [state]


def test_somebody_without_an_agency_is_perhaps_the_same() -> None:
    assert states([known("s", "Sekar Ayu", "")], [row(1, "Sekar Ayu", "a")]) == ["uncertain"]


def test_what_a_row_lacks_is_never_emptied() -> None:
    sorting = Sorting([SEKAR])
    (outcome,) = sorting.sort([row(1, "Sekar Ayu Pradipta", position="Staf")])
    assert [(c.field, c.before, c.after) for c in outcome.changes] == [("position", "", "Staf")]
    assert sorting.person("s")["phone"] == "+6284100000101"


def test_within_a_list_a_row_may_complete_and_may_not_contradict() -> None:
    rows = [
        row(1, "Wira Adi", phone="+6284100000102"),
        row(2, "Wira Adi", email="w@x.example"),
        row(3, "Wira Adi", phone="+6284100000103"),
        row(4, "Wira Adi"),
    ]
    assert states([], rows) == ["new", "updated", "uncertain", "same"]


def test_namesakes_who_are_both_known_are_told_apart_by_what_is_known() -> None:
    people = [
        known("1", "Siti Aminah", position="Staf"),
        known("2", "Siti Aminah", position="Dokter"),
    ]
    rows = [row(1, "Siti Aminah", position="Dokter"), row(2, "Siti Aminah", position="Staf")]
    assert states(people, rows) == ["same 2", "same 1"]
    assert states(people, [row(1, "Siti Aminah", position="Guru")]) == ["uncertain"]


def test_a_similar_name_that_is_on_the_list_itself_is_somebody_else() -> None:
    people = [known("1", "Ahmad Fauzan Pratama")]
    rows = [row(1, "Ahmad Fauzan Pratama"), row(2, "Ahmad Fauzin Pratama")]
    assert states(people, rows) == ["same 1", "new"]


@pytest.mark.parametrize(
    ("choice", "state"),
    [
        (Choice.KEEP, "same s"),
        (Choice.REPLACE, "updated s"),
        (Choice.BOTH, "new"),
        (Choice.OMIT, "refused"),
    ],
)
def test_decisions(choice: Choice, state: str) -> None:
    rows = [row(1, "Sekar Ayu Pradipta", phone="+6284100000999", email="t@x.example")]
    assert states([SEKAR], rows, {1: (choice, "")}) == [state]
    if choice is not Choice.OMIT:
        assert states([SEKAR], rows, otherwise=choice) == [state]


def test_a_sure_update_can_be_kept_as_well() -> None:
    rows = [row(1, "Sekar Ayu Pradipta", position="Staf")]
    assert states([SEKAR], rows, {1: (Choice.KEEP, "")}) == ["same s"]
    assert states([SEKAR], rows, {1: (Choice.BOTH, "")}) == ["new"]


def test_broken_degrees_do_not_hide_a_name() -> None:
    assert person_key("Lintang Nur Wardhana, M,Si") == person_key("Lintang Nur Wardhana")
    assert person_key("Wira Kusumo M,Si") == person_key("Wira Kusumo, M.Si.")


_NAME = st.sampled_from(
    ["Siti", "Siti Aminah", "Dr. Siti Aminah, S.H.", "Siti Aminah, S.H", "Siti Aminan", "Wira"]
)
_TEXT = st.sampled_from(["", "x", "y"])
_ROWS = st.lists(st.tuples(_NAME, st.sampled_from(["", "a", "b"]), _TEXT, _TEXT), max_size=8)


@given(_ROWS, _ROWS, st.sampled_from([None, Choice.BOTH]))
def test_the_same_list_again_says_nothing_new(
    first: list[tuple[str, str, str, str]],
    second: list[tuple[str, str, str, str]],
    otherwise: Choice | None,
) -> None:
    """Whoever was known before: what one import has written, another of the same list leaves alone."""
    people = [
        Known(f"k{n}", {"name": name, "phone": phone, "position": text}, agency)
        for n, (name, agency, phone, text) in enumerate(first)
    ]
    rows = [
        row(n, name, agency, **{k: v for k, v in (("phone", phone), ("position", text)) if v})
        for n, (name, agency, phone, text) in enumerate(second, 1)
    ]
    sorting = Sorting(people, otherwise=otherwise)
    outcomes = sorting.sort(rows)
    assert len(outcomes) == len(rows)
    brought = [o.person for o in outcomes if o.state is State.NEW]
    after = [
        Known(key, dict(sorting.person(key)), sorting.agency_of(key))
        for key in (*(p.id for p in people), *brought)
    ]
    again = Sorting(after, otherwise=None).sort(rows)
    assert not [o for o in again if o.state is State.NEW]
    assert not [o for o in again if o.state is State.UPDATED]
