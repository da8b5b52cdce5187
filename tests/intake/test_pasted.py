"""Text as people paste it from a chat: answers to a form, names with their agency in one line."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.test_shapes import agencies, names
from workshop_app.actions.import_plan import Options, Prepared
from workshop_app.actions.importing import open_text, prepare
from workshop_app.domain.errors import ListEmpty, NoNameColumn


@pytest.fixture
def pasted() -> Callable[[str], Prepared]:
    return lambda text: prepare(open_text(text), Options())


Pasted = Callable[[str], Prepared]
FORM = """Berikut datanya:
*Nama*: Sekar Ayu, S.H.
Instansi : Kemlu
No. HP: 0841-0000-0101

[29/3/23 08.15] Ani: Nama: Wira Adi
Instansi: Kementerian
Sosial
Jabatan = Direktur

1. Nama: Bayu Tri
Terima kasih
"""


def test_answers_one_below_the_other_are_one_person_each(pasted: Pasted) -> None:
    found = pasted(FORM)
    assert names(found) == ["Sekar Ayu, S.H.", "Wira Adi", "Bayu Tri Terima kasih"]
    assert agencies(found) == ["Kemlu", "Kementerian Sosial", ""]
    first, second = (row.values for row in found.reading.rows[:2])
    assert first["phone"] == "+6284100000101" and second["position"] == "Direktur"
    assert [row.number for row in found.reading.rows] == [2, 6, 11]


@pytest.mark.parametrize(
    ("line", "name", "agency"),
    [
        ("Wira Adi, Kemensos", "Wira Adi", "Kemensos"),
        ("Bayu Tri, S.H., Kemlu", "Bayu Tri, S.H.", "Kemlu"),
        ("Intan Tri, BNN", "Intan Tri", "BNN"),
        ("Lintang Nur, SKM", "Lintang Nur, SKM", ""),
        ("Ratna Dwi, M.Si", "Ratna Dwi, M.Si", ""),
        ("Sekar Ayu - Kemlu", "Sekar Ayu", "Kemlu"),
        ("[29/03/23 08.16.02] Budi: Wira Adi | Dinas Sosial", "Wira Adi", "Dinas Sosial"),
    ],
)
def test_a_name_and_its_agency_in_one_line(
    pasted: Pasted, line: str, name: str, agency: str
) -> None:
    found = pasted(f"{line}\n")
    assert (names(found), agencies(found)) == ([name], [agency])


def test_several_names_between_brackets(pasted: Pasted) -> None:
    found = pasted(
        "- Polri (Brigjen Pol. Galih Tirta, S.I.K.; AKBP Jaka Panca)\n- BNN (Sekar Ayu)\n"
    )
    assert names(found) == ["Brigjen Pol. Galih Tirta, S.I.K.", "AKBP Jaka Panca", "Sekar Ayu"]
    assert agencies(found) == ["Polri", "Polri", "BNN"]


_LINES = st.lists(
    st.sampled_from(
        [
            "Nama: Sekar Ayu",
            "Instansi: Kemlu",
            "Nama:",
            "HP: 0841",
            "Jabatan: Staf",
            "",
            "lain",
            ": x",
        ]
    ),
    max_size=12,
)


@given(_LINES)
def test_no_answer_to_the_question_for_a_name_is_lost(lines: list[str]) -> None:
    try:
        found = prepare(open_text("\n".join(lines)), Options())
    except (ListEmpty, NoNameColumn):
        return
    told = " ".join(str(row.values) for row in found.reading.rows)
    assert told.count("Sekar Ayu") == lines.count("Nama: Sekar Ayu")
