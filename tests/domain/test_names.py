"""Names as Indonesians write them: degrees, ranks, accents, capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.names import fold, initials, match_key, split_degrees


@pytest.mark.parametrize(
    ("given_name", "before", "proper", "after"),
    [
        ("Sekar Pradipta", "", "Sekar Pradipta", ""),
        ("Dr. Sekar Pradipta, S.H., M.Si.", "Dr.", "Sekar Pradipta", "S.H., M.Si."),
        ("Prof. Dr. dr. Wira Kusumo, Sp.A(K)", "Prof. Dr. dr.", "Wira Kusumo", "Sp.A(K)"),
        ("Ir. H. Jaka Wibawa", "Ir. H.", "Jaka Wibawa", ""),
        ("Kombes Pol. Bayu Anggoro", "Kombes Pol.", "Bayu Anggoro", ""),
        ("Kol. Laut (P) Damar Harsono", "Kol. Laut (P)", "Damar Harsono", ""),
        ("Melati Lestari S.H. M.Hum.", "", "Melati Lestari", "S.H. M.Hum."),
        ("Surya S. Wardhana", "", "Surya S. Wardhana", ""),
        ("Dra. Intan", "Dra.", "Intan", ""),
        ("Dr.", "", "Dr.", ""),
        ("", "", "", ""),
    ],
)
def test_degrees_are_set_apart(given_name: str, before: str, proper: str, after: str) -> None:
    assert split_degrees(given_name) == (before, proper, after)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë  Nur'aini", "zoe nuraini"),
        ("D`Alembert-Sari", "dalembert sari"),
        ("  ÉLAN\t2.0 ", "elan 2 0"),
        ("STRASSE/Straße", "strasse strasse"),
        ("\ud800 \0 x", "x"),
        ("—…!", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_folding_twice_is_folding_once_and_never_raises(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == folded.strip()
    assert "  " not in folded


@given(st.text())
def test_taking_a_name_apart_never_loses_it(name: str) -> None:
    before, proper, after = split_degrees(name)
    kept = "".join(f"{before} {proper} {after}".split())
    assert kept == "".join(name.replace(",", " ", 1).split())


@given(st.text())
def test_the_key_is_empty_only_for_names_without_letters(name: str) -> None:
    assert bool(match_key(name)) == bool(fold(name))


def test_the_same_person_with_other_degrees_has_the_same_key() -> None:
    assert match_key("Dr. Sekar Ayu Pradipta, S.H.") == match_key("SEKAR AYU PRADIPTA, M.Si")
    assert match_key("Hj. Ratna Puspa") == match_key("ratna  puspa")
    assert match_key("Sekar Ayu") != match_key("Sekar Ayu Pradipta")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sekar Ayu Pradipta, S.H.", "SP"),
        ("Dr. Wira", "W"),
        ("", ""),
        ("---", ""),
        ("élan vital", "EV"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
