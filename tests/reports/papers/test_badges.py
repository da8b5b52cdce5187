"""Badges: the code is read off the rendered page, names fit, sheets are filled."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from PySide6.QtPdf import QPdfDocument

from tests.reports.papers.sample import CARD, badges, certificates
from tests.reports.papers.test_papers import Print, pages, paper
from workshop_app.actions.printing import label_sheets
from workshop_app.domain.badges import badge_code
from workshop_app.domain.ids import new_id
from workshop_app.reports.papers.badges import ROLE_COLOURS
from workshop_app.reports.papers.model import Badge, LabelSheet
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import MM

__all__ = ["paper"]


def codes(printed: Printed, folder: Path) -> list[str]:
    """What a scanner reads off the first page at 150 dots per inch."""
    path = folder / "a.pdf"
    path.write_bytes(printed.data)
    _draw(path, folder / "a.png")
    with Image.open(folder / "a.png") as picture:
        return [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


def _draw(path: Path, picture: Path) -> None:
    """Draw the first page with poppler where it is installed, else with Qt."""
    program = shutil.which("pdftoppm")
    if program:
        options = ["-r", "150", "-l", "1", "-png", "-singlefile"]
        subprocess.run([program, *options, path, picture.with_suffix("")], check=True)
        return
    document = QPdfDocument()
    document.load(str(path))
    size = document.pagePointSize(0) * (150 / 72)
    document.render(0, size.toSize()).save(str(picture))


@pytest.mark.parametrize("sheet", label_sheets(), ids=lambda sheet: sheet.name)
def test_every_code_on_a_full_sheet_is_read(
    paper: Print, tmp_path: Path, sheet: LabelSheet
) -> None:
    wanted = [badge_code(new_id()) for _ in range(sheet.columns * sheet.rows)]
    people = [Badge(f"Peserta {code}", "BUL", "Peserta", "participant", code) for code in wanted]
    printed = paper(badges(*people, sheet=sheet))
    assert printed.pages == 1
    assert sorted(codes(printed, tmp_path)) == sorted(wanted)


def test_the_code_on_a_certificate_is_read(paper: Print, tmp_path: Path) -> None:
    assert codes(paper(certificates()), tmp_path) == ["7K2MQ9XWPHD"]


def test_the_code_stands_below_in_letters(paper: Print) -> None:
    assert "7K2M-Q9XW-PHD" in pages(paper(badges()))[0]


@pytest.mark.parametrize("name", ["A" * 300, "Raden " * 60, "Ki", "نور الهدى"])
@pytest.mark.parametrize("sheet", label_sheets(), ids=lambda sheet: sheet.name)
def test_names_stay_on_their_badge(paper: Print, name: str, sheet: LabelSheet) -> None:
    printed = paper(
        badges(Badge(name, "Badan " * 30, "Peserta", "participant", "7K2MQ9XWPHD"), sheet=sheet)
    )
    page = PdfReader(BytesIO(printed.data)).pages[0]
    right = (sheet.left + sheet.width) * MM
    low = float(page.mediabox.height) - (sheet.top + sheet.height) * MM

    def visit(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            assert tm[5] >= low, text
            assert sheet.left * MM <= tm[4] < right, text

    page.extract_text(visitor_text=visit)


def test_long_names_are_set_smaller_not_cut(paper: Print) -> None:
    name = "Prof. Dr. Raden Ayu Kusumaningratna Widyastutiningsih Prabandaru, S.H., M.H., Ph.D."
    told = pages(paper(badges(Badge(name, "BUL", "Peserta", "participant", "7K2MQ9XWPHD"))))[0]
    assert name in told


def test_labels_that_are_gone_are_skipped(paper: Print) -> None:
    many = [Badge(f"Orang {n}", code="7K2MQ9XWPHD") for n in range(8)]
    assert paper(badges(*many)).pages == 1
    assert paper(badges(*many, skip=3)).pages == 2


def test_role_is_said_in_words_on_a_colour_of_its_own(paper: Print) -> None:
    assert "NARASUMBER" in pages(paper(badges()))[0]
    assert len(set(ROLE_COLOURS.values())) == len(ROLE_COLOURS)
    for ink in ROLE_COLOURS.values():
        assert _contrast_with_white(ink) > 6.5


def _contrast_with_white(ink: tuple[float, float, float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in ink)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_only_plain_paper_gets_cutting_marks(paper: Print) -> None:
    cut, punched = badges(), badges(sheet=replace(CARD, cut=False))
    assert len(_marks(paper(cut))) > len(_marks(paper(punched)))


def _marks(printed: Printed) -> list[str]:
    content = PdfReader(BytesIO(printed.data)).pages[0].get_contents()
    assert content is not None
    return [line for line in content.get_data().decode("latin-1").split("\n") if " 0.3 re" in line]


@pytest.mark.parametrize("sheet", label_sheets(), ids=lambda sheet: sheet.name)
def test_labels_lie_on_their_paper(sheet: LabelSheet) -> None:
    wide, high = {"A4": (210, 297), "F4": (215, 330)}[sheet.paper]
    assert (
        sheet.left * 2 + sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap_x
        <= wide + 0.6
    )
    assert sheet.top * 2 + sheet.rows * sheet.height + (sheet.rows - 1) * sheet.gap_y <= high + 0.6
