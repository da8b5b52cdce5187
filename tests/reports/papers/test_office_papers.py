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
