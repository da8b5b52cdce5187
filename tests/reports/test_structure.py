"""What a screen reader is told: every text once, in order, as heading, list, table, link, picture."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from tests.reports.conftest import Print, letters, reader
from tests.reports.hostile import NEVER_SHOWN, hostile, told
from tests.reports.programs import structure_text
from tests.reports.sample import full
from workshop_app.reports.clean import one_line
from workshop_app.reports.model import Proceedings

SHOWS = {b"Tj", b"TJ", b"f", b"Do"}


def elements(item: Any) -> Iterator[DictionaryObject]:
    """All elements of the structure below an item, in order."""
    item = item.get_object()
    if isinstance(item, list):
        for kid in item:
            yield from elements(kid)
    elif isinstance(item, DictionaryObject):
        if "/S" in item:
            yield item
        if "/K" in item and item.get("/Type") not in ("/OBJR", "/MCR"):
            yield from elements(item["/K"])


def tree(book: PdfReader) -> list[DictionaryObject]:
    """All elements of a document."""
    root = book.root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    return list(elements(root["/K"]))


def role(element: DictionaryObject) -> str:
    """The role of an element, without the stroke."""
    return str(element["/S"])[1:]


def kids(element: DictionaryObject) -> list[Any]:
    """What stands directly within an element."""
    found = element.get("/K", [])
    return [kid.get_object() for kid in found] if isinstance(found, list) else [found]


def texts_of(data: Proceedings) -> list[str]:
    """Every text of the data that is printed, except the time zone: it stands in a table's head, of which
    an absurd one shows four lines."""
    hidden = {*NEVER_SHOWN, "Proceedings.time_zone"}
    return [text for where, found in told(data).items() if where not in hidden for text in found]


@pytest.mark.parametrize(
    "data",
    [
        # the hostile one has all of these texts and more; reading one takes seconds
        pytest.param(full(), id="full", marks=pytest.mark.deep),
        pytest.param(hostile(), id="hostile"),
    ],
)
def test_no_text_is_lost(printed: Print, tmp_path: Path, data: Proceedings) -> None:
    """Each text of the data is read out, whole and in its order."""
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(data).data)
    said = letters(structure_text(path))
    lost = [
        text
        for text in texts_of(data)
        for line in text.splitlines()
        if letters(one_line(line)) not in said
    ]
    assert lost == []


def test_everything_shown_is_marked(printed: Print) -> None:
    """No ink outside a marked piece, and pieces never within each other."""
    for page in reader(printed(hostile())).pages:
        depth = 0
        content = ContentStream(page.get_contents(), page.pdf)
        for operands, operator in content.operations:
            if operator in (b"BDC", b"BMC"):
                assert depth == 0, operands
                depth = 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in SHOWS and operands != [[]]:
                assert depth == 1 or all(not part for part in operands[0]), operands
        assert depth == 0


def test_pieces_lead_back_to_their_elements(printed: Print) -> None:
    """The parent tree has a way for every marked piece and every link."""
    book = reader(printed(full()))
    root: Any = book.root_object["/StructTreeRoot"]
    ways: dict[int, Any] = {}
    for node in root["/ParentTree"]["/Kids"]:
        numbers = node.get_object()["/Nums"]
        ways |= dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert sorted(ways) == list(range(root["/ParentTreeNextKey"]))
    for item in book.pages:
        page: Any = item
        content = ContentStream(page.get_contents(), page.pdf)
        marks = [
            operands[1]["/MCID"]
            for operands, operator in content.operations
            if operator == b"BDC" and "/MCID" in operands[1]
        ]
        owners = ways[page["/StructParents"]].get_object()
        assert marks == list(range(len(owners)))
        assert page["/Tabs"] == "/S"
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            assert role(ways[link["/StructParent"]].get_object()) == "Link"
            assert link["/Contents"]


def test_headings_go_down_step_by_step(printed: Print) -> None:
    """One H1 for each chapter, none skipped below it."""
    ranks = [int(role(item)[1]) for item in tree(reader(printed(full()))) if role(item)[0] == "H"]
    assert ranks.count(1) == 13
    assert set(ranks) == {1, 2, 3, 4}
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_tables_lists_contents_and_charts(printed: Print) -> None:
    """Each is made of what it must be made of."""
    found = tree(reader(printed(full())))
    for item in found:
        below = [
            role(kid) for kid in kids(item) if isinstance(kid, DictionaryObject) and "/S" in kid
        ]
        if role(item) == "Table":
            assert below in (["THead", "TBody"], ["TBody"])
        elif role(item) == "TH":
            assert item["/A"]["/Scope"] in ("/Column", "/Row")  # type: ignore[index]
        elif role(item) == "LI":
            assert below == ["Lbl", "LBody"]
        elif role(item) == "TOCI":
            assert below == ["Reference"]
        elif role(item) == "Figure":
            assert ": " in str(item["/Alt"])
            assert len(item["/A"]["/BBox"]) == 4  # type: ignore[index]
    counts = Counter(map(role, found))
    assert counts["Table"] == 7
    assert counts["Figure"] == 3
    assert counts["LI"] == len(full().legal_basis)
    assert counts["TOCI"] == 25
    assert counts["Document"] == 1


def test_a_repeated_head_is_read_once(printed: Print) -> None:
    """The head on the second page of a table is furniture."""
    said = [role(item) for item in tree(reader(printed(full())))]
    assert said.count("THead") == 6


def test_the_document_says_that_it_is_tagged(printed: Print) -> None:
    """Readers look for it, for the language, and for the title in the window."""
    root: Any = reader(printed(full())).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
