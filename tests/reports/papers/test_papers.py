"""Every paper as PDF: whole, sound, accessible, in both languages, whatever was typed."""

import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.reports.conftest import FONTS, letters
from tests.reports.hostile import PAYLOADS, every_text
from tests.reports.papers.sample import (
    COMPOSED,
    EVENT,
    certificates,
    commitments,
    every_paper,
    minutes,
    release,
    sign_in,
)
from tests.reports.pdf_rules import broken
from tests.reports.pdf_rules.book import Book
from tests.reports.programs import font_complaints, preflight_complaints, qpdf_complaints
from tests.reports.sample import picture
from workshop_app.domain.errors import Cancelled
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.paths import resource
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.papers.build import build_paper, composed, print_order
from workshop_app.reports.papers.elements import Grid, Signatures
from workshop_app.reports.papers.model import (
    Badges,
    Certificates,
    Content,
    Invitations,
    Order,
    SignIn,
)
from workshop_app.reports.papers.texts import element_texts
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import Archive, Look, Options, Paper, colour
from workshop_app.reports.worker import PaperRequest, pack, run, unpack
from workshop_app.words.catalogue import Words

Print = Callable[..., Printed]


def words(language: str) -> Words:
    return Words.load(language, resource("locale"))


@pytest.fixture(scope="session")
def paper(shelf: FontShelf) -> Print:
    """Print a paper in memory."""

    def made(content: Content, language: str = "id", size: Paper = Paper.A4) -> Printed:
        options = Options(FONTS, language, size, fixed=True)
        order = Order(content)
        return print_order(order, options, words(language), silent, never_cancelled, shelf)

    return made


def pages(printed: Printed) -> list[str]:
    reader = PdfReader(BytesIO(printed.data), strict=True)
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", COMPOSED)
def test_no_text_of_a_paper_is_lost(paper: Print, name: str, language: str) -> None:
    content = every_paper()[name]
    told = letters("".join(pages(paper(content, language))))
    for element in composed(content, words(language)).elements:
        for text in element_texts(element):
            assert letters(text) in told, text


@pytest.mark.parametrize("size", [Paper.A4, Paper.F4])
@pytest.mark.parametrize("name", every_paper())
def test_every_paper_is_a_sound_pdf(paper: Print, tmp_path: Path, name: str, size: Paper) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(paper(every_paper()[name], size=size).data)
    assert qpdf_complaints(path) == ""
    assert font_complaints(path) == []


@pytest.mark.parametrize("name", every_paper())
def test_every_paper_keeps_the_rules_of_archives_and_readers(shelf: FontShelf, name: str) -> None:
    """PDF/A-3b as the app writes it, and what a screen reader is told."""
    options = Options(FONTS, made_at=datetime(2023, 3, 30, tzinfo=UTC))
    made = print_order(Order(every_paper()[name]), options, words("id"), shelf=shelf)
    assert broken(Book(made.data, 3)) == {}


@pytest.mark.parametrize("name", every_paper())
def test_the_oldest_archives_take_every_paper(shelf: FontShelf, tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.pdf"
    options = Options(FONTS, archive=Archive.A1B, fixed=True)
    order = Order(every_paper()[name])
    path.write_bytes(print_order(order, options, words("id"), shelf=shelf).data)
    assert preflight_complaints(path) == ""


@pytest.mark.parametrize("name", every_paper())
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_type_is_never_markup(paper: Print, name: str, payload: str) -> None:
    before = every_paper()[name]
    content = every_text(before, lambda text: f"{text} {payload}" if text else text)
    # codes and sheets are not typed by people
    if isinstance(before, Badges):
        spoilt = [replace(badge, code="7K2MQ9XWPHD") for badge in content.badges]
        content = replace(content, sheet=before.sheet, badges=tuple(spoilt))
    if isinstance(before, Certificates):
        given = [replace(one, code="7K2MQ9XWPHD") for one in content.certificates]
        content = replace(content, certificates=tuple(given))
    assert paper(content).pages >= 1


@pytest.mark.parametrize("name", every_paper())
def test_the_same_data_give_the_same_bytes(paper: Print, name: str) -> None:
    assert paper(every_paper()[name]).data == paper(every_paper()[name]).data


def test_pages_of_a_sheet_say_which_of_how_many_they_are(paper: Print) -> None:
    told = pages(paper(sign_in(60)))
    assert len(told) > 2
    for number, page in enumerate(told, 1):
        assert f"Halaman {number} dari {len(told)}" in page
        assert "No. Nama" in page or number == len(told)


def test_each_list_is_counted_by_itself(paper: Print) -> None:
    one = sign_in().lists[0]
    told = pages(paper(SignIn(EVENT, (one, replace(one, name="Penutupan")), 3)))
    assert ["Halaman 1 dari 1" in page for page in told] == [True, True]
    assert "Pembukaan" in told[0] and "Penutupan" in told[1]


def test_sign_in_rows_leave_room_for_a_hand_and_for_walk_ins(paper: Print) -> None:
    data = PdfReader(BytesIO(paper(sign_in(0)).data)).pages[0]
    heights: dict[str, float] = {}

    def visit(text: str, _cm: object, tm: list[float], *_: object) -> None:
        if text.strip() in ("1. ................", "2. ................", "3. ................"):
            heights[text.strip()[0]] = tm[5]

    data.extract_text(visitor_text=visit)
    assert heights["1"] - heights["2"] >= 24
    assert heights["2"] - heights["3"] >= 24


def test_odd_and_even_signatures_stand_apart() -> None:
    grid = next(e for e in composed(sign_in(), words("id")).elements if isinstance(e, Grid))
    assert [bool(row[-2]) for row in grid.rows] == [True, False, True, False, True]
    assert [bool(row[-1]) for row in grid.rows] == [False, True, False, True, False]


def test_those_present_are_marked_in_words(paper: Print) -> None:
    assert pages(paper(sign_in(2), "en"))[0].count(" present ") == 1


def test_the_full_sheet_has_sex_and_unit(paper: Print) -> None:
    short, full = pages(paper(sign_in()))[0], pages(paper(sign_in(wide=True)))[0]
    assert " P Bagian 1" in full and "Bagian 1" not in short


def test_a_press_release_is_a_draft_on_every_page(paper: Print) -> None:
    told = pages(paper(release()))
    assert all("DRAF" in page for page in told)
    assert "Kota Contoh (29/3) – Badan Urusan Laut menyelenggarakan Lokakarya Pesisir" in told[0]
    assert "“Kerja bersama adalah kunci,” kata Sekar Ayu, Deputi." in told[0]


def test_a_press_release_without_practices_says_so(paper: Print) -> None:
    empty = replace(release(), practices=(), quotes=(), strategies=(), people_present=0)
    assert "No good practice has been cleared" in pages(paper(empty, "en"))[0]


def test_decisions_are_gathered_at_the_end(paper: Print) -> None:
    told = " ".join(pages(paper(minutes())))
    assert told.count("Data disatukan.") == 2 and told.count("Data belum satu.") == 1
    assert "mulai 09.00 WIB" in told


def test_empty_papers_say_that_they_are(paper: Print) -> None:
    assert "Belum ada notula" in pages(paper(replace(minutes(), parts=())))[0]
    assert (
        "Rencana tindak lanjut belum dicatat." in pages(paper(replace(commitments(), sheets=())))[0]
    )
    assert "Belum ada instansi yang diundang" in pages(paper(Invitations(EVENT, ())))[0]
    assert "Belum ada yang terdaftar" in pages(paper(sign_in(0)))[0]


def test_commitments_are_signed_by_both_sides() -> None:
    signed = [e for e in composed(commitments(), words("id")).elements if isinstance(e, Signatures)]
    assert [len(each.blocks) for each in signed] == [2, 2]
    assert signed[0].blocks[1].position == "Untuk Badan Urusan Laut"


def test_a_certificate_names_what_was_attended(paper: Print) -> None:
    told = pages(paper(certificates(), "en"))[0]
    assert "for taking part as peserta in Lokakarya Pesisir" in told
    assert "(3 of 4 sessions attended)" in told and "001/S/2023" in told
    reader = PdfReader(BytesIO(paper(certificates()).data))
    box = reader.pages[0].mediabox
    assert box.width > box.height


def test_a_workshop_without_anything_still_prints(paper: Print) -> None:
    bare = replace(EVENT, title="", host="", place="", venue="", starts_on=None, ends_on=None,
                   signer_name="", signer_position="", contact="", number="")  # fmt: skip
    for content in every_paper().values():
        assert paper(replace(content, event=bare)).pages >= 1


def test_a_stopped_print_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")
    with pytest.raises(Cancelled):
        build_paper(Order(minutes()), path, Options(FONTS), words("id"), silent, lambda: True)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_progress_comes_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "a.pdf"
    result = build_paper(
        Order(minutes()), path, Options(FONTS), words("id"), lambda a, b: told.append((a, b))
    )
    assert told[0][0] == 0 and told[-1][0] == told[-1][1]
    assert result.pages == len(PdfReader(path).pages)


def test_days_are_written_in_words(paper: Print) -> None:
    later = replace(EVENT, ends_on=date(2023, 3, 30))
    assert "29–30 Maret 2023" in pages(paper(replace(minutes(), event=later)))[0]


def test_the_printing_process_prints_papers(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    request = pack(PaperRequest(Order(minutes()), path, Options(FONTS, fixed=True)))
    out = StringIO()
    assert run(BytesIO(request).read, out, words) == 0
    assert json.loads(out.getvalue().splitlines()[-1])["finished"]["pages"] == 1
    assert "NOTULA" in PdfReader(path).pages[0].extract_text()


def test_the_printing_process_makes_nothing_but_plain_data() -> None:
    spoilt = pickle.dumps(build_paper)
    with pytest.raises(pickle.UnpicklingError):
        unpack(spoilt)


def test_pages_without_front_matter_are_counted_in_figures(paper: Print) -> None:
    assert PdfReader(BytesIO(paper(sign_in(60)).data)).page_labels[:2] == ["1", "2"]


@pytest.mark.parametrize("count", range(1, 60, 3))
def test_a_signature_is_never_alone_on_a_page(paper: Print, count: int) -> None:
    """However many points there are, the last words above the signature are on its page."""
    part = minutes().parts[0]
    points = tuple(
        replace(part.points[0], text=f"Butir nomor {number}. " + "kata " * 20, decision=False)
        for number in range(count)
    )
    last = replace(part.points[0], text="Kalimat terakhir.", decision=True)
    content = replace(minutes(), parts=(replace(part, points=(*points, last)),))
    told = pages(paper(content))
    assert content.event.signer_name in told[-1] and "Kalimat terakhir." in told[-1]


def test_the_letterhead_is_that_of_the_look(shelf: FontShelf, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture(kind="PNG"))
    look = Look(colour("7A1F2B"), logo=logo, head="Dinas Rekaan", lines=("Jalan Contoh 1",))
    for name, content in every_paper().items():
        options = Options(FONTS, fixed=True, look=look)
        made = print_order(Order(content), options, words("id"), silent, never_cancelled, shelf)
        if name == "badges":
            continue
        book = PdfReader(BytesIO(made.data), strict=True)
        assert "DINAS REKAAN" in book.pages[0].extract_text(), name
        assert len(book.pages[0].images) >= 1, name


def test_a_logo_that_is_gone_stops_nothing(shelf: FontShelf, tmp_path: Path) -> None:
    options = Options(FONTS, fixed=True, look=Look(logo=tmp_path / "gone.png", head="Dinas"))
    made = print_order(Order(minutes()), options, words("id"), silent, never_cancelled, shelf)
    assert "DINAS" in pages(made)[0]
