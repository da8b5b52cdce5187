"""What the tests of the print room share: the shipped fonts, and printing into a reader."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.reports.words import FakeWords
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.proceedings import Printed, print_proceedings
from workshop_app.reports.theme import Options, Paper

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

Print = Callable[..., Printed]


@pytest.fixture(scope="session")
def shelf() -> FontShelf:
    """The shipped fonts, read once."""
    return FontShelf(FONTS)


@pytest.fixture(scope="session")
def printed(shelf: FontShelf) -> Print:
    """Print proceedings in memory."""

    def run(
        data: Proceedings, language: str = "id", paper: Paper = Paper.A4, two_sided: bool = True
    ) -> Printed:
        options = Options(FONTS, language, paper, two_sided, fixed=True)
        return print_proceedings(data, options, FakeWords(language), silent, never_cancelled, shelf)

    return run


def reader(printed: Printed) -> PdfReader:
    """The printed document, read back strictly."""
    return PdfReader(BytesIO(printed.data), strict=True)


def texts(printed: Printed) -> list[str]:
    """The text of each page, with white space runs as one space."""
    return [" ".join(page.extract_text().split()) for page in reader(printed).pages]


def flowing(printed: Printed) -> str:
    """The text between head and foot of all pages, as one stream of letters."""
    found: list[str] = []
    for page in reader(printed).pages:
        low, high = 80.0, float(page.mediabox.height) - 80.0

        def visit(
            text: str,
            _cm: object,
            tm: list[float],
            *_: object,
            low: float = low,
            high: float = high,
        ) -> None:
            if low < tm[5] < high:
                found.append(text)

        page.extract_text(visitor_text=visit)
    return letters("".join(found))


def letters(text: str) -> str:
    """A text without white space and hyphens, so that line ends do not matter."""
    return "".join(char for char in text if not char.isspace() and char not in "-\u00ad\u2010")
