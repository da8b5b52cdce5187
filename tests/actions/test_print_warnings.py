"""Warnings of the printing process lead to the record they come from."""

from pathlib import Path

import pytest

from workshop_app.actions.print_warnings import place_of_warning
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator, label
from workshop_app.domain.records import Attachment, Commitment, Practice


@pytest.fixture
def ws(tmp_path: Path) -> Workshop:
    return Workshop.create(tmp_path / "a.workshop", Operator("Ani", "A", "x"), title="Kecil")


def test_by_a_character_and_by_a_photo(ws: Workshop) -> None:
    with ws.operation(label("x")) as op:
        op.add(Practice, title="Tanpa apa-apa")
        practice = op.add(Practice, title="Praktik", action="Aksara \U00013000 yang langka")
        promise = op.add(Commitment, description="Janji")
        op.add(
            Attachment,
            record_kind="commitment",
            record_id=promise,
            sha256="0" * 64,
            file_name="foto-rapat.jpg",
        )
    boxes = "1 character has no glyph in the fonts and was printed as a box: \U00013000 (U+13000)"
    assert place_of_warning(ws, boxes) == ("practice", practice)
    broken = "The photo foto-rapat.jpg cannot be read; it was left out."
    assert place_of_warning(ws, broken) == ("commitment", promise)
    assert place_of_warning(ws, "The logo cannot be read.") is None
    ws.close()


def test_a_character_that_is_gone_leads_nowhere(ws: Workshop) -> None:
    assert place_of_warning(ws, "printed as a box: \U00013000 (U+13000)") is None
    assert place_of_warning(ws, "printed as a box: a (U+0062)") is None
    ws.close()


def test_by_the_words_that_are_quoted(ws: Workshop) -> None:
    """Cut short, with a number before them, and over line ends."""
    with ws.operation(label("x")) as op:
        op.add(Practice, title="Tanpa apa-apa")
        promise = op.add(Commitment, description="Menyusun pedoman\nyang lengkap sekali")
    cut = "Page 3: the row of \u201cMenyusun pedoman yang\u2026\u201d is taller than a page."
    assert place_of_warning(ws, cut) == ("commitment", promise)
    numbered = "Page 3: \u201cS1 \u00b7 Menyusun pedoman\u2026\u201d was cut."
    assert place_of_warning(ws, numbered) == ("commitment", promise)
    assert place_of_warning(ws, "Page 3: \u201cTime (WIB)\u201d was cut.") is None
    ws.close()
