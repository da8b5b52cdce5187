"""PDF/A-2b and 3b by the rules of the standard: our files keep each one, and each one can be broken."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from tests.reports.everything import every_kind_of_picture, whole
from tests.reports.hostile import hostile
from tests.reports.pdf_rules import RULES, broken
from tests.reports.pdf_rules.book import Book, Operation
from tests.reports.test_archive import MADE, pdf
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.theme import Archive

Spoil = Callable[[Book], None]


@pytest.mark.parametrize("archive", list(Archive))
@pytest.mark.parametrize(
    "data", [whole(), hostile(), Proceedings(title="")], ids=["whole", "hostile", "empty"]
)
def test_no_rule_is_broken(shelf: FontShelf, archive: Archive, data: Proceedings) -> None:
    """A book with everything, one spoiled in every field, and one without anything."""
    made = pdf(shelf, data, archive, MADE)
    assert broken(Book(made, archive.value)) == {}


def test_no_picture_breaks_a_rule(shelf: FontShelf) -> None:
    """Pictures of every kind, most of them twice: in a practice and among the photos."""
    data = replace(whole(), photos=every_kind_of_picture())
    book = Book(pdf(shelf, data, Archive.A2B, MADE), 2)
    assert len(book.images()) > 10
    assert broken(book) == {}


@pytest.fixture(scope="module")
def made(shelf: FontShelf) -> bytes:
    """A file with everything, fit for archives with attachments."""
    return pdf(shelf, whole(), Archive.A3B, MADE)


def name(text: str) -> NameObject:
    """A name, written without its stroke."""
    return NameObject(f"/{text}")


def entries(**found: Any) -> DictionaryObject:
    """A dictionary."""
    return DictionaryObject({name(key): value for key, value in found.items()})


def in_root(key: str, value: Any, book: Book) -> None:
    """One more entry of the catalogue, or another one."""
    book.root[name(key)] = value


def in_trailer(key: str, value: Any, book: Book) -> None:
    """The same of the trailer."""
    book.trailer[name(key)] = value


def in_first(kind: str, key: str, value: Any, book: Book) -> None:
    """The same of the first object of a type."""
    book.of_kind(f"/{kind}")[0][name(key)] = value


def without(kind: str, key: str, book: Book) -> None:
    """The first object of a type lacks an entry."""
    del book.of_kind(f"/{kind}")[0][f"/{key}"]


def in_picture(key: str, value: Any, book: Book) -> None:
    """The same of a picture."""
    book.images()[0][name(key)] = value


def in_link(key: str, value: Any, book: Book) -> None:
    """The same of a link."""
    book.annotations()[0][name(key)] = value


def in_element(role: str, key: str, value: Any, book: Book) -> None:
    """The same of the first element of a role; without a value the entry is taken out."""
    element = next(item for item in book.dictionaries() if item.get("/S") == f"/{role}")
    if value is None:
        del element[f"/{key}"]
    else:
        element[name(key)] = value


def more(book: Book, thing: Any) -> None:
    """One more object."""
    book.objects[len(book.objects) + 1] = thing


def one_more(thing: Any, book: Book) -> None:
    """The same as a step."""
    more(book, thing)


def painted(operator: str, *operands: Any) -> Spoil:
    """A step that paints something more on the last page."""

    def spoil(book: Book) -> None:
        book.operations.append(Operation(len(book.pages), operator, list(operands)))

    return spoil


def in_metadata(old: bytes, new: bytes, book: Book) -> None:
    """Other words in the metadata."""
    stream = book.root["/Metadata"].get_object()
    data = stream.get_data()
    assert old in data
    stream._data = data.replace(old, new)


def in_bytes(pattern: bytes, new: bytes, book: Book) -> None:
    """Other bytes in the file, where the pattern is found first."""
    changed, count = re.subn(pattern, new, book.data, count=1, flags=re.DOTALL)
    assert count
    book.data = changed


def in_profile(book: Book) -> None:
    """A colour profile that is cut short."""
    stream = book.root["/OutputIntents"][0].get_object()["/DestOutputProfile"].get_object()
    stream._data = stream._data[:20]
    stream.decoded_self = None


def in_text(font_text: str, book: Book) -> None:
    """The last font reads as another text than it shows."""
    font = book.of_kind("/Font")[0]
    stream = DecodedStreamObject()
    stream.set_data(font_text.encode())
    font[name("ToUnicode")] = stream


def in_widths(book: Book) -> None:
    """A font that says that all its characters are equally wide."""
    font = book.of_kind("/Font")[0]
    font[name("Widths")] = ArrayObject([NumberObject(500)] * len(font["/Widths"]))


def in_tables(book: Book) -> None:
    """A row lacks its last cell."""
    rows = [item for item in book.dictionaries() if item.get("/S") == "/TR"]
    rows[1]["/K"].pop()


def in_names(book: Book) -> None:
    """The names of the files stand in the other order."""
    pairs = book.root["/Names"]["/EmbeddedFiles"]["/Names"]
    pairs[:2], pairs[-2:] = list(pairs[-2:]), list(pairs[:2])


def in_heading(book: Book) -> None:
    """A heading of the fifth rank where none of the fourth is above it."""
    in_element("H2", "S", name("H5"), book)


def shining(book: Book) -> None:
    """Something shines through, and no intent says what its colours mean."""
    in_root("OutputIntents", ArrayObject(), book)
    more(book, entries(ca=FloatObject(0.5)))


def in_page(key: str, value: Any, book: Book) -> None:
    """An entry of every page."""
    for page in book.pages:
        page[name(key)] = value


HIDDEN = NumberObject(6)
LZW = DecodedStreamObject()
LZW[name("Filter")] = name("LZWDecode")
STEPS: dict[str, list[Spoil]] = {
    "6.1.2 header": [
        partial(in_bytes, rb"\A%PDF-1\.7", b"\n%PDF-1.7"),
        partial(in_bytes, rb"\n%....\n", b"\n%text\n"),
    ],
    "6.1.3 identifier": [partial(in_trailer, "ID", ArrayObject())],
    "6.1.3 nothing after the end": [partial(in_bytes, rb"%%EOF\n\Z", b"%%EOF\nmore")],
    "6.1.3 not encrypted": [partial(in_trailer, "Encrypt", entries())],
    "6.1.4 cross-reference": [partial(in_bytes, rb"startxref\n\d+", b"startxref\n15")],
    "6.1.5 object streams": [
        partial(in_first, "ObjStm", "Extends", NumberObject(1)),
        lambda book: setattr(book, "part", 1),
    ],
    "6.1.6 hexadecimal strings": [
        partial(in_bytes, rb"<</Type/ObjStm", b"<</Odd<ABC>/Type/ObjStm")
    ],
    "6.1.7.1 stream lengths": [
        partial(in_bytes, rb"\nendstream", b"endstream"),
        partial(in_bytes, rb">>\nstream\n", b">>stream\n"),
    ],
    "6.1.7.2 filters": [
        partial(one_more, LZW),
        lambda book: book.streams()[0].update({name("F"): TextStringObject("elsewhere.pdf")}),
    ],
    "6.1.9 object lines": [partial(in_bytes, rb"\nendobj", b" endobj")],
    "6.1.12 permissions": [
        partial(in_root, "Perms", entries(Other=NumberObject(1))),
        partial(in_root, "Requirements", ArrayObject()),
        partial(in_page, "PresSteps", entries()),
    ],
    "6.1.13 limits": [
        partial(one_more, name("n" * 128)),
        partial(one_more, ByteStringObject(b"s" * 32_768)),
        partial(one_more, NumberObject(2**31)),
        partial(one_more, FloatObject("3.5e38")),
        lambda book: book.operations.extend([Operation(1, "q", [])] * 29),
        partial(in_page, "MediaBox", RectangleObject((0, 0, 2, 20_000))),
    ],
    "6.2.2 operators and resources": [painted("PS"), painted("Tf", "/F999", 10)],
    "6.2.3 output intent": [
        partial(in_root, "OutputIntents", ArrayObject()),
        partial(in_first, "OutputIntent", "DestOutputProfileRef", entries()),
        in_profile,
    ],
    "6.2.4 colours": [
        painted("k", 0, 0, 0, 1),
        painted("cs", "/DeviceCMYK"),
        partial(in_picture, "ColorSpace", name("DeviceCMYK")),
    ],
    "6.2.5 graphics states": [
        partial(one_more, entries(Type=name("ExtGState"), TR=name("Identity")))
    ],
    "6.2.6 rendering intents": [
        painted("ri", "/Vivid"),
        partial(in_picture, "Intent", name("Vivid")),
    ],
    "6.2.8 images": [
        partial(in_picture, "Interpolate", BooleanObject(True)),
        partial(in_picture, "Alternates", ArrayObject()),
        partial(in_picture, "BitsPerComponent", NumberObject(12)),
    ],
    "6.2.8 JPEG": [partial(in_picture, "Width", NumberObject(7))],
    "6.2.9 forms": [partial(one_more, entries(Subtype=name("PS")))],
    "6.2.10 transparency": [
        partial(one_more, entries(Type=name("ExtGState"), BM=name("Shine"))),
        shining,
    ],
    "6.2.11.4 embedded": [partial(without, "FontDescriptor", "FontFile2")],
    "6.2.11.4.2 subset names": [
        partial(in_first, "Font", "BaseFont", name("NotoSerif")),
        partial(in_first, "FontDescriptor", "FontName", name("AAAAAB+Other")),
    ],
    "6.2.11.5 widths": [in_widths],
    "6.2.11.6 encodings": [
        partial(in_first, "Font", "Encoding", name("WinAnsiEncoding")),
        partial(in_first, "FontDescriptor", "Flags", NumberObject(32)),
    ],
    "6.2.11.7 readable": [
        partial(without, "Font", "ToUnicode"),
        partial(in_text, "1 beginbfchar\n<41> <FEFF>\nendbfchar"),
    ],
    "6.2.11.8 no missing glyph": [
        lambda book: book.operations.insert(-1, Operation(1, "Tj", [ByteStringObject(b"\x01")]))
    ],
    "6.3 annotations": [
        partial(in_link, "F", HIDDEN),
        partial(in_link, "Subtype", name("Sound")),
        partial(in_link, "Subtype", name("Stamp")),
    ],
    "6.4 forms": [partial(in_root, "AcroForm", entries(NeedAppearances=BooleanObject(True)))],
    "6.5 actions": [
        partial(in_root, "AA", entries()),
        partial(in_root, "OpenAction", entries(S=name("Launch"), F=TextStringObject("a.exe"))),
        partial(in_root, "OpenAction", entries(S=name("JavaScript"), JS=TextStringObject("1"))),
        partial(in_link, "A", entries(Type=name("Action"), S=name("Named"), N=name("Print"))),
    ],
    "6.6.2.1 metadata": [
        lambda book: book.root.__delitem__("/Metadata"),
        partial(in_metadata, b"<?xpacket begin=", b"<?xpacket encoding='UTF-8' begin="),
        partial(in_first, "Metadata", "Filter", name("FlateDecode")),
    ],
    "6.6.2.3 extension schemas": [
        partial(in_metadata, b"<dc:format>", b'<x:y xmlns:x="urn:x">1</x:y><dc:format>')
    ],
    "6.6.3 agreement": [
        lambda book: (
            book.trailer["/Info"].get_object().update({name("Title"): TextStringObject("x")})
        ),
        partial(in_metadata, b"<xmp:CreateDate>2023", b"<xmp:CreateDate>2024"),
    ],
    "6.6.4 identification": [
        partial(in_metadata, b"<pdfaid:part>3", b"<pdfaid:part>4"),
        partial(in_metadata, b"<pdfaid:conformance>B", b"<pdfaid:conformance>A"),
    ],
    "6.8 embedded files": [
        lambda book: setattr(book, "part", 2),
        partial(without, "Filespec", "UF"),
        partial(in_first, "Filespec", "AFRelationship", name("Unspecific")),
        partial(in_root, "AF", ArrayObject()),
        partial(in_first, "EmbeddedFile", "Subtype", name("table")),
        partial(in_first, "EmbeddedFile", "Params", entries(Size=NumberObject(3))),
    ],
    "6.8 names of embedded files": [in_names],
    "6.9 optional content": [partial(in_root, "OCProperties", entries(D=entries()))],
    "UA 5 claims": [partial(in_metadata, b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")],
    "UA 7.1 tagged": [
        partial(in_root, "MarkInfo", entries()),
        partial(
            in_root, "MarkInfo", entries(Marked=BooleanObject(True), Suspects=BooleanObject(True))
        ),
        partial(in_root, "ViewerPreferences", entries()),
        lambda book: book.root.__delitem__("/Lang"),
        lambda book: book.trailer["/Info"].get_object().__delitem__("/Title"),
    ],
    "UA 7.1 all ink marked": [
        painted("Tj", ByteStringObject(b"x")),
        lambda book: book.operations.extend([Operation(99, "BMC", ["/Artifact"])] * 2),
    ],
    "UA 7.1 pieces belong": [
        painted("BDC", "/P", {"/MCID": 4000}),
        partial(in_element, "P", "K", ArrayObject([NumberObject(0), NumberObject(0)])),
    ],
    "UA 7.1 known roles": [partial(in_element, "P", "S", name("Paragraph"))],
    "UA 7.2 languages": [partial(in_element, "P", "Lang", TextStringObject("indonesia"))],
    "UA 7.2 nesting": [
        partial(in_element, "LI", "S", name("P")),
        partial(in_element, "TR", "S", name("Sect")),
    ],
    "UA 7.3 figures": [
        partial(in_element, "Figure", "Alt", None),
        partial(in_element, "Figure", "A", None),
    ],
    "UA 7.4 headings": [in_heading, partial(in_element, "H1", "S", name("H2"))],
    "UA 7.5 tables": [in_tables, partial(in_element, "TH", "A", None)],
    "UA 7.6 lists": [partial(in_element, "L", "A", None)],
    "UA 7.18 links": [
        partial(in_page, "Tabs", name("R")),
        partial(in_link, "Contents", TextStringObject("")),
        lambda book: book.annotations()[0].__delitem__("/StructParent"),
        lambda book: book.annotations()[0].__delitem__("/Dest"),
    ],
}


@pytest.mark.parametrize(
    ("rule", "place"), [(rule, place) for rule in STEPS for place in range(len(STEPS[rule]))]
)
def test_each_rule_can_be_broken(made: bytes, rule: str, place: int) -> None:
    """A file that breaks it in one of the ways it can be broken is found out, by name."""
    book = Book(made, 3)
    STEPS[rule][place](book)
    assert [*RULES[rule](book)] != []


def test_no_rule_is_left_untried() -> None:
    assert set(STEPS) == set(RULES)
