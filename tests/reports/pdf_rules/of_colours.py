"""Rules about ink: output intent, colours, pictures, transparency, operators (ISO 19005-2, 6.2)."""

from collections.abc import Iterator
from struct import unpack_from
from typing import Any

from tests.reports.pdf_rules.book import Book, Rule, items, resolved

_INTENTS = frozenset(
    {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
)
_BLENDS = frozenset(
    {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten"}
    | {"/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion"}
    | {"/Hue", "/Saturation", "/Color", "/Luminosity"}
)
_NAMED_OPERATORS = (
    "b B b* B* BDC BI ID EI BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i INLINE IMAGE "
    "j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w "
    "W W* y ' \""
)
_OPERATORS = frozenset(_NAMED_OPERATORS.split())
_DEVICES = {"/DeviceRGB": b"RGB ", "/DeviceCMYK": b"CMYK"}
_PAINTED = {"rg": b"RGB ", "RG": b"RGB ", "k": b"CMYK", "K": b"CMYK"}


def _profile(book: Book) -> bytes:
    """The colour profile that the archive's intent leads to."""
    for intent in items(book.root.get("/OutputIntents")):
        if intent.get("/S") == "/GTS_PDFA1":
            stream = resolved(intent.get("/DestOutputProfile"))
            return bytes(stream.get_data()) if stream is not None else b""
    return b""


def output_intent(book: Book) -> Iterator[str]:
    """One intent for archives, with a sound profile that has as many colours as it says."""
    intents = items(book.root.get("/OutputIntents"))
    ours = [item for item in intents if item.get("/S") == "/GTS_PDFA1"]
    if len(ours) != 1:
        yield f"{len(ours)} intents"
        return
    if not ours[0].get("/OutputConditionIdentifier") or "/DestOutputProfileRef" in ours[0]:
        yield "intent without a condition, or with a profile elsewhere"
    data = _profile(book)
    if len(data) < 132 or data[36:40] != b"acsp" or unpack_from(">L", data)[0] != len(data):
        yield "no colour profile"
        return
    if data[12:16] not in (b"mntr", b"prtr") or data[8] > 4:
        yield f"profile of class {data[12:16]!r}, version {data[8]}"
    wanted = {b"RGB ": 3, b"CMYK": 4, b"GRAY": 1}.get(data[16:20])
    if resolved(ours[0]["/DestOutputProfile"]).get("/N") != wanted:
        yield "profile with another number of colours"


def colours(book: Book) -> Iterator[str]:
    """Colours of devices are those of the intent."""
    space = _profile(book)[16:20]
    for operation in book.operations:
        if _PAINTED.get(operation.operator, space) != space or (
            operation.operator in ("cs", "CS") and _strange(operation.operands[0], space)
        ):
            yield f"page {operation.page} paints with {operation.operator}"
    for item in book.dictionaries():
        wanted = resolved(item.get("/ColorSpace") or item.get("/CS"))
        if item.get("/Subtype") == "/Image" or item.get("/S") == "/Transparency":
            yield from (f"colours {name}" for name in items(wanted) if _strange(name, space))


def _strange(name: Any, space: bytes) -> bool:
    return isinstance(name, str) and _DEVICES.get(name, space) != space


def intents_of_rendering(book: Book) -> Iterator[str]:
    """Only the four known ways to fit colours."""
    said = [operation.operands[0] for operation in book.operations if operation.operator == "ri"]
    said += [item["/RI"] for item in book.dictionaries() if "/RI" in item]
    said += [item["/Intent"] for item in book.images() if "/Intent" in item]
    yield from (f"intent {name}" for name in said if name not in _INTENTS)


def images(book: Book) -> Iterator[str]:
    """Pictures are shown as they are: not smoothed, no substitutes, whole numbers of bits."""
    for item in book.images():
        if item.get("/Interpolate"):
            yield "smoothed picture"
        yield from (
            f"picture with {key}" for key in ("/Alternates", "/OPI", "/SMaskInData") if key in item
        )
        if item.get("/BitsPerComponent") not in (1, 2, 4, 8, 16) and not item.get("/ImageMask"):
            yield f"{item.get('/BitsPerComponent')} bits"


def jpeg_pictures(book: Book) -> Iterator[str]:
    """A JPEG is as large, and has as many colours, as its dictionary says."""
    for item in book.images():
        if "/DCTDecode" not in items(item.get("/Filter")):
            continue
        frame = _frame(item._data)
        wanted = {"/DeviceRGB": 3, "/DeviceGray": 1, "/DeviceCMYK": 4}.get(item["/ColorSpace"])
        if frame != (item["/Height"], item["/Width"], wanted):
            yield f"picture {frame} is said to be {item['/Height'], item['/Width'], wanted}"


def _frame(data: bytes) -> tuple[int, int, int]:
    """Height, width and number of colours of a JPEG."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], unpack_from(">H", data, at + 2)[0]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width, count = unpack_from(">HHB", data, at + 5)
            return height, width, count
        at += 2 + length
    return 0, 0, 0


def forms_of_ink(book: Book) -> Iterator[str]:
    """No PostScript, and no content from other files."""
    for item in book.dictionaries():
        kind = item.get("/Subtype")
        if kind == "/PS" or item.get("/Subtype2") == "/PS" or (kind == "/Form" and "/Ref" in item):
            yield "PostScript, or content from elsewhere"


def graphics_states(book: Book) -> Iterator[str]:
    """No transfer curves, and half-tones as the printer does them."""
    for item in book.of_kind("/ExtGState"):
        if "/TR" in item or "/HTP" in item or item.get("/TR2", "/Default") != "/Default":
            yield "transfer curves"


def transparency(book: Book) -> Iterator[str]:
    """Nothing shines through (part 1), or only in known ways where an intent says what colours mean."""
    clear = [
        *(f"blend {mode}" for mode in _modes(book) if mode not in _BLENDS),
        *("mask" for item in book.dictionaries() if _masked(item) and book.part == 1),
        *("opacity" for item in book.dictionaries() if _faint(item) and book.part == 1),
    ]
    yield from clear
    seen = any(_masked(item) or _faint(item) for item in book.dictionaries())
    if seen and not _profile(book):
        yield "transparency without a space to blend in"


def _modes(book: Book) -> list[Any]:
    return [mode for item in book.of_kind("/ExtGState") for mode in items(item.get("/BM"))]


def _masked(item: Any) -> bool:
    return bool(resolved(item.get("/SMask", "/None")) != "/None")


def _faint(item: Any) -> bool:
    return any(float(item.get(key, 1)) < 1 for key in ("/ca", "/CA")) and "/Subtype" not in item


def operators(book: Book) -> Iterator[str]:
    """Only the operators of the standard, and resources that exist."""
    for operation in book.operations:
        if operation.operator not in _OPERATORS:
            yield f"page {operation.page} has operator {operation.operator}"
        wanted = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState"}.get(operation.operator)
        if wanted:
            page = book.pages[operation.page - 1]
            known = resolved(resolved(page["/Resources"]).get(wanted)) or {}
            if operation.operands[0] not in known:
                yield f"page {operation.page} uses unknown {operation.operands[0]}"


RULES: dict[str, Rule] = {
    "6.2.2 operators and resources": operators,
    "6.2.3 output intent": output_intent,
    "6.2.4 colours": colours,
    "6.2.5 graphics states": graphics_states,
    "6.2.6 rendering intents": intents_of_rendering,
    "6.2.8 images": images,
    "6.2.8 JPEG": jpeg_pictures,
    "6.2.9 forms": forms_of_ink,
    "6.2.10 transparency": transparency,
}
