"""What an office worker looks for: whole lines, no needless repetition, room to sign, printable edges."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from tests.reports.conftest import FONTS
from tests.reports.papers.sample import EVENT, every_paper, invitations, release, sign_in
from workshop_app.actions.label_sheets import label_sheets
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.paths import resource
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.papers import evaluation_form
from workshop_app.reports.papers.build import print_order
from workshop_app.reports.papers.common import contact_parts, letterhead
from workshop_app.reports.papers.elements import Text
from workshop_app.reports.papers.model import (
    Content,
    EvaluationForm,
    Event,
    Invitations,
    InvitedAgency,
    LabelSheet,
    Order,
)
from workshop_app.reports.theme import Options
from workshop_app.words.catalogue import Words

ID = Words.load("id", resource("locale"))
EDGE = 5 * 72 / 25.4
"""Plain office printers leave 5 mm white on every side."""


def printed(shelf: FontShelf, content: Content) -> PdfReader:
    options = Options(FONTS, "id", fixed=True)
    made = print_order(Order(content), options, ID, silent, never_cancelled, shelf)
    return PdfReader(BytesIO(made.data), strict=True)


def texts(shelf: FontShelf, content: Content) -> list[str]:
    return [" ".join(p.extract_text().split()) for p in printed(shelf, content).pages]


def places_of(page: PageObject) -> list[tuple[float, float]]:
    """Where each piece of text begins."""
    found: list[tuple[float, float]] = []

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            found.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_no_text_stands_where_printers_cannot_print(shelf: FontShelf, name: str) -> None:
    for page in printed(shelf, every_paper()[name]).pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        places = places_of(page)
        assert places
        assert all(EDGE <= x <= width - EDGE and EDGE <= y <= height - EDGE for x, y in places)


def test_the_host_goes_by_one_name_on_a_paper() -> None:
    event = replace(
        EVENT,
        host="Maritime Agency",
        host_names=("Badan Urusan Laut", "Maritime Agency", "BUL"),
        contact="Biro Humas; Badan Urusan Laut; Telepon (021) 555-0100",
    )
    assert contact_parts(event) == ["Biro Humas", "Maritime Agency", "Telepon (021) 555-0100"]
    assert "Badan Urusan Laut" not in " ".join(letterhead(event).lines)


def test_a_box_is_never_parted_from_what_it_stands_for() -> None:
    form = EvaluationForm(Event("Lokakarya"), ("ya",), ("Butir",), groups=("Lembaga setingkat",))
    told = [e.text for e in evaluation_form.compose(form, ID).elements if isinstance(e, Text)]
    assert "☐\u00a0Lembaga\u00a0setingkat" in told[-1]


def test_a_sheet_says_who_speaks_in_the_session(shelf: FontShelf) -> None:
    sheet = sign_in()
    part = replace(sheet.lists[0], speakers=("Nila Anggraheni, S.Sos.", "Rangga Adiputra"))
    (page,) = texts(shelf, replace(sheet, lists=(part,)))
    assert "Nila Anggraheni, S.Sos. Rangga Adiputra" in page


def test_the_column_for_sex_takes_little_room(shelf: FontShelf) -> None:
    (page,) = texts(shelf, sign_in(wide=True))
    assert "No. Nama L/P Unit kerja" in page


def test_a_draft_is_marked_in_letters_that_are_seen(shelf: FontShelf) -> None:
    sizes: list[float] = []

    def see(text: str, _cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip() == "DRAF":
            sizes.append(size * tm[0])

    for page in printed(shelf, release()).pages:
        sizes.clear()
        page.extract_text(visitor_text=see)
        assert max(sizes) >= 14


@pytest.mark.parametrize("count", range(18, 34))
def test_a_kind_of_agency_never_stands_alone_at_the_foot(shelf: FontShelf, count: int) -> None:
    agency = invitations().agencies[0]
    many = [replace(agency, name=f"Badan {n}", category="Kementerian") for n in range(count)]
    last = InvitedAgency("Yayasan Contoh", category="Golongan akhir")
    found = texts(shelf, Invitations(EVENT, (*many, last)))
    (page,) = (page for page in found if "Golongan akhir" in page)
    assert "Yayasan Contoh" in page


@pytest.mark.parametrize("sheet", [s for s in label_sheets() if s.cut], ids=lambda s: s.name)
def test_cutting_marks_are_printed_whole(sheet: LabelSheet) -> None:
    paper = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}[sheet.paper]
    across = sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap_x
    down = sheet.rows * sheet.height + (sheet.rows - 1) * sheet.gap_y
    room = (sheet.left, sheet.top, paper[0] - sheet.left - across, paper[1] - sheet.top - down)
    assert min(room) >= 5 + 4 + 0.5  # the edge of the printer, the mark, its distance


def in_order(text: str, *parts: str) -> None:
    """Every part stands in the text, each behind the one before."""
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"{part!r} does not follow {text[:place][-40:]!r}"
        place = found + len(part)


def test_a_release_is_built_as_the_press_expects(shelf: FontShelf) -> None:
    in_order(
        " ".join(texts(shelf, release())),
        "BADAN URUSAN LAUT",
        "PESISIR AMAN",
        "Siaran Pers Nomor: B-128/CONTOH/03/2023",
        "Kota Contoh (29/3) \u2013",  # who, what, where, when, and how many
        "Badan Urusan Laut menyelenggarakan Lokakarya Pesisir di Aula Melati, Kota Contoh",
        "Rabu, 29 Maret 2023",
        "42 orang dari 5 instansi",
        "\u201cKerja bersama adalah kunci,\u201d",
        "Sekar Ayu, Deputi",
        "1. Pencegahan",
        "2. Pemulihan",
        "1. Posko bersama",
        "Kami membuka posko.",
        "Badan Urusan Riset, dan Data",
        "Sampai jumpa.",
        "Kontak media",
        "Telepon (021) 555-0100",
    )


def test_the_report_keeps_the_skeleton_of_the_rules(shelf: FontShelf) -> None:
    in_order(
        " ".join(texts(shelf, every_paper()["report"])),
        "LAPORAN",
        "A. Pendahuluan",
        "1. Umum",
        "2. Maksud dan Tujuan",
        "3. Ruang Lingkup",
        "4. Dasar",
        "B. Kegiatan yang Dilaksanakan",
        "C. Hasil yang Dicapai",
        "D. Hambatan",
        "E. Simpulan dan Saran",
        "F. Penutup",
        "Kota Contoh, 29 Maret 2023",
        "Kepala Bagian Umum",
        "Ratna Wening Lestari, S.H.",
    )


def test_a_certificate_says_who_for_what_and_who_signs(shelf: FontShelf) -> None:
    in_order(
        texts(shelf, every_paper()["certificates"])[0],
        "BADAN URUSAN LAUT",
        "SERTIFIKAT",
        "Nomor: 001/S/2023",
        "Wira Adi Kusumo",
        "Badan Urusan Hutan",
        "sebagai peserta dalam Lokakarya Pesisir",
        "3 dari 4 sesi",
        "7K2M-Q9XW-PHD",
        "Kota Contoh, 29 Maret 2023",
        "Kepala Bagian Umum",
        "Ratna Wening Lestari, S.H.",
    )


def test_minutes_are_signed_by_note_taker_and_host(shelf: FontShelf) -> None:
    in_order(
        " ".join(texts(shelf, every_paper()["minutes"])),
        "NOTULA",
        "08.00\u201315.00 WIB",
        "51 orang dari 25 instansi",
        "Diskusi",
        "1. Butir \u2013 Sekar Ayu, BUL",
        "Keputusan",
        "Lintang Eka Purnama",
    )
