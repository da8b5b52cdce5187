"""Which agency a text means."""

import pytest

from workshop_app.domain.records import Agency
from workshop_app.intake.matching import AgencyBook, key_of


def agency(number: str, short_name: str, name: str, *aliases: str, **more: object) -> Agency:
    return Agency(id=number, short_name=short_name, name=name, aliases=aliases, **more)  # type: ignore[arg-type]


BOOK = AgencyBook(
    [
        agency("pppa", "KemenPPPA", "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak",
               "Kemen PPPA", "Kementerian PP dan PA"),
        agency("sos", "Kemensos", "Kementerian Sosial"),
        agency("agama", "Kemenag", "Kementerian Agama"),
        agency("luar", "Kemlu", "Kementerian Luar Negeri"),
        agency("dalam", "Kemendagri", "Kementerian Dalam Negeri"),
        agency("ham", "Kemenkumham", "Kementerian Hukum dan Hak Asasi Manusia", "Ditjen Imigrasi", "Imigrasi",
               former_names=("until 2004-01-01: Departemen Kehakiman",)),
        agency("polri", "Polri", "Kepolisian Negara Republik Indonesia", "Bareskrim Polri"),
        agency("bin", "BIN", "Badan Intelijen Negara"),
        agency("bps", "BPS", "Badan Pusat Statistik"),
        agency("laut", "Bakamla", "Badan Keamanan Laut Republik Indonesia", "Laut"),
        agency("b1", "Badan 1", "Badan Urusan 1"),
        agency("b11", "Badan 11", "Badan Urusan 11"),
        agency("kantor", "Kantor Cabang", "Kantor Cabang Utama", parent_id="bps", invited=False),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "agency_id", "by", "unit"),
    [
        ("KEMENPPPA", "pppa", "name", ""),
        ("Kemen-PPPA", "pppa", "alias", ""),
        ("Kementrian PP & PA", "pppa", "alias", ""),
        ("kementerian sosial republik indonesia", "sos", "name", ""),
        ("Kementerian Sosial RI", "sos", "name", ""),
        ("Kementerian Sosial (Kemensos)", "sos", "unit", ""),
        ("Kemensos - Biro Humas", "sos", "unit", "Biro Humas"),
        ("Departemen Kehakiman", "ham", "alias", ""),
        ("Bareskrim Polri", "polri", "alias", "Bareskrim Polri"),
        ("Direktorat Tipidum Bareskrim Polri", "polri", "unit", "Direktorat Tipidum Bareskrim Polri"),
        ("Ditjen Imigrasi", "ham", "alias", "Ditjen Imigrasi"),
        ("Kantor Imigrasi Kelas I Batuan", "ham", "unit", "Kantor Imigrasi Kelas I Batuan"),
        ("BPS Provinsi Batuan", "bps", "unit", "BPS Provinsi Batuan"),
        ("Kementerian Pemberdayan Perempuan dan Pelindungan Anak", "pppa", "similar", ""),
        ("Badan 11", "b11", "name", ""),
        ("Kantor Cabang Utama", "bps", "name", "Kantor Cabang Utama"),
    ],
)  # fmt: skip
def test_certain(text: str, agency_id: str, by: str, unit: str) -> None:
    match = BOOK.match(text)
    assert (match.verdict, match.agency_id, match.by, match.unit) == (
        "certain",
        agency_id,
        by,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "best"),
    [("Kemendag", "agama"), ("KemenPPA", "pppa"), ("Badan Keamanan dan Laut Nusantara", "laut")],
)
def test_uncertain_with_candidates(text: str, best: str) -> None:
    match = BOOK.match(text)
    assert match.verdict == "uncertain" and not match.agency_id
    assert match.candidates[0].agency_id == best
    assert match.candidates[0].short_name == BOOK.short_name(best)


@pytest.mark.parametrize(
    "text",
    [
        "Kementerian Perhubungan",
        "Yayasan Ali bin Tirta",
        "Persatuan Guru",
        "Badan 2",
        "Universitas X",
        "?",
    ],
)
def test_none_or_not_certain(text: str) -> None:
    assert BOOK.match(text).verdict != "certain"


def test_what_shares_most_words_is_not_the_same() -> None:
    both = AgencyBook([agency("luar", "Kemlu", "Kementerian Luar Negeri")])
    assert both.match("Kementerian Dalam Negeri").verdict != "certain"
    east = AgencyBook([agency("x", "Pertahanan", "Kementerian Pertahanan")])
    assert east.match("Kementerian Pertanian").verdict != "certain"
    assert AgencyBook([agency("a", "Austria", "")]).match("Australia").verdict != "certain"


def test_a_guess_is_only_taken_where_it_is_a_good_one() -> None:
    assert BOOK.match("KemenPPA").guess == "pppa"
    assert BOOK.match("Kemendag").guess == ""
    countries = AgencyBook([agency("a", "Austria", ""), agency("g", "Guinea", "")])
    for text in ("Australia", "Papua New Guinea", "Guinea-Bissau", "Equatorial Guinea"):
        match = countries.match(text)
        assert match.verdict != "certain" and match.guess == "", text


def test_two_agencies_of_one_name_are_for_somebody_to_decide() -> None:
    twins = AgencyBook([agency("a", "Dinas Sosial", ""), agency("b", "DINAS SOSIAL", "")])
    match = twins.match("dinas sosial")
    assert match.verdict == "uncertain"
    assert {c.agency_id for c in match.candidates} == {"a", "b"}


def test_spellings_and_fillers_do_not_matter() -> None:
    assert (
        key_of("Kementrian PP dan PA R.I.")
        == key_of("Kementerian PP & PA").replace(" ri", "") + " r i"
    )
    assert key_of("dan") == "dan", "something always remains"
