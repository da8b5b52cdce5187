"""What a clerk would send back: torn contact blocks, colliding letters, promises of nobody."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.reports.conftest import FONTS
from tests.reports.papers.sample import (
    CARD,
    EVENT,
    PEOPLE,
    badges,
    commitments,
    invitations,
    minutes,
    release,
    sign_in,
)
from tests.reports.papers.test_papers import Print, pages, paper, words
from tests.reports.papers.test_word_files import written
from tests.reports.sample import full
from workshop_app.actions.printing import label_sheets
from workshop_app.reports.engine import Setting
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.measure import Fonts
from workshop_app.reports.papers.build import composed
from workshop_app.reports.papers.common import contact_parts, enumerated, letterhead, where
from workshop_app.reports.papers.elements import Facts, Grid, Signatures, Text
from workshop_app.reports.papers.fitting import Fitted
from workshop_app.reports.papers.model import (
    ActivityReport,
    Badge,
    Commitments,
    CommitmentSheet,
    LabelSheet,
    SignIn,
)
from workshop_app.reports.theme import INK, Options, Paper, Role, Style

__all__ = ["paper"]

OFFICE = "Biro Umum · Badan Urusan Laut · Telepon (021) 555-0100 · Surel humas@contoh.example"


# --- letterhead and contact -------------------------------------------------------------------------


def test_the_letterhead_does_not_repeat_the_host_nor_end_in_a_dot() -> None:
    long = "; ".join([*OFFICE.split(" · "), "Jalan Contoh Nomor 12 sampai dengan 14, Kota Contoh"])
    head = letterhead(replace(EVENT, contact=long))
    assert "Badan Urusan Laut" not in " ".join(head.lines)
    assert len(head.lines) == 2 and not any(line.endswith("·") for line in head.lines)
    assert head.lines[0] == "Biro Umum · Telepon (021) 555-0100 · Surel humas@contoh.example"


def test_a_room_that_is_the_venue_is_said_once() -> None:
    assert where(EVENT, "aula melati") == "Aula Melati, Kota Contoh"
    assert where(EVENT, "Ruang 2") == "Ruang 2, Aula Melati, Kota Contoh"


def test_names_in_a_sentence() -> None:
    told = [enumerated(names, words("id")) for names in (["A"], ["A", "B"], ["A", "B", "C"])]
    assert told == ["A", "A dan B", "A, B, dan C"]
    assert enumerated(["Riset, dan Teknologi", "B", "C"], words("en")) == (
        "Riset, dan Teknologi; B; and C"
    )


def test_the_contact_of_a_press_release_is_one_line_each() -> None:
    event = replace(EVENT, contact=OFFICE)
    elements = composed(replace(release(), event=event), words("id")).elements
    block = next(e for e in elements if isinstance(e, Text) and e.block)
    assert block.text.split("\n") == contact_parts(event)
    without = composed(replace(release(), event=replace(EVENT, contact="")), words("id")).elements
    assert [e.text for e in without if isinstance(e, Text) and e.block] == ["Badan Urusan Laut"]


@pytest.mark.parametrize("count", range(0, 60, 2))
def test_the_contact_never_stands_alone_on_a_page(paper: Print, count: int) -> None:
    practice = release().practices[0]
    many = tuple(replace(practice, title=f"Praktik {n}", text="Kata. " * 9) for n in range(count))
    content = replace(
        release(), event=replace(EVENT, contact=OFFICE), practices=many, closing="Sampai jumpa."
    )
    last = pages(paper(content))[-1]
    assert "Sampai jumpa." in last and "Kontak media" in last and "Surel humas" in last


def test_a_contact_of_a_whole_page_still_prints(paper: Print) -> None:
    event = replace(EVENT, contact="; ".join(f"Bagian {n}" for n in range(200)))
    assert "Bagian 199" in pages(paper(replace(release(), event=event)))[-1]


# --- press release ----------------------------------------------------------------------------------


def test_a_press_release_names_the_agencies_and_ends_with_what_was_agreed(paper: Print) -> None:
    content = replace(release(), agencies=("Badan A", "Badan B"), commitments=5, closing="")
    told = " ".join(pages(paper(content)))
    assert "Instansi yang hadir dalam kegiatan ini adalah Badan A dan Badan B." in told
    assert "menyepakati 5 rencana tindak lanjut." in told
    assert "menyepakati" not in " ".join(pages(paper(replace(content, closing="Selesai."))))


@pytest.mark.parametrize("count", range(1, 40))
def test_what_announces_a_list_stays_with_it(paper: Print, count: int) -> None:
    strategies = tuple(f"Strategi {n}" for n in range(count))
    told = pages(paper(replace(release(), strategies=strategies)))
    page = next(page for page in told if "yang dapat diterapkan oleh pihak lain:" in page)
    assert "Posko bersama" in page


# --- sheets to be signed ------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(1, 90, 4))
def test_no_signature_stands_alone_below_a_table(paper: Print, count: int) -> None:
    promise = replace(commitments().sheets[0].promises[0], description="Langkah. " * 12)
    many = tuple(replace(promise, indicator=f"Ukuran {n}") for n in range(count))
    sheet = Commitments(EVENT, (CommitmentSheet("Badan Urusan Laut", many),))
    assert f"Ukuran {count - 1}" in pages(paper(sheet))[-1]
    agencies = tuple(replace(invitations().agencies[0], name=f"Badan {n}") for n in range(count))
    assert f"Badan {count - 1}" in pages(paper(replace(invitations(), agencies=agencies)))[-1]
    here = pages(paper(SignIn(EVENT, (replace(sign_in(count).lists[0]),), blank_rows=0)))[-1]
    assert PEOPLE[(count - 1) % 2].name.split(",")[0] in here


def test_steps_of_nobody_are_not_promised_by_nobody(paper: Print) -> None:
    promise = commitments().sheets[0].promises[0]
    content = Commitments(EVENT, (CommitmentSheet("", (promise,)),))
    told = pages(paper(content))[0]
    assert "Belum ada instansi penanggung jawab untuk 1 tindak lanjut" in told
    assert "Tanpa instansi menyatakan" not in told and "Untuk Tanpa instansi" not in told
    signed = [e for e in composed(content, words("id")).elements if isinstance(e, Signatures)]
    assert set(signed[0].blocks[1].position.removeprefix("Untuk ")) == {"."}


def test_an_agency_without_commitments_is_named(paper: Print) -> None:
    told = pages(paper(Commitments(EVENT, (), "Badan Urusan Hutan")))[0]
    assert "Badan Urusan Hutan" in told and "Rencana tindak lanjut belum dicatat." in told


def test_steps_of_an_earlier_workshop_are_not_promised_again(paper: Print) -> None:
    promise = replace(commitments().sheets[0].promises[0], code="RTL-001")
    old = replace(promise, description="Melatih petugas.", code="RTL-002", earlier=True)
    sheet = CommitmentSheet("Badan Urusan Laut", (promise, old))
    told = pages(paper(Commitments(EVENT, (sheet,))))[0]
    assert "melaksanakan 1 tindak lanjut berikut" in told
    assert "RTL-001 · bersama BUH" in told
    assert told.index("Menyatukan data.") < told.index("lokakarya sebelumnya:")
    assert told.index("lokakarya sebelumnya:") < told.index("Melatih petugas.")
    alone = Commitments(EVENT, (replace(sheet, promises=(old,)),))
    assert "melaksanakan" not in pages(paper(alone))[0]


def test_the_invitation_list_says_how_many_are_expected() -> None:
    facts = [e for e in composed(invitations(), words("id")).elements if isinstance(e, Facts)]
    told = dict(facts[0].rows)
    assert (told["Diperkirakan"], told["Terdaftar"]) == ("3 orang", "2 orang")


# --- minutes and report -------------------------------------------------------------------------------


def test_minutes_say_when_and_how_many_and_who_wrote_them(paper: Print) -> None:
    content = replace(
        minutes(),
        starts=time(8, 0),
        ends=time(15, 15),
        people_present=51,
        agencies_present=25,
        note_taker="Lintang Eka Purnama",
    )
    told = pages(paper(content))[0]
    assert "08.00–15.15 WIB" in told and "Lintang Eka Purnama" in told
    assert "51 orang dari 25 instansi, sesuai daftar hadir terlampir" in told
    assert "terlampir" not in pages(paper(replace(content, people_present=0)))[0]


def test_the_only_day_is_said_once_in_the_minutes() -> None:
    def days_of(ends: date) -> int:
        content = replace(minutes(), event=replace(EVENT, ends_on=ends))
        rows = [
            label
            for element in composed(content, words("en")).elements
            if isinstance(element, Facts)
            for label, value in element.rows
            if value
        ]
        return rows.count("Day and date")

    assert (days_of(date(2023, 3, 29)), days_of(date(2023, 3, 30))) == (1, 2)


def test_every_column_of_the_report_has_a_head() -> None:
    grids = [
        element
        for element in composed(ActivityReport(EVENT, full(), 42), words("id")).elements
        if isinstance(element, Grid)
    ]
    assert grids and all(column.head for grid in grids for column in grid.columns)


def test_a_report_without_invitations_says_so(paper: Print) -> None:
    bare = replace(full(), agencies=())
    told = " ".join(pages(paper(ActivityReport(EVENT, bare, 0))))
    assert "Belum ada instansi yang diundang. 0 orang hadir." in told


def test_a_name_that_hangs_low_does_not_touch_what_stands_below(paper: Print) -> None:
    def apart(name: str) -> float:
        one = replace(PEOPLE[0], name=name, present=True)
        data = SignIn(EVENT, (replace(sign_in().lists[0], people=(one,)),), blank_rows=0)
        heights: dict[str, float] = {}

        def visit(text: str, _cm: object, tm: list[float], *_: object) -> None:
            heights.setdefault(text.strip(), tm[5])

        page = PdfReader(BytesIO(paper(data).data)).pages[0]
        page.extract_text(visitor_text=visit)
        return heights["1"] - heights["hadir"]

    assert apart("ꦱꦼꦏꦂ") > apart("Sekar") + 3


# --- as Word files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [Paper.A4, Paper.F4])
def test_the_page_number_of_a_word_file_stands_at_the_right_margin(size: Paper) -> None:
    file = written(minutes(), size=size)
    section = file.sections[0]
    foot = section.footer.paragraphs[0]
    assert foot.style is not None and not list(foot.style.paragraph_format.tab_stops)
    width, left, right = section.page_width, section.left_margin, section.right_margin
    assert width and left and right
    (stop,) = foot.paragraph_format.tab_stops
    assert abs(stop.position - (width - left - right)) < 1000


def test_the_address_of_a_word_file_stays_together() -> None:
    event = replace(EVENT, contact=OFFICE)
    lines = {p.text: p for p in written(replace(release(), event=event)).paragraphs}
    assert all(lines[part].paragraph_format.keep_with_next for part in contact_parts(event))


def test_the_full_sheet_has_a_shorter_line_to_sign_on() -> None:
    def dots(wide: bool) -> int:
        elements = composed(sign_in(wide=wide), words("id")).elements
        return next(e for e in elements if isinstance(e, Grid)).rows[0][-2].count(".") - 1

    assert (dots(False), dots(True)) == (16, 8)


# --- badges -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sheet", label_sheets(), ids=lambda sheet: sheet.name)
def test_the_letters_of_a_code_are_never_cut(paper: Print, sheet: LabelSheet) -> None:
    wide = "WMWMWMWMWMW"
    told = pages(paper(badges(Badge("Ki", "BUL", "Peserta", "participant", wide), sheet=sheet)))[0]
    assert "WMWM-WMWM-WMW" in told and "…" not in told


def test_sixty_letters_in_a_row_stay_one_word(paper: Print) -> None:
    name = "Superpanjang" * 5
    told = pages(paper(badges(Badge(name, "BUL", "Peserta", "participant", "7K2MQ9XWPHD"))))[0]
    assert name in told


@pytest.mark.parametrize(("text", "apart"), [("Sekar Ayu", 1.22), ("ꦱꦼꦏꦂ", 2.1), ("ᬲᭂᬓᬃ", 2.1)])
def test_scripts_that_hang_low_get_room_below(shelf: FontShelf, text: str, apart: float) -> None:
    options = Options(FONTS, fixed=True)
    setting = Setting(options, Fonts(shelf), shelf.breaks("id"))
    fitted = Fitted(setting, Style(Role.SANS_BOLD, 20, 24, INK), text, (400.0, 200.0), (20.0,))
    assert fitted.height == pytest.approx(20 * apart, abs=0.05)


@pytest.mark.parametrize("sheet", label_sheets(), ids=lambda sheet: sheet.name)
def test_nothing_on_a_badge_is_larger_than_the_name(paper: Print, sheet: LabelSheet) -> None:
    name = "Kol. Laut (P) Dharma Sagala Wijayakusuma Handoko, S.E., M.Tr.Opsla, M.Si."
    one = Badge(name, "BUL", "Peserta", "participant", "7K2MQ9XWPHD")
    sizes: dict[str, float] = {}

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        sizes[text.strip()] = size

    page = PdfReader(BytesIO(paper(badges(one, sheet=sheet)).data)).pages[0]
    page.extract_text(visitor_text=visit)
    assert sizes["BUL"] <= max(size for text, size in sizes.items() if text.startswith("Kol."))


@pytest.mark.parametrize("skip", [10, 13, 25])
def test_more_labels_gone_than_a_sheet_has_leave_no_empty_page(paper: Print, skip: int) -> None:
    printed = paper(badges(sheet=CARD, skip=skip))
    assert printed.pages == 1
    assert len(PdfReader(BytesIO(printed.data)).pages) == 1
